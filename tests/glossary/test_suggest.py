from __future__ import annotations

import pytest
from glossary_help import bitext

from aligner.glossary import parse, suggest
from aligner.glossary.suggest import as_tsv, likelihood

FRENCH = [
    "Le conseil d'administration a voté hier.",
    "Il pleut sur la ville.",
    "Les conseils d'administration se parlent.",
    "Le ferry part à midi.",
    "Un autre ferry arrive.",
    "Personne ne parle au conseil d'administration.",
    "La ville dort.",
]
ENGLISH = [
    "The board voted yesterday.",
    "It is raining on the city.",
    "The boards talk to each other.",
    "The ferry leaves at noon.",
    "Another ferry is coming.",
    "Nobody talks to the board.",
    "The city is asleep.",
]


def test_terms_are_found_with_their_renderings() -> None:
    got = {s.source: s.target for s in suggest([bitext(FRENCH, ENGLISH)])}
    assert got["conseil d'administration"] == "board"
    assert got["ferry"] == "ferry" and got["ville"] == "city"
    assert "conseil" not in got and "administration" not in got  # they only stand in the longer term


def test_known_terms_are_left_out_and_the_order_is_fixed() -> None:
    pair = bitext(FRENCH, ENGLISH)
    assert "ferry" not in {s.source for s in suggest([pair], known=["ferry"])}
    assert suggest([pair]) == suggest([pair])
    assert len(suggest([pair], limit=1)) == 1


def test_suggestions_are_a_glossary() -> None:
    found = suggest([bitext(FRENCH, ENGLISH)])
    glossary, wrong = parse(as_tsv(found))
    assert not wrong and [t.source for t in glossary.terms] == [s.source for s in found]
    assert (
        "Le ferry part à midi. / The ferry leaves at noon."
        in glossary.terms[[s.source for s in found].index("ferry")].note
    )


@pytest.mark.parametrize(
    ("counts", "want"), [((10, 10, 10, 100), 65.0), ((1, 10, 10, 100), 0.0), ((0, 5, 5, 100), 0.0)]
)
def test_likelihood_against_a_hand_made_value(counts: tuple[int, int, int, int], want: float) -> None:
    assert likelihood(*counts) == pytest.approx(want, abs=0.1)
