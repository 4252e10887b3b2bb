"""Moses pairs: `moses/corpus.fr` and `moses/corpus.en`, line for line, with `moses/corpus.ids` beside them."""

from __future__ import annotations

from collections.abc import Iterator

from aligner.formats.shared.characters import cell
from aligner.formats.shared.settings import Settings
from aligner.formats.shared.survey import Survey, View
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


def _file(name: str) -> str:
    return f"moses/corpus.{name}"


def _line(text: Text, side: Span) -> str:
    return cell(" ".join(sentence.text for sentence in text.sentences[side.start : side.end]))
