from __future__ import annotations

import json
from pathlib import Path
from textwrap import TextWrapper
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aligner.languages import LANGUAGES
from aligner.model import Document, Lang, Sentence, Span
from aligner.segmentation import paragraphs, segment, sentences
from aligner.text import fold

HERE = Path(__file__).parent
CORPUS = HERE.parent / "corpus"
LANGS = get_args(Lang)


def split(text: str, lang: Lang) -> tuple[Sentence, ...]:
    return segment(Document("d", lang, "d.txt", text))


# ---- cases: "¦" stands where a sentence ends ---------------------------------------------------


def cases() -> list[object]:
    found: list[object] = []
    for lang in LANGS:
        data = json.loads((HERE / "cases" / f"segmentation.{lang}.json").read_text(encoding="utf-8"))
        for group, texts in data["cases"].items():
            found += [pytest.param(lang, text, id=f"{lang}: {group}: {text[:40]!r}") for text in texts]
        for known in data["known_failures"]:
            mark = pytest.mark.xfail(strict=True, reason=known["why"], raises=AssertionError)
            found.append(
                pytest.param(lang, known["text"], marks=mark, id=f"{lang}: known failure: {known['text'][:40]!r}")
            )
    return found


@pytest.mark.parametrize(("lang", "marked"), cases())
def test_case(lang: Lang, marked: str) -> None:
    found = [sentence.text for sentence in split(marked.replace("¦", ""), lang)]
    assert found == [part.strip() for part in marked.split("¦")]


@pytest.mark.parametrize("lang", LANGS)
def test_there_are_many_cases_and_none_twice(lang: Lang) -> None:
    data = json.loads((HERE / "cases" / f"segmentation.{lang}.json").read_text(encoding="utf-8"))
    texts = [text for group in data["cases"].values() for text in group]
    assert len(texts) >= 150
    assert len(set(texts)) == len(texts)


# ---- invariants --------------------------------------------------------------------------------

_MARKS = "abcÉèIMX1 9.!?…»«“”\"'’()[]:;,-–—*_#>•\n\r\t\u00a0\u202f\u2028\u200b"
_WORDS = (
    "\n\n",
    "\r\n",
    ". ",
    "M. ",
    "Le ",
    "J.-C. ",
    "etc. ",
    "Inc. ",
    " » ",
    "« ",
    "[…]",
    "... ",
    "1. ",
    "mot ",
    "mot. ",
)
PIECES = st.sampled_from([*_MARKS, *_WORDS, "Mot ", "p. 3", "👩\u200d🚀", "e\u0301"])
TEXTS = st.lists(PIECES, max_size=60).map("".join) | st.text(max_size=80)
LANGUAGE = st.sampled_from(LANGS)


def spaced(text: str) -> str:
    return " ".join(text.split())


def visible(text: str) -> str:
    return "".join(fold(text).text.split())


@settings(max_examples=600, deadline=None, derandomize=True)
@given(TEXTS, LANGUAGE)
def test_sentences_cover_the_text(text: str, lang: Lang) -> None:
    found = split(text, lang)
    end = 0
    for index, sentence in enumerate(found):
        assert sentence.index == index
        assert sentence.span.of(text) == sentence.text
        assert sentence.text and sentence.text == sentence.text.strip()
        assert sentence.span.start >= end
        end = sentence.span.end
    assert visible("".join(sentence.text for sentence in found)) == visible(text)
    assert found == split(text, lang)


@settings(max_examples=300, deadline=None, derandomize=True)
@given(TEXTS, LANGUAGE)
def test_paragraphs_are_counted_from_zero_without_gaps(text: str, lang: Lang) -> None:
    numbers = [sentence.paragraph for sentence in split(text, lang)]
    seen = fold(text).text
    spans = list(paragraphs(seen))
    assert sorted(set(numbers)) == list(range(len(spans)))
    assert numbers == sorted(numbers)
    assert all(span.of(seen) == span.of(seen).strip() != "" for span in spans)


