"""The matcher's learned numbers: read from JSON, evaluated with numpy alone."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from aligner.errors import ModelError
from aligner.match.judge.features import FEATURES
from aligner.match.judge.verdict import CONFIDENCE_FEATURES
from aligner.match.span.runs import SpanWeights

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Trees:
    """A sum of regression trees: of a node `k` the `children` are 2k (up to the threshold) and 2k + 1.

    Leaves have a `value`, and are their own children.
    """

    roots: NDArray[np.intp]
    feature: NDArray[np.intp]
    threshold: Floats
    children: NDArray[np.intp]
    value: Floats
    base: float
    depth: int

    def __call__(self, rows: Floats) -> Floats:
        """Return the raw score of each row of features: shape (len(rows),)."""
        node = np.broadcast_to(self.roots, (len(rows), len(self.roots)))
        values, at = rows.ravel(), np.arange(len(rows))[:, None] * rows.shape[1]
        for _ in range(self.depth):
            right = values.take(at + self.feature.take(node)) > self.threshold.take(node)
            node = self.children.take(2 * node + right)
        return np.asarray(self.value.take(node).sum(axis=1) + self.base, np.float32)


@dataclass(frozen=True, slots=True)
class Weights:
    """All learned numbers of the matcher, with the digest of the file they came from."""

    span: SpanWeights
    rank: Trees
    confidence: Trees
    scale: tuple[float, float]
    digest: str


def trees(table: dict[str, list[float]], features: int) -> Trees:
    """Read trees that ask for so many features; ValueError where they ask for others."""
    if max(table["feature"]) >= features:
        raise ValueError("its trees are not those of this version's features")
    feature = np.array(table["feature"], np.intp)
    children = np.stack([np.array(table[side], np.intp) for side in ("left", "right")], axis=1)
    children[feature < 0] = np.flatnonzero(feature < 0)[:, None]
    return Trees(
        roots=np.array(table["roots"], np.intp),
        feature=np.maximum(feature, 0),
        threshold=np.array(table["threshold"], np.float32),
        children=children.ravel(),
        value=np.array(table["value"], np.float32),
        base=float(table["base"][0]),
        depth=int(table["depth"][0]),
    )


def load(path: Path) -> Weights:
    """Read the weights that `training/matcher/04_rank.py` wrote; ModelError where they are missing or damaged."""
    try:
        data = path.read_bytes()
        table = json.loads(data)
        if table["features"] != list(FEATURES):
            raise ValueError("its ranking is not that of this version's features")
        return Weights(
            span=SpanWeights.of(table["span"]),
            rank=trees(table["rank"], len(FEATURES)),
            confidence=trees(table["confidence"], len(CONFIDENCE_FEATURES)),
            scale=(float(table["scale"][0]), float(table["scale"][1])),
            digest=hashlib.sha256(data).hexdigest(),
        )
    except (OSError, ValueError, KeyError, TypeError, IndexError, AttributeError) as error:
        raise ModelError(
            f"the matcher's weights cannot be read ({error})", where=str(path), remedy="reinstall aligner"
        ) from error
