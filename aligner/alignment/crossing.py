"""Passages that stand in another order in the translation: reported, never forced into the beads."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from aligner.model import Bead, Lang, Span
from aligner.protocols import Encoder, Floats

# Of the cosines of the text's own 1-1 beads, the share that a reordered passage must exceed; and the least of a pair.
QUANTILE, LEAST = 0.1, 0.4
# How far apart the pairs of one passage may be, in sentences.
STEP = 4
# Candidates compared at a time.
CHUNK = 1024


@dataclass(frozen=True, slots=True)
class Crossing:
    """Sentences that translate each other though they stand elsewhere: `score` is their mean cosine."""

    source: Span
    target: Span
    score: float


def crossings(
    source: Sequence[str],
    target: Sequence[str],
    beads: Sequence[Bead],
    encoder: Encoder,
    langs: tuple[Lang, Lang] = ("fr", "en"),
) -> tuple[Crossing, ...]:
    """Find, among the sentences that the beads leave out on both sides, those that are each other's counterpart.

    A pair counts where each is the other's nearest among all left out; pairs that follow each other closely are one
    passage, reported where it is on average as near as most of the text's own 1-1 beads are. Takes what `align` took
    and gave; returns passages in the order of the source.
    """
    nulls = [
        np.array([k for b in beads if not len(two(b)) for k in range(one(b).start, one(b).end)], dtype=np.int64)
        for one, two in ((_source, _target), (_target, _source))
    ]
    if not len(nulls[0]) or not len(nulls[1]):
        return ()
    left, right = (
        encoder.encode([texts[k] for k in places], lang)
        for texts, places, lang in zip((source, target), nulls, langs, strict=True)
    )
    there, score = _nearest(left, right)
    back, _ = _nearest(right, left)
    mutual = np.flatnonzero((back[there] == np.arange(len(there))) & (score >= LEAST))
    if not len(mutual):
        return ()
    pairs = [(int(nulls[0][k]), int(nulls[1][there[k]]), float(score[k])) for k in mutual]
    floor = _usual(source, target, beads, encoder, langs)
    return tuple(passage for passage in _passages(pairs) if passage.score >= floor)


def _usual(
    source: Sequence[str], target: Sequence[str], beads: Sequence[Bead], encoder: Encoder, langs: tuple[Lang, Lang]
) -> float:
    """Return the cosine that all but QUANTILE of the 1-1 beads exceed; LEAST where there are none."""
    ones = [bead for bead in beads if bead.type == "1-1"]
    if not ones:
        return LEAST
    left = encoder.encode([source[bead.source.start] for bead in ones], langs[0])
    right = encoder.encode([target[bead.target.start] for bead in ones], langs[1])
    return float(np.quantile(np.einsum("nd,nd->n", left, right), QUANTILE))


def _source(bead: Bead) -> Span:
    return bead.source


def _target(bead: Bead) -> Span:
    return bead.target


def _nearest(left: Floats, right: Floats) -> tuple[NDArray[np.int64], Floats]:
    """Return for each row of `left` the nearest row of `right` and its cosine."""
    places, scores = np.zeros(len(left), np.int64), np.zeros(len(left), np.float32)
    for first in range(0, len(left), CHUNK):
        here = slice(first, first + CHUNK)
        cosines = left[here] @ right.T
        places[here], scores[here] = cosines.argmax(axis=1), cosines.max(axis=1)
    return places, scores


def _passages(pairs: Sequence[tuple[int, int, float]]) -> list[Crossing]:
    """Join pairs that follow each other on both sides within STEP sentences."""
    runs: list[list[tuple[int, int, float]]] = []
    for pair in pairs:
        if runs and 0 < pair[0] - runs[-1][-1][0] <= STEP and 0 < pair[1] - runs[-1][-1][1] <= STEP:
            runs[-1].append(pair)
        else:
            runs.append([pair])
    return [
        Crossing(Span(run[0][0], run[-1][0] + 1), Span(run[0][1], run[-1][1] + 1), float(np.mean([p[2] for p in run])))
        for run in runs
    ]