@settings(max_examples=200, deadline=None, derandomize=True)
@given(TEXTS, TEXTS, LANGUAGE)
def test_a_paragraph_knows_nothing_of_its_neighbours(before: str, text: str, lang: Lang) -> None:
    """Offsets move with the paragraph, and nothing else does."""
    paragraph = Span(len(before), len(before) + len(text))
    moved = [(s.start + len(before), s.end + len(before)) for s in sentences(text, Span(0, len(text)), lang)]
    assert [(s.start, s.end) for s in sentences(before + text + before, paragraph, lang)] == moved


# ---- documents ---------------------------------------------------------------------------------


def test_empty() -> None:
    assert split("", "fr") == split(" \n\t\r\n \u00a0", "en") == ()


def test_paragraph_numbers() -> None:
    found = split("Un titre\nUne phrase. Une autre.\n\n\n• Un\n• Deux", "fr")
    assert [sentence.paragraph for sentence in found] == [0, 1, 1, 2, 3]
    assert {sentence.document_id for sentence in found} == {"d"}


@pytest.mark.parametrize("path", sorted(CORPUS.glob("*/*.txt")), ids=lambda path: path.stem)
def test_corpus(path: Path) -> None:
    """No sentence of the sample corpus begins with what closes one, or ends within a word."""
    text = path.read_text(encoding="utf-8")
    lang: Lang = "fr" if path.parent.name == "fr" else "en"
    found = split(text, lang)
    assert found
    for sentence in found:
        assert sentence.text[0] not in "»”)].,;:!?…"
        assert sentence.text.removesuffix("M.") == sentence.text
        assert text[sentence.span.end : sentence.span.end + 1].strip() == ""


@pytest.mark.parametrize("width", [50, 60, 72, 80, 100, 120])
@pytest.mark.parametrize("lang", LANGS)
def test_wrapped_lines_are_joined(lang: Lang, width: int) -> None:
    """The corpus, wrapped as Gutenberg wraps its books, has the same paragraphs and sentences as before."""
    wanted = [
        span.of(text)
        for path in sorted((CORPUS / lang).glob("*.txt"))
        for text in [path.read_text(encoding="utf-8")]
        for span in paragraphs(text)
    ]
    wrap = TextWrapper(width, break_long_words=False, break_on_hyphens=False).fill
    wrapped = "\n\n".join(wrap(paragraph) for paragraph in wanted)
    assert wrapped.count("\n") > 2 * len(wanted)
    assert [spaced(span.of(wrapped)) for span in paragraphs(wrapped)] == [spaced(paragraph) for paragraph in wanted]
    sentences_before = [s.text for paragraph in wanted for s in split(paragraph, lang)]
    assert [spaced(s.text) for s in split(wrapped, lang)] == [spaced(text) for text in sentences_before]


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize(
    "piece",
    [
        ". ",
        "! ",
        "… ",
        "« ",
        "« a. ",
        "(",
        "(A. B ",
        "a\n",
        "- a\n",
        "M. ",
        "A.",
        ".[",
        '. " ',
        "[…] ",
        "1. ",
        "a?» ",
        "’",
        "=",
        "> ",
    ],
)
def test_hostile_repetition(piece: str, lang: Lang) -> None:
    """A pattern that backtracks would take hours over this."""
    text = piece * (100_000 // len(piece))
    assert visible("".join(sentence.text for sentence in split(text, lang))) == visible(text)


def test_a_line_of_a_million_characters() -> None:
    text = "Il pleut encore. " * 60_000
    assert len(split(text, "fr")) == 60_000


# ---- data --------------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", LANGS)
def test_data(lang: Lang) -> None:
    data = LANGUAGES[lang].segmentation
    classes = [data.titles, data.abbreviations, data.inner, data.final, data.numbered]
    assert all(classes)
    for words in [*classes, data.lettered, data.divisions, data.starters]:
        assert not [word for word in words if word.endswith(".") or not word.strip()]
    assert all(word == word.lower() for word in data.starters | data.lettered | data.divisions)
    assert data.particles <= data.starters
    assert not data.final & (data.inner | data.abbreviations)
