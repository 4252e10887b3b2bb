"""Moses pairs: `moses/corpus.fr` and `moses/corpus.en`, line for line, with `moses/corpus.ids` beside them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from aligner.errors import InputError
from aligner.export.characters import cell
from aligner.export.layout import placed
from aligner.export.rebuild import bitext_of, lines_of
from aligner.export.settings import Settings
from aligner.model import Bitext, Corpus, Span, Text


def render(corpus: Corpus, settings: Settings) -> Iterator[tuple[str, bytes]]:
    """Yield the two files and the ids of the beads in the TEI files; beads empty on a side or rejected are left out."""
    lines: dict[str, list[str]] = {"fr": [], "en": [], "ids": []}
    for pair in placed(corpus):
        if pair.target is None:
            continue
        number = 0
        for bead in pair.bitext.beads:
            number += bool(len(bead.source) or len(bead.target))
            if len(bead.source) and len(bead.target) and not (bead.decision and bead.decision.status == "rejected"):
                lines["ids"].append(pair.source.id(f"al{number}"))
                for place, side in ((pair.source, bead.source), (pair.target, bead.target)):
                    lines[place.text.document.lang].append(_line(place.text, side))
    for name, content in lines.items():
        yield f"moses/corpus.{name}", "".join(f"{line}\n" for line in content).encode()


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


def _line(text: Text, side: Span) -> str:
    return cell(" ".join(sentence.text for sentence in text.sentences[side.start : side.end]))
