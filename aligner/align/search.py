"""Monotone alignment as dynamic programming over arrays: knows scores and counts, not texts.

A state is a node (i, j): i source and j target sentences are behind us. A bead of type a-b leads from (i - a, j - b)
to (i, j) and has a score there, a log-potential. Sentences without counterpart form runs with a score for opening one
and one for each sentence. The model is a semi-Markov conditional random field (Sarawagi and Cohen, NIPS 2004) on a
grid: `best` is its Viterbi path, `posteriors` its bead probabilities by the forward-backward algorithm.
"""

from __future__ import annotations

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
class Posteriors:
    """Probabilities of one problem's beads: `blocks` as in the problem, with probabilities for scores.

    `source_null` and `target_null` are the probabilities that a sentence has no counterpart, `log_total` is the
    logarithm of the sum over all paths.
    """

    blocks: tuple[Block, ...]
    source_null: Array
    target_null: Array
    log_total: float


def best(problem: Problem) -> tuple[Step, ...]:
    """Return the path of the highest total score from (0, 0) to both ends; runs of nulls are one step a side.

    Raises ValueError where the blocks leave no path.
    """
    table = _forward(problem, soft=False)
    rows, columns = problem.shape
    steps: list[Step] = []
    node, state = (rows, columns), int(np.argmax(_cell(problem, table, rows, columns)))
    if _cell(problem, table, rows, columns)[state] <= NEVER / 2:
        raise ValueError("no path: the blocks do not connect the start with the end")
    while node != (0, 0):
        start, before = _back(problem, table, node, state)
        steps.append(Step(start, node))
        node, state = start, before
    return tuple(reversed(steps))


def posteriors(problem: Problem) -> Posteriors:
    """Return the probability of every bead, by forward-backward; ValueError where the blocks leave no path."""
    alphas, betas = _forward(problem, soft=True), _backward(problem)
    total = float(np.logaddexp.reduce(_cell(problem, alphas, *problem.shape)))
    if total <= NEVER / 2:
        raise ValueError("no path: the blocks do not connect the start with the end")
    kinds, width = problem.blocks[0].scores.shape[1], problem.blocks[0].scores.shape[3]
    behind = _Behind(kinds, width, problem.shape[1])
    blocks = []
    for block, alpha, beta in zip(problem.blocks, alphas, betas, strict=True):
        probabilities = np.empty_like(block.scores)
        for r in range(len(block.scores)):
            window = behind.get(block.first + r, block.low, block.scores.shape[2])
            logs = window + block.scores[r] + (beta[0, r] - total)[None, :, None]
            probabilities[r] = np.exp(np.minimum(logs, 0.0))
            behind.put(block.first + r, block.low, np.logaddexp.reduce(alpha[:, r], axis=0))
        blocks.append(Block(block.first, block.low, probabilities))
    source, target = _null_posteriors(problem, blocks)
    return Posteriors(tuple(blocks), source, target, total)


def bead_probability(posterior: Posteriors, step: Step) -> float:
    """Return the probability of one bead; of a run of nulls, the mean of its sentences' probabilities."""
    (i, j), (row, column) = step.start, step.end
    if row > i and column > j:
        for block in posterior.blocks:
            if block.first <= row < block.first + len(block.scores):
                return float(block.scores[row - block.first, row - i - 1, column - block.low, column - j - 1])
        raise ValueError(f"no block holds the node {step.end}")
    return float(np.mean(posterior.source_null[i:row] if row > i else posterior.target_null[j:column]))


class _Behind:
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


class _Ahead:
    """What beads lead to from the rows before their ends: filled from the ends, read at the starts."""

    def __init__(self, kinds: int, width: int, columns: int) -> None:
        self.kinds, self.width = kinds, width
        self.rows = np.full((kinds, kinds, width, columns + 1 + width), NEVER)

    def get(self, row: int, low: int, count: int) -> Array:
        """Return (a, column, b): the totals of the beads of type a-b that leave (row, column), and forget the row."""
        slot = row % self.kinds
        part = self.rows[slot, :, :, low + self.width : low + self.width + count].swapaxes(1, 2).copy()
        self.rows[slot] = NEVER
        return part

    def put(self, row: int, low: int, totals: Array) -> None:
        """Store (a, column, b): the totals of the beads that end at the nodes of one row."""
        kinds = np.arange(self.kinds)
        for b in range(1, self.width + 1):
            start = low + self.width - b
            self.rows[(row - 1 - kinds) % self.kinds, kinds, b - 1, start : start + totals.shape[1]] = totals[
                ..., b - 1
            ]


def _reduce(candidates: Array, soft: bool) -> Array:
    """Sum or maximise (a, column, b) over a and b."""
    top: Array = candidates.max(axis=(0, 2))
    if not soft:
        return np.maximum(top, NEVER)
    # 32 bits are enough for a sum of numbers between 0 and 1, and exp is several times as fast there.
    rest = np.exp((candidates - top[None, :, None]).astype(np.float32)).sum(axis=(0, 2), dtype=np.float64)
    return np.where(top <= NEVER / 2, NEVER, top + np.log(rest))


def _ramp(problem: Problem) -> Array:
    return np.concatenate([[0.0], np.cumsum(problem.target_null)])


