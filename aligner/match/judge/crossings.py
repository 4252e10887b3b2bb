"""Rivals in which two words have changed places that stand in the other order in the quote.

More often at home than in hospital; twelve died and three were injured: the words are all there, and by links alone a
free order looks like a false one. The translator is asked about the original with the two in the quote's order.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from aligner.languages.word_classes import CLASSES, word_class
from aligner.match.changes.numerals import numbers, shared
from aligner.match.changes.pair import Pair
from aligner.match.judge.edit import Edit

# A link by the word table of this strength, to one word alone, says which word renders which.
_LINKED, _ALONE = 0.3, 0.8
# Where the table has no word for either, a link by meaning as strong as this does.
_BY_MEANING = 0.55
# Words whose beginnings are nearer than this, in characters, change their order by grammar: président français.
_NEAREST = {"role": 9, "degree": 9, "number": 2}
_DEGREES = frozenset(["more", "less", "most", "least"])
# Fruit and vegetables stand in either order.
_JOINED = re.compile(r"\s*(?:,\s*)?(?:and|or|nor|&)\s+(?:(?:the|a|an|his|her|its|our|their|my|your|of|to|in|for)\s+)*")
# Plus de réponses que de questions: there "de" makes nobody's property.
_OF = re.compile(
    r"\b(?!(?:plus|moins|autant|tant|beaucoup|peu|que|pas)\b)\w+ (?:de |du |des |d['’])(?:la |l['’]|les )?$",
    re.IGNORECASE,
)
_ANSWERS = {"oui": "yes", "non": "no"}
_CONTENT = CLASSES.index("other")
_MOST = 3


@dataclass(frozen=True, slots=True)
class _Link:
    """A word or number that each side has once: where it begins in the quote, and where it stands in the original."""

    ours: int
    start: int
    end: int
    kind: str


def crossed(pair: Pair) -> Iterator[Edit]:
    """Let two words, or two numbers, change places where that puts them, and no others, in the quote's order."""
    links = sorted([*_numbers(pair), *_words(pair), *_answers(pair)], key=lambda link: link.ours)
    found = [
        (two.start, one.start, one, two)
        for one, two in combinations(links, 2)
        if one.kind == two.kind
        and min(one.start - two.start, two.ours - one.ours) >= _NEAREST[one.kind]
        and (one.kind == "number" or pair.english[two.end : one.start].strip(" -"))
        and not _JOINED.fullmatch(pair.english[two.end : one.start])
        and _settled(links, one, two)
        and not _genitive(pair, one)
        and not _genitive(pair, two)
    ]
    for *_, one, two in sorted(found, key=lambda x: x[1] - x[0])[:_MOST]:
        yield _exchange(pair, two, one)


def _genitive(pair: Pair, link: _Link) -> bool:
    """Tell whether a word belongs to another, behind "de" in the quote and before it in the original: U.S. Speaker."""
    follows = re.match(r"['’]s\b|[. ]+(\w+)", pair.english[link.end :])
    attribute = follows and (not follows[1] or word_class(follows[1].lower(), "en") == _CONTENT)
    return link.kind != "number" and bool(attribute and _OF.search(pair.french[: link.ours]))


def _settled(links: Sequence[_Link], one: _Link, two: _Link) -> bool:
    """Tell whether all that stands between two links, on either side, stands between them on both.

    Else they are parts of clauses that have another order: « gagné deux amis mais perdu le procès », 'lost the trial
    but won two friends'.
    """
    others = [link for link in links if link is not one and link is not two]
    return all((one.ours < link.ours < two.ours) == (two.start < link.start < one.start) for link in others)


def _numbers(pair: Pair) -> Iterator[_Link]:
    for number, other in shared(numbers(pair.english, "en"), numbers(pair.french, "fr")):
        if number.firm:
            yield _Link(other.start, number.start, number.end, "number")


def _answers(pair: Pair) -> Iterator[_Link]:
    for mine, yours in _ANSWERS.items():
        if pair.ours.keys.count(mine) == pair.theirs.keys.count(yours) == 1:
            i, j = pair.ours.keys.index(mine), pair.theirs.keys.index(yours)
            yield _Link(pair.ours.starts[i], pair.theirs.starts[j], pair.theirs.ends[j], "role")


def _words(pair: Pair) -> list[_Link]:
    """Return the content words that render one another by the word table and no others; États-Unis is one word."""
    taken = [(n.start, n.end) for n in numbers(pair.english, "en")]
    found: list[_Link] = []
    ended = -1
    for i in range(len(pair.ours) if pair.table.size else 0):
        links, least = (pair.table, _LINKED) if pair.table[i].max() >= _LINKED else (pair.strength, _BY_MEANING)
        row, j = links[i], int(links[i].argmax())
        column = links[:, j]
        if row[j] < least or (links is pair.strength and pair.table[:, j].max() >= _LINKED):
            continue
        alone = (row >= _ALONE * row[j]).sum() == (column >= _ALONE * row[j]).sum() == 1
        start, end = pair.theirs.starts[j], pair.theirs.ends[j]
        content = word_class(pair.ours.keys[i], "fr") == word_class(pair.theirs.keys[j], "en") == _CONTENT
        if not alone or not content or any(a < end and start < b for a, b in taken):
            continue
        one = _Link(pair.ours.starts[i], start, end, "degree" if pair.theirs.keys[j] in _DEGREES else "role")
        parts = pair.english_word(j)[0].isupper() and pair.french[ended : one.ours] == "-"
        joined = _whole(found[-1], one, pair.english) if found and parts else None
        found[len(found) - bool(joined) :] = [joined or one]
        ended = pair.ours.ends[i]
    return [_with_article(link, pair.english) for link in found]


def _whole(one: _Link, two: _Link, text: str) -> _Link | None:
    """Return two parts of a name as one, where they are neighbours in the original too."""
    low, high = sorted((one, two), key=lambda link: link.start)
    return _Link(one.ours, low.start, high.end, "role") if text[low.end : high.start] == " " else None


def _with_article(link: _Link, text: str) -> _Link:
    """Return a link to a name of several words with the article that English puts before it: the United States."""
    named = " " in text[link.start : link.end] and re.search(r"\b[Tt]he $", text[: link.start])
    return replace(link, start=named.start()) if named else link


def _exchange(pair: Pair, one: _Link, two: _Link) -> Edit:
    text = pair.english
    first, second = text[one.start : one.end], text[two.start : two.end]
    detail = f"'{first}' and '{second}' have changed places"
    if one.start == 0:
        first = re.sub(r"^The ", "the ", first)
        second = re.sub(r"^the ", "The ", second)
    if one.start == 0 and not second[:1].isupper():
        first, second = first.lower() if pair.common[0] else first, second.capitalize()
    swapped = text[: one.start] + second + text[one.end : two.start] + first + text[two.end :]
    return Edit("number" if one.kind == "number" else "role", swapped, detail, margin="crossed")
