"""From paths to documents: folders, single files and globs; one bad file never stops the others."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable
from dataclasses import dataclass, replace
from glob import glob, has_magic
from pathlib import Path

from aligner.errors import AlignerError, Failure, InputError
from aligner.files import require_within
from aligner.model import Document, Lang
from aligner.reading.archives import is_archive
from aligner.reading.content import Content, Row
from aligner.reading.decode import read_bytes
from aligner.reading.language import check_language
from aligner.reading.markup import READERS, documents, may_hold_several
from aligner.reading.metadata import FILE_NAME, find_metadata, place, read_metadata
from aligner.reading.passing import own_texts


@dataclass(frozen=True, slots=True)
class Source:
    """A file that is to be read: the id and language of its document, its path, its row of metadata.

    `part` is the number, from 1, of a document that is one of several in its file; 0: the file is one document.
    """

    id: str
    lang: Lang
    path: str
    row: Row = ()
    part: int = 0


@dataclass(frozen=True, slots=True)
class Found:
    """What paths name: the files to read, in the order of their ids, what failed, and what a person should know.

    `archives` are web archives, which hold more than can be read as texts of a corpus, `tables` the metadata files that
    were read.
    """

    sources: tuple[Source, ...]
    failures: tuple[Failure, ...] = ()
    notices: tuple[str, ...] = ()
    archives: tuple[Path, ...] = ()
    tables: tuple[Path, ...] = ()

    @property
    def inputs(self) -> tuple[Path, ...]:
        """Every file that is read."""
        return (*(Path(source.path) for source in self.sources), *self.tables)


@dataclass(frozen=True, slots=True)
class Reading:
    """What paths gave: their documents by id, what failed, and what a person should know."""

    documents: tuple[Document, ...]
    failures: tuple[Failure, ...] = ()
    notices: tuple[str, ...] = ()


def read(paths: Iterable[str | Path], lang: Lang) -> Reading:
    """Read every text under `paths` (folders, files or globs) as documents of one language, ordered by id.

    Raises InputError as `find` does; a file that cannot be used, or is in another language, becomes a Failure, and one
    that holds two a notice.
    """
    found = find(paths, lang)
    texts: list[Document] = []
    failures, notices = list(found.failures), list(found.notices)
    for source in found.sources:
        try:
            document, said = load(source, read_bytes(Path(source.path)))
        except AlignerError as error:
            failures.append(Failure(source.path, str(error)))
            continue
        texts.append(document)
        notices.extend(said)
    return Reading(tuple(texts), tuple(failures), tuple(notices))


def find(paths: Iterable[str | Path], lang: Lang) -> Found:
    """List the files under `paths` (folders, files or globs) with their metadata; of texts, nothing is kept.

    A document's id is its language and its path within the folder given, as in `fr/2023/a.txt`; metadata comes from
    `metadata.tsv` in that folder or its parent. The articles of an export of a press database are documents of their
    own, as in `fr/export.html#3`. What earlier runs have written is passed over, with a notice, and a link that leads
    out of the folder is not followed, but a Failure. Raises InputError where a path names nothing.
    """
    sources: dict[str, Source] = {}
    failures: list[Failure] = []
    notices: list[str] = []
    archives: list[Path] = []
    tables: list[Path] = []
    for given in paths:
        base, files, named = _expand(str(given), failures)
        rows = _metadata(base, failures, tables)
        for path in own_texts(base, files, lang, named, failures, notices):
            if is_archive(path):
                archives.append(path)
                continue
            if path.suffix.lower() not in READERS and base == Path(given):
                notices.append(f"{path}: passed over, no reader for {path.suffix or 'files without an ending'}")
                continue
            name = path.relative_to(base).as_posix() if path.is_relative_to(base) else path.name
            id_ = f"{lang}/{name}"
            if not _is_text(id_):
                error = InputError("a name that is not UTF-8", where=str(path), remedy="rename it")
                failures.append(Failure(str(path), str(error)))
            elif id_ not in sources and f"{id_}#1" not in sources:
                for source in _parts(Source(id_, lang, str(path), rows.get(place(path), ()))):
                    sources[source.id] = source
            elif (before := sources.get(id_) or sources[f"{id_}#1"]).path != str(path):
                failures.append(Failure(str(path), f"{id_} was already read from {before.path}"))
    ordered = sorted(sources.values(), key=lambda source: (source.id.rpartition("#")[0] or source.id, source.part))
    read_from = tuple(dict.fromkeys(tables))
    return Found(tuple(ordered), tuple(failures), tuple(notices), tuple(archives), read_from)


def _parts(source: Source) -> Iterable[Source]:
    """Yield a source, or one for each of the documents that its file holds."""
    count = 0
    suffix = Path(source.path).suffix.lower()
    if may_hold_several(suffix):
        with contextlib.suppress(AlignerError):  # said when it is read
            count = len(documents(suffix, read_bytes(Path(source.path)), source.path))
    if not count:
        yield source
    for number in range(1, count + 1):
        yield replace(source, id=f"{source.id}#{number}", part=number)


def load(source: Source, data: bytes) -> tuple[Document, tuple[str, ...]]:
    """Return the document that a file's bytes hold, and what a person should know of it.

    Its metadata is its row of `metadata.tsv`, and what the file says of itself where that says nothing.

    Raises InputError where there is no reader for it, it is no text, or it is in another language.
    """
    suffix = Path(source.path).suffix.lower()
    reader = READERS.get(suffix)
    if reader is None:
        known = " ".join(sorted(READERS))
        raise InputError(f"cannot read {suffix or 'files without an ending'}", where=source.path, remedy=f"use {known}")
    content = documents(suffix, data, source.path)[source.part - 1] if source.part else reader(data, source.path)
    return made(source, content)


def made(source: Source, content: Content) -> tuple[Document, tuple[str, ...]]:
    """Return the document of a source with some content, and what a person should know of it, as `load` does."""
    told = {name for name, _ in source.row}
    row = source.row + tuple((name, value) for name, value in content.metadata if name not in told)
    fields = dict(row)
    title, origin = fields.get("title", ""), fields.get("origin", "")
    held = content.blocks, content.markup, content.offsets, content.lines
    document = Document(source.id, source.lang, source.path, content.text, title, origin, row, *held)
    notices = [check_language(document)]
    if content.notice:
        notices.append(f"{source.path}: {content.notice}")
    if content.guessed:
        notices.append(f"{source.path}: read as {content.guessed}; save it as UTF-8 to be sure")
    return document, tuple(filter(None, notices))


def _is_text(name: str) -> bool:
    """Tell whether a file's name is Unicode: bytes that are not come from the disk as lone surrogates."""
    return not any("\ud800" <= c <= "\udfff" for c in name)


