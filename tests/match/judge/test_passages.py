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


INTERRUPTED = (
    '"The air in the tunnel is foul," the driver told the committee in Lyon on 12 May. '
    '"The heat is even worse. We have asked for new fans, and the company never answered us."'
)
ASKED = (
    "L'air du tunnel est infect. La chaleur est encore pire. "
    "Nous avons demandé de nouveaux ventilateurs, et l'entreprise ne nous a jamais répondu."
)


@pytest.mark.parametrize("again", ["", "The heat is even worse, he wrote. ", "The air in the tunnel is foul. "])
def test_all_sentences_of_an_original_that_is_interrupted(encoder: AdditiveEncoder, again: str) -> None:
    """Also where one of them is said elsewhere too; and who says it is no change."""
    pool = [as_text("a", INTERRUPTED), as_text("b", f"{again}The mayor opened the new library on Saturday.")]
    (match,) = Matcher.from_texts(pool, encoder).match([as_quote(ASKED)])
    assert match.original is not None and match.original.text == INTERRUPTED[1:-1]
    assert match.verdict == "verbatim", match.evidence


def test_a_change_in_an_interrupted_original_is_seen(encoder: AdditiveEncoder) -> None:
    pool = [as_text("a", INTERRUPTED.replace("foul", "foul, and 30 degrees hot"))]
    (match,) = Matcher.from_texts(pool, encoder).match(
        [as_quote(ASKED.replace("infect", "infect, et chaud de 40 degrés"))]
    )
    assert match.verdict == "altered"
    assert [e.detail for e in match.evidence if e.name == "number"] == ["« 40 » for '30'"]


def test_no_passage_is_joined_that_nothing_speaks_for(encoder: AdditiveEncoder) -> None:
    """Half of such a quote is there: no run of words over what others say between."""
    other = 'The union was harsher. "Safety comes last in this company," it said.'
    pool = [as_text("a", f"{ORIGINAL} {other}")]
    quote = as_quote("Nous avons conclu un accord de principe […] pour garantir le confort de chaque voyageur")
    (match,) = Matcher.from_texts(pool, encoder).match([quote])
    assert match.original is not None and match.original.text == "We have reached an agreement in principle"
    assert match.verdict == "altered"
    assert any(e.detail == "only the first half is here" for e in match.evidence)
