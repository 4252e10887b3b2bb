"""Tables of pairs from anywhere: our own, a spreadsheet's, a translation tool's; French and English told by content."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import cast, get_args

from aligner.errors import InputError
from aligner.formats.shared.log import Log
from aligner.formats.shared.rebuild import bitext_of, probability
from aligner.formats.tables.columns import Columns, columns_of
from aligner.formats.tables.rows import Row, rows_of
from aligner.model import Bead, Bitext, Decision, Lang, Status

# As in a memory without documents: more would have to be held in memory at once.
PART = 10_000
_STATUSES: tuple[str, ...] = get_args(Status)


@dataclass(frozen=True, slots=True)
class _Pair:
    """One row: the two documents ("" where none are named), the two texts, and what is known of the bead."""

    names: tuple[str, str]
    french: str
    english: str
    score: float
    decision: Decision | None


def read(path: Path, log: Log) -> Iterator[Bitext]:
    """Read a table of pairs, one pair per row: tab, semicolon, comma or bar between cells, with a header or without.

    UTF-8, UTF-16 and windows-1252; quoted as RFC 4180 has it, or not at all. Raises as `pairs` does.
    """
    with closing(rows_of(path, log)) as rows:
        yield from pairs(path.name, rows, log, str(path))


def pairs(name: str, rows: Iterable[Row], log: Log, where: str) -> Iterator[Bitext]:
    """Yield the bitexts of a table's rows, in order: one for each two documents that they name.

    The first row is the header, if its cells say so. A row that cannot be used joins the log. Raises InputError where
    no two columns are French and English.
    """
    several = iter(rows)
    sample = [row for row, _ in zip(several, range(200), strict=False)]
    columns = columns_of([row.cells for row in sample], where)
    body = _chain(sample[1:] if columns.header else sample, several)
    found = (pair for row in body if (pair := _pair(row, columns, log)))
    for names, group in groupby(found, key=lambda pair: pair.names):
        yield from _bitexts(name, names, group)


def _chain(first: Sequence[Row], rest: Iterator[Row]) -> Iterator[Row]:
    yield from first
    yield from rest


def _pair(row: Row, columns: Columns, log: Log) -> _Pair | None:
    def cell(place: int | None) -> str:
        return row.cells[place].strip() if place is not None and place < len(row.cells) else ""

    french, english = cell(columns.french), cell(columns.english)
    if not french and not english:
        log.count("rows left out that have neither text", row.where)
        return None
    try:
        score = probability(cell(columns.score), row.where)
    except InputError as error:
        if columns.ours:
            log.fail(error)
            return None
        log.count("rows whose score is no probability, and is left out", row.where)
        score = 1.0
    names = cell(columns.names[0]), cell(columns.names[1])
    return _Pair(names, french, english, score, _decision(cell(columns.status), cell(columns.by)))


def _decision(status: str, by: str) -> Decision | None:
    return Decision(cast(Status, status), by, "") if status in _STATUSES else None


def _bitexts(name: str, names: tuple[str, str], group: Iterator[_Pair]) -> Iterator[Bitext]:
    """Yield the bitext of rows that name the same documents; of rows that name none, one for each `PART` of them."""
    part: list[_Pair] = []
    number = 1
    for pair in group:
        part.append(pair)
        if not any(names) and len(part) == PART:
            yield _bitext(name, names, part, number)
            part, number = [], number + 1
    if part:
        yield _bitext(name, names, part, number)


def _bitext(name: str, names: tuple[str, str], part: Sequence[_Pair], number: int) -> Bitext:
    tail = f"-{number}" if number > 1 else ""
    source: tuple[str, Lang] = (names[0] or f"{name}#fr{tail}", "fr")
    target: tuple[str, Lang] = (names[1] or f"{name}#en{tail}", "en")
    groups = [([p.french] if p.french else [], [p.english] if p.english else [], p.score) for p in part]
    made = bitext_of(source, target, groups)
    beads = tuple(
        Bead(bead.source, bead.target, bead.score, pair.decision) for bead, pair in zip(made.beads, part, strict=True)
    )
    return Bitext(made.source, made.target, beads)
