"""Retrieval: the places of a pool that may hold a quote's original, by meaning and by words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from aligner.match.pool.arrays import Floats, Ints, Pool, word_vectors
from aligner.match.pool.tokens import Words
from aligner.match.retrieve.dense import WindowScan
from aligner.match.retrieve.lexical import Postings
from aligner.match.retrieve.lexicon import Lexicon
from aligner.protocols import AdditiveEncoder

# Pools of more words are not scanned whole: only the sentences that words point to are.
SCANNED_WHOLE = 1_500_000
SHORTLIST = 3000
# How much finding the words counts beside the cosine; three mixtures, because quotes differ in what they hold on to.
_MIXTURES = (0.0, 0.35, 0.7)


@dataclass(frozen=True, slots=True)
class Window:
    """A run of pool words `start` to `end` with its scores: `dense` a cosine, `lexical` the weight of words found."""

    start: int
    end: int
    dense: float
    lexical: float


@dataclass(frozen=True, slots=True)
class QueryWords:
    """A quote made ready: its words, their vectors (n, d), how much each says, and its unit vector."""

    words: Words
    vectors: Floats
    information: Floats
    unit: Floats


class Retriever:
    """Finds windows in one pool, by its word vectors and its postings."""

    def __init__(
        self, pool: Pool, encoder: AdditiveEncoder, lexicon: Lexicon, scanned_whole: int = SCANNED_WHOLE
    ) -> None:
        """Prepare the pool: one vector a distinct word, and the sentences of every word."""
        self.pool, self.encoder, self.lexicon = pool, encoder, lexicon
        self.vectors = word_vectors(encoder, pool.vocabulary, "en") if pool.vectors is None else pool.vectors
        self.information = lexicon.information(pool.vocabulary, "en")
        self.scan = WindowScan(pool, self.vectors)
        self.postings = Postings(pool, self.vectors, lexicon)
        self._whole = len(pool) <= scanned_whole

    def prepare(self, texts: Sequence[Words]) -> list[QueryWords]:
        """Give French word lists their vectors and weights."""
        keys = sorted({k for words in texts for k in words.keys})
        numbers = {k: i for i, k in enumerate(keys)}
        vectors, information = word_vectors(self.encoder, keys, "fr"), self.lexicon.information(keys, "fr")
        self.postings.learn(dict(zip(keys, vectors, strict=True)))
        out = []
        for words in texts:
            at = np.array([numbers[k] for k in words.keys], np.int64)
            total = vectors[at].sum(axis=0)
            out.append(QueryWords(words, vectors[at], information[at], total / max(1e-9, float(np.linalg.norm(total)))))
        return out

    def search(self, queries: Sequence[QueryWords], most: int, whole: bool | None = None) -> list[list[Window]]:
        """Return about `most` windows a query from both ways of looking, one a sentence; queries have words.

        `whole` says whether every sentence is looked at, or those that words point to; by default the pool's size does.
        """
        if not queries:
            return []
        everywhere = self._whole if whole is None else whole
        near = np.stack([q.unit for q in queries]) @ self.vectors.T if everywhere else None
        return [self._search(q, most, None if near is None else near[i]) for i, q in enumerate(queries)]

    def _search(self, query: QueryWords, most: int, near: Floats | None) -> list[Window]:
        count = len(query.words)
        touched, values = self.postings.search(dict(zip(query.words.keys, query.information.tolist(), strict=True)))
        sentences: Ints
        if near is not None:
            sentences = np.arange(len(self.pool.first) - 1, dtype=np.int32)
            dense, lexical = self.scan.everywhere(near, count), np.zeros(len(sentences), np.float32)
            lexical[touched] = values
        else:
            _, at = np.unique(touched, return_index=True) if len(touched) <= SHORTLIST else _distinct(touched, values)
            sentences, lexical = np.asarray(touched[at], np.int32), values[at]
            dense = self.scan.among(query.unit, count, sentences)
        chosen = np.unique(np.concatenate([_best(dense + w * lexical, most // 2) for w in _MIXTURES]))
        chosen = np.union1d(chosen, _best(lexical, most // 3))
        found = [self.window_in(query, int(sentences[i]), float(lexical[i])) for i in chosen if dense[i] > -1]
        return sorted(found, key=lambda w: (-w.dense, w.start))

    def window_in(self, query: QueryWords, sentence: int, lexical: float = 0.0) -> Window:
        """Return the best window that starts in a sentence, by meaning."""
        start, end, cosine = self.scan.best(query.unit, len(query.words), sentence)
        return Window(start, end, cosine, lexical)


def _distinct(numbers: Ints, values: Floats) -> tuple[Ints, NDArray[np.int64]]:
    """Return the numbers with the best values, each once, and where they are."""
    at = _best(values, SHORTLIST)
    found, first = np.unique(numbers[at], return_index=True)
    return np.asarray(found, np.int32), at[first]


def _best(scores: Floats, most: int) -> NDArray[np.int64]:
    most = min(most, len(scores))
    return np.argpartition(-scores, most - 1)[:most] if most else np.zeros(0, np.int64)
