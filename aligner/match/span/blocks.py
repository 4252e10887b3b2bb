"""Features in blocks: of many of them only one is 1, so that its weight is looked up and nothing is multiplied."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from aligner.match.pool.arrays import Floats, Ints


@dataclass(frozen=True, slots=True)
class OneHot:
    """Features of which at most one is 1 at each place: its number `at` (c, n), or `size` where all are 0."""

    at: Ints
    size: int


Block = OneHot | Floats
"""Some features of all places (c, n): one of them 1, or values (c, n, k), or (k,) where they are the same for all."""


def width(block: Block) -> int:
    """Return how many features a block has."""
    return block.size if isinstance(block, OneHot) else block.shape[-1]


def dense(blocks: Sequence[Block], shape: tuple[int, ...]) -> Floats:
    """Return blocks as one array of features, for places of a shape: (c, n, all).

    >>> dense([OneHot(np.array([[0, 2]], np.int32), 2), np.array([7], np.float32)], (1, 2)).tolist()
    [[[1.0, 0.0, 7.0], [0.0, 0.0, 7.0]]]
    """
    values = [np.eye(b.size + 1, b.size, dtype=np.float32)[b.at] if isinstance(b, OneHot) else b for b in blocks]
    return np.concatenate([np.broadcast_to(v, (*shape, v.shape[-1])) for v in values], axis=-1, dtype=np.float32)


def weighed(blocks: Sequence[Block], shape: tuple[int, ...], table: Floats, seen: int) -> Floats:
    """Return the product of features with a table of weights (all, h): shape (c, n, h).

    Only the first column of the table has weights for the features from number `seen` on, where a block begins.
    ValueError where the features are not those of the table.
    """
    total, begin = np.zeros((*shape, table.shape[1]), np.float32), 0
    for block in blocks:
        size = width(block)
        if begin < seen < begin + size:
            break
        rows = table[begin : begin + size, : None if begin < seen else 1]
        begin += size
        if isinstance(block, OneHot):
            table_rows = np.concatenate([rows, np.zeros_like(rows[:1])])
            total[..., : rows.shape[1]] += table_rows.take(block.at, axis=0)
        else:
            total[..., : rows.shape[1]] += block @ rows
    if begin != len(table):
        raise ValueError("the features are not those that the table has weights for")
    return total
