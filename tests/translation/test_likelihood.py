"""What scores pairs: a value for each piece, whatever else is asked."""

from __future__ import annotations

import pytest

from aligner.protocols import Likely
from aligner.translation import loaded
from aligner.translation.argos import Argos
from aligner.translation.decoding import Decoding
from aligner.translation.likelihood import BATCH_TOKENS, LONGEST, Likelihood
from aligner.translation.loaded import Held
from aligner.translation.packages import Package

FRENCH = "Nous avons mangé des pommes hier soir."
TEXTS = ("We ate apples last night.", "Apples.", "Tom has bought a new car, and we have eaten it.", "It rains.")


@pytest.fixture(scope="module")
def scorer(engine: Argos) -> Likelihood:
    made = engine.scorer()
    assert made is not None
    return made


def test_each_piece_has_a_value_and_the_end_too(scorer: Likelihood) -> None:
    for text, told in zip(TEXTS, scorer.likelihood([(FRENCH, text) for text in TEXTS]), strict=True):
        assert told is not None
        assert "".join(told.pieces).replace("▁", " ").strip() == text
        assert len(told.log_probs) == len(told.pieces) + 1
        assert all(value <= 0 for value in told.log_probs)


def test_the_other_french_texts_of_a_call_and_the_order_change_nothing(scorer: Likelihood) -> None:
    own = [(FRENCH, text) for text in TEXTS]
    others = [(french, text) for french in ("Il pleut.", "Où est la gare ?") for text in TEXTS]
    alone = scorer.likelihood(own)
    assert scorer.likelihood([*others, *own])[len(others) :] == alone
    between = [pair for two in zip(own, others, strict=False) for pair in two]
    assert scorer.likelihood(between)[::2] == alone


def test_who_is_asked_twice_answers_the_same(scorer: Likelihood) -> None:
    own = [(FRENCH, text) for text in TEXTS]
    assert scorer.likelihood([*own, *own]) == scorer.likelihood(own) * 2


def test_what_takes_several_batches_is_scored_as_well(scorer: Likelihood) -> None:
    texts = [" ".join([*["We ate apples"] * k, "."]) for k in range(1, BATCH_TOKENS // 8)]
    told = scorer.likelihood([(FRENCH, text) for text in texts])
    assert [len(one.pieces) for one in told if one] == sorted(len(one.pieces) for one in told if one)
    assert None not in told


def test_what_cannot_be_scored_has_no_value(scorer: Likelihood) -> None:
    long = "apples " * (LONGEST + 1)
    found = scorer.likelihood([("", "Apples."), (FRENCH, ""), (FRENCH, long), (long, "Apples."), (FRENCH, "Apples.")])
    assert found[:4] == [None] * 4
    assert isinstance(found[4], Likely)
    assert scorer.likelihood([]) == []


def test_the_model_of_the_translator_is_shared(engine: Argos) -> None:
    one, other = engine.scorer(), engine.scorer()
    assert one is not None and other is not None
    assert one.name == other.name == engine.name
    assert one._held is other._held is engine._held


def test_scoring_alone_takes_one_worker_and_translating_all(toy: Package) -> None:
    held = Held(toy, 2)
    scored = Likelihood("toy", held).likelihood([(FRENCH, "It rains.")])
    assert (held.now(1).workers, held.now(1).model.num_translators) == (1, 1)
    assert (held.now().workers, held.now().model.num_translators) == (2, 2)
    assert held.now(1) is held.now()
    assert Likelihood("toy", held).likelihood([(FRENCH, "It rains.")]) == scored


def test_a_model_read_from_memory_scores_the_same(toy: Package, monkeypatch: pytest.MonkeyPatch) -> None:
    pairs = [(FRENCH, text) for text in TEXTS]
    from_disk = Likelihood("toy", Held(toy, 1)).likelihood(pairs)
    monkeypatch.setattr(loaded, "FROM_MEMORY", not loaded.FROM_MEMORY)
    assert Likelihood("toy", Held(toy, 1)).likelihood(pairs) == from_disk


def test_certainty_is_that_of_the_own_translation(engine: Argos, scorer: Likelihood) -> None:
    french = ["Il pleut.", FRENCH, "Il pleut."]
    told = scorer.certainty(french)
    assert told == [scorer.certainty([text])[0] for text in french]
    assert told[0] == told[2] != told[1]
    greedy = engine.tuned(Decoding(beam=1)).translate(french[:2])
    assert told[:2] == pytest.approx([one.score for one in greedy], abs=0.1)


def test_what_has_no_pieces_has_no_certainty(scorer: Likelihood) -> None:
    assert scorer.certainty(["", "pommes " * (LONGEST + 1)]) == [None, None]
    assert scorer.certainty([]) == []
