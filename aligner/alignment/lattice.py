"""A few likely beads as a lattice: their probabilities, and the best path through them and the nulls, exactly.

The model is that of `search.py`; where that one scores every bead of a rectangle, here only those are known that the
first pass left over, so that more can be asked of each.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from aligner.alignment.search import NEVER, Step

Ints = NDArray[np.int64]
Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Lattice:
    """Nodes by rows, and beads sorted by the node at which they end.

    Row i holds the nodes of columns `lows[i]` to `highs[i]`, numbered from `starts[i]` on. The beads of node u are
    those from `bounds[u]` to `bounds[u + 1]`; each begins at the node `origins`. `beads` (k, 4) are `row, column, a,
    b`, and `order` tells which of the beads given they are.
    """

    lows: Ints
    highs: Ints
    starts: Ints
    bounds: Ints
    origins: Ints
    beads: Ints
    order: Ints

    @classmethod
    def of(cls, beads: Ints, rows: int, columns: int) -> Lattice:
        """Return the lattice of the nodes at which beads begin or end, and those between: a path of nulls exists."""
        ends, begins = beads[:, :2], beads[:, :2] - beads[:, 2:]
        lows, highs = np.full(rows + 1, columns), np.zeros(rows + 1, np.int64)
        for nodes in (ends, begins):
            np.minimum.at(lows, nodes[:, 0], nodes[:, 1])
            np.maximum.at(highs, nodes[:, 0], nodes[:, 1])
        lows[0], highs[-1] = 0, columns
        lows = np.maximum(np.minimum.accumulate(lows[::-1])[::-1] - 1, 0)
        highs = np.minimum(np.maximum.accumulate(highs) + 1, columns)
        # A run of nulls may go down wherever two rows share a column.
        lows[1:] = np.minimum(lows[1:], highs[:-1])
        starts = np.concatenate([[0], np.cumsum(highs - lows + 1)])
        nodes = starts[ends[:, 0]] + ends[:, 1] - lows[ends[:, 0]]
        order = np.argsort(nodes, kind="stable")
        origins = starts[begins[:, 0]] + begins[:, 1] - lows[begins[:, 0]]
        bounds = np.searchsorted(nodes[order], np.arange(starts[-1] + 1))
        return cls(lows, highs, starts, bounds, origins[order], beads[order], order)


@dataclass(frozen=True, slots=True)
class Chances:
    """Probabilities of the lattice's beads, in its order, and of each sentence to be left out."""

    beads: Array
    source: Array
    target: Array


@dataclass(frozen=True, slots=True)
class Scores:
    """Log-potentials: of the lattice's beads, in its order, of leaving sentences out, and of starting such a run."""

    beads: Array
    source: Array
    target: Array
    gap: float


def _add(a: float, b: float) -> float:
    if a < b:
        a, b = b, a
    return a + math.log1p(math.exp(b - a)) if b - a > -40 else a


def chances(lattice: Lattice, scores: Scores) -> Chances:
    """Return all probabilities, by the forward-backward algorithm."""
    ahead, behind = _forward(lattice, scores), _backward(lattice, scores)
    total = ahead[-1]
    at = np.searchsorted(lattice.bounds, np.arange(len(lattice.beads)), side="right") - 1
    logs = np.array(ahead)[lattice.origins] + scores.beads + np.array(behind)[at] - total
    found = np.exp(np.minimum(logs, 0.0))
    left = []
    for axis, size in ((0, len(scores.source)), (1, len(scores.target))):
        covered = np.zeros(size + 1)
        ends, lengths = lattice.beads[:, axis], lattice.beads[:, axis + 2]
        np.add.at(covered, ends - lengths, found)
        np.add.at(covered, ends, -found)
        left.append(np.clip(1 - np.cumsum(covered)[:-1], 0.0, 1.0))
    return Chances(found, left[0], left[1])


