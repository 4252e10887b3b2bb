"""`corpus.xlsx`: the two tables as sheets of a workbook, with cells that no spreadsheet takes for formulas."""

from __future__ import annotations

import json
import re
import tempfile
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any

from aligner.errors import InputError, UsageError, install
from aligner.files import MIB
from aligner.formats.shared.characters import cell, xml_text
from aligner.formats.shared.layout import place_pair
from aligner.formats.shared.settings import Settings
from aligner.formats.shared.survey import View
from aligner.formats.tables.write import ALIGNMENT, QUOTES, bead_rows, quote_rows
from aligner.model import Bitext

PREFIX = "corpus.xlsx"
SHEETS = {"beads": ALIGNMENT, "quotes": QUOTES}
# Excel specifications and limits (Microsoft): rows of a sheet, characters of a cell.
_ROWS, _CHARACTERS = 1_048_576, 32_767
# ECMA-376, 22.9.2.19, ST_Xstring: what looks like an escape is one.
_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
# The same corpus gives the same bytes, whenever it is written.
_DATE = datetime(1980, 1, 1)
_PROPERTIES, _MODIFIED = "docProps/core.xml", re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")


def piece(bitext: Bitext, view: View, settings: Settings) -> Iterator[tuple[str, bytes]]:
    """Yield a bitext's rows as JSON, a sheet each, for `Workbook`."""
    if view.pooled:
        return
    pair = place_pair(bitext, view.source, view.target)
    for name, rows in (("beads", bead_rows(pair)), ("quotes", quote_rows(pair, view))):
        cells = [[xml_text(cell(value)) if isinstance(value, str) else value for value in row] for row in rows]
        if cells:
            yield f"{PREFIX}#{name}", json.dumps(cells).encode()


class Workbook:
    """Puts rows into a workbook, in constant memory; a sheet that is full goes on in the next, as in "beads 2"."""

    def __init__(self, settings: Settings) -> None:
        """Raises UsageError where openpyxl is not installed."""
        try:
            import openpyxl
        except ImportError as error:
            raise UsageError("openpyxl is not installed, which XLSX needs", remedy=install("xlsx")) from error
        self._book: Any = openpyxl.Workbook(write_only=True)
        self._book.properties.created = self._book.properties.modified = _DATE
        self._book.properties.creator = "aligner"
        self._sheets: dict[str, Any] = {}
        self._counts: dict[str, int] = {}
        for name in SHEETS:
            self._begin(name)

    def take(self, path: str, content: bytes) -> Iterable[tuple[str, bytes]]:
        """Append rows to their sheet. Raises InputError for a cell longer than a spreadsheet can hold."""
        name = path.partition("#")[2]
        for row in json.loads(content):
            if self._counts[name] % _ROWS == 0:
                self._begin(name)
            self._append(name, row)
        return ()

    def end(self) -> Iterator[tuple[str, bytes]]:
        """Yield the workbook."""
        with tempfile.SpooledTemporaryFile(16 * MIB) as saved, tempfile.SpooledTemporaryFile(16 * MIB) as dated:
            self._book.save(saved)
            with zipfile.ZipFile(saved) as source, zipfile.ZipFile(dated, "w", zipfile.ZIP_DEFLATED) as made:
                for entry in sorted(source.infolist(), key=lambda entry: entry.filename != "[Content_Types].xml"):
                    _copy(source, entry.filename, made)
            dated.seek(0)
            while chunk := dated.read(MIB):
                yield PREFIX, chunk

    def _begin(self, name: str) -> None:
        number = self._counts.get(name, 0) // _ROWS + 1
        self._sheets[name] = self._book.create_sheet(name if number == 1 else f"{name} {number}")
        self._append(name, SHEETS[name])

    def _append(self, name: str, row: Sequence[str | int]) -> None:
        from openpyxl.cell import WriteOnlyCell

        cells: list[Any] = []
        for value in row:
            if isinstance(value, str) and len(value) > _CHARACTERS:
                found = f"a cell of {len(value)} characters, where a spreadsheet holds {_CHARACTERS}"
                raise InputError(found, where=str(row[0]), remedy="export tsv instead")
            made = WriteOnlyCell(self._sheets[name], _ESCAPE.sub("_x005F_", value) if isinstance(value, str) else value)
            if isinstance(value, str):
                made.data_type = "s"  # and no formula, whatever it begins with
            cells.append(made)
        self._sheets[name].append(cells)
        self._counts[name] = self._counts.get(name, 0) + 1


def _copy(source: zipfile.ZipFile, name: str, made: zipfile.ZipFile) -> None:
    """Copy a file of an archive under a fixed date."""
    entry = zipfile.ZipInfo(name, _DATE.timetuple()[:6])
    entry.compress_type = zipfile.ZIP_DEFLATED
    if name == _PROPERTIES:  # openpyxl puts the hour of writing into them
        made.writestr(entry, _MODIFIED.sub(f"\\g<1>{_DATE.isoformat()}Z".encode(), source.read(name)))
        return
    with source.open(name) as content, made.open(entry, "w") as copy:
        while chunk := content.read(MIB):
            copy.write(chunk)
