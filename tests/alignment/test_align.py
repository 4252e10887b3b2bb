"""Alignment with the shipped encoder: what must hold of every answer, and hard cases in small."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aligner import embed
from aligner.alignment import align, align_lines, align_texts, crossings
from aligner.errors import UsageError
from aligner.evaluate.beads import count, strict
from aligner.evaluate.ladders import read_beads
from aligner.model import Bead, Document, Sentence, Span, Text
from aligner.protocols import Encoder, Floats

GOLD = Path(__file__).parents[3] / "shared" / "gold" / "alignment"
FRENCH = (
    "Le conseil s'est réuni vendredi à Paris.",
    "Le président a quitté la salle peu après midi.",
    "Trois ingénieurs ont démissionné le soir même.",
    "L'entreprise compte 770 salariés.",
    "Personne ne sait qui va la diriger.",
    "Les investisseurs demandent des explications depuis des semaines.",
    "Un nouveau directeur sera nommé avant Noël.",
    "Le prix de l'action a baissé de 12 % lundi.",
)
ENGLISH = (
    "The board met in Paris on Friday.",
    "The president left the room shortly after noon.",
    "Three engineers resigned the same evening.",
    "The company has 770 employees.",
    "Nobody knows who is going to lead it.",
    "The investors have been asking for explanations for weeks.",
    "A new director will be appointed before Christmas.",
    "The share price fell by 12% on Monday.",
)
WEATHER = (
    "It rained over the hills all week.",
    "The river flooded two villages.",
    "Farmers lost most of their wheat.",
)


@cache
def encoder() -> Encoder:
    return embed.load()


class Sentences:
    """The shipped encoder with its words hidden: any encoder of sentences."""

    name, digest = "sentences", "0" * 64

    def encode(self, texts: Sequence[str], lang: str) -> Floats:
        return encoder().encode(texts, lang)  # type: ignore[arg-type]


def shapes(beads: Sequence[Bead]) -> list[tuple[range, range]]:
    return [(range(b.source.start, b.source.end), range(b.target.start, b.target.end)) for b in beads]


def covers(beads: Sequence[Bead], rows: int, columns: int) -> bool:
    at = (0, 0)
    for bead in beads:
        if (bead.source.start, bead.target.start) != at or not (len(bead.source) or len(bead.target)):
            return False
        at = bead.source.end, bead.target.end
    return at == (rows, columns)


def test_sentences_in_step() -> None:
    beads = align(FRENCH, ENGLISH, encoder())
    assert [b.type for b in beads] == ["1-1"] * 8
    assert all(b.score > 0.9 for b in beads)


def test_merged_and_left_out() -> None:
    english = (f"{ENGLISH[0]} {ENGLISH[1]}", *ENGLISH[2:5], *ENGLISH[6:])
    found = shapes(align(FRENCH, english, encoder()))
    assert (range(0, 2), range(0, 1)) in found
    assert (range(5, 6), range(4, 4)) in found
    assert len(found) == 7


@pytest.mark.parametrize("side", ["source", "target"])
def test_a_long_insertion_is_one_bead(side: str) -> None:
    extra = WEATHER * 40
    texts = [FRENCH, (*ENGLISH[:4], *extra, *ENGLISH[4:])]
    langs = ("fr", "en")
    if side == "source":
        texts, langs = texts[::-1], langs[::-1]
    beads = align(*texts, encoder(), langs=langs)  # type: ignore[arg-type]
    nulls = [b for b in beads if not (len(b.source) and len(b.target))]
    assert len(nulls) == 1
    assert max(len(nulls[0].source), len(nulls[0].target)) == len(extra)
    assert len(beads) == 9


def test_the_other_direction_gives_the_same_beads() -> None:
    english = (f"{ENGLISH[0]} {ENGLISH[1]}", *ENGLISH[2:])
    there = shapes(align(FRENCH, english, encoder()))
    back = shapes(align(english, FRENCH, encoder(), langs=("en", "fr")))
    assert [(b, a) for a, b in back] == there


def test_anchors_bind() -> None:
    beads = align(FRENCH, ENGLISH, encoder(), anchors=[(3, 2), (6, 6)])
    starts = {(b.source.start, b.target.start) for b in beads}
    assert {(3, 2), (6, 6)} <= starts
    assert covers(beads, 8, 8)


@pytest.mark.parametrize("anchors", [[(3, 5), (4, 2)], [(9, 1)], [(-1, 0)]])
def test_impossible_anchors_are_refused(anchors: list[tuple[int, int]]) -> None:
    with pytest.raises(UsageError, match="anchor"):
        align(FRENCH, ENGLISH, encoder(), anchors=anchors)


def test_paragraphs_must_fit_the_sentences() -> None:
    with pytest.raises(UsageError, match="7 paragraph numbers for 8 sentences"):
        align(FRENCH, ENGLISH, encoder(), paragraphs=([0] * 7, [0] * 8))


def test_paragraphs_are_evidence() -> None:
    french = ("Oui.", "Oui.", "Oui.", "Non.")
    english = ("Yes.", "Yes.", "No.")
    one = align(french, english, encoder(), paragraphs=([0, 1, 1, 2], [0, 1, 2]))
    starts = {(b.source.start, b.target.start) for b in one}
    assert {(1, 1), (3, 2)} <= starts


def test_texts_carry_their_paragraphs() -> None:
    def text(lang: str, lines: Sequence[str]) -> Text:
        whole, sentences, at = "\n".join(lines), [], 0
        for k, line in enumerate(lines):
            sentences.append(Sentence(lang, k, k // 2, Span(at, at + len(line)), line))
            at += len(line) + 1
        return Text(Document(lang, lang, lang, whole), tuple(sentences))  # type: ignore[arg-type]

    assert [b.type for b in align_texts(text("fr", FRENCH), text("en", ENGLISH), encoder())] == ["1-1"] * 8


def test_lines_are_vecaligns() -> None:
    lines = list(align_lines(FRENCH, ENGLISH[:7], encoder()))
    beads = read_beads(lines)
    assert shapes(beads) == shapes(align(FRENCH, ENGLISH[:7], encoder()))
    assert lines[-1].startswith("[7]:[]:")


@pytest.mark.parametrize(("rows", "columns"), [(0, 0), (0, 3), (3, 0), (1, 1)])
def test_empty_and_tiny(rows: int, columns: int) -> None:
    beads = align(FRENCH[:rows], ENGLISH[:columns], encoder())
    assert covers(beads, rows, columns)
    assert len(beads) == (1 if rows or columns else 0)


@settings(max_examples=25, deadline=None)
@given(
    st.lists(st.sampled_from([*FRENCH, "", "…", "—", "1789", "\u00a0", "🙂"]), max_size=40),
    st.lists(st.sampled_from([*ENGLISH, *WEATHER, "", "...", "1789", "\t"]), max_size=40),
)
def test_every_sentence_is_in_exactly_one_bead(french: list[str], english: list[str]) -> None:
    for model in (encoder(), Sentences()):
        beads = align(french, english, model)
        assert covers(beads, len(french), len(english))
        assert all(0 <= b.score <= 1 for b in beads)
        assert all(max(len(b.source), len(b.target)) <= 8 for b in beads if len(b.source) and len(b.target))


@pytest.mark.parametrize(
    ("french", "english"),
    [(["***"], ["The board met."]), (["Le conseil."], ["—", "…"]), (["***", "—"], ["***"]), ([""], ["The board met."])],
)
def test_a_side_without_any_word(french: list[str], english: list[str]) -> None:
    for one, other in ((french, english), (english, french)):
        assert covers(align(one, other, encoder()), len(one), len(other))


def test_long_texts_are_cut_without_a_seam() -> None:
    rng = np.random.default_rng(0)
    order = rng.integers(0, 8, 2000)
    numbered = [(f"{FRENCH[k]} Article {n}.", f"{ENGLISH[k]} Article {n}.") for n, k in enumerate(order)]
    french, english = zip(*numbered, strict=True)
    english = tuple(e for n, e in enumerate(english) if not 900 <= n < 1100)
    beads = align(french, english, encoder())
    assert covers(beads, 2000, 1800)
    wanted = [Bead(Span(n, n + 1), Span(n - 200 * (n >= 1100), n + 1 - 200 * (n >= 1100)), 1.0)
              for n in range(2000) if not 900 <= n < 1100]  # fmt: skip
    assert strict(count(wanted, beads)).recall > 0.995


def test_reordered_passages_are_reported() -> None:
    english = (*ENGLISH[5:], *ENGLISH[:5])
    beads = align(FRENCH, english, encoder())
    assert covers(beads, 8, 8)
    found = crossings(FRENCH, english, beads, encoder())
    assert [(c.source, c.target) for c in found] == [(Span(5, 8), Span(0, 3))]
    assert crossings(FRENCH, ENGLISH, align(FRENCH, ENGLISH, encoder()), encoder()) == ()


@pytest.mark.skipif(not GOLD.exists(), reason="the gold alignments are not at ../shared/gold")
@pytest.mark.parametrize(("book", "floor"), [("Emma", 0.70), ("JaneEyre", 0.90)])
def test_hard_books_stay_aligned(book: str, floor: float) -> None:
    french, english, gold = (
        (GOLD / "transread" / book / f"{name}.txt").read_text("utf-8").removesuffix("\n").split("\n")
        for name in ("src", "tgt", "gold")
    )
    assert strict(count(read_beads(gold), align(french, english, encoder()))).f1 > floor
