"""One side of a rectangle of nodes, and sums over the groups of sentences that end at each."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from aligner.alignment.sides import WIDEST, Side
from aligner.protocols import Floats

Ints = NDArray[np.int64]
Numbers = NDArray[np.floating] | Ints

# Sentences before and after a group in which its words may have a better counterpart.
AROUND = 3


@dataclass(frozen=True, slots=True)
class Axis:
    """One side within reach of a rectangle: `ends` (n,) and `starts` (n, a) index the sentences of `side`."""

    whole: Side
    side: Side
    start: int
    ends: Ints
    starts: Ints

    @classmethod
    def of(cls, whole: Side, first: int, end: int, widest: int = WIDEST) -> Axis:
        """Return the axis of the nodes from `first` to `end` (not included) of a side, with groups up to `widest`."""
        start = max(0, first - widest)
        ends = np.arange(first, end) - start
        starts = np.maximum(ends[:, None] - np.arange(1, widest + 1), 0)
        return cls(whole, whole.part(start, min(end - 1 + AROUND, len(whole))), start, ends, starts)

    @property
    def widest(self) -> int:
        """The sentences of the longest groups."""
        return int(self.starts.shape[1])

    def total(self, values: Numbers) -> Floats:
        """Return (n, a): the sum over the group of a that ends at each node."""
        ramp = np.concatenate([np.zeros(1), np.cumsum(values, dtype=np.float64)])
        return np.asarray(ramp[self.ends][:, None] - ramp[self.starts], dtype=np.float32)

    def inner(self, values: Numbers) -> Floats:
        """Return (n, a): the sum over the group's sentences but its last, that is over the boundaries within it."""
        ramp = np.concatenate([np.zeros(1), np.cumsum(values, dtype=np.float64)])
        last = np.maximum(self.ends - 1, 0)[:, None]
        return np.asarray(ramp[last] - np.minimum(ramp[self.starts], ramp[last]), dtype=np.float32)

    def last(self, values: Ints) -> Ints:
        """Return (n,): the value of the last sentence before each node; -1 at the beginning."""
        return np.where(self.ends > 0, values[np.maximum(self.ends - 1, 0)], -1)

    def begin(self, values: Ints) -> Ints:
        """Return (n, a): the value of each group's first sentence."""
        return values[self.starts] if len(values) else np.zeros(self.starts.shape, np.int64)


def outer(left: Numbers, right: Numbers) -> Floats:
    """Add (r, a) and (c, b) over all pairs."""
    return np.asarray(left[:, :, None, None] + right[None, None], dtype=np.float32)
