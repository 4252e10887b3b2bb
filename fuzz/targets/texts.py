"""Segmentation, quotations and who speaks them, tables of texts."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from aligner.cli.lines import read_table
from aligner.quotes import attribute, extract
from aligner.segmentation import segment
from fuzz.properties import check_quotes, check_sentences
from fuzz.target import ROOT, Target, document, refused, scratch

_LONGEST = 1500  # bytes of a seed: short ones are varied better


def _segmentation(data: bytes) -> None:
    made = document(data)
    check_sentences(made, segment(made))


def _quotes(data: bytes) -> None:
    made = document(data)
    sentences = segment(made)
    for known in ((), sentences):
        found = extract(made, known)
        check_quotes(made, found)
        told = attribute(made, known, found)
        check_quotes(made, told)
        assert [quote.span for quote in told] == [quote.span for quote in found], "attribution moves no quote"


def _tables(data: bytes) -> None:
    path = scratch() / "queries.tsv"
    path.write_bytes(data)
    rows = refused(lambda: read_table(path, ("id", "text")))
    for row in rows or ():
        assert len(row) == 2
        assert not any(sign in cell for cell in row for sign in "\t\n"), "a cell is one cell"


def texts() -> Iterator[tuple[str, str]]:
    """Yield the language and the text of each case of segmentation and quotes, and of pieces of the sample corpus."""
    for path in sorted((ROOT / "tests/cases").glob("*.json")):
        kind, _, lang = path.stem.partition(".")
        if kind in ("segmentation", "quotes"):
            for text in strings(json.loads(path.read_text(encoding="utf-8"))):
                yield lang, text.replace("¦", "")
    for path in sorted((ROOT / "corpus").glob("*/*.txt")):
        paragraphs = path.read_text(encoding="utf-8").split("\n\n")
        for first in range(0, len(paragraphs), 4):
            yield path.parent.name, "\n\n".join(paragraphs[first : first + 4])


def strings(value: Any) -> Iterator[str]:
    """Yield all strings of a JSON value, keys left out."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from strings(item)
    elif isinstance(value, list):
        for item in value:
            yield from strings(item)


def _text_seeds() -> Iterator[bytes]:
    for lang, text in texts():
        yield (lang[0] + text).encode()[:_LONGEST]


def _table_seeds() -> Iterator[bytes]:
    rows = [f"q{number}\t{' '.join(text.split())}" for number, (_, text) in zip(range(5), texts(), strict=False)]
    yield "\n".join(["id\ttext", *rows, ""]).encode()
    yield "\ufeffid\tlang\ttext\r\n1\tfr\t« Oui »\r\n".encode()


SEGMENTATION = Target("segmentation", _segmentation, _text_seeds)
QUOTES = Target("quotes", _quotes, _text_seeds)
TABLES = Target("tables", _tables, _table_seeds)
