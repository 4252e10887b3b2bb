from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from aligner.formats.tei.nesting import DEEPEST, Piece, cut
from aligner.model import Span
from tests.formats.strategies import spans

TEXT = "ab cd  ef gh ij"


def test_a_range_is_cut_at_the_end_of_a_box() -> None:
    boxes = (Span(0, 5), Span(5, 7), Span(7, 15))
    assert cut([Span(3, 9)], boxes, TEXT) == ((Piece(0, 3, 5),), (), (Piece(0, 7, 9),))


def test_where_two_ranges_cross_the_later_one_is_cut() -> None:
    assert cut([Span(0, 5), Span(3, 9)], (Span(0, 15),), TEXT) == ((Piece(0, 0, 5), Piece(1, 3, 5), Piece(1, 5, 9)),)


def test_an_empty_range_keeps_its_place_and_one_outside_goes_to_the_next_box() -> None:
    assert cut([Span(4, 4), Span(6, 7)], (Span(0, 5), Span(7, 15)), TEXT) == ((Piece(0, 4, 4),), (Piece(1, 7, 7),))


@given(st.lists(spans(len(TEXT)), max_size=7), st.lists(st.integers(0, len(TEXT)), max_size=4))
def test_pieces_nest_and_put_together_are_the_range(marks: list[Span], ends: list[int]) -> None:
    borders = sorted({0, len(TEXT), *ends})
    boxes = [Span(start, end) for start, end in pairwise(borders)]
    pieces = cut(marks, boxes, TEXT)
    for box, inside in zip(boxes, pieces, strict=True):
        assert all(box.start <= piece.start <= piece.end <= box.end for piece in inside)
        order = [(piece.start, -piece.end) for piece in inside]
        assert order == sorted(order)
        for one in inside:
            for other in inside:
                assert not one.start < other.start < one.end < other.end
    for index, mark in enumerate(marks):
        found = [piece for inside in pieces for piece in inside if piece.mark == index]
        assert found
        joined = "".join(TEXT[piece.start : piece.end] for piece in found)
        assert joined.replace(" ", "") == mark.of(TEXT).replace(" ", "")


def test_what_lies_too_deep_keeps_its_place_alone() -> None:
    """Parsers take 256 elements within one another: what is written must be read again."""
    count = 4 * DEEPEST
    text = "x" * (2 * count)
    nested = [Span(i, len(text) - i) for i in range(count)]
    crossing = [Span(i, count + i) for i in range(count)]
    for marks in (nested, crossing):
        (pieces,) = cut(marks, [Span(0, len(text))], text)
        assert {piece.mark for piece in pieces} == set(range(count))
        assert len(pieces) <= (DEEPEST + 1) * count
        ends: list[int] = []
        for piece in pieces:
            while ends and ends[-1] <= piece.start:
                ends.pop()
            ends.append(piece.end)
            assert len(ends) <= DEEPEST + 1
