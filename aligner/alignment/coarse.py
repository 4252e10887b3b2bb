"""From two texts of any length to a narrow band of likely nodes, in time and memory that grow with the length.

Runs of sentences are summed, aligned as a whole, and the path is refined with runs half as long, and so on down to
sentences: the way of Vecalign (Thompson and Koehn 2019, section 3.2), here on the same search as the alignment proper.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from aligner.alignment.search import Block, Problem, Step, best
from aligner.protocols import Floats

Ints = NDArray[np.int64]

# Below this many runs on the longer side the whole grid is searched.
WHOLE = 192
# How far a path may be off when it is refined, in runs of the finer level.
SLACK = 8
# Rows of nodes that share their columns.
ROWS = 32


@dataclass(frozen=True, slots=True)
class Band:
    """For each row of nodes the first and the last column that is looked at, both included."""

    lows: Ints
    highs: Ints

    def blocks(self, rows: int = ROWS) -> Iterator[tuple[int, int, int, int]]:
        """Yield `first row, end row, low, high`: rows that share their columns."""
        for first in range(0, len(self.lows), rows):
            end = min(first + rows, len(self.lows))
            yield first, end, int(self.lows[first:end].min()), int(self.highs[first:end].max())


def path(source: Floats, target: Floats) -> tuple[Step, ...]:
    """Align two sequences of vectors (n, d) and (m, d) roughly: beads of up to two by two, and nulls."""
    if max(len(source), len(target)) <= WHOLE:
        band = whole(len(source), len(target))
    else:
        rough = path(_halve(source), _halve(target))
        band = around([Step(_twice(s.start), _twice(s.end)) for s in rough], len(source), len(target), SLACK)
    return best(_problem(source, target, band))


def whole(rows: int, columns: int) -> Band:
    """Return the band that leaves nothing out."""
    return Band(np.zeros(rows + 1, np.int64), np.full(rows + 1, columns, np.int64))


def around(steps: Sequence[Step], rows: int, columns: int, slack: int) -> Band:
    """Return the band of all nodes at most `slack` rows and columns from a path."""
    lows, highs = np.full(rows + 1, columns, np.int64), np.zeros(rows + 1, np.int64)
    for step in steps or (Step((0, 0), (rows, columns)),):
        (i, low), (end, high) = step.start, step.end
        here = slice(max(0, i - slack), min(rows, end + slack) + 1)
        np.minimum(lows[here], low - slack, out=lows[here])
        np.maximum(highs[here], high + slack, out=highs[here])
    lows, highs = np.clip(lows, 0, columns), np.clip(highs, 0, columns)
    # Rounding up at the halving may leave the ends out of the path's reach; and bounds never go back.
    lows[0], highs[-1] = 0, columns
    return Band(np.minimum.accumulate(lows[::-1])[::-1], np.maximum.accumulate(highs))


def _halve(vectors: Floats) -> Floats:
    pairs = vectors[: len(vectors) // 2 * 2].reshape(-1, 2, vectors.shape[1]).sum(axis=1)
    return np.concatenate([pairs, vectors[len(pairs) * 2 :]])


def _twice(node: tuple[int, int]) -> tuple[int, int]:
    return 2 * node[0], 2 * node[1]


def _unit(vectors: Floats) -> Floats:
    return np.asarray(vectors / np.maximum(np.linalg.norm(vectors, axis=-1, keepdims=True), 1e-9), dtype=np.float32)


def _problem(source: Floats, target: Floats, band: Band) -> Problem:
    """Score beads by how far their cosine is above that of texts which have nothing to do with each other."""
    if not len(source) or not len(target):
        return _nothing(len(source), len(target), band)
    # What all sentences have in common says nothing about where one belongs.
    left, right = _unit(source), _unit(target)
    left -= left.mean(axis=0)
    right -= right.mean(axis=0)
    random = np.random.default_rng(0)
    drawn = [_runs(side, random.integers(0, len(side), 500))[:, 0] for side in (left, right)]
    chance = np.einsum("nd,nd->n", *drawn)
    floor = float(chance.mean() + chance.std())
    # A bead of 2-2 that is two beads of 1-1 should not win by a hair.
    sizes = (np.add.outer(np.arange(1, 3), np.arange(1, 3)) / 2).astype(np.float32)[None, :, None, :]
    blocks = []
    for first, end, low, high in band.blocks():
        one, two = _runs(left, np.arange(first, end) - 1), _runs(right, np.arange(low, high + 1) - 1)
        cosines = np.reshape(
            one.reshape(-1, one.shape[2]) @ two.reshape(-1, two.shape[2]).T, (len(one), 2, len(two), 2)
        )
        blocks.append(Block(first, low, (cosines - np.float32(floor)) * sizes - np.float32(0.02) * (sizes - 1)))
    return Problem(tuple(blocks), np.zeros(len(source)), np.zeros(len(target)), -0.02)


def _nothing(rows: int, columns: int, band: Band) -> Problem:
    blocks = [Block(a, low, np.zeros((b - a, 2, high - low + 1, 2), np.float32)) for a, b, low, high in band.blocks()]
    return Problem(tuple(blocks), np.zeros(rows), np.zeros(columns), 0.0)


def _runs(vectors: Floats, places: Ints) -> Floats:
    """Return (p, 2, d): the unit vectors of the runs of one and of two that end at each place; anything before 0."""
    own = vectors[np.maximum(places, 0)]
    return np.stack([_unit(own), _unit(own + vectors[np.maximum(places - 1, 0)])], axis=1)
