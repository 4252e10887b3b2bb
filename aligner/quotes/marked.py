"""Quotations that the source marks by an element (`q`, `said`, `quote`), with or without marks in the text."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from aligner.model import Document, Quote, Span
from aligner.quotes.pairs import Piece, order, strip
from aligner.text import Folded, seen

_TAGS = frozenset(("q", "said", "quote"))
# Types of `q` and `quote` that speak of words, and do not quote them.
_MENTIONS = frozenset(("term", "mentioned", "soCalled", "title", "foreign", "emph", "distinct"))
# Where the source only sets a block apart, as Markdown's ">" does with notes too, marks alone make a quotation.
SET_APART = ("rend", "block")
_MARKS = "«»‹›“”„‟\"‘’'\u00a0\u202f "
# Where marks in the text enclose so much of an element's words, they tell better what is quoted, and what an aside.
_TOLD = 0.5
# The marks of a quotation may stand within its element, with white space.
_NEAR = 4  # characters
# "— Jane Roe, director": the last line of a block quotation.
_SIGNED = re.compile(
    r"(?:[–—―]|--?)\s*(?P<name>[A-ZÀ-Þ][\w.’'-]*(?: (?:d[aeiu] |v[ao]n |le |la )?[A-ZÀ-Þ][\w.’'-]*){1,3})?\b"
)
_LONGEST_SIGNATURE = 120
_DEEPEST = 8
_PROSE = frozenset(("paragraph", "quotation", "turn", "verse"))


@dataclass(frozen=True, slots=True)
class _Marked:
    """What an element quotes: its words in each block, who says them, whether whole blocks are quoted."""

    parts: tuple[tuple[int, int], ...]
    speaker: str
    block: bool


def add_marked(document: Document, folded: Folded, pieces: list[Piece]) -> list[Piece]:
    """Return the pieces with those added that only an element shows; a quotation of several blocks is a chain.

    Pieces are of the text as it is seen, elements of the document's own.
    """
    found = list(pieces)
    starts = [piece.start for piece in pieces]
    for marked in _marked(document):
        spans = [folded.folded(Span(*part)) for part in marked.parts]
        parts = [(span.start, span.end) for span in spans]
        if any(_told(part, pieces, starts) for part in parts):
            continue
        before: int | None = None
        for start, end in parts:
            unmarked = "statement" if marked.block else ""
            found.append(Piece(start, start, end, end, continues=before, unmarked=unmarked))  # type: ignore[arg-type]
            before = len(found) - 1
    return order(found) if len(found) > len(pieces) else pieces


def not_listed(document: Document, folded: Folded, pieces: list[Piece]) -> list[Piece]:
    """Return the pieces without statements that a colon seems to announce, where the source has them in a list."""
    if not document.markup:
        return pieces
    kept: list[Piece] = []
    place_of: dict[int, int] = {}
    for place, piece in enumerate(pieces):
        before = piece.continues
        block = document.block_at(folded.original(piece.start, piece.end).start)
        listed = piece.unmarked == "statement" and block is not None and block.kind not in _PROSE
        if listed or (before is not None and before not in place_of):
            continue
        place_of[place] = len(kept)
        kept.append(piece if before is None else replace(piece, continues=place_of[before]))
    return kept


def name_marked(document: Document, quotes: Sequence[Quote]) -> tuple[Quote, ...]:
    """Return the quotes, with the speaker that the source names for the element that they are or stand in."""
    named = sorted((*part, marked.speaker) for marked in _marked(document) if marked.speaker for part in marked.parts)
    starts = [start for start, _, _ in named]
    told = []
    for quote in quotes:
        last = bisect_right(starts, quote.span.start + _NEAR)
        near = [one for one in named[max(0, last - _DEEPEST) : last] if quote.span.end <= one[1] + _NEAR]
        closest = min(near, key=lambda one: one[1] - one[0], default=None)
        if closest and (not quote.depth or closest[1] - closest[0] <= len(quote.span) + 2 * _NEAR):
            quote = replace(quote, speaker=seen(closest[2]), speaker_confidence=1.0)
        told.append(quote)
    return tuple(told)


def _marked(document: Document) -> Iterator[_Marked]:
    """Yield what the document's elements quote, in order."""
    begins = [block.span.start for block in document.blocks]
    block = -1
    for mark in document.markup:
        if mark.tag and 0 <= block >= mark.depth:
            block = -1
        if not mark.tag:
            block = mark.depth
        if mark.tag not in _TAGS:
            continue
        told = dict(mark.attributes)
        if told.get("type") in _MENTIONS or told.get("direct") == "false":
            continue
        if block < 0 and SET_APART in mark.attributes:
            continue
        parts, speaker = list(_parts(document, mark.span, begins)), told.get("speaker", "")
        signed = _SIGNED.match(document.text, parts[-1][0]) if block < 0 and len(parts) > 1 else None
        if signed and parts[-1][1] - parts[-1][0] <= _LONGEST_SIGNATURE:
            parts, speaker = parts[:-1], speaker or signed["name"] or ""
        bare = [_bare(document.text, *part) for part in parts]
        words = tuple(part for part in bare if any(map(str.isalnum, document.text[slice(*part)])))
        if words:
            yield _Marked(words, speaker, block < 0)


def _parts(document: Document, span: Span, begins: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield what a span has of each block that is no note and no label."""
    first = max(0, bisect_right(begins, span.start) - 1)
    for block in document.blocks[first : bisect_left(begins, span.end)]:
        start, end = max(span.start, block.span.start), min(span.end, block.span.end)
        if start < end and block.kind not in ("note", "label"):
            yield start, end


def _bare(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a span without the marks and the white space at its ends."""
    start, end = strip(text, start, end)
    while start < end and text[start] in _MARKS:
        start += 1
    while end > start and text[end - 1] in _MARKS:
        end -= 1
    return start, end


def _told(part: tuple[int, int], pieces: Sequence[Piece], starts: Sequence[int]) -> bool:
    """Tell whether marks in the text already show a quotation, or what of it is one."""
    start, end = part
    near = pieces[bisect_left(starts, start - _NEAR) : bisect_left(starts, end)]
    exact = any(piece.start <= start and end <= piece.end <= end + _NEAR for piece in near)
    inside = sum(min(piece.end, end) - piece.start for piece in near if piece.start >= start)
    return exact or inside > _TOLD * (end - start)
