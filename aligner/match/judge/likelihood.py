"""How likely the best candidates are as translations of a quote, for rank and confidence.

A translator's model reads whole phrases, as word links do not: "It makes me happy" is likely for "Je suis vraiment
content de cela". Another model gives other scores, so weights belong to one model; they are learned by
`training/matcher/07_likelihood.py`.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from aligner.errors import ModelError
from aligner.languages.word_classes import CLASSES, word_class
from aligner.match.judge.exact import EDGE_FEATURES
from aligner.match.judge.features import FEATURES as EVIDENCE
from aligner.match.judge.propose import Proposal
from aligner.match.judge.verdict import probability
from aligner.match.judge.weights import Trees, trees
from aligner.match.pool.arrays import Floats
from aligner.protocols import Likely

FEATURES = (
    "mean", "total", "worst", "worst_content", "second", "first", "last", "end", "unlikely", "pieces", "capped", "own",
)  # fmt: skip
"""Of the log-probabilities of an English text's pieces, in nats: their mean and sum; the least of a word, of a content
word, and the least but one; that of the first and of the last word; that of the text's end; the part of words below
UNLIKELY; the logarithm of the number of pieces; the mean where no piece is below CAP; the mean of what the model itself
makes of the quote: where that is low much can be said for it, and people said something else."""
PLAUSIBLE_FEATURES = ("score", *FEATURES, *EVIDENCE)
SURE_FEATURES = ("log_odds", "plausible", "lead", "margin", "likelier", "moved", *FEATURES, *EVIDENCE)
"""What the confidence is made of: the log-odds without the model; how plausible the first candidate is by itself, and
its lead over rivals in that, in its new score and in the mean; whether it was not the first; its own features."""
UNLIKELY, CAP = -7.0, -6.0
# Candidates that the model is asked about, best first: a fourth moved neither rank nor recall where people translated.
BEST = 3
# Confidences between which its answer can make a difference.
DOUBT = (0.03, 0.975)
# Words of the shortest and longest quotes about which it is asked: a few words are likely anywhere, so that confidence
# cannot be calibrated; long ones cost most, and were not learned from.
SHORTEST, LONGEST = 4, 80
# A lead over rivals of more than this says no more; what counts as one where there is no rival.
_WIDEST, _ALONE = 10.0, 3.0
# Candidates that share this part of their words say the same, so that neither is the other's rival.
_SAME = 0.7
_CONTENT = CLASSES.index("other")


@dataclass(frozen=True, slots=True)
class Weights:
    """What a nat of the mean adds to a candidate's score; how plausible PLAUSIBLE_FEATURES make a candidate by itself;
    the log-odds of SURE_FEATURES, before their calibration by slope and intercept; what each of EDGE_FEATURES adds to
    the score of a run of words (none: that is not known of this model).
    """

    worth: float
    plausible: Trees
    sure: Trees
    scale: tuple[float, float]
    edges: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Asked:
    """The best candidates of a quote before the model is asked: their places, words, scores, and the first's odds."""

    proposals: Sequence[Proposal]
    words: Sequence[tuple[int, ...]]
    scores: Sequence[float]
    confidence: float


def features(likely: Likely, certainty: float) -> Floats:
    """Return FEATURES of a text's likelihood and the model's certainty of the quote: shape (len(FEATURES),)."""
    pieces, values = np.array(likely.log_probs[:-1]), likely.pieces
    starts = [i for i, piece in enumerate(values) if piece.startswith("▁") or not i]
    words = np.add.reduceat(pieces, starts)
    keys = [_key(values[a:b]) for a, b in zip(starts, [*starts[1:], len(values)], strict=True)]
    content = [value for value, key in zip(words, keys, strict=True) if key and word_class(key, "en") == _CONTENT]
    least = np.sort(words)
    return np.array(
        [pieces.mean(), pieces.sum(), least[0], min(content, default=0.0), least[min(1, len(least) - 1)], words[0],
         words[-1], likely.log_probs[-1], (words < UNLIKELY).mean(), np.log(len(pieces)),
         np.maximum(pieces, CAP).mean(), certainty],
        np.float32,
    )  # fmt: skip


