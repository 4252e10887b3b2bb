"""Running text cut where a mark begins or ends, so that marks may overlap and cross sentences."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from aligner.model import Span

Role = Literal["quote", "cue", "differs"]


@dataclass(frozen=True, slots=True)
class Call:
    """The number after a quote that leads to its note: `verdict` is empty where the quote was not searched for."""

    note: str
    number: int
    label: str
    verdict: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of text to be shown as something: `span` in the document, `quote` the id of the quote it belongs to."""

    span: Span
    role: Role
    quote: str = ""
    verdict: str = ""
    call: Call | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters with the same marks: the innermost quote's verdict, the ids of all quotes around, outermost first."""

    text: str
    quotes: tuple[str, ...] = ()
    verdict: str | None = None
    cues: tuple[str, ...] = ()
    differs: bool = False
    calls: tuple[Call, ...] = ()

    @property
    def plain(self) -> bool:
        """Tell whether the piece has no mark at all."""
        return not (self.quotes or self.cues or self.differs)


def cut(text: str, span: Span, marks: Sequence[Mark]) -> tuple[Piece, ...]:
    """Return the pieces of `span` of a document's `text`: joined, they are its characters.

    A quote's call stands after the last piece of the quote; a quote that ends outside the span leaves it to others.
    """
    inside = [mark for mark in marks if mark.span.overlaps(span)]
    edges = {span.start, span.end}
    for mark in inside:
        edges |= {place for place in (mark.span.start, mark.span.end) if span.start < place < span.end}
    places = sorted(edges)
    return tuple(_piece(text, Span(a, b), inside) for a, b in pairwise(places))


def _piece(text: str, span: Span, marks: Sequence[Mark]) -> Piece:
    here = [mark for mark in marks if mark.span.start <= span.start and span.end <= mark.span.end]
    quotes = sorted((m for m in here if m.role == "quote"), key=lambda m: (-len(m.span), m.span.start, m.quote))
    calls = tuple(m.call for m in reversed(quotes) if m.call and m.span.end == span.end)
    return Piece(
        span.of(text),
        tuple(dict.fromkeys(m.quote for m in quotes)),
        quotes[-1].verdict if quotes else None,
        tuple(dict.fromkeys(m.quote for m in here if m.role == "cue")),
        any(m.role == "differs" for m in here),
        calls,
    )


class MarkIndex:
    """The marks of one text, found by place: a long text with many quotes is then cut in one pass."""

    def __init__(self, marks: Iterable[Mark]) -> None:
        self._buckets: dict[int, list[Mark]] = {}
        for mark in marks:
            for bucket in range(mark.span.start // _BUCKET, mark.span.end // _BUCKET + 1):
                self._buckets.setdefault(bucket, []).append(mark)

    def within(self, span: Span) -> list[Mark]:
        """Return the marks that overlap a span, each once."""
        found: dict[Mark, None] = {}
        for bucket in range(span.start // _BUCKET, span.end // _BUCKET + 1):
            found |= dict.fromkeys(m for m in self._buckets.get(bucket, ()) if m.span.overlaps(span))
        return list(found)


# Characters: about the length of a paragraph, so that a bucket holds few marks and a mark few buckets.
_BUCKET = 1000
