"""What is on the page: every word of every text, each quote with its note, and no markup that is not ours."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html

from aligner import formats
from aligner.addresses import addresses
from aligner.model import Bead, Bitext, Corpus, Decision, Document, Evidence, Quote, QuoteMatch, Sentence, Span, Text
from aligner.report import render
from aligner.report.notes import percent
from aligner.report.page import Known, show
from aligner.report.passages import cite
from aligner.report.words import compare, locate, named


def parsed(corpus: Corpus) -> Any:
    return html.document_fromstring(render(corpus))


def words(node: Any) -> str:
    return "".join(node.itertext())


def by(tree: Any, name: str) -> list[Any]:
    return list(tree.xpath(f"//*[contains(concat(' ', normalize-space(@class), ' '), ' {name} ')]"))


def test_every_sentence_is_there_once(corpus: Corpus) -> None:
    tree = parsed(corpus)
    shown = {node.get("id"): words(node) for node in by(tree, "s")}
    assert len(shown) == len(by(tree, "s")) == 7 + 5 + 3
    for bitext in corpus.bitexts:
        for sentence in bitext.source.sentences:
            stem = bitext.source.document.id.removeprefix("fr/").removesuffix(".txt")
            assert shown[f"fr_{stem}_s{sentence.index + 1}"] == sentence.text


def test_beads_join_both_sides_by_one_id(corpus: Corpus) -> None:
    tree = parsed(corpus)
    parts = [node for node in by(tree, "b") if node.get("data-id") == "fr_greve_s2-4_s2"]
    assert [node.get("data-type") for node in parts] == ["3-1", "3-1"]
    assert [[s.get("id") for s in by(p, "s") if s in p.iter()] for p in parts] == [
        ["fr_greve_s2", "fr_greve_s3", "fr_greve_s4"],
        ["en_greve_s2"],
    ]
    assert {node.get("data-id") for node in by(tree, "b")} >= {"fr_greve_s7_0", "fr_greve_0_s5"}


def test_ids_are_unique_and_links_lead_somewhere(corpus: Corpus, attacked: Corpus) -> None:
    for made in (corpus, attacked):
        tree = parsed(made)
        ids = tree.xpath("//@id")
        assert len(ids) == len(set(ids)) and len(ids) > 30
        for href in tree.xpath("//a/@href[starts-with(., '#')]"):
            assert href[1:] in ids, href
        for attribute in ("aria-labelledby", "aria-describedby", "for"):
            assert set(" ".join(tree.xpath(f"//@{attribute}")).split()) <= set(ids)
        assert not [i for i in ids if re.search(r"\s", i)]


def test_a_quote_over_two_sentences_is_marked_in_both_and_called_once(corpus: Corpus) -> None:
    tree = parsed(corpus)
    marks = tree.xpath("//*[@id='fr_greve_s2' or @id='fr_greve_s3']//mark[@data-q='fr_greve_q1']")
    assert "".join(map(words, marks)) == "Nous restons.Personne ne part avant 2031"
    (call,) = tree.xpath("//a[@data-note='note-fr_greve_q1' and @role]")
    assert call.get("aria-label") == "Note 1: altered, confidence 93%"


def test_the_note_says_all(corpus: Corpus) -> None:
    tree = parsed(corpus)
    note = tree.get_element_by_id("note-fr_greve_q1")
    said = " ".join(words(note).split())
    for part in ("altered", "93%", "Léa Roy", "The Harbour", "2024-05-30", "Memo to staff", "« 2031 » for"):
        assert part in said
    assert "We will stay in the great harbour. Nobody leaves before 2030." in said, "the passage in its context"
    assert [words(n) for n in note.xpath(".//mark[contains(@class, ' d')]")] == ["2031", "2030"]
    assert note.xpath(".//a[@href='https://example.org/memo']")
    assert [words(n) for n in by(note, "d") if n in note.iter() and n.tag == "span"] == ["We stay", "2031", "2030"]


def test_an_original_in_the_english_version_is_marked_there(corpus: Corpus) -> None:
    (mark,) = parsed(corpus).xpath("//*[@id='en_greve_s4']//mark")
    assert (words(mark), mark.get("data-q"), mark.get("class")) == ("Never,", "fr_greve_q2", "q v-verbatim")


def test_who_decided_is_said(corpus: Corpus) -> None:
    pair, *others = corpus.bitexts
    decision = Decision("accepted", "<Ann>", "2026-11-22T06:00:00Z")
    beads = (replace(pair.beads[0], decision=decision), *pair.beads[1:])
    matches = (replace(pair.matches[0], decision=decision), *pair.matches[1:])
    tree = parsed(replace(corpus, bitexts=(replace(pair, beads=beads, matches=matches), *others)))
    told = tree.xpath("//*[@data-id='fr_greve_s1_s1']/@data-decided")
    assert told == ["accepted by <Ann>, 2026-11-22"] * 2
    assert [words(n) for n in by(tree, "decided")] == ["accepted by <Ann>, 2026-11-22"]


def test_one_passage_stands_once_beside_two_quotes_of_it(corpus: Corpus) -> None:
    article = parsed(corpus).get_element_by_id("text-fr_seul")
    (original,) = [n for n in by(article, "original") if n in article.iter()]
    (mark,) = original.xpath(".//mark[contains(@data-q, 'q1')][1]")[:1]
    assert mark.get("data-q") == "fr_seul_q1 fr_seul_q2"
    assert [n.get("data-q") for n in by(original, "answers") if n in original.iter()] == ["fr_seul_q1", "fr_seul_q2"]


def test_one_original_in_many_renderings_is_on_the_first_screen(corpus: Corpus) -> None:
    tree = parsed(corpus)
    (figure,) = by(tree, "collation")
    assert "We will stay in the great harbour." in words(figure)
    assert [words(n) for n in figure.xpath(".//*[@class='d']")] == ["allons rester au"]


def test_plots_add_up(corpus: Corpus) -> None:
    tree = parsed(corpus)
    numbers = [[int(words(n)) for n in figure.xpath(".//*[@class='number']")] for figure in by(tree, "plot")]
    assert [sum(row) for row in numbers] == [6, 0, 5]
    tenths = [int(words(n)) for n in by(tree, "middle") if words(n).isdigit()]
    assert sum(tenths) == 5
    tables = [[int(words(n)) for n in table.xpath(".//td")] for table in by(tree, "tables")[0].xpath(".//table")]
    assert [sum(row) for row in tables] == [6, 5, 5]


def test_places_in_doubt_are_listed_and_lead_to_their_sentences(corpus: Corpus) -> None:
    page = parsed(corpus)
    items = page.xpath("//details[@id='doubts']//li")
    assert ["".join(item.itertext()).split("%")[0].strip() for item in items] == ["50"]
    anchors = page.xpath("//details[@id='doubts']//a/@href")
    assert all(page.xpath("//span[@id=$name]", name=anchor[1:]) for anchor in anchors)


def test_nothing_of_the_texts_is_markup(attacked: Corpus, attack: str) -> None:
    made = render(attacked)
    made.encode("utf-8")
    tree = html.document_fromstring(made)
    assert len(tree.xpath("//script")) == 1 and len(tree.xpath("//style")) == 1
    assert not tree.xpath("//img | //iframe | //object | //embed | //link | //base | //comment()")
    assert not [a for node in tree.iter() for a in node.attrib if a.startswith("on") or a == "style"]
    assert all(h.startswith(("#", "https://")) for h in tree.xpath("//@href"))
    assert not tree.xpath("//@src")
    assert show(attack) in words(tree.get_element_by_id(tree.xpath("//article/@id")[0]))
    assert not re.search("[\u202a-\u202e\u2066-\u2069\x00\ud800-\udfff]", made)
    assert "{{7*7}}" in made and "49" not in words(tree.xpath("//title")[0])


def test_the_policy_allows_our_style_and_script_alone(corpus: Corpus) -> None:
    made = render(corpus)
    tree = html.document_fromstring(made)
    (policy,) = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy.startswith("default-src 'none'; ") and "unsafe" not in policy
    for name in ("style", "script"):
        inside = re.search(rf"<{name}>(.*?)</{name}>", made, re.DOTALL)
        assert inside
        digest = base64.b64encode(hashlib.sha256(inside.group(1).encode()).digest()).decode()
        assert f"{name}-src 'sha256-{digest}'" in policy


def test_the_page_is_the_same_every_time(corpus: Corpus) -> None:
    assert render(corpus) == render(corpus)


def test_an_empty_corpus_has_a_page() -> None:
    tree = parsed(Corpus((), ()))
    assert "0 French texts" in " ".join(words(tree).split()) and not by(tree, "text")


def test_a_text_paired_twice_has_two_sets_of_ids(corpus: Corpus) -> None:
    tree = parsed(replace(corpus, bitexts=(*corpus.bitexts, corpus.bitexts[0])))
    assert tree.xpath("//article/@id")[:2] == ["text-fr_greve", "text-fr_seul"]
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        ("https://example.org/a?b=1", True),
        ("http://example.org", True),
        ("javascript:alert(1)", False),
        ("JAVASCRIPT://example.org/%0Aalert(1)", False),
        ("data:text/html,x", False),
        ("//example.org", False),
        ("https:alert(1)", False),
        ("https://[", False),
    ],
)
def test_only_web_addresses_become_links(url: str, kept: bool) -> None:
    document = Document("en/a.txt", "en", "en/a.txt", "", metadata=(("url", url),))
    assert cite(document).url == (url if kept else "")


def test_sentences_have_the_ids_that_tei_gives_them(corpus: Corpus) -> None:
    shown = {node.get("id") for node in by(parsed(corpus), "s")}
    written = {
        found
        for path, data in formats.render(corpus, ["tei"])
        for found in re.findall(r'xml:id="([^"]+)"', data.decode())
    }
    assert shown <= written


def test_words_that_differ() -> None:
    told = [
        Evidence("cosine", 0.9, "« not » a difference"),
        Evidence("number", 1.0, "the original's number '12' is not in the quote"),
        Evidence("left_out", 1.0, "omits 'don't go, John'"),
        Evidence("added", 0.5, "« aujourd’hui » has no counterpart in the original"),
    ]
    assert named(told) == (("aujourd’hui",), ("12", "don't go, John"))
    assert locate("He said: don't\ngo, John.", ["don't go, John"]) == (Span(9, 23),)
    assert compare("un deux trois", "four five six") is None
    assert percent(0.9999) == "99%"


CHARACTERS = st.characters(codec="utf-8", exclude_categories=("Cs",))


@st.composite
def corpora(draw: st.DrawFn) -> Corpus:
    """A pair with any text, any quotes over it (overlapping too), and any monotone beads."""
    made = []
    for lang in ("fr", "en"):
        parts = draw(st.lists(st.text(CHARACTERS, min_size=1, max_size=12), min_size=1, max_size=6))
        body = "".join(parts)
        starts = [sum(map(len, parts[:i])) for i in range(len(parts))]
        sentences, paragraph = [], 0
        for i, (start, part) in enumerate(zip(starts, parts, strict=True)):
            paragraph += draw(st.booleans())
            sentences.append(Sentence(f"{lang}/a", i, paragraph, Span(start, start + len(part)), part))
        made.append(Text(Document(f"{lang}/a", lang, f"{lang}/a", body), tuple(sentences)))
    source, target = made
    quotes = []
    body = source.document.text
    for index in range(draw(st.integers(0, 3))):
        start = draw(st.integers(0, len(body) - 1))
        end = draw(st.integers(start + 1, len(body)))
        quotes.append(Quote("fr/a", index, Span(start, end), body[start:end]))
    cut = draw(st.integers(0, min(len(source.sentences), len(target.sentences))))
    beads = [Bead(Span(i, i + 1), Span(i, i + 1), 0.9) for i in range(cut)]
    beads.append(Bead(Span(cut, len(source.sentences)), Span(cut, len(target.sentences)), 0.5))
    source = replace(source, quotes=tuple(quotes))
    pair = Bitext(source, target, tuple(beads), tuple(QuoteMatch(q, None, "none", 0.1) for q in quotes))
    return Corpus((pair, Bitext(source, None, (), pair.matches)), (target,))


@settings(max_examples=60, deadline=None)
@given(corpora())
def test_any_text_is_shown_whole(corpus: Corpus) -> None:
    tree = parsed(corpus)
    shown = {node.get("id"): words(node) for node in by(tree, "s")}
    source, target = corpus.bitexts[0].source, corpus.bitexts[0].target
    (first, version), (second, _) = addresses(corpus).pairs
    assert target and version
    for text, address in ((source, first), (target, version), (source, second)):
        for sentence in text.sentences:
            expected = str(show(sentence.text)).replace("\r\n", "\n").replace("\r", "\n")
            assert shown[address.id(f"s{sentence.index + 1}")] == expected
    for quote in source.quotes:
        parts = tree.xpath(f"//*[@id='text-fr_a']//*[@class='fr']//mark[contains(@data-q, 'fr_a_q{quote.index + 1}')]")
        assert "".join(map(words, parts)) == str(show(quote.text)).replace("\r\n", "\n").replace("\r", "\n")
        assert len(tree.xpath(f"//a[@role='doc-noteref' and @data-note='note-fr_a_q{quote.index + 1}']")) == 1


def test_what_is_known_of_a_text_is_its_body_and_not_what_that_was_made_of(corpus: Corpus) -> None:
    known: Known = {}
    first = render(corpus, known)
    assert known and all(body and not view.leaves for _, view, body in known.values())
    assert render(corpus, known) == first == render(corpus)
