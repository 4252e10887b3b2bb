"""Runs of pool words that do not cut a number in two: 2.5 million, two hundred thousand."""

from __future__ import annotations

from aligner.languages.numerals import NUMERALS
from aligner.match.pool.arrays import Pool
from aligner.match.retrieve.lexicon import is_number

_NUMERALS = NUMERALS["en"]


def whole_numbers(pool: Pool, start: int, end: int) -> tuple[int, int]:
    """Return a run of pool words made longer by what belongs to the number that it begins or ends with."""
    while _scale(pool, start) and _number(pool, start - 1) and _joined(pool, start):
        start -= 1
    while end < len(pool) and _scale(pool, end) and _number(pool, end - 1) and _joined(pool, end):
        end += 1
    return start, end


def _scale(pool: Pool, at: int) -> bool:
    return pool.vocabulary[pool.tokens[at]] in _NUMERALS.scales


def _number(pool: Pool, at: int) -> bool:
    key = pool.vocabulary[pool.tokens[at]]
    return is_number(key) or key == "one" or key in _NUMERALS.units or key in _NUMERALS.scales


def _joined(pool: Pool, at: int) -> bool:
    """Tell whether a word follows the one before it in the same sentence, no sign between them."""
    return not pool.gaps[at] and at != pool.first[pool.sentence_of[at]]
