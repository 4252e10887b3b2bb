"""The exact words: the most plausible run of words in a stretch of the pool, by learned weights.

One segment of a semi-Markov conditional random field (Sarawagi and Cohen 2004): a run's score is the sum of what its
beginning, its end, each of its words, its length and its cosine say.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from aligner.languages.en.edges import EDGE_WORDS
from aligner.match.pool.arrays import Floats, Ints
from aligner.match.span.blocks import Block, weighed
from aligner.match.span.boundaries import BOUNDARY, SEEN, boundary, summary
from aligner.match.span.links import Links

# Features of one word of a run, and of a run as a whole.
WORD, PAIR = 11, 6
# Of runs near the best: beginnings and ends that are looked at, runs at most, and by how much they may score less.
EDGES, NEAR, WITHIN = 4, 4, 3.0

Near = tuple[int, int, float]
"""A run of pool words that comes near the best one of its stretch: start, end (exclusive), score."""


@dataclass(frozen=True, slots=True)
class Parts:
    """The features of all runs: `start` and `end` of their boundaries, in blocks; `word` per word (c, n, k).

    `shape` (n, n, k) is what a run's length tells, from word i to word j inclusive, `cosine` (c, n, n) its likeness.
    """

    start: list[Block]
    end: list[Block]
    word: Floats
    shape: Floats
    cosine: Floats
    allowed: NDArray[np.bool_]

    def pair(self) -> Floats:
        """Return the features of each run as a whole: shape (c, n, n, k)."""
        shape = np.broadcast_to(self.shape, (*self.cosine.shape, self.shape.shape[-1]))
        return np.concatenate([shape, np.stack([self.cosine, self.cosine**2], axis=-1)], axis=-1)


def parts(links: Links, edge_of: NDArray[np.int32], begins: bool, ends: bool, characters: int) -> Parts:
    """Return the features of all runs of all stretches.

    `begins`, `ends`: the quote starts with a capital letter, ends with a full stop or the like; `characters` is its
    length; `edge_of` comes from `edge_numbers`.
    """
    count, told = len(links.query.words), summary(links)
    speech = (edge_of[:, 0][links.tokens] == len(EDGE_WORDS)).astype(np.float32)
    best, lost = told.best, (1 - told.best) * links.weight
    word = np.stack(
        [told.landed, best, best * links.weight, lost, links.weight, np.ones_like(best),
         links.gaps == 2, links.gaps == 1, speech * (1 - best), speech * best, lost * told.unfound],
        axis=-1, dtype=np.float32,
    )  # fmt: skip
    at = np.arange(1, best.shape[1] + 1, dtype=np.float32)
    runs = np.maximum(at[None, :] - at[:, None] + 1, 0.1)
    ratio, expected = np.log(runs / (1 + count)), np.log((6.0 * runs + 4) / (characters + 4.0))
    possible = (at[None, :] >= at[:, None]) & (runs <= 1.9 * count + 4) & (runs >= 0.3 * count - 1)
    allowed = possible & links.inside[:, :, None] & links.inside[:, None, :]
    return Parts(
        boundary(links, told, links.gaps, edge_of, 1, begins, begins and ends),
        boundary(links, told, links.after, edge_of, -1, ends, begins and ends),
        word,
        np.stack([ratio, ratio**2, np.abs(ratio), expected**2], axis=-1, dtype=np.float32),
        links.cosine,
        allowed,
    )


@dataclass(frozen=True, slots=True)
class EdgeWeights:
    """What a boundary is worth: one weight for each feature, and a hidden layer over the first SEEN of them.

    `table` (BOUNDARY, 1 + h) holds the weights and, zero beyond SEEN, those of the hidden layer; `bias` and `out` (h,).
    """

    table: Floats
    bias: Floats
    out: Floats

    @staticmethod
    def of(plain: Floats, hidden: Floats, bias: Floats, out: Floats) -> EdgeWeights:
        """Join the weights of the features, (BOUNDARY,), and of the hidden layer, (SEEN, h), (h,) and (h,)."""
        if (plain.shape, hidden.shape, out.shape) != ((BOUNDARY,), (SEEN, len(bias)), bias.shape):
            raise ValueError("its span weights are not those of this version's features")
        table = np.zeros((BOUNDARY, 1 + len(bias)), np.float32)
        table[:, 0], table[:SEEN, 1:] = plain, hidden
        return EdgeWeights(table, bias, out)

    def __call__(self, blocks: Sequence[Block], shape: tuple[int, ...]) -> Floats:
        """Return the score of each boundary: `shape`, that of the blocks without their last axis."""
        total = weighed(blocks, shape, self.table, SEEN)
        return np.asarray(total[..., 0] + np.maximum(total[..., 1:] + self.bias, 0) @ self.out, np.float32)


@dataclass(frozen=True, slots=True)
class SpanWeights:
    """What each feature of `Parts` is worth."""

    start: EdgeWeights
    end: EdgeWeights
    word: Floats
    pair: Floats

    @staticmethod
    def of(table: Mapping[str, Sequence[float]]) -> SpanWeights:
        """Read the weights that `training/matcher/03_span.py` wrote; ValueError where they do not fit the features."""
        got = {name: np.array(values, np.float32).ravel() for name, values in table.items()}
        edges = [
            EdgeWeights.of(
                got[f"{side}_plain"],
                got[f"{side}_hidden"].reshape(-1, len(got[f"{side}_bias"])),
                got[f"{side}_bias"],
                got[f"{side}_out"],
            )
            for side in ("start", "end")
        ]
        weights = SpanWeights(edges[0], edges[1], got["word"], got["pair"])
        if (len(weights.word), len(weights.pair)) != (WORD, PAIR):
            raise ValueError("its span weights are not those of this version's features")
        return weights


def scores(found: Parts, weights: SpanWeights) -> Floats:
    """Return the score of every run: shape (c, n, n), from word i to word j inclusive; -inf where not allowed."""
    size = found.shape.shape[-1]
    inner = np.cumsum(found.word @ weights.word, axis=1)
    before = np.concatenate([np.zeros_like(inner[:, :1]), inner[:, :-1]], axis=1)
    total = found.cosine * weights.pair[size + 1]
    total += weights.pair[size]
    total *= found.cosine
    total += found.shape @ weights.pair[:size]
    total += (weights.start(found.start, inner.shape) - before)[:, :, None]
    total += (weights.end(found.end, inner.shape) + inner)[:, None, :]
    total[~found.allowed] = -np.inf
    return np.asarray(total, np.float32)


@dataclass(frozen=True, slots=True)
class Runs:
    """One run of each of some stretches: the stretch, the run's first and last word (inclusive) there, its score."""

    rows: NDArray[np.int64]
    first: NDArray[np.int64]
    last: NDArray[np.int64]
    score: Floats


