"""Rivals of a quote that may have words more than its original: the quote without them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from aligner.languages.fr.quotation import QUOTATION
from aligner.match.changes.pair import Pair
from aligner.match.judge.edit import Edit

# Words of the quote that have no counterpart of this strength, if they say as much; so many of them may be added, and
# so many seldom are lacking by chance.
_LOOSE, _TELLING, _LEAST_ADDED, _MANY = 0.3, 0.45, 2, 3
# In quotes of more words the model does not see that so few as two were added.
_SHORT = 16
# A word that is joined to others must say as much, to have been added.
_JOINED = 0.6
# "dit-il", "répondit Marie": a clause that says who speaks, if its first word is a verb of saying.
_WHO_SPEAKS = re.compile(r"(\w+)(?: ?-t?-?(?:je|il|elle|on|nous|vous|ils|elles)\b| (?:M\.|[A-ZÀ-Ý]\w+))")


def added(pair: Pair) -> Iterator[Edit]:
    """Take out of the quote each run of words that holds several content words, none with a counterpart."""
    best = pair.strength.max(axis=1, initial=0)
    content = [i for i in range(len(pair.ours)) if pair.said[i] >= _TELLING]
    linked = [i for i in content if best[i] >= _LOOSE]
    for low, high in pairwise([-1, *linked, len(pair.ours)]):
        inside = [i for i in content if low < i < high]
        if not inside or not linked:
            continue
        joint = len(inside) < _LEAST_ADDED
        if joint:
            before = _joint(pair, max(low, 0), inside[0])
            if before is None or pair.said[inside[0]] < _JOINED or not _last(pair, inside[0]):
                continue
            low = before
        elif len(inside) < _MANY and len(pair.ours) > _SHORT:
            continue
        start = pair.ours.ends[low] if low >= 0 else 0
        stop = pair.ours.ends[inside[-1]] if high < len(pair.ours) else len(pair.french.rstrip(" .!?…"))
        text = pair.french[pair.ours.starts[inside[0]] : pair.ours.ends[inside[-1]]]
        if says_who_speaks(pair.french[start:stop]):
            continue
        shorter = (pair.french[:start] + pair.french[stop:]).strip()
        detail = f"« {text} » is not in the original"
        yield Edit(
            "added", pair.english, detail, shorter, "joined" if joint else "few" if len(inside) == _LEAST_ADDED else ""
        )


def says_who_speaks(text: str) -> bool:
    """Tell whether a text has a clause that says who speaks, which stands in a quote without being quoted.

    >>> says_who_speaks("s'écria-t-il, est-ce bien"), says_who_speaks("vers le grand pont")
    (True, False)
    """
    return any(found[1].lower() in QUOTATION.finite for found in _WHO_SPEAKS.finditer(text))


def _last(pair: Pair, i: int) -> bool:
    """Tell whether a word is the last of those that are joined: a sign or another conjunction follows, or nothing."""
    after = pair.french[pair.ours.ends[i] :].lstrip()
    return not after or after[0] in ',;.!?…»"' or after.startswith(("et ", "ou ", "ni "))


def _joint(pair: Pair, low: int, word: int) -> int | None:
    """Return the last word before the conjunction or comma by which a word is joined to what stands before it."""
    for i in range(word - 1, low - 1, -1):
        if pair.ours.keys[i] in ("et", "ni", "ou") and i > low:
            return i - 1
        if "," in pair.french[pair.ours.ends[i] : pair.ours.starts[i + 1]]:
            return i
    return None
