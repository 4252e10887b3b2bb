from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aligner.glossary.automaton import Automaton, Form
from aligner.glossary.forms import base_forms, canonical, nominal_forms
from aligner.glossary.words import split, squeezed
from aligner.model import Lang
from aligner.text import key


def hits(forms: list[Form], text: str, lang: Lang = "fr") -> list[str]:
    words = split(text, lang)
    return [words.of(hit.start, hit.end) for hit in Automaton(forms, lang).find(words)]


@pytest.mark.parametrize(
    ("term", "text", "want"),
    [
        ("conseil d'administration", "les conseils d’administration", ["conseils d’administration"]),
        ("exode de clients", "un exode potentiel de ses clients", ["exode potentiel de ses clients"]),
        ("exode de clients", "un exode et de clients", []),
        ("capital-risque", "du capital‑risque", ["capital‑risque"]),
        ("état", "ETAT, État, état", ["ETAT", "État", "état"]),
        ("licencier", "ils li\u00adcen\u00adcient", ["li\u00adcen\u00adcient"]),
        ("œuvre", "des oeuvres", ["oeuvres"]),
        ("PDG", "le P.D.G. et les PDG", ["PDG"]),
        ("note", "la note. Interne", ["note"]),
        ("note interne", "la note. Interne", []),
        ("cafe\u0301", "un café", ["café"]),
    ],
)
def test_forms_are_found(term: str, text: str, want: list[str]) -> None:
    assert hits([Form(term, 0)], text) == want


def test_english_particles_may_be_parted() -> None:
    forms = [Form("lay off", 0, "verb")]
    assert hits(forms, "they laid 40 people off and lay off more", "en") == ["laid 40 people off", "lay off"]
    assert hits(forms, "they laid the table; off they went", "en") == []


def test_a_verb_is_no_noun_where_that_is_asked() -> None:
    assert hits([Form("conseiller", 0, "noun", nominal=True)], "ils conseillent un conseiller, deux conseillères") == [
        "conseiller",
        *(["conseillères"] if "conseiller" in nominal_forms("conseillères", "fr") else []),
    ]
    assert hits([Form("parti", 0, "noun", nominal=True)], "une partie du parti, des partis") == ["parti", "partis"]


def test_exact_forms_do_not_bend() -> None:
    assert hits([Form("Apple", 0, exact=True)], "Apple, Apples, apple") == ["Apple", "apple"]


ALPHABET = ["ba", "ko", "mi", "zu"]


@settings(max_examples=60)
@given(
    st.lists(st.lists(st.sampled_from(ALPHABET), min_size=1, max_size=4), min_size=1, max_size=6, unique_by=tuple),
    st.lists(st.sampled_from(ALPHABET), max_size=30),
)
def test_it_finds_what_a_plain_search_finds(terms: list[list[str]], text: list[str]) -> None:
    forms = [Form(" ".join(term), i, exact=True) for i, term in enumerate(terms)]
    got = {(h.start, h.end, h.form.payload) for h in Automaton(forms, "en").find(split(" ".join(text), "en"))}
    want = {
        (at, at + len(term), i)
        for i, term in enumerate(terms)
        for at in range(len(text))
        if text[at : at + len(term)] == term
    }
    assert got == want


def test_tables_are_emptied_and_nothing_is_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("aligner.glossary.automaton._LIMIT", 20)
    chance = random.Random(3)
    automaton = Automaton([Form("ko mi", 0, exact=True), Form("zu", 1, exact=True)], "en")
    for _ in range(200):
        text = [chance.choice([*ALPHABET, *map(str, range(100))]) for _ in range(20)]
        want = sum(text[i : i + 2] == ["ko", "mi"] for i in range(20)) + text.count("zu")
        assert len(automaton.find(split(" ".join(text), "en"))) == want
        assert automaton.states < 100


@given(st.text(max_size=80), st.sampled_from(["fr", "en"]))
def test_words_keep_their_places(text: str, lang: Lang) -> None:
    words = split(text, lang)
    assert list(words.starts) == sorted(words.starts)
    for at, word in enumerate(words.keys):
        assert words.starts[at] < words.ends[at] <= len(text)
        assert word and not word.isspace()
        assert word == key(text[words.starts[at] : words.ends[at]])
    letters = squeezed(text)
    assert len(letters) <= sum(len(squeezed(word)) for word in words.keys) + 2 * len(letters)


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("aujourd'hui, l'O'Brien d’en bas", ("aujourd'hui", ",", "l'", "o", "brien", "d'", "en", "bas")),
        ("« qu'il »", ("«", "qu'", "il", "»")),
    ],
)
def test_french_elisions(text: str, keys: tuple[str, ...]) -> None:
    assert split(text, "fr").keys == keys


def test_english_possessives() -> None:
    assert split("the boss's and workers’ AT&T", "en").keys == (
        "the",
        "boss",
        "'s",
        "and",
        "workers",
        "'",
        "at",
        "&",
        "t",
    )


@pytest.mark.parametrize(
    ("form", "base", "lang"),
    [
        ("licenciées", "licencier", "fr"), ("rachètera", "racheter", "fr"), ("mangeons", "manger", "fr"),
        ("appelle", "appeler", "fr"), ("paierons", "payer", "fr"), ("élus", "élire", "fr"), ("offre", "offrir", "fr"),
        ("left", "leave", "en"), ("laid", "lay", "en"), ("ceos", "ceo", "en"), ("stopped", "stop", "en"),
        ("dying", "die", "en"), ("found", "find", "en"), ("meetings", "meet", "en"),
    ],
)  # fmt: skip
def test_base_forms_that_simplemma_hides(form: str, base: str, lang: Lang) -> None:
    assert canonical(base, lang, "verb") in base_forms(form, lang)
