"""Anchors that people give for whole runs: a table of places at which a bead begins in both texts."""

from __future__ import annotations

import csv
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from aligner.errors import Failure, InputError
from aligner.files import read_bytes
from aligner.model import Sentence, Text
from aligner.text import seen

COLUMNS = ("source_path", "target_path", "source", "target")
_REMEDY = f"name the columns {', '.join(COLUMNS)} in the first line, tab-separated"
_SENTENCE = re.compile(r"s([1-9][0-9]{0,11})")
_LINE = re.compile(r"[1-9][0-9]{0,11}")
# Sentences named where several begin with the same words.
_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Anchor:
    """One row: the ids of two texts, what tells a sentence of each, and the file and line it stands in.

    A sentence is told by its number as in alignment.tsv ("s12"), by the line of the file on which it begins ("40"), or
    by the words with which it begins.
    """

    source_path: str
    target_path: str
    source: str
    target: str
    where: str


def read_anchors(path: Path) -> tuple[Anchor, ...]:
    """Read a table of anchors: tab-separated, UTF-8, with the columns COLUMNS; others, and lines with #, are left out.

    Raises InputError, with file and line, for what is no UTF-8, lacks a column, or has a row with an empty cell.
    """
    try:
        text = read_bytes(path).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(f"not UTF-8 ({error.reason})", where=str(path), remedy="save it as UTF-8") from error
    lines = csv.reader(text.splitlines(keepends=True), "excel-tab")
    try:
        rows = [(lines.line_num, row) for row in lines if any(map(str.strip, row)) and not row[0].startswith("#")]
    except csv.Error as error:
        remedy = 'double the marks " within a cell'
        raise InputError(f"no table ({error})", where=f"{path}:{lines.line_num}", remedy=remedy) from error
    header = [name.strip() for name in rows[0][1]] if rows else []
    if missing := [name for name in COLUMNS if name not in header]:
        raise InputError(f"no column {missing[0]!r}", where=f"{path}:{rows[0][0] if rows else 1}", remedy=_REMEDY)
    return tuple(_anchor(dict(zip(header, row, strict=False)), f"{path}:{number}") for number, row in rows[1:])


def _anchor(cells: dict[str, str], where: str) -> Anchor:
    values = [cells.get(name, "").strip() for name in COLUMNS]
    if not all(values):
        empty = COLUMNS[values.index("")]
        raise InputError(f"nothing in the column {empty!r}", where=where, remedy="fill it, or remove the row")
    source_path, target_path, source, target = values
    return Anchor(source_path, target_path, source, target, where)


def placed(anchors: Sequence[Anchor], source: Text, target: Text) -> tuple[tuple[tuple[int, int], ...], list[Failure]]:
    """Return the pairs of sentence numbers that some anchors of two texts stand for, in order, and what is wrong.

    An anchor that names no sentence, or several, and one that goes back behind one above it in the table, is a Failure
    and is left out.
    """
    kept: list[tuple[tuple[int, int], Anchor]] = []
    failures: list[Failure] = []
    for anchor in anchors:
        try:
            node = _number(anchor.source, source, anchor), _number(anchor.target, target, anchor)
            for other, earlier in kept:
                if (node[0] - other[0]) * (node[1] - other[1]) < 0:
                    remedy = "beads never cross: keep one of the two"
                    raise InputError(f"crosses the anchor of {earlier.where}", where=anchor.where, remedy=remedy)
        except InputError as error:
            failures.append(Failure(anchor.where, str(error)))
        else:
            kept.append((node, anchor))
    return tuple(sorted({node for node, _ in kept})), failures


def _number(cell: str, text: Text, anchor: Anchor) -> int:
    """Return the number of the sentence that a cell tells; raises InputError where it is none or not one."""
    sentences, name = text.sentences, text.document.id
    if found := _SENTENCE.fullmatch(cell):
        if int(found[1]) <= len(sentences):
            return int(found[1]) - 1
        message, remedy = f"{name} has no sentence {cell}", f"its last is s{len(sentences)}"
    elif _LINE.fullmatch(cell):
        lines = [text.document.line_at(sentence.span.start) for sentence in sentences]
        at = bisect_left(lines, int(cell))
        if at < len(lines) and lines[at] == int(cell):
            return at
        near = f"; the next one begins on line {lines[at]}" if at < len(lines) else ""
        message, remedy = f"no sentence of {name} begins on line {cell}{near}", "give a line on which one begins"
    else:
        places = list(_beginning(cell, sentences))
        if len(places) == 1:
            return places[0]
        if places:
            said = ", ".join(f"s{place + 1}" for place in places[:_SHOWN])
            message, remedy = (
                f"{len(places)} sentences of {name} begin with {cell[:60]!r}",
                f"give more words, or {said}",
            )
        else:
            message, remedy = f"no sentence of {name} begins with {cell[:60]!r}", "copy the sentence's first words"
    raise InputError(message, where=anchor.where, remedy=remedy)


def _beginning(words: str, sentences: Sequence[Sentence]) -> Iterator[int]:
    """Yield the numbers of the sentences that begin with some words, whatever white space is between them."""
    wanted = " ".join(seen(words).split())
    return (s.index for s in sentences if " ".join(seen(s.text).split()).startswith(wanted))
