"""Writers of a corpus: one format a file, and one line here."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from aligner.errors import Failure, UsageError
from aligner.export import tables, tei
from aligner.export.characters import report
from aligner.export.consistency import verify
from aligner.export.files import write_files
from aligner.export.manifest import NAME, fingerprint, manifest
from aligner.export.settings import Person, Settings, documents
from aligner.model import Corpus

__all__ = ["DEFAULT", "FORMATS", "Format", "Person", "Settings", "notices", "render", "write"]


@dataclass(frozen=True, slots=True)
class Format:
    """A way to write a corpus: `render` yields each file's path below the folder and its content."""

    name: str
    about: str
    render: Callable[[Corpus, Settings], Iterator[tuple[str, bytes]]]


_ALL = (
    Format("tei", "TEI P5: a file each pair or text, and corpus.xml over all", tei.render),
    Format("tsv", "quotes.tsv and alignment.tsv", tables.render),
)
FORMATS = {form.name: form for form in _ALL}
# What `align` writes when nothing else is asked for.
DEFAULT = ("tei", "tsv")
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


def notices(corpus: Corpus) -> tuple[Failure, ...]:
    """Tell which documents hold characters that XML forbids, and what stands for them in XML."""
    return report(documents(corpus))
