"""Text as a reader sees it: without soft hyphens and the like, composed, with one hyphen and no ligatures.

Stages work on the folded text and give the offsets of the untouched one, which is what is stored and shown. So two
texts that look the same are read the same.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from unicodedata import category, is_normalized, normalize

from aligner.model import Span

# Characters that are not shown, soft hyphen, zero width space, word joiner and marks of direction among them:
# Default_Ignorable_Code_Point (Unicode 15.0, DerivedCoreProperties.txt) but for the fillers of Hangul and Khmer.
_UNSEEN = (
    "\u00ad\u034f\u061c\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\U000e0000-\U000e0fff"
)
# Characters that look like another one, length for length. Spaces stay of two kinds: a line may break at one of them.
_HYPHENS, _APOSTROPHES = "\u2010\u2011\ufe63\uff0d", "\u02bc\uff07"
_NO_BREAK, _BREAK = "\u202f\u2007", "\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a\u205f\u3000"
_SHAPES = {
    ord(sign): shown
    for signs, shown in ((_HYPHENS, "-"), (_APOSTROPHES, "’"), (_NO_BREAK, "\u00a0"), (_BREAK, " "))
    for sign in signs
}
# Primes, accents and opening marks that are typed for an apostrophe: only within a word.
_TYPED = "\u00b4\u2018\u201b\u2032\u02b9\u02bb\u02bd"
_WITHIN = re.compile(f"[{_TYPED}](?<=[^\\W\\d_].)(?=[^\\W\\d_])")
_LIGATURES = "\ufb00-\ufb06"
_LONGER = re.compile(f"[{_UNSEEN}{_LIGATURES}]")
_ALL_UNSEEN = re.compile(f"[{_UNSEEN}]+")
_CHANGED = re.compile(f"[{''.join(map(chr, _SHAPES))}{_TYPED}{_LIGATURES}{_UNSEEN}]")


@dataclass(frozen=True, slots=True)
class Folded:
    """A text as it is seen: `text`, and where its characters stand in the untouched one.

    The characters `begins[i]` to `ends[i]` of the untouched text are `starts[i]` to `stops[i]` of this one; all others
    are the same in both.
    """

    text: str
    begins: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()
    starts: tuple[int, ...] = ()
    stops: tuple[int, ...] = ()

    def original(self, start: int, end: int) -> Span:
        """Return where the characters `start` to `end` of this text stand in the untouched one.

        What is not shown belongs to the span within it, not at its ends.

        >>> fold("l\u2019in\u00advesti\u00adture").original(2, 14)
        Span(start=2, end=16)
        """
        if not self.starts:
            return Span(start, end)
        first = self._start(start)
        return Span(first, max(first, self._end(end)))

    def _start(self, start: int) -> int:
        at = bisect_right(self.starts, start) - 1
        if at < 0:
            return start
        return self.begins[at] if start < self.stops[at] else self.ends[at] + start - self.stops[at]

    def _end(self, end: int) -> int:
        at = bisect_left(self.starts, end) - 1
        return end if at < 0 else self.ends[at] + max(0, end - self.stops[at])

    def around(self, start: int, end: int) -> Span:
        """Return the same span with all that is not shown at either end.

        >>> fold("\ufeffoui\u00ad !").around(0, 3)
        Span(start=0, end=5)
        """
        span = self.original(start, end)
        return Span(min(span.start, self._end(start)), max(span.end, self._start(end)))

    def folded(self, span: Span) -> Span:
        """Return where a span of the untouched text stands in this one.

        >>> fold("l\u2019in\u00advesti\u00adture").folded(Span(2, 16))
        Span(start=2, end=14)
        """
        if not self.begins:
            return span
        return Span(self._folded(span.start, self.starts), self._folded(span.end, self.stops))

    def _folded(self, place: int, inside: tuple[int, ...]) -> int:
        at = bisect_left(self.begins, place) - 1
        if at < 0:
            return place
        return inside[at] if place < self.ends[at] else self.stops[at] + place - self.ends[at]


def fold(text: str) -> Folded:
    """Return a text as a reader sees it, with a map to the untouched one.

    Composed (NFC); nothing in it that is not shown; hyphens that no line breaks at are hyphens, ligatures are their
    letters; spaces are of two kinds, those that a line may break at and the others. Linear in the text's length.

    >>> fold("Jean\u2011Paul e\u0301tait of\ufb01\u00adciel").text
    'Jean-Paul était officiel'
    """
    if _is_seen(text):
        return Folded(text)
    shown = text.translate(_SHAPES)
    edits: list[tuple[int, int, int, int]] = []
    if _LONGER.search(shown) or not is_normalized("NFC", shown):
        shown, edits = _shortened(shown)
    return Folded(_WITHIN.sub("’", shown), *zip(*edits, strict=True))


def seen(text: str) -> str:
    """Return a text as a reader sees it, as `fold` does.

    >>> seen("coop\u00e9\u00adration")
    'coopération'
    """
    return text if _is_seen(text) else fold(text).text


def _is_seen(text: str) -> bool:
    """Tell whether a text is as it is seen already."""
    return text.isascii() or (_CHANGED.search(text) is None and is_normalized("NFC", text))


def _shortened(text: str) -> tuple[str, list[tuple[int, int, int, int]]]:
    """Return a text composed and without what is not shown, and (begin, end, start, stop) of each place changed."""
    out: list[str] = []
    edits: list[tuple[int, int, int, int]] = []
    last = length = 0
    for begin, end, shown in _changes(text):
        length += begin - last
        out += (text[last:begin], shown)
        edits.append((begin, end, length, length + len(shown)))
        last, length = end, length + len(shown)
    return "".join((*out, text[last:])), edits


def _changes(text: str) -> Iterator[tuple[int, int, str]]:
    signs = sorted(set(text))
    marks = "".join(sign for sign in signs if _joins(sign))
    others = "".join(sign for sign in signs if not is_normalized("NFC", sign) and sign not in marks)
    for found in _pattern(marks, others).finditer(text):
        shown = normalize("NFC", _ALL_UNSEEN.sub("", found[0]))
        if "\ufb00" <= shown <= "\ufb06":
            shown = normalize("NFKC", shown)
        if shown != found[0]:
            yield found.start(), found.end(), shown


@lru_cache(maxsize=64)
def _pattern(marks: str, others: str) -> re.Pattern[str]:
    """Return what may change: a character with the marks upon it, what is not shown, ligatures, and `others`."""
    either = rf"[{_UNSEEN}]+|[{_LIGATURES}{re.escape(others)}]"
    if not marks:
        return re.compile(either)
    upon = re.escape(marks)
    return re.compile(rf"[^{_UNSEEN}{upon}]?(?:[{_UNSEEN}]*[{upon}])+|{either}")


@lru_cache(maxsize=4096)
def _joins(sign: str) -> bool:
    """Tell whether a character may become one with the one before it: a mark, or a vowel or final of Hangul."""
    return (category(sign)[0] == "M" and _ALL_UNSEEN.match(sign) is None) or "\u1160" <= sign <= "\u11ff"
