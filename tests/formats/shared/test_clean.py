"""What an export may leave out, and beads as long as paragraphs."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings

from aligner.errors import UsageError
from aligner.formats import Cleaned, Cleaning, read, write
from aligner.formats.shared.clean import paragraph_beads
from aligner.formats.shared.guess import guessed
from aligner.formats.shared.kept import Kept
from aligner.model import Bead, Corpus, Span
from tests.formats.corpora import corpus, text
from tests.formats.strategies import corpora


def scores(cleaning: Cleaning) -> list[float]:
    return [bead.score for bead in Cleaned(corpus().bitexts, cleaning)[0].beads]


@pytest.mark.parametrize(
    ("cleaning", "left"),
    [
        (Cleaning(), [0.99, 0.9312, 0.8, 0.7, 0.6, 0.5]),
        (Cleaning(score=0.8), [0.99, 0.9312, 0.8]),
        (Cleaning(nulls=False), [0.99, 0.9312, 0.8, 0.7]),
        (Cleaning(reviewed=True), [0.9312, 0.7]),
        (Cleaning(ratio=1.2), [0.99, 0.7, 0.6, 0.5]),
        (Cleaning(score=0.9, ratio=1.2), [0.99]),
    ],
)
def test_what_is_asked_for_is_left_out_and_nothing_else(cleaning: Cleaning, left: list[float]) -> None:
    assert scores(cleaning) == left
    kept = Cleaned(corpus().bitexts, cleaning)
    assert kept[0].source == corpus().bitexts[0].source and kept[1] == corpus().bitexts[1]


def test_duplicates_are_left_out_over_the_whole_corpus_each_time_it_is_gone_through(tmp_path: Path) -> None:
    first = corpus().bitexts[0]
    kept = Cleaned((first, first), Cleaning(duplicates=False))
    for _ in range(2):
        assert [len(bitext.beads) for bitext in kept] == [6, 0]
    write(Corpus(kept, corpus().pool), tmp_path, ("moses",))
    assert (tmp_path / "moses/corpus.en").read_text().count("\n") == 4


def test_scores_and_ratios_that_none_can_be_are_refused() -> None:
    for wrong in ({"score": 1.5}, {"ratio": 0.5}, {"score": float("nan")}, {"ratio": float("nan")}):
        with pytest.raises(UsageError):
            Cleaning(**wrong)  # type: ignore[arg-type]


def test_beads_are_joined_where_both_texts_begin_a_paragraph() -> None:
    source = text("fr/a", "A.|B.\n\nC.|D.\n\nE.")
    target = text("en/a", "a.|b.|c.\n\nd.\n\ne.")
    beads = tuple(Bead(Span(i, i + 1), Span(i, i + 1), 1 - i / 10) for i in range(5))
    joined = paragraph_beads(beads, source, target)
    assert [(b.source, b.target, round(b.score, 1)) for b in joined] == [
        (Span(0, 4), Span(0, 4), 0.7),
        (Span(4, 5), Span(4, 5), 0.6),
    ]
    one = text("en/a", "a.|b.|c.|d.|e.")
    assert paragraph_beads(beads, source, one) == beads, "a text without paragraphs says nothing of them"
    crossed = (beads[1], beads[0], *beads[2:])
    assert paragraph_beads(crossed, source, target) == crossed


@settings(max_examples=25, deadline=None)
@given(corpora())
def test_beads_of_paragraphs_hold_the_same_sentences_in_order(made: Corpus) -> None:
    bitext = made.bitexts[0]
    assert bitext.target
    joined = paragraph_beads(bitext.beads, bitext.source, bitext.target)
    for side in ("source", "target"):
        before = [i for bead in bitext.beads for i in range(getattr(bead, side).start, getattr(bead, side).end)]
        assert [i for bead in joined for i in range(getattr(bead, side).start, getattr(bead, side).end)] == before


def test_kept_values_are_a_sequence() -> None:
    kept = Kept(corpus().bitexts)
    assert len(kept) == 2 and kept == corpus().bitexts and kept[-1] == corpus().bitexts[1]
    assert kept[:1] == corpus().bitexts[:1] and kept != (1,)
    assert replace(corpus(), bitexts=kept) == corpus()


@pytest.mark.parametrize(
    ("name", "content", "form"),
    [
        ("a.tmx", "", "tmx"), ("a.tmx.gz", "", "tmx"), ("A.XLF", "", "xliff"), ("a.sdlxliff", "", "xliff"),
        ("alignment.tsv", "", "tsv"), ("a.csv", "", "tsv"), ("a.xlsx", "", "xlsx"), ("a.fr", "", "moses"),
        ("corpus.jsonl", "", "jsonl"), ("a.align", "", "ladder"),
        ("a.xml", '<?xml version="1.0"?><!-- <TEI> --><!DOCTYPE cesAlign SYSTEM "x"><cesAlign>', "xces"),
        ("a.xml", "<tei:TEI xmlns:tei='x'>", "tei"), ("a.xml", "<tmx version='1.4'>", "tmx"),
    ],
)  # fmt: skip
def test_a_format_is_told_by_name_or_root(tmp_path: Path, name: str, content: str, form: str) -> None:
    (tmp_path / name).write_text(content)
    assert guessed(tmp_path / name) == form


def test_a_format_that_nothing_tells_is_asked_for(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_text("<html>")
    for path in (tmp_path / "a.xml", tmp_path / "none.xml", tmp_path / "a.bin", tmp_path):
        with pytest.raises(UsageError, match="--format"):
            read(None, path)
