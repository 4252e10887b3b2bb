"""A span does not begin or end within a number."""

from __future__ import annotations

import pytest

from aligner.match import Matcher
from aligner.match.pool.arrays import build
from aligner.match.span.whole import whole_numbers
from aligner.protocols import AdditiveEncoder
from tests.match.conftest import as_quote, as_text


@pytest.mark.parametrize(
    ("cut", "whole"),
    [
        ("million birds came", "3.5 million birds came"),
        ("birds came", "birds came"),
        ("In 2019, 3.5", "In 2019, 3.5 million"),
        ("million paid two", "million paid two hundred thousand"),
    ],
)
def test_what_belongs_to_a_number_is_taken_in(cut: str, whole: str) -> None:
    text = "In 2019, 3.5 million birds came. A million paid two hundred thousand. Thousands left."
    pool = build([as_text("p", text)])

    def words(part: str) -> tuple[int, int]:
        first, last = text.index(part), text.index(part) + len(part)
        inside = [k for k in range(len(pool)) if first <= pool.starts[k] and pool.ends[k] <= last]
        return inside[0], inside[-1] + 1

    assert whole_numbers(pool, *words(cut)) == words(whole)


def test_a_number_in_letters_is_found_in_digits(encoder: AdditiveEncoder) -> None:
    pool = [as_text("p", "3.5 million birds left the island in a week."), as_text("q", "Nobody counted the birds.")]
    (match,) = Matcher.from_texts(pool, encoder).match(
        [as_quote("Trois millions et demi d'oiseaux ont quitté l'île en une semaine")]
    )
    assert match.original and match.original.text.startswith("3.5 million birds") and match.verdict == "verbatim"
