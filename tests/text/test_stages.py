"""Every stage reads texts that look the same in the same way, whatever characters they are made of."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

from disguises import DISGUISES, Disguised, disguised
from hypothesis import given, settings
from hypothesis import strategies as st

from aligner.alignment import align_texts
from aligner.embed.bilingual import BilingualEncoder
from aligner.glossary import Finding, check, parse
from aligner.glossary.passage import place as place_of
from aligner.glossary.terms import Place
from aligner.match import Matcher
from aligner.match.judge.version import Version
from aligner.model import Bitext, Document, Lang, Quote, QuoteMatch, Sentence, Span, Text
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


def read(text: str, lang: Lang, name: str = "d.txt") -> Text:
    document = Document(name, lang, name, text)
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


@cache
def encoder() -> BilingualEncoder:
    return BilingualEncoder()


@cache
def pool() -> tuple[Text, ...]:
    paths = sorted((ROOT / "corpus" / "en").glob("2023-11-*.txt"))
    return tuple(read(path.read_text(encoding="utf-8"), "en", path.name) for path in paths)


@cache
def plain_matcher() -> Matcher:
    return Matcher.from_texts(pool(), encoder())


@cache
def french() -> Text:
    return read((ROOT / "corpus" / "fr" / "2023-11-30_altman-less-powerful.txt").read_text(encoding="utf-8"), "fr")


@given(NAMES, SEEDS)
@settings(max_examples=8, deadline=None)
def test_verdicts_of_quotes_in_disguise(name: str, seed: int) -> None:
    disguise = disguised(french().document.text, name, seed)
    quotes = read(disguise.text, "fr").quotes
    for one, other in zip(plain_matcher().match(french().quotes[:8]), plain_matcher().match(quotes[:8]), strict=True):
        assert replace(other, quote=one.quote) == one
        same_quote(one.quote, other.quote, disguise)


def same_candidates(one: QuoteMatch, other: QuoteMatch, disguises: Mapping[str, Disguised]) -> None:
    pairs = [(one.original, other.original), *zip(one.candidates, other.candidates, strict=True)]
    for left, right in pairs:
        if left is None or right is None:
            assert left is right
            continue
        span = disguises[left.document_id].span(left.span)
        assert right == replace(left, span=span, text=span.of(disguises[left.document_id].text))


@given(NAMES, SEEDS)
@settings(max_examples=6, deadline=None)
def test_verdicts_where_the_pool_is_in_disguise(name: str, seed: int) -> None:
    disguises = {text.document.id: disguised(text.document.text, name, seed) for text in pool()}
    matcher = Matcher.from_texts([read(disguise.text, "en", name) for name, disguise in disguises.items()], encoder())
    for one, other in zip(plain_matcher().match(french().quotes[:8]), matcher.match(french().quotes[:8]), strict=True):
        assert (other.verdict, other.confidence, other.evidence) == (one.verdict, one.confidence, one.evidence)
        same_candidates(one, other, disguises)


def with_version(french: str, english: str) -> tuple[QuoteMatch, ...]:
    source, target = read(french, "fr", "f.txt"), read(english, "en", "e.txt")
    version = Version(source.sentences, target, align_texts(source, target, encoder()))
    return Matcher.from_texts([target], encoder()).match(source.quotes[:8], source.document, version=version)


@given(NAMES, SEEDS)
@settings(max_examples=6, deadline=None)
def test_verdicts_with_a_version_beside(name: str, seed: int) -> None:
    source, target = pair()
    french, english = disguised(source, name, seed), disguised(target, name, seed + 1)
    for one, other in zip(with_version(source, target), with_version(french.text, english.text), strict=True):
        assert (other.verdict, other.confidence, other.evidence) == (one.verdict, one.confidence, one.evidence)
        same_quote(one.quote, other.quote, french)
        same_candidates(one, other, {"e.txt": english})


@cache
def pair() -> tuple[str, str]:
    french, english = (
        (ROOT / "corpus" / lang / "2026-10-03_harbour-library.txt").read_text(encoding="utf-8") for lang in ("fr", "en")
    )
    return french, english


@given(NAMES, SEEDS, st.sampled_from(["source", "target", "both"]))
@settings(max_examples=12, deadline=None)
def test_beads(name: str, seed: int, side: str) -> None:
    source, target = pair()
    one = align_texts(read(source, "fr"), read(target, "en"), encoder())
    if side != "target":
        source = disguised(source, name, seed).text
    if side != "source":
        target = disguised(target, name, seed).text
    assert align_texts(read(source, "fr"), read(target, "en"), encoder()) == one


ROWS = (
    ("source", "target", "case", "match"),
    ("bibliothèque", "book house", "", ""),
    ("port", "port", "exact", ""),
    ("ville", "city", "", ""),
    ("(?:r|l)énovation", "renovation", "", "regex"),
)


def findings(source: str, target: str) -> tuple[Finding, ...]:
    left, right = read(source, "fr"), read(target, "en")
    glossary, problems = parse("".join("\t".join(row) + "\n" for row in ROWS))
    assert not problems
    return check([Bitext(left, right, align_texts(left, right, encoder()))], glossary, encoder())


@given(NAMES, SEEDS)
@settings(max_examples=10, deadline=None)
def test_findings(name: str, seed: int) -> None:
    source, target = pair()
    french, english = disguised(source, name, seed), disguised(target, name, seed + 1)
    one, other = findings(source, target), findings(french.text, english.text)
    assert one
    for left, right in zip(one, other, strict=True):
        assert replace(right, place=left.place, origin=left.origin) == left
        assert right.place == moved(left.place, target, english)
        assert right.origin is not None and left.origin is not None
        assert right.origin == moved(left.origin, source, french)


def moved(place: Place, text: str, disguise: Disguised) -> Place:
    """Return where a place stands in the disguised text, which has the same lines."""
    begins = [0, *(at + 1 for at, sign in enumerate(text) if sign == "\n")]
    span = Span(begins[place.line - 1] + place.column - 1, begins[place.end_line - 1] + place.end_column - 1)
    return place_of(Document("d", "fr", place.path, disguise.text), disguise.span(span))
