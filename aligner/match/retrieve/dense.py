"""Looking by meaning: the best window of each of some sentences against a quote's vector.

Vectors add up, so prefix sums give what any window has in common with a quote by one subtraction. Its norm is
estimated from prefix sums too: |w|² ≈ E + ρ (F² − E), where E sums the words' squared norms, F their norms, and ρ is
the mean cosine of two words of one window, measured on the pool for several lengths. The few best are then computed
exactly.
"""

from __future__ import annotations

from functools import cached_property
from typing import NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from aligner.match.pool.arrays import Floats, Ints, Pool, norms

# Window lengths in words that are tried: each to ten, then steps of about 12 %; the exact span is found later.
LENGTHS = (*range(1, 11), 12, 14, 16, 18, 21, 24, 28, 32, 36, 41, 47, 53, 60, 68, 77, 87, 99, 112, 128, 146, 166, 190)
# English words a French word, from and to: elided words count, so French has more of them.
SHORTEST, LONGEST = 0.42, 1.3
# Sentences whose windows are scored at once, so that sums stay small enough for single precision.
_SENTENCES = 1 << 11
# Lengths and words on which norms are measured, the latter and their dimensions so many at once (1 MiB of sums).
_MEASURED_AT, _MEASURED_ON, _PART, _DIMENSIONS = (2, 5, 10, 20, 40), 40_000, 4000, 32
# Words whose runs' norms are estimated at once.
_RUNS = 1 << 16

# Lengths of runs by which all sentences are compared with a short quote, and the part of its words that they have.
_SHORT, _PARTLY = (1, 2, 3, 5, 7), 0.8

Kind = TypeVar("Kind", np.float32, np.float64)


def lengths(words: int) -> list[int]:
    """Return the window lengths tried for a quote of so many words."""
    low, high = SHORTEST * words - 1, LONGEST * words + 2
    return [n for n in LENGTHS if low <= n <= high] or [LENGTHS[-1]]


class Windows(NamedTuple):
    """The best window of each of some sentences: its words from and to (exclusive), its cosine; -1 for none."""

    starts: Ints
    ends: Ints
    cosines: Floats


