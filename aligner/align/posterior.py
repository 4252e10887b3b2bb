"""Probabilities of beads, by the forward-backward algorithm over the same grid as the search."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from aligner.align.search import NEVER, Array, Behind, Block, Problem, Step, cells, forward, gather, ramp_of


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


def posteriors(problem: Problem) -> Posteriors:
    """Return the probability of every bead, by forward-backward; ValueError where the blocks leave no path."""
    alphas, betas = forward(problem, soft=True), _backward(problem)
    total = float(np.logaddexp.reduce(cells(problem, alphas, *problem.shape, problem.shape[1] + 1)[:, 0]))
    if total <= NEVER / 2:
        raise ValueError("no path: the blocks do not connect the start with the end")
    kinds, width = problem.blocks[0].scores.shape[1], problem.blocks[0].scores.shape[3]
    behind = Behind(kinds, width, problem.shape[1])
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


def for_f1(chances: Posteriors, expected: float, null_floor: float) -> Problem:
    """Return the problem whose best path has the highest expected F1, about.

    With precision and recall both near F, a bead of probability p adds p - F / 2 to their harmonic mean, in beads; a
    null, which precision alone counts, adds (p - F) / 2. `expected` is F; `null_floor` stands for it with nulls.
    """
    blocks = tuple(Block(b.first, b.low, b.scores - np.float32(expected / 2)) for b in chances.blocks)
    return Problem(blocks, (chances.source_null - null_floor) / 2, (chances.target_null - null_floor) / 2, 0.0)


def _backward(problem: Problem) -> list[Array]:
    """Sum over all paths from each node and state to both ends: per block (state, row, column)."""
    rows, columns = problem.shape
    kinds, width = problem.blocks[0].scores.shape[1], problem.blocks[0].scores.shape[3]
    ahead = _Ahead(kinds, width, columns)
    ramp = ramp_of(problem)
    below = np.full(columns + 1, NEVER)
    before = slice(0, 0)
    tables = []
    for block in reversed(problem.blocks):
        size = block.scores.shape[2]
        here = slice(block.low, block.low + size)
        table = np.full((3, len(block.scores), size), NEVER)
        for r in reversed(range(len(block.scores))):
            i = block.first + r
            onward = gather(ahead.get(i, block.low, size), True)
            if i == rows:
                onward[columns - block.low] = 0.0
            run = np.logaddexp.accumulate((onward + ramp[here])[::-1])[::-1] - ramp[here]
            opened = np.full(size, NEVER)
            opened[:-1] = run[1:] + np.diff(ramp[here]) + problem.gap
            leave = np.logaddexp(onward, opened)
            down = below[here] + (problem.source_null[i] if i < rows else 0.0)
            table[:, r] = np.logaddexp(leave, down + problem.gap), np.logaddexp(leave, down), run
            np.maximum(table[:, r], NEVER, out=table[:, r])
            below[before] = NEVER
            below[here] = table[1, r]
            before = here
            ahead.put(i, block.low, block.scores[r] + table[0, r][None, :, None])
        tables.append(table)
    return tables[::-1]


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
