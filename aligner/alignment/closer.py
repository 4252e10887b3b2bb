"""The second pass: beads in doubt are looked at more closely, and their chances reckoned again, exactly."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from aligner.alignment.candidates import Candidates, Mask
from aligner.alignment.coarse import Band
from aligner.alignment.costs import NULLS, Closer, Task, Weights
from aligner.alignment.evidence import NAMES, word_evidence
from aligner.alignment.lattice import Chances, Lattice, Scores, best, chances
from aligner.alignment.posterior import Posteriors
from aligner.alignment.search import Step
from aligner.alignment.sides import Side
from aligner.alignment.wide import wider
from aligner.protocols import Floats

# Beads less likely than this are not looked at again: of 2,992 of gold 12 are.
LEAST = 5e-3
# The score of leaving out a sentence of a bead that is beyond doubt.
SETTLED = -1e4
# The share of sentences with figures from which a text reports; and sentences of a text half of whose have such.
REPORTS, UNSEEN = 0.2, 6.0


@dataclass(frozen=True, slots=True)
class Doubt:
    """The likely beads of one problem with all that is known of them, as (k, f), and what is known of nulls.

    `sure` (k,) are the beads beyond doubt: they cut the lattice, nothing of them is looked at, and their probability
    stays that of the first pass, `before` (k,). `settled` tells the sentences of each side that they cover.
    `block_scores` (k,) are what headings and captions speak for, not weighed.
    """

    lattice: Lattice
    features: Floats
    nulls: tuple[Floats, Floats]
    runs: Floats
    before: Floats
    sure: Mask
    settled: tuple[Mask, Mask]
    block_scores: Floats

    @classmethod
    def of(
        cls, task: Task, first: Posteriors, sides: tuple[Side, Side], band: Band, model: Weights, figures: float
    ) -> Doubt:
        """Collect the beads that the first pass finds likely; `figures` is what `tells_figures` returns."""
        shape = task.problem.shape
        found = Candidates.of(task, first)
        found = found.at(found.sure | (found.free(shape) & (found.chances >= LEAST)))
        found = found.joined(wider(found, sides, band, model))
        found = found.at(found.sure | found.free(shape))
        lattice = Lattice.of(found.places, *shape)
        found = found.at(lattice.order)
        looked = np.flatnonzero(~found.sure)
        features = np.zeros((len(found), found.features.shape[1] + 1 + len(NAMES)), np.float32)
        words = word_evidence(*sides, lattice.beads[looked])
        features[looked] = np.concatenate([found.features[looked], found.scores[looked, None], words], axis=1)
        nulls = [np.concatenate([x, np.full((len(x), 1), figures)], axis=1) for x in task.nulls]
        runs = np.array([1.0, figures], np.float32)
        settled = found.settled(shape)
        return cls(
            lattice, features, (nulls[0], nulls[1]), runs, found.chances, found.sure, settled, found.block_scores
        )

    def scores(self, closer: Closer) -> Scores:
        """Weigh the features."""
        bead, null, gap = (np.array(list(x.values())) for x in (closer.bead, closer.null, closer.gap))
        left = [np.where(here, SETTLED, x @ null) for here, x in zip(self.settled, self.nulls, strict=True)]
        return Scores(self.features @ bead + self.block_scores, left[0], left[1], float(self.runs @ gap))


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
    task: Task, first: Posteriors, sides: tuple[Side, Side], band: Band, model: Weights, closer: Closer, figures: float
) -> tuple[Chances, Lattice]:
    """Return the chances of the likely beads after a closer look at them."""
    doubt = Doubt.of(task, first, sides, band, model, figures)
    found = chances(doubt.lattice, doubt.scores(closer))
    return replace(found, beads=np.where(doubt.sure, doubt.before, found.beads)), doubt.lattice
