"""A sparse copy of an alignment problem for training: the beads worth considering, with their features."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numba
import numpy as np
from documents import Document
from numpy.typing import NDArray

from aligner.alignment import coarse
from aligner.alignment.beads import SLACK
from aligner.alignment.costs import NULLS, ROWS, Weights, null_features
from aligner.alignment.features import Rectangle, rectangle
from aligner.alignment.posterior import posteriors
from aligner.alignment.search import Block, Problem
from aligner.alignment.sides import WIDEST
from aligner.model import Bead

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Task:
    """One document with all its features: `nulls` are those of source and target sentences, (n, 4) and (m, 4)."""

    name: str
    kind: str
    fold: str
    gold: tuple[Bead, ...]
    rectangles: tuple[tuple[Rectangle, tuple[int, int, int, int]], ...]
    nulls: tuple[Array, Array]


@dataclass(frozen=True, slots=True)
class Lattice:
    """Nodes by rows (`lows`, `highs`, `starts`), arcs by end (`bounds`): where from, features; sums over the gold."""

    lows: NDArray[np.int64]
    highs: NDArray[np.int64]
    starts: NDArray[np.int64]
    bounds: NDArray[np.int64]
    origins: NDArray[np.int64]
    features: Array
    nulls: tuple[Array, Array]
    gold: Array
    missing: int


def task(document: Document) -> Task:
    """Compute all features of one document."""
    source, target = document.sides
    band = coarse.around(coarse.path(source.sums, target.sums), len(source), len(target), SLACK)
    best = [np.zeros((len(side), 2), np.float32) for side in (source, target)]
    rectangles = []
    for first, end, low, high in band.blocks(ROWS):
        found = rectangle(source, target, first, end, low, high)
        rectangles.append((found, (end - first, WIDEST, high - low + 1, WIDEST)))
        for k, start, values in ((0, found.source, found.source_best), (1, found.target, found.target_best)):
            here = best[k][start : start + len(values)]
            np.maximum(here, values, out=here)
    nulls = [np.stack(list(null_features(s, b).values()), axis=1) for s, b in zip((source, target), best, strict=True)]
    return Task(document.name, document.kind, document.fold, document.gold, tuple(rectangles), (nulls[0], nulls[1]))


def problem(item: Task, weights: Weights) -> Problem:
    """Return the search problem of a task under some weights."""
    blocks = []
    for found, shape in item.rectangles:
        scores = np.zeros(shape, np.float32)
        for name, values in found.features.items():
            scores += np.float32(weights.bead.get(name, 0.0)) * values
        blocks.append(Block(found.first, found.low, scores))
    weight = np.array([weights.null[name] for name in NULLS])
    return Problem(tuple(blocks), item.nulls[0] @ weight, item.nulls[1] @ weight, weights.gap)


def lattice(item: Task, weights: Weights, names: Sequence[str], least: float = 1e-5) -> Lattice:
    """Keep the beads whose probability under `weights` is above `least`, and the gold's."""
    gold = {
        (b.source.end, b.target.end, len(b.source), len(b.target)) for b in item.gold if len(b.source) and len(b.target)
    }
    chances = posteriors(problem(item, weights))
    lows, highs, arcs, rows = [], [], [], []
    for block, (found, shape) in zip(chances.blocks, item.rectangles, strict=True):
        lows += [block.low] * shape[0]
        highs += [block.low + shape[2] - 1] * shape[0]
        keep = block.scores > least
        for i, j, a, b in gold:
            inside = block.first <= i < block.first + shape[0] and block.low <= j < block.low + shape[2]
            if inside and max(a, b) <= WIDEST:
                keep[i - block.first, a - 1, j - block.low, b - 1] = True
        places = np.argwhere(keep)
        arcs.append(places[:, [0, 2, 1, 3]] + [block.first, block.low, 1, 1])
        arrays = [np.broadcast_to(found.features[n], shape) if n in found.features else None for n in names]
        rows.append(np.stack([np.zeros(len(places)) if x is None else x[tuple(places.T)] for x in arrays], axis=1))
    low, high = np.array(lows), np.array(highs)
    arc, features = np.concatenate(arcs), np.concatenate(rows).astype(np.float64)
    i, j = arc[:, 0] - arc[:, 2], arc[:, 1] - arc[:, 3]
    good = (i >= 0) & (j >= low[np.maximum(i, 0)]) & (j <= high[np.maximum(i, 0)])
    arc, features, i, j = arc[good], features[good], i[good], j[good]
    starts = np.concatenate([[0], np.cumsum(high - low + 1)])
    ends = starts[arc[:, 0]] + arc[:, 1] - low[arc[:, 0]]
    order = np.argsort(ends, kind="stable")
    is_gold = np.array([tuple(x) in gold for x in arc.tolist()])
    sums = np.concatenate([features[is_gold].sum(axis=0), _gold_nulls(item, gold)])
    bounds = np.searchsorted(ends[order], np.arange(starts[-1] + 1))
    origins = (starts[i] + j - low[i])[order]
    missing = len(gold) - int(is_gold.sum())
    return Lattice(low, high, starts, bounds, origins, features[order], item.nulls, sums, missing)


