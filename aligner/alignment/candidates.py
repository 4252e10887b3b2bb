"""The beads that a second pass may choose from, with what the first pass knows of them; those beyond doubt cut them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from aligner.alignment.costs import Task
from aligner.alignment.posterior import Posteriors
from aligner.protocols import Floats

Ints = NDArray[np.int64]
Mask = NDArray[np.bool_]

# Beads likelier than this in the first pass are beyond doubt: of 1,284 of novels five were wrong.
SURE = 0.99


@dataclass(frozen=True, slots=True)
class Candidates:
    """Beads (k): `places` (k, 4) are `row, column, a, b`, the node at which one ends, and its type.

    `features` (k, f) are in the order of the first pass's weights, `scores` (k,) what these make of them,
    `block_scores` (k,) what is added for headings and captions, and `chances` (k,) their probabilities there.
    """

    places: Ints
    features: Floats
    scores: Floats
    block_scores: Floats
    chances: Floats

    @classmethod
    def of(cls, task: Task, first: Posteriors) -> Candidates:
        """Return the plausible beads of a task, as the first pass found them."""
        firsts = np.array([block.first for block in first.blocks])
        which = np.searchsorted(firsts, task.places[:, 0], side="right") - 1
        scores, chances = np.zeros(len(task.places), np.float32), np.zeros(len(task.places), np.float32)
        for number, (block, chance) in enumerate(zip(task.problem.blocks, first.blocks, strict=True)):
            here = np.flatnonzero(which == number)
            i, j, a, b = task.places[here].T
            place = i - block.first, a - 1, j - block.low, b - 1
            scores[here], chances[here] = block.scores[place], chance.scores[place]
        return cls(task.places, task.features, scores - task.block_scores, task.block_scores, chances)

    def __len__(self) -> int:
        return len(self.places)

    @property
    def sure(self) -> Mask:
        """Tell which are beyond doubt."""
        return np.asarray(self.chances >= SURE)

    def at(self, which: Ints | Mask) -> Candidates:
        """Return some of them, in the order asked for."""
        return Candidates(
            self.places[which], self.features[which], self.scores[which], self.block_scores[which], self.chances[which]
        )

    def joined(self, other: Candidates) -> Candidates:
        """Return these and others."""
        return Candidates(
            np.concatenate([self.places, other.places]),
            np.concatenate([self.features, other.features]),
            np.concatenate([self.scores, other.scores]),
            np.concatenate([self.block_scores, other.block_scores]),
            np.concatenate([self.chances, other.chances]),
        )

    def settled(self, shape: tuple[int, int]) -> tuple[Mask, Mask]:
        """Return the sentences of each side, of texts of that many, that beads beyond doubt cover."""
        one, two = (_covered(self.places[self.sure], axis, size) for axis, size in enumerate(shape))
        return one, two

    def free(self, shape: tuple[int, int]) -> Mask:
        """Tell which neither touch nor cross one that is beyond doubt."""
        out, passed = np.ones(len(self), bool), []
        sure = self.places[self.sure]
        for axis, (size, covered) in enumerate(zip(shape, self.settled(shape), strict=True)):
            ends, lengths = self.places[:, axis], self.places[:, axis + 2]
            before = np.concatenate([[0], np.cumsum(covered)])
            out &= before[ends] == before[ends - lengths]
            closed = np.concatenate([[0], np.cumsum(np.bincount(sure[:, axis] - 1, minlength=size))])
            passed.append(closed[ends - lengths])
        return np.asarray(out & (passed[0] == passed[1]))


def _covered(beads: Ints, axis: int, size: int) -> Mask:
    """Tell which of `size` sentences of one side some beads cover."""
    edges = np.zeros(size + 1, np.int64)
    ends, lengths = beads[:, axis], beads[:, axis + 2]
    np.add.at(edges, ends - lengths, 1)
    np.add.at(edges, ends, -1)
    return np.asarray(np.cumsum(edges)[:-1] > 0)
