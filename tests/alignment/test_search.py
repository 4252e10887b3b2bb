"""The search finds the best path, and its probabilities are those of all paths."""

from __future__ import annotations

import itertools
from functools import lru_cache

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aligner.alignment.posterior import bead_probability, posteriors
from aligner.alignment.search import Block, Problem, best, paste

KINDS = 3


def cut(full: np.ndarray, lows: list[int], highs: list[int], sizes: list[int]) -> tuple[Block, ...]:
    """Cut the scores of all nodes into blocks of rows with their columns."""
    starts = list(itertools.accumulate([0, *sizes]))
    pieces = zip(starts, starts[1:], lows, highs, strict=False)
    return tuple(Block(a, low, np.ascontiguousarray(full[a:b, :, low : high + 1])) for a, b, low, high in pieces)


def problem_of(rows: int, columns: int, seed: int, size: int) -> tuple[Problem, np.ndarray]:
    rng = np.random.default_rng(seed)
    full = rng.normal(0, 2, (rows + 1, KINDS, columns + 1, KINDS)).astype(np.float32)
    sizes = [min(size, rows + 1 - k) for k in range(0, rows + 1, size)]
    blocks = cut(full, [0] * len(sizes), [columns] * len(sizes), sizes)
    return Problem(blocks, rng.normal(-1, 1, rows), rng.normal(-1, 1, columns), float(rng.normal(-1, 0.5))), full


def paths(problem: Problem, full: np.ndarray):
    """All paths, spelled out: tuples of beads (start, end) with their score; source runs before target runs."""
    rows, columns = problem.shape

    @lru_cache(None)
    def onward(i: int, j: int, state: int):
        if (i, j) == (rows, columns):
            return [((), 0.0)]
        out = []

        def add(k: int, m: int, after: int, score: float) -> None:
            out.extend((((((i, j), (k, m)), *rest)), score + more) for rest, more in onward(k, m, after))

        for a in range(1, min(KINDS, rows - i) + 1):
            for b in range(1, min(KINDS, columns - j) + 1):
                add(i + a, j + b, 0, float(full[i + a, a - 1, j + b, b - 1]))
        if state == 0:
            for k in range(i + 1, rows + 1):
                add(k, j, 1, problem.gap + float(problem.source_null[i:k].sum()))
        if state in (0, 1):
            for m in range(j + 1, columns + 1):
                add(i, m, 2, problem.gap + float(problem.target_null[j:m].sum()))
        return out

    return onward(0, 0, 0)


small = st.tuples(st.integers(0, 4), st.integers(0, 4), st.integers(0, 10**6), st.integers(1, 6))


@settings(max_examples=60, deadline=None)
@given(small)
def test_the_best_path_is_the_best_of_all(shape: tuple[int, int, int, int]) -> None:
    rows, columns, seed, size = shape
    problem, full = problem_of(rows, columns, seed, size)
    top = max(score for _, score in paths(problem, full))
    found = tuple((s.start, s.end) for s in best(problem))
    scores = dict(paths(problem, full))
    assert scores[found] == pytest.approx(top, abs=1e-4)


@settings(max_examples=40, deadline=None)
@given(small)
def test_probabilities_are_shares_of_all_paths(shape: tuple[int, int, int, int]) -> None:
    rows, columns, seed, size = shape
    problem, full = problem_of(rows, columns, seed, size)
    everything = paths(problem, full)
    logs = np.array([score for _, score in everything])
    total = np.logaddexp.reduce(logs)
    result = posteriors(problem)
    assert result.log_total == pytest.approx(total, abs=1e-3)
    for step in best(problem):
        (i, j), (k, m) = step.start, step.end
        if k > i and m > j:
            share = sum(np.exp(s - total) for p, s in everything if ((i, j), (k, m)) in p)
            assert bead_probability(result, step) == pytest.approx(share, abs=1e-4)
    for i in range(rows):
        share = sum(np.exp(s - total) for p, s in everything if any(a[0] <= i < b[0] and a[1] == b[1] for a, b in p))
        assert result.source_null[i] == pytest.approx(share, abs=1e-4)
    for j in range(columns):
        share = sum(np.exp(s - total) for p, s in everything if any(a[1] <= j < b[1] and a[0] == b[0] for a, b in p))
        assert result.target_null[j] == pytest.approx(share, abs=1e-4)


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 25), st.integers(0, 25), st.integers(0, 10**6), st.integers(1, 9))
def test_every_sentence_is_in_exactly_one_step_and_steps_go_forward(m: int, n: int, seed: int, size: int) -> None:
    problem, _ = problem_of(m, n, seed, size)
    at = (0, 0)
    for step in best(problem):
        assert step.start == at
        assert step.end > at and step.end[0] >= at[0] and step.end[1] >= at[1]
        at = step.end
    assert at == (m, n)


@settings(max_examples=40, deadline=None)
@given(st.integers(4, 20), st.integers(0, 10**6), st.integers(2, 5))
def test_a_band_that_holds_the_best_path_finds_it(n: int, seed: int, size: int) -> None:
    problem, full = problem_of(n, n, seed, n + 1)
    steps = best(problem)
    nodes = {(0, 0)} | {s.end for s in steps} | {s.start for s in steps}
    sizes = [min(size, n + 1 - k) for k in range(0, n + 1, size)]
    lows, highs = [], []
    first = 0
    for rows in sizes:
        inside = [j for i, j in nodes if first <= i < first + rows]
        # A run of source nulls crosses rows without a node of its own, in the column where it began.
        crossing = [s.start[1] for s in steps if s.start[0] < first + rows and s.end[0] >= first]
        low, high = min([*inside, *crossing, n]), max([*inside, *crossing, 0])
        lows.append(low)
        highs.append(high)
        first += rows
    banded = Problem(cut(full, lows, highs, sizes), problem.source_null, problem.target_null, problem.gap)
    assert best(banded) == steps
    assert posteriors(banded).log_total <= posteriors(problem).log_total + 1e-3


def test_blocks_without_a_path_are_refused() -> None:
    scores = np.zeros((1, 1, 1, 1), np.float32)
    apart = Problem((Block(0, 0, scores), Block(1, 2, scores)), np.zeros(1), np.zeros(2), 0.0)
    with pytest.raises(ValueError, match="no path"):
        best(apart)


@settings(max_examples=40, deadline=None)
@given(st.tuples(*[st.integers(-3, 3)] * 4), st.tuples(*[st.integers(0, 4)] * 4))
def test_grids_share_the_nodes_they_both_have(places: tuple[int, ...], sizes: tuple[int, ...]) -> None:
    at, place = places[:2], places[2:]
    out, values = np.zeros(sizes[:2]), np.arange(1.0, sizes[2] * sizes[3] + 1).reshape(sizes[2:])
    paste(out, at, values, place)
    for (r, c), found in np.ndenumerate(out):
        i, j = r + at[0] - place[0], c + at[1] - place[1]
        assert found == (values[i, j] if 0 <= i < sizes[2] and 0 <= j < sizes[3] else 0)
