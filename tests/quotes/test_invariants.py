"""What holds for every text."""

from __future__ import annotations

import random
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aligner.model import Document, Lang, Quote
from aligner.quotes import attribute, extract
from aligner.segmentation import segment

MARKS = [*"«»“”\"'‘’‹›„—–-:,.;!?…•", "--", "<<", ">>", "``", "''", "\n", "\n\n", "\r\n"]
SPACES = ["\u00a0", "\u202f", "\u2009", "\u200b", "\x00", "\u2028", "😀", "e\u0301"]
PHRASES = [
    "a-t-il dit",
    "dit-elle",
    "qui",
    "que",
    "selon",
    "The Information",
    "a déclaré",
    "Sam Altman",
    "M. Shear",
    "l'",
    "d'",
]
ENGLISH = ["said", "Mr. Adams", "she told", "according to", "saying", '5"', "’tis", "Mrs.", "the report", "O'Brien"]
FRENCH = [
    "le rapport",
    "affirmant",
    "c'est parti, nous",
    "Extrait de la lettre",
    "le film",
    "a écrit",
    "Il a dit :",
    "un",
]
WORDS = MARKS + SPACES + PHRASES + ENGLISH + FRENCH
TEXTS = st.one_of(
    st.text(max_size=80),
    st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join),
    st.lists(st.sampled_from(WORDS)).map("".join),
)
LANGS: st.SearchStrategy[Lang] = st.sampled_from(["fr", "en"])


def check(document: Document, quotes: tuple[Quote, ...]) -> None:
    text = document.text
    open_ends: list[int] = []
    before = (-1, 0)
    for index, quote in enumerate(quotes):
        assert quote.index == index
        assert quote.text == quote.span.of(text) != ""
        assert not quote.text[0].isspace() and not quote.text[-1].isspace()
        place = (quote.span.start, -quote.span.end)
        assert place > before, "ordered, outer before inner, none twice"
        before = place
        while open_ends and open_ends[-1] <= quote.span.start:
            open_ends.pop()
        assert not open_ends or quote.span.end <= open_ends[-1], "quotations nest or are apart"
        assert quote.depth == len(open_ends)
        open_ends.append(quote.span.end)
        assert quote.continued_from is None or 0 <= quote.continued_from < index
        assert quote.cue is None or quote.cue.end <= len(text)


@given(TEXTS, LANGS)
@settings(max_examples=400, deadline=None)
def test_quotations_are_spans_that_nest(text: str, lang: Lang) -> None:
    document = Document("d", lang, "d", text)
    quotes = extract(document, ())
    check(document, quotes)
    attributed = attribute(document, (), quotes)
    check(document, attributed)
    assert [quote.span for quote in attributed] == [quote.span for quote in quotes]


@given(TEXTS, LANGS)
@settings(max_examples=100, deadline=None)
def test_sentences_of_the_segmenter_will_do(text: str, lang: Lang) -> None:
    document = Document("d", lang, "d", text)
    sentences = segment(document)
    check(document, attribute(document, sentences, extract(document, sentences)))


@given(TEXTS, LANGS)
@settings(max_examples=50, deadline=None)
def test_the_same_text_gives_the_same_quotations(text: str, lang: Lang) -> None:
    document = Document("d", lang, "d", text)
    assert extract(document, ()) == extract(document, ())


@given(st.text(alphabet=st.characters(blacklist_characters="«»‹›“”„‟\"‘’‚'<>`,:-–—―")))
@settings(max_examples=100, deadline=None)
def test_no_marks_no_quotations(text: str) -> None:
    assert extract(Document("d", "fr", "d", text), ()) == ()


HOSTILE = {
    "never closed": "« a ",
    "never closed, a line each": "« a b\n",
    "only closing": "» ",
    "deeply nested": "« “ ‘ ",
    "closed": "« a », dit X. ",
    "closed, one sentence": "« a », dit X, ",
    "many inside one": "“b”, dit X, ",
    "single marks": "'a ",
    "inches": '5" ',
    "dashes": "— Oui, dit-il, non.\n",
    "colons": "Il a dit :\n",
    "relative clauses": ", qui ",
    "verbs": "a dit ",
    "names": "Jean Paul ",
    "headings": "« Un titre »\n\n",
    "glued": "a",
    "sources": "selon ",
    "blank lines": "\n",
}


def calls_made(text: str, lang: Lang) -> int:
    """Count Python function calls: what is timed by a clock depends on who else uses the machine."""
    count = 0

    def tracer(frame: object, event: str, argument: object) -> None:
        nonlocal count
        count += 1

    document = Document("d", lang, "d", text)
    sys.setprofile(tracer)
    try:
        attribute(document, (), extract(document, ()))
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("name", HOSTILE)
def test_work_grows_with_length(name: str) -> None:
    piece = HOSTILE[name]
    small, large = (
        calls_made(("« " if name == "many inside one" else "") + piece * number, "fr") for number in (250, 1000)
    )
    assert large < 4 * small * 1.3 + 2000


@pytest.mark.parametrize("name", HOSTILE)
def test_total_length_is_linear(name: str) -> None:
    text = HOSTILE[name] * 2000
    quotes = extract(Document("d", "fr", "d", text), ())
    assert sum(len(quote.text) for quote in quotes) <= 8 * len(text)


def test_a_hundred_thousand_open_marks() -> None:
    quotes = extract(Document("d", "fr", "d", "« mot " * 100_000), ())
    assert 0 < len(quotes) <= 8
    assert sum(len(quote.text) for quote in quotes) <= 8 * 600_000


def test_a_line_of_a_million_characters() -> None:
    text = "Il a dit : « " + "a" * 1_000_000 + " »"
    assert [len(quote.text) for quote in extract(Document("d", "fr", "d", text), ())] == [1_000_000]


def test_random_marks() -> None:
    source = random.Random(7)
    for lang in ("fr", "en"):
        text = "".join(source.choice("«»“”\"‘’'—\n .,:aA") for _ in range(20_000))
        document = Document("d", lang, "d", text)  # type: ignore[arg-type]
        check(document, attribute(document, (), extract(document, ())))
