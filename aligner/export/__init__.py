"""Writers of a corpus, and readers of what can be read back: one format a file, and one line here."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from aligner.errors import Failure, UsageError
from aligner.export import card, jsonl, ladder, moses, tables, tei, tei_flat, tei_read, tmx, xces, xliff
from aligner.export.characters import report
from aligner.export.consistency import verify
from aligner.export.files import write_files
from aligner.export.manifest import NAME, fingerprint, manifest
from aligner.export.settings import Person, Settings, documents
from aligner.model import Bitext, Corpus

__all__ = ["DEFAULT", "FORMATS", "Format", "Person", "Settings", "notices", "read", "render", "write"]


@dataclass(frozen=True, slots=True)
class Format:
    """A way to write a corpus: `render` yields each file's path below the folder and its content.

    `read` gives back the bitexts of a file or folder; None where the format does not keep enough.
    """

    name: str
    about: str
    render: Callable[[Corpus, Settings], Iterator[tuple[str, bytes]]]
    read: Callable[[Path], tuple[Bitext, ...]] | None = None


_ALL = (
    Format("tei", "TEI P5: a file each pair or text, and corpus.xml over all", tei.render, tei_read.read),
    Format("tei-flat", "TEI of sentence pairs alone, for BlackLab", tei_flat.render),
    Format("tsv", "quotes.tsv and alignment.tsv", tables.render),
    Format("jsonl", "everything, a value a line; read back without loss", jsonl.render, jsonl.read_bitexts),
    Format("tmx", "TMX 1.4b translation memory", tmx.render, tmx.read),
    Format("xliff", "XLIFF 2.1, for translation tools", xliff.render, xliff.read),
    Format("xces", "XCES cesAlign, as OPUS has it", xces.render, xces.read),
    Format("moses", "two files that go line for line", moses.render, moses.read),
    Format("ladder", "Vecalign's ladder, with the sentences of both texts", ladder.render, ladder.read),
    Format("card", "data card and citation file", card.render),
)
FORMATS = {form.name: form for form in _ALL}
# What `align` writes when nothing else is asked for.
DEFAULT = ("tei", "tsv", "jsonl", "card")
_PLAIN = Settings()


def write(
    corpus: Corpus, folder: Path, formats: Sequence[str] = DEFAULT, settings: Settings = _PLAIN
) -> tuple[Path, ...]:
    """Write a corpus in some formats, with manifest.json, all or nothing, and return the paths of the files.

    Raises UsageError for a format there is none of, InputError for a corpus that contradicts itself, and OutputError
    where the folder cannot be written, with nothing changed.
    """
    return write_files(folder, render(corpus, formats, settings))


def render(
    corpus: Corpus, formats: Sequence[str] = DEFAULT, settings: Settings = _PLAIN
) -> Iterator[tuple[str, bytes]]:
    """Yield the path and content of each file that `write` writes: the same corpus gives the same bytes."""
    unknown = [name for name in formats if name not in FORMATS]
    if unknown:
        raise UsageError(f"no such format: {', '.join(unknown)}", remedy=f"choose from {', '.join(FORMATS)}")
    verify(corpus)
    prints: dict[str, tuple[int, str]] = {}
    for name in dict.fromkeys(formats):
        for path, content in FORMATS[name].render(corpus, settings):
            prints[path] = fingerprint(content)
            yield path, content
    yield NAME, manifest(corpus, settings, list(dict.fromkeys(formats)), prints)


def read(name: str, path: Path) -> tuple[Bitext, ...]:
    """Read the bitexts of a file or folder in a format of the table: a corpus made elsewhere, to match and export.

    Raises UsageError for a format that cannot be read back, and InputError, with the line, for what is wrong in it.
    """
    form = FORMATS.get(name)
    if form is None or form.read is None:
        choices = ", ".join(name for name, form in FORMATS.items() if form.read)
        raise UsageError(f"cannot read the format {name!r}", remedy=f"choose from {choices}")
    return form.read(path)


def notices(corpus: Corpus) -> tuple[Failure, ...]:
    """Tell which documents hold characters that XML forbids, and what stands for them in XML."""
    return report(documents(corpus))
