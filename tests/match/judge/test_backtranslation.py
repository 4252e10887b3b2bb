"""Back-translation as evidence: likeness, scores, confidence."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.errors import ModelError
from aligner.match.judge.backtranslation import (
    FEATURES,
    NEUTRAL,
    NOTHING,
    SURE_FEATURES,
    Weights,
    evidence,
    features,
    load,
    rescore,
    translated,
)
from aligner.protocols import Rendering

SAID = "the company will be totally fine without me"
# Apertium's English of « L'entreprise ira parfaitement bien sans moi ».
BACK = "The company will go perfectly well without me"
TEXTS = ["we will be fine without the company", SAID, "a new office in Paris"]
EVEN = Weights(np.array([4.0, 1.0, 1.0, 1.0, 0.0]), np.array([1.0, 1.0, 0, 0, 0, 0, 0.5, -0.5]), -0.5)


def told(text: str, name: str) -> float:
    return float(features(BACK, [text])[0, FEATURES.index(name)])


def test_likeness_prefers_the_original() -> None:
    for name in ("chrf", "order", "edits"):
        assert told(SAID, name) > told(TEXTS[0], name) > told(TEXTS[2], name), name


def test_order_counts_where_words_are_the_same() -> None:
    found = features("dogs bite men", ["dogs bite men", "men bite dogs"])
    content, order = FEATURES.index("content"), FEATURES.index("order")
    assert found[0, content] == found[1, content] == 1.0
    assert found[0, order] == 1.0 > found[1, order]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [("3 of 10", "3 of 10", 1.0), ("1,000 men", "1 000 men", 0.0), ("1,000 men", "1.000 men", 1.0), ("3", "4", 0.0)],
)
def test_numbers(one: str, other: str, same: float) -> None:
    assert features(one, [other])[0, FEATURES.index("numbers")] == same


def test_the_original_is_raised_over_a_likely_rival() -> None:
    scores, confidence = rescore(BACK, TEXTS, (2.0, 1.5, -3.0), 0.6, EVEN)
    assert max(range(3), key=lambda k: scores[k]) == 1
    assert 0 < confidence < 1


def test_confidence_follows_likeness() -> None:
    _, alike = rescore(SAID, TEXTS[1:], (2.0, 1.0), 0.6, EVEN)
    _, unlike = rescore("Nobody knows it", TEXTS[1:], (2.0, 1.0), 0.6, EVEN)
    assert alike > 0.6 > unlike


@pytest.mark.parametrize("translation", ["", " … ", "«»"])
def test_no_translation_changes_nothing(translation: str) -> None:
    assert rescore(translation, TEXTS, (2.0, 1.5, -3.0), 0.6, EVEN) == ((2.0, 1.5, -3.0), 0.6)


def test_no_candidates_change_nothing() -> None:
    assert rescore(BACK, [], [], 0.0, EVEN) == ((), 0.0)


@given(st.text(max_size=60), st.lists(st.text(max_size=60), min_size=1, max_size=4), st.floats(0, 1))
def test_any_text_gives_numbers_in_range(translation: str, texts: list[str], confidence: float) -> None:
    found = features(translation, texts)
    assert found.shape == (len(texts), len(FEATURES))
    assert (found >= 0).all() and (found <= 1.0001).all()
    scores, sure = rescore(translation, texts, [0.0] * len(texts), confidence, EVEN)
    assert np.isfinite(scores).all() and 0 <= sure <= 1


def test_evidence_shows_the_words() -> None:
    found = evidence(BACK, SAID)
    assert found.name == "back-translation" and found.detail == BACK
    assert found.value == pytest.approx(told(SAID, "chrf"), abs=1e-4)


def test_shipped_weights_load_and_never_disfavour_likeness() -> None:
    engines = load(Path(__file__).parents[3] / "models/matcher/backtranslation.json")
    assert "apertium" in engines
    before = (1.0, 0.9, -3.0)
    for weights in engines.values():
        scores, confidence = rescore(BACK, TEXTS, before, 0.5, weights)
        assert scores[1] - before[1] >= scores[2] - before[2]
        assert weights is not NEUTRAL or (scores, confidence) == (before, 0.5)


class Upper:
    """A translator that shouts, and counts its batches."""

    digest = ""

    def __init__(self, name: str) -> None:
        self.name, self.batches = name, 0

    def translate(self, sentences: Sequence[str]) -> list[Rendering]:
        self.batches += 1
        return [Rendering(s.upper(), 0.0) for s in sentences]


def test_quotes_and_their_passages_are_translated_in_one_batch() -> None:
    joined = "Ils ont refusé l'offre […] et sont partis hier"
    translator = Upper("loud:1")
    found = translated([joined, "Oui", "Oui", " "], translator, {"loud": EVEN})
    assert translator.batches == 1 and found.weights is EVEN
    assert found("Ils ont refusé l'offre") == "ILS ONT REFUSÉ L'OFFRE" and found("Oui") == "OUI"
    assert found(" ") == "" == found("not asked for")


def test_an_engine_without_weights_decides_nothing() -> None:
    assert translated(["Oui"], Upper("other"), {"loud": EVEN}).weights is NEUTRAL
    assert translated(["Oui"], None, {"loud": EVEN}) is NOTHING


@pytest.mark.parametrize("change", [{"rank": [1.0]}, {"constant": None}, {"sure": "x"}, {"rank": None}])
def test_damaged_weights(tmp_path: Path, change: dict[str, object]) -> None:
    entry = {"rank": [0.5] * len(FEATURES), "sure": [1.0] * len(SURE_FEATURES), "constant": 0.0}
    table = {"features": FEATURES, "sure_features": SURE_FEATURES, "engines": {"loud": entry}}
    path = tmp_path / "backtranslation.json"
    path.write_text(json.dumps(table))
    assert load(path)["loud"].rank.tolist() == [0.5] * len(FEATURES)
    path.write_text(json.dumps({**table, "engines": {"loud": {**entry, **change}}}))
    with pytest.raises(ModelError, match=r"backtranslation\.json.*reinstall"):
        load(path)


def test_weights_for_other_features_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "backtranslation.json"
    path.write_text(json.dumps({"features": ["chrf"], "sure_features": SURE_FEATURES, "engines": {}}))
    with pytest.raises(ModelError, match="other features"):
        load(path)
