"""Groups of sentences as their words, one group after the other, and sums over them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from aligner.alignment.counterparts import Counterparts

Ints = NDArray[np.int64]
Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Groups:
    """The words of k groups of sentences against k groups of the other side, each word with its group's place, `owner`.

    `own`, `before` and `after` are the words' best similarities in the other group, and just before and after it;
    `alone` is what their best sentence there has above all others there. `sentence` and `served` number a word's
    sentence and that best sentence, from 0 in their groups. `starts` are the first words of the groups that have any.
    """

    count: int
    owner: Ints
    starts: Ints
    weights: Array
    own: Array
    before: Array
    after: Array
    alone: Array
    sentence: Ints
    served: Ints

    @classmethod
    def of(cls, words: Counterparts, ends: Ints, sizes: Ints, others: Ints, widths: Ints, near: int) -> Groups:
        """Collect groups by ends and sizes, the other side's by `others`, `widths`; `near` sentences are next to it."""
        begins = words.offsets[ends - sizes]
        counts = words.offsets[ends] - begins
        owner = np.repeat(np.arange(len(ends)), counts)
        places = np.arange(len(owner)) + np.repeat(begins - (np.cumsum(counts) - counts), counts)
        last, wide = others[owner], widths[owner]
        here = wide - 1, places, last
        edge = words.runs.shape[2] - 1
        own = words.runs[here].astype(np.float64)
        return cls(
            len(ends), owner, np.flatnonzero(np.diff(owner, prepend=-1)), words.weights[places].astype(np.float64), own,
            words.runs[near - 1, places, last - wide].astype(np.float64),
            words.runs[near - 1, places, np.minimum(last + near, edge)].astype(np.float64),
            own - np.where(wide > 1, words.second[here], 0.0),
            words.sentences[places] - (ends - sizes)[owner], words.which[here] - (last - wide),
        )  # fmt: skip

    def total(self, values: Array) -> Array:
        """Return the sum of the words' values by group."""
        return np.bincount(self.owner, values, self.count).astype(np.float64)

    def head(self, values: Array) -> Array:
        """Return by group the highest sum over its first words, however many, or 0."""
        after = np.cumsum(values)
        return self._by_group(lambda: np.maximum.reduceat(after, self.starts) - (after - values)[self.starts])

    def tail(self, values: Array) -> Array:
        """Return by group the highest sum over its last words, however many, or 0."""
        after = np.cumsum(values)
        ends = np.append(self.starts[1:], len(after)) - 1
        return self._by_group(lambda: after[ends] - np.minimum.reduceat(after - values, self.starts))

    def run(self, values: Array) -> Array:
        """Return by group the highest sum over words that follow each other, or 0."""
        after = np.cumsum(values)
        # Each group is lowered far below the one before it, so that the running minimum begins anew.
        drop = self.owner * (2 * float(np.abs(values).sum()) + 1)
        lowest = np.minimum.accumulate(after - values - drop) + drop
        return self._by_group(lambda: np.maximum.reduceat(after - lowest, self.starts))

    def _by_group(self, values: Callable[[], Array]) -> Array:
        out = np.zeros(self.count)
        if len(self.starts):
            out[self.owner[self.starts]] = np.maximum(values(), 0)
        return out
