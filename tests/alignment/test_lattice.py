"""The lattice of likely beads: with all beads in it, its probabilities and best path are those of the whole grid."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aligner.alignment.lattice import Lattice, Scores, best, chances
from aligner.alignment.posterior import posteriors
from aligner.alignment.search import Block, Problem
from aligner.alignment.search import best as best_of_grid

KINDS = 3
shapes = st.tuples(st.integers(0, 6), st.integers(0, 6), st.integers(0, 10**6))


def problem_of(rows: int, columns: int, seed: int, gap: float | None = None) -> Problem:
    rng = np.random.default_rng(seed)
    scores = rng.normal(0, 2, (rows + 1, KINDS, columns + 1, KINDS)).astype(np.float32)
    gap = float(rng.normal(-1, 0.5)) if gap is None else gap
    return Problem((Block(0, 0, scores),), rng.normal(-1, 1, rows), rng.normal(-1, 1, columns), gap)


def all_beads(problem: Problem) -> np.ndarray:
    places = np.argwhere(np.ones_like(problem.blocks[0].scores))[:, [0, 2, 1, 3]] + [0, 0, 1, 1]
    return places[(places[:, 0] >= places[:, 2]) & (places[:, 1] >= places[:, 3])]


def scores_of(problem: Problem, lattice: Lattice) -> Scores:
    i, j, a, b = lattice.beads.T
    found = problem.blocks[0].scores[i, a - 1, j, b - 1].astype(np.float64)
    return Scores(found, problem.source_null, problem.target_null, problem.gap)


@settings(max_examples=60, deadline=None)
@given(shapes)
def test_all_beads_have_the_chances_of_the_grid(shape: tuple[int, int, int]) -> None:
    problem = problem_of(*shape)
    lattice = Lattice.of(all_beads(problem), *problem.shape)
    found, grid = chances(lattice, scores_of(problem, lattice)), posteriors(problem)
    i, j, a, b = lattice.beads.T
    assert found.beads == pytest.approx(grid.blocks[0].scores[i, a - 1, j, b - 1], abs=1e-4)
    assert found.source == pytest.approx(grid.source_null, abs=1e-4)
    assert found.target == pytest.approx(grid.target_null, abs=1e-4)


@settings(max_examples=60, deadline=None)
@given(shapes)
def test_the_best_path_is_that_of_the_grid(shape: tuple[int, int, int]) -> None:
    problem = problem_of(*shape, gap=0.0)
    lattice = Lattice.of(all_beads(problem), *problem.shape)
    assert best(lattice, scores_of(problem, lattice)) == best_of_grid(problem)


@settings(max_examples=60, deadline=None)
@given(shapes, st.floats(0, 0.5))
def test_with_few_beads_every_sentence_is_still_in_one_step(shape: tuple[int, int, int], kept: float) -> None:
    problem = problem_of(*shape)
    beads = all_beads(problem)
    beads = beads[np.random.default_rng(shape[2]).random(len(beads)) < kept]
    lattice = Lattice.of(beads, *problem.shape)
    steps = best(lattice, scores_of(problem, lattice))
    nodes = [(0, 0), *(step.end for step in steps)]
    assert nodes[-1] == problem.shape
    assert all(step.start == before for step, before in zip(steps, nodes, strict=False))
    linked = {(*s.end, s.end[0] - s.start[0], s.end[1] - s.start[1]) for s in steps if all(np.subtract(s.end, s.start))}
    assert linked <= {tuple(bead) for bead in beads.tolist()}
    found = chances(lattice, scores_of(problem, lattice))
    covered = sum(p * a for p, (_, _, a, _) in zip(found.beads, lattice.beads.tolist(), strict=True))
    assert covered + found.source.sum() == pytest.approx(problem.shape[0], abs=1e-6)


def test_runs_of_nulls_are_one_step_a_side() -> None:
    problem = Problem((Block(0, 0, np.full((6, 1, 6, 1), -9.0, np.float32)),), np.zeros(5), np.zeros(5), 0.0)
    lattice = Lattice.of(np.array([[1, 1, 1, 1], [5, 5, 1, 1]]), 5, 5)
    scores = Scores(np.array([5.0, 5.0]), problem.source_null, problem.target_null, 0.0)
    nodes = [(0, 0), *(step.end for step in best(lattice, scores))]
    assert nodes == [(0, 0), (1, 1), (4, 1), (4, 4), (5, 5)]
    assert all(a[0] == b[0] or a[1] == b[1] or (b[0] - a[0], b[1] - a[1]) == (1, 1) for a, b in pairwise(nodes))
