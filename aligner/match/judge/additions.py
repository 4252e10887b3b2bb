"""Rivals of a quote that may have words more than its original: the quote without them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from aligner.match.changes.pair import Pair
from aligner.match.judge.edit import Edit

# Words of the quote that have no counterpart of this strength, if they say as much; so many of them may be added, and
# so many seldom are lacking by chance.
_LOOSE, _TELLING, _LEAST_ADDED, _MANY = 0.3, 0.45, 2, 3
# In quotes of so few words a short addition is seen better.
_SHORT = 16
# A word that is joined to others must say as much, to have been added.
_JOINED = 0.6


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
        start = pair.ours.ends[low] if low >= 0 else 0
        stop = pair.ours.ends[inside[-1]] if high < len(pair.ours) else len(pair.french.rstrip(" .!?…"))
        text = pair.french[pair.ours.starts[inside[0]] : pair.ours.ends[inside[-1]]]
        shorter = (pair.french[:start] + pair.french[stop:]).strip()
        detail = f"« {text} » is not in the original"
        few = "" if len(inside) >= _MANY else "few" if len(pair.ours) > _SHORT else "few of few"
        yield Edit("added", pair.english, detail, shorter, "joined" if joint else few)


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
