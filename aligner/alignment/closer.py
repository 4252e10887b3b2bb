"""The second pass: beads in doubt are looked at more closely, and their chances reckoned again, exactly."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from aligner.alignment.costs import NULLS, Closer, Task
from aligner.alignment.evidence import NAMES, word_evidence
from aligner.alignment.lattice import Chances, Lattice, Scores, best, chances
from aligner.alignment.posterior import Posteriors
from aligner.alignment.search import Step
from aligner.alignment.sides import Side
from aligner.protocols import Floats

Ints = NDArray[np.int64]

# Beads less likely than this are not looked at again: of 3,753 of gold 11 are.
LEAST = 1e-3
# The share of sentences with figures from which a text reports; and sentences of a text half of whose have such.
REPORTS, UNSEEN = 0.2, 6.0


@dataclass(frozen=True, slots=True)
class Doubt:
    """The likely beads of one problem with all that is known of them, as (k, f), and what is known of nulls."""

    lattice: Lattice
    features: Floats
    nulls: tuple[Floats, Floats]
    runs: Floats

    @classmethod
    def of(cls, task: Task, first: Posteriors, source: Side, target: Side, figures: float) -> Doubt:
        """Collect the beads that the first pass finds likely; `figures` is what `tells_figures` returns."""
        scores, probabilities = _looked_up(task, first)
        likely = np.flatnonzero(probabilities >= LEAST)
        lattice = Lattice.of(task.places[likely], *task.problem.shape)
        likely = likely[lattice.order]
        features = np.concatenate(
            [task.features[likely], scores[likely, None], word_evidence(source, target, lattice.beads)], axis=1
        )
        nulls = [np.concatenate([x, np.full((len(x), 1), figures)], axis=1) for x in task.nulls]
        return cls(lattice, features, (nulls[0], nulls[1]), np.array([1.0, figures], np.float32))

    def scores(self, closer: Closer) -> Scores:
        """Weigh the features."""
        bead, null, gap = (np.array(list(x.values())) for x in (closer.bead, closer.null, closer.gap))
        return Scores(self.features @ bead, self.nulls[0] @ null, self.nulls[1] @ null, float(self.runs @ gap))


def names(first_pass: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Return the names of a bead's, a null's and a run's features in the second pass."""
    return (*first_pass, "score", *NAMES), (*NULLS, "figures"), ("run", "figures")


def tells_figures(source: Side, target: Side) -> float:
    """Return from 0 to 1 how much a text reports: by its sentences with figures, of which REPORTS are enough."""
    sentences = len(source) + len(target)
    share = (float(source.digits.sum() + target.digits.sum()) + UNSEEN / 6) / (sentences + UNSEEN)
    return min(share / REPORTS, 1.0)


def decide(found: Chances, lattice: Lattice, expected: float, null_floor: float) -> Iterator[tuple[Step, float]]:
    """Yield the beads of the highest expected F1, about, with their probabilities: see `posterior.for_f1`."""
    likely = {tuple(bead): p for bead, p in zip(lattice.beads.tolist(), found.beads.tolist(), strict=True)}
    gains = Scores(found.beads - expected / 2, (found.source - null_floor) / 2, (found.target - null_floor) / 2, 0.0)
    for step in best(lattice, gains):
        (i, j), (row, column) = step.start, step.end
        if row > i and column > j:
            yield step, likely[row, column, row - i, column - j]
        else:
            yield step, float(np.mean(found.source[i:row] if row > i else found.target[j:column]))


def second_pass(
    task: Task, first: Posteriors, sides: tuple[Side, Side], closer: Closer, figures: float
) -> tuple[Chances, Lattice]:
    """Return the chances of the likely beads after a closer look at them."""
    doubt = Doubt.of(task, first, *sides, figures)
    return chances(doubt.lattice, doubt.scores(closer)), doubt.lattice


def _looked_up(task: Task, first: Posteriors) -> tuple[Floats, Floats]:
    """Return the plausible beads' scores and probabilities in the first pass."""
    firsts = np.array([block.first for block in first.blocks])
    which = np.searchsorted(firsts, task.places[:, 0], side="right") - 1
    scores, probabilities = np.zeros(len(task.places), np.float32), np.zeros(len(task.places), np.float32)
    for number, (block, chance) in enumerate(zip(task.problem.blocks, first.blocks, strict=True)):
        here = np.flatnonzero(which == number)
        i, j, a, b = task.places[here].T
        place = i - block.first, a - 1, j - block.low, b - 1
        scores[here], probabilities[here] = block.scores[place], chance.scores[place]
    return scores, probabilities
