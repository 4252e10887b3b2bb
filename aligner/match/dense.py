"""Looking by meaning: the best window of every sentence, or of some, against a quote's vector.

Vectors add up, so prefix sums give what any window has in common with a quote by one subtraction. Its norm is
estimated from prefix sums too: |w|² ≈ E + ρ (F² − E), where E sums the words' squared norms, F their norms, and ρ is
the mean cosine of two words of one window, measured on the pool for several lengths. The few best are then computed
exactly.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from aligner.match.pool import Floats, Ints, Pool, norms

# Window lengths in words that are tried: each to ten, then steps of about 12 %; the exact span is found later.
LENGTHS = (*range(1, 11), 12, 14, 16, 18, 21, 24, 28, 32, 36, 41, 47, 53, 60, 68, 77, 87, 99, 112, 128, 146, 166, 190)
# English words a French word, from and to: elided words count, so French has more of them.
SHORTEST, LONGEST = 0.42, 1.3
# Words of the pool taken at once, so that the working arrays stay in the processor's cache.
_BLOCK = 1 << 15
# Lengths and words on which norms are measured, the latter so many at once (8 MiB of sums).
_MEASURED_AT, _MEASURED_ON, _PART = (2, 5, 10, 20, 40), 40_000, 4000


def lengths(words: int) -> list[int]:
    """Return the window lengths tried for a quote of so many words."""
    low, high = SHORTEST * words - 1, LONGEST * words + 2
    return [n for n in LENGTHS if low <= n <= high] or [LENGTHS[-1]]


class WindowScan:
    """Scores windows of one pool; holds two sums a word, and the estimated norms of the lengths asked for so far."""

    def __init__(self, pool: Pool, vectors: Floats) -> None:
        """Sum the norms of the pool's words, and measure how alike the words of a window are."""
        self._pool, self._vectors = pool, vectors
        lengths = norms(vectors).astype(np.float64)
        self._square, self._plain = lengths**2, lengths
        self._alike = self._measured()
        self._known: dict[int, Floats] = {}

    def _measured(self) -> list[float]:
        """Return the mean cosine of two words of a window for each of _MEASURED_AT, by least squares, part by part."""
        found, sizes = np.zeros(len(_MEASURED_AT)), np.zeros(len(_MEASURED_AT))
        for start in range(0, min(_MEASURED_ON, len(self._pool)), _PART):
            tokens = self._pool.tokens[start : min(start + _PART, _MEASURED_ON)]
            sums = _prefix(self._vectors[tokens].astype(np.float64))
            square, plain = _prefix(self._square[tokens]), _prefix(self._plain[tokens])
            for i, length in enumerate(_MEASURED_AT):
                true = ((sums[length:] - sums[:-length]) ** 2).sum(axis=1)
                apart = square[length:] - square[:-length]
                cross = (plain[length:] - plain[:-length]) ** 2 - apart
                found[i] += ((true - apart) * cross).sum()
                sizes[i] += (cross**2).sum()
        return [max(0.0, float(value)) for value in found / np.maximum(sizes, 1e-9)]

    def _inverse(self, apart: NDArray[np.float64], plain: NDArray[np.float64], length: int) -> NDArray[np.float64]:
        alike = float(np.interp(length, _MEASURED_AT, self._alike))
        square = apart + alike * (plain**2 - apart)
        return np.asarray(np.where(square > 1e-12, 1 / np.sqrt(np.maximum(square, 1e-12)), 0.0))

    def _norms(self, length: int) -> Floats:
        """Return one over the estimated norm of all windows of a length, 0 where they would leave their document."""
        if length not in self._known:
            tokens, documents = self._pool.tokens, self._pool.document_of
            out = np.zeros(len(tokens), np.float32)
            for start in range(0, len(tokens) - length + 1, _BLOCK):
                stop = min(start + _BLOCK, len(tokens) - length + 1)
                part = tokens[start : stop + length - 1]
                square, plain = _prefix(self._square[part]), _prefix(self._plain[part])
                values = self._inverse(square[length:] - square[:-length], plain[length:] - plain[:-length], length)
                inside = documents[start:stop] == documents[start + length - 1 : stop + length - 1]
                out[start:stop] = values * inside
            self._known[length] = out
        return self._known[length]

    def everywhere(self, near: Floats, words: int) -> Floats:
        """Return for each sentence the estimated cosine of the best window that starts there: shape (sentences,).

        `near` holds the product of the quote's unit vector with each word of the vocabulary.
        """
        pool = self._pool
        score = _prefix(near[pool.tokens].astype(np.float64))
        best = np.full(len(pool), -1.0, np.float32)
        chosen = lengths(words)
        for block in range(0, len(pool), _BLOCK):
            stop = min(block + _BLOCK, len(pool))
            for length in chosen:
                end = min(stop, len(pool) - length + 1)
                if end > block:
                    part = score[block + length : end + length] - score[block:end]
                    part *= self._norms(length)[block:end]
                    np.maximum(best[block:end], part, out=best[block:end], casting="same_kind")
        starts = pool.first[:-1]
        top = np.maximum.reduceat(best, np.minimum(starts, len(pool) - 1))
        top[pool.first[1:] == starts] = -1.0
        return np.asarray(top, np.float32)

    def among(self, unit: Floats, words: int, sentences: Ints) -> Floats:
        """Return the same as `everywhere` for some sentences only: shape (len(sentences),)."""
        pool, chosen = self._pool, lengths(words)
        low, own = pool.first[sentences], pool.first[sentences + 1]
        high = np.minimum(own + chosen[-1], pool.document_first[pool.document_of[np.minimum(low, len(pool) - 1)] + 1])
        high = np.maximum(high, low)
        sizes = high - low
        firsts = np.cumsum(sizes) - sizes
        piece = np.repeat(np.arange(len(sentences)), sizes)
        at = np.arange(int(sizes.sum())) - firsts[piece] + low[piece]
        tokens = pool.tokens[at]
        numbers, back = np.unique(tokens, return_inverse=True)
        score = _prefix((self._vectors[numbers] @ unit).astype(np.float64)[back])
        square, plain = _prefix(self._square[tokens]), _prefix(self._plain[tokens])
        starts = at < own[piece]
        best = np.full(len(at), -1.0)
        for length in chosen:
            count = len(at) - length + 1
            if count <= 0:
                continue
            values = score[length:] - score[:count]
            values *= self._inverse(square[length:] - square[:count], plain[length:] - plain[:count], length)
            whole = starts[:count] & (piece[:count] == piece[length - 1 :])
            np.maximum(best[:count], np.where(whole, values, -1.0), out=best[:count])
        out = np.full(len(sentences), -1.0, np.float32)
        np.maximum.at(out, piece, best.astype(np.float32))
        return out

    def best(self, unit: Floats, words: int, sentence: int) -> tuple[int, int, float]:
        """Return the best window that starts in a sentence, computed exactly: its words from and to, its cosine."""
        pool, chosen = self._pool, lengths(words)
        low, own = int(pool.first[sentence]), int(pool.first[sentence + 1])
        end = min(own + chosen[-1], int(pool.document_first[int(pool.document_of[low]) + 1]))
        sums = _prefix(self._vectors[pool.tokens[low:end]])
        score, gram = sums @ unit, sums @ sums.T
        square = np.diagonal(gram)
        found = (low, own, -1.0)
        for length in chosen:
            count = min(own - low, end - low - length + 1)
            if count <= 0:
                continue
            norms = square[length : count + length] + square[:count] - 2 * np.diagonal(gram, length)[:count]
            values = (score[length : count + length] - score[:count]) / np.sqrt(np.maximum(norms, 1e-9))
            at = int(np.argmax(values))
            if values[at] > found[2]:
                found = (low + at, low + at + length, float(values[at]))
        return found


def _prefix(values: NDArray[np.floating]) -> NDArray[np.floating]:
    zero = np.zeros((1, *values.shape[1:]), values.dtype)
    return np.concatenate([zero, np.cumsum(values, axis=0)])


__all__ = ["LENGTHS", "WindowScan", "lengths"]
