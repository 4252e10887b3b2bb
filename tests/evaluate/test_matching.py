from __future__ import annotations

import pytest

from aligner.evaluate.matching import Answer, Original, calibration_error, recall_at, reliability, score, token_f1


def test_token_f1() -> None:
    assert token_f1("We won.", "we won.") == 1.0
    assert token_f1("We won.", "they lost") == 0.0
    assert token_f1("a b c d", "a b") == pytest.approx(2 / 3)


def test_recall_needs_the_precision() -> None:
    confidences, right = [0.9, 0.8, 0.7, 0.6], [True, True, False, True]
    assert recall_at(confidences, right, 4, 0.99) == 0.5
    assert recall_at(confidences, right, 4, 0.75) == 0.75


def test_equal_confidences_stand_together() -> None:
    assert recall_at([0.5, 0.5], [True, False], 1, 0.99) == 0.0


def test_calibration() -> None:
    table = reliability([0.95] * 10, [True] * 9 + [False])
    assert calibration_error(table) == pytest.approx(0.05)


def test_score_counts_negatives_and_alternatives() -> None:
    gold = [Original(("a", "b"), 0, 2, "We won,"), Original(())]
    scores = score(gold, [Answer(0.9, "b", 5, 9, "We won"), Answer(0.1, "a", 0, 2, "We won")])
    assert (scores.positives, scores.negatives, scores.top1, scores.exact, scores.exact_words) == (1, 1, 1.0, 0.0, 1.0)
    assert scores.recall_at_99 == 1.0
