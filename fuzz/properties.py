"""What holds for every text, bitext and finding, whatever it was made of."""

from __future__ import annotations

from collections.abc import Sequence

from aligner.formats.shared.consistency import verify_bitext, verify_text
from aligner.glossary.terms import Finding, Place
from aligner.model import Bitext, Document, Quote, Sentence, Text


def check_sentences(document: Document, sentences: Sequence[Sentence]) -> None:
    """Sentences are spans of the text, in order, apart, trimmed, and all that is visible in it."""
    text = document.text
    end = paragraph = 0
    for index, sentence in enumerate(sentences):
        assert sentence.index == index, "sentences are numbered from 0"
        assert sentence.span.of(text) == sentence.text, "a sentence is its span of the text"
        assert sentence.span.end <= len(text), "a span lies in the text"
        assert sentence.text.strip() == sentence.text != "", "a sentence is trimmed and not empty"
        assert paragraph <= sentence.paragraph, "paragraphs go upwards"
        assert end <= sentence.span.start, "sentences are in order and apart"
        assert not text[end : sentence.span.start].strip(), "nothing visible is left out"
        end, paragraph = sentence.span.end, sentence.paragraph
    assert not text[end:].strip(), "nothing visible is left out at the end"


def check_quotes(document: Document, quotes: Sequence[Quote]) -> None:
    """Quotes are spans of the text, outer before inner, nested or apart, none twice; what they name is there."""
    text = document.text
    open_ends: list[int] = []
    before = (-1, 0)
    for index, quote in enumerate(quotes):
        assert quote.index == index, "quotes are numbered from 0"
        assert quote.span.end <= len(text), "a span lies in the text"
        assert quote.text == quote.span.of(text) != "", "a quote is its span of the text"
        assert not quote.text[0].isspace() and not quote.text[-1].isspace(), "a quote is trimmed"
        place = (quote.span.start, -quote.span.end)
        assert place > before, "quotes are in order, outer before inner, none twice"
        before = place
        while open_ends and open_ends[-1] <= quote.span.start:
            open_ends.pop()
        assert not open_ends or quote.span.end <= open_ends[-1], "quotes nest or are apart"
        assert quote.depth == len(open_ends), "the depth counts the quotes around"
        open_ends.append(quote.span.end)
        assert quote.continued_from is None or 0 <= quote.continued_from < index, "a quote goes on with an earlier one"
        assert quote.cue is None or (quote.cue.end <= len(text) and len(quote.cue)), "a cue lies in the text"
        assert quote.speaker == quote.speaker.strip(), "a speaker's name is trimmed"


def check_bitexts(bitexts: Sequence[Bitext]) -> None:
    """What a reader gives is what every writer takes for granted."""
    for bitext in bitexts:
        verify_bitext(bitext)
        for text in (bitext.source, bitext.target):
            if text is not None:
                verify_text(text)
        for match in bitext.matches:
            assert match.quote in bitext.source.quotes, "a match is of a quote of its text"
            assert 0 <= match.confidence <= 1
            assert (match.original is None) == (match.verdict == "none"), "a verdict goes with its original"


def kept(bitexts: Sequence[Bitext]) -> list[object]:
    """Return what has to stay when a format that keeps no more than sentences and beads is written and read.

    Bitexts may come in another order, that of their files.
    """
    found = [
        (
            [sentence.text for sentence in bitext.source.sentences],
            [sentence.text for sentence in bitext.target.sentences] if bitext.target else None,
            [(bead.source, bead.target, round(bead.score, 3)) for bead in bitext.beads],
        )
        for bitext in bitexts
    ]
    return sorted(found, key=repr)


def check_findings(findings: Sequence[Finding], texts: Sequence[Text]) -> None:
    """A finding stands in a file that is there, at lines and columns that it has."""
    lines = {text.document.path: text.document.text.split("\n") for text in texts}
    for finding in findings:
        assert finding.message, "a finding says what is wrong"
        for place in (finding.place, finding.origin):
            if place is not None and place.path in lines:
                _check_place(place, lines[place.path])


def _check_place(place: Place, lines: Sequence[str]) -> None:
    assert 1 <= place.line <= place.end_line <= len(lines), "a line is in the file"
    assert 1 <= place.column <= len(lines[place.line - 1]) + 1, "a column is in its line"
    assert 1 <= place.end_column <= len(lines[place.end_line - 1]) + 1, "an end column is in its line"
