"""How strongly each word of a quote and each word of some stretches of the pool render one another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from aligner.match.pool.arrays import EDGE, Floats, Ints
from aligner.match.retrieve.candidates import QueryWords, Retriever, Window
from aligner.match.retrieve.dense import squares
from aligner.match.retrieve.spelling import Spelt, spelling

# Cosines of single words: below the first they say nothing, at the second they are as good as a table entry.
_COSINE_FROM, _COSINE_FULL = 0.30, 0.75
# How fast a link loses weight with the distance (in quote lengths) between the words' relative places.
_DRIFT = 1.5
# Words of context kept at each side of a window, and the longest stretch looked at.
_MARGIN, _STRETCH = 40, 400


@dataclass(frozen=True, slots=True)
class WordLinks:
    """What `word_links` returns for a quote and some words of the pool, whose `numbers` ascend."""

    numbers: Ints
    strength: Floats
    table: Floats

    def of(self, tokens: Ints) -> tuple[Floats, Floats] | None:
        """Return both for each of some words in their order: shape (f, len(tokens)); None where one is unknown."""
        at = np.minimum(np.searchsorted(self.numbers, tokens), len(self.numbers) - 1)
        if (self.numbers[at] != tokens).any():
            return None
        return self.strength[:, at], self.table[:, at]


@dataclass(frozen=True, slots=True)
class Links:
    """Word correspondences of one quote (f words) with c stretches of the pool, padded to n words.

    `strength` (f, c, n) is 0–1; `share` (f, c, n) tells where the weight of each French word goes; `low`, `high` are
    the stretches' words in the pool; `tokens`, `weight`, `gaps`, `capital`, `inside` describe their words
    (c, n); `words` are the correspondences of their distinct words.
    """

    query: QueryWords
    low: Ints
    high: Ints
    tokens: Ints
    inside: NDArray[np.bool_]
    gaps: NDArray[np.uint8]
    after: NDArray[np.uint8]
    capital: NDArray[np.bool_]
    weight: Floats
    strength: Floats
    share: Floats
    cosine: Floats
    words: WordLinks


def word_links(retriever: Retriever, query: QueryWords, numbers: Ints) -> tuple[Floats, Floats]:
    """Return 0–1 for each French word and each distinct pool word, twice: shape (f, len(numbers)); `numbers` ascend.

    Three witnesses, any of which may be wrong: the table, the vectors, the spelling; joined by noisy or. First by all
    of them, then without the vectors.
    """
    near = _unit(query.vectors) @ retriever.vectors[numbers].T / retriever.lengths[numbers]
    meaning = np.clip((near - _COSINE_FROM) / (_COSINE_FULL - _COSINE_FROM), 0, 1)
    table = _table_links(retriever, query.words.keys, numbers)
    return np.asarray(1 - (1 - table) * (1 - 0.9 * meaning), np.float32), table


def link_words(retriever: Retriever, query: QueryWords, tokens: Ints) -> tuple[Floats, Floats]:
    """Return what `word_links` does for each of some pool words in their order: shape (f, len(tokens))."""
    numbers, back = np.unique(tokens, return_inverse=True)
    strength, table = word_links(retriever, query, numbers)
    return strength[:, back], table[:, back]


def _table_links(retriever: Retriever, keys: Sequence[str], numbers: Ints) -> Floats:
    known = [retriever.postings.translations(word) for word in keys]
    words = np.repeat(np.arange(len(keys)), [len(found) for found, _ in known])
    pool_words = np.concatenate([np.zeros(0, np.int32), *(found for found, _ in known)])
    strength = np.concatenate([np.zeros(0, np.float32), *(values for _, values in known)])
    at = np.minimum(np.searchsorted(numbers, pool_words), len(numbers) - 1)
    there = numbers[at] == pool_words
    table = np.zeros((len(keys), len(numbers)), np.float32)
    np.maximum.at(table, (words[there], at[there]), np.sqrt(strength[there]))
    alike = spelling(Spelt(keys), retriever.postings.spelt.take(numbers))
    return np.asarray(1 - (1 - table) * (1 - 0.9 * alike), np.float32)


def _unit(rows: Floats) -> Floats:
    return np.asarray(rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9), np.float32)


def stretch(retriever: Retriever, window: Window) -> tuple[int, int]:
    """Return the pool words to look at around a window: its sentences and some words more, within its document."""
    pool = retriever.pool
    start, end = window.start, min(window.end, len(pool))
    document = int(pool.document_of[start])
    first, last = int(pool.document_first[document]), int(pool.document_first[document + 1])
    low = min(int(pool.first[pool.sentence_of[start]]), max(first, start - (end - start) // 3))
    high = max(int(pool.first[pool.sentence_of[min(end, last) - 1] + 1]), min(last, end + (end - start) // 3))
    low, high = max(low, start - _MARGIN), min(high, end + _MARGIN)
    return low, min(high, low + _STRETCH)


def link(retriever: Retriever, query: QueryWords, windows: Sequence[Window]) -> Links:
    """Compare a quote with the stretches around its windows."""
    pool = retriever.pool
    bounds = [stretch(retriever, window) for window in windows]
    low, high = np.array([b[0] for b in bounds], np.int32), np.array([b[1] for b in bounds], np.int32)
    size = int((high - low).max())
    at = np.minimum(low[:, None] + np.arange(size)[None], len(pool) - 1)
    inside = np.arange(size)[None] < (high - low)[:, None]
    tokens = pool.tokens[at]
    numbers, back = np.unique(tokens, return_inverse=True)
    words = WordLinks(numbers, *word_links(retriever, query, numbers))
    strength = words.strength[:, back.reshape(tokens.shape)] * inside[None]
    starts = np.array([w.start for w in windows], np.float32)[:, None]
    widths = np.array([w.end - w.start for w in windows], np.float32)[:, None]
    place = (at - starts + 0.5) / widths
    own = (np.arange(len(query.words), dtype=np.float32) + 0.5) / len(query.words)
    near = np.exp(-_DRIFT * np.abs(own[:, None, None] - place[None])).astype(np.float32)
    pull = strength**2 * near
    share = pull / np.maximum(pull.sum(axis=2, keepdims=True), 1e-6)
    edge = high == pool.document_first[pool.document_of[low] + 1]
    after = np.where(np.arange(size)[None] + 1 < (high - low)[:, None], np.roll(pool.gaps[at], -1, axis=1), 0)
    after[np.arange(len(bounds)), high - low - 1] = np.where(edge, EDGE, pool.gaps[np.minimum(high, len(pool) - 1)])
    return Links(
        query,
        low,
        high,
        tokens,
        inside,
        pool.gaps[at],
        after.astype(np.uint8),
        pool.capital[at],
        retriever.information[tokens] * inside,
        strength,
        share,
        _cosines(retriever, query, tokens),
        words,
    )


def _cosines(retriever: Retriever, query: QueryWords, tokens: Ints) -> Floats:
    """Return the cosine of the quote with every run of words i to j of every stretch: shape (c, n, n), j inclusive."""
    rows = retriever.vectors[tokens]
    reach = np.cumsum(rows @ query.unit, axis=1)
    reach = np.concatenate([np.zeros_like(reach[:, :1]), reach], axis=1)
    sums = squares(rows)
    norms = np.einsum("cii->ci", sums)
    square = norms[:, None, 1:] + norms[:, :-1, None] - 2 * sums[:, :-1, 1:]
    return np.asarray((reach[:, None, 1:] - reach[:, :-1, None]) / np.sqrt(np.maximum(square, 1e-6)), np.float32)
