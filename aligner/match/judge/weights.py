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
    """A sum of regression trees: leaves have `feature` -1 and a `value`; `left`, `right` are node numbers."""

    roots: NDArray[np.int32]
    feature: NDArray[np.int16]
    threshold: Floats
    left: NDArray[np.int32]
    right: NDArray[np.int32]
    value: Floats
    base: float
    depth: int

    def __call__(self, rows: Floats) -> Floats:
        """Return the raw score of each row of features: shape (len(rows),)."""
        node = np.broadcast_to(self.roots, (len(rows), len(self.roots))).copy()
        at = np.arange(len(rows))[:, None]
        for _ in range(self.depth):
            feature = self.feature[node]
            goes_left = rows[at, np.maximum(feature, 0)] <= self.threshold[node]
            node = np.where(feature < 0, node, np.where(goes_left, self.left[node], self.right[node]))
        return np.asarray(self.value[node].sum(axis=1) + self.base, np.float32)


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
    return Trees(
        roots=np.array(table["roots"], np.int32),
        feature=np.array(table["feature"], np.int16),
        threshold=np.array(table["threshold"], np.float32),
        left=np.array(table["left"], np.int32),
        right=np.array(table["right"], np.int32),
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
