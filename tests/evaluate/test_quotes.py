"""Scoring quotations."""

from __future__ import annotations

import math

import pytest

from aligner.evaluate.quotes import Labelled, Rate, same_speaker, score, shares, words_of


def quote(start: int, kind: str = "direct", speaker: str = "Sam Altman") -> Labelled:
    return Labelled("a", start, start + 5, kind, speaker)


def test_exact_offsets_only() -> None:
    scores = score([quote(0), quote(11)], [quote(0), quote(10), quote(30)])
    assert (scores.precision.hits, scores.precision.total, scores.recall.total) == (1, 2, 3)
    assert scores.f1 == pytest.approx(2 / 5)
    assert [item.start for item in scores.missed] == [10, 30]
    assert [item.start for item in scores.spurious] == [11]


def test_kinds_and_speakers_are_counted_over_hits() -> None:
    found = [quote(0, "scare", "Altman"), quote(10)]
    scores = score(found, [quote(0, "scare/term"), quote(10, "title"), quote(20)])
    assert (scores.kind.hits, scores.kind.total) == (1, 2)
    assert (scores.speaker.hits, scores.speaker.total) == (1, 2)
    assert scores.wrong_kind[0][1].kind == "title"
    assert scores.wrong_speaker[0][0].speaker == "Altman"


def test_the_same_quotation_twice_counts_once() -> None:
    assert score([quote(0), quote(0)], [quote(0)]).precision.total == 1


def test_other_documents_are_other_places() -> None:
    other = Labelled("b", 0, 5, "direct")
    assert score([other], [quote(0)]).recall.hits == 0


def test_nothing_to_count_is_not_a_number() -> None:
    scores = score([], [])
    assert math.isnan(scores.f1) and math.isnan(scores.recall.value)
    assert all(math.isnan(bound) for bound in scores.recall.interval)


def test_wilson_interval() -> None:
    low, high = Rate(36, 36).interval
    assert (low, high) == (pytest.approx(0.9036, abs=1e-4), 1.0)
    low, high = Rate(1, 10).interval
    assert (low, high) == (pytest.approx(0.0179, abs=1e-4), pytest.approx(0.4042, abs=1e-4))


@pytest.mark.parametrize(
    ("speaker", "gold", "as_written", "same"),
    [
        ("The Information", "The Information", (), True),
        ("Information", "The Information", (), True),
        ("sam altman", "Sam Altman", (), True),
        ("Altman", "Sam Altman", (), False),
        ("", "Sam Altman", (), False),
        ("", "Business Insider (author voice)", (), True),
        ("Business Insider", "Business Insider (page boilerplate)", (), True),
        ("Sam Altman", "Business Insider (author voice)", (), False),
        ("l’un des responsables de Vercel", "a lead at Vercel (unnamed)", ("l'un des responsables de Vercel",), True),
        ("Vercel", "a lead at Vercel (unnamed)", ("l'un des responsables de l'ingénierie",), False),
        ("Beaucoup de mes amis", "founders, as voiced by Wesley Chan", ("mes amis",), True),
        ("", "a lead (unnamed)", ("un chef",), False),
        ("un chef", "Sam Altman", ("un chef",), False),
    ],
)
def test_same_speaker(speaker: str, gold: str, as_written: tuple[str, ...], same: bool) -> None:
    assert same_speaker(speaker, Labelled("a", 0, 1, "direct", gold, as_written)) is same


def test_compared_words() -> None:
    assert words_of("L’Équipe d'Été") == {"equipe", "ete"}
    assert not shares(frozenset(), frozenset({"a"}))