class WindowScan:
    """Scores windows of one pool; holds two numbers a word of the vocabulary, one a sentence, and some a word."""

    def __init__(self, pool: Pool, vectors: Floats) -> None:
        """Sum the norms of the pool's words, and measure how alike the words of a window are."""
        self._pool, self._vectors = pool, vectors
        lengths = norms(vectors).astype(np.float64)
        self._square, self._plain = lengths**2, lengths
        self._alike = self._measured()
        self._inverses: dict[int, Floats] = {}
        # Scratch for one quote at a time: which words it is compared with (none between quotes), and the products.
        self._asked = np.zeros(len(vectors), np.bool_)
        self._products = np.zeros(len(vectors), np.float32)

    def _measured(self) -> list[float]:
        """Return the mean cosine of two words of a window for each of _MEASURED_AT, by least squares, part by part."""
        found, sizes = np.zeros(len(_MEASURED_AT)), np.zeros(len(_MEASURED_AT))
        for start in range(0, min(_MEASURED_ON, len(self._pool)), _PART):
            tokens = self._pool.tokens[start : min(start + _PART, _MEASURED_ON)]
            of_windows = self._squares(tokens)
            square, plain = _prefix(self._square[tokens]), _prefix(self._plain[tokens])
            for i, (length, true) in enumerate(zip(_MEASURED_AT, of_windows, strict=True)):
                apart = square[length:] - square[:-length]
                cross = (plain[length:] - plain[:-length]) ** 2 - apart
                found[i] += ((true - apart) * cross).sum()
                sizes[i] += (cross**2).sum()
        return [max(0.0, float(value)) for value in found / np.maximum(sizes, 1e-9)]

    def _squares(self, tokens: Ints) -> list[NDArray[np.float64]]:
        """Return the squared norms of all windows of some words, for each of _MEASURED_AT; some dimensions at once."""
        out = [np.zeros(max(0, len(tokens) + 1 - length)) for length in _MEASURED_AT]
        for start in range(0, self._vectors.shape[1], _DIMENSIONS):
            sums = _prefix(self._vectors[tokens, start : start + _DIMENSIONS].astype(np.float64))
            for total, length in zip(out, _MEASURED_AT, strict=True):
                apart = sums[length:] - sums[:-length]
                total += np.einsum("ij,ij->i", apart, apart)
        return out

    def _estimated(self, apart: NDArray[Kind], plain: NDArray[Kind], length: int) -> NDArray[Kind]:
        """Return the estimated norms of windows of a length, from what E and F are of each; never nothing."""
        alike = float(np.interp(length, _MEASURED_AT, self._alike))
        return np.sqrt(np.maximum(apart + alike * (plain * plain - apart), 1e-12))

    def sentences(self, near: Floats) -> Floats:
        """Return for each sentence of the pool the estimated cosine of the whole of it: shape (sentences,).

        `near` holds the product of the quote's unit vector with each word of the vocabulary.
        """
        return np.asarray(self._sums(near) * self._inverse, np.float32)

    def windows(self, near: Floats, words: int) -> Floats:
        """Return for each sentence the estimated cosine of its best run of words for a quote of so many, or 0.

        Runs are as long as the greatest of _SHORT lengths that is no more than _PARTLY of the quote; `near` is as in
        `sentences`.
        """
        length = max((n for n in _SHORT if n <= _PARTLY * words), default=_SHORT[0])
        if length not in self._inverses:
            self._inverses[length] = self._inverse_of(length)
        products = near.take(self._pool.tokens, mode="clip")
        values = products.copy()
        for further in range(1, min(length, len(products))):
            values[:-further] += products[further:]
        values *= self._inverses[length]
        best = np.maximum.reduceat(values, np.minimum(self._pool.first[:-1], max(0, len(values) - 1)))
        return np.where(np.diff(self._pool.first) > 0, best, np.float32(0))

    def _inverse_of(self, length: int) -> Floats:
        """Return one over the estimated norm of the run that begins at each word; 0 where it leaves its sentence."""
        pool = self._pool
        out = np.zeros(len(pool), np.float32)
        for start in range(0, len(pool) - length + 1, _RUNS):
            stop = min(start + _RUNS, len(pool) - length + 1)
            tokens = pool.tokens[start : stop + length - 1]
            square, plain = (_prefix(value[tokens]) for value in (self._square, self._plain))
            norms = self._estimated(square[length:] - square[:-length], plain[length:] - plain[:-length], length)
            within = pool.first[pool.sentence_of[start:stop] + 1] - np.arange(start, stop) >= length
            out[start:stop] = within / norms
        return out

    def _sums(self, values: NDArray[Kind]) -> NDArray[Kind]:
        """Return the sum over each sentence of what its words have; not that of one without words."""
        starts = np.minimum(self._pool.first[:-1], max(0, len(self._pool) - 1))
        return np.add.reduceat(values.take(self._pool.tokens, mode="clip"), starts)

    @cached_property
    def _inverse(self) -> Floats:
        """One over the estimated norm of each sentence; 0 where it has no word."""
        sizes, square, plain = np.diff(self._pool.first), self._sums(self._square), self._sums(self._plain)
        alike = np.interp(sizes, _MEASURED_AT, self._alike)
        norms = np.sqrt(np.maximum(square + alike * (plain * plain - square), 1e-12))
        return np.where(sizes > 0, 1 / norms, 0).astype(np.float32)

    def among(self, unit: Floats, words: int, sentences: Ints, near: Floats | None = None) -> Windows:
        """Return the best window that starts in each of some sentences, none of them empty, by estimated cosine.

        `unit` is the quote's vector, `words` how many words it has, `near` as in `sentences` where it is at hand.
        """
        parts = [
            self._among(unit, words, sentences[start : start + _SENTENCES], near)
            for start in range(0, max(1, len(sentences)), _SENTENCES)
        ]
        return Windows(*(np.concatenate(arrays) for arrays in zip(*parts, strict=True)))

    def _among(self, unit: Floats, words: int, sentences: Ints, near: Floats | None) -> tuple[Ints, Ints, Floats]:
        pool, chosen = self._pool, lengths(words)
        low, own = pool.first[sentences], pool.first[sentences + 1]
        sizes = np.minimum(own + chosen[-1], pool.document_first[pool.document_of[low] + 1]) - low
        first = np.cumsum(sizes) - sizes
        at = np.arange(int(sizes.sum())) + np.repeat(low - first, sizes)
        tokens = pool.tokens[at].astype(np.intp)
        # The longest window that may begin at a word: none where another sentence has begun.
        room = np.where(at < np.repeat(own, sizes), np.repeat(low + sizes, sizes) - at, 0).astype(np.int32)
        products = self._near(unit, tokens) if near is None else near.take(tokens)
        norms = self._square.take(tokens), self._plain.take(tokens)
        sums = [_running(part, first, sizes) for part in (products, *norms)]
        best, width = np.full(len(at), -1.0, np.float32), np.zeros(len(at), np.int32)
        for length in chosen:
            stop = len(at) - length + 1
            if stop > 0:
                score, square, plain = (through[length - 1 :] - before[:stop] for through, before in sums)
                score /= self._estimated(square, plain, length)
                better = (room[:stop] >= length) & (score > best[:stop])
                np.copyto(best[:stop], score, where=better)
                np.copyto(width[:stop], length, where=better)
        top = np.maximum.reduceat(best, first)
        there = np.flatnonzero(best == np.repeat(top, sizes))
        there = there[np.searchsorted(there, first)]
        starts = at[there].astype(np.int32)
        return starts, np.where(top > -1, starts + width[there], own).astype(np.int32), np.asarray(top, np.float32)

    def exact(self, unit: Floats, starts: Ints, ends: Ints) -> Floats:
        """Return the cosine of each of some windows, which have words, with a quote's vector."""
        sizes = ends - starts
        first = np.cumsum(sizes) - sizes
        at = np.arange(int(sizes.sum())) + np.repeat(starts - first, sizes)
        sums = np.add.reduceat(self._vectors[self._pool.tokens[at]], first, axis=0)
        norms = np.sqrt(np.einsum("ij,ij->i", sums, sums))
        return np.asarray(sums @ unit / np.maximum(norms, 1e-9), np.float32)

    def _near(self, unit: Floats, tokens: NDArray[np.intp]) -> Floats:
        """Return the product of a unit vector with the vector of each word, which is made once a distinct word."""
        self._asked[tokens] = True
        numbers = np.flatnonzero(self._asked)
        self._asked[numbers] = False
        self._products[numbers] = self._vectors[numbers] @ unit
        return self._products.take(tokens)

    def best(self, unit: Floats, words: int, sentence: int) -> tuple[int, int, float]:
        """Return the best window that starts in a sentence, computed exactly: its words from and to, its cosine."""
        pool = self._pool
        low, own = int(pool.first[sentence]), int(pool.first[sentence + 1])
        chosen = np.array(lengths(words))[:, None]
        end = min(own + int(chosen[-1, 0]), int(pool.document_first[int(pool.document_of[low]) + 1]))
        rows = self._vectors[pool.tokens[low:end]]
        score, square = _prefix(rows @ unit), squares(rows)
        first = np.arange(own - low)
        last = np.minimum(first + chosen, end - low)
        norms = square[last, last] - 2 * square[first, last] + square[first, first]
        values = (score[last] - score[first]) / np.sqrt(np.maximum(norms, 1e-9))
        values[first + chosen > end - low] = -1.0
        at = int(np.argmax(values))
        if values.flat[at] <= -1:
            return low, own, -1.0
        start, length = low + at % len(first), int(chosen[at // len(first), 0])
        return start, start + length, float(values.flat[at])


def squares(rows: Floats) -> Floats:
    """Return the products of all sums of vectors from the first on: rows (…, n, d) give (…, n + 1, n + 1).

    The square of the sum of rows i to j (exclusive) is then `s[j, j] - 2 s[i, j] + s[i, i]`.
    """
    out = np.zeros((*rows.shape[:-2], rows.shape[-2] + 1, rows.shape[-2] + 1), np.float32)
    inner = out[..., 1:, 1:]
    np.cumsum(np.cumsum(rows @ np.swapaxes(rows, -1, -2), axis=-1), axis=-2, out=inner)
    return out


def _running(values: Floats, first: NDArray[np.int64], sizes: NDArray[np.int64]) -> tuple[Floats, Floats]:
    """Return the sums up to and with each value, and up to it, of stretches that begin at `first`."""
    through = np.cumsum(values, dtype=np.float64)
    before = through - values
    base = np.repeat(before[first], sizes)
    return (through - base).astype(np.float32), (before - base).astype(np.float32)


def _prefix(values: NDArray[np.floating]) -> NDArray[np.floating]:
    zero = np.zeros((1, *values.shape[1:]), values.dtype)
    return np.concatenate([zero, np.cumsum(values, axis=0)])


__all__ = ["LENGTHS", "WindowScan", "lengths", "squares"]
