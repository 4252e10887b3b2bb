"""Rivals in which two words have changed places that stand in the other order in the quote.

More often at home than in hospital; twelve died and three were injured: the words are all there, and by links alone a
free order looks like a false one. The translator is asked about the original with the two in the quote's order.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from aligner.languages.word_classes import CLASSES, word_class
from aligner.match.changes.numerals import numbers, shared
from aligner.match.changes.pair import Pair
from aligner.match.judge.edit import Edit

# A link by the word table of this strength, to one word alone, says which word renders which.
_LINKED, _ALONE = 0.3, 0.8
# Words whose beginnings are nearer than this, in characters, change their order by grammar: président français.
_NEAREST = {"role": 9, "number": 2}
# Fruit and vegetables stand in either order.
_JOINED = re.compile(r"\s*(?:,\s*)?(?:and|or|nor|&)\s+(?:(?:the|a|an|his|her|its|our|their|my|your|of|to|in|for)\s+)*")
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
    links = sorted([*_numbers(pair), *_words(pair)], key=lambda link: link.ours)
    found = [
        (two.start, one.start, one, two)
        for one, two in combinations(links, 2)
        if one.kind == two.kind
        and min(one.start - two.start, two.ours - one.ours) >= _NEAREST[one.kind]
        and (one.kind == "number" or pair.english[two.end : one.start].strip(" -"))
        and not _JOINED.fullmatch(pair.english[two.end : one.start])
        and _settled(links, one, two)
    ]
    for *_, one, two in sorted(found, key=lambda x: x[1] - x[0])[:_MOST]:
        yield _exchange(pair, two, one)


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


def _words(pair: Pair) -> Iterator[_Link]:
    """Yield yes and no, and the content words that render one another by the word table and no others."""
    for mine, yours in _ANSWERS.items():
        if pair.ours.keys.count(mine) == pair.theirs.keys.count(yours) == 1:
            j = pair.theirs.keys.index(yours)
            yield _Link(
                pair.ours.starts[pair.ours.keys.index(mine)], pair.theirs.starts[j], pair.theirs.ends[j], "role"
            )
    taken = [(n.start, n.end) for n in numbers(pair.english, "en")]
    for i, row in enumerate(pair.table):
        j = int(row.argmax()) if row.size else -1
        if j < 0 or row[j] < _LINKED:
            continue
        column = pair.table[:, j]
        alone = (row >= _ALONE * row[j]).sum() == (column >= _ALONE * row[j]).sum() == 1
        start, end = pair.theirs.starts[j], pair.theirs.ends[j]
        content = word_class(pair.ours.keys[i], "fr") == word_class(pair.theirs.keys[j], "en") == _CONTENT
        if alone and content and not any(a < end and start < b for a, b in taken):
            yield _Link(pair.ours.starts[i], start, end, "role")


def _exchange(pair: Pair, one: _Link, two: _Link) -> Edit:
    text = pair.english
    first, second = text[one.start : one.end], text[two.start : two.end]
    detail = f"'{first}' and '{second}' have changed places"
    if one.start == 0 and not second[:1].isupper():
        first, second = first.lower() if pair.common[0] else first, second.capitalize()
    swapped = text[: one.start] + second + text[one.end : two.start] + first + text[two.end :]
    return Edit(one.kind, swapped, detail, margin="crossed")
