"""Retrieval: the places of a pool that may hold a quote's original, by meaning and by words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from aligner.match.pool.arrays import Floats, Ints, Pool, norms, word_vectors
from aligner.match.pool.tokens import Words
from aligner.match.retrieve.dense import WindowScan
from aligner.match.retrieve.lexical import Postings, best_of
from aligner.match.retrieve.lexicon import Lexicon
from aligner.protocols import AdditiveEncoder

# Pools of at most so many words are looked through by meaning too; in others words point to the sentences.
SMALL = 1_500_000
# Sentences looked at more closely: those that hold most of a quote's words (one in so many of the pool, but at least
# and at most so many), and those nearest in meaning; in a large pool, for short quotes, those that hold most of their
# words, common ones too.
SHORTLIST = (70, 300, 3000)
NEAREST = 250
# Meaning need not be asked where the best sentence holds so much.
CLEAR = 0.35
# Quotes of at most so many words are always asked by meaning too, and so are their words that the table renders surely:
# one word more or less is much to them, and of what comes near them little may be missed.
SHORT = 9
# Of so many sentences that hold most words the ones before are looked at too: a quote may begin there, with few words.
BEFORE = 10
# Windows, of those that come first, whose bounds are the exact best and not the best by estimated norms; none that is
# so far behind the best.
REFINED, BEHIND = 6, 0.5
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

    def __init__(self, pool: Pool, encoder: AdditiveEncoder, lexicon: Lexicon, small: int = SMALL) -> None:
        """Prepare the pool: one vector a distinct word, and the sentences of every word."""
        self.pool, self.encoder, self.lexicon = pool, encoder, lexicon
        self.vectors = word_vectors(encoder, pool.vocabulary, "en") if pool.vectors is None else pool.vectors
        self.information = lexicon.information(pool.vocabulary, "en")
        self.postings = Postings(pool, self.vectors, lexicon)
        self._small = len(pool) <= small
        each, least, most = SHORTLIST
        self._shortlist = min(max((len(pool.first) - 1) // each, least), most)

    @cached_property
    def lengths(self) -> Floats:
        """The length of each word's vector, never nothing."""
        return np.maximum(norms(self.vectors), np.float32(1e-9))

    @cached_property
    def scan(self) -> WindowScan:
        """What scores windows by meaning; made when it is first asked for."""
        return WindowScan(self.pool, self.vectors)

    def prepare(self, texts: Sequence[Words]) -> list[QueryWords]:
        """Give French word lists their vectors and weights."""
        keys = sorted({k for words in texts for k in words.keys})
        numbers = {k: i for i, k in enumerate(keys)}
        vectors, information = word_vectors(self.encoder, keys, "fr"), self.lexicon.information(keys, "fr")
        short = {k for words in texts if len(words) <= SHORT for k in words.keys}
        self.postings.learn(dict(zip(keys, vectors, strict=True)), short)
        out = []
        for words in texts:
            at = np.array([numbers[k] for k in words.keys], np.int64)
            total = vectors[at].sum(axis=0)
            out.append(QueryWords(words, vectors[at], information[at], total / max(1e-9, float(np.linalg.norm(total)))))
        return out

    def search(self, queries: Sequence[QueryWords], most: int, whole: bool = False) -> list[list[Window]]:
        """Return about `most` windows a query from both ways of looking, one a sentence; queries have words.

        Looked at are the sentences that hold most of a quote's words and, where none holds much, those nearest in
        meaning; in a large pool, for short quotes, those that hold most of the common words too; all of them where the
        `whole` pool is asked for.
        """
        weights = [dict(zip(q.words.keys, q.information.tolist(), strict=True)) for q in queries]
        short = [len(query.words) <= SHORT for query in queries]
        held = [self.postings.search(own, self._shortlist, few) for own, few in zip(weights, short, strict=True)]
        unclear = [
            i for i, (_, values) in enumerate(held) if self._small and (values.max(initial=0.0) < CLEAR or short[i])
        ]
        units = np.array([queries[i].unit for i in unclear], np.float32).reshape(-1, self.vectors.shape[1])
        near = dict(zip(unclear, units @ self.vectors.T, strict=True))
        out = []
        for i, query in enumerate(queries):
            sentences, lexical = held[i]
            more = self._before(sentences[best_of(lexical, BEFORE)])
            if whole or i in near:
                more = np.union1d(more, self._all() if whole else self._nearest(near[i], len(query.words)))
            elif short[i] and not self._small:
                more = np.union1d(more, self.postings.common(weights[i], NEAREST))
            more = np.setdiff1d(more, sentences)
            sentences = np.concatenate([sentences, more])
            lexical = np.concatenate([lexical, self.postings.held(more, weights[i], short[i])])
            out.append(self._windows(query, most, sentences, lexical, near.get(i)))
        return out

    def _all(self) -> Ints:
        return np.flatnonzero(np.diff(self.pool.first)).astype(np.int32)

    def _before(self, sentences: Ints) -> Ints:
        """Return the sentences that stand before some in one document, where there are any."""
        pool = self.pool
        before = sentences[sentences > 0] - 1
        low, own = pool.first[before], pool.first[before + 1]
        return np.asarray(before[(low < own) & (pool.document_of[low] == pool.document_of[own])], np.int32)

    def _nearest(self, near: Floats, words: int) -> Ints:
        """Return the sentences nearest in meaning to a quote of so many words, or for a short one in some of theirs."""
        cosines = self.scan.windows(near, words) if words <= SHORT else self.scan.sentences(near)
        best = best_of(cosines, NEAREST)
        return best[cosines[best] > 0].astype(np.int32)

    def _windows(
        self, query: QueryWords, most: int, sentences: Ints, lexical: Floats, near: Floats | None
    ) -> list[Window]:
        if not len(sentences):
            return []
        starts, ends, dense = self.scan.among(query.unit, len(query.words), sentences, near)
        chosen = np.unique(np.concatenate([best_of(dense + w * lexical, most // 2) for w in _MIXTURES]))
        chosen = np.union1d(chosen, best_of(lexical, most // 3))
        chosen = chosen[dense[chosen] > -1]
        starts, ends = starts[chosen], ends[chosen]
        exact = self.scan.exact(query.unit, starts, ends)
        rows = zip(starts.tolist(), ends.tolist(), exact.tolist(), lexical[chosen].tolist(), strict=True)
        found = [Window(*row) for row in rows]
        scores = exact + _MIXTURES[-1] * lexical[chosen]
        best = best_of(scores, REFINED)
        for k in best[scores[best] >= scores.max(initial=0.0) - BEHIND].tolist():
            found[k] = self.window_in(query, int(sentences[chosen[k]]), found[k].lexical)
        return sorted(found, key=lambda w: (-w.dense, w.start))

    def window_in(self, query: QueryWords, sentence: int, lexical: float = 0.0) -> Window:
        """Return the best window that starts in a sentence, by meaning."""
        start, end, cosine = self.scan.best(query.unit, len(query.words), sentence)
        return Window(start, end, cosine, lexical)