def _key(pieces: Sequence[str]) -> str:
    return "".join(pieces).lstrip("▁").lower().strip(".,;:!?\"'’()")


def plausible_rows(asked: Asked, found: Floats) -> Floats:
    """Return PLAUSIBLE_FEATURES of each candidate; `found` holds FEATURES of each: shape (len(found), ...)."""
    scores = np.array(asked.scores, np.float32)[:, None]
    return np.concatenate([scores, found, np.stack([p.features for p in asked.proposals])], axis=1)


def rescored(asked: Asked, found: Floats, worth: float) -> Floats:
    """Return the candidates' new scores."""
    return np.asarray(np.array(asked.scores, np.float32) + worth * found[:, FEATURES.index("mean")], np.float32)


def sure_row(asked: Asked, found: Floats, new: Floats, plausible: Floats) -> Floats:
    """Return SURE_FEATURES of choosing the candidate that is best by its `new` score."""
    top = int(np.argmax(new))
    own, mean = set(asked.words[top]), found[:, FEATURES.index("mean")]
    others = [k for k in range(len(new)) if k != top and not _alike(own, set(asked.words[k]))]

    def lead(values: Floats, alone: float) -> float:
        return float(np.clip(values[top] - max(values[others], default=values[top] - alone), -_WIDEST, _WIDEST))

    bounded = min(max(asked.confidence, 1e-6), 1 - 1e-6)
    odds = np.log(bounded / (1 - bounded))
    leads = lead(plausible, _WIDEST), lead(new, _WIDEST), lead(mean, _ALONE)
    head = [odds, plausible[top], *leads, float(top != int(np.argmax(asked.scores)))]
    return np.concatenate([head, found[top], asked.proposals[top].features]).astype(np.float32)


def _alike(one: set[int], other: set[int]) -> bool:
    return len(one & other) / max(1, len(one), len(other)) >= _SAME


def rescore(
    asked: Asked, likely: Sequence[Likely], certainty: float, weights: Weights
) -> tuple[tuple[float, ...], float]:
    """Return the candidates' scores and the best one's confidence with the model's answers.

    They are one for each of the candidates, and how certain it is of the quote.
    """
    found = np.stack([features(one, certainty) for one in likely])
    new, plausible = rescored(asked, found, weights.worth), weights.plausible(plausible_rows(asked, found))
    row = sure_row(asked, found, new, plausible)
    return tuple(float(x) for x in new), probability(float(weights.sure(row[None])[0]), weights.scale)


def load(path: Path) -> dict[str, Weights]:
    """Read the weights of each translator, by its name; ModelError where they are missing or damaged."""
    try:
        table = json.loads(path.read_text(encoding="utf-8"))
        if (tuple(table["features"]), tuple(table["sure_features"])) != (PLAUSIBLE_FEATURES, SURE_FEATURES):
            raise ValueError("they are for other features")
        return {name: _weights(entry) for name, entry in table["translators"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError, IndexError) as error:
        raise ModelError(
            f"the weights of likelihoods cannot be read ({error})", where=str(path), remedy="reinstall aligner"
        ) from error


def _weights(entry: dict[str, Any]) -> Weights:
    slope, intercept = entry["scale"]
    plausible, sure = trees(entry["plausible"], len(PLAUSIBLE_FEATURES)), trees(entry["sure"], len(SURE_FEATURES))
    edges = tuple(float(x) for x in entry.get("edges", ()))
    if edges and len(edges) != len(EDGE_FEATURES):
        raise ValueError("its edges are for other features")
    return Weights(float(entry["worth"]), plausible, sure, (float(slope), float(intercept)), edges)
