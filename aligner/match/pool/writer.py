"""Writing a pool to disk part by part, so that memory holds one part and the vocabulary, whatever the pool."""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO

import msgspec
import numpy as np
from numpy.lib import format as npy
from numpy.typing import NDArray

from aligner.cache import seal
from aligner.match.pool.arrays import Ints, Pool, build
from aligner.model import Text

# 2: initials (U.N.) are one word, and documents are MessagePack. 3: documents lie there without their sentences.
# 4: words are compared as they are seen. 5: all files have digests.
FORMAT = 5
# Arrays that grow with the pool, as they lie on the disk; two more hold the postings.
ARRAYS = {
    "tokens": np.int32, "starts": np.int32, "ends": np.int32, "gaps": np.uint8, "capital": np.bool_,
    "first": np.int64, "sentence_of": np.int32, "document_of": np.int32, "document_first": np.int64,
    "sentence_spans": np.int32, "document_at": np.int64,
}  # fmt: skip
POSTINGS = ("posting_rows", "posting_row")
DOCUMENTS, VOCABULARY, HEAD, SEAL = "documents.msgpack", "vocabulary.txt", "index.json", "digests.json"
FILES = (HEAD, VOCABULARY, DOCUMENTS, *(f"{name}.npy" for name in (*ARRAYS, *POSTINGS)))
# Documents numbered at once, and words sorted at once for the postings: some 5 MB each.
_DOCUMENTS, _WORDS = 32, 1 << 18


class _Growing:
    """An `.npy` file that grows by rows: its head, which has a fixed length, is written again at the end."""

    def __init__(self, folder: Path, name: str) -> None:
        self._file: BinaryIO = (folder / f"{name}.npy").open("wb")
        self._type, self._width = np.dtype(ARRAYS[name]), 2 if name == "sentence_spans" else 0
        self.rows = 0
        self._head()

    def add(self, rows: NDArray[np.generic]) -> None:
        self._file.write(np.ascontiguousarray(rows, self._type).tobytes())
        self.rows += len(rows)

    def close(self) -> None:
        if not self._file.closed:
            self._file.seek(0)
            self._head()
            self._file.close()

    def _head(self) -> None:
        shape = (self.rows, self._width) if self._width else (self.rows,)
        npy.write_array_header_1_0(
            self._file, {"descr": npy.dtype_to_descr(self._type), "fortran_order": False, "shape": shape}
        )


class Writer:
    """Writes the files of an index into a folder, from an index that is there already (`old`) or from nothing."""

    def __init__(self, folder: Path, old: Pool | None = None) -> None:
        """Begin with the documents of `old`."""
        self._folder = folder
        self._arrays = {name: _Growing(folder, name) for name in ARRAYS}
        self._documents = (folder / DOCUMENTS).open("wb")
        self._numbers = {word: i for i, word in enumerate(old.vocabulary if old else ())}
        if old is not None and len(old.documents):
            self._append(old)

    def __enter__(self) -> Writer:
        """Return the writer, whose files are closed at the end of the block."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Close all files; they make an index only once `finish` was called."""
        self._close()

    def _close(self) -> None:
        for array in self._arrays.values():
            array.close()
        self._documents.close()

    def add(self, texts: Iterable[Text]) -> int:
        """Add documents, some at a time, and return how many there were."""
        count = 0
        iterator = iter(texts)
        while some := tuple(itertools.islice(iterator, _DOCUMENTS)):
            self._append(build(some, self._numbers))
            count += len(some)
        return count

    def _append(self, part: Pool) -> None:
        arrays = self._arrays
        words, sentences, documents = (arrays[name].rows for name in ("tokens", "first", "document_first"))
        for name in ("tokens", "starts", "ends", "gaps", "capital", "sentence_spans"):
            arrays[name].add(getattr(part, name))
        arrays["first"].add(part.first[:-1] + words)
        arrays["document_first"].add(part.document_first[:-1] + words)
        arrays["sentence_of"].add(part.sentence_of + sentences)
        arrays["document_of"].add(part.document_of + documents)
        for document in part.documents:
            arrays["document_at"].add(np.array([self._documents.tell()]))
            self._documents.write(msgspec.msgpack.encode(document))

    def finish(self) -> None:
        """Write what can only be known at the end: the last bounds, the vocabulary, the postings, the head."""
        words, documents = self._arrays["tokens"].rows, self._arrays["document_at"].rows
        for name in ("first", "document_first"):
            self._arrays[name].add(np.array([words]))
        self._arrays["document_at"].add(np.array([self._documents.tell()]))
        self._close()
        lines = "".join(f"{word}\n" for word in self._numbers)
        (self._folder / VOCABULARY).write_text(lines, encoding="utf-8")
        _write_postings(self._folder, len(self._numbers))
        head = {"format": FORMAT, "counts": [words, documents, len(self._numbers)]}
        (self._folder / HEAD).write_text(json.dumps(head) + "\n", encoding="utf-8")
        seal(self._folder, SEAL, FILES)


def _write_postings(folder: Path, words: int) -> None:
    """Write the sentences of every word, in order, by counting first and placing then (a distribution sort)."""
    tokens, owner, first = (mapped(folder, name) for name in ("tokens", "sentence_of", "first"))
    counts = np.zeros(words, np.int64)
    for numbers, _ in _pairs(tokens, owner, first):
        counts += np.bincount(numbers, minlength=words)
    row = np.concatenate([np.zeros(1, np.int64), np.cumsum(counts)])
    np.save(folder / "posting_row.npy", row)
    if not row[-1]:
        np.save(folder / "posting_rows.npy", np.zeros(0, np.int32))
        return
    rows = npy.open_memmap(folder / "posting_rows.npy", mode="w+", dtype=np.int32, shape=(int(row[-1]),))
    place = row[:-1].copy()
    for numbers, sentences in _pairs(tokens, owner, first):
        here = np.bincount(numbers, minlength=words)
        begins = np.cumsum(here) - here
        rows[place[numbers] + np.arange(len(numbers)) - begins[numbers]] = sentences
        place += here
    rows.flush()


def _pairs(tokens: Ints, owner: Ints, first: NDArray[np.int64]) -> Iterator[tuple[Ints, Ints]]:
    """Yield the words and sentences of each part of a pool, in order of the words, each pair once."""
    sentence = 0
    while sentence < len(first) - 1:
        begin = int(first[sentence])
        stop = max(sentence + 1, int(np.searchsorted(first, begin + _WORDS, "right")) - 1)
        stop = min(stop, len(first) - 1)
        end = int(first[stop])
        pairs = np.unique(tokens[begin:end].astype(np.int64) << 32 | owner[begin:end])
        yield (pairs >> 32).astype(np.int32), (pairs & 0xFFFFFFFF).astype(np.int32)
        sentence = stop


def mapped(folder: Path, name: str) -> NDArray[Any]:
    """Return an array of the folder: mapped, or, where it is empty and cannot be, read."""
    path = folder / f"{name}.npy"
    return np.asarray(np.load(path, mmap_mode="r")) if _filled(path) else np.asarray(np.load(path))


def _filled(path: Path) -> bool:
    with path.open("rb") as stream:
        npy.read_magic(stream)
        shape, _, _ = npy.read_array_header_1_0(stream)
    return 0 not in shape
