"""How alike words of both languages are spelt: cognates, names, and numbers by their digits."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, cached_property, lru_cache

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import process
from rapidfuzz.distance import Indel, JaroWinkler

from aligner.match.pool.arrays import Floats
from aligner.match.retrieve.lexicon import digits, is_number, letters

# Words shorter than this look alike by chance; below the second value spelling says nothing.
_SPELT_ALIKE = 4
_ALIKE_FROM = 0.72
# Words of so many letters or more are not told apart by their size; a word's letters are marked in so many bits.
_LONG, _BITS = 60, 32
# Words whose letters are listed at once.
_WORDS = 4096


class Spelt:
    """Words made ready to be compared by spelling."""

    def __init__(self, keys: Sequence[str]) -> None:
        """Strip accents, and mark which words are short and which are numbers."""
        self.keys = list(keys)
        self.letters = [letters(k) for k in keys]
        self.short = np.array([len(w) < _SPELT_ALIKE for w in self.letters], np.bool_)
        self.number = np.array([is_number(k) for k in keys], np.bool_)

    def take(self, numbers: NDArray[np.int32]) -> Spelt:
        """Return some of the words."""
        out = object.__new__(Spelt)
        at = numbers.tolist()
        out.keys, out.letters = [self.keys[i] for i in at], [self.letters[i] for i in at]
        out.short, out.number = self.short[numbers], self.number[numbers]
        return out

    def sharing(self, word: str, above: float) -> NDArray[np.int32]:
        """Return the numbers of words that share so many letters with a word that `spelling` may be `above`.

        Letters that only one of two words has are in no match, which bounds both measures.
        """
        own = letters(word)
        bits = _bits().take(np.bitwise_xor(self._signs, _signs([own])[0]).view(np.uint16))
        return np.flatnonzero(bits[::2] + bits[1::2] <= _alone(len(own), above).take(self._sizes)).astype(np.int32)

    @cached_property
    def _signs(self) -> NDArray[np.uint32]:
        return _signs(self.letters)

    @cached_property
    def _sizes(self) -> NDArray[np.uint8]:
        return np.array([min(len(word), _LONG) for word in self.letters], np.uint8)


@cache
def _bits() -> NDArray[np.int8]:
    """Return how many bits are set in each number of 16 bits."""
    bits = np.unpackbits(np.arange(1 << 16, dtype=np.uint16).view(np.uint8)).reshape(-1, 16)
    return np.asarray(bits.sum(axis=1), np.int8)


def _signs(words: Sequence[str]) -> NDArray[np.uint32]:
    """Return which letters each word has, a bit a letter; some letters share a bit."""
    out = np.zeros(len(words), np.uint32)
    for start in range(0, len(words), _WORDS):
        some = np.array(words[start : start + _WORDS])
        codes = some.view(np.uint32).reshape(len(some), -1)
        out[start : start + _WORDS] = np.bitwise_or.reduce(np.where(codes > 0, np.uint32(1) << (codes & 31), 0), axis=1)
    return out


@lru_cache(maxsize=256)
def _alone(size: int, above: float) -> NDArray[np.int8]:
    """Return how many letters may be in one of two words only, so that their `spelling` may be above a value.

    One word has `size` letters; the numbers are by those of the other, of which _LONG are any more as well.
    """
    sizes = np.arange(_LONG + 1)[:, None]
    both = np.minimum((sizes + size - np.arange(_BITS + 1)) / 2, np.minimum(sizes, size))
    jaro = (both / np.maximum(sizes, 1) + both / max(size, 1) + 1) / 3
    # Winkler's bonus is a tenth of what is lacking for each of four letters at most.
    bound = (2 * both / np.maximum(sizes + size, 1) + jaro + 0.4 * (1 - jaro)) / 2
    most = (bound >= _ALIKE_FROM + above * (1 - _ALIKE_FROM) - 1e-5).sum(axis=1) - 1
    most[_LONG] = _BITS
    return np.asarray(most, np.int8)


def _least(above: float) -> float:
    """Return what each of two measures must reach for `spelling`, by their mean, to be above a value."""
    return max(0.0, 2 * (_ALIKE_FROM + above * (1 - _ALIKE_FROM)) - 1 - 1e-5)


def spelling(french: Spelt, english: Spelt, above: float = 0.0) -> Floats:
    """Return how alike the words are spelt, 0–1: a row a French word; numbers by their digits alone.

    Cognates and names ("Loujkov", "Luzhkov") share most letters: the mean of Jaro–Winkler and indel similarity. What is
    not `above` a likeness may be given as 0, and then takes less time.

    >>> spelling(Spelt(["1 000", "maison"]), Spelt(["house"])).tolist()
    [[0.0], [0.0]]
    """
    scorer, indels = Indel.normalized_similarity, np.zeros((len(french.keys), len(english.keys)), np.float32)
    if indels.size:
        least = _least(above)
        indels = process.cdist(french.letters, english.letters, scorer=scorer, dtype=np.float32, score_cutoff=least)
    # The other measure is only taken where the first is enough.
    rows, columns = np.nonzero(indels)
    left, right = [french.letters[i] for i in rows.tolist()], [english.letters[j] for j in columns.tolist()]
    jaro = process.cpdist(left, right, scorer=JaroWinkler.normalized_similarity, dtype=np.float32)
    alike = np.zeros_like(indels)
    alike[rows, columns] = np.clip(((jaro + indels[rows, columns]) / 2 - _ALIKE_FROM) / (1 - _ALIKE_FROM), 0, 1)
    alike[np.logical_or.outer(french.short, english.short) & (alike < 0.9999)] = 0
    alike[french.number] = 0
    alike[:, english.number] = 0
    for i in np.flatnonzero(french.number):
        for j in np.flatnonzero(english.number):
            alike[i, j] = float(digits(french.keys[i]) == digits(english.keys[j]))
    return np.asarray(alike, np.float32)
