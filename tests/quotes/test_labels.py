"""Turns that a label begins, as in interviews and plays; lists and forms have labels too, and no turns."""

from __future__ import annotations

import pytest

from aligner.model import Document
from aligner.quotes import attribute, extract
from aligner.segmentation import segment

INTERVIEW = """Entretien

Paul Roy : Pourquoi fermez-vous le quai ?

Ana Blin : Parce que la ville ne paie plus. Nous avons attendu trois ans.

Paul Roy : Et la région ?

Ana Blin : Elle n'a rien promis.
"""
PLAY = """ACTE I

LE COMTE : Qui est là ?

SUZANNE : C'est moi, monseigneur.

LE COMTE : Entrez donc.

SUZANNE : Je n'ose.
"""
NO_TALK = {
    "timetable": "Lundi : de 8 h à midi\nMardi : fermé\nLundi : de 14 h à 18 h\nMardi : fermé\n",
    "form": "Nom : Blin\nPrénom : Ana\nNom : Roy\nPrénom : Paul\n",
    "labels once each": "Ana Blin : présidente\nPaul Roy : trésorier\nLuc Morel : secrétaire\nJean Petit : membre\n",
    "a label in prose": "Ana Blin : le quai est à nous.\n\nLe quai est long. Il pleut.\n\nPersonne ne vient.\n",
}


def found(text: str) -> list[tuple[str, str]]:
    document = Document("case", "fr", "case", text)
    sentences = segment(document)
    quotes = attribute(document, sentences, extract(document, sentences))
    return [(quote.text, quote.speaker) for quote in quotes]


def test_interview() -> None:
    assert found(INTERVIEW) == [
        ("Pourquoi fermez-vous le quai ?", "Paul Roy"),
        ("Parce que la ville ne paie plus. Nous avons attendu trois ans.", "Ana Blin"),
        ("Et la région ?", "Paul Roy"),
        ("Elle n'a rien promis.", "Ana Blin"),
    ]


def test_play() -> None:
    turns = found(PLAY)
    assert [text for text, _ in turns] == ["Qui est là ?", "C'est moi, monseigneur.", "Entrez donc.", "Je n'ose."]
    assert turns[1][1] == "SUZANNE"


def test_marks_tell_better() -> None:
    text = INTERVIEW.replace("Et la région ?", "« Et la région ? »")
    assert ("Et la région ?", "Paul Roy") in found(text)
    assert len(found(text)) == 4


@pytest.mark.parametrize("name", NO_TALK)
def test_no_talk(name: str) -> None:
    assert not found(NO_TALK[name])
