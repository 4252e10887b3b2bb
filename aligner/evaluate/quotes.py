"""Score quotations against gold: exact offsets, kinds and speakers, with intervals."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

_KINDS = {"scare/term": "scare", "embedded-in-quote": "embedded", "scare": "scare", "embedded": "embedded"}
_ARTICLES = frozenset({"le", "la", "les", "l", "un", "une", "des", "the", "a", "an", "de", "du", "d", "of"})
_Z = 1.959963984540054  # of the normal distribution, for 95 %
MIN_SHARED = 0.6


@dataclass(frozen=True, slots=True)
class Labelled:
    """One quotation, found or gold; `as_written` holds other forms of the speaker that count."""

    document: str
    start: int
    end: int
    kind: str
    speaker: str = ""
    as_written: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rate:
    """`hits` of `total`, with Wilson's 95 % interval (Wilson 1927, JASA 22, 209–212)."""

    hits: int
    total: int

    @property
    def value(self) -> float:
        """The proportion; NaN where there is nothing to count."""
        return self.hits / self.total if self.total else math.nan

    @property
    def interval(self) -> tuple[float, float]:
        """The lower and upper bound of the 95 % interval."""
        if not self.total:
            return math.nan, math.nan
        n, p = self.total, self.value
        centre = (p + _Z**2 / (2 * n)) / (1 + _Z**2 / n)
        half = _Z / (1 + _Z**2 / n) * math.sqrt(p * (1 - p) / n + _Z**2 / (4 * n * n))
        return max(0.0, centre - half), min(1.0, centre + half)


@dataclass(frozen=True, slots=True)
class QuoteScores:
    """What `score` returns; kinds and speakers are counted over exact hits."""

    precision: Rate
    recall: Rate
    kind: Rate
    speaker: Rate
    missed: tuple[Labelled, ...] = ()
    spurious: tuple[Labelled, ...] = ()
    wrong_kind: tuple[tuple[Labelled, Labelled], ...] = ()
    wrong_speaker: tuple[tuple[Labelled, Labelled], ...] = ()

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        hits, total = self.precision.hits, self.precision.total + self.recall.total
        return 2 * hits / total if total else math.nan


def score(found: Sequence[Labelled], gold: Sequence[Labelled]) -> QuoteScores:
    """Compare the quotations of some documents with all gold ones of the same documents.

    A hit has the same document, start and end. Precision and recall count each place once.

    >>> one = Labelled("a", 0, 5, "direct", "Sam Altman")
    >>> score([one], [one, Labelled("a", 9, 12, "title")]).recall.value
    0.5
    """
    by_place = {(item.document, item.start, item.end): item for item in found}
    gold_places = {(item.document, item.start, item.end): item for item in gold}
    pairs = [(by_place[place], item) for place, item in gold_places.items() if place in by_place]
    wrong_kind = tuple((mine, item) for mine, item in pairs if kind_of(mine.kind) != kind_of(item.kind))
    wrong_speaker = tuple((mine, item) for mine, item in pairs if not same_speaker(mine.speaker, item))
    return QuoteScores(
        Rate(len(pairs), len(by_place)),
        Rate(len(pairs), len(gold_places)),
        Rate(len(pairs) - len(wrong_kind), len(pairs)),
        Rate(len(pairs) - len(wrong_speaker), len(pairs)),
        tuple(item for place, item in gold_places.items() if place not in by_place),
        tuple(item for place, item in by_place.items() if place not in gold_places),
        wrong_kind,
        wrong_speaker,
    )


def kind_of(kind: str) -> str:
    """Map the gold's name of a kind to ours ("scare/term" is "scare")."""
    return _KINDS.get(kind, kind)


def same_speaker(speaker: str, gold: Labelled) -> bool:
    """Tell whether a speaker is the gold one.

    Names count when their words are the same, articles, case and accents aside. Lenient forms: where gold says
    "X (author voice)" or "X (page boilerplate)" nobody is quoted, so an empty speaker or X counts; for speakers
    without a name ("(unnamed)", "as voiced by") a form counts that shares at least 0.6 of the words of the shorter
    of itself and the form as written.
    """
    mine = words_of(speaker)
    aside = re.fullmatch(r"(.*?)\s*\((?:author voice|page boilerplate)\)", gold.speaker)
    if aside:
        return not mine or mine == words_of(aside[1])
    if mine == words_of(gold.speaker):
        return True
    if "unnamed" not in gold.speaker and "as voiced by" not in gold.speaker:
        return False
    return any(shares(mine, words_of(form)) for form in gold.as_written)


def shares(mine: frozenset[str], other: frozenset[str]) -> bool:
    """Tell whether two sets of words share at least 0.6 of the smaller one."""
    smaller = min(len(mine), len(other))
    return smaller > 0 and len(mine & other) / smaller >= MIN_SHARED


def words_of(name: str) -> frozenset[str]:
    """Return the words of a name that are compared: lower case, no accents, no articles."""
    plain = unicodedata.normalize("NFD", name.replace("’", "'").lower())
    plain = "".join(character for character in plain if not unicodedata.combining(character))
    return frozenset(re.findall(r"\w+", plain)) - _ARTICLES
