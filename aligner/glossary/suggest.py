"""Candidate terms from a bitext: what to begin a glossary with.

A candidate is a run of words that begins and ends with one that carries meaning, that comes back, and whose
sentences' translations share a run of words more than chance would have it: Dunning's log-likelihood ratio (1993,
"Accurate methods for the statistics of surprise and coincidence", Computational Linguistics 19:1) over beads, with
Dice's coefficient beside it. Runs that nearly always stand in a longer one give way to it, as in the C-value of
Frantzi, Ananiadou & Mima (2000). With an encoder, the nearest rendering wins.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from aligner.glossary.forms import lemma
from aligner.glossary.passage import BREAK, Pair, pairs
from aligner.glossary.words import Words
from aligner.languages.stopwords import STOPWORDS
from aligner.model import Bitext, Lang
from aligner.protocols import Encoder

_LONGEST = {"fr": 4, "en": 3}
_LINKS = {
    "fr": frozenset(("de", "d'", "du", "des", "à", "au", "aux", "en", "par")),
    "en": frozenset(("of", "in", "for", "-")),
}
_CANDIDATES = 40  # renderings that are compared a term
_ALWAYS = 0.8  # of its uses inside one longer run: the shorter run is no term of its own

Run = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A candidate row: how often source, target and both occur (beads), association, and a sentence pair."""

    source: str
    target: str
    frequency: int
    target_frequency: int
    together: int
    dice: float
    likelihood: float
    score: float
    example: tuple[str, str]


def suggest(
    bitexts: Iterable[Bitext],
    *,
    minimum: int = 2,
    limit: int = 100,
    encoder: Encoder | None = None,
    known: Iterable[str] = (),
) -> tuple[Suggestion, ...]:
    """Return candidate terms with their likeliest renderings, best first.

    `minimum` is the least number of beads, `known` sources that the glossary has already.
    """
    found = [pair for bitext in bitexts for pair in pairs(bitext) if pair.source.spans and pair.target.spans]
    source, target = _collect(found, "fr"), _collect(found, "en")
    have = {tuple(lemma(k, "fr") for k in form.casefold().split()) for form in known}
    terms = {run: beads for run, beads in source.beads.items() if len(beads) >= minimum and run not in have}
    terms = {run: beads for run, beads in terms.items() if not _inside(run, source, terms)}
    suggestions = [s for run, beads in terms.items() if (s := _best(run, beads, source, target, found, encoder))]
    suggestions.sort(key=lambda s: (-s.score, s.source))
    return tuple(suggestions[:limit])


@dataclass(slots=True)
class _Index:
    beads: dict[Run, set[int]]
    shown: dict[Run, Counter[str]]
    in_bead: list[set[Run]]


def _collect(found: Sequence[Pair], lang: Lang) -> _Index:
    beads: dict[Run, set[int]] = defaultdict(set)
    shown: dict[Run, Counter[str]] = defaultdict(Counter)
    in_bead: list[set[Run]] = []
    for number, pair in enumerate(found):
        here: set[Run] = set()
        for run, text in _runs((pair.source if lang == "fr" else pair.target).words, lang):
            beads[run].add(number)
            shown[run][text] += 1
            here.add(run)
        in_bead.append(here)
    return _Index(beads, shown, in_bead)


def _runs(words: Words, lang: Lang) -> Iterable[tuple[Run, str]]:
    meaning = [_means(key, lang) for key in words.keys]
    for start in range(len(words.keys)):
        if not meaning[start]:
            continue
        for end in range(start + 1, min(start + _LONGEST[lang] + 1, len(words.keys) + 1)):
            last = words.keys[end - 1]
            if not meaning[end - 1]:
                if last not in _LINKS[lang]:
                    break
                continue
            yield tuple(lemma(key, lang) for key in words.keys[start:end]), " ".join(words.of(start, end).split())


def _means(key: str, lang: Lang) -> bool:
    return key != BREAK and len(key) > 1 and key[0].isalpha() and not key.endswith("'") and key not in STOPWORDS[lang]


