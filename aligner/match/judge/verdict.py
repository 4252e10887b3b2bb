"""How sure we are of the best candidate, and what that makes of it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from aligner.match.changes import CHANGES
from aligner.match.judge.features import FEATURES
from aligner.match.pool.arrays import Floats
from aligner.model import Evidence, Verdict

CONFIDENCE_FEATURES = ("raw", "lead", "rivals", *FEATURES)
# A rival is a candidate with other words; a lead of more than this says no more than this.
_WIDEST_LEAD = 8.0


def confidence_row(
    top: int, values: Floats, raw: Floats, spans: Sequence[tuple[int, ...]], keep: NDArray[np.int64]
) -> Floats:
    """Return the features of the decision that candidate `top` is right: its rank score, its lead over rivals, its own.

    `raw` are the rank scores of all candidates, `spans` their words, `keep` the candidates that are in the pool.
    """
    own = set(spans[top])
    rivals = [k for k in keep if k != top and len(own & set(spans[k])) / max(len(own), len(set(spans[k]))) < 0.7]
    second = max((float(raw[k]) for k in rivals), default=float(raw[top]) - _WIDEST_LEAD)
    lead = min(float(raw[top]) - second, _WIDEST_LEAD)
    close = sum(float(raw[k]) > float(raw[top]) - 2 for k in rivals)
    return np.concatenate([[raw[top], lead, close], values[top]]).astype(np.float32)


def probability(raw: float, scale: tuple[float, float]) -> float:
    """Return the calibrated probability of a raw confidence score (Platt 1999): 0–1."""
    return float(1 / (1 + np.exp(-np.clip(scale[0] * raw + scale[1], -30, 30))))


def raised(confidence: float, log_odds: float) -> float:
    """Return a probability moved by log-odds."""
    odds = max(confidence, 1e-6) / max(1 - confidence, 1e-6) * float(np.exp(log_odds))
    return odds / (1 + odds)


# Below this no answer is given: where as many quotes have an original in the pool as have none, three in a hundred of
# those without one get an answer (`benchmarks/human_translations.py`), with a translator as without. A wrong original
# is worse than none.
ABSTAIN = 0.55
# Below this it is idle to say what differs.
PLAUSIBLE = 0.1
# A reported thought shares fewer than this part of its content words with the original.
QUOTED_FROM = 0.35
# Who translates freely leaves out and adds words. Where only the original has words more, the quote shares fewer than
# the first part of its own; where only the quote has, the original fewer than the second of its.
_FREELY = {"left_out": 0.6, "added": 0.5}
# What a paraphrase does to words as well.
_LENGTH = frozenset(["added", "left_out"])


def name(confidence: float, values: Floats, evidence: Sequence[Evidence], enough: float = ABSTAIN) -> Verdict:
    """Return the verdict of a candidate with its ranking features: see `given`."""
    told = dict(zip(FEATURES, values, strict=True))
    return given(confidence, (told["covered_content"], told["rendered_content"]), evidence, enough)


def shared(evidence: Sequence[Evidence]) -> tuple[float, float]:
    """Return which part of the quote's content words the original shares, and of the original's the quote: 0–1."""
    told = {e.name: e.value for e in evidence}
    return told.get("covered_content", 1.0), told.get("rendered_content", 1.0)


def given(
    confidence: float, content: tuple[float, float], evidence: Sequence[Evidence], enough: float = ABSTAIN
) -> Verdict:
    """Return the verdict of a candidate: "none" where it is not sure enough, else what its evidence makes of it."""
    return of_original(content, evidence) if confidence >= enough else "none"


def of_original(content: tuple[float, float], evidence: Sequence[Evidence]) -> Verdict:
    """Return what its evidence makes of an original; `content` is what `shared` returns.

    >>> omits = [Evidence("left_out", 1.0, "omits 'and his dog'")]
    >>> of_original((0.9, 0.7), omits), of_original((0.5, 0.5), omits), of_original((0.5, 0.5), [])
    ('altered', 'paraphrase', 'verbatim')
    """
    changed = {e.name for e in evidence if e.name in CHANGES and e.value >= 1.0}
    if changed <= _LENGTH and _freely(content, changed):
        return "paraphrase"
    return "altered" if changed else "verbatim"


def _freely(content: tuple[float, float], changed: set[str]) -> bool:
    covered, rendered = content
    if changed == {"left_out"}:
        return covered < _FREELY["left_out"]
    if changed == {"added"}:
        return rendered < _FREELY["added"]
    return max(content) < QUOTED_FROM