def _metadata(base: Path, failures: list[Failure], tables: list[Path]) -> dict[Path, Row]:
    rows: dict[Path, Row] = {}
    for file in find_metadata((base,)):
        tables.append(file)
        try:
            require_within(file, file.parent)
            rows.update(read_metadata(file))
        except AlignerError as error:
            failures.append(Failure(str(file), str(error)))
    return rows


def _expand(given: str, failures: list[Failure]) -> tuple[Path, list[Path], bool]:
    """Return the folder that ids are relative to, the files that `given` names, and whether it names a file itself."""
    path = Path(given)
    try:
        there = path.is_dir()
    except OSError as error:  # on the way to it
        remedy = "check its permissions"
        raise InputError(f"cannot be read ({error.strerror})", where=given, remedy=remedy) from None
    if there:
        return path, list(_walk(path, failures)), False
    if path.exists():
        return path.parent, [path], True
    if has_magic(given):
        matches = glob(given, recursive=True)  # noqa: PTH207 - the pattern may be absolute, which Path.glob refuses
        files = sorted(path for path in map(Path, matches) if path.is_file())
        if files:
            parents = Path(given).parts[:-1]
            fixed = next((i for i, part in enumerate(parents) if has_magic(part)), len(parents))
            return Path(*parents[:fixed]), files, False
    raise InputError("no such file or folder", where=given, remedy="name a folder, a file or a quoted glob")


def _walk(folder: Path, failures: list[Failure]) -> Iterable[Path]:
    """Yield the files below a folder in order; links to folders and hidden names are passed over."""

    def closed(error: OSError) -> None:
        where = str(error.filename)
        said = InputError(f"cannot be listed ({error.strerror})", where=where, remedy="check its permissions")
        failures.append(Failure(where, str(said)))

    for here, folders, files in os.walk(folder, onerror=closed, followlinks=False):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            path = Path(here) / name
            if not name.startswith(".") and name not in (FILE_NAME, "decisions.tsv"):
                yield path
