"""Evidence for and against a candidate: what the quote and a run of English words share, and what they do not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from operator import attrgetter

import numpy as np
from numpy.typing import NDArray

from aligner.languages.negation import COUNTED
from aligner.languages.persons import persons
from aligner.match.pool.arrays import Floats, Ints
from aligner.match.retrieve.lexicon import digits, is_number
from aligner.match.span.links import Links
from aligner.match.span.runs import Runs

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
    """What speaks for and against runs of English words as the original of a quote; unless said, 0 to 1.

    Each has one value for each run, or one for all of them.

    "Found" is said of words that some word of the other language renders well, "missed" of those that none does;
    content words are those whose information is at least CONTENT_FROM.
    """

    cosine: Floats  # likeness of meaning, by the encoder
    covered: Floats  # the quote's words found in the run, weighted by their information
    covered_content: Floats  # the same, mean over its content words
    rendered: Floats  # the run's words found in the quote, weighted
    rendered_content: Floats  # the same, mean over its content words
    missing: Floats  # part of the quote's content words missed
    added: Floats  # part of the run's content words missed
    numbers_lost: Floats  # count of the quote's numbers that the run has not
    numbers_new: Floats  # count of the run's numbers that the quote has not
    names_lost: Floats  # part of the quote's names that are not found
    negation: Floats  # 1 where only one of them negates
    persons: Floats  # part of the grammatical persons that only one of them speaks of
    order: Floats  # part of linked pairs of words in the same order
    shape: Floats  # log of the ratio of lengths, as far as it is not the usual one; from 0
    length: Floats  # log of the quote's number of words
    short: Floats  # one over that number
    matched: Floats  # log of the information found, in all
    span: Floats  # score of the run among the runs of its stretch
    lexical: Floats  # score by which words found its window
    window: Floats  # cosine of its window
    edges: Floats  # how well its first and last words are found; to 2
    verbs: Floats  # part of the quote's information found at all
    opens: Floats  # 1 where the run begins its sentence, 0.5 at punctuation
    closes: Floats  # 1 where it ends it, 0.5 at punctuation
    begins: Floats  # 1 where the quote begins like a sentence
    ends: Floats  # 1 where it ends like one

    def rows(self) -> Floats:
        """Return the values in the order of FEATURES, as the learned trees take them: shape (runs, 26)."""
        out = np.empty((len(self.cosine), len(FEATURES)), np.float32)
        for column, value in zip(out.T, _values(self), strict=True):
            column[:] = value
        return out


FEATURES = tuple(field.name for field in fields(Features))
"""The names of the features, in the order in which weights and training have them."""
_values = attrgetter(*FEATURES)


@dataclass(frozen=True, slots=True)
class Retrieved:
    """What is known of runs before their words are compared: how they were found, and how they open and close.

    The fields are those of `Features`, but for `span`, which is the plain score of each run.
    """

    span: Floats
    lexical: Floats
    window: Floats
    opens: Floats
    closes: Floats


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


def negates(keys: Sequence[str]) -> bool:
    """Tell whether a word negates in a run of English words."""
    return not COUNTED["en"].isdisjoint(keys)


def order(place: Ints, there: NDArray[np.bool_]) -> Floats:
    """Return the part of pairs of content words that come in the same order in both languages, 0–1, for each run.

    `place` (f, c) is where in a run each of the quote's content words is rendered, `there` (f, c) whether it is. One
    minus the normalised Kendall distance; 0.5 where there is no pair to compare.
    """
    one, other = np.triu_indices(len(place), 1)
    both = there[one] & there[other]
    steps = place[other] - place[one]
    pairs = both.sum(axis=0)
    same = (both & (steps > 0)).sum(axis=0) + 0.5 * (both & (steps == 0)).sum(axis=0)
    return np.where(pairs > 0, same / np.maximum(pairs, 1), 0.5).astype(np.float32)


def features(links: Links, quote: Sought, runs: Runs, keys: Sequence[Sequence[str]], found: Retrieved) -> Features:
    """Return the features of some runs of words, of which `keys` are the words."""
    return Features(
        **_alike(links, quote, runs),
        **_told(quote, keys),
        span=found.span / np.float32(len(links.query.words) + 4),
        lexical=found.lexical,
        window=found.window,
        opens=found.opens,
        closes=found.closes,
    )


def _alike(links: Links, quote: Sought, runs: Runs) -> dict[str, Floats]:
    """Return what the links say of runs."""
    weight, count, size = links.query.information, len(links.query.words), runs.last + 1 - runs.first
    at = np.arange(links.tokens.shape[1])
    inside = (at >= runs.first[:, None]) & (at <= runs.last[:, None])
    strength = links.strength[:, runs.rows] * inside
    ours, theirs, theirs_weight = strength.max(axis=2), strength.max(axis=0), links.weight[runs.rows] * inside
    own = theirs_weight >= CONTENT_FROM
    own[~own.any(axis=1)] = inside[~own.any(axis=1)]
    spoken = np.flatnonzero(quote.content)
    place = strength[spoken] * (links.share[spoken][:, runs.rows] + 1e-3)
    total, some = weight.sum(), ours[spoken] if len(spoken) else ours
    return {
        "cosine": links.cosine[runs.rows, runs.first, runs.last],
        # A product of so few numbers by BLAS has been seen to warn of invalid values where there are none.
        "covered": (weight[:, None] * ours).sum(axis=0) / total,
        "covered_content": some.mean(axis=0),
        "rendered": (theirs_weight * theirs).sum(axis=1) / np.maximum(theirs_weight.sum(axis=1), 1e-6),
        "rendered_content": (theirs * own).sum(axis=1) / own.sum(axis=1),
        "missing": (some < MISSED).mean(axis=0) * bool(len(spoken)),
        "added": ((theirs < MISSED) & own & (theirs_weight >= CONTENT_FROM)).sum(axis=1) / own.sum(axis=1),
        "names_lost": (ours[quote.names] < FOUND).sum(axis=0) / max(1, int(quote.names.sum())),
        "order": order(np.where(inside, place, -1.0).argmax(axis=2), some > FOUND)
        if len(spoken) else np.array(0.5, np.float32),
        "shape": np.abs(np.log((size + 1) / (0.88 * count + 1))),
        "length": np.array(np.log(count), np.float32),
        "short": np.array(1.0 / count, np.float32),
        "matched": np.log1p(np.einsum("f,fc->c", weight, ours)),
        "edges": ours[0] + ours[-1],
        "verbs": np.einsum("f,fc->c", weight, ours > FOUND) / total,
    }  # fmt: skip


def _told(quote: Sought, keys: Sequence[Sequence[str]]) -> dict[str, Floats]:
    """Return what the words of runs say by themselves: numbers, negations, persons."""
    numbers = [[digits(k) for k in run if is_number(k)] for run in keys]
    said = [(quote.persons & theirs, quote.persons | theirs) for theirs in map(persons, keys)]
    return {
        "numbers_lost": np.array([sum(n not in run for n in quote.numbers) for run in numbers], np.float32),
        "numbers_new": np.array([sum(n not in quote.numbers for n in run) for run in numbers], np.float32),
        "negation": np.array([negates(run) != (quote.negations > 0) for run in keys], np.float32),
        "persons": np.array([1 - len(both) / len(any_) if any_ else 0.0 for both, any_ in said], np.float32),
        "begins": np.array(quote.begins, np.float32),
        "ends": np.array(quote.ends, np.float32),
    }
