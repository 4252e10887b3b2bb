"""For the words of one side, their best counterparts in runs of sentences of the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from aligner.alignment.sides import Side
from aligner.protocols import Floats

Ints = NDArray[np.int64]
# Sentences next to a group in which its words may have a better counterpart.
NEXT = 3


@dataclass(frozen=True, slots=True)
class Counterparts:
    """The words (w,) of some stretches of one side, each against runs of sentences of the same stretch of the other.

    `runs[k, w, c]` is a word's highest similarity over the k + 1 sentences before boundary c of the other side,
    `second` the highest but one by sentence, and `which` the sentence that holds the highest: c and `which` count from
    0 in each stretch. Boundaries go on for NEXT beyond the last sentence; runs that reach over an edge end there.
    `offsets` tell where a sentence's words begin: those of stretch s from place `firsts[s]` on, with one more for their
    end. `sentences` tell whose each word is, as places in `offsets`; `weights` how much each says; `sizes` (s,) how
    many sentences a stretch has.
    """

    weights: Floats
    sentences: Ints
    offsets: Ints
    firsts: Ints
    sizes: Ints
    runs: Floats
    second: Floats
    which: NDArray[np.int32]


def both_ways(stretches: Sequence[tuple[Side, Side]], widest: int) -> tuple[Counterparts, Counterparts]:
    """Compare all words of two short sides with each other, each way, by runs of up to `widest` sentences."""
    width = max(len(side) for pair in stretches for side in pair) + NEXT
    best: tuple[list[Floats], list[Floats]] = [], []
    for source, target in stretches:
        similar = source.vocabulary[source.words] @ target.vocabulary[target.words].T
        np.maximum(similar, 0, out=similar)
        best[0].append(_by_sentence(np.ascontiguousarray(similar.T), target, width))
        best[1].append(_by_sentence(similar, source, width))
    one, two = zip(*stretches, strict=True)
    return _one_way(one, np.concatenate(best[0]), widest), _one_way(two, np.concatenate(best[1]), widest)


def _by_sentence(similar: Floats, other: Side, width: int) -> Floats:
    """Return (w, width): the highest of w words' similarities, (u, w), with each sentence of the other side."""
    out = np.zeros((width, similar.shape[1]), np.float32)
    filled = np.flatnonzero(np.diff(other.offsets))
    if similar.shape[1] and len(filled):
        out[filled] = np.maximum.reduceat(similar, other.offsets[:-1][filled], axis=0)
    return out.T


def _one_way(own: Sequence[Side], best: Floats, widest: int) -> Counterparts:
    shape = widest, len(best), best.shape[1] + 1
    runs, second, which = np.zeros(shape, np.float32), np.zeros(shape, np.float32), np.zeros(shape, np.int32)
    runs[0, :, 1:], which[0, :, 1:] = best, np.arange(best.shape[1])
    for k in range(1, widest):
        # What a run has more than the one that is shorter by its first sentence.
        fresh, there = best[:, : max(best.shape[1] - k, 0)], slice(k + 1, None)
        runs[k], second[k], which[k] = runs[k - 1], second[k - 1], which[k - 1]
        before = runs[k - 1, :, there]
        np.maximum(second[k, :, there], np.minimum(before, fresh), out=second[k, :, there])
        which[k, :, there] = np.where(fresh > before, np.arange(fresh.shape[1], dtype=np.int32), which[k, :, there])
        np.maximum(before, fresh, out=runs[k, :, there])
    sizes, words = np.array([len(side) for side in own]), np.array([len(side.words) for side in own])
    firsts, shifts = np.cumsum(sizes + 1) - sizes - 1, np.cumsum(words) - words
    offsets = np.concatenate([side.offsets + shift for side, shift in zip(own, shifts, strict=True)])
    places = [np.arange(size) + first for size, first in zip(sizes, firsts, strict=True)]
    owners = np.repeat(np.concatenate(places), np.concatenate([np.diff(side.offsets) for side in own]))
    weights = np.concatenate([side.weights[side.words] for side in own])
    return Counterparts(weights, owners, offsets, firsts, sizes, runs, second, which)
