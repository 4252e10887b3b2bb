"""What is said about an alignment: regions in doubt, and long runs without counterpart."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from aligner.doubt import doubtful, unmatched
from aligner.model import Bead, Decision, Span


def chain(*parts: tuple[int, int, float]) -> list[Bead]:
    beads, i, j = [], 0, 0
    for a, b, score in parts:
        beads.append(Bead(Span(i, i + a), Span(j, j + b), score))
        i, j = i + a, j + b
    return beads


def test_neighbours_in_doubt_are_one_region_and_the_worst_comes_first() -> None:
    found = doubtful(chain((1, 1, 0.9), (1, 1, 0.4), (1, 0, 0.45), (1, 1, 0.99), (2, 1, 0.2), (1, 1, 0.8)))
    assert [(r.source, r.target, r.score) for r in found] == [
        (Span(4, 6), Span(3, 4), 0.2),
        (Span(1, 3), Span(1, 2), 0.4),
    ]


def test_what_people_set_is_in_no_doubt() -> None:
    bead = Bead(Span(0, 1), Span(0, 1), 0.1, Decision("accepted", "ana", "2026-01-01T00:00:00Z"))
    assert doubtful([bead]) == ()


@given(st.lists(st.tuples(st.integers(0, 2), st.integers(0, 2), st.floats(0, 1)), max_size=30))
def test_regions_hold_the_doubtful_beads_and_no_others(parts: list[tuple[int, int, float]]) -> None:
    beads = chain(*parts)
    regions = doubtful(beads)
    for bead in beads:
        inside = [
            r
            for r in regions
            if r.source.start <= bead.source.start
            and bead.source.end <= r.source.end
            and r.target.start <= bead.target.start
            and bead.target.end <= r.target.end
        ]
        if bead.score < 0.5:
            assert inside
        elif len(bead.source) and len(bead.target):
            assert not inside


def test_a_long_tail_without_counterpart_is_another_text() -> None:
    beads = chain(*[(1, 1, 0.9)] * 60, (0, 30, 0.9))
    assert list(unmatched(beads, (60, 90))) == [(1, Span(60, 90))]
    # An omission of a few sentences, or of a small part of a long text, is an omission.
    assert not list(unmatched(chain(*[(1, 1, 0.9)] * 60, (0, 5, 0.9)), (60, 65)))
    assert not list(unmatched(chain(*[(1, 1, 0.9)] * 500, (25, 0, 0.9)), (525, 500)))