def _forward(problem: Problem, *, soft: bool) -> list[Array]:
    """Sum (soft) or maximise over all paths from (0, 0) to each node: per block (state, row, column).

    States: after a bead, in a source run, in a target run. A source run may be followed by a target run, never the
    other way round, so that each set of beads is one path.
    """
    join = np.logaddexp if soft else np.maximum
    kinds, width = problem.blocks[0].scores.shape[1], problem.blocks[0].scores.shape[3]
    behind = _Behind(kinds, width, problem.shape[1])
    ramp = _ramp(problem)
    above = np.full((2, problem.shape[1] + 1), NEVER)
    tables = []
    for block in problem.blocks:
        size = block.scores.shape[2]
        here = slice(block.low, block.low + size)
        table = np.full((3, len(block.scores), size), NEVER)
        for r, scores in enumerate(block.scores):
            i = block.first + r
            bead, source, target = table[:, r]
            bead[:] = _reduce(behind.get(i, block.low, size) + scores, soft)
            if i == 0:
                bead[0 - block.low] = 0.0
            else:
                source[:] = join(above[1, here], above[0, here] + problem.gap) + problem.source_null[i - 1]
            start = join(bead, source) - ramp[here]
            target[1:] = join.accumulate(start[:-1]) + ramp[here][1:] + problem.gap
            np.maximum(table[:, r], NEVER, out=table[:, r])
            behind.put(i, block.low, join.reduce(table[:, r], axis=0))
            above[:] = NEVER
            above[0, here], above[1, here] = bead, source
        tables.append(table)
    return tables


def _backward(problem: Problem) -> list[Array]:
    """Sum over all paths from each node and state to both ends: per block (state, row, column)."""
    rows, columns = problem.shape
    kinds, width = problem.blocks[0].scores.shape[1], problem.blocks[0].scores.shape[3]
    ahead = _Ahead(kinds, width, columns)
    ramp = _ramp(problem)
    below = np.full(columns + 1, NEVER)
    tables = []
    for block in reversed(problem.blocks):
        size = block.scores.shape[2]
        here = slice(block.low, block.low + size)
        table = np.full((3, len(block.scores), size), NEVER)
        for r in reversed(range(len(block.scores))):
            i = block.first + r
            onward = _reduce(ahead.get(i, block.low, size), True)
            if i == rows:
                onward[columns - block.low] = 0.0
            run = np.logaddexp.accumulate((onward + ramp[here])[::-1])[::-1] - ramp[here]
            opened = np.full(size, NEVER)
            opened[:-1] = run[1:] + np.diff(ramp[here]) + problem.gap
            leave = np.logaddexp(onward, opened)
            down = below[here] + (problem.source_null[i] if i < rows else 0.0)
            table[:, r] = np.logaddexp(leave, down + problem.gap), np.logaddexp(leave, down), run
            np.maximum(table[:, r], NEVER, out=table[:, r])
            below[:] = NEVER
            below[here] = table[1, r]
            ahead.put(i, block.low, block.scores[r] + table[0, r][None, :, None])
        tables.append(table)
    return tables[::-1]


def _cell(problem: Problem, tables: Sequence[Array], row: int, column: int) -> Array:
    """Return the three states of one node."""
    for block, states in zip(problem.blocks, tables, strict=True):
        if block.first <= row < block.first + len(block.scores):
            if block.low <= column < block.low + block.scores.shape[2]:
                return np.asarray(states[:, row - block.first, column - block.low])
            break
    return np.full(3, NEVER)


def _back(problem: Problem, tables: Sequence[Array], node: tuple[int, int], state: int) -> tuple[tuple[int, int], int]:
    """Return the node and state from which the best path came to this one."""
    i, j = node
    if state == 0:
        block = next(b for b in problem.blocks if b.first <= i < b.first + len(b.scores))
        scores = block.scores[i - block.first, :, j - block.low]
        options = [
            (float(_cell(problem, tables, i - a, j - b).max() + scores[a - 1, b - 1]), -a - b, a, b)
            for a in range(1, min(i, scores.shape[0]) + 1)
            for b in range(1, min(j, scores.shape[1]) + 1)
        ]
        _, _, a, b = max(options)
        return (i - a, j - b), int(np.argmax(_cell(problem, tables, i - a, j - b)))
    if state == 1:
        k = i - 1
        while k > 0 and (above := _cell(problem, tables, k, j))[1] > above[0] + problem.gap:
            k -= 1
        return (k, j), 0
    ramp = _ramp(problem)
    starts = [float(_cell(problem, tables, i, k)[:2].max() - ramp[k]) for k in range(j)]
    k = int(np.argmax(starts))
    return (i, k), int(np.argmax(_cell(problem, tables, i, k)[:2]))


def _null_posteriors(problem: Problem, blocks: Sequence[Block]) -> tuple[Array, Array]:
    """Return for each sentence the probability that no bead covers it: 1 minus the beads that do."""
    rows, columns = problem.shape
    source, target = np.zeros(rows + 1), np.zeros(columns + 1)
    for block in blocks:
        by_row, by_column = block.scores.sum(axis=(2, 3)), block.scores.sum(axis=(0, 1))
        for a in range(1, by_row.shape[1] + 1):
            ends = block.first + np.arange(len(by_row))
            np.add.at(source, np.maximum(ends - a, 0), by_row[:, a - 1])
            np.add.at(source, ends, -by_row[:, a - 1])
        for b in range(1, by_column.shape[1] + 1):
            ends = block.low + np.arange(len(by_column))
            np.add.at(target, np.maximum(ends - b, 0), by_column[:, b - 1])
            np.add.at(target, ends, -by_column[:, b - 1])
    return tuple(np.clip(1 - np.cumsum(x)[:-1], 0.0, 1.0) for x in (source, target))  # type: ignore[return-value]
