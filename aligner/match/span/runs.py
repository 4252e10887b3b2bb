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
from aligner.match.pool.arrays import Floats
from aligner.match.span.boundaries import BOUNDARY, SEEN, boundary, unfound
from aligner.match.span.links import Links

# Features of one word of a run, and of a run as a whole.
WORD, PAIR = 11, 6


@dataclass(frozen=True, slots=True)
class Parts:
    """The features of all runs: `start`, `end`, `word` per word (c, n, k); `pair` per run (c, n, n, k), j inclusive."""

    start: Floats
    end: Floats
    word: Floats
    pair: Floats
    allowed: NDArray[np.bool_]


def parts(
    links: Links, edge_of: NDArray[np.int32], begins: bool, ends: bool, characters: int, *, within: bool = False
) -> Parts:
    """Return the features of all runs of all stretches.

    `begins`, `ends`: the quote starts with a capital letter, ends with a full stop or the like; `characters` is its
    length; `edge_of` comes from `edge_numbers`. Only runs `within` one paragraph are allowed, if so asked.
    """
    query, strength = links.query, links.strength
    speech = (edge_of[links.tokens, 0] == len(EDGE_WORDS)).astype(np.float32)
    best = strength.max(axis=0)
    landed = (links.share * (strength.max(axis=2, keepdims=True) * query.information[:, None, None])).sum(axis=0)
    word = np.stack(
        [landed, best, best * links.weight, (1 - best) * links.weight, links.weight, np.ones_like(best),
         (links.gaps == 2).astype(np.float32), (links.gaps == 1).astype(np.float32),
         speech * (1 - best), speech * best, (1 - best) * links.weight * unfound(links)],
        axis=-1,
    )  # fmt: skip
    count = np.arange(1, best.shape[1] + 1, dtype=np.float32)
    runs = np.maximum(count[None, :] - count[:, None] + 1, 0.1)
    ratio = np.log(runs / (1 + len(query.words)))[None].repeat(len(best), axis=0)
    expected = np.log((6.0 * runs + 4) / (characters + 4.0))[None].repeat(len(best), axis=0)
    pair = np.stack([ratio, ratio**2, np.abs(ratio), expected**2, links.cosine, links.cosine**2], axis=-1)
    allowed = (count[None, :] >= count[:, None])[None] & links.inside[:, :, None] & links.inside[:, None, :]
    allowed &= (runs <= 1.9 * len(query.words) + 4)[None] & (runs >= 0.3 * len(query.words) - 1)[None]
    if within:
        allowed &= links.paragraph[:, :, None] == links.paragraph[:, None, :]
    return Parts(
        boundary(links, links.gaps, edge_of, 1, begins, begins and ends),
        boundary(links, links.after, edge_of, -1, ends, begins and ends),
        np.asarray(word, np.float32), np.asarray(pair, np.float32), allowed,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class EdgeWeights:
    """What a boundary is worth: one weight for each feature, and a hidden layer over the first SEEN of them.

    `plain` (BOUNDARY,), `hidden` (SEEN, h), `bias` (h,), `out` (h,).
    """

    plain: Floats
    hidden: Floats
    bias: Floats
    out: Floats

    def __call__(self, features: Floats) -> Floats:
        """Return the score of each boundary: the shape of `features` without its last axis."""
        inside = np.maximum(features[..., :SEEN] @ self.hidden + self.bias, 0)
        return np.asarray(features @ self.plain + inside @ self.out, np.float32)


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
            EdgeWeights(
                got[f"{side}_plain"],
                got[f"{side}_hidden"].reshape(-1, len(got[f"{side}_bias"])),
                got[f"{side}_bias"],
                got[f"{side}_out"],
            )
            for side in ("start", "end")
        ]
        weights = SpanWeights(edges[0], edges[1], got["word"], got["pair"])
        shapes = [(len(e.plain), *e.hidden.shape, len(e.out)) for e in edges]
        wanted = [(BOUNDARY, SEEN, len(e.bias), len(e.bias)) for e in edges]
        if shapes != wanted or (len(weights.word), len(weights.pair)) != (WORD, PAIR):
            raise ValueError("its span weights are not those of this version's features")
        return weights


def scores(found: Parts, weights: SpanWeights) -> Floats:
    """Return the score of every run: shape (c, n, n), from word i to word j inclusive; -inf where not allowed."""
    inner = np.cumsum(found.word @ weights.word, axis=1)
    before = np.concatenate([np.zeros_like(inner[:, :1]), inner[:, :-1]], axis=1)
    total = inner[:, None, :] - before[:, :, None] + found.pair @ weights.pair
    total += weights.start(found.start)[:, :, None] + weights.end(found.end)[:, None, :]
    return np.where(found.allowed, total, -np.inf).astype(np.float32)
