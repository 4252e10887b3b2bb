"""Facts of many texts and originals of many bitexts, packed: a quarter of the memory that the objects would take.

marshal packs what never leaves the process: it is quick, and holds lone surrogates too.
"""

from __future__ import annotations

import marshal
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from typing import overload

from aligner.errors import InputError
from aligner.formats.shared.consistency import REMEDY
from aligner.formats.shared.facts import TextFacts
from aligner.model import Span


class Packed(Sequence[TextFacts]):
    """Facts of many texts, made anew each time they are asked for."""

    __slots__ = ("_packed",)

    def __init__(self, packed: Iterable[bytes]) -> None:
        self._packed = tuple(packed)

    def __len__(self) -> int:
        return len(self._packed)

    @overload
    def __getitem__(self, index: int) -> TextFacts: ...
    @overload
    def __getitem__(self, index: slice) -> Packed: ...
    def __getitem__(self, index: int | slice) -> TextFacts | Packed:
        found = self._packed[index]
        return Packed(found) if isinstance(found, tuple) else TextFacts(*marshal.loads(found))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Packed) and self._packed == other._packed

    def __hash__(self) -> int:
        return hash(self._packed)


def pack(facts: TextFacts) -> bytes:
    """Return facts as bytes that `Packed` takes."""
    return marshal.dumps(tuple(getattr(facts, field.name) for field in fields(facts)), 2)


@dataclass(frozen=True, slots=True)
class Entry:
    """One bitext of a survey, its texts by number, and its packed originals: text number, start, end, or None.

    `nearest` are the best candidates of matches without an original, packed alike.
    """

    source: int
    target: int | None
    packed: bytes
    nearest: bytes

    @classmethod
    def alone(cls, number: int) -> Entry:
        """Return the entry of a text of the pool."""
        return cls(number, None, marshal.dumps(()), marshal.dumps(()))

    @property
    def originals(self) -> tuple[tuple[int, Span] | None, ...]:
        """The number of the text and the span of the original of each match, or None."""
        return _unpacked(self.packed)

    @property
    def candidates(self) -> tuple[tuple[int, Span] | None, ...]:
        """The same of the best candidate of each match without an original."""
        return _unpacked(self.nearest)


def _unpacked(packed: bytes) -> tuple[tuple[int, Span] | None, ...]:
    return tuple(o and (o[0], Span(o[1], o[2])) for o in marshal.loads(packed))


def pack_originals(originals: Iterable[tuple[str, Span] | None]) -> bytes:
    """Return originals, by document id, as bytes that `Known.resolved` takes."""
    return marshal.dumps(tuple(o and (o[0], o[1].start, o[1].end) for o in originals), 2)


@dataclass(frozen=True, slots=True)
class Known:
    """The texts met so far: number, digest and length by id, and their packed facts by number."""

    by_id: dict[str, tuple[int, str, int]]
    packed: list[bytes]

    def number(self, facts: TextFacts) -> int:
        """Return the number of a text, a new one where it comes for the first time."""
        found = self.by_id.get(facts.id)
        if found is None:
            found = self.by_id[facts.id] = (len(self.packed), facts.digest, facts.length)
            self.packed.append(pack(facts))
        if found[1] != facts.digest:
            raise InputError("two different texts have this id", where=facts.path or facts.id, remedy=REMEDY)
        return found[0]

    def resolved(self, originals: bytes, source: int) -> bytes:
        """Return the originals of a bitext with numbers for ids. Raises InputError where one lies in no text."""
        return marshal.dumps(tuple(o and (self._number(o, source), *o[1:]) for o in marshal.loads(originals)), 2)

    def resolved_where_known(self, candidates: bytes) -> bytes:
        """Return the candidates of a bitext with numbers for ids, None for those in no text of the corpus."""
        found = (c if c and self._holds(*c) else None for c in marshal.loads(candidates))
        return marshal.dumps(tuple(c and (self.by_id[c[0]][0], *c[1:]) for c in found), 2)

    def _holds(self, name: str, _start: int, end: int) -> bool:
        return name in self.by_id and end <= self.by_id[name][2]

    def _number(self, original: tuple[str, int, int], source: int) -> int:
        name, _, end = original
        if name not in self.by_id:
            facts = TextFacts(*marshal.loads(self.packed[source]))
            message = f"an original lies in {name}, which is not in the corpus"
            raise InputError(message, where=facts.path or facts.id, remedy=REMEDY)
        number, _, length = self.by_id[name]
        if end > length:
            facts = TextFacts(*marshal.loads(self.packed[number]))
            raise InputError(f"an original ends at {end}, after the text", where=facts.path or facts.id, remedy=REMEDY)
        return number
