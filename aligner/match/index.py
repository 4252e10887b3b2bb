"""A pool on disk: numbered words in memory-mapped arrays, so that a large pool is ready at once and grows by parts.

A folder holds `index.json` (format, counts), `vocabulary.txt`, `documents.jsonl` (a document with its sentences a
line) and an `.npy` file an array of `Pool`. It knows no encoder: word vectors are looked up when it is opened.
"""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, overload

import numpy as np

from aligner.errors import InputError, OutputError
from aligner.match.lexical import sentences_of
from aligner.match.pool import Pool, build
from aligner.model import Document, Sentence, Span, Text

# 2: initials (U.N.) are one word.
FORMAT = 2
_ARRAYS = (
    "tokens", "starts", "ends", "gaps", "capital", "first", "sentence_of", "document_of", "document_first",
    "sentence_spans", "posting_rows", "posting_row",
)  # fmt: skip
_REMEDY = "build the index anew: align index build"


class StoredTexts(Sequence[Text]):
    """The documents of an index, read from the disk one by one when asked for."""

    def __init__(self, path: Path) -> None:
        """Find where each line of `documents.jsonl` begins."""
        self._path = path
        with path.open("rb") as lines:
            sizes = np.fromiter((len(line) for line in lines), np.int64)
        self._offsets = np.concatenate([np.zeros(1, np.int64), np.cumsum(sizes)])

    def __len__(self) -> int:
        return len(self._offsets) - 1

    @overload
    def __getitem__(self, index: int) -> Text: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Text, ...]: ...
    def __getitem__(self, index: int | slice) -> Text | tuple[Text, ...]:
        """Return one document with its sentences."""
        if isinstance(index, slice):
            return tuple(self[i] for i in range(*index.indices(len(self))))
        if not -len(self) <= index < len(self):
            raise IndexError(index)
        with self._path.open("rb") as lines:
            lines.seek(int(self._offsets[index % len(self)]))
            return _read(json.loads(lines.readline()))

    def __iter__(self) -> Iterator[Text]:
        with self._path.open("rb") as lines:
            yield from (_read(json.loads(line)) for line in lines)


def add(folder: Path, texts: Sequence[Text]) -> int:
    """Add documents to the index in a folder (made where it is not there), and return how many were new.

    A document that is there already is passed over. The index changes all at once or not at all. Raises InputError
    where the folder holds something else, or where a document of the same id has another text; OutputError where it
    cannot be written.
    """
    old = load(folder) if folder.exists() else build(())
    known = {text.document.id: text.document.text for text in old.texts}
    changed = [t.document.id for t in texts if known.get(t.document.id, t.document.text) != t.document.text]
    if changed:
        raise InputError(f"{changed[0]} has changed since it was indexed", where=str(folder), remedy=_REMEDY)
    new = [text for text in texts if text.document.id not in known]
    if new or not folder.exists():
        _write(folder, _joined(old, build(new, old.vocabulary)))
    return len(new)


def load(folder: Path) -> Pool:
    """Open the index in a folder: arrays are mapped, not read. Raises InputError where it is none, or damaged."""
    try:
        head = json.loads((folder / "index.json").read_text(encoding="utf-8"))
        if head["format"] != FORMAT:
            raise ValueError(f"format {head['format']}, not {FORMAT}")
        found = {name: np.load(folder / f"{name}.npy", mmap_mode="r") for name in _ARRAYS}
        vocabulary = tuple((folder / "vocabulary.txt").read_text(encoding="utf-8").splitlines())
        texts = StoredTexts(folder / "documents.jsonl")
        if (len(found["tokens"]), len(texts), len(vocabulary)) != tuple(head["counts"]):
            raise ValueError("its parts do not belong together")
    except (OSError, EOFError, ValueError, KeyError, TypeError) as error:
        raise InputError(f"not a usable index ({error})", where=str(folder), remedy=_REMEDY) from error
    postings = found.pop("posting_rows"), found.pop("posting_row")
    return Pool(texts=texts, vocabulary=vocabulary, postings=postings, **found)


def _joined(old: Pool, new: Pool) -> Pool:
    words, documents, sentences = len(old), len(old.texts), len(old.first) - 1
    pool = replace(
        new,
        texts=(*old.texts, *new.texts),
        tokens=np.concatenate([old.tokens, new.tokens]),
        starts=np.concatenate([old.starts, new.starts]),
        ends=np.concatenate([old.ends, new.ends]),
        gaps=np.concatenate([old.gaps, new.gaps]),
        capital=np.concatenate([old.capital, new.capital]),
        first=np.concatenate([old.first[:-1], new.first + words]),
        sentence_of=np.concatenate([old.sentence_of, new.sentence_of + sentences]).astype(np.int32),
        document_of=np.concatenate([old.document_of, new.document_of + documents]).astype(np.int32),
        document_first=np.concatenate([old.document_first[:-1], new.document_first + words]),
        sentence_spans=np.concatenate([old.sentence_spans, new.sentence_spans]),
        postings=None,
    )
    return replace(pool, postings=sentences_of(pool))


def _write(folder: Path, pool: Pool) -> None:
    folder.parent.mkdir(parents=True, exist_ok=True)
    work = Path(tempfile.mkdtemp(prefix=f".{folder.name}.", dir=folder.parent))
    try:
        rows, row = pool.postings or sentences_of(pool)
        for name in _ARRAYS[:-2]:
            np.save(work / f"{name}.npy", getattr(pool, name))
        np.save(work / "posting_rows.npy", rows)
        np.save(work / "posting_row.npy", row)
        (work / "vocabulary.txt").write_text("".join(f"{w}\n" for w in pool.vocabulary), encoding="utf-8")
        with (work / "documents.jsonl").open("w", encoding="utf-8") as out:
            out.writelines(json.dumps(_record(text), ensure_ascii=False) + "\n" for text in pool.texts)
        head = {"format": FORMAT, "counts": [len(pool), len(pool.texts), len(pool.vocabulary)]}
        (work / "index.json").write_text(json.dumps(head) + "\n", encoding="utf-8")
        _swap(work, folder)
    except OSError as error:
        raise OutputError(
            f"the index cannot be written ({error})", where=str(folder), remedy="free the disk"
        ) from error
    finally:
        shutil.rmtree(work, ignore_errors=True)


def _swap(work: Path, folder: Path) -> None:
    """Put the new index in the old one's place, which is kept until the new one is there."""
    aside = work.with_name(f"{work.name}.old")
    if folder.exists():
        folder.replace(aside)
    work.replace(folder)
    shutil.rmtree(aside, ignore_errors=True)


def _record(text: Text) -> dict[str, object]:
    d = text.document
    return {
        "id": d.id, "lang": d.lang, "path": d.path, "title": d.title, "origin": d.origin, "metadata": d.metadata,
        "text": d.text, "sentences": [(s.paragraph, s.span.start, s.span.end) for s in text.sentences],
    }  # fmt: skip


def _read(row: dict[str, Any]) -> Text:
    fields = dict(row)
    spans = fields.pop("sentences")
    fields["metadata"] = tuple((k, v) for k, v in fields["metadata"])
    document = Document(**fields)
    sentences = tuple(
        Sentence(document.id, i, paragraph, Span(start, end), document.text[start:end])
        for i, (paragraph, start, end) in enumerate(spans)
    )
    return Text(document, sentences)
