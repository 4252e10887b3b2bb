"""Looking by words: the sentences that hold renderings of a quote's words."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from aligner.match.pool.arrays import Floats, Ints, Pool, norms
from aligner.match.retrieve.lexicon import Lexicon, Spelt, is_number, spelling

# A pool word that stands in more than this part of all sentences is no reason to look at them.
_COMMON = 0.03
# Pool words taken as near in meaning to a French word, the cosine from which they are, French words compared at once.
_NEAREST, _NEAR_FROM, _BATCH = 6, 0.45, 64
# Postings looked at for one quote: this bounds the cost of a search, whatever the pool.
_LOOKED_AT = 300_000
# French words whose renderings are remembered, about: some 600 bytes each.
_REMEMBERED = 1 << 14
# Spelling this alike renders a word that the table does not know.
_ALIKE_FROM = 0.4


class Postings:
    """The sentences of every pool word, and the pool words that may render a French word."""

    def __init__(self, pool: Pool, vectors: Floats, lexicon: Lexicon) -> None:
        """List the sentences of every word, and join the table's English words with the pool's."""
        self._vectors, self._lexicon = vectors, lexicon
        self._inverse = (1 / np.maximum(norms(vectors), 1e-9)).astype(np.float32)
        self.spelt = Spelt(pool.vocabulary)
        self._number = {word: i for i, word in enumerate(pool.vocabulary)}
        self._from_lexicon = np.array([self._number.get(word, -1) for word in lexicon.english], np.int32)
        self._rows, self._row = pool.postings or sentences_of(pool)
        self._sentences = len(pool.first) - 1
        self._known: dict[str, tuple[Ints, Floats]] = {}
        self._renderings: dict[str, tuple[Ints, Floats]] = {}
        # Scratch for one quote at a time, always zero between quotes.
        self._total = np.zeros(self._sentences, np.float32)
        self._one = np.zeros(self._sentences, np.float32)

    def translations(self, word: str) -> tuple[Ints, Floats]:
        """Return the pool words that may render a French key, with strengths 0–1: by table, else by spelling."""
        known = self._known.get(word)
        if known is not None:
            return known
        column, strength = self._lexicon.entries(word)
        numbers = self._from_lexicon[column]
        keep = numbers >= 0
        numbers, strength = numbers[keep], strength[keep]
        same = self._number.get(word)
        if same is not None and (len(numbers) == 0 or is_number(word)):
            numbers, strength = np.append(numbers, same).astype(np.int32), np.append(strength, 1.0).astype(np.float32)
        elif len(numbers) == 0 and len(word) >= 4:
            alike = spelling(Spelt([word]), self.spelt)[0]
            found = np.flatnonzero(alike > _ALIKE_FROM)
            numbers, strength = found.astype(np.int32), alike[found]
        self._known[word] = numbers, strength
        return numbers, strength

    def learn(self, words: Mapping[str, Floats]) -> None:
        """Find the pool words near in meaning to French words not met before (with their vectors)."""
        if len(self._renderings) > _REMEMBERED:
            self._renderings.clear()
            self._known.clear()
        keys = [key for key in words if key not in self._renderings]
        for start in range(0, len(keys), _BATCH):
            some = keys[start : start + _BATCH]
            rows = np.stack([words[k] / max(1e-9, float(np.linalg.norm(words[k]))) for k in some])
            for word, near in zip(some, (rows @ self._vectors.T) * self._inverse[None], strict=True):
                self._renderings[word] = self._joined(word, near)

    def _joined(self, word: str, near: Floats) -> tuple[Ints, Floats]:
        numbers, strength = self.translations(word)
        if is_number(word):
            return numbers, np.sqrt(strength)
        close = np.flatnonzero(near > _NEAR_FROM)
        if len(close) > _NEAREST:
            close = close[np.argpartition(-near[close], _NEAREST)[:_NEAREST]]
        meaning = np.clip((near[close] - _NEAR_FROM) / (1 - _NEAR_FROM), 0, 1)
        together = np.concatenate([numbers, close]).astype(np.int32)
        values = np.concatenate([np.sqrt(strength), meaning]).astype(np.float32)
        order = np.lexsort((-values, together))
        first = np.r_[True, np.diff(together[order]) > 0] if len(order) else np.zeros(0, bool)
        return together[order][first], values[order][first]

    def search(self, weights: Mapping[str, float]) -> tuple[Ints, Floats]:
        """Return the sentences that hold renderings of a quote's words, and the part of its weight that they hold.

        A sentence may come twice, with one value. Rare words come first; words are left out once so many places were
        looked at that the cost would grow with the pool.
        """
        found = [(self._places(self._renderings[word]), weight) for word, weight in weights.items()]
        found.sort(key=lambda x: sum(len(row) for row, _ in x[0]))
        seen: list[Ints] = []
        looked = 0
        for places, weight in found:
            size = sum(len(row) for row, _ in places)
            if not size or looked + size > _LOOKED_AT:
                continue
            looked += size
            rows = np.concatenate([row for row, _ in places])
            for row, value in places:
                self._one[row] = value
            seen.append(rows[self._total[rows] == 0])
            self._total[rows] = self._total[rows] + weight * self._one[rows]
            self._one[rows] = 0
        touched = np.concatenate(seen) if seen else np.zeros(0, np.int32)
        values = self._total[touched] / max(1e-9, sum(weights.values()))
        self._total[touched] = 0
        return touched, values

    def _places(self, rendering: tuple[Ints, Floats]) -> list[tuple[Ints, float]]:
        """Return for each rendering of a word its sentences, weakest first, so that a stronger one overwrites it."""
        numbers, strength = rendering
        sizes = self._row[numbers + 1] - self._row[numbers]
        keep = np.flatnonzero(sizes <= max(50, _COMMON * self._sentences))
        keep = keep[np.argsort(strength[keep], kind="stable")]
        rows = [self._rows[self._row[n] : self._row[n + 1]] for n in numbers[keep]]
        return [(row, float(value)) for row, value in zip(rows, strength[keep], strict=True)]


def sentences_of(pool: Pool) -> tuple[Ints, NDArray[np.int64]]:
    """Return the postings of a pool: sentence numbers, and for each word of the vocabulary where its own begin."""
    pairs = np.unique(pool.tokens.astype(np.int64) * len(pool.first) + pool.sentence_of)
    row = np.searchsorted(pairs, np.arange(len(pool.vocabulary) + 1) * len(pool.first))
    return (pairs % len(pool.first)).astype(np.int32), row
