"""Quotes that join passages, and quotes that continue others."""

from __future__ import annotations

from dataclasses import replace

import pytest

from aligner.match import Matcher
from aligner.match.judge.passages import pieces, sentences
from aligner.protocols import AdditiveEncoder
from tests.match.conftest import as_quote, as_text

ORIGINAL = (
    "We have reached an agreement in principle. The lawyers worked for three weeks in a cold room without windows. "
    "The new board will meet on Monday in Boston."
)


def test_pieces() -> None:
    assert len(pieces("Nous avons conclu un accord […] le conseil se réunira lundi")) == 2
    assert pieces("Nous verrons bien...") == ("Nous verrons bien...",)
    assert pieces("Oui… non") == ("Oui… non",)


def test_joined_passages_and_what_is_left_out(encoder: AdditiveEncoder) -> None:
    pool = [as_text("a", ORIGINAL), as_text("b", "The weather in Boston was fine. Nobody worked on Monday.")]
    quote = as_quote("Nous avons conclu un accord de principe […] Le nouveau conseil se réunira lundi à Boston.")
    (match,) = Matcher.from_texts(pool, encoder).match([quote])
    assert match.original is not None
    assert match.original.text == ORIGINAL
    assert any(e.name == "left_out" and "lawyers" in e.detail for e in match.evidence)


def test_continued_quote_is_looked_for_near_the_first(encoder: AdditiveEncoder) -> None:
    pool = [
        as_text("a", "We are very happy with the result. It was a long road."),
        as_text("b", "The company can truly function without me, she said. It was a long road."),
    ]
    first = as_quote("L'entreprise peut vraiment fonctionner sans moi")
    second = replace(as_quote("C'était une longue route"), index=1, continued_from=0)
    matches = Matcher.from_texts(pool, encoder).match([first, second])
    best = matches[1].original or matches[1].candidates[0]
    assert best.document_id == "b"


def test_sentences() -> None:
    assert sentences("Nous verrons. « Oui ! » Il part… demain") == ("Nous verrons.", "« Oui !", "Il part… demain")


BLOCK = (
    "Les avocats ont travaillé pendant trois semaines dans une pièce froide sans fenêtres. "
    "Le président de la République a ensuite décoré douze pompiers volontaires à Strasbourg."
)


def test_part_of_a_block_quote(encoder: AdditiveEncoder) -> None:
    pool = [as_text("a", ORIGINAL), as_text("b", "The weather in Boston was fine. Nobody worked on Monday.")]
    (match,) = Matcher.from_texts(pool, encoder).match([as_quote(BLOCK)])
    assert match.original is not None and match.verdict == "altered"
    assert "The lawyers worked for three weeks" in match.original.text
    assert any(e.name == "added" and "pompiers" in e.detail for e in match.evidence)


def test_no_part_of_a_block_quote(encoder: AdditiveEncoder) -> None:
    pool = [as_text("b", "The weather in Boston was fine. Nobody worked on Monday. Thank you very much.")]
    (match,) = Matcher.from_texts(pool, encoder).match([as_quote(f"Merci beaucoup. {BLOCK}")])
    assert match.verdict == "none" and match.original is None


@pytest.mark.parametrize(
    ("french", "there", "half"),
    [
        ("Le conseil a menti. La digue sera relevée de deux mètres avant l'hiver.", "second", "Le conseil a menti."),
        (
            "Nous n'avons jamais reçu la lettre du ministre, mais la digue sera relevée de deux mètres avant l'hiver.",
            "second",
            "Nous n'avons jamais reçu la lettre du ministre",
        ),
        (
            "La digue sera relevée de deux mètres avant l'hiver. Les pêcheurs du port n'ont rien demandé à personne.",
            "first",
            "Les pêcheurs du port n'ont rien demandé à personne.",
        ),
    ],
)
def test_a_quote_of_which_half_is_there_says_which(
    encoder: AdditiveEncoder, french: str, there: str, half: str
) -> None:
    pool = [
        as_text("a", "The dyke will be raised by two metres before the winter, she said."),
        as_text("b", "The mayor opened the new library on Saturday."),
    ]
    (match,) = Matcher.from_texts(pool, encoder).match([as_quote(french)])
    assert match.original is not None and match.original.document_id == "a" and match.verdict == "altered"
    told = {e.name: e.detail for e in match.evidence}
    assert told["part"] == f"only the {there} half is here"
    assert told["added"] == f"« {half} » was not found there"
