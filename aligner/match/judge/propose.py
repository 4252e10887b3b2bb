"""From windows to proposals: each candidate's most plausible span, with the features by which it is judged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from aligner.match.judge.features import Retrieved, begins, ends, features, sought
from aligner.match.pool.arrays import Floats, Ints, Pool
from aligner.match.pool.paragraphs import within_one
from aligner.match.retrieve.candidates import QueryWords, Retriever, Window
from aligner.match.span.links import Links, link
from aligner.match.span.runs import Parts, SpanWeights, parts, scores

# Windows by retrieval score that are looked at closely, and spans of one stretch that may compete.
CLOSELY = 24
LEXICAL_SHARE = 0.7


@dataclass(frozen=True, slots=True)
class Proposal:
    """A run of pool words `start` to `end` (exclusive) put forward as the original, with its features."""

    start: int
    end: int
    features: Floats
    score: float = 0.0


def bounds(pool: Pool, start: int, end: int) -> tuple[float, float]:
    """Return how a run of pool words opens and closes: 1 where its sentence does, 0.5 at punctuation, else 0."""
    opens = start == int(pool.first[pool.sentence_of[start]])
    closes = end == int(pool.first[pool.sentence_of[end - 1] + 1])
    after = closes or bool(pool.gaps[end])
    return max(float(opens), 0.5 * bool(pool.gaps[start])), max(float(closes), 0.5 * after)


def compare(
    retriever: Retriever, edge_of: Ints, french: str, query: QueryWords, windows: Sequence[Window]
) -> tuple[Links, Parts]:
    """Link the quote with the stretches around the windows, and describe all their runs."""
    links = link(retriever, query, windows)
    return links, parts(links, edge_of, begins(french), ends(french), len(french), within=within_one(french))


def best_runs(total: Floats) -> tuple[NDArray[np.int64], NDArray[np.int64], Floats]:
    """Return each stretch's best run: its first word, its last word (inclusive) and its score."""
    flat = total.reshape(len(total), -1)
    top = flat.argmax(axis=1)
    return top // total.shape[2], top % total.shape[2], flat[np.arange(len(total)), top]


def propose(
    retriever: Retriever,
    edge_of: Ints,
    weights: SpanWeights,
    french: str,
    query: QueryWords,
    windows: Sequence[Window],
) -> list[Proposal]:
    """Return one proposal for each window, in order; windows whose stretch has no run are left out."""
    chosen = sorted(windows, key=lambda w: -(w.dense + LEXICAL_SHARE * w.lexical))[:CLOSELY]
    if not chosen:
        return []
    links, runs = compare(retriever, edge_of, french, query, chosen)
    first, last, score = best_runs(scores(runs, weights))
    quote, out = sought(links, french), []
    for c, window in enumerate(chosen):
        if not np.isfinite(score[c]):
            continue
        i, j = int(first[c]), int(last[c]) + 1
        low = int(links.low[c])
        keys = retriever.pool.words(low + i, low + j)
        found = Retrieved(float(score[c]), window.lexical, window.dense, *bounds(retriever.pool, low + i, low + j))
        out.append(Proposal(low + i, low + j, features(links, quote, c, i, j, keys, found).row()))
    return out
