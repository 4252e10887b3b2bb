"""Scores of alignments, by hand and by property."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.evaluate.beads import (
    Counts,
    Tally,
    bootstrap,
    count,
    count_by_type,
    lax,
    one_by_one,
    slices,
    strict,
    type_table,
)
from aligner.evaluate.ladders import read_beads
from aligner.model import Bead, Span


def beads(text: str) -> tuple[Bead, ...]:
    return read_beads(text.split())


@st.composite
def alignments(draw: st.DrawFn) -> tuple[Bead, ...]:
    out, i, j = [], 0, 0
    for a, b in draw(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), max_size=60)):
        if a or b:
            out.append(Bead(Span(i, i + a), Span(j, j + b), 1.0))
            i, j = i + a, j + b
    return tuple(out)


def test_by_hand() -> None:
    gold = beads("[0]:[0] [1,2]:[1] [3]:[] [4]:[2,3]")
    answer = beads("[0]:[0] [1]:[1] [2]:[] [3]:[] [4]:[2] []:[3]")
    counts = count(gold, answer)
    # Right: [0]:[0] and [3]:[]. Touching a gold bead on both sides: [1]:[1] and [4]:[2]. Nulls of gold do not count.
    assert counts == Counts(found=Tally(2, 4, 6), gold=Tally(1, 3, 3))
    assert strict(counts).precision == pytest.approx(2 / 6)
    assert strict(counts).recall == pytest.approx(1 / 3)
    assert lax(counts).f1 == pytest.approx(2 * (4 / 6) * 1 / (4 / 6 + 1))


def test_the_place_of_a_null_does_not_matter() -> None:
    gold, answer = beads("[0]:[] []:[0]"), beads("[]:[0] [0]:[]")
    assert strict(count(gold, answer)).precision == 1


def test_nulls_one_by_one_do_not_depend_on_grouping() -> None:
    gold, answer = beads("[0]:[] [1]:[] [2]:[0]"), beads("[0,1]:[] [2]:[0]")
    assert strict(count(gold, answer)).precision == 0.5
    assert strict(count(one_by_one(gold), one_by_one(answer))).f1 == 1


@given(alignments())
def test_one_by_one_keeps_links_and_sentences(gold: tuple[Bead, ...]) -> None:
    cut = one_by_one(gold)
    assert [b for b in cut if len(b.source) and len(b.target)] == [b for b in gold if len(b.source) and len(b.target)]
    assert sum(len(b.source) + len(b.target) for b in cut) == sum(len(b.source) + len(b.target) for b in gold)
    assert all(len(b.source) + len(b.target) == 1 for b in cut if not (len(b.source) and len(b.target)))


def test_nothing_found_scores_nothing() -> None:
    assert strict(count(beads("[0]:[0]"), ())).f1 == 0
    assert strict(count((), ())).f1 == 0


def test_by_type() -> None:
    table = count_by_type(beads("[0]:[0] [1,2]:[1]"), beads("[0]:[0] [1]:[1] [2]:[]"))
    assert strict(table["1-1"]).precision == 0.5
    assert strict(table["1-1"]).recall == 1
    assert table["2-1"] == Counts(gold=Tally(0, 1, 1))
    assert type_table(beads("[0]:[0] [1,2]:[1]")) == {"1-1": 1, "2-1": 1}


@given(alignments())
def test_gold_against_itself_is_perfect(gold: tuple[Bead, ...]) -> None:
    counts = count(gold, gold)
    assert counts.found.strict == counts.found.tries == len(gold)
    assert counts.gold.strict == counts.gold.tries


@given(alignments(), alignments())
def test_lax_is_never_below_strict_and_types_add_up(gold: tuple[Bead, ...], answer: tuple[Bead, ...]) -> None:
    counts = count(gold, answer)
    assert counts.found.strict <= counts.found.lax <= counts.found.tries
    assert counts.gold.strict <= counts.gold.lax <= counts.gold.tries
    assert sum(count_by_type(gold, answer).values(), Counts()) == counts


@given(alignments(), alignments(), st.integers(1, 20))
def test_slices_add_up(gold: tuple[Bead, ...], answer: tuple[Bead, ...], size: int) -> None:
    assert sum(slices(gold, answer, size), Counts()) == count(gold, answer)


def test_bootstrap_holds_the_value_and_is_the_same_each_time() -> None:
    right, wrong = Counts(Tally(9, 10, 10), Tally(9, 10, 10)), Counts(Tally(2, 10, 10), Tally(2, 10, 10))
    first = bootstrap([right] * 9 + [wrong])
    assert first == bootstrap([right] * 9 + [wrong])
    assert first.low < first.value < first.high
    assert bootstrap([right] * 10) == bootstrap([right] * 10, seed=1)
    assert bootstrap([right, wrong], laxly=True).low == 1
    with pytest.raises(ValueError, match="no units"):
        bootstrap([])
