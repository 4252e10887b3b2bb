"""Numbers that a quote and its original do not share."""

from __future__ import annotations

import re
from collections.abc import Sequence

from aligner.match.changes.numerals import Number, numbers
from aligner.match.changes.units import converted
from aligner.model import Evidence

# A unit, and the parenthesis that gives the same in other units.
_PARENTHESIS = re.compile(r"[^\d()]{0,25}[(\[][^\d()]{0,8}")

# Une trentaine: about thirty, which is no twenty.
_ABOUT = re.compile(r"(?:diz|quinz|vingt|trent|quarant|cinquant|soixant|cent)aine", re.IGNORECASE)


def number_changes(french: str, english: str) -> list[Evidence]:
    """Return what the numbers of a quote and of its original do not share, by value.

    >>> number_changes("La ville compte 55 000 habitants.", "The town has 55,000 inhabitants.")
    []
    >>> [e.detail for e in number_changes("Trois ouvriers", "Four workers")]
    ["« Trois » for 'Four'"]
    """
    ours, theirs = numbers(french, "fr"), numbers(english, "en")
    lost = [n for n in ours if n.firm and not _said(n, theirs)]
    new = [n for n in theirs if n.firm and not _said(n, ours)]
    extra = (
        [n for n in lost if _said_otherwise(n, ours, theirs, french)],
        [n for n in new if _said_otherwise(n, theirs, ours, english)],
    )
    if not (extra[0] and extra[1]):
        lost, new = [n for n in lost if n not in extra[0]], [n for n in new if n not in extra[1]]
    if not lost and len(new) == 1 and "dozen" not in new[0].written:
        lost = [n for n in ours if _ABOUT.fullmatch(n.written) and not _said(n, theirs)][:1]
    found = []
    for one, other in zip(lost, new, strict=False):
        if converted(one, french, other, english):
            continue
        found.append(Evidence("number", 1.0, f"« {one.written} » for '{other.written}'"))
    for one in lost[len(new) :]:
        found.append(Evidence("number", _weight(one), f"number « {one.written} » is not in the original"))
    for other in new[len(lost) :]:
        found.append(Evidence("number", _weight(other), f"the original's number '{other.written}' is not in the quote"))
    return found


def _said_otherwise(number: Number, own: Sequence[Number], others: Sequence[Number], text: str) -> bool:
    """Tell whether a number says another one, which is said on the other side too, in other units: 100 feet (30 m)."""
    for one in own:
        first, second = (one, number) if one.start < number.start else (number, one)
        between = text[first.end : second.start]
        if one is not number and _PARENTHESIS.fullmatch(between) and _said(one, others):
            return True
    return False


def _weight(number: Number) -> float:
    return 1.0 if number.telling else 0.5


def _said(number: Number, others: Sequence[Number]) -> bool:
    return any(_near(value, other) for value in number.values for mention in others for other in mention.values)


def _near(one: float, other: float) -> bool:
    return abs(one - other) <= 1e-9 * max(1.0, abs(one))
