"""Folding: what is seen stays, what is not goes, and every offset comes back."""

from __future__ import annotations

import random
import unicodedata
from itertools import pairwise

import pytest
from disguises import DISGUISES, disguised
from hypothesis import given, settings
from hypothesis import strategies as st

from aligner.model import Span
from aligner.text import fold

UNSEEN = "\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u202c\ufe0f\u034f"
SIGNS = [
    *"aeEz é œ'’-‑‐.«»1ﬁﬃʼ´\u00a0\u202f\u2009\n\u0301\u0327\u0304",
    *UNSEEN,
    "한",
    "\u1100\u1161\u11a8",
    "\u212b",
    "👩\u200d🚀",
]
TEXTS = st.lists(st.sampled_from(SIGNS), max_size=40).map("".join) | st.text(max_size=40)


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("Jean\u2011Paul, Jean\u2010Paul", "Jean-Paul, Jean-Paul"),
        ("in\u00advesti\u00adtions", "investitions"),
        ("bon\u200bjour, bon\u2060jour, \ufeffoui", "bonjour, bonjour, oui"),
        ("e\u0301te\u0301 C\u0327a", "été Ça"),
        ("e\u00ad\u0301", "é"),
        ("of\ufb01ciel, a\ufb03che, \ufb05", "officiel, affiche, st"),
        ("l\u02bcan l\uff07an l\u2032an l\u00b4an l\u2018an", "l’an l’an l’an l’an l’an"),
        ("5\u203210", "5\u203210"),
        ("‘tis ‘so’", "‘tis ‘so’"),
        ("10\u202f000\u2009€", "10\u00a0000 €"),
        ("cœur – “né”…", "cœur – “né”…"),
        ("\u00ad\u200b", ""),
    ],
)
def test_what_is_seen(text: str, seen: str) -> None:
    assert fold(text).text == seen


@given(TEXTS)
@settings(max_examples=400, deadline=None)
def test_folding_is_the_same_for_texts_that_look_the_same(text: str) -> None:
    seen = fold(text).text
    assert fold(seen).text == seen
    for form in ("NFC", "NFD"):
        assert fold(unicodedata.normalize(form, text)).text == seen  # type: ignore[arg-type]
    chance = random.Random(len(text))
    assert fold("".join(chance.choice(UNSEEN) + c for c in seen) + "\u00ad").text == seen
    assert not set(seen) & set(UNSEEN)


@given(TEXTS, st.data())
@settings(max_examples=400, deadline=None)
def test_offsets_come_back(text: str, data: st.DataObject) -> None:
    folded = fold(text)
    start = data.draw(st.integers(0, len(folded.text)))
    end = data.draw(st.integers(start, len(folded.text)))
    span, around = folded.original(start, end), folded.around(start, end)
    assert span.end <= len(text)
    assert folded.text[start:end] in fold(span.of(text)).text or any(c in text for c in "ﬁﬃ´ʼ")
    assert (around.start <= span.start and around.end >= span.end) or start == end
    back = folded.folded(span)
    assert start == end or (back.start <= start and back.end >= end)
    assert folded.original(back.start, back.end) == span or start == end


@given(TEXTS)
@settings(max_examples=200, deadline=None)
def test_neighbours_share_no_character(text: str) -> None:
    folded = fold(text)
    spans = [folded.original(at, at + 1) for at in range(len(folded.text))]
    for one, other in pairwise(spans):
        assert one.end <= other.start or one == other


@pytest.mark.parametrize("name", DISGUISES)
def test_a_disguise_is_seen_through(name: str) -> None:
    text = "Peut-être l’été, « dit » Jean-Paul Lefèvre-Çelik à l'hôpital : 10\u00a0000 naïfs.\nFin."
    other = disguised(text, name, 3)
    assert other.text != text
    folded = fold(other.text)
    assert folded.text == text
    for start in range(len(text)):
        for end in range(start + 1, len(text) + 1):
            assert folded.original(start, end) == other.span(Span(start, end))


def test_work_grows_with_length() -> None:
    """Runs of marks and of what is not shown are looked at once or twice, not anew from each character."""
    for piece in ("\u00ad", "e\u0301", "\u0301", "a\u00ad", "\u200b\u0301", "ﬁ"):
        assert len(fold(piece * 200_000).text) <= 600_000
