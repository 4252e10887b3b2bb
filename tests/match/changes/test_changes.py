"""What changed between a quote and its original is named, and nothing is named where nothing changed."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.match import Matcher
from aligner.match.changes import CHANGES
from aligner.match.changes.numbers import number_changes
from aligner.match.changes.numerals import numbers
from aligner.protocols import AdditiveEncoder
from tests.match.conftest import as_quote, as_text

CASES = json.loads((Path(__file__).parents[2] / "cases/verdicts.json").read_text(encoding="utf-8"))["cases"]


@pytest.mark.parametrize("case", CASES, ids=[f"{c['fr']} / {c['en']}" for c in CASES])
def test_verdict_reads_its_evidence(case: dict, encoder: AdditiveEncoder) -> None:
    (match,) = Matcher.from_texts([as_text("p", case["en"])], encoder).match([as_quote(case["fr"])])
    kinds = [e.name for e in match.evidence if e.name in CHANGES and e.value >= 1]
    assert kinds == case["kinds"]
    assert match.verdict in (("altered", "none") if kinds else ("verbatim", "none"))


def test_changes_name_both_words(encoder: AdditiveEncoder) -> None:
    (match,) = Matcher.from_texts([as_text("p", "Six nurses were hired in Vienna.")], encoder).match(
        [as_quote("Cinq infirmières ont été embauchées à Genève.")]
    )
    told = {e.name: e.detail for e in match.evidence}
    assert told["number"] == "« Cinq » for 'Six'"
    assert told["name"] == "« Genève » for 'Vienna'"


def test_quote_left_in_english_says_so(encoder: AdditiveEncoder) -> None:
    pool = [as_text("p", 'The banner reads: "Keep your hands off our harbour".'), as_text("q", "Our harbour was sold.")]
    (match,) = Matcher.from_texts(pool, encoder).match([as_quote("Keep your hands off our harbour")])
    assert match.verdict == "verbatim" and match.confidence >= 0.95
    assert any(e.name == "kept" and "word for word" in e.detail for e in match.evidence)


@pytest.mark.parametrize(
    ("french", "english"),
    [
        ("quatre-vingt-dix-sept", "97"),
        ("soixante et onze", "seventy-one"),
        ("mille neuf cent quatre-vingt-quatre", "1984"),
        ("trois cent mille", "300,000"),
        ("un million et demi", "1.5 million"),
        ("les années 1990", "the nineties"),
        ("2,5 milliards d'euros", "€2.5bn"),
        ("3 000 milliards", "3 trillion"),
        ("quinze jours", "two weeks"),
        ("les deux", "both"),
        ("à 20 h", "at 8 p.m."),
        ("à midi", "at 12 p.m."),
        ("le 1er janvier", "January 1st"),
        ("dix pour cent", "ten percent"),
        ("à six heures trente", "at 6:30"),
        ("à sept heures moins dix", "at 6:50"),
        ("une heure et quart plus tard", "75 minutes later"),
        ("une heure et demie", "90 minutes"),
        ("six heures vingt-cinq hommes", "six hours, 25 men"),
        ("à 22h00", "at 22h00"),
        ("26 degrés", "80 degrees"),
        ("une trentaine de clients", "about thirty customers"),
    ],
)
def test_numbers_are_compared_by_value(french: str, english: str) -> None:
    assert number_changes(french, english) == []


@pytest.mark.parametrize(
    ("french", "english"),
    [
        ("à six heures trente", "at 7:30"),
        ("26 degrés", "70 degrees"),
        ("une bonne trentaine de clients", "a good twenty customers"),
        ("une heure et demie", "two hours"),
    ],
)
def test_other_numbers_are_told(french: str, english: str) -> None:
    assert [e.name for e in number_changes(french, english)] == ["number"]


@given(st.integers(0, 10**9 - 1))
def test_grouping_does_not_change_a_number(value: int) -> None:
    french, english = f"{value:,}".replace(",", "\u202f"), f"{value:,}"
    assert number_changes(french, english) == []
    assert number_changes(french, f"{value + 1:,}") != []


@given(st.text(max_size=40), st.sampled_from(["fr", "en"]))
def test_numbers_lie_in_the_text_in_order(text: str, lang: str) -> None:
    found = numbers(text, "fr" if lang == "fr" else "en")
    assert all(n.written == text[n.start : n.end] and n.values for n in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
