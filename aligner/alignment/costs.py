"""What beads cost: the features of `features.py`, weighed by what was learned from aligned texts."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
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


@dataclass(frozen=True, slots=True)
class Weights:
    """The weight of each feature of a bead, of each feature of a sentence left out, and of starting such a run.

    `calibration` holds, for beads and nulls, slope and offset that turn the model's log-odds into calibrated ones.
    """

    bead: Mapping[str, float]
    null: Mapping[str, float]
    gap: float
    calibration: Mapping[str, tuple[float, float]] = field(default_factory=dict)

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
        return Weights(table["bead"], table["null"], float(table["gap"]), scaling)
    except (OSError, ValueError, KeyError, TypeError) as error:
        remedy = "install aligner again"
        raise ModelError(f"the alignment weights are damaged ({error})", where="weights.json", remedy=remedy) from error


def null_features(side: Side, best: Floats) -> dict[str, NDArray[np.float64]]:
    """Return the features of leaving each sentence out: `best` (n, 2) is its best share and cosine with any other."""
    ramp = np.concatenate([np.zeros(1), np.cumsum(side.weights[side.words], dtype=np.float64)])
    mass = np.diff(ramp[side.offsets]) if len(side.offsets) else np.zeros(len(side))
    share, cosine = best.astype(np.float64).T
    return {"null": np.ones(len(side)), "null mass": mass, "null share": share, "null cosine": cosine}


def _weigh(features: Mapping[str, Floats], bead: Mapping[str, float], out: Floats) -> None:
    """Add the weighed features to scores; what does not depend on all of a bead is spread out along the columns."""
    lines = out.reshape(*out.shape[:2], -1)
    for name, values in features.items():
        weighed = np.float32(bead[name]) * values
        wide = np.broadcast_to(weighed, weighed.shape[:2] + out.shape[2:])
        lines += wide.reshape(*wide.shape[:2], -1)


def problem(source: Side, target: Side, band: Band, model: Weights) -> Problem:
    """Return the search problem of two sides within a band."""
    best = [np.zeros((len(side), 2), np.float32) for side in (source, target)]
    blocks = []
    for first, end, low, high in band.blocks(ROWS):
        scores = np.zeros((end - first, WIDEST, high - low + 1, WIDEST), np.float32)
        if len(source) and len(target):
            found = rectangle(source, target, first, end, low, high)
            _weigh(found.features, model.bead, scores)
            for side, start, values in ((0, found.source, found.source_best), (1, found.target, found.target_best)):
                here = best[side][start : start + len(values)]
                np.maximum(here, values, out=here)
        blocks.append(Block(first, low, scores))
    left_out = [
        sum((model.null[name] * values for name, values in null_features(side, top).items()), np.zeros(len(side)))
        for side, top in zip((source, target), best, strict=True)
    ]
    return Problem(tuple(blocks), left_out[0], left_out[1], model.gap)
