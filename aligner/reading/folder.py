"""From paths to documents: folders, single files and globs; one bad file never stops the others."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from aligner.errors import AlignerError, Failure, InputError
from aligner.files import require_within
from aligner.model import Document, Lang
from aligner.reading.archives import is_archive
from aligner.reading.content import Content, Row
from aligner.reading.decode import read_bytes
from aligner.reading.language import check_language
from aligner.reading.markup import READERS, documents, may_hold_several
from aligner.reading.metadata import find_metadata, place, read_metadata
from aligner.reading.passing import own_texts
from aligner.reading.paths import expand
from aligner.reading.persons import beside, part_of_corpus, persons_of, speaking
from aligner.reading.tei import tei


@dataclass(frozen=True, slots=True)
class Source:
    """A file that is to be read: the id and language of its document, its path, its row of metadata.

    `part` is the number, from 1, of a document that is one of several in its file; 0: the file is one document.
    `people` are the names, by id, of those who speak in a TEI text, where a file beside it names them.
    """

    id: str
    lang: Lang
    path: str
    row: Row = ()
    part: int = 0
    people: Row = ()


@dataclass(frozen=True, slots=True)
class Found:
    """What paths name: the files to read, in the order of their ids, what failed, and what a person should know.

    `archives` are web archives, which hold more than can be read as texts of a corpus, `tables` the metadata files and
    lists of persons that were read.
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
    `metadata.tsv` in that folder or its parent, and so do lists of the persons who speak in TEI texts. The articles of
    an export of a press database are documents of their own, as in `fr/export.html#3`. What earlier runs have written
    is passed over, with a notice, and a link that leads out of the folder is not followed, but a Failure. Raises
    InputError where a path names nothing.
    """
    search = _Search(lang)
    for given in paths:
        search.look(str(given))
    sources = sorted(search.sources.values(), key=lambda one: (one.id.rpartition("#")[0] or one.id, one.part))
    tables = tuple(dict.fromkeys(search.tables))
    return Found(tuple(sources), tuple(search.failures), tuple(search.notices), tuple(search.archives), tables)


@dataclass(slots=True)
class _Search:
    """What has been found in the paths so far."""

    lang: Lang
    sources: dict[str, Source] = field(default_factory=dict)
    failures: list[Failure] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)
    archives: list[Path] = field(default_factory=list)
    tables: list[Path] = field(default_factory=list)

    def look(self, given: str) -> None:
        """Find the texts that one path names."""
        base, files, named = expand(given, self.failures)
        rows = _metadata(base, self.failures, self.tables)
        before = set(self.sources)
        parts: dict[Path, str] = {}
        for path in own_texts(base, files, self.lang, named, self.failures, self.notices):
            if is_archive(path):
                self.archives.append(path)
            elif path.suffix.lower() not in READERS and base == Path(given):
                self.notices.append(f"{path}: passed over, no reader for {path.suffix or 'files without an ending'}")
            elif path.suffix.lower() == ".xml" and not named and (root := part_of_corpus(path)):
                parts[path] = root
                self.notices.append(f"{path}: passed over, no reader for TEI whose root is {root}")
            else:
                self._add(path, base, rows.get(place(path), ()))
        places = (base.parent, base) if named else (base.parent,)
        self._name_speakers(beside(places, parts), [name for name in self.sources if name not in before])

    def _add(self, path: Path, base: Path, row: Row) -> None:
        """Add the documents of a file, or say why they are none."""
        name = path.relative_to(base).as_posix() if path.is_relative_to(base) else path.name
        id_ = f"{self.lang}/{name}"
        if not _is_text(id_):
            error = InputError("a name that is not UTF-8", where=str(path), remedy="rename it")
            self.failures.append(Failure(str(path), str(error)))
        elif id_ not in self.sources and f"{id_}#1" not in self.sources:
            self.sources |= {source.id: source for source in _parts(Source(id_, self.lang, str(path), row))}
        elif (before := self.sources.get(id_) or self.sources[f"{id_}#1"]).path != str(path):
            self.failures.append(Failure(str(path), f"{id_} was already read from {before.path}"))

    def _name_speakers(self, lists: Sequence[Path], found: Sequence[str]) -> None:
        """Give TEI texts the names of their speakers that files beside them tell."""
        texts = [name for name in found if self.sources[name].path.lower().endswith(".xml")]
        names = persons_of(lists, self.failures) if texts else {}
        self.tables.extend(lists if texts else ())
        for name in texts if names else ():
            with contextlib.suppress(AlignerError):  # said when it is read
                people = speaking(read_bytes(Path(self.sources[name].path)), names)
                self.sources[name] = replace(self.sources[name], people=people)


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
    if source.part:
        content = documents(suffix, data, source.path)[source.part - 1]
    elif source.people:
        content = tei(data, source.path, dict(source.people))
    else:
        content = reader(data, source.path)
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
