"""What rules say was changed, asked of the model: a word of the original that the quote makes likely was not."""

from __future__ import annotations

import re
from collections.abc import Sequence

from aligner.match.changes import Pair
from aligner.model import Evidence

# Kinds of change that rules tell by lists of words, which know no idioms; numbers and names they know better.
KINDS = frozenset(["contrary", "negation", "role", "left_out"])
_ENGLISH = re.compile(r"'(.+)'$")
# A changed word of the original costs at least so many nats, and half of what its words cost at the mean. Of changes
# made in newstest2012, Tatoeba and Jane Eyre all do.
_COST, _SHARE = 2.5, 0.5


def stands_out(one: Evidence, pair: Pair, costs: Sequence[float]) -> bool:
    """Tell whether a change that rules say is borne out, by what each word of the original costs in nats (negative).

    What names no word of the original cannot be asked, and stands.
    """
    found = _ENGLISH.search(one.detail) if one.name in KINDS and one.value >= 1 else None
    start = pair.english.find(found[1]) if found else -1
    if not found or start < 0:
        return True
    end, theirs = start + len(found[1]), pair.theirs
    words = [k for k, (a, b) in enumerate(zip(theirs.starts, theirs.ends, strict=True)) if a < end and b > start]
    if not words:
        return True
    if one.name == "negation" and words[0]:
        words = [words[0] - 1, *words]  # in "did not sign" it is "did" that surprises
    inside = [costs[k] for k in words]
    # Of parties that changed places the first and the last are named; what is left out is unlikely as a whole.
    cost = sum(inside) / len(inside) if one.name == "left_out" else min(inside[0], inside[-1])
    return -cost >= _COST - _SHARE * sum(costs) / len(costs)