def best(total: Floats) -> Runs:
    """Return each stretch's best run; stretches where none is allowed are left out."""
    flat = total.reshape(len(total), -1)
    top = flat.argmax(axis=1)
    score = flat[np.arange(len(total)), top]
    rows = np.flatnonzero(np.isfinite(score))
    return Runs(rows, top[rows] // total.shape[2], top[rows] % total.shape[2], score[rows])


def near(total: Floats, runs: Runs, low: Ints) -> list[tuple[Near, ...]]:
    """Return for each of some best runs those of its stretch that come near it, best first: start, end, score.

    They begin at one of the EDGES most plausible words for its end, and end at one of those for its beginning: at most
    NEAR of them, none whose score is lower by more than WITHIN. `low` is where each stretch begins in the pool; ends
    are exclusive.
    """
    rows, most = runs.rows, min(EDGES, total.shape[1])
    first = np.argpartition(-total[rows, :, runs.last], most - 1, axis=1)[:, :most]
    last = np.argpartition(-total[rows, runs.first, :], most - 1, axis=1)[:, :most]
    score = total[rows[:, None, None], first[:, :, None], last[:, None, :]].reshape(len(rows), -1)
    order = np.argsort(-score, axis=1, kind="stable")[:, : NEAR + 1]
    start, end = (np.take_along_axis(edge, at, 1) for edge, at in ((first, order // most), (last, order % most)))
    score = np.take_along_axis(score, order, 1)
    other = (start != runs.first[:, None]) | (end != runs.last[:, None])
    keep = other & (score >= runs.score[:, None] - WITHIN)
    start, end = start + low[:, None], end + low[:, None] + 1
    return [
        tuple(zip(a[k].tolist(), b[k].tolist(), s[k].tolist(), strict=True))[:NEAR]
        for a, b, s, k in zip(start, end, score, keep, strict=True)
    ]
