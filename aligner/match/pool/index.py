"""A pool on disk: numbered words in memory-mapped arrays, so that a large pool is ready at once and grows by parts.

A folder holds `index.json` (format, counts), `vocabulary.txt`, `documents.msgpack` (the documents) and
an `.npy` file an array of `Pool`. It knows no encoder: word vectors are looked up when it is opened.
"""

from __future__ import annotations

import hashlib
import json
import logging
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.lib import format as npy

from aligner.cache import broken, seal
from aligner.errors import InputError, OutputError
from aligner.match.pool.arrays import Pool, vector_parts
from aligner.match.pool.documents import REMEDY, StoredDocuments
from aligner.match.pool.writer import ARRAYS, DOCUMENTS, FILES, FORMAT, HEAD, POSTINGS, SEAL, VOCABULARY, Writer, mapped
from aligner.model import Document, Text
from aligner.protocols import AdditiveEncoder

_log = logging.getLogger(__name__)


def add(folder: Path, texts: Iterable[Text]) -> int:
    """Add documents to the index in a folder (made where it is not there), and return how many were new.

    A document that is there already is passed over. The index changes all at once or not at all; memory holds some
    hundred documents at a time. Raises InputError where the folder holds something else, or where a document of the
    same id has another text; OutputError where it cannot be written.
    """
    old = load(folder) if folder.exists() else None
    known = {document.id: _print(document) for document in old.documents} if old else {}
    added = 0

    def new() -> Iterator[Text]:
        nonlocal added
        for text in texts:
            name, content = text.document.id, _print(text.document)
            if known.get(name, content) != content:
                raise InputError(f"{name} has changed since it was indexed", where=str(folder), remedy=REMEDY)
            if name not in known:
                known[name] = content
                added += 1
                yield text

    def wanted(writer: Writer) -> bool:
        writer.add(new())
        return bool(added) or old is None

    _make(folder, old, wanted)
    return added


def create(folder: Path, texts: Iterable[Text]) -> Path:
    """Write the index of some documents, each with its own id, where none is; one that is there is left alone.

    One that is damaged is made anew, with a warning. Several processes may do so at once: the first that is ready wins.
    Raises OutputError where it cannot be written.
    """
    if folder.exists() and (found := damage(folder)):
        _log.warning("%s: a damaged index (%s); it is made again", folder, found)
        shutil.rmtree(folder, ignore_errors=True)
    if not folder.exists():

        def wanted(writer: Writer) -> bool:
            writer.add(texts)
            return True

        _make(folder, None, wanted, first=True)
    return folder


def damage(folder: Path) -> str:
    """Return what is wrong with the files of an index, by their digests; an empty string where nothing is."""
    return broken(folder, SEAL, FILES)


def load(folder: Path, *, checked: bool = False) -> Pool:
    """Open the index in a folder: arrays are mapped. Raises InputError where it is none, or damaged.

    All files are read once to see whether their digests hold, unless that was `checked` before.
    """
    try:
        if not checked and (found_damage := damage(folder)):
            raise ValueError(found_damage)
        head = json.loads((folder / HEAD).read_text(encoding="utf-8"))
        if head["format"] != FORMAT:
            raise ValueError(f"format {head['format']}, not {FORMAT}")
        found = {name: mapped(folder, name) for name in (*ARRAYS, *POSTINGS)}
        vocabulary = tuple((folder / VOCABULARY).read_text(encoding="utf-8").splitlines())
        at = found.pop("document_at")
        if (len(found["tokens"]), len(at) - 1, len(vocabulary)) != tuple(head["counts"]):
            raise ValueError("its parts do not belong together")
        if (folder / DOCUMENTS).stat().st_size != at[-1]:
            raise ValueError("its documents are not all there")
    except (OSError, EOFError, ValueError, KeyError, TypeError, IndexError) as error:
        raise InputError(f"not a usable index ({error})", where=str(folder), remedy=REMEDY) from error
    postings = found.pop("posting_rows"), found.pop("posting_row")
    documents, described = (StoredDocuments(folder / DOCUMENTS, at, described) for described in (False, True))
    return Pool(documents=documents, vocabulary=vocabulary, postings=postings, described=described, **found)


def with_vectors(folder: Path, encoder: AdditiveEncoder, *, checked: bool = False) -> Pool:
    """Open the index in a folder with the vectors of its words mapped too, so that processes share them.

    They are kept beside the index, by the encoder's digest, and made where they are not there yet, or damaged. Raises
    as `load`; `checked` is as there.
    """
    return _with_vectors(load(folder, checked=checked), folder, encoder, checked)


def prepare(folder: Path, texts: Iterable[Text], encoder: AdditiveEncoder) -> None:
    """Make sure that the index of some documents is there, with the vectors of its words, and sound: as `create`."""
    _with_vectors(load(create(folder, texts), checked=True), folder, encoder, checked=False)


def _with_vectors(pool: Pool, folder: Path, encoder: AdditiveEncoder, checked: bool) -> Pool:
    if not pool.vocabulary:
        return pool
    path = folder / f"vectors-{encoder.digest[:16]}.npy"
    digests = f"{path.stem}.json"
    if not path.exists() or (not checked and broken(folder, digests, [path.name])):
        _write_vectors(path, pool, encoder)
        seal(folder, digests, [path.name])
    return replace(pool, vectors=mapped(folder, path.stem))


def _write_vectors(path: Path, pool: Pool, encoder: AdditiveEncoder) -> None:
    try:
        with tempfile.TemporaryDirectory(dir=path.parent, prefix=".vectors-") as folder:
            work = Path(folder) / path.name
            with work.open("wb") as out:
                for number, part in enumerate(vector_parts(encoder, pool.vocabulary, "en")):
                    if not number:
                        shape = (len(pool.vocabulary), part.shape[1])
                        npy.write_array_header_1_0(out, {"descr": "<f4", "fortran_order": False, "shape": shape})
                    out.write(np.ascontiguousarray(part, "<f4").tobytes())
            work.replace(path)
    except OSError as error:
        raise OutputError(f"vectors cannot be written ({error})", where=str(path), remedy="free the disk") from error


def _make(folder: Path, old: Pool | None, wanted: Callable[[Writer], bool], *, first: bool = False) -> None:
    """Write an index beside its place, and put it there if it is wanted once it is written.

    With `first` one that somebody else has put there meanwhile stays.
    """
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        work = Path(tempfile.mkdtemp(prefix=f".{folder.name}.", dir=folder.parent))
        work.chmod(0o755)  # as any folder, so that others on the machine may use it
        try:
            with Writer(work, old) as writer:
                if wanted(writer):
                    writer.finish()
                    _swap(work, folder, first)
        finally:
            shutil.rmtree(work, ignore_errors=True)
    except OSError as error:
        raise OutputError(
            f"the index cannot be written ({error})", where=str(folder), remedy="free the disk"
        ) from error


def _swap(work: Path, folder: Path, first: bool) -> None:
    """Put the new index in the old one's place, which is kept until the new one is there."""
    if first:
        try:
            work.rename(folder)
        except OSError:
            if not folder.exists():
                raise
        return
    aside = work.with_name(f"{work.name}.old")
    if folder.exists():
        folder.replace(aside)
    work.replace(folder)
    shutil.rmtree(aside, ignore_errors=True)


def _print(document: Document) -> bytes:
    return hashlib.sha256(document.text.encode("utf-8", "surrogatepass")).digest()
