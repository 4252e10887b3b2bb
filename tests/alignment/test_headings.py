"""Headings and captions as evidence: they are told by blocks and numbers, kept apart from prose, and lead the path."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import pairwise

import numpy as np
import pytest

from aligner import embed
from aligner.alignment import align_texts, coarse
from aligner.alignment.headings import CAPTION, HEADING, PROSE, numbered, rough_path, standings
from aligner.alignment.sides import side
from aligner.model import Block, BlockKind, Document, Lang, Sentence, Span, Text
from aligner.protocols import Encoder


@cache
def encoder() -> Encoder:
    return embed.load()


def text(lang: Lang, *blocks: tuple[BlockKind, Sequence[str]]) -> Text:
    """Make a text of blocks, each of some sentences."""
    body, sentences, made = "", [], []
    for number, (kind, parts) in enumerate(blocks):
        start = len(body)
        for part in parts:
            span = Span(len(body), len(body) + len(part))
            sentences.append(Sentence(lang, len(sentences), number, span, part))
            body += part + " "
        made.append(Block(Span(start, len(body) - 1), kind))
        body += "\n"
    return Text(Document(lang, lang, lang, body, blocks=tuple(made)), tuple(sentences))


@pytest.mark.parametrize(
    ("words", "lang", "number"),
    [
        ("Chapitre XIV", "fr", 14),
        ("CHAPITRE PREMIER", "fr", 1),
        ("Chapter Nine", "en", 9),
        ("IV", "en", 4),
        ("12. The return", "en", 12),
        ("3 – Le retour", "fr", 3),
        ("Chapitre", "fr", 0),
        ("I am late.", "en", 0),
        ("Mix it well.", "en", 0),
        ("12 hommes en colère", "fr", 0),
        ("1984", "en", 0),
    ],
)
def test_the_number_of_a_heading(words: str, lang: Lang, number: int) -> None:
    assert numbered(Sentence("d", 0, 0, Span(0, len(words)), words), lang) == number


def test_blocks_and_lone_numbered_paragraphs_tell_what_a_sentence_stands_in() -> None:
    made = text(
        "fr",
        ("heading", ["La mer"]),
        ("paragraph", ["Chapitre II"]),
        ("paragraph", ["III. C'est tout.", "Il pleut."]),
        ("caption", ["Le port en 1900."]),
    )
    assert standings(made).tolist() == [[HEADING, 0], [HEADING, 2], [PROSE, 0], [PROSE, 0], [CAPTION, 0]]


def test_a_heading_is_not_merged_with_prose() -> None:
    french: list[tuple[BlockKind, list[str]]] = [
        ("heading", ["Le maire part"]),
        ("paragraph", ["Le maire de Lyon quitte ses fonctions, a annoncé la ville lundi.", "Il part en juin."]),
    ]
    english: list[tuple[BlockKind, list[str]]] = [
        ("heading", ["Mayor to go"]),
        ("paragraph", ["The mayor of Lyon is leaving office, the city said on Monday.", "He leaves in June."]),
    ]
    beads = align_texts(text("fr", *french), text("en", *english), encoder())
    assert [bead.type for bead in beads] == ["1-1"] * 3
    # Left out on one side, it is a null, though the first sentence says the same.
    beads = align_texts(text("fr", *french), text("en", ("heading", ["Sports"]), english[1]), encoder())
    assert (Span(1, 2), Span(1, 2)) in [(bead.source, bead.target) for bead in beads]


def test_a_headline_of_running_text_is_left_out_rather_than_merged_with_its_lead() -> None:
    french: list[tuple[BlockKind, list[str]]] = [
        ("paragraph", ["L'université a ouvert cette année un cours pour apprendre à mieux dormir."]),
        ("paragraph", ["Mille étudiants le suivent."]),
    ]
    english: list[tuple[BlockKind, list[str]]] = [
        ("paragraph", ["Students take course in sleeping better"]),
        ("paragraph", ["The university has opened a course this year to learn how to sleep better."]),
        ("paragraph", ["A thousand students take it."]),
    ]
    assert standings(text("en", *english)).tolist() == [[HEADING, 0], [PROSE, 0], [PROSE, 0]]
    beads = align_texts(text("fr", *french), text("en", *english), encoder())
    assert [bead.type for bead in beads] == ["0-1", "1-1", "1-1"]


def book(lang: Lang, chapters: Sequence[int], lines: Sequence[str]) -> Text:
    word = "Chapitre" if lang == "fr" else "Chapter"
    return text(lang, *(block for k in chapters for block in _chapter(f"{word} {k}", lines)))


def _chapter(head: str, lines: Sequence[str]) -> list[tuple[BlockKind, list[str]]]:
    return [("heading", [head]), *(("paragraph", [line]) for line in lines)]


def test_chapters_lead_the_path_past_what_one_side_lacks() -> None:
    french = book("fr", range(1, 31), ["Il pleut.", "Elle rentre.", "Oui.", "Non."] * 3)
    english = book("en", [*range(1, 8), *range(19, 31)], ["It is raining.", "She goes home.", "Yes.", "No."] * 3)
    sides = [
        side([s.text for s in one.sentences], one.document.lang, encoder(), None, standings(one))
        for one in (french, english)
    ]
    heads = {(13 * k, 13 * m) for m, k in enumerate([*range(7), *range(18, 30)])}
    led = rough_path(sides[0], sides[1])
    assert heads <= {step.start for step in led} | {(0, 0)}
    assert not heads <= {step.start for step in coarse.path(sides[0].sums, sides[1].sums)} | {(0, 0)}
    assert all(one.end == other.start for one, other in pairwise(led))
    beads = {(bead.source.start, bead.target.start) for bead in align_texts(french, english, encoder())}
    assert heads <= beads


def test_headings_that_the_texts_speak_against_lead_nowhere() -> None:
    words = ["mer", "feu", "pain", "loup", "clef", "roi", "nuit", "pont"]
    english = ["sea", "fire", "bread", "wolf", "key", "king", "night", "bridge"]
    left = text("fr", *(b for k, w in enumerate(words) for b in _chapter(f"Chapitre {k + 1}", [f"Voici le {w}."])))
    right = text("en", *(b for k, w in enumerate(english) for b in _chapter(f"Chapter {9 - k}", [f"This is the {w}."])))
    sides = [
        side([s.text for s in one.sentences], one.document.lang, encoder(), None, standings(one))
        for one in (left, right)
    ]
    prose = {(2 * k + 1, 2 * k + 1) for k in range(8)}
    starts = {step.start for step in rough_path(sides[0], sides[1])}
    assert len(prose & starts) >= 6
    assert np.all([step.end > step.start for step in rough_path(sides[0], sides[1])])
