"""Monotone alignment as dynamic programming over arrays: knows scores and counts, not texts.

A state is a node (i, j): i source and j target sentences are behind us. A bead of type a-b leads from (i - a, j - b)
to (i, j) and has a score there, a log-potential. Sentences without counterpart form runs with a score for opening one
and one for each sentence. The model is a semi-Markov conditional random field (Sarawagi and Cohen, NIPS 2004) on a
grid: `best` is its Viterbi path; `posterior.py` gives the probabilities of its beads.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
Scores = NDArray[np.float32]

# Stands for minus infinity: finite, so that differences of two of them stay numbers.
NEVER = -1e30


@dataclass(frozen=True, slots=True)
class Block:
    """Scores of all beads that end in one rectangle of nodes.

    `scores[r, a - 1, c, b - 1]` is the score of the bead of type a-b that ends at the node (first + r, low + c).
    """

    first: int
    low: int
    scores: Scores


@dataclass(frozen=True, slots=True)
class Problem:
    """One alignment problem: blocks that cover the node rows 0 to `len(source_null)` in order, and scores of nulls.

    The first block holds the node (0, 0), the last one the node of both ends. `source_null` and `target_null` are the
    scores of leaving a sentence out, `gap` that of starting such a run on one side.
    """

    blocks: tuple[Block, ...]
    source_null: Array
    target_null: Array
    gap: float

    @property
    def shape(self) -> tuple[int, int]:
        """The numbers of source and target sentences."""
        return len(self.source_null), len(self.target_null)


@dataclass(frozen=True, slots=True)
class Step:
    """One bead of a path: the node it leaves and the node it reaches."""

    start: tuple[int, int]
    end: tuple[int, int]


def best(problem: Problem) -> tuple[Step, ...]:
    """Return the path of the highest total score from (0, 0) to both ends; runs of nulls are one step a side.

    Raises ValueError where the blocks leave no path.
    """
    tables = forward(problem, soft=False)
    node = problem.shape
    states = cells(problem, tables, node[0], node[1], node[1] + 1)[:, 0]
    if states.max() <= NEVER / 2:
        raise ValueError("no path: the blocks do not connect the start with the end")
    state, ramp = int(np.argmax(states)), ramp_of(problem)
    steps: list[Step] = []
    while node != (0, 0):
        start, before = _back(problem, tables, ramp, node, state)
        steps.append(Step(start, node))
        node, state = start, before
    return tuple(reversed(steps))


def forward(problem: Problem, *, soft: bool) -> list[Array]:
    """Sum (soft) or maximise over all paths from (0, 0) to each node: per block (state, row, column).

    States: after a bead, in a source run, in a target run. A source run may be followed by a target run, never the
    other way round, so that each set of beads is one path.
    """
    join = np.logaddexp if soft else np.maximum
    kinds, width = problem.blocks[0].scores.shape[1], problem.blocks[0].scores.shape[3]
    behind = Behind(kinds, width, problem.shape[1])
    ramp = ramp_of(problem)
    above = np.full((2, problem.shape[1] + 1), NEVER)
    before = slice(0, 0)
    tables = []
    for block in problem.blocks:
        size = block.scores.shape[2]
        here = slice(block.low, block.low + size)
        table = np.full((3, len(block.scores), size), NEVER)
        for r, scores in enumerate(block.scores):
            i = block.first + r
            bead, source, target = table[:, r]
            bead[:] = gather(behind.get(i, block.low, size) + scores, soft)
            if i == 0:
                bead[0 - block.low] = 0.0
            else:
                source[:] = join(above[1, here], above[0, here] + problem.gap) + problem.source_null[i - 1]
            start = join(bead, source) - ramp[here]
            target[1:] = join.accumulate(start[:-1]) + ramp[here][1:] + problem.gap
            np.maximum(table[:, r], NEVER, out=table[:, r])
            behind.put(i, block.low, join.reduce(table[:, r], axis=0))
            above[:, before] = NEVER
            above[0, here], above[1, here] = bead, source
            before = here
        tables.append(table)
    return tables


def block_of(problem: Problem, row: int) -> int:
    """Return the number of the block that holds a row of nodes."""
    return bisect_right(problem.blocks, row, key=lambda block: block.first) - 1


def cells(problem: Problem, tables: Sequence[Array], row: int, low: int, high: int) -> Array:
    """Return the states (3, high - low) of the nodes of one row from column `low` on; NEVER outside the blocks."""
    number = block_of(problem, row)
    block, states = problem.blocks[number], tables[number]
    out = np.full((3, high - low), NEVER)
    start, end = max(low, block.low), min(high, block.low + states.shape[2])
    if start < end:
        out[:, start - low : end - low] = states[:, row - block.first, start - block.low : end - block.low]
    return out


def _back(
    problem: Problem, tables: Sequence[Array], ramp: Array, node: tuple[int, int], state: int
) -> tuple[tuple[int, int], int]:
    """Return the node and state from which the best path came to this one."""
    i, j = node
    block = problem.blocks[block_of(problem, i)]
    if state == 0:
        scores = block.scores[i - block.first, :, j - block.low]
        most = min(j, scores.shape[1])
        rows = [cells(problem, tables, i - a, j - most, j)[:, ::-1] for a in range(1, min(i, len(scores)) + 1)]
        totals = np.stack([states.max(axis=0) for states in rows]) + scores[: len(rows), :most]
        a, b = np.unravel_index(int(np.argmax(totals)), totals.shape)
        return (i - int(a) - 1, j - int(b) - 1), int(np.argmax(rows[int(a)][:, int(b)]))
    if state == 1:
        k = i - 1
        while k > 0 and (above := cells(problem, tables, k, j, j + 1)[:, 0])[1] > above[0] + problem.gap:
            k -= 1
        return (k, j), 0
    states = cells(problem, tables, i, block.low, j)[:2]
    k = int(np.argmax(states.max(axis=0) - ramp[block.low : j]))
    return (i, block.low + k), int(np.argmax(states[:, k]))


def gather(candidates: Array, soft: bool) -> Array:
    """Sum or maximise (a, column, b) over a and b."""
    top: Array = candidates.max(axis=(0, 2))
    if not soft:
        return np.maximum(top, NEVER)
    # 32 bits are enough for a sum of numbers between 0 and 1, and exp is several times as fast there.
    rest = np.exp((candidates - top[None, :, None]).astype(np.float32)).sum(axis=(0, 2), dtype=np.float64)
    return np.where(top <= NEVER / 2, NEVER, top + np.log(rest))


def ramp_of(problem: Problem) -> Array:
    """Return the sums of the first target sentences' scores as nulls: (m + 1,)."""
    return np.concatenate([[0.0], np.cumsum(problem.target_null)])


class Behind:
    """The last rows of a table, padded, so that the starts of all beads that end in one row are one view."""

    def __init__(self, kinds: int, width: int, columns: int) -> None:
        self.kinds, self.width = kinds, width
        self.rows = np.full((kinds, columns + 1 + width), NEVER)
        self.ranges = [(0, 0)] * kinds

    def get(self, row: int, low: int, count: int) -> Array:
        """Return (a, column, b): what the nodes (row - a, column - b) hold."""
        order = (row - 1 - np.arange(self.kinds)) % self.kinds
        part = self.rows[:, low : low + count + self.width - 1]
        view = np.lib.stride_tricks.sliding_window_view(part, self.width, axis=1)
        return np.asarray(view[order][:, :, ::-1])

    def put(self, row: int, low: int, values: Array) -> None:
        """Store one row's nodes, in the place of the row that is now out of reach."""
        slot = row % self.kinds
        self.rows[slot, slice(*self.ranges[slot])] = NEVER
        self.ranges[slot] = (low + self.width, low + self.width + len(values))
        self.rows[slot, slice(*self.ranges[slot])] = values
