"""The scanner: the classes that a stage names, and no others, at their places."""

from __future__ import annotations

import pytest

from aligner.text import Scanner

ENCODED = Scanner("letters", "digits", "sign")
FRENCH = Scanner("amount", "initials", "elided", "letters")
ENGLISH = Scanner("amount", "initials", "negated", "negation", "clitic", "letters")


@pytest.mark.parametrize(
    ("scanner", "text", "words"),
    [
        (ENCODED, "L’homme d'État, lui, n'a rien dit.", ["L", "homme", "d", "État", "lui", "n", "a", "rien", "dit"]),
        (ENCODED, "3,5 % de 1 000 000 €", ["3", "5", "%", "de", "1", "000", "000", "€"]),
        (ENCODED, "G20 et COVID-19", ["G", "20", "et", "COVID", "19"]),
        (ENCODED, "« Oui !… » — “Non”", ["Oui", "Non"]),
        (ENCODED, "e\u0301te\u0301 e\u0302tre", ["été", "être"]),
        (ENCODED, "ac\u00adcord zéro\u200bespace", ["accord", "zéroespace"]),
        (ENCODED, "snake_case 🙂 ...", ["snake", "case"]),
        (ENCODED, "", []),
        (FRENCH, "L’O.N.U. paie 3,5% à l\u02bcÉtat", ["L’", "O.N.U.", "paie", "3,5%", "à", "l’", "État"]),
        (ENGLISH, "It’S $1,000; they DON'T", ["It", "’S", "$1,000", "they", "DO", "N'T"]),
        (
            Scanner("possessive", "word", "symbol"),
            "O'Brien's co-op (3rd)",
            ["O'Brien", "'s", "co", "op", "(", "3rd", ")"],
        ),
        (Scanner("whole", "elidable", "symbol"), "aujourd’hui, l’art", ["aujourd’hui", ",", "l’", "art"]),
    ],
)
def test_tokens_and_their_places(scanner: Scanner, text: str, words: list[str]) -> None:
    found = scanner(text)
    assert list(found.shown) == scanner.words(text) == words
    for shown, start, end in zip(found.shown, found.starts, found.ends, strict=True):
        assert scanner.words(text[start:end])[:1] == [shown] or shown.lower() in ("n't", "do")


def test_a_class_that_is_not_there() -> None:
    with pytest.raises(KeyError):
        Scanner("word", "wrods")


@pytest.mark.parametrize("scanner", [ENCODED, FRENCH, ENGLISH, Scanner("possessive", "word", "symbol")])
def test_a_long_line_is_read_in_linear_time(scanner: Scanner) -> None:
    for piece in ("a", "a'", "a.", "1,", "A.", "n't", "-", "\u00ad"):
        text = piece * 50_000
        found = scanner(text)
        places = [place for pair in zip(found.starts, found.ends, strict=True) for place in pair]
        assert places == sorted(places) and places[-1:] <= [len(text)]
