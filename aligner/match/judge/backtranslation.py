"""A quote's back-translation beside its candidates: how alike the words are, and what that says for each of them.

Whoever reads English can check it, and it sees what word links do not: whole phrases, and their order. Weights are
learned by `training/matcher/06_backtranslation.py`.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import LCSseq, Levenshtein

from aligner.errors import ModelError
from aligner.languages.word_classes import CLASSES, word_class
from aligner.match.judge.passages import pieces
from aligner.match.pool.arrays import Floats
from aligner.match.pool.tokens import words
from aligner.match.retrieve.lexicon import digits, is_number
from aligner.model import Evidence
from aligner.protocols import Translator

if TYPE_CHECKING:
    from sacrebleu.metrics.chrf import CHRF

FEATURES = ("chrf", "content", "order", "edits", "numbers")
"""chrF2 (Popović 2015), F1 of content words in any order, F1 of all words in order (longest common subsequence, as in
ROUGE-L, Lin 2004), one minus the normalised edit distance (Levenshtein 1966), F1 of numbers: each 0–1."""
SURE_FEATURES = ("log_odds", *FEATURES, "lead", "moved")
_CONTENT = frozenset((CLASSES.index("other"), CLASSES.index("number")))
# Candidates that share this part of their words say the same, so that neither is the other's rival.
_SAME = 0.7


@dataclass(frozen=True, slots=True)
class Weights:
    """What each of FEATURES adds to a candidate's score, and the log-odds that SURE_FEATURES make, with a constant."""

    rank: NDArray[np.float64]
    sure: NDArray[np.float64]
    constant: float


NEUTRAL = Weights(np.zeros(len(FEATURES)), np.eye(len(SURE_FEATURES))[0], 0.0)
"""Back-translation is shown, and changes neither scores nor confidence."""


@dataclass(frozen=True, slots=True)
class Back:
    """The English of French quotes and of the passages that they join, and what it is worth."""

    english: Mapping[str, str]
    weights: Weights

    def __call__(self, french: str) -> str:
        """Return a quote's back-translation, or an empty string where there is none."""
        return self.english.get(french, "")


NOTHING = Back({}, NEUTRAL)
"""What stands for back-translations where there is no translator."""


def translated(texts: Sequence[str], translator: Translator | None, engines: Mapping[str, Weights]) -> Back:
    """Translate French quotes in one batch; `engines` are the weights that `load` gave. Raises what it raises."""
    if translator is None:
        return NOTHING
    wanted = to_translate(texts)
    made = [rendering.text for rendering in translator.translate(wanted)]
    return Back(dict(zip(wanted, made, strict=True)), engines.get(translator.name.partition(":")[0], NEUTRAL))


def to_translate(texts: Sequence[str]) -> list[str]:
    """Return what is translated of French quotes: each, and the passages that it joins, once."""
    return list(dict.fromkeys(part for text in texts for part in (text, *pieces(text)) if part.strip()))


def features(translation: str, texts: Sequence[str]) -> Floats:
    """Return how alike a back-translation and each text are: shape (len(texts), len(FEATURES)).

    >>> features("We won 3 games.", ["We won 3 games."]).tolist()
    [[1.0, 1.0, 1.0, 1.0, 1.0]]
    """
    ours = _Side.of(translation)
    rows = [_row(ours, _Side.of(text)) for text in texts]
    return np.array(rows, np.float32).reshape(-1, len(FEATURES))


def rescore(
    translation: str, texts: Sequence[str], scores: Sequence[float], confidence: float, weights: Weights
) -> tuple[tuple[float, ...], float]:
    """Return the candidates' scores and the best one's confidence with a back-translation taken into account.

    `texts` are the candidates' words, `scores` the ranker's, `confidence` the probability that the best of them is
    right. Nothing changes where the translation has no words or there is no candidate.
    """
    if weights is NEUTRAL or not texts or not len(words(translation, "en")):
        return tuple(scores), confidence
    found = features(translation, texts)
    new = np.asarray(scores, np.float64) + found @ weights.rank
    row = sure_row(found, texts, scores, new, confidence)
    odds = float(row @ weights.sure) + weights.constant
    return tuple(float(x) for x in new), float(1 / (1 + np.exp(-np.clip(odds, -30, 30))))


