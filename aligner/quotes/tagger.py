"""The tagger of speech: says of each clause whether it is spoken, and where a turn begins.

A linear-chain conditional random field (Lafferty, McCallum and Pereira 2001, ICML) over clauses with three states:
outside, the first clause of a span of speech, and inside. `training/speech` makes its weights.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import as_file, files

import numpy as np
from numpy.typing import NDArray

from aligner.quotes.clauses import Clauses

OUTSIDE, BEGINS, INSIDE = 0, 1, 2
STATES = 3
LEAN = 2.0  # what it is worth that rules hold a clause for speech, and no verb of speech is in it
NEVER = -1e4
HOLD = 8.0  # what it costs to end a turn within its line where no verb of speech does
Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Tagger:
    """`emissions` has a row of `STATES` weights for each clause feature, `transitions` one of 9 for each joint."""

    emissions: Floats
    transitions: Floats
    planes: tuple[tuple[Floats, ...], tuple[Floats, ...]] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Lay out the weights a column at a time, which takes a seventh of the time to add up."""
        planes = tuple(tuple(np.ascontiguousarray(table.T)) for table in (self.emissions, self.transitions))
        object.__setattr__(self, "planes", planes)

    def scores(self, clauses: Clauses) -> tuple[Floats, Floats]:
        """Return the score of each state for each clause (n × 3), and of each step into it (n × 3 × 3)."""
        count = len(clauses)
        emissions, transitions = self.planes
        scores = np.stack([plane.take(clauses.features).sum(axis=1) for plane in emissions], axis=1)
        for state in range(STATES):
            scores[:, state] += np.bincount(clauses.bag_of, emissions[state].take(clauses.bag), count)
        steps = np.stack([plane.take(clauses.joints).sum(axis=1) for plane in transitions], axis=1)
        return scores, steps.reshape(count, STATES, STATES)

    def tag(self, clauses: Clauses) -> list[int]:
        """Return the likeliest state of each clause (Viterbi).

        A span begins before it goes on, and only where a dash or mark has opened something in its line.
        """
        if not len(clauses):
            return []
        scores, steps = self.scores(clauses)
        steps[:, OUTSIDE, INSIDE] = NEVER
        steps[clauses.held, 1:, OUTSIDE] -= HOLD
        scores[clauses.held & clauses.fresh, BEGINS:] += LEAN
        scores[clauses.noted, BEGINS:] = NEVER
        scores[0, INSIDE] = NEVER
        return _likeliest(scores.tolist(), steps.tolist(), (clauses.opened > 0).tolist())


def _likeliest(scores: list[list[float]], steps: list[list[list[float]]], opened: list[bool]) -> list[int]:
    """Return the likeliest path, outside wherever nothing has opened. Lists: arrays of three take longer."""
    best = scores[0] if opened[0] else [0.0, NEVER, NEVER]
    back = []
    for step, here, open_ in zip(steps[1:], scores[1:], opened[1:], strict=True):
        (a, b, c), (from_a, from_b, from_c) = best, step
        if not open_:
            paths = (a + from_a[0], b + from_b[0], c + from_c[0])
            back.append((paths.index(max(paths)), OUTSIDE, OUTSIDE))
            best = [0.0, NEVER, NEVER]
            continue
        columns = [(a + from_a[to], b + from_b[to], c + from_c[to]) for to in range(STATES)]
        tops = [max(column) for column in columns]
        back.append((columns[0].index(tops[0]), columns[1].index(tops[1]), columns[2].index(tops[2])))
        best = [top + score for top, score in zip(tops, here, strict=True)]
    state = best.index(max(best))
    states = [state]
    for pointers in reversed(back):
        state = pointers[state]
        states.append(state)
    return states[::-1]


@lru_cache(maxsize=1)
def shipped() -> Tagger:
    """Return the tagger that the package ships."""
    with as_file(files("aligner_models") / "speech" / "tagger.npz") as path, np.load(path) as stored:
        emissions = stored["emissions"].astype(np.float32) * stored["emission_scale"]
        transitions = stored["transitions"].astype(np.float32)
    return Tagger(emissions, transitions)
