"""Numbers whose unit is another: five years for five months, 800 euros for $800."""

from __future__ import annotations

import re
from itertools import pairwise

from aligner.languages.units import TIMES, sizes, unit
from aligner.match.changes.numerals import Number, numbers, shared
from aligner.model import Evidence, Lang

# What stands between a number and its unit: millions d'euros, 20-year-old, 40 million US dollars.
_AFTER = re.compile(r"[\s\u00a0\u202f-]*(?:de |d['’])?(?:U\.?S\.? |square |cubic )?([^\W\d_]+|[$€£¥])", re.IGNORECASE)
_SIGN = re.compile(r"[$€£¥]")
Unit = tuple[int, int]
# 800 euros par mois, $800 a week; "a week ago" is no rate.
_RATE: dict[Lang, re.Pattern[str]] = {
    "fr": re.compile(
        r"\b(?:par|/|tous les|toutes les|chaque) ?(heure|jour|semaine|mois|an|année|minute|seconde)s?\b", re.IGNORECASE
    ),
    "en": re.compile(
        r"\b(?:an?|per|each|every|/) ?(hour|day|week|month|year|minute|second)\b(?! ago| later| before| earlier| or )",
        re.IGNORECASE,
    ),
}
# Words of time that say a rate by themselves.
_ADVERBS = {"hourly": "hour", "daily": "day", "weekly": "week", "monthly": "month", "yearly": "year", "annual": "year"}
_WORD = re.compile(r"[^\W\d_]+")
_RANGE = re.compile(r"\s*(?:à|et|ou|to|and|or|[-–])\s*", re.IGNORECASE)
# By how much of it a measure may be rounded when it is converted.
_ROUNDED = 0.08
# Degrees behind a number; those of Celsius and Fahrenheit may differ by so many, being rounded.
_DEGREES = re.compile(r"\s?(?:°|degr[ée]e?s?\b)", re.IGNORECASE)
_DEGREES_OFF = 2.0
# Characters between a number and what it counts, at most: twenty long years.
_COUNTED = 12


def unit_changes(french: str, english: str) -> list[Evidence]:
    """Return the numbers that both texts have with units of one dimension that are not the same.

    A number is asked about where each text has its value once, so that "3 ans et 3 mois" is left alone.

    >>> [e.detail for e in unit_changes("Le loyer est de 800 euros par mois", "The rent is 800 dollars a month")]
    ["« 800 euros » for '800 dollars'"]
    >>> unit_changes("dans cinq ans", "in five years"), unit_changes("quinze jours", "two weeks")
    ([], [])
    """
    ours, theirs = _measures(french, "fr"), _measures(english, "en")
    found = []
    for one, other in shared(tuple(ours), tuple(theirs)):
        (written, mine), (there, yours) = ours[one], theirs[other]
        # Quinze jours are 15 days and two weeks.
        if one.values == other.values and mine[0] == yours[0] and mine != yours:
            found.append(Evidence("number", 1.0, f"« {written} » for '{there}'"))
    return found or _rate_changes(french, english) or _spans_of_time(french, english)


def converted(one: Number, french: str, other: Number, english: str) -> bool:
    """Tell whether a number of the quote and one of the original are one measure in the units of either language.

    >>> quote, original = "un oléoduc de 2 735 km", "a 1,700-mile pipeline"
    >>> converted(numbers(quote, "fr")[-1], quote, numbers(original, "en")[0], original)
    True
    """
    if _degrees(one, french, other, english):
        return True
    mine, yours = _ranged(french, "fr").get(one), _ranged(english, "en").get(other)
    return mine is not None and yours is not None and mine != yours and _one_size(one, mine, other, yours)


def _degrees(one: Number, french: str, other: Number, english: str) -> bool:
    """Tell whether degrees Celsius of the quote are degrees Fahrenheit of the original."""
    both = _DEGREES.match(french, one.end) and _DEGREES.match(english, other.end)
    return bool(both) and any(abs(1.8 * c + 32 - f) <= _DEGREES_OFF for c in one.values for f in other.values)


def _ranged(text: str, lang: Lang) -> dict[Number, Unit]:
    """Return the numbers with a unit of their own, or with that of the next one: 5 à 7 cm."""
    found = {number: measure for number, (_, measure) in _measures(text, lang).items()}
    for one, two in pairwise(numbers(text, lang)):
        if one not in found and two in found and _RANGE.fullmatch(text[one.end : two.start]):
            found[one] = found[two]
    return found


def _one_size(one: Number, mine: Unit, other: Number, yours: Unit) -> bool:
    """Tell whether two measures are as large, rounded; their units may be squared (100 square miles)."""
    (what, size), (other_what, other_size) = sizes().get(mine, ("", 1.0)), sizes().get(yours, ("-", 1.0))
    return what == other_what and any(
        abs(v * size**power / (w * other_size**power) - 1) < _ROUNDED
        for v in one.values
        for w in other.values
        for power in (1, 2)
        if w
    )


def _rate_changes(french: str, english: str) -> list[Evidence]:
    """Return a rate that is by another time: the one's is not spoken of in the other text at all."""
    ours, theirs = _RATE["fr"].search(french), _RATE["en"].search(english)
    if not ours or not theirs:
        return []
    mine, yours = unit(ours.group(1).lower(), "fr"), unit(theirs.group(1).lower(), "en")
    if mine in _times(english, "en") or yours in _times(french, "fr"):
        return []
    return [Evidence("number", 1.0, f"« {ours.group()} » for '{theirs.group()}'")]


def _spans_of_time(french: str, english: str) -> list[Evidence]:
    """Return spans of time without a number that differ, where each text speaks of one: des années, for decades."""
    ours, theirs = _uncounted(french, "fr"), _uncounted(english, "en")
    if (
        len(ours) != 1
        or len(theirs) != 1
        or ours.keys() & _times(english, "en")
        or theirs.keys() & _times(french, "fr")
    ):
        return []
    return [Evidence("number", 1.0, f"« {next(iter(ours.values()))} » for '{next(iter(theirs.values()))}'")]


def _uncounted(text: str, lang: Lang) -> dict[Unit, str]:
    """Return the units of time in the plural that no number stands before."""
    ends = [number.end for number in numbers(text, lang)]
    found = {}
    for word in _WORD.finditer(text):
        measure = unit(word.group().lower(), lang)
        counted = any(0 <= word.start() - end <= _COUNTED for end in ends)
        if measure and measure[0] == TIMES and word.group().endswith("s") and not counted:
            found[measure] = word.group()
    return found


def _times(text: str, lang: Lang) -> set[Unit | None]:
    words = (word.lower() for word in _WORD.findall(text))
    return {unit(_ADVERBS.get(word, word) if lang == "en" else word, lang) for word in words} - {None}


def _measures(text: str, lang: Lang) -> dict[Number, tuple[str, Unit]]:
    """Return the numbers that have a unit, each as it is written with it, and the unit."""
    out = {}
    for number in numbers(text, lang):
        sign, after = _SIGN.search(number.written), _AFTER.match(text, number.end)
        named = after and unit(after.group(1).lower(), lang)
        measure = named or (unit(sign.group(), lang) if sign else None)
        if measure:
            end = after.end() if named and after else number.end
            out[number] = text[number.start : end], measure
    return out
