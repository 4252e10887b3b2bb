"""By how much a rival must be likelier than an original, for a change to be said.

Where people translated freely, all words of an original are unlikely given its quote, and one that is unlikelier says
little. So what is asked grows with what the other words cost: a change must stand out.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt

from aligner.match.changes import Pair
from aligner.match.judge.edit import Edit
from aligner.protocols import Likely

# Nats that a text with other words must be likelier by, before half of what its other pieces cost at the mean is added
# (all of it where only a content word is another).
# Chosen on alterations and faithful pairs of newstest2012, Tatoeba, UD-PUD, storybooks and Jane Eyre, as are all below.
MARGIN = {
    "role": 2.5, "negation": 2.0, "name": 1.0, "contrary": 2.5,
    # They for one person; words that may negate on the other side; two words that changed places.
    "number": 5.0, "perhaps": 3.0, "crossed": 1.0,
    # Another content word: free translations have such. Chosen on NTREX, Tatoeba, UD-PUD and Europarl.
    "word": 5.0,
}  # fmt: skip
_SHARE, _SHARE_OF_WORDS = 0.5, 1.0
# By how many standard errors an original must be likelier given a shorter quote, without three words and more or only
# two, where the deviation of what its pieces cost is taken for their mean, and this for no less than the last value.
_ERRORS, _LEAST = {"added": 0.45, "few": 0.9, "joined": 0.35}, 1.5
# What stands in the place of changed words is plausible itself, at so many nats a piece.
_PLAUSIBLE = -5.0
# Another content word is, as a whole, at so many.
_CERTAIN = -2.5
# An original with two words in the quote's order is a likely translation as a whole, at so many nats a piece: of free
# translations the model cannot tell which order is meant.
_LIKELY = -2.5
# A rival is likelier by what it replaces, and a little more, since what follows becomes likelier too.
_FOLLOWS = 1.5


def excess(own: Likely, rival: Likely, edit: Edit) -> float:
    """Return by how many nats a rival is likelier than the original beyond what is asked: a change where positive."""
    start, end = _changed(own.pieces, rival.pieces)
    new = rival.log_probs[start : len(rival.pieces) - (len(own.pieces) - end)]
    if new and edit.kind != "name" and sum(new) / len(new) < _PLAUSIBLE:
        return float("-inf")
    if edit.kind == "word" and sum(new) < _CERTAIN:
        return float("-inf")
    if edit.margin == "crossed" and sum(rival.log_probs) / len(rival.log_probs) < _LIKELY:
        return float("-inf")
    rest = (*own.log_probs[:start], *own.log_probs[end:])
    return sum(rival.log_probs) - sum(own.log_probs) - _asked(rest, edit)


def reachable(own: Likely, edit: Edit, pair: Pair, costs: Sequence[float] | None) -> bool:
    """Tell whether a rival may be likelier by as much as is asked, by what each word of the original costs.

    Words that cost little hide no change.
    """
    asked = _asked(own.log_probs, edit)
    if edit.french:
        return -sum(own.log_probs) > asked
    low, high = _changed(pair.english, edit.text)
    places = zip(costs or (), pair.theirs.starts, pair.theirs.ends, strict=False)
    replaced = [cost for cost, start, end in places if start < high and end > low]
    return not replaced or -_FOLLOWS * sum(replaced) > asked


def _asked(log_probs: Sequence[float], edit: Edit) -> float:
    cost = -sum(log_probs) / len(log_probs) if log_probs else 0.0
    if edit.french:
        return _ERRORS[edit.margin or edit.kind] * max(cost, _LEAST) * sqrt(len(log_probs))
    share = _SHARE_OF_WORDS if edit.kind == "word" else _SHARE
    return MARGIN[edit.margin or edit.kind] + share * cost + edit.more


def _changed(one: Sequence[str], other: Sequence[str]) -> tuple[int, int]:
    """Return where in the first the part begins and ends that the second does not share.

    >>> _changed("abcd", "axd"), _changed("ab", "axb")
    ((1, 3), (1, 1))
    """
    most = min(len(one), len(other))
    start = next((i for i in range(most) if one[i] != other[i]), most)
    same = next((i for i in range(most - start) if one[-1 - i] != other[-1 - i]), most - start)
    return start, len(one) - same
