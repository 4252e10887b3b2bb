"""Vecalign's ladder written: beads `[i,j]:[k]:cost`, one per line, numbers from 0, with the sentences of both texts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from aligner.formats.shared.characters import cell
from aligner.formats.shared.numbers import decimals
from aligner.formats.shared.settings import Settings
from aligner.formats.shared.survey import View
from aligner.model import Bead, Bitext, Span, Text


def piece(bitext: Bitext, view: View, settings: Settings) -> Iterator[tuple[str, bytes]]:
    """Yield the ladder of a pair and the sentences of both texts: `ladder/NAME.align`, `.fr` and `.en`."""
    if bitext.target is not None:
        stem = f"ladder/{view.source.stem}"
        yield f"{stem}.align", format_beads(bitext.beads).encode()
        for text in (bitext.source, bitext.target):
            yield f"{stem}.{text.document.lang}", sentence_lines(text).encode()


def format_beads(beads: Iterable[Bead]) -> str:
    """Return beads as lines of a ladder; the cost is 1 less the score.

    >>> format_beads([Bead(Span(0, 2), Span(0, 1), 0.75)])
    '[0,1]:[0]:0.25\\n'
    """
    return "".join(f"{_numbers(bead.source)}:{_numbers(bead.target)}:{decimals(1 - bead.score)}\n" for bead in beads)


def sentence_lines(text: Text) -> str:
    """Return the sentences of a text, one a line; new lines and tabs inside one become spaces."""
    return "".join(f"{cell(sentence.text)}\n" for sentence in text.sentences)


def _numbers(side: Span) -> str:
    return f"[{','.join(map(str, range(side.start, side.end)))}]"
