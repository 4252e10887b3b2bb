"""What every writer takes for granted of a text and of a bitext, looked at once before anything is written."""

from __future__ import annotations

import heapq
import math

from aligner.errors import InputError
from aligner.formats.shared.typed import LARGEST
from aligner.model import Bitext, Span, Text

# Quotes round one place at most: extraction finds six, and writers put an element round each.
DEEPEST = 64
REMEDY = "make the corpus again from the same texts"


def verify_bitext(bitext: Bitext) -> None:
    """Raise InputError where beads, matches or translations are not of the texts that they are beside."""
    _verify_beads(bitext)
    indices = {quote.index for quote in bitext.source.quotes}
    for match in bitext.matches:
        if match.quote.index not in indices:
            _fail(bitext.source, f"a match of quote {match.quote.index}, which the text has not")
        _verify_share(bitext, match.confidence, "confidence")
    for translation in bitext.translations:
        if translation.source.end > len(bitext.source.document.text):
            _fail(bitext.source, f"a translation of what ends at {translation.source.end}, after the text")


def verify_text(text: Text) -> None:
    """Raise InputError where sentences or quotes are out of order or not what the text has at their place."""
    whole = text.document.text
    end = paragraph = 0
    for index, sentence in enumerate(text.sentences):
        if sentence.index != index or sentence.span.start < end or sentence.paragraph < paragraph:
            _fail(text, f"sentence {sentence.index} is out of order")
        if sentence.paragraph > len(whole):
            _fail(text, f"sentence {index} is in a paragraph numbered {str(sentence.paragraph)[:40]}")
        if sentence.span.of(whole) != sentence.text or sentence.span.end > len(whole):
            _fail(text, f"sentence {index} is not the text at {sentence.span.start}..{sentence.span.end}")
        end, paragraph = sentence.span.end, sentence.paragraph
    seen: set[int] = set()
    for quote in text.quotes:
        if quote.index in seen:
            _fail(text, f"two quotes have the index {quote.index}")
        if quote.span.of(whole) != quote.text or quote.span.end > len(whole):
            _fail(text, f"quote {quote.index} is not the text at {quote.span.start}..{quote.span.end}")
        if not 0 <= quote.index <= LARGEST:
            _fail(text, f"a quote numbered {str(quote.index)[:40]}")
        if not 0 <= quote.depth <= DEEPEST:
            _fail(text, f"a quote {str(quote.depth)[:40]} deep; quotes are within one another at most {DEEPEST} deep")
        seen.add(quote.index)
    _verify_depth(text)


def _verify_depth(text: Text) -> None:
    """Raise InputError where more quotes lie round one place than a text can have, nested or crossing."""
    open_: list[int] = []
    for quote in sorted(text.quotes, key=lambda quote: quote.span):
        while open_ and open_[0] <= quote.span.start:
            heapq.heappop(open_)
        heapq.heappush(open_, quote.span.end)
        if len(open_) > DEEPEST:
            _fail(text, f"quotes within one another more than {DEEPEST} deep, at {quote.span.start}")


def _verify_beads(bitext: Bitext) -> None:
    if bitext.beads and bitext.target is None:
        _fail(bitext.source, "beads without a second text")
    sizes = len(bitext.source.sentences), len(bitext.target.sentences) if bitext.target else 0
    before = Span(0, 0), Span(0, 0)
    for bead in bitext.beads:
        for side, past, size in zip((bead.source, bead.target), before, sizes, strict=True):
            if side.end > size or side.start < past.end:
                _fail(bitext.source, f"the bead {bead.source.start}..{bead.source.end} is out of order or of the text")
        before = bead.source, bead.target
        _verify_share(bitext, bead.score, "score of a bead")


def _verify_share(bitext: Bitext, value: float, name: str) -> None:
    if not (math.isfinite(value) and 0 <= value <= 1):
        _fail(bitext.source, f"{name} is {value}, not between 0 and 1")


def _fail(text: Text, message: str) -> None:
    raise InputError(message, where=text.document.path or text.document.id, remedy=REMEDY)
