"""From windows to proposals: each candidate's most plausible span, with the features by which it is judged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from aligner.match.judge.features import Retrieved, begins, ends, features, sought
from aligner.match.pool.arrays import Floats, Ints, Pool
from aligner.match.pool.paragraphs import one_paragraph, paragraph_numbers, within_one
from aligner.match.retrieve.candidates import QueryWords, Retriever, Window
from aligner.match.span.links import Links, WordLinks, link
from aligner.match.span.runs import Near, Parts, Runs, SpanWeights, best, near, parts, scores
from aligner.match.span.sentences import completed
from aligner.match.span.whole import whole_numbers

# Windows by retrieval score that are looked at closely, at most and at least; more than the least only where they come
# so near the best.
CLOSELY, AT_LEAST, NEAR_BEST = 24, 5, 0.4
LEXICAL_SHARE = 0.7


@dataclass(frozen=True, slots=True)
class Proposal:
    """A run of pool words `start` to `end` (exclusive) put forward as the original, with its features.

    `score` is that of the run in its stretch; `near` are the runs there that come near it: start, end and score.
    `words` are the links of the quote's words with those of all places that were looked at.
    """

    start: int
    end: int
    features: Floats
    score: float = 0.0
    near: tuple[Near, ...] = ()
    words: WordLinks | None = None


def bounds(pool: Pool, start: Ints, end: Ints) -> tuple[Floats, Floats]:
    """Return how runs of pool words open and close: 1 where the sentence does, 0.5 at punctuation, else 0."""
    opens = start == pool.first[pool.sentence_of[start]]
    closes = end == pool.first[pool.sentence_of[end - 1] + 1]
    after = closes | (pool.gaps[np.minimum(end, len(pool) - 1)] > 0)
    first = np.maximum(opens, 0.5 * (pool.gaps[start] > 0))
    return first.astype(np.float32), np.maximum(closes, 0.5 * after).astype(np.float32)


def compare(
    retriever: Retriever, edge_of: Ints, french: str, query: QueryWords, windows: Sequence[Window]
) -> tuple[Links, Parts]:
    """Link the quote with the stretches around the windows, and describe all their runs."""
    links = link(retriever, query, windows)
    return links, parts(links, edge_of, begins(french), ends(french), len(french))


def propose(
    retriever: Retriever,
    edge_of: Ints,
    weights: SpanWeights,
    french: str,
    query: QueryWords,
    windows: Sequence[Window],
) -> list[Proposal]:
    """Return one proposal for each promising window, best first; those whose stretch has no run are left out."""
    chosen = promising(windows)
    if not chosen:
        return []
    links, described = compare(retriever, edge_of, french, query, chosen)
    total = scores(described, weights)
    runs = best(total)
    if within_one(french) and _barred(retriever.pool, links, runs, total):
        runs = best(total)
    low = links.low[runs.rows]
    others = near(total, runs, low)
    if begins(french) and ends(french):
        runs, others = completed(retriever.pool, edge_of, low, runs, others)
    start, end = low + runs.first, low + runs.last + 1
    places = [whole_numbers(retriever.pool, *place) for place in zip(start.tolist(), end.tolist(), strict=True)]
    found = Retrieved(
        runs.score,
        np.array([chosen[c].lexical for c in runs.rows], np.float32),
        np.array([chosen[c].dense for c in runs.rows], np.float32),
        *bounds(retriever.pool, start, end),
    )
    keys = [retriever.pool.words(*place) for place in places]
    rows = features(links, sought(links, french), runs, keys, found).rows()
    return [
        Proposal(*place, row, score, some, links.words)
        for place, row, score, some in zip(places, rows, runs.score.tolist(), others, strict=True)
    ]


def _barred(pool: Pool, links: Links, runs: Runs, total: Floats) -> bool:
    """Bar runs across paragraphs, by -inf in `total`, from the stretches whose best run is one; tell whether any is.

    No sentence has several paragraphs, so that most need not be looked for.
    """
    start, end = links.low[runs.rows] + runs.first, links.low[runs.rows] + runs.last + 1
    crossing = False
    for k in np.flatnonzero(pool.sentence_of[start] != pool.sentence_of[end - 1]).tolist():
        if not one_paragraph(pool, int(start[k]), int(end[k])):
            row = int(runs.rows[k])
            numbers = paragraph_numbers(pool, int(links.low[row]), int(links.high[row]))
            total[row, : len(numbers), : len(numbers)][numbers[:, None] != numbers] = -np.inf
            crossing = True
    return crossing


def promising(windows: Sequence[Window]) -> list[Window]:
    """Return the windows that are looked at closely, best first: those that come near the best, some at least."""

    def score(window: Window) -> float:
        return window.dense + LEXICAL_SHARE * window.lexical

    ordered = sorted(windows, key=lambda window: -score(window))[:CLOSELY]
    return [w for k, w in enumerate(ordered) if k < AT_LEAST or score(w) >= score(ordered[0]) - NEAR_BEST]
