"""Evidence for and against a candidate: what the quote and a run of English words share, and what they do not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from operator import attrgetter

import numpy as np
from numpy.typing import NDArray

from aligner.languages.negation import COUNTED
from aligner.languages.persons import persons
from aligner.match.pool.arrays import Floats
from aligner.match.retrieve.lexicon import digits, is_number
from aligner.match.span.links import Links

PERSONS: dict[str, dict[str, str]] = {
    "fr": {
        **dict.fromkeys(["je", "j'", "me", "m'", "moi", "mon", "ma", "mes"], "I"),
        **dict.fromkeys(["nous", "notre", "nos"], "we"),
        **dict.fromkeys(["tu", "te", "t'", "toi", "ton", "ta", "tes", "vous", "votre", "vos"], "you"),
        **dict.fromkeys(["il", "elle", "lui"], "he"),
        **dict.fromkeys(["ils", "elles", "eux", "leur", "leurs"], "they"),
    },
    "en": {
        **dict.fromkeys(["i", "me", "my", "mine", "myself"], "I"),
        **dict.fromkeys(["we", "us", "our", "ours", "ourselves"], "we"),
        **dict.fromkeys(["you", "your", "yours", "yourself"], "you"),
        **dict.fromkeys(["he", "she", "him", "her", "his", "it", "its", "hers"], "he"),
        **dict.fromkeys(["they", "them", "their", "theirs"], "they"),
    },
}
SPOKEN = {
    word: str(number)
    for words in (
        ["zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze"],
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"],
    )
    for number, word in enumerate(words)
}
CONTENT_FROM = 0.45
FOUND, MISSED = 0.45, 0.2


@dataclass(frozen=True, slots=True)
class Features:
    """What speaks for and against a run of English words as the original of a quote; unless said, 0 to 1.

    "Found" is said of words that some word of the other language renders well, "missed" of those that none does;
    content words are those whose information is at least CONTENT_FROM.
    """

    cosine: float  # likeness of meaning, by the encoder
    covered: float  # the quote's words found in the run, weighted by their information
    covered_content: float  # the same, mean over its content words
    rendered: float  # the run's words found in the quote, weighted
    rendered_content: float  # the same, mean over its content words
    missing: float  # part of the quote's content words missed
    added: float  # part of the run's content words missed
    numbers_lost: float  # count of the quote's numbers that the run has not
    numbers_new: float  # count of the run's numbers that the quote has not
    names_lost: float  # part of the quote's names that are not found
    negation: float  # 1 where only one of them negates
    persons: float  # part of the grammatical persons that only one of them speaks of
    order: float  # part of linked pairs of words in the same order
    shape: float  # log of the ratio of lengths, as far as it is not the usual one; from 0
    length: float  # log of the quote's number of words
    short: float  # one over that number
    matched: float  # log of the information found, in all
    span: float  # score of the run among the runs of its stretch
    lexical: float  # score by which words found its window
    window: float  # cosine of its window
    edges: float  # how well its first and last words are found; to 2
    verbs: float  # part of the quote's information found at all
    opens: float  # 1 where the run begins its sentence, 0.5 at punctuation
    closes: float  # 1 where it ends it, 0.5 at punctuation
    begins: float  # 1 where the quote begins like a sentence
    ends: float  # 1 where it ends like one

    def row(self) -> Floats:
        """Return the values in the order of FEATURES, as the learned trees take them: shape (26,)."""
        return np.array(_values(self), np.float32)


FEATURES = tuple(field.name for field in fields(Features))
"""The names of the features, in the order in which weights and training have them."""
_values = attrgetter(*FEATURES)


@dataclass(frozen=True, slots=True)
class Retrieved:
    """What is known of a run before its words are compared: how it was found, and how it opens and closes.

    The fields are those of `Features`, but for `span`, which is the plain score of the run.
    """

    span: float
    lexical: float
    window: float
    opens: float
    closes: float


@dataclass(frozen=True, slots=True)
class Sought:
    """What is looked up once for each quote: its content words, numbers, names, negations and persons."""

    content: NDArray[np.bool_]
    numbers: tuple[str, ...]
    names: NDArray[np.bool_]
    negations: int
    persons: frozenset[str]
    begins: bool
    ends: bool


def sought(links: Links, french: str) -> Sought:
    """Look up what the quote `french` holds that must be found again in its original."""
    words = links.query.words
    content = links.query.information >= CONTENT_FROM
    upper = np.array([french[s].isupper() for s in words.starts])
    opening = np.array([i == 0 or french[:s].rstrip()[-1:] in '.!?…«"' for i, s in enumerate(words.starts)])
    return Sought(
        content=content,
        numbers=tuple(digits(k) for k in words.keys if is_number(k)),
        names=upper & ~opening & np.array([not is_number(k) and len(k) > 2 for k in words.keys]),
        negations=sum(k in COUNTED["fr"] for k in words.keys),
        persons=persons(words.keys, "fr"),
        begins=begins(french),
        ends=ends(french),
    )


def begins(french: str) -> bool:
    """Tell whether a quote begins like a sentence: with a capital letter."""
    letters = french.lstrip(" \u00a0\u202f\"'«(…-–")
    return letters[:1].isupper()


def ends(french: str) -> bool:
    """Tell whether a quote ends like a sentence: with a full stop, a question or an exclamation mark."""
    return french.rstrip(" \u00a0\u202f\"'»)")[-1:] in tuple(".!?…")


def negations(keys: Sequence[str]) -> int:
    """Return how many words negate in a run of English words."""
    return sum(k in COUNTED["en"] for k in keys)


def order(strength: Floats, share: Floats) -> float:
    """Return the part of pairs of linked content words that come in the same order in both languages, 0–1.

    One minus the normalised Kendall distance; 0.5 where there is no pair to compare.
    """
    best = strength.max(axis=1) if strength.size else np.zeros(0)
    rows = np.flatnonzero(best > FOUND)
    if len(rows) < 2:
        return 0.5
    place = (strength[rows] * (share[rows] + 1e-3)).argmax(axis=1)
    before = place[None, :] - place[:, None]
    upper = np.triu_indices(len(rows), 1)
    steps = before[upper]
    return float(((steps > 0) + 0.5 * (steps == 0)).mean())


def features(links: Links, quote: Sought, c: int, i: int, j: int, keys: list[str], found: Retrieved) -> Features:
    """Return the features of the run of words `i` to `j` (exclusive) of stretch `c`; `keys` are the run's words."""
    strength, weight = links.strength[:, c, i:j], links.query.information
    best = strength.max(axis=1)
    back, back_weight = strength.max(axis=0), links.weight[c, i:j]
    content, other = quote.content, back_weight >= CONTENT_FROM
    numbers = [digits(k) for k in keys if is_number(k)]
    names = int(quote.names.sum())
    said, theirs = quote.persons, persons(keys)
    count_f, count_e = len(links.query.words), j - i
    return Features(
        cosine=float(links.cosine[c, i, j - 1]),
        covered=float((weight * best).sum() / weight.sum()),
        covered_content=float(best[content].mean()) if content.any() else float(best.mean()),
        rendered=float((back_weight * back).sum() / max(1e-6, back_weight.sum())),
        rendered_content=float(back[other].mean()) if other.any() else float(back.mean()),
        missing=float((best[content] < MISSED).mean()) if content.any() else 0.0,
        added=float((back[other] < MISSED).mean()) if other.any() else 0.0,
        numbers_lost=sum(n not in numbers for n in quote.numbers),
        numbers_new=sum(n not in quote.numbers for n in numbers),
        names_lost=float((best[quote.names] < FOUND).sum() / names) if names else 0.0,
        negation=float((negations(keys) > 0) != (quote.negations > 0)),
        persons=1 - len(said & theirs) / len(said | theirs) if said | theirs else 0.0,
        order=order(strength[content], links.share[:, c, i:j][content]),
        shape=abs(float(np.log((count_e + 1) / (0.88 * count_f + 1)))),
        length=float(np.log(count_f)),
        short=1.0 / count_f,
        matched=float(np.log1p((weight * best).sum())),
        span=found.span / (count_f + 4),
        lexical=found.lexical,
        window=found.window,
        edges=float(best[0] + best[-1]),
        verbs=float((weight * (best > FOUND)).sum() / weight.sum()),
        opens=found.opens,
        closes=found.closes,
        begins=float(quote.begins),
        ends=float(quote.ends),
    )
