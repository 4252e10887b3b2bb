"""Sixteen times the text takes about sixteen times as long, whatever is repeated: a square would be 256 times."""

from __future__ import annotations

import gc

import pytest

from fuzz.growth import FRAGMENTS, everything, repeated, times

SMALL, FACTOR = 1_000, 16
# Half way between linear and square on a logarithmic scale: other work on the machine stays far below.
TOO_MUCH = FACTOR**1.5


@pytest.mark.parametrize("name", FRAGMENTS)
def test_time_is_near_linear(name: str) -> None:
    gc.collect()
    small = min(times(everything, FRAGMENTS[name], "fr", (SMALL,) * 3))
    large = min(times(everything, FRAGMENTS[name], "fr", (SMALL * FACTOR,)))
    # What is done in less is noise, and may be overhead.
    assert large < 0.1 or large / small < TOO_MUCH


def test_fragments_are_repeated_to_the_length() -> None:
    assert repeated("abc", 7) == "abcabca"
    assert len(set(FRAGMENTS.values())) == len(FRAGMENTS)
