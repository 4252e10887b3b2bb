"""Writers of a corpus, and readers of what can be read back: one format a file, and one line here."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from aligner.errors import Failure, UsageError
from aligner.export import card, jsonl, ladder, moses, tables, tei, tei_flat, tei_read
from aligner.export.characters import report
from aligner.export.facts import BitextFacts, TextFacts, bitext_facts, text_facts
from aligner.export.files import write_files
from aligner.export.manifest import NAME, manifest
from aligner.export.settings import Person, Settings, documents
from aligner.export.survey import Survey, View, survey, survey_corpus
from aligner.formats.shared.log import Imported, Log
from aligner.formats.shared.settle import settled
from aligner.formats.tmx import read as tmx_read
from aligner.formats.tmx import write as tmx
from aligner.formats.xces import read as xces_read
from aligner.formats.xces import write as xces
from aligner.formats.xliff import read as xliff_read
from aligner.formats.xliff import write as xliff
from aligner.model import Bitext, Corpus

__all__ = [
    "DEFAULT",
    "FORMATS",
    "BitextFacts",
    "Format",
    "Imported",
    "Person",
    "Settings",
    "Survey",
    "TextFacts",
    "View",
    "bitext_facts",
    "notices",
    "pieces",
    "read",
    "render",
    "survey",
    "text_facts",
    "write",
    "write_pieces",
]

Files = Iterable[tuple[str, bytes]]


@dataclass(frozen=True, slots=True)
class Format:
    """A way to write a corpus: each file's path below the folder, and its content.

    It is written piece by piece: `head`, a `piece` for each view of the survey, `tail`; a path that comes again goes on
    with the same file. `read` yields the bitexts of a file or folder, and tells a log of what it could not use; None
    where the format does not keep enough.
    """

    name: str
    about: str
    head: Callable[[Survey, Settings], Files] | None = None
    piece: Callable[[Bitext, View, Settings], Files] | None = None
    tail: Callable[[Survey, Settings], Files] | None = None
    read: Callable[[Path, Log], Iterable[Bitext]] | None = None


def _whole(read: Callable[[Path], Iterable[Bitext]]) -> Callable[[Path, Log], Iterable[Bitext]]:
    """Return a reader that takes all of its file or nothing, as one that keeps a log."""
    return lambda path, log: read(path)


_ALL = (
    Format(
        "tei",
        "TEI P5: a file each pair or text, and corpus.xml over all",
        head=tei.head,
        piece=tei.piece,
        read=_whole(tei_read.read),
    ),
    Format("tei-flat", "TEI of sentence pairs alone, for BlackLab", piece=tei_flat.piece),
    Format("tsv", "quotes.tsv and alignment.tsv", head=tables.head, piece=tables.piece),
    Format(
        "jsonl",
        "everything, a value a line; read back without loss",
        head=jsonl.head,
        piece=jsonl.piece,
        tail=jsonl.tail,
        read=_whole(jsonl.read_bitexts),
    ),
    Format("tmx", "TMX 1.4b translation memory", head=tmx.head, piece=tmx.piece, tail=tmx.tail, read=tmx_read.read),
    Format("xliff", "XLIFF 2.1, for translation tools", piece=xliff.piece, read=xliff_read.read),
    Format(
        "xces", "XCES cesAlign, as OPUS has it", head=xces.head, piece=xces.piece, tail=xces.tail, read=xces_read.read
    ),
    Format("moses", "two files that go line for line", head=moses.head, piece=moses.piece, read=_whole(moses.read)),
    Format(
        "ladder", "Vecalign's ladder, with the sentences of both texts", piece=ladder.piece, read=_whole(ladder.read)
    ),
    Format("card", "data card and citation file", head=card.head),
)
FORMATS = {form.name: form for form in _ALL}
# What `align` writes when nothing else is asked for.
DEFAULT = ("tei", "tsv", "jsonl", "card")
_PLAIN = Settings()


def write(
    corpus: Corpus, folder: Path, formats: Sequence[str] = DEFAULT, settings: Settings = _PLAIN
) -> tuple[Path, ...]:
    """Write a corpus in some formats, with manifest.json, all or nothing, and return the paths of the files.

    `corpus.bitexts` and `corpus.pool` may be sequences that read from disk what is asked for: they are gone through
    twice, and never kept.

    Raises UsageError for a format there is none of, InputError for a corpus that contradicts itself, and OutputError
    where the folder cannot be written, with nothing changed.
    """
    return write_files(folder, _stream(corpus, formats, settings))


def write_pieces(
    folder: Path,
    surveyed: Survey,
    rendered: Iterable[Files],
    formats: Sequence[str] = DEFAULT,
    settings: Settings = _PLAIN,
) -> tuple[Path, ...]:
    """Write a corpus from its survey and what `pieces` gave for each of its views, in order: the bytes of `write`.

    Raises UsageError for a format there is none of, and OutputError as `write` does.
    """
    return write_files(folder, _signed(surveyed, formats, _joined(surveyed, rendered, formats, settings)))


def pieces(
    bitext: Bitext, view: View, formats: Sequence[str] = DEFAULT, settings: Settings = _PLAIN
) -> tuple[tuple[str, bytes], ...]:
    """Return what one bitext adds to the files of some formats: paths and content.

    For a view of a text of the pool alone, the bitext is that text without a target.
    """
    made = [form.piece(bitext, view, settings) for form in _chosen(formats) if form.piece]
    return tuple(chain.from_iterable(made))


def render(
    corpus: Corpus, formats: Sequence[str] = DEFAULT, settings: Settings = _PLAIN
) -> Iterator[tuple[str, bytes]]:
    """Yield the path and content of each file that `write` writes: the same corpus gives the same bytes."""
    found: dict[str, list[bytes]] = {}
    for path, content in _stream(corpus, formats, settings):
        found.setdefault(path, []).append(content)
    yield from ((path, b"".join(parts)) for path, parts in found.items())


def read(name: str, path: Path) -> Imported:
    """Read a file or folder in a format of the table: a corpus made elsewhere, French first, to match and export.

    One unit, row or document that cannot be used stops nothing: it is among the failures. Raises UsageError for a
    format that cannot be read back, and InputError where nothing can be used, with what is wrong and where.
    """
    form = FORMATS.get(name)
    if form is None or form.read is None:
        choices = ", ".join(name for name, form in FORMATS.items() if form.read)
        raise UsageError(f"cannot read the format {name!r}", remedy=f"choose from {choices}")
    log = Log()
    bitexts = tuple(settled(form.read(path, log), log, str(path)))
    return Imported(bitexts, log.failures, log.notices)


def notices(corpus: Corpus) -> tuple[Failure, ...]:
    """Tell which documents hold characters that XML forbids, and what stands for them in XML."""
    return report(documents(corpus))


def _stream(corpus: Corpus, formats: Sequence[str], settings: Settings) -> Iterator[tuple[str, bytes]]:
    surveyed = survey_corpus(corpus, settings)
    views = zip(_bitexts(corpus, surveyed), surveyed.views(), strict=True)
    rendered = (pieces(bitext, view, formats, settings) for bitext, view in views)
    yield from _signed(surveyed, formats, _joined(surveyed, rendered, formats, settings))


def _bitexts(corpus: Corpus, surveyed: Survey) -> Iterator[Bitext]:
    """Yield the bitexts of a corpus, then each text of the pool that no bitext holds."""
    yield from corpus.bitexts
    alone = {facts.id for facts in surveyed.alone}
    for text in corpus.pool:
        if text.document.id in alone:
            alone.remove(text.document.id)
            yield Bitext(text, None)


def _joined(
    surveyed: Survey, rendered: Iterable[Files], formats: Sequence[str], settings: Settings
) -> Iterator[tuple[str, bytes]]:
    chosen = _chosen(formats)
    for form in chosen:
        yield from form.head(surveyed, settings) if form.head else ()
    count = 0
    for parts in rendered:
        yield from parts
        count += 1
    if count != len(surveyed):
        raise ValueError(f"{count} pieces for {len(surveyed)} views")
    for form in chosen:
        yield from form.tail(surveyed, settings) if form.tail else ()


def _signed(surveyed: Survey, formats: Sequence[str], files: Files) -> Iterator[tuple[str, bytes]]:
    """Yield files, and then the manifest over them."""
    prints = {}
    sizes: dict[str, int] = {}
    for path, content in files:
        if path not in prints:
            prints[path], sizes[path] = hashlib.sha256(), 0
        prints[path].update(content)
        sizes[path] += len(content)
        yield path, content
    found = {path: (sizes[path], made.hexdigest()) for path, made in prints.items()}
    yield NAME, manifest(surveyed, list(dict.fromkeys(formats)), found)


def _chosen(formats: Sequence[str]) -> list[Format]:
    unknown = [name for name in formats if name not in FORMATS]
    if unknown:
        raise UsageError(f"no such format: {', '.join(unknown)}", remedy=f"choose from {', '.join(FORMATS)}")
    return [FORMATS[name] for name in dict.fromkeys(formats)]
