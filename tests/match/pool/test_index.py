"""The pool on disk: the same answers, grown by parts, and damage that is said."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from aligner.errors import InputError
from aligner.match import Matcher
from aligner.match.pool import index
from aligner.match.pool.arrays import build
from aligner.match.retrieve.lexical import sentences_of
from aligner.model import Text
from aligner.protocols import AdditiveEncoder
from tests.match.conftest import CORPUS, as_quote, as_text

QUOTES = ("J'ai appris que l'entreprise peut vraiment fonctionner sans moi", "conflit féroce à propos du calcul")


def texts() -> list[Text]:
    return [
        as_text(f"en/{p.name}", p.read_text(encoding="utf-8"), (("date", p.name[:10]),))
        for p in sorted(CORPUS.glob("*.txt"))
    ]


def test_grown_by_parts_is_the_same_as_whole(tmp_path: Path) -> None:
    folder, all_texts = tmp_path / "pool", texts()
    assert index.add(folder, all_texts[:9]) == 9
    assert index.add(folder, all_texts[5:]) == len(all_texts) - 9
    assert index.add(folder, all_texts) == 0
    stored, fresh = index.load(folder), build(all_texts)
    assert stored.vocabulary == fresh.vocabulary
    assert list(stored.documents) == [text.document for text in all_texts]
    assert stored.documents[-1] == all_texts[-1].document
    for name in (
        "tokens",
        "starts",
        "ends",
        "gaps",
        "first",
        "sentence_of",
        "document_of",
        "document_first",
        "sentence_spans",
    ):
        assert np.array_equal(getattr(stored, name), getattr(fresh, name)), name
    assert stored.postings is not None
    assert all(np.array_equal(a, b) for a, b in zip(stored.postings, sentences_of(fresh), strict=True))
    assert [p.name for p in tmp_path.iterdir()] == ["pool"]


def test_documents_are_described_without_their_text(tmp_path: Path) -> None:
    index.add(tmp_path / "pool", texts())
    pool = index.load(tmp_path / "pool")
    assert pool.described is not None and len(pool.described) == len(pool.documents)
    for whole, plain in zip(pool.documents, pool.described, strict=True):
        assert plain == replace(whole, text="", blocks=(), markup=(), offsets=(), lines=())
    assert pool.described[-1].meta("date")


def test_same_answers_from_disk(tmp_path: Path, encoder: AdditiveEncoder) -> None:
    index.add(tmp_path / "pool", texts())
    quotes = [as_quote(text) for text in QUOTES]
    fresh = Matcher.from_texts(texts(), encoder).match(quotes)
    assert Matcher(index.load(tmp_path / "pool"), encoder).match(quotes) == fresh
    before = {path.name for path in (tmp_path / "pool").iterdir()}
    assert Matcher(index.with_vectors(tmp_path / "pool", encoder), encoder).match(quotes) == fresh
    added = {path.name for path in (tmp_path / "pool").iterdir()} - before
    assert added == {f"vectors-{encoder.digest[:16]}.{kind}" for kind in ("npy", "json")}, (
        "kept for whoever asks next, and nothing besides"
    )
    assert Matcher(index.with_vectors(tmp_path / "pool", encoder), encoder).match(quotes) == fresh


def test_changed_document_is_refused(tmp_path: Path) -> None:
    index.add(tmp_path / "pool", [as_text("a", "One.")])
    with pytest.raises(InputError, match="changed"):
        index.add(tmp_path / "pool", [as_text("a", "Two.")])


@pytest.mark.parametrize("name", ["index.json", "tokens.npy", "vocabulary.txt", "documents.msgpack"])
def test_damage_is_said(tmp_path: Path, name: str) -> None:
    index.add(tmp_path / "pool", [as_text("a", "One two three.")])
    (tmp_path / "pool" / name).write_bytes(b"")
    with pytest.raises(InputError, match="not a usable index"):
        index.load(tmp_path / "pool")


def test_other_folder_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    with pytest.raises(InputError):
        index.add(tmp_path, [as_text("a", "One.")])
    assert (tmp_path / "notes.txt").read_text() == "mine"
