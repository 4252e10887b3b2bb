"""Which words of a quote and its original differ: those the evidence names, and those a comparison finds."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher

from aligner.model import CHANGES, Evidence, Span
from aligner.text import fold, key, seen

# What is shown as a difference: that a quote joins passages, or is there in part, is one as well.
_DIFFERENCES = frozenset([*CHANGES, "joined", "part"])
_FRENCH = re.compile(r"« (.+?) »")
_ENGLISH = re.compile(r"(?<!\w)'(.+?)'(?=$|[\s,;.:)])", re.DOTALL)
_WORD = re.compile(r"\w+(?:['’\-]\w+)*['’]?")
# Two texts that share less than this of their words are not two versions of one.
_LEAST_SHARED = 0.3


def changes(evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """Return the evidence that tells a difference."""
    return tuple(item for item in evidence if item.name in _DIFFERENCES and item.detail)


def named(evidence: Iterable[Evidence]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the words of the quote and the words of the original that the evidence names as different.

    >>> named([Evidence("word", 0.5, "« petit » for 'large'"), Evidence("left_out", 1.0, "omits 'at all'")])
    (('petit',), ('large', 'at all'))
    """
    ours: list[str] = []
    theirs: list[str] = []
    for item in changes(evidence):
        ours += _FRENCH.findall(item.detail)
        theirs += _ENGLISH.findall(item.detail)
    return tuple(ours), tuple(theirs)


def locate(text: str, words: Iterable[str], offset: int = 0) -> tuple[Span, ...]:
    """Return where whole words (or runs of words) stand in a text; each is found once, a second one further on.

    >>> locate("un port, un grand port", ["port", "port", "or"])
    (Span(start=3, end=7), Span(start=18, end=22))
    """
    spans: list[Span] = []
    folded = fold(text)
    after: dict[str, int] = {}
    for word in words:
        loose = r"\s+".join(re.escape(part) for part in seen(word).split())
        if not loose:
            continue
        pattern = re.compile(rf"(?<!\w){loose}(?!\w)", re.IGNORECASE)
        found = pattern.search(folded.text, after.get(word, 0))
        if found:
            after[word] = found.end()
            span = folded.original(found.start(), found.end())
            spans.append(Span(span.start + offset, span.end + offset))
    return tuple(spans)


def compare(one: str, other: str) -> tuple[tuple[Span, ...], tuple[Span, ...]] | None:
    """Return the words of each text that the other lacks (longest common runs, Ratcliff and Obershelp 1988).

    Both are of one language. None where they share too little to be versions of each other.

    >>> compare("Nous restons ici.", "Nous restons là.")
    ((Span(start=13, end=16),), (Span(start=13, end=15),))
    """
    ours, theirs = _words(one), _words(other)
    matcher = SequenceMatcher(None, [w for w, _ in ours], [w for w, _ in theirs], autojunk=False)
    if not ours or not theirs or matcher.ratio() < _LEAST_SHARED:
        return None
    left: list[Span] = []
    right: list[Span] = []
    for tag, i, j, k, m in matcher.get_opcodes():
        if tag != "equal":
            left += _covered(ours, i, j)
            right += _covered(theirs, k, m)
    return tuple(left), tuple(right)


def _words(text: str) -> list[tuple[str, Span]]:
    folded = fold(text)
    return [(key(m.group()), folded.original(m.start(), m.end())) for m in _WORD.finditer(folded.text)]


def _covered(words: Sequence[tuple[str, Span]], start: int, end: int) -> list[Span]:
    return [Span(words[start][1].start, words[end - 1][1].end)] if end > start else []
