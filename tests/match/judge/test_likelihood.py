"""Likelihoods for rank and confidence: what they are, and that they speak where there is doubt."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from aligner.errors import ModelError
from aligner.match import Matcher, shipped
from aligner.match.judge import likelihood
from aligner.match.judge.likelihood import (
    BEST,
    FEATURES,
    PLAUSIBLE_FEATURES,
    SHORTEST,
    SURE_FEATURES,
    Asked,
    features,
    load,
)
from aligner.match.judge.propose import Proposal
from aligner.match.judge.verdict import ABSTAIN
from aligner.match.judge.weights import Trees
from aligner.protocols import AdditiveEncoder, Likely, Scorer
from tests.match.conftest import as_quote, as_text


class Counting:
    """Asks another scorer, and remembers what it was asked."""

    def __init__(self, scorer: Scorer, name: str = "") -> None:
        self._scorer, self.name = scorer, name or scorer.name
        self.pairs: list[tuple[str, str]] = []

    def likelihood(self, pairs: Sequence[tuple[str, str]]) -> list[Likely | None]:
        self.pairs += pairs
        return self._scorer.likelihood(pairs)

    def certainty(self, texts: Sequence[str]) -> list[float | None]:
        return self._scorer.certainty(texts)


def test_features_are_of_whole_words() -> None:
    told = dict(zip(FEATURES, features(Likely(("▁the", "▁for", "est"), (-0.5, -8.0, -1.0, -2.0)), -0.25), strict=True))
    assert told["mean"] == pytest.approx(-9.5 / 3)
    assert (told["total"], told["worst"], told["worst_content"], told["second"]) == (-9.5, -9.0, -9.0, -0.5)
    assert (told["first"], told["last"], told["end"], told["unlikely"]) == (-0.5, -9.0, -2.0, 0.5)
    assert told["capped"] == pytest.approx(-7.5 / 3)
    assert told["own"] == -0.25


def test_a_text_of_one_piece() -> None:
    assert np.isfinite(features(Likely(("▁yes",), (-0.5, -2.0)), -1.0)).all()


def test_the_shipped_translator_has_weights(scorer: Scorer) -> None:
    weights = shipped.likelihood()[scorer.name]
    assert weights.plausible.feature.max() < len(PLAUSIBLE_FEATURES)
    assert weights.sure.feature.max() < len(SURE_FEATURES)


POOL = (
    "We met on a Tuesday and talked about the weather.",
    "I wish I had listened to my instincts.",
    "I must take my marks and follow the rules of the house.",
    "Intuition is what the machine lacks.",
    "The minister followed the train of thought.",
    "She should have come home earlier.",
)


SPOKEN = (
    "I've spoken to some people that could be considered.",
    "I had an encouraging discussion with him.",
    "I know that alone I will not achieve anything.",
    "By this, I don't mean I'd do everything on my own.",
)


def test_free_translations_come_first(encoder: AdditiveEncoder, scorer: Scorer) -> None:
    matcher = Matcher.from_texts([as_text(str(i), body) for i, body in enumerate((*POOL, *SPOKEN))], encoder)
    quotes = [as_quote("J'ai discuté avec des gens qui auraient le profil.")]
    (alone,), (judged,) = matcher.match(quotes), matcher.match(quotes, scorer=scorer)
    first = [match.original or match.candidates[0] for match in (alone, judged)]
    assert [candidate.text for candidate in first] == [SPOKEN[1], SPOKEN[0]]


def test_free_translations_are_surer(encoder: AdditiveEncoder, scorer: Scorer) -> None:
    matcher = Matcher.from_texts([as_text(str(i), body) for i, body in enumerate((*POOL, *SPOKEN))], encoder)
    quotes = [as_quote("Mais je ne dis pas que je ferai tout cela seul.")]
    (alone,), (judged,) = matcher.match(quotes), matcher.match(quotes, scorer=scorer)
    assert (judged.original or judged.candidates[0]).text.rstrip(".") == SPOKEN[3].rstrip(".")
    assert judged.confidence > alone.confidence


def test_what_is_not_there_is_not_found(encoder: AdditiveEncoder, scorer: Scorer) -> None:
    matcher = Matcher.from_texts([as_text(str(i), body) for i, body in enumerate(POOL)], encoder)
    (match,) = matcher.match([as_quote("La récolte de pommes de terre a été perdue par le gel.")], scorer=scorer)
    assert match.verdict == "none" and match.confidence < 0.2


def test_only_what_is_in_doubt_is_asked_and_few_of_it(encoder: AdditiveEncoder, scorer: Scorer) -> None:
    bodies = [*POOL, "The harvest of potatoes was lost to the frost, said the farmers of the valley on Monday."]
    matcher = Matcher.from_texts([as_text(str(i), body) for i, body in enumerate(bodies)], encoder)
    doubtful, sure = (
        "J'aurais dû suivre mon intuition.",
        ("La récolte de pommes de terre a été perdue à cause du gel, ont dit lundi les agriculteurs de la vallée."),
    )
    ranking, counting = matcher._ranking, Counting(scorer)
    ranked = list(ranking.rank([doubtful, sure], [lambda _: 0.0] * 2))
    weights = replace(shipped.likelihood()[scorer.name], edges=())
    first, second = ranking.judged([doubtful, sure], ranked, counting, weights)
    assert {french for french, _ in counting.pairs} == {doubtful}
    assert len(counting.pairs) <= BEST
    assert second is ranked[1]
    assert sorted(p.start for p in first.proposals) == sorted(p.start for p in ranked[0].proposals)
    assert list(first.scores) == sorted(first.scores, reverse=True)


def test_a_few_words_are_not_asked_about(encoder: AdditiveEncoder, scorer: Scorer) -> None:
    matcher = Matcher.from_texts([as_text(str(i), body) for i, body in enumerate(POOL)], encoder)
    counting, quotes = (
        Counting(scorer),
        [as_quote("mon intuition profonde"), as_quote("J'aurais dû suivre mon intuition.")],
    )
    ranked = list(matcher._ranking.rank([q.text for q in quotes], [lambda _: 0.0] * 2))
    assert len(ranked[0].query.words) < SHORTEST <= len(ranked[1].query.words)
    matcher._ranking.judged([q.text for q in quotes], ranked, counting, shipped.likelihood()[scorer.name])
    assert {french for french, _ in counting.pairs} == {quotes[1].text}


def test_answers_that_cannot_be_had_change_nothing(encoder: AdditiveEncoder, scorer: Scorer) -> None:
    class Silent:
        name = scorer.name

        def __init__(self, *, silent_on_pairs: bool) -> None:
            self.silent_on_pairs = silent_on_pairs

        def likelihood(self, pairs: Sequence[tuple[str, str]]) -> list[Likely | None]:
            return [None] * len(pairs) if self.silent_on_pairs else scorer.likelihood(pairs)

        def certainty(self, texts: Sequence[str]) -> list[float | None]:
            return scorer.certainty(texts) if self.silent_on_pairs else [None] * len(texts)

    matcher = Matcher.from_texts([as_text(str(i), body) for i, body in enumerate(POOL)], encoder)
    quotes = [as_quote("J'aurais dû suivre mon intuition.")]
    for silent in (True, False):
        (match,) = matcher.match(quotes, scorer=Silent(silent_on_pairs=silent))
        assert match.confidence == matcher.match(quotes)[0].confidence


@pytest.mark.parametrize(("sure", "answered"), [(ABSTAIN + 0.01, True), (ABSTAIN - 0.01, False)])
def test_one_threshold_counts_where_the_model_was_asked_too(
    encoder: AdditiveEncoder, scorer: Scorer, sure: float, answered: bool
) -> None:
    def always(value: float) -> Trees:
        leaf = np.zeros(1, np.int32)
        return Trees(leaf, leaf.astype(np.int16), np.zeros(1, np.float32), np.zeros(2, np.int32),
                     np.full(1, value, np.float32), 0.0, 0)  # fmt: skip

    matcher = Matcher.from_texts([as_text(str(i), body) for i, body in enumerate(POOL)], encoder)
    told = likelihood.Weights(1.0, always(0.0), always(float(np.log(sure / (1 - sure)))), (1.0, 0.0))
    matcher._likelihoods = {scorer.name: told}
    (match,) = matcher.match([as_quote("J'aurais dû suivre mon intuition.")], scorer=scorer)
    assert match.confidence == pytest.approx(sure)
    assert (match.verdict != "none") == (match.original is not None) == answered


def test_another_model_is_not_believed(encoder: AdditiveEncoder, scorer: Scorer) -> None:
    matcher = Matcher.from_texts([as_text(str(i), body) for i, body in enumerate(POOL)], encoder)
    quotes = [as_quote("J'aurais dû suivre mon intuition.")]
    (alone,), (judged,) = matcher.match(quotes), matcher.match(quotes, scorer=Counting(scorer, "argos:another"))
    assert judged.confidence == alone.confidence


def test_one_candidate_has_no_rivals() -> None:
    nothing = np.zeros((2, len(FEATURES)), np.float32)
    asked = Asked([Proposal(0, 2, np.zeros(26, np.float32))], [(1, 2)], [1.0], 0.5)
    row = likelihood.sure_row(asked, nothing[:1], np.array([3.0]), np.array([2.0]))
    told = dict(zip(SURE_FEATURES, row, strict=True))
    assert (told["log_odds"], told["plausible"], told["moved"]) == (0.0, 2.0, 0.0)
    assert (told["lead"], told["margin"], told["likelier"]) == (10.0, 10.0, 3.0)
    several = replace(asked, proposals=asked.proposals * 2, words=[(1, 2), (5, 6)], scores=[1.0, 0.0])
    row = likelihood.sure_row(several, nothing, np.array([1.0, 2.5]), np.array([1.0, 0.5]))
    told = dict(zip(SURE_FEATURES, row, strict=True))
    assert (told["lead"], told["margin"], told["likelier"], told["moved"]) == (-0.5, 1.5, 0.0, 1.0)


@pytest.mark.parametrize("content", ["", "{}", json.dumps({"features": [], "sure_features": [], "translators": {}})])
def test_damaged_weights(tmp_path: Path, content: str) -> None:
    path = tmp_path / "likelihood.json"
    path.write_text(content)
    with pytest.raises(ModelError, match=r"likelihood\.json.*reinstall"):
        load(path)
