"""For the words of one side, their best counterparts in runs of sentences of the other."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from aligner.alignment.sides import WIDEST, Side
from aligner.protocols import Floats

Ints = NDArray[np.int64]
# Sentences next to a group in which its words may have a better counterpart.
NEXT = 3


@dataclass(frozen=True, slots=True)
class Counterparts:
    """The words (w,) of some sentences of one side against runs of sentences of the other.

    `runs[k, w, c]` is a word's highest similarity over the k + 1 sentences before boundary c, `second` the highest but
    one by sentence, and `which` the sentence that holds the highest. `sentences` tell whose each word is, `offsets`
    where a sentence's words begin, `weights` how much each says. Boundaries go on for NEXT beyond the last sentence;
    runs that reach over an edge end there.
    """

    weights: Floats
    sentences: Ints
    offsets: Ints
    runs: Floats
    second: Floats
    which: Ints


def both_ways(source: Side, target: Side, widest: int = WIDEST) -> tuple[Counterparts, Counterparts]:
    """Compare all words of two short sides, each way, by runs of up to `widest` sentences."""
    similar = source.vocabulary[source.words] @ target.vocabulary[target.words].T
    np.maximum(similar, 0, out=similar)
    turned = np.ascontiguousarray(similar.T)
    return _one_way(source, target, similar, widest), _one_way(target, source, turned, widest)


def _one_way(own: Side, other: Side, similar: Floats, widest: int) -> Counterparts:
    best = np.zeros((len(own.words), len(other) + NEXT), np.float32)
    filled = np.flatnonzero(np.diff(other.offsets))
    if len(own.words) and len(filled):
        best[:, filled] = np.maximum.reduceat(similar, other.offsets[:-1][filled], axis=1)
    shape = widest, len(best), best.shape[1] + 1
    runs, second, which = np.zeros(shape, np.float32), np.zeros(shape, np.float32), np.zeros(shape, np.int64)
    runs[0, :, 1:], which[0, :, 1:] = best, np.arange(best.shape[1])
    for k in range(1, widest):
        # What a run has more than the one that is shorter by its first sentence.
        fresh, there = best[:, : max(best.shape[1] - k, 0)], slice(k + 1, None)
        runs[k], second[k], which[k] = runs[k - 1], second[k - 1], which[k - 1]
        before = runs[k - 1, :, there]
        np.maximum(second[k, :, there], np.minimum(before, fresh), out=second[k, :, there])
        which[k, :, there] = np.where(fresh > before, np.arange(fresh.shape[1]), which[k, :, there])
        np.maximum(before, fresh, out=runs[k, :, there])
    owners = np.repeat(np.arange(len(own)), np.diff(own.offsets))
    return Counterparts(own.weights[own.words], owners, own.offsets, runs, second, which)
