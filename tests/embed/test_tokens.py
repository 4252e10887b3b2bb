import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.embed.tokens import bare, key, word_pattern


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("L’homme d'État, lui, n'a rien dit.", ["L", "homme", "d", "État", "lui", "n", "a", "rien", "dit"]),
        ("3,5 % de 1 000 000 €", ["3", "5", "%", "de", "1", "000", "000", "€"]),
        ("G20 et COVID-19", ["G", "20", "et", "COVID", "19"]),
        ("« Oui !… » — “Non”", ["Oui", "Non"]),
        ("e\u0301te\u0301 e\u0302tre", ["e\u0301te\u0301", "e\u0302tre"]),
        ("ac\u00adcord zéro\u200bespace", ["ac\u00adcord", "zéro\u200bespace"]),
        ("snake_case 🙂 ...", ["snake", "case"]),
        ("", []),
    ],
)
def test_words_are_letters_digits_and_signs(text: str, words: list[str]) -> None:
    assert word_pattern(text).findall(text) == words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ÉTÉ", "e\u0301te\u0301"),
        ("Œuvre", "oeuvre"),
        ("ﬁn", "FIN"),
        ("ac\u00adcord", "accord"),
        ("STRASSE", "straße"),
        ("２００９", "2009"),
    ],
)
def test_spellings_of_one_word_have_one_key(one: str, other: str) -> None:
    assert key(one) == key(other)


@given(st.text())
def test_a_key_is_its_own_key(word: str) -> None:
    assert key(key(word)) == key(word)


@given(st.text(alphabet=st.characters(codec="utf-8")))
def test_bare_words_have_no_accents_left(word: str) -> None:
    assert bare(bare(key(word))) == bare(key(word))
