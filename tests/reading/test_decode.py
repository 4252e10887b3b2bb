from __future__ import annotations

import codecs
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.errors import AlignerError, InputError
from aligner.reading.decode import MAX_LINE, decode, read_bytes

FRENCH = "L’été, à Noël : « où êtes-vous ? », demanda-t-il aux garçons. Ça ne se discute pas, cœur léger."


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (FRENCH.encode(), "utf-8"),
        (codecs.BOM_UTF8 + FRENCH.encode(), "utf-8-sig"),
        (codecs.BOM_UTF16_LE + FRENCH.encode("utf-16-le"), "utf-16"),
        (codecs.BOM_UTF16_BE + FRENCH.encode("utf-16-be"), "utf-16"),
        (codecs.BOM_UTF32_LE + FRENCH.encode("utf-32-le"), "utf-32"),
    ],
)
def test_marks_and_utf8(data: bytes, encoding: str) -> None:
    assert decode(data, "x.txt") == (FRENCH, encoding)


def test_another_encoding_is_detected_and_named() -> None:
    assert decode(FRENCH.encode("cp1252"), "x.txt") == (FRENCH, "cp1252")
    assert decode(FRENCH.encode("mac_roman"), "x.txt") == (FRENCH, "mac_roman")


def test_newlines_stay_as_they_are() -> None:
    assert decode(b"a\r\nb\rc\n", "x")[0] == "a\r\nb\rc\n"


@pytest.mark.parametrize(
    ("data", "where", "what"),
    [
        (b"first line\nnull \x00 here", "x.txt:2", "NUL"),
        (bytes(range(256)) * 20, "x.txt", "binary"),
        (codecs.BOM_UTF8 + b"ok\nbad \xff\xfe", "x.txt:2", "0xff"),
        (b"a" * (MAX_LINE + 1), "x.txt", "characters"),
    ],
)
def test_what_is_no_text_is_refused_by_name(data: bytes, where: str, what: str) -> None:
    with pytest.raises(InputError) as caught:
        decode(data, "x.txt")
    assert caught.value.where.startswith(where)
    assert what in caught.value.message
    assert caught.value.remedy


@given(st.binary(max_size=400))
def test_any_bytes_give_text_or_an_error_of_ours(data: bytes) -> None:
    try:
        text, _ = decode(data, "x.txt")
    except AlignerError:
        return
    assert "\0" not in text


def test_files_that_cannot_be_used(tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.write_text(" \n\t\n")
    for path in (empty, tmp_path / "missing.txt", tmp_path):
        with pytest.raises(InputError) as caught:
            read_bytes(path)
        assert str(path) in str(caught.value)
