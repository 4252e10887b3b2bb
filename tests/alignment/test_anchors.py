"""Anchors that people give for whole runs: what a row may say, and what is said of one that has no place."""

from __future__ import annotations

from pathlib import Path

import pytest

from aligner.alignment import Anchor, placed, read_anchors
from aligner.errors import InputError
from aligner.model import Document, Lang, Sentence, Span, Text

HEAD = "source_path\ttarget_path\tsource\ttarget\n"


def text(lang: Lang, *lines: tuple[str, ...]) -> Text:
    """Make a text of lines, each of some sentences."""
    body, sentences, name = "", [], f"{lang}/a.txt"
    for line in lines:
        for part in line:
            span = Span(len(body), len(body) + len(part))
            sentences.append(Sentence(name, len(sentences), 0, span, part))
            body += part + " "
        body = body[:-1] + "\n"
    return Text(Document(name, lang, name, body), tuple(sentences))


FRENCH = text("fr", ("Un.", "Il pleut."), ("Elle  rentre tôt.",), ("Il pleut encore.",), ("Fin.",))
ENGLISH = text("en", ("One.", "It rains."), ("She goes home early.",), ("It still rains.",), ("The end.",))


def anchor(source: str, target: str, line: int = 2) -> Anchor:
    return Anchor("fr/a.txt", "en/a.txt", source, target, f"a.tsv:{line}")


def test_sentences_lines_and_words_tell_the_same_place() -> None:
    for cell in ("s3", "2", "Elle rentre"):
        nodes, failures = placed([anchor(cell, "She goes")], FRENCH, ENGLISH)
        assert nodes == ((2, 2),)
        assert not failures


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("s9", "fr/a.txt has no sentence s9; its last is s5"),
        ("7", "no sentence of fr/a.txt begins on line 7"),
        ("Il neige", "no sentence of fr/a.txt begins with 'Il neige'"),
        ("Il pleut", "2 sentences of fr/a.txt begin with 'Il pleut'; give more words, or s2, s4"),
    ],
)
def test_a_row_without_place_is_named_and_the_others_hold(source: str, said: str) -> None:
    nodes, failures = placed([anchor(source, "s1"), anchor("s4", "s4", 3)], FRENCH, ENGLISH)
    assert nodes == ((3, 3),)
    assert len(failures) == 1
    assert failures[0].path == "a.tsv:2"
    assert said in failures[0].message


def test_of_two_that_cross_the_second_is_left_out() -> None:
    nodes, failures = placed([anchor("s4", "s2"), anchor("s2", "s4", 3), anchor("s5", "s5", 4)], FRENCH, ENGLISH)
    assert nodes == ((3, 1), (4, 4))
    assert [failure.message for failure in failures] == [
        "a.tsv:3: crosses the anchor of a.tsv:2; beads never cross: keep one of the two"
    ]


def test_a_table_is_read_with_comments_and_columns_in_any_order(tmp_path: Path) -> None:
    path = tmp_path / "anchors.tsv"
    path.write_text(
        '# by hand\ntarget\tsource\tnote\tsource_path\ttarget_path\ns2\t"Il dit ""non"" :"\tx\tfr/a\ten/a\n\n', "utf-8"
    )
    assert read_anchors(path) == (Anchor("fr/a", "en/a", 'Il dit "non" :', "s2", f"{path}:3"),)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "no column 'source_path'"),
        (b"source_path\tsource\ttarget\n", "no column 'target_path'"),
        (HEAD.encode() + b"a\tb\ts1\t\n", "anchors.tsv:2: nothing in the column 'target'"),
        (HEAD.encode() + b"a\tb\ts1\n", "anchors.tsv:2: nothing in the column 'target'"),
        (HEAD.encode() + b"a\tb\t\xe9\ts1\n", "not UTF-8"),
    ],
    ids=["empty", "a column missing", "an empty cell", "a short row", "another encoding"],
)
def test_what_is_no_table_of_anchors_is_said(content: bytes, said: str, tmp_path: Path) -> None:
    path = tmp_path / "anchors.tsv"
    path.write_bytes(content)
    with pytest.raises(InputError) as caught:
        read_anchors(path)
    assert said in str(caught.value)
    assert str(path) in str(caught.value)