def sure_row(
    found: Floats, texts: Sequence[str], old: Sequence[float], new: NDArray[np.float64], confidence: float
) -> NDArray[np.float64]:
    """Return SURE_FEATURES of the decision for the candidate that is best by its `new` score."""
    top = int(np.argmax(new))
    own = set(words(texts[top], "en").keys)
    rivals = [k for k in range(len(texts)) if k != top and not _alike(own, set(words(texts[k], "en").keys))]
    lead = float(found[top, 0]) - max((float(found[k, 0]) for k in rivals), default=0.0)
    bounded = min(max(confidence, 1e-6), 1 - 1e-6)
    moved = float(top != int(np.argmax(old)))
    return np.array([np.log(bounded / (1 - bounded)), *found[top], lead, moved], np.float64)


def evidence(translation: str, text: str) -> Evidence:
    """Return what a reader is shown: the chrF of the quote's back-translation with the original, and its words."""
    return Evidence("back-translation", round(float(features(translation, [text])[0, 0]), 4), translation)


def load(path: Path) -> dict[str, Weights]:
    """Read the weights of each translation engine; ModelError where they are missing or damaged.

    An engine is what comes before the colon of a translator's name; NEUTRAL is right for one that is not there.
    """
    try:
        table = json.loads(path.read_text(encoding="utf-8"))
        if (tuple(table["features"]), tuple(table["sure_features"])) != (FEATURES, SURE_FEATURES):
            raise ValueError("they are for other features")
        return {engine: _weights(entry) for engine, entry in table["engines"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise ModelError(
            f"the weights of back-translation cannot be read ({error})", where=str(path), remedy="reinstall aligner"
        ) from error


def _weights(entry: dict[str, list[float]]) -> Weights:
    rank, sure = np.array(entry["rank"], np.float64), np.array(entry["sure"], np.float64)
    if rank.shape != (len(FEATURES),) or sure.shape != (len(SURE_FEATURES),):
        raise ValueError("there are too few or too many")
    constant = float(entry["constant"])  # type: ignore[arg-type]
    nothing = not rank.any() and np.array_equal(sure, NEUTRAL.sure) and not constant
    return NEUTRAL if nothing else Weights(rank, sure, constant)


@dataclass(frozen=True, slots=True)
class _Side:
    text: str
    keys: tuple[str, ...]
    content: Counter[str]
    numbers: Counter[str]

    @classmethod
    def of(cls, text: str) -> _Side:
        keys = words(text, "en").keys
        content = Counter(k for k in keys if word_class(k, "en") in _CONTENT)
        return cls(" ".join(text.casefold().split()), keys, content, Counter(digits(k) for k in keys if is_number(k)))


def _row(ours: _Side, theirs: _Side) -> tuple[float, ...]:
    common = LCSseq.similarity(ours.keys, theirs.keys)
    return (
        _chrf().sentence_score(ours.text, [theirs.text]).score / 100,
        _f1(ours.content, theirs.content),
        2 * common / max(1, len(ours.keys) + len(theirs.keys)),
        Levenshtein.normalized_similarity(ours.text, theirs.text),
        _f1(ours.numbers, theirs.numbers),
    )


@cache
def _chrf() -> CHRF:
    # Imported late: it takes a tenth of a second, which only those pay who have a translator.
    from sacrebleu.metrics.chrf import CHRF

    return CHRF()


def _f1(one: Counter[str], other: Counter[str]) -> float:
    total = one.total() + other.total()
    return 2 * (one & other).total() / total if total else 1.0


def _alike(one: set[str], other: set[str]) -> bool:
    return len(one & other) / max(1, len(one), len(other)) >= _SAME
