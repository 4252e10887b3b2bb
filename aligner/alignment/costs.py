"""What beads cost: the features of `features.py`, weighed by what was learned from aligned texts."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib import resources

import numpy as np
from numpy.typing import NDArray

from aligner.alignment.coarse import Band
from aligner.alignment.features import rectangle
from aligner.alignment.search import Block, Problem
from aligner.alignment.sides import WIDEST, Side
from aligner.errors import ModelError
from aligner.protocols import Floats

# Rows of nodes scored at once: fewer make narrower rectangles, more make longer arrays.
ROWS = 16
# The features of a null.
NULLS = ("null", "null mass", "null share", "null cosine")
# Beads with a lower score are not thought of again: of 3,753 of gold three have one.
PLAUSIBLE = -5.0


@dataclass(frozen=True, slots=True)
class Closer:
    """The weights of the second pass: of a bead's and a null's features, and of starting a run of nulls.

    A bead's are those of the first pass, the words' (`evidence.NAMES`) and "score", the first pass's own; a null's are
    `NULLS` and "figures"; those of a run "run" and "figures". Where many sentences have figures a text reports, and
    what it leaves out is left out; where none has it tells a story, and is more often told in other words.
    """

    bead: Mapping[str, float]
    null: Mapping[str, float]
    gap: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Weights:
    """The weight of each feature of a bead, of each feature of a sentence left out, and of starting such a run.

    `calibration` holds, for beads and nulls, slope and offset that turn the model's log-odds into calibrated ones;
    `closer` the weights of the second pass, None where there is none.
    """

    bead: Mapping[str, float]
    null: Mapping[str, float]
    gap: float
    calibration: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    closer: Closer | None = None

    def confidence(self, probability: float, null: bool) -> float:
        """Return the calibrated probability that a bead is right: Platt's scaling (1999) of the model's own."""
        slope, offset = self.calibration["null" if null else "bead"]
        inside = min(max(probability, 1e-6), 1 - 1e-6)
        return 1 / (1 + math.exp(-(slope * math.log(inside / (1 - inside)) + offset)))


@cache
def weights(name: str) -> Weights:
    """Return the shipped weights for encoders of one kind: "additive" or "sentence".

    They come from training/alignment. Raises ModelError where they are missing or damaged.
    """
    try:
        table = json.loads(resources.files("aligner.alignment").joinpath("weights.json").read_text("utf-8"))[name]
        scaling = {name: (float(slope), float(offset)) for name, (slope, offset) in table["calibration"].items()}
        closer = Closer(**table["closer"]) if "closer" in table else None
        return Weights(table["bead"], table["null"], float(table["gap"]), scaling, closer)
    except (OSError, ValueError, KeyError, TypeError) as error:
        remedy = "install aligner again"
        raise ModelError(f"the alignment weights are damaged ({error})", where="weights.json", remedy=remedy) from error


def null_features(side: Side, best: Floats) -> dict[str, NDArray[np.float64]]:
    """Return the features of leaving each sentence out: `best` (n, 2) is its best share and cosine with any other."""
    ramp = np.concatenate([np.zeros(1), np.cumsum(side.weights[side.words], dtype=np.float64)])
    mass = np.diff(ramp[side.offsets]) if len(side.offsets) else np.zeros(len(side))
    share, cosine = best.astype(np.float64).T
    return {"null": np.ones(len(side)), "null mass": mass, "null share": share, "null cosine": cosine}


def weigh(features: Mapping[str, Floats], bead: Mapping[str, float], out: Floats) -> None:
    """Add the weighed features to scores; what does not depend on all of a bead is spread out along the columns."""
    lines = out.reshape(*out.shape[:2], -1)
    for name, values in features.items():
        weighed = np.float32(bead[name]) * values
        wide = np.broadcast_to(weighed, weighed.shape[:2] + out.shape[2:])
        lines += wide.reshape(*wide.shape[:2], -1)


@dataclass(frozen=True, slots=True)
class Task:
    """A search problem, and what a second pass wants to know of it.

    `places` (k, 4) are `row, column, a, b` of the plausible beads, `features` (k, f) what speaks for them, in the order
    of the model's weights; `nulls` the features of source and target sentences left out, (n, 4) and (m, 4).
    `block_scores` (k,) are the part of the scores that no weights made.
    """

    problem: Problem
    places: NDArray[np.int64]
    features: Floats
    nulls: tuple[NDArray[np.float64], NDArray[np.float64]]
    block_scores: Floats


def task(source: Side, target: Side, band: Band, model: Weights) -> Task:
    """Return the search problem of two sides within a band; its plausible beads where the model has a second pass."""
    best = [np.zeros((len(side), 2), np.float32) for side in (source, target)]
    blocks = []
    places, features = [np.zeros((0, 4), np.int64)], [np.zeros((len(model.bead), 0), np.float32)]
    of_blocks = [np.zeros(0, np.float32)]
    for first, end, low, high in band.blocks(ROWS):
        scores = np.zeros((end - first, WIDEST, high - low + 1, WIDEST), np.float32)
        if len(source) and len(target):
            found = rectangle(source, target, first, end, low, high)
            weigh(found.features, model.bead, scores)
            if found.block_scores is not None:
                scores += found.block_scores
            for side, start, values in ((0, found.source, found.source_best), (1, found.target, found.target_best)):
                here = best[side][start : start + len(values)]
                np.maximum(here, values, out=here)
            if model.closer:
                flat = np.flatnonzero((scores > PLAUSIBLE) & within(band, first, end, low, high))
                at = np.stack(np.unravel_index(flat, scores.shape), axis=1)
                places.append(at[:, [0, 2, 1, 3]] + np.array([first, low, 1, 1]))
                features.append(taken(found.features, tuple(model.bead), at))
                of_blocks.append(
                    np.zeros(len(at), np.float32) if found.block_scores is None else found.block_scores[tuple(at.T)]
                )
        blocks.append(Block(first, low, scores))
    nulls = [
        np.stack(list(null_features(s, top).values()), axis=1) for s, top in zip((source, target), best, strict=True)
    ]
    weight = np.array([model.null[name] for name in NULLS])
    found_problem = Problem(tuple(blocks), nulls[0] @ weight, nulls[1] @ weight, model.gap)
    known = np.concatenate(features, axis=1).T
    return Task(found_problem, np.concatenate(places), known, (nulls[0], nulls[1]), np.concatenate(of_blocks))


def within(band: Band, first: int, end: int, low: int, high: int, widest: int = WIDEST) -> NDArray[np.bool_]:
    """Tell which beads of a rectangle begin and end within the band: (rows, a, columns, b)."""
    rows, columns, sizes = np.arange(first, end), np.arange(low, high + 1), np.arange(1, widest + 1)
    starts, places = rows[:, None] - sizes, columns[:, None] - sizes
    ends = (columns >= band.lows[rows][:, None]) & (columns <= band.highs[rows][:, None])
    before = np.maximum(starts, 0)
    lows, highs = band.lows[before], np.where(starts < 0, -1, band.highs[before])
    after = (places >= lows[:, :, None, None]) & (places <= highs[:, :, None, None])
    return np.asarray(after & ends[:, None, :, None])


def taken(features: Mapping[str, Floats], names: Sequence[str], places: NDArray[np.int64]) -> Floats:
    """Return (f, k): the features of k beads of a rectangle, 0 where one is not known; `places` index its arrays."""
    out = np.zeros((len(names), len(places)), np.float32)
    index: dict[tuple[int, ...], NDArray[np.int64]] = {}
    for row, name in zip(out, names, strict=True):
        if name in features:
            shape = features[name].shape
            if shape not in index:
                own = [0 if size == 1 else axis for size, axis in zip(shape, places.T, strict=True)]
                index[shape] = np.ravel_multi_index(np.broadcast_arrays(*own, places[:, 0])[:4], shape)
            features[name].reshape(-1).take(index[shape], out=row)
    return out
