"""Bitexts read once and kept in a temporary file, so that a corpus made elsewhere is never held in memory whole."""

from __future__ import annotations

import operator
import pickle
import tempfile
import weakref
from array import array
from collections.abc import Iterable, Iterator, Sequence
from typing import Generic, TypeVar, overload

from aligner.files import MIB

T = TypeVar("T")
_IN_MEMORY = 16 * MIB


class Kept(Sequence[T], Generic[T]):
    """Values in the order in which they came, made anew each time they are asked for; eight bytes of memory each.

    >>> list(Kept(iter("abc"))), Kept("abc")[1], Kept("ab") == ("a", "b")
    (['a', 'b', 'c'], 'b', True)
    """

    def __init__(self, values: Iterable[T]) -> None:
        self._file = tempfile.SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115 - it is open as long as the values
        weakref.finalize(self, self._file.close)
        self._offsets = array("q", [0])
        for value in values:
            packed = pickle.dumps(value, pickle.HIGHEST_PROTOCOL)
            self._file.write(packed)
            self._offsets.append(self._offsets[-1] + len(packed))

    def __len__(self) -> int:
        return len(self._offsets) - 1

    @overload
    def __getitem__(self, index: int) -> T: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[T, ...]: ...
    def __getitem__(self, index: int | slice) -> T | tuple[T, ...]:
        """Return one value, or those of a slice."""
        if isinstance(index, slice):
            return tuple(self[at] for at in range(*index.indices(len(self))))
        at = range(len(self))[index]
        self._file.seek(self._offsets[at])
        value: T = pickle.loads(self._file.read(self._offsets[at + 1] - self._offsets[at]))
        return value

    def __iter__(self) -> Iterator[T]:
        return (self[at] for at in range(len(self)))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and len(self) == len(other) and all(map(operator.eq, self, other))

    __hash__ = None  # type: ignore[assignment]
