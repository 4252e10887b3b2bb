"""Probabilities of beads, by the forward-backward algorithm over the same grid as the search."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from aligner.alignment.search import (
    NEVER,
    Array,
    Block,
    Problem,
    Step,
    by_type,
    cell,
    forward,
    gather,
    paste,
    ramp_of,
)


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
    total = float(np.logaddexp.reduce(cell(problem, alphas, *problem.shape)))
    if total <= NEVER / 2:
        raise ValueError("no path: the blocks do not connect the start with the end")
    blocks = []
    for block, alpha, beta in zip(problem.blocks, alphas, betas, strict=True):
        logs = alpha.starts + by_type(block)
        logs += (beta - total)[:, None, None, :]
        np.exp(np.minimum(logs, 0.0, out=logs), out=logs)
        probabilities = np.ascontiguousarray(logs.swapaxes(2, 3), dtype=np.float32)
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
    """Sum over all paths from each node, reached by a bead, to both ends: (row, column) for each block."""
    rows, columns = problem.shape
    ramp = ramp_of(problem)
    tables: list[Array] = []
    below, last = np.full((1, 0), NEVER), (rows + 1, 0)
    ahead: list[_Ahead] = []
    for block in reversed(problem.blocks):
        size = block.scores.shape[2]
        here = ramp[block.low : block.low + size]
        steps = np.diff(here) + problem.gap
        table, scores = np.full((len(block.scores), size), NEVER), by_type(block)
        ahead = [*ahead[-block.scores.shape[1] :], _Ahead.of(block, ahead)]
        edge = np.full((1, size), NEVER)
        paste(edge, (block.first + len(scores), block.low), below, last)
        below = edge
        for r in reversed(range(len(scores))):
            i = block.first + r
            onward = gather(ahead[-1].starts[r], True)
            if i == rows:
                onward[columns - block.low] = 0.0
            run = np.logaddexp.accumulate((onward + here)[::-1])[::-1] - here
            opened = np.full(size, NEVER)
            opened[:-1] = run[1:] + steps
            leave = np.logaddexp(onward, opened)
            down = below[0] + (problem.source_null[i] if i < rows else 0.0)
            table[r] = np.maximum(np.logaddexp(leave, down + problem.gap), NEVER)
            below[0] = np.maximum(np.logaddexp(leave, down), NEVER)
            ahead[-1].ends[r, :, :, :size] = scores[r] + table[r]
        tables.append(table)
        last = block.first, block.low
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


@dataclass(frozen=True, slots=True)
class _Ahead:
    """What the beads of a block lead to, by where they end and by where they start: both (row, a, b, column).

    `ends` goes on after the block by as many rows and columns as the longest bead has; `starts` is a view of it.
    """

    block: Block
    ends: Array
    starts: Array

    @classmethod
    def of(cls, block: Block, after: Sequence[_Ahead]) -> _Ahead:
        """Return what is known of a block's beads by the blocks after it, of which the nearest comes last."""
        rows, kinds, columns, width = block.scores.shape
        ends = np.full((rows + kinds, kinds, width, columns + width), NEVER)
        for other in after[-kinds:]:
            here = other.ends[: len(other.block.scores), :, :, : other.block.scores.shape[2]]
            paste(ends, (block.first, block.low), here, (other.block.first, other.block.low))
        row, a, b, column = ends.strides
        # A bead that is one longer ends one later: a step along a or b is also one along the row or the column.
        starts = np.lib.stride_tricks.as_strided(
            ends[1:, :, :, 1:], (rows, kinds, width, columns), (row, a + row, b + column, column), writeable=False
        )
        return cls(block, ends, starts)
