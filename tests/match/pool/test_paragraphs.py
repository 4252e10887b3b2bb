"""Spans and paragraphs: an original lies in one, unless the quote has several."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aligner.match import Matcher
from aligner.match.pool.arrays import build
from aligner.match.pool.paragraphs import one_paragraph, paragraph_numbers
from aligner.model import Block, BlockKind, Document, Sentence, Span, Text
from aligner.protocols import AdditiveEncoder
from tests.match.conftest import as_quote

FIRST = "The board refused the offer of the investors"
SECOND = "The lawyers left the building on Monday morning."
FRENCH = "Le conseil a refusé l'offre des investisseurs", "Les avocats ont quitté le bâtiment lundi matin."


def parted(*sentences: str, between: str = "\n\n", blocks: bool = True, kind: BlockKind = "paragraph") -> Text:
    """Return a text of one sentence a block, or one without blocks; "NAME: …" in a turn is who speaks."""
    spans, body, speakers = [], "", []
    for sentence in sentences:
        speaker, _, said = sentence.rpartition(": ")
        body += between if body else ""
        spans.append(Span(len(body), len(body) + len(said)))
        speakers.append(speaker)
        body += said
    made = tuple(Block(span, kind, speaker=who) for span, who in zip(spans, speakers, strict=True))
    document = Document("p", "en", "p", body, blocks=made if blocks else ())
    return Text(document, tuple(Sentence("p", i, i, span, span.of(body)) for i, span in enumerate(spans)))


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        (parted("One two.", "Three."), [0, 0, 1]),
        (parted("One two.", "Three.", between="\n"), [0, 0, 1]),
        (parted("One two.", "Three.", blocks=False), [0, 0, 1]),
        (parted("One two.", "Three.", blocks=False, between="\n \t\n"), [0, 0, 1]),
        (parted("One two.", "Three.", blocks=False, between="\n"), [0, 0, 0]),
        (parted("One two", "Three.", kind="verse", between="\n"), [0, 0, 0]),
        (parted("ANN: One two.", "ANN: Three.", kind="turn"), [0, 0, 0]),
        (parted("ANN: One two.", "BOB: Three.", "BOB: Four."), [0, 0, 1, 2]),
        (parted("ANN: One two.", "BOB: Three.", "BOB: Four.", kind="turn"), [0, 0, 1, 1]),
    ],
)
def test_where_paragraphs_end(text: Text, numbers: list[int]) -> None:
    pool = build([text])
    assert paragraph_numbers(pool, 0, len(pool)).tolist() == numbers
    assert one_paragraph(pool, 0, len(pool)) == (numbers[-1] == 0)


@pytest.mark.parametrize("before", ["drive the company forward", "One offer, one board.", "Refused by the board"])
def test_no_original_reaches_into_the_paragraph_before(before: str, encoder: AdditiveEncoder) -> None:
    (match,) = Matcher.from_texts([parted(before, f"{FIRST}.")], encoder).match([as_quote(f"{FRENCH[0]}.")])
    assert match.original is not None and match.original.text == f"{FIRST}."


@pytest.mark.parametrize("between", [". ", ".\n\n", ". / "])
def test_quote_of_one_paragraph_and_of_several(between: str, encoder: AdditiveEncoder) -> None:
    pool = [parted(f"{FIRST}.", SECOND, "Nobody knows why the weather was fine.")]
    (match,) = Matcher.from_texts(pool, encoder).match([as_quote(between.join(FRENCH))])
    assert match.original is not None
    if between == ". ":
        assert match.original.text in (f"{FIRST}.", SECOND)
        assert match.verdict == "altered"
        assert any(e.name == "added" and e.detail.endswith("not found there") for e in match.evidence)
    else:
        assert match.original.text == f"{FIRST}.\n\n{SECOND}"


def test_passages_joined_by_an_ellipsis_may_lie_in_two_paragraphs(encoder: AdditiveEncoder) -> None:
    (match,) = Matcher.from_texts([parted(f"{FIRST}.", SECOND)], encoder).match([as_quote(" […] ".join(FRENCH))])
    assert match.original is not None and match.original.text == f"{FIRST}.\n\n{SECOND}"


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from([FIRST, SECOND, "We won.", "Oh, man", "In 2021 we met."]), min_size=1, max_size=4))
def test_no_candidate_crosses_a_block(encoder: AdditiveEncoder, sentences: list[str]) -> None:
    quotes = [as_quote(french) for french in (*FRENCH, "Nous avons gagné en 2021", " ".join(FRENCH))]
    for match in Matcher.from_texts([parted(*sentences)], encoder).match(quotes):
        for candidate in (*match.candidates, *([match.original] if match.original else [])):
            assert "\n" not in candidate.text