def _forward(lattice: Lattice, scores: Scores) -> list[float]:
    """Return for each node the log-sum over all paths to it."""
    lows, highs, starts, bounds = (x.tolist() for x in (lattice.lows, lattice.highs, lattice.starts, lattice.bounds))
    origins, beads = lattice.origins.tolist(), scores.beads.tolist()
    source, target, gap = scores.source.tolist(), scores.target.tolist(), scores.gap
    size = starts[-1]
    every, bead, down = [NEVER] * size, [NEVER] * size, [NEVER] * size
    for i, low in enumerate(lows):
        right = NEVER
        for u in range(starts[i], starts[i + 1]):
            j = low + u - starts[i]
            best = 0.0 if u == 0 else NEVER
            for e in range(bounds[u], bounds[u + 1]):
                best = _add(best, every[origins[e]] + beads[e])
            bead[u] = best
            if i and lows[i - 1] <= j <= highs[i - 1]:
                above = starts[i - 1] + j - lows[i - 1]
                down[u] = _add(down[above], bead[above] + gap) + source[i - 1]
            if u > starts[i]:
                right = _add(right, _add(bead[u - 1], down[u - 1]) + gap) + target[j - 1]
            every[u] = _add(_add(best, down[u]), right)
    return every


def _backward(lattice: Lattice, scores: Scores) -> list[float]:
    """Return for each node the log-sum over all paths from it, if a bead ends there."""
    lows, highs, starts, bounds = (x.tolist() for x in (lattice.lows, lattice.highs, lattice.starts, lattice.bounds))
    origins, beads = lattice.origins.tolist(), scores.beads.tolist()
    source, target, gap = scores.source.tolist(), scores.target.tolist(), scores.gap
    size = starts[-1]
    # After a bead; in a run down; by the beads that begin here.
    after, down, onward = [NEVER] * size, [NEVER] * size, [NEVER] * size
    onward[-1] = 0.0
    for i in range(len(lows) - 1, -1, -1):
        right = NEVER
        for u in range(starts[i + 1] - 1, starts[i] - 1, -1):
            j = lows[i] + u - starts[i]
            opened = NEVER
            if u + 1 < starts[i + 1]:
                # In a run to the right, at the next node: its beads, or on.
                right = _add(onward[u + 1], right) + target[j]
                opened = right + gap
            leave = _add(onward[u], opened)
            below = NEVER
            if i + 1 < len(lows) and lows[i + 1] <= j <= highs[i + 1]:
                below = down[starts[i + 1] + j - lows[i + 1]] + source[i]
            down[u] = _add(leave, below)
            after[u] = _add(leave, below + gap)
            for e in range(bounds[u], bounds[u + 1]):
                onward[origins[e]] = _add(onward[origins[e]], after[u] + beads[e])
    return after


def best(lattice: Lattice, scores: Scores) -> tuple[Step, ...]:
    """Return the path of the highest total; nulls have no cost to start with and are one step for each run and side."""
    lows, highs, starts, bounds = (x.tolist() for x in (lattice.lows, lattice.highs, lattice.starts, lattice.bounds))
    origins, beads = lattice.origins.tolist(), scores.beads.tolist()
    source, target = scores.source.tolist(), scores.target.tolist()
    value, back = [NEVER] * starts[-1], [-1] * starts[-1]
    for i, low in enumerate(lows):
        for u in range(starts[i], starts[i + 1]):
            j = low + u - starts[i]
            options = [(0.0, -1)] if u == 0 else []
            options += [(value[origins[e]] + beads[e], origins[e]) for e in range(bounds[u], bounds[u + 1])]
            if i and lows[i - 1] <= j <= highs[i - 1]:
                above = starts[i - 1] + j - lows[i - 1]
                options.append((value[above] + source[i - 1], above))
            if u > starts[i]:
                options.append((value[u - 1] + target[j - 1], u - 1))
            value[u], back[u] = max(options)
    return _steps(lattice, back)


def _steps(lattice: Lattice, back: Sequence[int]) -> tuple[Step, ...]:
    """Follow a path back; between two beads, the source's nulls come first."""
    nodes = [len(back) - 1]
    while back[nodes[-1]] >= 0:
        nodes.append(back[nodes[-1]])
    rows = np.searchsorted(lattice.starts, nodes, side="right") - 1
    columns = lattice.lows[rows] + nodes - lattice.starts[rows]
    path = list(zip(rows.tolist(), columns.tolist(), strict=True))[::-1]
    steps: list[Step] = []
    at = path[0]
    for before, node in pairwise(path):
        if node[0] > before[0] and node[1] > before[1]:
            steps += _nulls(at, before)
            steps.append(Step(before, node))
            at = node
    return (*steps, *_nulls(at, path[-1]))


def _nulls(start: tuple[int, int], end: tuple[int, int]) -> list[Step]:
    corner = end[0], start[1]
    return [Step(one, two) for one, two in ((start, corner), (corner, end)) if one != two]
