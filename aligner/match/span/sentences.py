"""Whole sentences: a quote that begins and ends like a sentence is one, freely though it may be translated."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from aligner.languages.en.edges import EDGE_WORDS
from aligner.match.pool.arrays import Ints, Pool
from aligner.match.span.runs import Near, Runs

# By how much the score of a run of whole sentences may be lower than that of the best run of the same sentences.
LOWER = 2.0


def completed(
    pool: Pool, edge_of: NDArray[np.int32], low: Ints, runs: Runs, near: list[tuple[Near, ...]]
) -> tuple[Runs, list[tuple[Near, ...]]]:
    """Return some best runs, those that leave out an edge of their sentences with it, where such a run comes near.

    Not where somebody speaks in what is left out (`edge_of` tells verbs of speech): "We won, he said." `low` is where
    each stretch begins in the pool, `near` the runs there that come near, see `aligner.match.span.runs.near`; they are
    returned too, and with them the runs that were completed.
    """
    first, last, score, others = runs.first.copy(), runs.last.copy(), runs.score.copy(), list(near)
    for k, some in enumerate(near):
        own = int(low[k] + first[k]), int(low[k] + last[k] + 1)
        fits = (run for run in some if run[2] >= score[k] - LOWER and _completes(pool, edge_of, own, run))
        if not _whole(pool, *own) and (run := next(fits, None)):
            others[k] = ((*own, float(score[k])), *(other for other in some if other != run))
            first[k], last[k], score[k] = run[0] - low[k], run[1] - 1 - low[k], run[2]
    return replace(runs, first=first, last=last, score=score), others


def _whole(pool: Pool, start: int, end: int) -> bool:
    """Tell whether a run of pool words begins and ends with sentences."""
    opens, closes = pool.first[pool.sentence_of[start]], pool.first[pool.sentence_of[end - 1] + 1]
    return bool(start == opens and end == closes)


def _completes(pool: Pool, edge_of: NDArray[np.int32], own: tuple[int, int], run: Near) -> bool:
    """Tell whether a run is the sentences that another lies in, and nobody is said to speak beside that."""
    start, end, _ = run
    same = (
        pool.sentence_of[start] == pool.sentence_of[own[0]]
        and pool.sentence_of[end - 1] == pool.sentence_of[own[1] - 1]
    )
    if not (same and start <= own[0] and own[1] <= end and _whole(pool, start, end)):
        return False
    beside = np.concatenate([pool.tokens[start : own[0]], pool.tokens[own[1] : end]])
    return not (edge_of[beside, 0] == len(EDGE_WORDS)).any()
