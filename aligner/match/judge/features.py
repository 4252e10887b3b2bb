"""Evidence for and against a candidate: what the quote and a run of English words share, and what they do not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

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

FEATURES = (
    "cosine", "covered", "covered_content", "rendered", "rendered_content", "missing", "added", "numbers_lost",
    "numbers_new", "names_lost", "negation", "persons", "order", "shape", "length", "short", "matched", "span",
    "lexical", "window", "edges", "verbs", "opens", "closes", "begins", "ends",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Side:
    """What is looked up once a quote: its content words, numbers, names, negations and persons."""

    content: NDArray[np.bool_]
    numbers: tuple[str, ...]
    names: NDArray[np.bool_]
    negations: int
    persons: frozenset[str]
    begins: bool
    ends: bool


def side(links: Links, french: str) -> Side:
    """Look up what the quote `french` holds that must be found again in its original."""
    words = links.query.words
    content = links.query.information >= CONTENT_FROM
    upper = np.array([french[s].isupper() for s in words.starts])
    opening = np.array([i == 0 or french[:s].rstrip()[-1:] in '.!?…«"' for i, s in enumerate(words.starts)])
    return Side(
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


def features(links: Links, quote: Side, c: int, i: int, j: int, keys: list[str], extra: tuple[float, ...]) -> Floats:
    """Return the features (see FEATURES) of the run of words `i` to `j` (exclusive) of stretch `c`.

    `keys` are the run's words; `extra` is the span score, the lexical score, the window's cosine, and how the run opens
    and closes: 1 where its sentence does, 0.5 at punctuation, else 0.
    """
    strength, weight = links.strength[:, c, i:j], links.query.information
    found = strength.max(axis=1)
    back, back_weight = strength.max(axis=0), links.weight[c, i:j]
    content, other = quote.content, back_weight >= CONTENT_FROM
    span_numbers = [digits(k) for k in keys if is_number(k)]
    names = int(quote.names.sum())
    said, theirs = quote.persons, persons(keys)
    count_f, count_e = len(links.query.words), j - i
    span, lexical, window, opens, closes = extra
    return np.array(
        [
            links.cosine[c, i, j - 1],
            float((weight * found).sum() / weight.sum()),
            float(found[content].mean()) if content.any() else float(found.mean()),
            float((back_weight * back).sum() / max(1e-6, back_weight.sum())),
            float(back[other].mean()) if other.any() else float(back.mean()),
            float((found[content] < MISSED).mean()) if content.any() else 0.0,
            float((back[other] < MISSED).mean()) if other.any() else 0.0,
            sum(n not in span_numbers for n in quote.numbers),
            sum(n not in quote.numbers for n in span_numbers),
            float((found[quote.names] < FOUND).sum() / names) if names else 0.0,
            float((negations(keys) > 0) != (quote.negations > 0)),
            1 - len(said & theirs) / len(said | theirs) if said | theirs else 0.0,
            order(strength[content], links.share[:, c, i:j][content]),
            abs(float(np.log((count_e + 1) / (0.88 * count_f + 1)))),
            float(np.log(count_f)),
            1.0 / count_f,
            float(np.log1p((weight * found).sum())),
            span / (count_f + 4),
            lexical,
            window,
            float(found[0] + found[-1]),
            float((weight * (found > FOUND)).sum() / weight.sum()),
            opens,
            closes,
            float(quote.begins),
            float(quote.ends),
        ],
        np.float32,
    )
