"""Text → paragraphs: which line breaks end one, and which were only put there to fit a page.

Text that a program wrapped greedily at a width W shows it: the first word of each next line would not have fitted on
the line before. A break that fails this test was meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import Enum
from itertools import pairwise
from math import ceil
from typing import NamedTuple

from aligner.model import Span

_BREAK = re.compile(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
# A program that wraps does not break at a no-break space.
_WORD = re.compile(r"(?:\S|[\u00a0\u202f\u2007])+")
# What begins a line of its own wherever it stands: bullets, Markdown's headings, rules, fences and tables.
_STRONG = re.compile(r"[•◦▪▫‣●○■□►▶▸➤✓✔✗⁃∙·]|#{1,6}\s|```|~~~|\||(?:[-=*_~]\s?){3,}$")
# What may also stand at the start of a wrapped line: dashes, "12.", "[3]", "b)".
_WEAK = re.compile(r"[–—―]|--|[-*+]\s|\(?\d{1,3}[.)]\s|\[\d{1,3}\]\s|\(?[A-Za-z]\)\s")
_OPENING = "«“„\"'‘’([*_ \u00a0\u202f\u2009"
_ENDING = frozenset(".!?…:;")
_CLOSING = "»”\"'’)]*_ \u00a0\u202f\u2009"
# Widths that people and programs wrap at; under 35 columns lines are verse, captions or tables.
_NARROWEST, _WIDEST = 35, 132
# A block this much narrower than the document may have been wrapped at a width of its own: a letter, a poem.
_NARROWER = 12
# A line shorter than this that goes on in lower case is more likely an item of a list than half a sentence.
_SHORTEST = 30


class _Mark(Enum):
    NONE = 0
    WEAK = 1
    STRONG = 2


class _Line(NamedTuple):
    """A line that is not blank: where it begins, its first and last visible character, its content after any ">".

    `ended` tells whether its last mark ends a sentence or announces something.
    """

    begin: int
    start: int
    end: int
    content: int
    mark: _Mark
    width: int
    ended: bool


class _Style(NamedTuple):
    """How a block was set: the width it was wrapped at (or 0), its least indentation, whether it lacks capitals."""

    width: int
    indent: int
    uncapitalised: bool


def paragraphs(text: str) -> Iterator[Span]:
    """Yield the span of each paragraph, without white space at either end; it may hold single line breaks."""
    blocks = _blocks(text)
    width = _wrapped_at(text, blocks)
    for block in blocks:
        narrow = max(line.width for line in block) <= width - _NARROWER
        here = (_wrapped_at(text, [block]) if narrow or not width else 0) or width
        style = _Style(here, min(line.start - line.begin for line in block), _lower(text, block[0]))
        first = block[0]
        for line, following in pairwise(block):
            if not _goes_on(text, line, following, style):
                yield Span(first.start, line.end)
                first = following
        yield Span(first.start, block[-1].end)


def _blocks(text: str) -> list[list[_Line]]:
    """Return the lines that blank lines separate."""
    blocks: list[list[_Line]] = [[]]
    begin = 0
    for found in _BREAK.finditer(text):
        _take(text, begin, found.start(), blocks)
        begin = found.end()
    _take(text, begin, len(text), blocks)
    return [block for block in blocks if block]


def _take(text: str, begin: int, end: int, blocks: list[list[_Line]]) -> None:
    """Put a line into the last block; a blank one ends it."""
    line = text[begin:end]
    visible = line.strip()
    if visible:
        start = begin if line[0] == visible[0] else begin + len(line) - len(line.lstrip())
        blocks[-1].append(_line(begin, start, visible))
    elif blocks[-1]:
        blocks.append([])


def _line(begin: int, start: int, visible: str) -> _Line:
    inside = visible.lstrip("> ") if visible[0] == ">" else visible
    end = start + len(visible)
    ended = visible[-8:].rstrip(_CLOSING)[-1:] in _ENDING
    return _Line(begin, start, end, end - len(inside), _mark(inside), end - begin, ended)


def _mark(inside: str) -> _Mark:
    if inside[:1].isalpha() and inside[1:2] != ")":  # as most lines begin
        return _Mark.NONE
    return _Mark.STRONG if _STRONG.match(inside) else _Mark.WEAK if _WEAK.match(inside) else _Mark.NONE


def _wrapped_at(text: str, blocks: Sequence[Sequence[_Line]]) -> int:
    """Return the width that the blocks were wrapped at, or 0.

    Three quarters of the lines that end no sentence must be so long that the next word did not fit, and a third of the
    next lines begin with a small letter, which no list of headlines or names gives.
    """
    breaks = [
        (line, following)
        for block in blocks
        for line, following in pairwise(block)
        if following.mark is _Mark.NONE and not line.ended
    ]
    if len(breaks) < 2:
        return 0
    widths = sorted(line.width for line, _ in breaks)
    width = widths[ceil(0.95 * len(widths)) - 1]
    if not _NARROWEST <= width <= _WIDEST:
        return 0
    full = sum(_full(text, line, following, width) for line, following in breaks)
    lower = sum(_lower(text, following) for _, following in breaks)
    return width if full >= 0.75 * len(breaks) and lower >= len(breaks) / 3 else 0


def _full(text: str, line: _Line, following: _Line, width: int) -> bool:
    room = width - line.width - 1  # for the next word
    if room < 0:
        return True
    word = _WORD.match(text, following.content, min(following.end, following.content + room + 1))
    return word is not None and word.end() - word.start() > room


def _lower(text: str, line: _Line) -> bool:
    """Tell whether the line's first letter, after opening marks, is a small one."""
    return text[line.content : min(line.end, line.content + 8)].lstrip(_OPENING)[:1].islower()


def _goes_on(text: str, line: _Line, following: _Line, style: _Style) -> bool:
    """Tell whether the paragraph goes on after `line`."""
    if following.mark is _Mark.STRONG or (text[line.start] == ">") != (text[following.start] == ">"):
        return False
    if line.mark is _Mark.STRONG and text[line.content] in "#|`~=-*_":
        return False
    ended = line.ended
    full = bool(style.width) and _full(text, line, following, style.width)
    if following.mark is _Mark.WEAK:
        return full and not ended
    if full:
        return not (ended and following.start - following.begin >= style.indent + 2)
    return _lower(text, following) and not ended and not style.uncapitalised and line.width >= _SHORTEST
