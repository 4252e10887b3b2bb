"""Paragraph → the marks that may end a sentence, each with the words around it; nothing is decided here.

Every pattern is linear, and none but the first looks at a character that more than a few others have looked at.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from aligner.model import Span
from aligner.text import key

_SPACES = " \t\u00a0\u202f\u2009\u200a"
# A run of marks: "?!", "? !", "...", ". . .".
_MARK = re.compile(rf"\.(?:[{_SPACES}]\.){{2,}}|[.!?…‽]+(?:[{_SPACES}][!?]+)*")
# What closes with the sentence: marks, emphasis, notes ("[12]", "²"); some even after a space.
_CLOSING = re.compile(
    rf"(?:[»”’›)\]\"'*_\u200b\u2060\ufeff]|\[\d{{1,3}}\]|[¹²³⁰⁴-⁹]|[{_SPACES}]{{1,2}}(?:[»›”)\]]|\[\d{{1,3}}\]))+"
)
_SPACED_QUOTE = re.compile(rf"[{_SPACES}]\"(?=\s|$)")
_LEAD = r"[\s«“„‟\"'‘’‹(\[{*_>¿¡•◦▪–—―-]*"
_OPENING = re.compile(rf"{_LEAD}(?:…{_LEAD})?")
_WORD = re.compile(r"[^\W\d_]+['’]?")
_OMISSION = re.compile(r"[\[(](?:…|\.\.\.|\. \. \.)[\])]")
_SEPARATORS = dict.fromkeys(map(ord, '/—–«»“”"([*_„‹‘…'), " ")
_BEFORE = 40  # characters: how far back the words before a mark are looked for
# A "(" that is no half of a face, and any ")".
_PARENTHESIS = re.compile(r"(?<![:;-])\(|\)")
_ASIDE = 400  # characters: a longer parenthesis is no aside within a sentence


@dataclass(frozen=True, slots=True)
class Stop:
    """A mark that may end a sentence, with what closes after it and the words on both sides."""

    start: int  # of the mark
    end: int  # after what closes with it
    mark: str
    closing: str
    word: str  # before the mark
    before: str  # the word before that
    opening: str  # white space and marks before the next word
    next: str  # the next word, with its apostrophe if it has one; empty where no letter follows
    at: int  # where the next word, number or other sign starts
    omission: bool  # "[…]" follows

    @property
    def ellipsis(self) -> bool:
        """Whether the mark trails off: "…", "...", ". . ."."""
        return self.mark[-1] == "…" or self.mark.replace(" ", "")[-2:] == ".."

    @property
    def quoted(self) -> bool:
        """Whether a quotation closes with the mark."""
        return any(sign in "»”\"’'›" for sign in self.closing)

    @property
    def key(self) -> str:
        """The next word in small letters, with a straight apostrophe; empty where it is in capitals, as a name is."""
        if len(self.next) > 1 and self.next[-1] not in "'’" and not self.next[1:].islower():
            return ""
        return key(self.next)


def stops(text: str, paragraph: Span) -> Iterator[Stop]:
    """Yield the marks of a paragraph that something follows."""
    position, counted, quotes = paragraph.start, paragraph.start, 0
    while found := _MARK.search(text, position, paragraph.end):
        end = found.end()
        if closing := _CLOSING.match(text, end, paragraph.end):
            end = closing.end()
        if spaced := _SPACED_QUOTE.match(text, end, paragraph.end):
            # A straight mark between spaces closes where another opens at once, or an odd number has come before.
            quotes, counted = quotes + text.count('"', counted, end), end
            if quotes % 2 or text[spaced.end() + 1 : spaced.end() + 2] == '"':
                end = spaced.end()
        position = end
        opening = _OPENING.match(text, end, paragraph.end)
        at = opening.end() if opening else end
        if at < paragraph.end:
            yield _stop(text, paragraph, found, end, at)


def _stop(text: str, paragraph: Span, found: re.Match[str], end: int, at: int) -> Stop:
    before, word = _words_before(text, paragraph.start, found.start())
    following = _WORD.match(text, at, paragraph.end)
    opening = text[end:at]
    bracket = end + len(opening) - len(opening.lstrip())
    return Stop(
        found.start(),
        end,
        found.group(),
        text[found.end() : end],
        word,
        before,
        opening,
        following.group() if following else "",
        at,
        bool(_OMISSION.match(text, bracket, paragraph.end)),
    )


def _words_before(text: str, start: int, end: int) -> tuple[str, str]:
    """Return the last two words before `end`: none where a space comes between the last and the mark."""
    chunk = text[max(start, end - _BEFORE) : end].translate(_SEPARATORS)
    words = chunk.split()
    if not words or chunk[-1:].isspace():
        return "", ""
    return (_unelided(words[-2]) if len(words) > 1 else ""), _unelided(words[-1].lstrip("'’-"))


def _unelided(word: str) -> str:
    """Return "art" for "l'art", but "James's" as it is."""
    tail = word.replace("’", "'").rpartition("'")[2]
    return tail if len(tail) > 1 else word


def asides(text: str, paragraph: Span) -> Iterator[Span]:
    """Yield the outermost parentheses of a paragraph that close again soon enough to be asides, with their brackets."""
    opened: list[int] = []
    closed: list[Span] = []
    for found in _PARENTHESIS.finditer(text, paragraph.start, paragraph.end):
        if found.group() == "(":
            opened.append(found.start())
        elif opened and (start := opened.pop()) + _ASIDE > found.start():
            while closed and closed[-1].start > start:
                closed.pop()
            closed.append(Span(start, found.end()))
    yield from closed
