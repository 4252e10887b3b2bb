"""Runs near the best one of a stretch."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from aligner.match.span.runs import NEAR, WITHIN, best, near


def table(size: int, seed: int, stretches: int = 3) -> np.ndarray:
    scores = np.random.default_rng(seed).normal(0, 3, (stretches, size, size)).astype(np.float32)
    scores[:, ~np.triu(np.ones((size, size), bool))] = -np.inf
    return scores


@given(st.integers(1, 9), st.integers(0, 10_000))
def test_near_runs_are_others_that_score_little_less(size: int, seed: int) -> None:
    total = table(size, seed)
    low, runs = np.array([0, 100, 200]), best(total)
    for row, (first, last, score), others in zip(
        range(3), zip(runs.first, runs.last, runs.score, strict=True), near(total, runs, low), strict=True
    ):
        assert len(others) <= NEAR and len(set(others)) == len(others)
        assert [s for _, _, s in others] == sorted((s for _, _, s in others), reverse=True)
        for start, end, value in others:
            assert low[row] <= start < end <= low[row] + size
            assert (start, end) != (low[row] + first, low[row] + last + 1)
            assert value == total[row, start - low[row], end - 1 - low[row]]
            assert score - WITHIN <= value <= score


def test_runs_with_one_other_edge_are_found() -> None:
    total = np.full((1, 6, 6), -np.inf, np.float32)
    total[0, 1, 4], total[0, 0, 4], total[0, 1, 5], total[0, 2, 3] = 5.0, 4.0, 4.5, 1.0
    assert near(total, best(total), np.array([10])) == [((11, 16, 4.5), (10, 15, 4.0))]


def test_what_is_not_allowed_is_not_near() -> None:
    total = np.full((1, 3, 3), -np.inf, np.float32)
    total[0, 0, 2] = 0.0
    assert near(total, best(total), np.array([0])) == [()]
