from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aligner.glossary import check, parse
from aligner.glossary.patterns import COPIES, compiled, copies, expand

PIECES = st.sampled_from([*"ab()[]{}*+?|.^$\\-1,9", "{9}", "{2,3}", "(?:", "\\1", "\\(", "[^a]", "(?P<n>", "\\p{L}"])


@given(st.lists(PIECES, max_size=20).map("".join))
@settings(deadline=None)
def test_any_text_is_compiled_or_refused(pattern: str) -> None:
    try:
        compiled(pattern)
    except ValueError as error:
        assert str(error)


@pytest.mark.parametrize(
    ("pattern", "number"),
    [
        ("a{3}", 3),
        ("(a{3}b{2}){2}", 6),
        ("a{3}b{4}", 4),
        ("[{9}]{2}", 2),
        ("\\{9}", 1),
        ("(a{2,5}){3}", 15),
        ("a{2,}", 2),
    ],
)
def test_counts_multiply_only_where_they_nest(pattern: str, number: int) -> None:
    assert copies(pattern) == number


def test_what_would_fill_the_memory_is_refused() -> None:
    pattern = "(?:(?:a{1000}){1000}){1000}"
    assert copies(pattern) > COPIES
    with pytest.raises(ValueError, match="multiply"):
        compiled(pattern)
    with pytest.raises(ValueError, match="deeply"):
        compiled("(" * 3000 + ")" * 3000)


def test_a_group_that_found_several_letters_is_repeated_as_a_whole() -> None:
    assert compiled(expand(r"(?:\1)? \1+!", ["ab"])).fullmatch("ab abab!")
    assert compiled(expand(r"a\1*", [""])).fullmatch("a")
    assert expand(r"\\1", ["x"]) == r"\\1"


def test_every_row_that_cannot_be_compiled_is_named() -> None:
    _, problems = parse("source\ttarget\tmatch\na\t" + "(" * 400 + ")" * 400 + "\tregex\nb\t(\tregex\nc\td\tregex\n")
    assert [problem.row for problem in problems] == [2, 3]
    assert check([], parse("source\ttarget\n")[0]) == ()
