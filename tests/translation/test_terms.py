from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.translation.terms import Wanted, found, obeyed, pieces_with


def annotated(text: str, terms: Sequence[Wanted], encode: Callable[[str], list[str]]) -> list[str]:
    return pieces_with(text, [(start, end, term.target) for start, end, term in found(text, terms)], encode)


@pytest.mark.parametrize(
    ("text", "term", "hits"),
    [
        (
            "Le conseil d'administration vote.",
            Wanted("conseil d'administration", "board"),
            ["conseil d'administration"],
        ),
        (
            "Le conseil d’administration vote.",
            Wanted("conseil d'administration", "board"),
            ["conseil d’administration"],
        ),
        ("Les conseillers.", Wanted("conseil", "board"), []),
        ("Des conseils, un conseil.", Wanted("conseil", "board", ("conseils",)), ["conseils", "conseil"]),
        ("CONSEIL", Wanted("conseil", "board"), ["CONSEIL"]),
        ("CONSEIL", Wanted("conseil", "board", exact_case=True), []),
        ("l'accord-cadre et l'accord", Wanted("accord", "deal"), ["accord", "accord"]),
        ("levée  de\nfonds", Wanted("levée de fonds", "funding round"), ["levée  de\nfonds"]),
        ("a+b (c)", Wanted("a+b", "x"), ["a+b"]),
        ("rien", Wanted("", "x"), []),
    ],
)
def test_terms_are_found_as_whole_words(text: str, term: Wanted, hits: list[str]) -> None:
    assert [text[start:end] for start, end, _ in found(text, [term])] == hits


def test_of_two_that_overlap_the_longer_is_taken() -> None:
    terms = [Wanted("conseil", "council"), Wanted("conseil d'administration", "board")]
    assert [term.target for _, _, term in found("Le conseil d'administration et le conseil", terms)] == [
        "board",
        "council",
    ]


def test_marks_go_around_term_and_target() -> None:
    pieces = annotated("Un accord. Fin", [Wanted("accord", "deal")], str.split)
    assert pieces == ["Un", "<term>", "accord", "<as>", "deal", "</term>", ".", "Fin"]
    assert annotated("Rien", [Wanted("accord", "deal")], str.split) == ["Rien"]


@given(st.text(max_size=50), st.lists(st.text(max_size=6), max_size=4))
def test_without_marks_the_text_is_whole(text: str, words: list[str]) -> None:
    pieces = annotated(text, [Wanted(word, "X") for word in words], lambda part: [part] if part else [])
    kept, inside = [], False
    for piece in pieces:
        if piece == "<as>":
            inside = True
        elif piece == "</term>":
            inside = False
        elif piece != "<term>" and not inside:
            kept.append(piece)
    assert "".join(kept) == text


@pytest.mark.parametrize(
    ("rendering", "target", "yes"),
    [
        ("The boards met.", "board", True),
        ("The boardroom.", "board", False),
        ("He signed the Deal's text", "deal", True),
        ("It started.", "start", True),
        ("Nothing.", "", False),
    ],
)
def test_obeyed(rendering: str, target: str, yes: bool) -> None:
    assert obeyed(rendering, target) is yes
