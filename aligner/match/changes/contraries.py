"""Words of a quote and its original that lie at different poles of an axis: rose and fell, Monday and Tuesday."""

from __future__ import annotations

from collections.abc import Sequence

from aligner.languages.contraries import AXES, poles
from aligner.match.changes.negation import negators
from aligner.match.changes.pair import Pair
from aligner.model import Evidence, Lang

# A word that has a counterpart of its own of this strength by the word table stands for that, not for the contrary.
_OWN = 0.4
# Words between a negation and what it negates.
_REACH = 4


def contrary_changes(pair: Pair) -> list[Evidence]:
    """Return the words that say the contrary, or another member of a closed set, with both words named."""
    negated = negators(pair.french, pair.ours, "fr"), negators(pair.english, pair.theirs, "en")
    found = []
    quote, original = _poles(pair, "fr"), _poles(pair, "en")
    for number in sorted(quote.keys() & original.keys()):
        axis, ours, theirs = AXES[number], quote[number], original[number]
        # Nothing, nobody and never are a pole, and negate nothing but themselves.
        others_negate = _without(negated[0], ours), _without(negated[1], theirs)
        if axis.bilateral and bool(others_negate[0]) != bool(others_negate[1]):
            continue
        for pole in sorted(ours.keys() - theirs.keys()):
            others = sorted(theirs.keys() - ours.keys())
            match = next(
                (
                    (i, j)
                    for other in others
                    for i in ours[pole]
                    for j in theirs[other]
                    if _free(pair, i, j)
                    and (not axis.bilateral or beside(others_negate[0], i) == beside(others_negate[1], j))
                ),
                None,
            )
            if match:
                detail = f"« {pair.french_word(match[0])} » for '{pair.english_word(match[1])}'"
                found.append(Evidence(axis.kind, 1.0, detail))
                break
    return found


def _without(negated: Sequence[int], poles_: dict[int, list[int]]) -> list[int]:
    return [n for n in negated if not any(n in places for places in poles_.values())]


def _poles(pair: Pair, lang: Lang) -> dict[int, dict[int, list[int]]]:
    """Return the words at each pole of each axis."""
    found: dict[int, dict[int, list[int]]] = {}
    for i, key in enumerate((pair.ours if lang == "fr" else pair.theirs).keys):
        for axis, pole in poles(key, lang):
            found.setdefault(axis, {}).setdefault(pole, []).append(i)
    return found


def beside(negated: Sequence[int], at: int) -> bool:
    """Tell whether a negation stands so near a word that it may turn it round."""
    return any(abs(n - at) <= _REACH for n in negated)


def _free(pair: Pair, i: int, j: int) -> bool:
    """Tell whether two words stand for one another, and for no third word."""
    row, column = pair.table[i].copy(), pair.table[:, j].copy()
    row[j] = column[i] = 0
    return float(row.max(initial=0)) < _OWN and float(column.max(initial=0)) < _OWN
