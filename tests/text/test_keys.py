"""Words that a reader takes for one have one key."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.text import key, unaccented


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ÉTÉ", "e\u0301te\u0301"),
        ("Œuvre", "oeuvre"),
        ("ﬁn", "FIN"),
        ("ac\u00adcord", "accord"),
        ("zéro\u200bespace", "zéroespace"),
        ("STRASSE", "straße"),
        ("２００９", "2009"),
        ("l’", "L'"),
        ("O\u02bcBrien", "o'brien"),
        ("co\u2011fondateur", "co-fondateur"),
    ],
)
def test_spellings_of_one_word_have_one_key(one: str, other: str) -> None:
    assert key(one) == key(other)


@pytest.mark.parametrize(("one", "other"), [("été", "ete"), ("cofondateur", "co-fondateur"), ("l'an", "lan")])
def test_what_a_reader_sees_is_in_the_key(one: str, other: str) -> None:
    assert key(one) != key(other)


@given(st.text())
def test_a_key_is_its_own_key(word: str) -> None:
    assert key(key(word)) == key(word)


@given(st.text(alphabet=st.characters(codec="utf-8")))
def test_bare_words_have_no_accents_left(word: str) -> None:
    assert unaccented(unaccented(key(word))) == unaccented(key(word))
