"""Where a span of words begins and ends to the character: the punctuation that belongs to it."""

from __future__ import annotations

import re

from aligner.languages.en.edges import GOES_ON

_MARKS = '"“”«»'
_AROUND = ' \u00a0\u202f"“”«»'
# An editor's mark that something was left out before the quote.
_LEFT_OUT = re.compile(r"(?:[\[(](?:…|\.\.\.)[\])]|…|\.\.\.)\s*")
_FINAL = re.compile(r"[.!?…]+['’)]*$")


def trim(text: str, start: int, end: int, limit: int, french: str, opens: bool) -> tuple[int, int]:
    """Return the character span of a quote whose words are `text[start:end]`; `limit` is the end of its sentence.

    A final mark is taken where the French quote has one too; a comma, by the American custom, where the quote opens
    its sentence (`opens`; then `start` is the sentence's own) and is followed by who said it. Where the text has
    quotation marks of its own, they decide.

    >>> trim("We won, he said.", 0, 6, 16, "Nous avons gagné", True)
    (0, 7)
    """
    start = _opening(text, start, end, french, opens)
    found = re.match(r"[^\w$€£]*", text[end:limit])
    gap = found.group() if found else ""
    closing = next((i for i, c in enumerate(gap) if c in _MARKS), None)
    if closing is not None and not gap[:closing].strip(" .,;:!?…)’'"):
        return start, end + len(gap[:closing].rstrip())
    spoken = french.rstrip(_AROUND)
    final, last = bool(_FINAL.search(spoken)), end + len(gap) >= limit
    if opens and last and final:
        return start, end + len(gap.rstrip())
    return start, end + _tail(text, start, end, limit, gap, spoken, opens=opens, final=final, last=last)


def _tail(
    text: str, start: int, end: int, limit: int, gap: str, french: str, *, opens: bool, final: bool, last: bool
) -> int:
    """Return how many characters of the gap after the last word belong to the quote."""
    taken = 0
    if text.count("(", start, end) > text.count(")", start, end) and gap[:1] == ")":
        taken = 1
    if gap[taken : taken + 1] in ("'", "’") and re.search(r"(?<!\w)['‘`]\w", text[start:end]):
        taken += 1
    rest = gap[taken:]
    marks = re.match(r"[.!?…]+" if final else r"[!?]+", rest)
    if marks:
        return taken + len(marks.group())
    if rest[:1] == "," and (french[-1:] == "," or (opens and not last and _attributed(text[end + taken + 1 : limit]))):
        return taken + 1
    return taken


def _opening(text: str, start: int, end: int, french: str, opens: bool) -> int:
    """Leave out a mark that closes outside the quote; take in a sign that the French has too."""
    if opens:
        while start < end and (text[start].isspace() or text[start] in _MARKS or _dangling(text, start, end)):
            start += 1
        gone = _LEFT_OUT.match(text, start, end)
        return gone.end() if gone else start
    first = french.lstrip()[:1]
    return start - 1 if start and first and text[start - 1] == first and first in "([-#@'‘’" else start


def _dangling(text: str, start: int, end: int) -> bool:
    return text[start] in "-–—•*" or (text[start] == "(" and ")" not in text[start : end + 1])


def _attributed(after: str) -> bool:
    word = re.match(r"\s*(\w+)", after)
    return word is not None and word.group(1).lower() not in GOES_ON
