"""Moses pairs: `moses/corpus.fr` and `moses/corpus.en`, line for line, with `moses/corpus.ids` beside them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from aligner.errors import InputError
from aligner.export.characters import cell
from aligner.export.rebuild import bitext_of, lines_of
from aligner.export.settings import Settings
from aligner.export.survey import Survey, View
from aligner.model import Bitext, Span, Text


def head(survey: Survey, settings: Settings) -> Iterator[tuple[str, bytes]]:
    """Yield the files, which are there even where nothing is in them."""
    yield from ((_file(name), b"") for name in ("fr", "en", "ids"))


def piece(bitext: Bitext, view: View, settings: Settings) -> Iterator[tuple[str, bytes]]:
    """Yield a pair's lines, and its beads' ids in the TEI files; beads empty on a side or rejected are left out."""
    if bitext.target is None:
        return
    lines: dict[str, list[str]] = {"fr": [], "en": [], "ids": []}
    number = 0
    for bead in bitext.beads:
        number += bool(len(bead.source) or len(bead.target))
        if len(bead.source) and len(bead.target) and not (bead.decision and bead.decision.status == "rejected"):
            lines["ids"].append(view.source.id(f"al{number}"))
            for text, side in ((bitext.source, bead.source), (bitext.target, bead.target)):
                lines[text.document.lang].append(_line(text, side))
    for name, content in lines.items():
        yield _file(name), "".join(f"{line}\n" for line in content).encode()


def read(path: Path) -> tuple[Bitext, ...]:
    """Read `NAME.fr` with `NAME.en` beside it, `path` being one of them: one bitext, each line a sentence and a bead.

    Raises InputError where a file is missing or they are not of the same length.
    """
    stem = path.with_suffix("") if path.suffix in {".fr", ".en"} else path
    french, english = (stem.with_name(f"{stem.name}.{lang}") for lang in ("fr", "en"))
    left, right = lines_of(french), lines_of(english)
    if len(left) != len(right):
        message = f"{len(left)} lines, but {english.name} has {len(right)}"
        raise InputError(message, where=str(french), remedy="give two files that go line for line")
    groups = [([fr] if fr.strip() else [], [en] if en.strip() else [], 1.0) for fr, en in zip(left, right, strict=True)]
    return (bitext_of((french.name, "fr"), (english.name, "en"), groups),)


def _file(name: str) -> str:
    return f"moses/corpus.{name}"


def _line(text: Text, side: Span) -> str:
    return cell(" ".join(sentence.text for sentence in text.sentences[side.start : side.end]))
