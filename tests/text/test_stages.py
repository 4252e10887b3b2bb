"""Every stage reads texts that look the same in the same way, whatever characters they are made of."""

from __future__ import annotations

import json
from pathlib import Path

from disguises import DISGUISES, Disguised, disguised
from hypothesis import given, settings
from hypothesis import strategies as st

from aligner.model import Document, Lang, Quote, Sentence, Text
from aligner.quotes import attribute, extract
from aligner.segmentation import segment
from aligner.text import fold

ROOT = Path(__file__).resolve().parents[2]
LONGEST = 1500
NAMES = st.sampled_from(sorted(DISGUISES))
SEEDS = st.integers(0, 9)


def articles(lang: Lang) -> list[str]:
    """Pieces of the sample corpus, and every case of quotations in the wild."""
    found = []
    for path in sorted((ROOT / "corpus" / lang).glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        found += [text[at : at + LONGEST] for at in range(0, len(text), LONGEST)]
    cases = json.loads((ROOT / "tests" / "cases" / f"quotes.{lang}.json").read_text(encoding="utf-8"))
    return [*found, *(case["text"] for case in cases)]


TEXTS = {lang: articles(lang) for lang in ("fr", "en")}


def read(text: str, lang: Lang) -> Text:
    document = Document("d", lang, "d.txt", text)
    sentences = segment(document)
    return Text(document, sentences, attribute(document, sentences, extract(document, sentences)))


def same_sentence(one: Sentence, other: Sentence, disguise: Disguised) -> None:
    assert (one.index, one.paragraph) == (other.index, other.paragraph)
    assert fold(other.text).text == fold(one.text).text
    assert other.span.start <= disguise.span(one.span).start and other.span.end >= disguise.span(one.span).end


def same_quote(one: Quote, other: Quote, disguise: Disguised) -> None:
    assert other.span == disguise.span(one.span)
    assert other.text == other.span.of(disguise.text)
    assert (other.kind, other.speaker, other.depth, other.closed) == (one.kind, one.speaker, one.depth, one.closed)
    assert other.continued_from == one.continued_from
    assert other.cue == (disguise.span(one.cue) if one.cue is not None else None)


@given(st.sampled_from(["fr", "en"]), st.data(), NAMES, SEEDS)
@settings(max_examples=150, deadline=None)
def test_sentences_quotes_and_speakers(lang: Lang, data: st.DataObject, name: str, seed: int) -> None:
    text = data.draw(st.sampled_from(TEXTS[lang]))
    disguise = disguised(text, name, seed)
    one, other = read(text, lang), read(disguise.text, lang)
    for left, right in zip(one.sentences, other.sentences, strict=True):
        same_sentence(left, right, disguise)
    for quote, found in zip(one.quotes, other.quotes, strict=True):
        same_quote(quote, found, disguise)
