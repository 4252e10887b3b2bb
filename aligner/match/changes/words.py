"""Words of a quote or of its original that have no counterpart on the other side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from aligner.match.changes.pair import NEARBY, Pair
from aligner.match.retrieve.lexicon import is_number
from aligner.model import Evidence

# A word none of whose counterparts reaches this is reported as not rendered; stricter than what ranking uses. Words
# that say less than the second value (auxiliaries, adverbs of degree) are not worth a remark.
_UNRENDERED, _TELLING = 0.12, 0.6
# So many words without counterpart side by side were left out, or added; fewer may be a free rendering.
LEAST_LEFT_OUT = 4


def word_changes(pair: Pair, told: Sequence[str]) -> list[Evidence]:
    """Pair words of the quote without counterpart with such words of the original at the same place.

    Words that the details of `told` name already are not named again.
    """
    theirs = [
        int(j)
        for j in np.flatnonzero((pair.strength.max(axis=0, initial=0) < _UNRENDERED) & (pair.weight >= _TELLING))
        if not is_number(pair.theirs.keys[j])
    ]
    found, used = [], set()
    for i in _unrendered(pair):
        word, place = pair.french_word(i), pair.expected(i)
        near = [j for j in theirs if j not in used and abs(j - place) <= NEARBY]
        if near:
            j = min(near, key=lambda k: abs(k - place) - NEARBY * float(pair.strength[i, k]))
            used.add(j)
            found.append(Evidence("word", 0.5, f"« {word} » for '{pair.english_word(j)}'"))
        else:
            found.append(Evidence("added", 0.25, f"« {word} » has no clear counterpart in the original"))
    for group in runs([j for j in theirs if j not in used]):
        text = pair.english[pair.theirs.starts[group[0]] : pair.theirs.ends[group[-1]]]
        found.append(Evidence("left_out", 1.0 if len(group) >= LEAST_LEFT_OUT else 0.25, f"omits '{text}'"))
    return [e for e in found if not any(e.detail in one for one in told)]


def _unrendered(pair: Pair) -> Iterator[int]:
    lacking = (pair.strength.max(axis=1, initial=0) < _UNRENDERED) & (pair.said >= _TELLING)
    yield from (int(i) for i in np.flatnonzero(lacking) if not is_number(pair.ours.keys[i]))


def runs(places: Sequence[int]) -> list[list[int]]:
    """Group places that are neighbours, or have one word between them.

    >>> runs([1, 2, 4, 9])
    [[1, 2, 4], [9]]
    """
    out: list[list[int]] = []
    for place in places:
        if out and place - out[-1][-1] <= 2:
            out[-1].append(place)
        else:
            out.append([place])
    return out