def _inside(run: Run, index: _Index, terms: dict[Run, set[int]]) -> bool:
    """Tell whether a run nearly always stands in one longer candidate."""
    own = index.beads[run]
    longer = Counter(
        other
        for bead in own
        for other in index.in_bead[bead]
        if len(other) > len(run) and other in terms and _holds(other, run)
    )
    return bool(longer) and max(longer.values()) >= _ALWAYS * len(own)


def _holds(longer: Run, run: Run) -> bool:
    return any(longer[i : i + len(run)] == run for i in range(len(longer) - len(run) + 1))


def _best(
    run: Run, own: set[int], source: _Index, target: _Index, found: Sequence[Pair], encoder: Encoder | None
) -> Suggestion | None:
    together: Counter[Run] = Counter(other for bead in own for other in target.in_bead[bead])
    rated = []
    for other, both in together.items():
        many = len(target.beads[other])
        dice = 2 * both / (len(own) + many)
        rated.append((likelihood(both, len(own), many, len(found)), dice, both, many, other))
    rated.sort(key=lambda item: (-item[0], -item[1], -len(item[4]), item[4]))
    rated = rated[:_CANDIDATES]
    if not rated or rated[0][2] < 2:
        return None
    nearness = _nearness(_shown(source, run), [_shown(target, item[4]) for item in rated], encoder)
    scores = [item[1] * (0.25 + max(float(near), 0.0)) for item, near in zip(rated, nearness, strict=True)]
    at = max(range(len(rated)), key=lambda i: (scores[i], rated[i][0], len(rated[i][4])))
    association, dice, both, many, other = rated[at]
    if both < 2:
        return None
    bead = min(own & target.beads[other], key=lambda number: (len(found[number].source.text), number))
    example = (found[bead].source.text, found[bead].target.text)
    score = scores[at] * math.log1p(len(own)) * (1 + math.log2(len(run)))  # as the C-value weighs longer terms
    return Suggestion(
        _shown(source, run), _shown(target, other), len(own), many, both, dice, association, score, example
    )


def _shown(index: _Index, run: Run) -> str:
    """Return the commonest spelling of a run, the shortest of those: the singular where both occur."""
    shown = index.shown[run]
    return min(shown, key=lambda text: (text != " ".join(run), -shown[text], len(text), text))


def _nearness(source: str, targets: Sequence[str], encoder: Encoder | None) -> Sequence[float]:
    if encoder is None:
        return [1.0] * len(targets)
    return [float(x) for x in encoder.encode(targets, "en") @ np.asarray(encoder.encode([source], "fr")[0])]


def likelihood(both: int, first: int, second: int, total: int) -> float:
    """Return Dunning's log-likelihood ratio of two events over `total` beads; 0 where they meet less than by chance.

    >>> likelihood(5, 5, 5, 5), round(likelihood(5, 5, 5, 100), 1)
    (0.0, 39.7)
    """
    table = (both, first - both, second - both, total - first - second + both)
    if both * total <= first * second:
        return 0.0
    rows, columns = (first, total - first), (second, total - second)
    expected = [rows[i] * columns[j] / total for i in (0, 1) for j in (0, 1)]
    cells = (table[0], table[1], table[2], table[3])
    return 2 * sum(cell * math.log(cell / mean) for cell, mean in zip(cells, expected, strict=True) if cell > 0)


def as_tsv(suggestions: Iterable[Suggestion]) -> str:
    """Return suggestions as the beginnings of a glossary.tsv: figures and an example stand in the notes."""
    lines = ["source\ttarget\tnote"]
    for s in suggestions:
        figures = f"{s.together} of {s.frequency} and {s.target_frequency}, Dice {s.dice:.2f}, G² {s.likelihood:.1f}"
        cells = (s.source, s.target, f"{figures}: {s.example[0]} / {s.example[1]}")
        lines.append("\t".join(" ".join(cell.split()) for cell in cells))
    return "\n".join(lines) + "\n"
