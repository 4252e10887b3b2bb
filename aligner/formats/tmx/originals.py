"""`originals.tmx`: a translation unit for each quote whose original was found, for translators who restore quotes."""

from __future__ import annotations

from collections.abc import Iterator

from aligner.formats.shared.markup import laid_out, node, root
from aligner.formats.shared.numbers import decimals
from aligner.formats.shared.originals import originals
from aligner.formats.shared.settings import Settings
from aligner.formats.shared.survey import Survey, View
from aligner.formats.tmx.write import KIND, PROPERTIES, frame_of
from aligner.model import Bitext

NAME = "originals.tmx"


def head(survey: Survey, settings: Settings) -> Iterator[tuple[str, bytes]]:
    """Yield the beginning of the file."""
    yield NAME, frame_of(survey)[0]


def piece(bitext: Bitext, view: View, settings: Settings) -> Iterator[tuple[str, bytes]]:
    """Yield a unit for each quote of the source that has an original: its words in French, those words in English.

    Properties name the speaker, verdict, confidence and the original's place (characters, from 0, half-open).
    """
    made = []
    for original in () if view.pooled else originals(bitext):
        unit = root("tu", tuid=view.source.id(f"q{original.number}"), srclang=bitext.source.document.lang)
        values = (bitext.source.document.id, original.document, decimals(original.confidence))
        for name, value in zip(PROPERTIES, values, strict=True):
            node(unit, "prop", value, type=name)
        node(unit, "prop", "quote", type=KIND)
        node(unit, "prop", original.verdict, type="x-verdict")
        node(unit, "prop", original.speaker, type="x-speaker")
        node(unit, "prop", f"{original.start} {original.end}", type="x-original-span")
        for lang, text in ((bitext.source.document.lang, original.quote), ("en", original.text)):
            node(node(unit, "tuv", lang=lang), "seg", text)
        made.append(laid_out(unit, 2))
    if made:
        yield NAME, b"".join(made)


def tail(survey: Survey, settings: Settings) -> Iterator[tuple[str, bytes]]:
    """Yield the end of the file."""
    yield NAME, frame_of(survey)[1]
