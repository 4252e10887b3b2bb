"""The documents of an index on disk, read one by one when they are asked for."""

from __future__ import annotations

import os
import weakref
from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache
from pathlib import Path
from typing import overload

import msgspec
import numpy as np
from numpy.typing import NDArray

from aligner.errors import InputError
from aligner.model import Document, Lang

REMEDY = "build the index anew: align index build"
# Documents of an index that are held in memory, of those asked for last: with their text, and without.
_HELD, _DESCRIBED = 256, 4096


class _Description(msgspec.Struct):
    """What a stored document has besides its text and what parts that."""

    id: str
    lang: Lang
    path: str
    title: str = ""
    origin: str = ""
    metadata: tuple[tuple[str, str], ...] = ()


class StoredDocuments(Sequence[Document]):
    """The documents of an index, read from the disk one by one when asked for; the last ones are kept at hand."""

    def __init__(self, path: Path, at: NDArray[np.int64], described: bool = False) -> None:
        """Take the file of documents, and where each begins and the last ends.

        Where they are only `described`, they come without text, blocks and markup, which takes less time.
        """
        self._path, self._at, self._described = path, at, described
        self._document = lru_cache(maxsize=_DESCRIBED if described else _HELD)(self._read)

    def __len__(self) -> int:
        return len(self._at) - 1

    @overload
    def __getitem__(self, index: int) -> Document: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Document, ...]: ...
    def __getitem__(self, index: int | slice) -> Document | tuple[Document, ...]:
        """Return one document, or some."""
        if isinstance(index, slice):
            return tuple(self[i] for i in range(*index.indices(len(self))))
        if not -len(self) <= index < len(self):
            raise IndexError(index)
        return self._document(index % len(self))

    def _read(self, index: int) -> Document:
        start, stop = int(self._at[index]), int(self._at[index + 1])
        if hasattr(os, "pread"):
            return self._decoded(os.pread(self._opened, stop - start, start))
        with self._path.open("rb") as documents:
            documents.seek(start)
            return self._decoded(documents.read(stop - start))

    @cached_property
    def _opened(self) -> int:
        """The file, which is opened once and closed with these documents."""
        number = os.open(self._path, os.O_RDONLY)
        weakref.finalize(self, os.close, number)
        return number

    def __iter__(self) -> Iterator[Document]:
        with self._path.open("rb") as documents:
            for size in np.diff(self._at).tolist():
                yield self._decoded(documents.read(size))

    def _decoded(self, data: bytes) -> Document:
        try:
            if not self._described:
                return msgspec.msgpack.decode(data, type=Document)
            found = msgspec.msgpack.decode(data, type=_Description)
        except (msgspec.DecodeError, ValueError) as error:
            where = str(self._path)
            raise InputError(f"not a document of an index ({error})", where=where, remedy=REMEDY) from error
        return Document(found.id, found.lang, found.path, "", found.title, found.origin, found.metadata)
