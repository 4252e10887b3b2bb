"""Units of a bag, put back together by what they belong to, in the memory of a few numbers each."""

from __future__ import annotations

import tempfile
from array import array
from collections.abc import Hashable, Iterator
from typing import Generic, Self, TypeVar

import msgspec
import numpy as np
from numpy.typing import NDArray

from aligner.files import MIB

_IN_MEMORY = 16 * MIB
K = TypeVar("K", bound=Hashable)


class Spool(Generic[K]):
    """Records by the group that they belong to: written to a temporary file, once they are many,, read group by group.

    Memory is 24 bytes a record. `order` is a record's place within its group, -1 where it has none: a group whose
    records all have places of their own is read in their order, any other as it came.

    >>> with Spool() as spool:
    ...     for group, order, record in (("a", 2, "two"), ("b", -1, "x"), ("a", 1, "one"), ("a", 2, "two")):
    ...         spool.add(group, record, order)
    ...     [(key, list(records)) for key, records in spool.groups()]
    [('a', ['one', 'two']), ('b', ['x'])]
    """

    def __init__(self) -> None:
        self._file = tempfile.SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115 - it is open as long as the spool
        self._keys: dict[K, int] = {}
        self._groups, self._orders, self._offsets = array("q"), array("q"), array("q", [0])

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def add(self, group: K, record: object, order: int = -1) -> None:
        """Append a record: plain values that MessagePack can hold."""
        packed = msgspec.msgpack.encode(record)
        self._file.write(packed)
        self._groups.append(self._keys.setdefault(group, len(self._keys)))
        self._orders.append(order)
        self._offsets.append(self._offsets[-1] + len(packed))

    def __len__(self) -> int:
        return len(self._groups)

    def groups(self) -> Iterator[tuple[K, Iterator[object]]]:
        """Yield each group, in the order in which they came first, with its records; the same record twice is one."""
        groups = np.frombuffer(self._groups, np.int64)
        if not len(groups):
            return
        places = np.argsort(groups, kind="stable")
        ends = np.searchsorted(groups[places], np.arange(len(self._keys)), "right")
        for number, key in enumerate(self._keys):
            start = int(ends[number - 1]) if number else 0
            yield key, self._records(places[start : int(ends[number])])

    def _records(self, places: NDArray[np.int64]) -> Iterator[object]:
        orders = np.frombuffer(self._orders, np.int64)[places]
        if orders.min() < 0:
            yield from (msgspec.msgpack.decode(self._packed(int(place))) for place in places)
            return
        by_order = np.argsort(orders, kind="stable")
        numbers = orders[by_order]
        kept: list[int] = []
        for at, place in enumerate(places[by_order]):
            if at and numbers[at] == numbers[at - 1]:
                if self._packed(kept[-1]) == self._packed(int(place)):
                    continue  # the same unit twice, as when a memory was merged with itself
                yield from (msgspec.msgpack.decode(self._packed(int(place))) for place in places)
                return
            kept.append(int(place))
        yield from (msgspec.msgpack.decode(self._packed(place)) for place in kept)

    def _packed(self, place: int) -> bytes:
        start = self._offsets[place]
        self._file.seek(start)
        return self._file.read(self._offsets[place + 1] - start)
