"""Learned files: shipped ones load, damaged ones say so."""

from __future__ import annotations

import json
from collections.abc import Callable
from importlib.resources import as_file, files
from pathlib import Path

import numpy as np
import pytest

from aligner.errors import ModelError
from aligner.match import shipped
from aligner.match.judge.features import FEATURES
from aligner.match.judge.verdict import CONFIDENCE_FEATURES, probability, raised
from aligner.match.judge.weights import Trees, load
from aligner.match.retrieve.lexicon import Lexicon


def test_shipped_weights_fit_the_features() -> None:
    weights = shipped.weights()
    assert weights.rank(np.zeros((2, len(FEATURES)), np.float32)).shape == (2,)
    assert weights.confidence(np.zeros((1, len(CONFIDENCE_FEATURES)), np.float32)).shape == (1,)
    assert weights.rank.feature.max() < len(FEATURES)


def test_trees_take_the_right_leaf() -> None:
    tree = Trees(
        roots=np.array([0], np.int32),
        feature=np.array([1, 0, 0], np.int16),
        threshold=np.array([0.5, 0, 0], np.float32),
        children=np.array([1, 2, 1, 1, 2, 2], np.int32),
        value=np.array([0, -1, 2], np.float32),
        base=0.25,
        depth=2,
    )
    assert tree(np.array([[9, 0.5], [9, 0.6]], np.float32)).tolist() == [-0.75, 2.25]


@pytest.mark.parametrize("content", ["", "{}", json.dumps({"span": 3}), "\x00"])
def test_damaged_weights(tmp_path: Path, content: str) -> None:
    path = tmp_path / "weights.json"
    path.write_text(content)
    with pytest.raises(ModelError, match=r"weights\.json.*reinstall"):
        load(path)


@pytest.mark.parametrize(
    "change",
    [
        lambda table: table["span"]["start_plain"].pop(),
        lambda table: table["span"]["end_hidden"].pop(),
        lambda table: table["span"]["pair"].append(1.0),
        lambda table: table["span"].update(start_bias=[]),
        lambda table: table["features"].pop(),
        lambda table: table["rank"]["feature"].append(len(FEATURES)),
        lambda table: table["confidence"]["feature"].append(len(CONFIDENCE_FEATURES)),
    ],
)
def test_weights_of_other_features(tmp_path: Path, change: Callable[[dict], object]) -> None:
    with as_file(files("aligner_models") / "matcher" / "weights.json") as shipped_path:
        table = json.loads(shipped_path.read_text(encoding="utf-8"))
    path = tmp_path / "weights.json"
    path.write_text(json.dumps(table))
    assert load(path).digest
    change(table)
    path.write_text(json.dumps(table))
    with pytest.raises(ModelError, match=r"weights\.json.*reinstall"):
        load(path)


def test_damaged_lexicon(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="reinstall"):
        Lexicon.load(tmp_path / "none.npz")


def test_probability_is_monotone() -> None:
    values = [probability(x, (0.9, -0.1)) for x in (-100, -1, 0, 1, 100)]
    assert values == sorted(values) and values[0] >= 0 and values[-1] <= 1
    assert raised(0.5, 1.0) > 0.5 > raised(0.5, -1.0)
