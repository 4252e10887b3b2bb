"""Looking by words: the sentences that hold renderings of a quote's words."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from aligner.match.pool.arrays import Floats, Ints, Pool, norms
from aligner.match.retrieve.lexicon import Lexicon, is_number
from aligner.match.retrieve.spelling import Spelt, spelling

# A pool word that stands in more than this part of all sentences is no reason to look at them.
_COMMON = 0.03
# Pool words taken as near in meaning to a French word, the cosine from which they are, French words compared at once.
_NEAREST, _NEAR_FROM, _BATCH = 6, 0.45, 64
# Words with a rendering of at least this strength are compared by meaning only where a quote is looked at closely.
_SURE = 0.3
# Renderings of at least this strength are looked for though they are common.
_GOOD = 0.09
# Pool words that French words are compared with by meaning, at most: the commonest.
_COMPARED = 20_000
# Postings looked at for one quote: this bounds the cost of a search, whatever the pool.
_LOOKED_AT = 300_000
# Fewer sentences are enough where the best one leaves the others so far behind, but at least so many.
FAR_BEHIND, FEWEST = 0.5, 40
# Of more sentences than these it pays to look at some first.
_MANY = 1000
# French words whose renderings are remembered, about: some 600 bytes each.
_REMEMBERED = 1 << 14
# Spelling this alike renders a word that the table does not know.
_ALIKE_FROM = 0.4
_NONE = np.zeros(0, np.int32)
Places = NDArray[np.intp]


class Postings:
    """The sentences of every pool word, and the pool words that may render a French word."""

    def __init__(self, pool: Pool, vectors: Floats, lexicon: Lexicon) -> None:
        """List the sentences of every word, and join the table's English words with the pool's."""
        self._pool, self._lexicon = pool, lexicon
        self.spelt = Spelt(pool.vocabulary)
        self._number = {word: i for i, word in enumerate(pool.vocabulary)}
        self._from_lexicon = np.full(len(lexicon.english), -1, np.int32)
        for number, word in enumerate(pool.vocabulary):
            if (there := lexicon.english.get(word)) is not None:
                self._from_lexicon[there] = number
        self._rows, self._row = pool.postings or sentences_of(pool)
        self._sentences = len(pool.first) - 1
        self._compared = _commonest(np.diff(self._row))
        self._vectors = vectors if len(self._compared) == len(vectors) else vectors[self._compared]
        self._norms = np.maximum(norms(self._vectors), np.float32(1e-9))
        self._known: dict[str, tuple[Ints, Floats]] = {}
        self._renderings: dict[tuple[str, bool], tuple[Ints, Floats]] = {}
        # Scratch for one quote at a time; both are always zero between quotes.
        self._total = np.zeros(self._sentences, np.float32)
        self._asked = np.zeros(len(pool.vocabulary), np.int32)

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
            may = self.spelt.sharing(word, _ALIKE_FROM)
            alike = spelling(Spelt([word]), self.spelt.take(may), _ALIKE_FROM)[0]
            numbers, strength = may[alike > _ALIKE_FROM], alike[alike > _ALIKE_FROM]
        self._known[word] = numbers, strength
        return numbers, strength

    def learn(self, words: Mapping[str, Floats], closely: Collection[str] = ()) -> None:
        """Find the pool words that may render French words not met before (given with their vectors).

        Those near in meaning are looked for where the table has no rendering that is sure; for the words that are
        looked at `closely`, where it has one, too.
        """
        if len(self._renderings) > _REMEMBERED:
            self._renderings.clear()
            self._known.clear()
        asked = []
        for word in words:
            if (word, word in closely) not in self._renderings:
                numbers, strength = self.translations(word)
                own = self._renderings[word, False] = self._telling(numbers, np.sqrt(strength))
                if is_number(word):
                    self._renderings[word, True] = own
                elif word in closely or not self._sure(word):
                    asked.append(word)
        for start in range(0, len(asked), _BATCH):
            some = asked[start : start + _BATCH]
            rows = np.stack([words[k] / max(1e-9, float(np.linalg.norm(words[k]))) for k in some])
            for word, near in zip(some, rows @ self._vectors.T, strict=True):
                joined = self._telling(*self._joined(*self._renderings[word, False], near))
                self._renderings[word, True] = joined
                if not self._sure(word):
                    self._renderings[word, False] = joined

    def _sure(self, word: str) -> bool:
        return float(self.translations(word)[1].max(initial=0.0)) >= _SURE

    def _joined(self, numbers: Ints, strength: Floats, near: Floats) -> tuple[Ints, Floats]:
        """Add to a word's renderings the pool words nearest in meaning; each once, with the greater strength."""
        close = np.flatnonzero(near > _NEAR_FROM * self._norms)
        cosines = near[close] / self._norms[close]
        if len(close) > _NEAREST:
            best = np.argpartition(-cosines, _NEAREST)[:_NEAREST]
            close, cosines = close[best], cosines[best]
        meaning = np.clip((cosines - _NEAR_FROM) / (1 - _NEAR_FROM), 0, 1)
        together = np.concatenate([numbers, self._compared[close]]).astype(np.int32)
        values = np.concatenate([strength, meaning]).astype(np.float32)
        order = np.lexsort((-values, together))
        first = np.r_[True, np.diff(together[order]) > 0] if len(order) else np.zeros(0, bool)
        return together[order][first], values[order][first]

    def search(self, weights: Mapping[str, float], most: int, closely: bool = False) -> tuple[Ints, Floats]:
        """Return the sentences, at most so many, that hold most of a quote's words, and the part of its weight held.

        The sentences ascend, and are few where one holds far more than others. They come from the rare words' postings,
        until so many places were looked at that the cost would grow with the pool; what they hold of the other words is
        looked up in them. `closely` says that words near in meaning to any of them count; else they do where no
        rendering is sure.
        """
        seen, rest = self._added([(self._renderings[word, closely], weight) for word, weight in weights.items()])
        sentences, sums = self._best(seen, most)
        return self._most(sentences, (sums + rest) / max(1e-9, sum(weights.values())), weights, closely)

    def common(self, weights: Mapping[str, float], most: int) -> Ints:
        """Return the sentences, at most so many, that hold most of a quote's words, also of those common in the pool.

        "In a very short time" has no others. The sentences ascend; no more places are looked at than in `search`.
        """
        found = []
        for word, weight in weights.items():
            numbers, strength = self.translations(word)
            good = strength >= _GOOD
            found.append(((numbers[good], np.sqrt(strength[good])), weight))
        return self._best(self._added(found)[0], most)[0]

    def _added(self, found: Sequence[tuple[tuple[Ints, Floats], float]]) -> tuple[list[Places], float]:
        """Add to `_total` what sentences hold of words (renderings and weight), the rarest first.

        Return the sentences of each rendering, and the weight of the words of which there were too many.
        """
        sizes = [int((self._row[numbers + 1] - self._row[numbers]).sum()) for (numbers, _), _ in found]
        seen: list[Places] = []
        looked, rest = 0, 0.0
        for k in sorted(range(len(found)), key=sizes.__getitem__):
            (numbers, strength), weight = found[k]
            looked += sizes[k]
            if seen and looked > _LOOKED_AT:
                rest += weight
                continue
            for number, value in zip(numbers.tolist(), strength.tolist(), strict=True):
                # As numbers of the size that addresses have, which numpy would make of them at each use.
                seen.append(self._rows[self._row[number] : self._row[number + 1]].astype(np.intp))
                self._total[seen[-1]] += weight * value
        return seen, rest

    def _most(
        self, sentences: Ints, bounds: Floats, weights: Mapping[str, float], closely: bool
    ) -> tuple[Ints, Floats]:
        """Return those of some sentences that hold most, none of which holds more than its bound: see `search`."""
        if len(sentences) > _MANY:
            some = self.held(sentences[np.sort(best_of(bounds, FEWEST))], weights, closely)
            sentences = sentences[bounds >= min(float(some.min()), FAR_BEHIND * float(some.max())) - 1e-5]
        held = self.held(sentences, weights, closely)
        chosen = np.sort(best_of(held, max(FEWEST, int((held >= FAR_BEHIND * held.max(initial=0.0)).sum()))))
        return sentences[chosen], held[chosen]

    def _best(self, seen: Sequence[Places], most: int) -> tuple[Ints, Floats]:
        """Return those of some sentences, at most so many, whose sums are the greatest, and the sums; set all to zero.

        The sentences ascend.
        """
        sums = []
        for rows in seen:
            # A sentence that was seen before has no sum any more, and so comes once.
            sums.append(self._total.take(rows))
            self._total[rows] = 0
        touched, total = np.concatenate([_NONE, *seen], dtype=np.intp), np.concatenate([np.zeros(0, np.float32), *sums])
        if len(touched) > 16 * most:
            sample = total[:: len(touched) // (8 * most)]
            likely = np.flatnonzero(total >= np.partition(sample, -most)[-most])
            touched, total = touched[likely], total[likely]
        once = np.flatnonzero(total)
        chosen = once[best_of(total[once], most)]
        chosen = chosen[np.argsort(touched[chosen])]
        return touched[chosen].astype(np.int32), total[chosen]

    def held(self, sentences: Ints, weights: Mapping[str, float], closely: bool = False) -> Floats:
        """Return the part of a quote's weight that each of some sentences holds, none of them empty; as `search`."""
        out = np.zeros(len(sentences), np.float32)
        found = [self._renderings[word, closely] for word in weights]
        numbers, at = np.unique(np.concatenate([_NONE, *(own for own, _ in found)]), return_inverse=True)
        words = np.repeat(np.arange(len(found)), [len(own) for own, _ in found])
        # How well each rendering renders each word of the quote.
        table = np.zeros((len(numbers), len(found)), np.float32)
        table[at, words] = np.concatenate([out[:0], *(strength for _, strength in found)])
        there, rows = self._among(sentences, numbers)
        if len(there):
            first = np.flatnonzero(np.diff(rows, prepend=-1))
            own = np.array(list(weights.values()), np.float32)
            # A product of so few numbers by BLAS has been seen to warn of invalid values where there are none.
            best = np.maximum.reduceat(table[there], first)
            out[rows[first]] = np.einsum("ij,j->i", best, own) / max(1e-9, float(own.sum()))
        return out

    def _among(self, sentences: Ints, renderings: Ints) -> tuple[Ints, NDArray[np.int64]]:
        """Return which of some renderings are words of some sentences, and in which of the sentences each stands."""
        low = self._pool.first[sentences]
        sizes = self._pool.first[sentences + 1] - low
        tokens = self._pool.tokens[np.arange(int(sizes.sum())) + np.repeat(low - np.cumsum(sizes) + sizes, sizes)]
        self._asked[renderings] = np.arange(1, len(renderings) + 1)
        found = self._asked.take(tokens.astype(np.intp))
        self._asked[renderings] = 0
        at = np.flatnonzero(found)
        return found[at] - 1, np.searchsorted(np.cumsum(sizes), at, side="right")

    def _telling(self, numbers: Ints, strength: Floats) -> tuple[Ints, Floats]:
        """Leave out renderings that are common in the pool."""
        keep = self._row[numbers + 1] - self._row[numbers] <= max(50, _COMMON * self._sentences)
        return numbers[keep], strength[keep]


def best_of(scores: Floats, most: int) -> NDArray[np.int64]:
    """Return which scores are the greatest, at most so many of them, in no order."""
    most = min(most, len(scores))
    return np.argpartition(-scores, most - 1)[:most] if most else np.zeros(0, np.int64)


def _commonest(counts: NDArray[np.int64]) -> Ints:
    """Return the numbers of the words that stand in most sentences, in order."""
    if len(counts) <= _COMPARED:
        return np.arange(len(counts), dtype=np.int32)
    return np.sort(np.argsort(-counts, kind="stable")[:_COMPARED]).astype(np.int32)


def sentences_of(pool: Pool) -> tuple[Ints, NDArray[np.int64]]:
    """Return the postings of a pool: sentence numbers, and for each word of the vocabulary where its own begin."""
    pairs = np.unique(pool.tokens.astype(np.int64) * len(pool.first) + pool.sentence_of)
    row = np.searchsorted(pairs, np.arange(len(pool.vocabulary) + 1) * len(pool.first))
    return (pairs % len(pool.first)).astype(np.int32), row
