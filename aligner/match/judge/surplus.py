"""What an original has and its quote has not: words without counterpart that the quote makes unlikely."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from aligner.languages.base import words
from aligner.languages.en.quotation import QUOTATION
from aligner.match.changes import Pair
from aligner.match.retrieve.lexicon import is_number

_WHO = words("i he she we they you it who")
# Words that say as much are told from function words.
_TELLING = 0.48
# Words of the original as strongly linked have a counterpart: by the word table, or by all witnesses.
_BY_TABLE, _BY_ALL = 0.3, 0.6
# Words of the quote that are linked less than this lack one as well, and may stand for what the original has: an idiom.
_LACKING = 0.3
# So many telling words more than the quote lacks, and so many nats (negative) that all words between the linked ones
# cost beyond what as many others cost, which is taken for no more than the last value a word.
_MORE, _COST, _MOST = 3, -15.0, -4.0


@dataclass(frozen=True, slots=True)
class Surplus:
    """The words `start` to `end` (exclusive) of an original, between words that render the quote's, and their text."""

    start: int
    end: int
    text: str


def surpluses(pair: Pair) -> tuple[Surplus, ...]:
    """Return the runs of an original that the quote may have left out."""
    table, strength = pair.table.max(axis=0, initial=0), pair.strength.max(axis=0, initial=0)
    numbers = [is_number(key) for key in pair.theirs.keys]
    telling = [
        j for j in range(len(pair.theirs)) if pair.weight[j] >= _TELLING and not numbers[j] and not _says(pair, j)
    ]
    linked = [j for j in telling if table[j] >= _BY_TABLE or strength[j] >= _BY_ALL]
    lacking = int(((pair.said >= _TELLING) & (pair.strength.max(axis=1, initial=0) < _LACKING)).sum())
    found = []
    for low, high in pairwise([-1, *linked, len(pair.theirs)]):
        inside = [j for j in telling if low < j < high]
        if len(inside) - lacking >= _MORE:
            text = pair.english[pair.theirs.starts[inside[0]] : pair.theirs.ends[inside[-1]]]
            found.append(Surplus(low + 1, high, text))
    return tuple(found)


def _says(pair: Pair, j: int) -> bool:
    """Tell whether a word says that somebody speaks ("he cried", "said Mary"), which a quote need not repeat."""

    def speaks(who: int, verb: int) -> bool:
        subject = pair.theirs.keys[who] in _WHO or not pair.common[who]
        return subject and pair.theirs.keys[verb] in QUOTATION.finite

    return any(speaks(j, k) or speaks(k, j) for k in (j - 1, j + 1) if 0 <= k < len(pair.theirs))


def left_out(found: Sequence[Surplus], costs: Sequence[float]) -> Surplus | None:
    """Return the run that the quote makes least likely, where it is unlikely enough; `costs` are each word's nats.

    >>> told = left_out([Surplus(1, 3, "of rain")], [-1.0, -12.0, -9.0, -1.0])
    >>> told.text if told else None
    'of rain'
    """
    worst = min(found, key=lambda one: _beyond(one, costs), default=None)
    return worst if worst and _beyond(worst, costs) < _COST else None


def _beyond(one: Surplus, costs: Sequence[float]) -> float:
    """Return what the words of a run cost beyond what as many others cost, in nats (negative)."""
    inside, others = costs[one.start : one.end], (*costs[: one.start], *costs[one.end :])
    return sum(inside) - len(inside) * max(sum(others) / len(others) if others else 0.0, _MOST)
