from __future__ import annotations

import pytest

from aligner.match.span.edges import trim


@pytest.mark.parametrize(
    ("text", "words", "french", "opens", "span"),
    [
        ("We won, he said.", "We won", "Nous avons gagné", True, "We won,"),
        ("We won, and they lost.", "We won", "Nous avons gagné", True, "We won"),
        ("He said we won, at last.", "we won", "nous avons gagné", False, "we won"),
        ("Did we win? he asked.", "Did we win", "Avons-nous gagné ?", True, "Did we win?"),
        ("We won.", "We won", "Nous avons gagné.", True, "We won."),
        ('"We won", he said.', "We won", "Nous avons gagné", True, "We won"),
        ('"We won," he said.', "We won", "Nous avons gagné", True, "We won,"),
        ("They left the U.S. in May.", "the U.S.", "les États-Unis", False, "the U.S."),
        ("We won (at last).", "We won (at last", "Nous avons gagné (enfin).", True, "We won (at last)."),
    ],
)
def test_punctuation(text: str, words: str, french: str, opens: bool, span: str) -> None:
    start = text.index(words)
    assert slice(*trim(text, start, start + len(words), len(text), french, opens)) == slice(
        text.index(span), text.index(span) + len(span)
    )
