"""The results of a run, where they are kept: read again piece by piece, never held as a whole."""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar, overload

from aligner import decisions
from aligner.cache import Store
from aligner.errors import OutputError
from aligner.formats import TextFacts
from aligner.model import Bitext, Text
from aligner.pipeline.tasks import Aligned, Parts, Prepared, assemble, pack, unpack

T = TypeVar("T")


class Facts(Mapping[str, TextFacts]):
    """The facts of texts by document id, packed: of ten thousand texts they take some megabytes."""

    def __init__(self) -> None:
        self._packed: dict[str, bytes] = {}

    def add(self, facts: TextFacts) -> None:
        """Put in the facts of one more text."""
        self._packed[facts.id] = pack(facts)

    def __getitem__(self, name: str) -> TextFacts:
        found: TextFacts = unpack(self._packed[name], TextFacts)
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self._packed)

    def __len__(self) -> int:
        return len(self._packed)


@dataclass(frozen=True, slots=True)
class StoredTexts:
    """The texts of one side by document id, in order: their keys in the store, their facts, what is signed of each."""

    store: Store
    keys: Mapping[str, bytes]
    facts: Facts
    digests: dict[str, str]

    def packed(self, name: str) -> bytes:
        """Return a text as it is kept."""
        return bytes(unpack(fetch(self.store, self.keys[name]), Prepared).text)

    def text(self, name: str) -> Text:
        """Return a text."""
        text: Text = unpack(self.packed(name), Text)
        return text

    def __iter__(self) -> Iterator[str]:
        return iter(self.keys)

    def __len__(self) -> int:
        return len(self.keys)

    def __contains__(self, name: object) -> bool:
        return name in self.keys


@dataclass(frozen=True, slots=True)
class Results:
    """The parts of all bitexts: for each source, by its id, the key of each part that it has.

    `partners` tells the target's id or None, `entries` the decisions about a source. `names` are the sources in order,
    those that failed left out.
    """

    sources: StoredTexts
    targets: StoredTexts
    names: tuple[str, ...]
    partners: Mapping[str, str | None]
    beads: Mapping[str, bytes]
    matches: Mapping[str, bytes]
    translations: Mapping[str, bytes]
    entries: Mapping[str, tuple[decisions.Entry, ...]] = field(default_factory=dict)

    def keys(self, name: str) -> tuple[bytes, ...]:
        """Return the keys of all that a bitext is made of, decisions among them."""
        partner = self.partners[name]
        return (
            self.sources.keys[name],
            self.targets.keys[partner] if partner else b"",
            *(part.get(name, b"") for part in (self.beads, self.matches, self.translations)),
            *(entry.id.encode() for entry in self.entries.get(name, ())),
            *(self.targets.keys[cited] for cited in self._cited(name)),
        )

    def parts(self, name: str) -> Parts:
        """Return a bitext as its parts, as they are kept."""
        partner, store = self.partners[name], self.sources.store
        beads, matches, translations = (
            fetch(store, part[name]) if name in part else b"" for part in (self.beads, self.matches, self.translations)
        )
        return Parts(
            self.sources.packed(name),
            self.targets.packed(partner) if partner else b"",
            beads,
            matches,
            translations,
            self.entries.get(name, ()),
            tuple(self.targets.packed(cited) for cited in self._cited(name)),
        )

    def bitext(self, name: str) -> Bitext:
        """Return a bitext, put together with what people decided about it."""
        return assemble(self.parts(name))[0]

    def notices(self) -> Iterator[str]:
        """Yield what a person should know of the beads."""
        for name in self.names:
            if name in self.beads:
                yield from unpack(fetch(self.sources.store, self.beads[name]), Aligned).notices

    def _cited(self, name: str) -> Sequence[str]:
        """Return the English texts that decisions about a source name."""
        cited = (decisions.original_named(entry) for entry in self.entries.get(name, ()))
        return sorted({document for document in cited if document in self.targets})


class Lazy(Sequence[T]):
    """A sequence whose items are read, by their names, when they are asked for."""

    def __init__(self, names: Sequence[str], read: Callable[[str], T]) -> None:
        self._names, self._read = names, read

    def __len__(self) -> int:
        return len(self._names)

    @overload
    def __getitem__(self, index: int) -> T: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[T, ...]: ...
    def __getitem__(self, index: int | slice) -> T | tuple[T, ...]:
        """Return one item, or those of a slice."""
        if isinstance(index, slice):
            return tuple(self._read(name) for name in self._names[index])
        return self._read(self._names[index])

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and len(self) == len(other) and all(map(operator.eq, self, other))

    __hash__ = None  # type: ignore[assignment]


class Lost(OutputError):
    """A result that was there is not any more, or is damaged: whoever made it can make it again."""


def fetch(store: Store, key: bytes) -> bytes:
    """Return a result that a stage has kept; raises Lost where it has been removed or damaged since."""
    try:
        return store.get(key)
    except KeyError:
        raise Lost(
            "results were removed while they were needed", where=str(store.folder), remedy="run again: the rest is kept"
        ) from None
