"""Who speaks in English texts, by the same code."""

from __future__ import annotations

import pytest

from aligner.model import Document
from aligner.quotes import attribute, extract
from aligner.segmentation import segment

TOLD = {
    "said before": ('Ann Bligh said: "The quay will open again next year."', "Ann Bligh"),
    "said after": ('"The quay will open again," said Ann Bligh, who runs it.', "Ann Bligh"),
    "pronoun": ('Ann Bligh came home. "The quay will open again," she said.', "Ann Bligh"),
    "according to a specialist": ('According to port specialist Ann Bligh, "the quay is lost".', "Ann Bligh"),
    "described by a place": ('According to Brittany specialist Ann Bligh, "the quay is lost for good".', "Ann Bligh"),
    "role in apposition": ('"All is lost," said the mayor, Ann Bligh.', "Ann Bligh"),
}


@pytest.mark.parametrize("name", TOLD)
def test_speaker(name: str) -> None:
    text, speaker = TOLD[name]
    document = Document("case", "en", "case", text)
    sentences = segment(document)
    assert attribute(document, sentences, extract(document, sentences))[-1].speaker == speaker


def test_a_possessive_speaks_nothing() -> None:
    text = 'But Ann Bligh, manager of the firm, says his "shoe boxes for sale" sell faster.'
    document = Document("case", "en", "case", text)
    sentences = segment(document)
    assert attribute(document, sentences, extract(document, sentences))[-1].speaker != "his"
