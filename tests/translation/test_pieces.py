from __future__ import annotations

import importlib.util

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.errors import ModelError
from aligner.translation.argos import Argos
from aligner.translation.packages import Package
from aligner.translation.pieces import MosesPieces, SentencePieces, merge_ranks, merged

RANKS = merge_ranks(["#version: 0.2", "l o", "lo w", "e r</w>", "n e", "ne w", "new er</w>", ""])


@pytest.mark.parametrize(
    ("word", "pieces"),
    [
        ("lower", ["low@@", "er"]),
        ("newer", ["newer"]),
        ("low", ["lo@@", "w"]),
        ("x", ["x"]),
        ("lowlow", ["low@@", "lo@@", "w"]),
    ],
)
def test_merges_come_in_order_of_rank(word: str, pieces: list[str]) -> None:
    assert merged(word, RANKS) == pieces


def test_before_version_0_2_the_end_mark_stands_apart() -> None:
    assert merged("low", merge_ranks(["l o", "lo w", "low </w>"]), apart=True) == ["low"]


@given(st.text(min_size=1, max_size=20).filter(lambda s: "@" not in s and not s.isspace()))
def test_no_character_is_lost(word: str) -> None:
    pieces = merged(word, RANKS)
    assert "".join(p.removesuffix("@@") for p in pieces) == word


@pytest.mark.skipif(importlib.util.find_spec("sacremoses") is not None, reason="sacremoses is installed")
def test_without_sacremoses_bpe_packages_say_what_they_need() -> None:
    with pytest.raises(ModelError, match=r"aligner-fr-en\[argos\]"):
        MosesPieces(b"#version: 0.2\nl o\n", ("fr", "en"))


@pytest.mark.skipif(importlib.util.find_spec("sacremoses") is None, reason="sacremoses is not installed")
def test_with_sacremoses_pieces_come_and_go() -> None:
    pieces = MosesPieces(b"#version: 0.2\nl o\nlo w</w>\n", ("fr", "en"))
    assert pieces.encode("low, lo!") == ["low", ",", "l@@", "o", "!"]
    assert pieces.decode(["low", ",", "l@@", "o", "!"]) == "low, lo!"


def test_underscores_become_spaces_unless_the_package_keeps_them(toy: Package) -> None:
    model = toy.files()["sentencepiece.model"]
    plain, keeping = SentencePieces(model), SentencePieces(model, keep_underscores=True)
    pieces = plain.encode("le fichier nom_long")
    assert "_" in keeping.decode(pieces)
    assert plain.decode(pieces) == keeping.decode(pieces).replace("_", " ")


def test_no_text_becomes_a_mark(engine: Argos) -> None:
    pieces = engine._pieces.encode("un <term> faux </term> <as> </s> <pad>")
    assert not {"<term>", "</term>", "<as>", "</s>", "<pad>"} & set(pieces)


@given(text=st.text(max_size=60))
def test_any_text_survives_byte_fallback(engine: Argos, text: str) -> None:
    pieces = engine._pieces.encode(text)
    assert "<unk>" not in pieces


def test_a_broken_model_is_said_so() -> None:
    with pytest.raises(ModelError, match=r"sentencepiece\.model cannot be read"):
        SentencePieces(b"nonsense")
