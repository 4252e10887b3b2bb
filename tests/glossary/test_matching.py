from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from aligner.glossary.finder import Rendered
from aligner.glossary.matching import matching
from aligner.model import Span


def rendering(place: int) -> Rendered:
    return Rendered(Span(place, place + 1), 0, "form", True)


def test_a_path_may_be_as_long_as_there_are_uses() -> None:
    size = 3000
    options = [[rendering(at), rendering(at + 1)] for at in range(size)] + [[rendering(0)]]
    chosen = matching(options)
    assert chosen[size] == rendering(0)
    assert [chosen[at].span.start for at in range(size)] == list(range(1, size + 1))


@given(st.lists(st.lists(st.integers(0, 4), unique=True, max_size=3), max_size=5))
def test_as_many_as_can_be_each_another(places: list[list[int]]) -> None:
    chosen = matching([[rendering(place) for place in row] for row in places])
    taken = [item.span.start for item in chosen.values()]
    assert len(set(taken)) == len(taken)
    assert all(item.span.start in places[use] for use, item in chosen.items())
    assert len(taken) == most(places)


def most(places: list[list[int]], taken: frozenset[int] = frozenset()) -> int:
    """Try everything."""
    if not places:
        return 0
    left = [1 + most(places[1:], taken | {place}) for place in places[0] if place not in taken]
    return max([most(places[1:], taken), *left])
