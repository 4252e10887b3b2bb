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


@dataclass(frozen=True, slots=True)
class Table:
    """What the paths to the nodes of one block score: `states` (3, row, column), and their sums or maxima, `totals`.

    `totals` begins as many rows and columns before the block as the longest bead reaches back. `starts` (row, a, b,
    column) is a view of it: what the node holds at which the bead of type a-b begins that ends here.
    """

    states: Array
    totals: Array
    starts: Array

    @classmethod
    def of(cls, block: Block) -> Table:
        """Return the table of a block before anything is known."""
        rows, kinds, columns, width = block.scores.shape
        totals = np.full((kinds + rows, width + columns), NEVER)
        windows = np.lib.stride_tricks.sliding_window_view(totals[:-1, :-1], (kinds, width))
        return cls(np.full((3, rows, columns), NEVER), totals, windows[:, :, ::-1, ::-1].transpose(0, 2, 3, 1))


def best(problem: Problem) -> tuple[Step, ...]:
    """Return the path of the highest total score from (0, 0) to both ends; runs of nulls are one step per side.

    Raises ValueError where the blocks leave no path.
    """
    tables = forward(problem, soft=False)
    node = problem.shape
    states = cell(problem, tables, *node)
    if states.max() <= NEVER / 2:
        raise ValueError("no path: the blocks do not connect the start with the end")
    state, ramp = int(np.argmax(states)), ramp_of(problem)
    steps: list[Step] = []
    while node != (0, 0):
        start, before = _back(problem, tables, ramp, node, state)
        steps.append(Step(start, node))
        node, state = start, before
    return tuple(reversed(steps))


def forward(problem: Problem, *, soft: bool) -> list[Table]:
    """Sum (soft) or maximise over all paths from (0, 0) to each node: a table for each block.

    States: after a bead, in a source run, in a target run. A source run may be followed by a target run, never the
    other way round, so that each set of beads is one path.
    """
    join = np.logaddexp if soft else np.maximum
    ramp = ramp_of(problem)
    tables: list[Table] = []
    for number, block in enumerate(problem.blocks):
        _, kinds, size, width = block.scores.shape
        here = ramp[block.low : block.low + size]
        table, scores = Table.of(block), by_type(block)
        above = np.full((1, 3, size), NEVER)
        for earlier, other in zip(problem.blocks[max(0, number - kinds) : number], tables[-kinds:], strict=True):
            place = earlier.first, earlier.low
            paste(table.totals, (block.first - kinds, block.low - width), other.totals[kinds:, width:], place)
            paste(above, (block.first - 1, block.low), other.states.swapaxes(0, 1), place)
        bead_above, source_above, _ = above[0]
        for r in range(len(scores)):
            i = block.first + r
            bead, source, target = table.states[:, r]
            bead[:] = gather(table.starts[r] + scores[r], soft)
            if i == 0:
                bead[0 - block.low] = 0.0
            else:
                source[:] = join(source_above, bead_above + problem.gap) + problem.source_null[i - 1]
            start = join(bead, source) - here
            target[1:] = join.accumulate(start[:-1]) + here[1:] + problem.gap
            np.maximum(table.states[:, r], NEVER, out=table.states[:, r])
            join.reduce(table.states[:, r], axis=0, out=table.totals[kinds + r, width:])
            bead_above, source_above = bead, source
        tables.append(table)
    return tables


def by_type(block: Block) -> Scores:
    """Return the scores of a block as (row, a, b, column): beads of one type lie side by side in memory."""
    return np.ascontiguousarray(block.scores.swapaxes(2, 3))


def paste(out: Array, at: tuple[int, int], values: Array, place: tuple[int, int]) -> None:
    """Copy what two grids (row, ..., column) share; `at` and `place` are the nodes at which they begin."""
    top, left = max(at[0], place[0]), max(at[1], place[1])
    bottom = min(at[0] + len(out), place[0] + len(values))
    right = min(at[1] + out.shape[-1], place[1] + values.shape[-1])
    if top < bottom and left < right:
        part = values[top - place[0] : bottom - place[0], ..., left - place[1] : right - place[1]]
        out[top - at[0] : bottom - at[0], ..., left - at[1] : right - at[1]] = part


def block_of(problem: Problem, row: int) -> int:
    """Return the number of the block that holds a row of nodes."""
    return bisect_right(problem.blocks, row, key=lambda block: block.first) - 1


def cell(problem: Problem, tables: Sequence[Table], row: int, column: int) -> Array:
    """Return the states (3,) of a node; NEVER outside the blocks."""
    number = block_of(problem, row)
    block, states = problem.blocks[number], tables[number].states
    if 0 <= column - block.low < states.shape[2]:
        return states[:, row - block.first, column - block.low]
    return np.full(3, NEVER)


def _back(
    problem: Problem, tables: Sequence[Table], ramp: Array, node: tuple[int, int], state: int
) -> tuple[tuple[int, int], int]:
    """Return the node and state from which the best path came to this one."""
    i, j = node
    number = block_of(problem, i)
    block, table = problem.blocks[number], tables[number]
    if state == 0:
        r, c = i - block.first, j - block.low
        totals = table.starts[r, :, :, c] + block.scores[r, :, c]
        a, b = divmod(int(np.argmax(totals)), totals.shape[1])
        start = i - a - 1, j - b - 1
        return start, int(np.argmax(cell(problem, tables, *start)))
    if state == 1:
        k = i - 1
        while k > 0 and (above := cell(problem, tables, k, j))[1] > above[0] + problem.gap:
            k -= 1
        return (k, j), 0
    states = table.states[:2, i - block.first, : j - block.low]
    k = int(np.argmax(states.max(axis=0) - ramp[block.low : j]))
    return (i, block.low + k), int(np.argmax(states[:, k]))


def gather(candidates: Array, soft: bool) -> Array:
    """Sum or maximise (a, b, column) over a and b."""
    lines = candidates.reshape(-1, candidates.shape[2])
    top: Array = np.maximum(lines.max(axis=0), NEVER)
    if not soft:
        return top
    # 32 bits are enough for a sum of numbers between 0 and 1, and exp is several times as fast there.
    rest = np.exp((lines - top).astype(np.float32)).sum(axis=0, dtype=np.float64)
    return np.where(top <= NEVER / 2, NEVER, top + np.log(rest))


def ramp_of(problem: Problem) -> Array:
    """Return the sums of the first target sentences' scores as nulls: (m + 1,)."""
    return np.concatenate([[0.0], np.cumsum(problem.target_null)])
