"""Who says it in the midst of what is said: where it begins and ends, and what is none."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.match.span.interruptions import interruptions, uninterrupted


@pytest.mark.parametrize(
    ("english", "left"),
    [
        ('We lost," she said. "We will be back', "We lost, We will be back"),
        ("We lost,” she said. “We will be back", "We lost, We will be back"),
        ("We lost”, she said. “We will be back", "We lost We will be back"),
        ("We lost,’ she said, ‘but we don’t mind", "We lost, but we don’t mind"),
        ('We lost." "We will be back', "We lost. We will be back"),
        ('"We lost," said Roy, 34, a docker. "We will be back," he added. "Soon', '"We lost, We will be back, Soon'),
    ],
)
def test_what_is_left_of_an_interrupted_original(english: str, left: str) -> None:
    assert uninterrupted(english) == left


@pytest.mark.parametrize(
    "english",
    [
        "It isn't the dockers' fault, she said, and we'll see.",
        'He called it "a mess" and said that it was "over"',
        'We lost," she said.',
        'We lost," she said.\n\n"We will be back',
        'We lost," ' + "and so on for many words " * 8 + '"We will be back',
    ],
)
def test_what_is_no_interruption(english: str) -> None:
    assert interruptions(english) == () and uninterrupted(english) == english


@given(st.text(alphabet="ab \"“”'’‘,.!\n", max_size=60))
def test_only_interruptions_are_left_out(english: str) -> None:
    spans = interruptions(english)
    assert all(one.end <= other.start for one, other in pairwise(spans))
    assert len(uninterrupted(english)) == len(english) - sum(len(span) - 1 for span in spans)
