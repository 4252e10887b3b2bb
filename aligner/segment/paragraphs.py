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
_WORD = re.compile(r"\S+")
# What begins a line of its own wherever it stands: bullets, Markdown's headings, rules, fences and tables.
_STRONG = re.compile(r"[•◦▪▫‣●○■□►▶▸➤✓✔✗⁃∙·]|#{1,6}\s|```|~~~|\||(?:[-=*_~]\s?){3,}$")
# What may also stand at the start of a wrapped line: dashes, "12.", "[3]", "b)".
_WEAK = re.compile(r"[–—―]|--|[-*+]\s|\(?\d{1,3}[.)]\s|\[\d{1,3}\]\s|\(?[A-Za-z]\)\s")
_OPENING = "«“„\"'‘’([*_ \u00a0\u202f\u2009"
_CLOSING = "»”\"'’)]*_ \u00a0\u202f\u2009"
# Widths that people and programs wrap at; under 35 columns lines are verse, captions or tables.
_NARROWEST, _WIDEST = 35, 132
# A line shorter than this that goes on in lower case is more likely an item of a list than half a sentence.
_SHORTEST = 30


class _Mark(Enum):
    NONE = 0
    WEAK = 1
    STRONG = 2


class _Line(NamedTuple):
    """A line that is not blank: where it begins, its first and last visible character, its content after any ">"."""

    begin: int
    start: int
    end: int
    content: int
    mark: _Mark

    @property
    def width(self) -> int:
        return self.end - self.begin


def paragraphs(text: str) -> Iterator[Span]:
    """Yield the span of each paragraph, without white space at either end; it may hold single line breaks."""
    blocks = _blocks(text)
    width = _wrapped_at(text, blocks)
    for block in blocks:
        here = width if width and max(line.width for line in block) > width - 12 else _wrapped_at(text, [block])
        first = block[0]
        uncapitalised = _lower(text, first)
        for line, following in pairwise(block):
            if not _goes_on(text, line, following, here, uncapitalised):
                yield Span(first.start, line.end)
                first = following
        yield Span(first.start, block[-1].end)


def _blocks(text: str) -> list[list[_Line]]:
    """Return the lines that blank lines separate."""
    blocks: list[list[_Line]] = [[]]
    begin = 0
    for end, after in [*(found.span() for found in _BREAK.finditer(text)), (len(text), len(text))]:
        line = text[begin:end]
        visible = line.strip()
        if visible:
            start = begin + len(line) - len(line.lstrip())
            blocks[-1].append(_line(begin, start, visible))
        elif blocks[-1]:
            blocks.append([])
        begin = after
    return [block for block in blocks if block]


def _line(begin: int, start: int, visible: str) -> _Line:
    inside = visible.lstrip("> ") if visible[0] == ">" else visible
    content = start + len(visible) - len(inside)
    mark = _Mark.STRONG if _STRONG.match(inside) else _Mark.WEAK if _WEAK.match(inside) else _Mark.NONE
    return _Line(begin, start, start + len(visible), content, mark)


def _wrapped_at(text: str, blocks: Sequence[Sequence[_Line]]) -> int:
    """Return the width that the blocks were wrapped at, or 0.

    Three quarters of the breaks must be where the next word did not fit, and a third before a lower-case letter, which
    no list of headlines or names gives.
    """
    breaks = [
        (line, following) for block in blocks for line, following in pairwise(block) if following.mark is _Mark.NONE
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
    word = _WORD.match(text, following.content, following.end)
    return line.width + 1 + (len(word.group()) if word else 0) > width


def _lower(text: str, line: _Line) -> bool:
    """Tell whether the line's first letter, after opening marks, is a small one."""
    return text[line.content : min(line.end, line.content + 8)].lstrip(_OPENING)[:1].islower()


def _goes_on(text: str, line: _Line, following: _Line, width: int, uncapitalised: bool) -> bool:
    """Tell whether the paragraph goes on after `line`; `width` is 0 in text that was not wrapped."""
    if following.mark is _Mark.STRONG or (text[line.start] == ">") != (text[following.start] == ">"):
        return False
    if line.mark is _Mark.STRONG and text[line.content] in "#|`~=-*_":
        return False
    ended = text[max(line.start, line.end - 8) : line.end].rstrip(_CLOSING)[-1:] in ".!?…:;"
    if following.mark is _Mark.WEAK:
        return bool(width) and not ended and _full(text, line, following, width)
    if width and _full(text, line, following, width):
        indented = following.start - following.begin >= 2 and line.start == line.begin
        return not (ended and indented)
    return _lower(text, following) and not ended and not uncapitalised and line.width >= _SHORTEST
