"""Looking by meaning: the best window of every sentence, or of some, against a quote's vector.

Vectors add up, so prefix sums give what any window has in common with a quote by one subtraction. Its norm is
estimated from prefix sums too: |w|² ≈ E + ρ (F² − E), where E sums the words' squared norms, F their norms, and ρ is
the mean cosine of two words of one window, measured on the pool for several lengths. The few best are then computed
exactly.
"""

from __future__ import annotations

from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from aligner.match.pool.arrays import Floats, Ints, Pool, norms

# Window lengths in words that are tried: each to ten, then steps of about 12 %; the exact span is found later.
LENGTHS = (*range(1, 11), 12, 14, 16, 18, 21, 24, 28, 32, 36, 41, 47, 53, 60, 68, 77, 87, 99, 112, 128, 146, 166, 190)
# English words a French word, from and to: elided words count, so French has more of them.
SHORTEST, LONGEST = 0.42, 1.3
# Words of the pool taken at once, so that working arrays stay in the processor's cache, and sums small enough for
# single precision.
_BLOCK = 1 << 15
# Lengths and words on which norms are measured, the latter so many at once (8 MiB of sums).
_MEASURED_AT, _MEASURED_ON, _PART = (2, 5, 10, 20, 40), 40_000, 4000

_Sums = TypeVar("_Sums", NDArray[np.float32], NDArray[np.float64])


def lengths(words: int) -> list[int]:
    """Return the window lengths tried for a quote of so many words."""
    low, high = SHORTEST * words - 1, LONGEST * words + 2
    return [n for n in LENGTHS if low <= n <= high] or [LENGTHS[-1]]


class WindowScan:
    """Scores windows of one pool; holds two sums for each word, and estimated norms of the lengths asked for."""

    def __init__(self, pool: Pool, vectors: Floats) -> None:
        """Sum the norms of the pool's words, and measure how alike the words of a window are."""
        self._pool, self._vectors = pool, vectors
        lengths = norms(vectors).astype(np.float64)
        self._square, self._plain = lengths**2, lengths
        self._alike = self._measured()
        self._known: dict[int, Floats] = {}
        # Scratch for one quote at a time: which words it is compared with (none between quotes), and the products.
        self._asked = np.zeros(len(vectors), np.bool_)
        self._products = np.zeros(len(vectors), np.float32)

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

    def _estimated(self, apart: _Sums, plain: _Sums, length: int) -> _Sums:
        """Return the estimated norms of windows of a length, from what E and F are of each; never nothing."""
        alike = float(np.interp(length, _MEASURED_AT, self._alike))
        return np.sqrt(np.maximum(apart + alike * (plain * plain - apart), 1e-12))

    def _norms(self, length: int) -> Floats:
        """Return one over the estimated norm of all windows of a length, 0 where they would leave their document."""
        if length not in self._known:
            tokens, documents = self._pool.tokens, self._pool.document_of
            out = np.zeros(len(tokens), np.float32)
            for start in range(0, len(tokens) - length + 1, _BLOCK):
                stop = min(start + _BLOCK, len(tokens) - length + 1)
                part = tokens[start : stop + length - 1]
                square, plain = _prefix(self._square[part]), _prefix(self._plain[part])
                inside = documents[start:stop] == documents[start + length - 1 : stop + length - 1]
                out[start:stop] = inside / self._estimated(
                    square[length:] - square[:-length], plain[length:] - plain[:-length], length
                )
            self._known[length] = out
        return self._known[length]

    def everywhere(self, near: Floats, words: int) -> Floats:
        """Return for each sentence the estimated cosine of the best window that starts there: shape (sentences,).

        `near` holds the product of the quote's unit vector with each word of the vocabulary.
        """
        pool = self._pool
        score = _prefix(near[pool.tokens].astype(np.float64))
        best = np.full(len(pool), -1.0, np.float32)
        chosen = [(length, self._norms(length)) for length in lengths(words)]
        for block in range(0, len(pool), _BLOCK):
            stop = min(block + _BLOCK, len(pool))
            near_by = (score[block : stop + chosen[-1][0]] - score[block]).astype(np.float32)
            for length, inverse in chosen:
                end = min(stop, len(pool) - length + 1)
                if end > block:
                    part = near_by[length : end - block + length] - near_by[: end - block]
                    part *= inverse[block:end]
                    np.maximum(best[block:end], part, out=best[block:end])
        starts = pool.first[:-1]
        top = np.maximum.reduceat(best, np.minimum(starts, len(pool) - 1))
        top[pool.first[1:] == starts] = -1.0
        return np.asarray(top, np.float32)

    def among(self, unit: Floats, words: int, sentences: Ints) -> Floats:
        """Return the same as `everywhere` for some sentences only, none of them empty: shape (len(sentences),)."""
        pool, chosen = self._pool, lengths(words)
        low, own = pool.first[sentences], pool.first[sentences + 1]
        sizes = np.minimum(own + chosen[-1], pool.document_first[pool.document_of[low] + 1]) - low
        first = np.cumsum(sizes) - sizes
        at = np.arange(int(sizes.sum())) + np.repeat(low - first, sizes)
        tokens = pool.tokens[at]
        # The longest window that may begin at a word: none where another sentence has begun.
        room = np.where(at < np.repeat(own, sizes), np.repeat(low + sizes, sizes) - at, 0).astype(np.int32)
        sums = [
            _running(part, first, sizes)
            for part in (self._near(unit, tokens), self._square[tokens], self._plain[tokens])
        ]
        best = np.full(len(at), -1.0, np.float32)
        for start in range(0, len(at), _BLOCK):
            for length in chosen:
                stop = min(start + _BLOCK, len(at) - length + 1)
                if stop > start:
                    here, last = slice(start, stop), slice(start + length - 1, stop + length - 1)
                    score, square, plain = (through[last] - before[here] for through, before in sums)
                    score /= self._estimated(square, plain, length)
                    np.maximum(best[here], score, out=best[here], where=room[here] >= length)
        return np.asarray(np.maximum.reduceat(best, first), np.float32)

    def _near(self, unit: Floats, tokens: Ints) -> Floats:
        """Return the product of a unit vector with the vector of each word, which is made once a distinct word."""
        self._asked[tokens] = True
        numbers = np.flatnonzero(self._asked)
        self._asked[numbers] = False
        self._products[numbers] = self._vectors[numbers] @ unit
        return self._products[tokens]

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
