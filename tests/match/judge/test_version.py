"""The quotation of the sentence that a quote's sentence is aligned with: what it decides, and what it does not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from aligner.match import Matcher, Version
from aligner.match.judge.version import counterparts
from aligner.model import Bead, Document, Quote, QuoteMatch, Sentence, Span, Text
from aligner.protocols import AdditiveEncoder
from tests.match.conftest import as_text

FRENCH = ("Le maire parle d'un « coup d'épée dans l'eau ».", "« Enfin ! », dit la boulangère, « quel soulagement ».")
ENGLISH = ('The mayor speaks of a "damp squib".', '"At last!" says the baker, "what a relief."')


def text(name: str, lang: str, lines: tuple[str, ...], marks: str) -> Text:
    body, sentences, quotes, place = "\n".join(lines), [], [], 0
    for number, line in enumerate(lines):
        sentences.append(Sentence(name, number, number, Span(place, place + len(line)), line))
        for part in line.split(marks[0])[1:]:
            words = part.split(marks[1])[0].strip()
            start = body.index(words, place)
            quotes.append(Quote(name, len(quotes), Span(start, start + len(words)), words))
        place += len(line) + 1
    return Text(Document(name, "fr" if lang == "fr" else "en", name, body), tuple(sentences), tuple(quotes))


def source() -> Text:
    return text("fr/x.txt", "fr", FRENCH, "«»")


def target(lines: tuple[str, ...] = ENGLISH) -> Text:
    paired = tuple(line.replace(' "', " “").replace('"', "“", line.startswith('"')).replace('"', "”") for line in lines)
    return text("en/x.txt", "en", paired, "“”")


def asked(encoder: AdditiveEncoder, english: Text, score: float, *others: Text) -> list[QuoteMatch]:
    french = source()
    beads = tuple(Bead(Span(k, k + 1), Span(k, k + 1), score) for k in range(2))
    version = Version(french.sentences, english, beads)
    return list(Matcher.from_texts([english, *others], encoder).match(french.quotes, french.document, version=version))


def originals(found: list[QuoteMatch]) -> list[str | None]:
    return [match.original.text if match.original else None for match in found]


def test_idioms_and_short_quotes_are_found_in_order(encoder: AdditiveEncoder) -> None:
    found = asked(encoder, target(), 0.99)
    assert originals(found) == ["damp squib", "At last!", "what a relief."]
    assert all(any(e.name == "bead" and e.value == 0.99 for e in match.evidence) for match in found)
    assert all(match.confidence <= 0.999 for match in found)


def test_a_low_bead_does_not_count(encoder: AdditiveEncoder) -> None:
    found = asked(encoder, target(), 0.4)
    assert not any(e.name == "bead" for match in found for e in match.evidence)


@pytest.mark.parametrize(("end", "found"), [(".", True), ("", False)])
def test_headings_need_not_quote_the_same_words(encoder: AdditiveEncoder, end: str, found: bool) -> None:
    lines = (f'The mayor laughs at a "long winter"{end}', ENGLISH[1])
    assert (asked(encoder, target(lines), 0.99)[0].original is not None) == found


def test_what_the_quote_leaves_out_at_a_quotations_edge_is_not_its_original(encoder: AdditiveEncoder) -> None:
    said = ("« La digue sera relevée de deux mètres avant l'hiver », a dit le maire.",)
    french = text("fr/x.txt", "fr", said, "«»")
    english = target(
        ('The mayor said: "The dyke will be raised by two metres before the winter. Farewell, swallows!"',)
    )
    version = Version(french.sentences, english, (Bead(Span(0, 1), Span(0, 1), 0.99),))
    found = Matcher.from_texts([english], encoder).match(french.quotes, french.document, version=version)
    assert originals(list(found)) == ["The dyke will be raised by two metres before the winter"]


def test_a_sentence_without_quotation_gives_none(encoder: AdditiveEncoder) -> None:
    found = asked(encoder, target(("The mayor is not pleased.", ENGLISH[1])), 0.99)
    assert originals(found)[0] is None and originals(found)[1:] == ["At last!", "what a relief."]


def test_an_original_elsewhere_with_better_words_wins(encoder: AdditiveEncoder) -> None:
    elsewhere = as_text("en/y.txt", "He called the whole plan a sword stroke in the water and left.")
    speech = as_text("en/z.txt", "What a relief it was, she said, to see the water again.")
    french = text(
        "fr/x.txt", "fr", ("Elle a dit « quel soulagement de revoir enfin la mer après tant d'années ».",), "«»"
    )
    english = text("en/x.txt", "en", ("She said “I had missed all of that so very much indeed, my friends”.",), "“”")
    better = as_text("en/w.txt", "What a relief to see the sea again at last after so many years, she wrote.")
    version = Version(french.sentences, english, (Bead(Span(0, 1), Span(0, 1), 0.99),))
    (match,) = Matcher.from_texts([english, elsewhere, speech, better], encoder).match(
        french.quotes, french.document, version=version
    )
    assert match.original is not None and match.original.document_id == "en/w.txt"
    assert any(c.document_id == "en/x.txt" for c in match.candidates)


def test_more_quotations_on_one_side_are_paired_by_their_words(encoder: AdditiveEncoder) -> None:
    lines = (ENGLISH[0], '"At last!" says the baker of "Rue Haute", "what a relief."')
    found = asked(encoder, target(lines), 0.99)
    assert originals(found)[2] == "what a relief."
    assert originals(found)[1] in ("At last!", None)


def test_what_only_the_version_interrupts_is_one(encoder: AdditiveEncoder) -> None:
    french = text("fr/x.txt", "fr", ("« Cette accusation est fausse et c'est un mensonge absolu », dit-il.",), "«»")
    english = text("en/x.txt", "en", ("“This accusation is false,” he said, “and an absolute lie.”",), "“”")
    first, second = english.quotes
    english = replace(english, quotes=(first, replace(second, continued_from=first.index)))
    version = Version(french.sentences, english, (Bead(Span(0, 1), Span(0, 1), 0.99),))
    there = counterparts(french.quotes, version, encoder)[0]
    assert there.text == "This accusation is false,” he said, “and an absolute lie."
    assert there.span.of(english.document.text) == there.text
