"""Alignment files of other aligners, read and written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.errors import InputError
from aligner.evaluate.ladders import read_beads, read_hunalign, write_bertalign, write_hunalign, write_vecalign
from aligner.model import Bead, Span


@st.composite
def alignments(draw: st.DrawFn) -> tuple[Bead, ...]:
    out, i, j = [], 0, 0
    steps = st.tuples(st.integers(0, 4), st.integers(0, 4), st.integers(0, 100))
    for a, b, score in draw(st.lists(steps, max_size=20)):
        if a or b:
            out.append(Bead(Span(i, i + a), Span(j, j + b), score / 100))
            i, j = i + a, j + b
    return tuple(out)


def spans(beads: tuple[Bead, ...]) -> list[tuple[Span, Span]]:
    return [(b.source, b.target) for b in beads]


@given(alignments())
def test_what_is_written_is_read(beads: tuple[Bead, ...]) -> None:
    again = read_beads(write_vecalign(beads).splitlines())
    assert spans(again) == spans(beads)
    assert [b.score for b in again] == pytest.approx([b.score for b in beads], abs=1e-6)
    assert spans(read_beads(write_bertalign(beads).splitlines())) == spans(beads)
    rungs = read_hunalign(write_hunalign(beads).splitlines())
    assert spans(rungs) == spans(beads)
    assert [b.score for b in rungs] == pytest.approx([b.score for b in beads], abs=2e-3)


def test_as_others_write_it() -> None:
    assert write_vecalign([Bead(Span(0, 2), Span(0, 1), 0.75)]) == "[0, 1]:[0]:0.250000\n"
    assert [b.type for b in read_beads(["[0,1]:[0]", "", "# end", "[2] : [] : 0.3"])] == ["2-1", "1-0"]
    assert read_hunalign(["0\t0\t0.3", "2\t1\t-0.3", "3\t2\t0"])[0] == Bead(Span(0, 2), Span(0, 1), 0.3 / 1.3)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("0-0 1-1", "gold:2: not a bead: '0-0 1-1'"),
        ("[0,2]:[1]", "gold:2: [0,2] is not a run"),
        ("[0]:[1]", "gold:2: sentence 0 comes after 0"),
        ("[1]:[1]:high", "gold:2: not a cost: 'high'"),
    ],
)
def test_a_bad_line_is_named(line: str, message: str) -> None:
    with pytest.raises(InputError) as caught:
        read_beads(["[0]:[0]", line], "gold")
    assert str(caught.value).startswith(message)


@pytest.mark.parametrize(("line", "message"), [("a\tb", "not a rung"), ("0\t0\t1", "goes back"), ("4", "not a rung")])
def test_a_bad_rung_is_named(line: str, message: str) -> None:
    with pytest.raises(InputError, match=message):
        read_hunalign(["1\t1\t0.5", line])