def _gold_nulls(item: Task, gold: set[tuple[int, int, int, int]]) -> Array:
    """Return the sums of the gold's null features, and its number of runs of nulls."""
    left = [np.ones(len(x), bool) for x in item.nulls]
    runs, at = 0, (0, 0)
    for i, j, a, b in [*sorted(gold), (len(left[0]), len(left[1]), 0, 0)]:
        runs += (i - a > at[0]) + (j - b > at[1])
        left[0][i - a : i] = False
        left[1][j - b : j] = False
        at = i, j
    return np.concatenate([sum(x[mask].sum(axis=0) for x, mask in zip(item.nulls, left, strict=True)), [runs]])


@numba.njit(cache=True)
def _add(a: float, b: float) -> float:
    top = max(a, b)
    return top + np.log(np.exp(a - top) + np.exp(b - top)) if top > -1e29 else -1e30


@numba.njit(cache=True)
def total(lows, highs, starts, bounds, origins, scores, source, target, gap):  # type: ignore[no-untyped-def]
    """Return the log-sum over all paths and its derivatives by arc scores, null scores and gap, by reverse mode."""
    n, size = len(lows), starts[len(lows)]
    bead, left, right, every = np.full(size, -1e30), np.full(size, -1e30), np.full(size, -1e30), np.full(size, -1e30)
    for i in range(n):
        for j in range(lows[i], highs[i] + 1):
            u = starts[i] + j - lows[i]
            top = -1e30
            for e in range(bounds[u], bounds[u + 1]):
                top = max(top, every[origins[e]] + scores[e])
            if top > -1e29:
                rest = 0.0
                for e in range(bounds[u], bounds[u + 1]):
                    rest += np.exp(every[origins[e]] + scores[e] - top)
                bead[u] = top + np.log(rest)
            if u == 0:
                bead[0] = 0.0
            if i > 0 and lows[i - 1] <= j <= highs[i - 1]:
                v = starts[i - 1] + j - lows[i - 1]
                left[u] = max(_add(left[v], bead[v] + gap) + source[i - 1], -1e30)
            if j > lows[i]:
                v = u - 1
                right[u] = max(_add(right[v], _add(bead[v], left[v]) + gap) + target[j - 1], -1e30)
            every[u] = _add(_add(bead[u], left[u]), right[u])
    d_every, d_bead, d_left, d_right = np.zeros(size), np.zeros(size), np.zeros(size), np.zeros(size)
    d_scores, d_source, d_target, d_gap = np.zeros(len(scores)), np.zeros(len(source)), np.zeros(len(target)), 0.0
    d_every[size - 1] = 1.0
    for i in range(n - 1, -1, -1):
        for j in range(highs[i], lows[i] - 1, -1):
            u = starts[i] + j - lows[i]
            if every[u] < -1e29:
                continue
            d_bead[u] += d_every[u] * np.exp(bead[u] - every[u])
            d_left[u] += d_every[u] * np.exp(left[u] - every[u])
            d_right[u] += d_every[u] * np.exp(right[u] - every[u])
            if d_right[u] > 1e-14 and j > lows[i]:
                v, before = u - 1, right[u] - target[j - 1]
                d_target[j - 1] += d_right[u]
                d_right[v] += d_right[u] * np.exp(right[v] - before)
                for_bead = d_right[u] * np.exp(bead[v] + gap - before)
                for_left = d_right[u] * np.exp(left[v] + gap - before)
                d_bead[v] += for_bead
                d_left[v] += for_left
                d_gap += for_bead + for_left
            if d_left[u] > 1e-14 and i > 0 and lows[i - 1] <= j <= highs[i - 1]:
                v, before = starts[i - 1] + j - lows[i - 1], left[u] - source[i - 1]
                d_source[i - 1] += d_left[u]
                d_left[v] += d_left[u] * np.exp(left[v] - before)
                for_bead = d_left[u] * np.exp(bead[v] + gap - before)
                d_bead[v] += for_bead
                d_gap += for_bead
            if d_bead[u] > 1e-14 and u > 0:
                for e in range(bounds[u], bounds[u + 1]):
                    d_scores[e] = d_bead[u] * np.exp(every[origins[e]] + scores[e] - bead[u])
                    d_every[origins[e]] += d_scores[e]
    return every[size - 1], d_scores, d_source, d_target, d_gap
