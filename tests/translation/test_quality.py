from __future__ import annotations

import pytest

from aligner import translation
from aligner.model import Document, Sentence, Span, Text
from aligner.translation.quality import Calibration, from_metadata

GOOD = {"scores": [-2.0, -0.5], "chrf": [0.2, 0.8], "flagged": -0.1}


@pytest.mark.parametrize(("score", "flagged", "expected"), [(-3.0, False, 0.2), (-1.25, False, 0.5), (0.0, True, 0.7)])
def test_between_two_scores_it_is_interpolated(score: float, flagged: bool, expected: float) -> None:
    calibration = from_metadata({"quality": GOOD})
    assert calibration is not None
    assert calibration.expected(score, flagged=flagged) == pytest.approx(expected)


@pytest.mark.parametrize(
    "bad",
    [
        None,
        "high",
        {},
        GOOD | {"scores": []},
        GOOD | {"chrf": [0.2]},
        GOOD | {"scores": [1, 0]},
        GOOD | {"flagged": "x"},
    ],
)
def test_what_is_no_calibration_is_none(bad: object) -> None:
    assert from_metadata({"quality": bad}) is None


def test_it_stays_between_nothing_and_all() -> None:
    assert Calibration((0.0,), (0.05,), -0.2).expected(0.0, flagged=True) == 0.0


def test_sentences_of_the_shipped_model_say_what_to_expect() -> None:
    body = "Il pleut. Bonjur zzyx qqlm."
    sentences = (Sentence("d", 0, 0, Span(0, 9), body[:9]), Sentence("d", 1, 0, Span(10, 27), body[10:]))
    made = translation.translate_text(Text(Document("d", "fr", "", body), sentences), translation.load())
    good, bad = (one.quality for one in made)
    assert good is not None and bad is not None
    assert 0.3 < bad < good < 0.8
