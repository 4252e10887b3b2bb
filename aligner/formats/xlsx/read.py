"""Workbooks: our own, or any with a sheet that has a column of French beside one of English."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from aligner.errors import AlignerError, InputError, UsageError, install
from aligner.files import MAX_BYTES, MIB, opened
from aligner.formats.shared.log import Log
from aligner.formats.tables.read import pairs
from aligner.formats.tables.rows import Row
from aligner.model import Bitext

_ESCAPE = re.compile("_x([0-9A-Fa-f]{4})_")
# A sheet of text shrinks by ten to fifty.
_MAX_RATIO = 200


def read(path: Path, log: Log) -> Iterator[Bitext]:
    """Read the sheets of a workbook that hold pairs, one pair per row; formulas count as the values stored with them.

    The product's own sheet of quotes is no pair, and passed over. Raises UsageError where openpyxl is not installed,
    and InputError for what is no workbook, or has no sheet of French and English.
    """
    try:
        import openpyxl
    except ImportError as error:
        raise UsageError("openpyxl is not installed, which XLSX needs", remedy=install("xlsx")) from error
    with opened(path) as stream:
        _check(path, stream)
        try:
            book: Any = openpyxl.load_workbook(stream, read_only=True, data_only=True)
            yield from _sheets(book, path, log)
        except AlignerError:
            raise
        except Exception as error:  # openpyxl raises whatever a broken part gives rise to
            found = f"not a sound workbook: {type(error).__name__}: {error}"
            raise InputError(found, where=str(path), remedy="save it again as XLSX") from error


def _check(path: Path, stream: Any) -> None:
    """Raise InputError for what is no archive, or would unpack to more than a workbook does."""
    try:
        with zipfile.ZipFile(stream) as archive:
            packed = max(MIB, _MAX_RATIO * sum(entry.compress_size for entry in archive.infolist()))
            size = sum(entry.file_size for entry in archive.infolist())
    except zipfile.BadZipFile as error:
        raise InputError(f"not a workbook: {error}", where=str(path), remedy="save it as XLSX") from error
    if size > min(packed, MAX_BYTES):
        raise InputError(f"unpacks to {size // MIB} MiB", where=str(path), remedy="do not use this file")
    stream.seek(0)


def _sheets(book: Any, path: Path, log: Log) -> Iterator[Bitext]:
    found, passed = False, []
    for sheet in book.worksheets:
        name = path.name if not found else f"{path.name}#{sheet.title}"
        try:
            yield from pairs(name, _rows(sheet, path), log, f"{path}:{sheet.title}")
            found = True
        except InputError as error:
            passed.append(str(error))
    if not found:
        raise InputError("; ".join(passed) or "no sheet", where=str(path), remedy="name the columns fr and en")
    for said in passed:
        log.say(f"passed over: {said}")


def _rows(sheet: Any, path: Path) -> Iterator[Row]:
    sheet.reset_dimensions()  # a wrong one would cut rows and cells
    for number, row in enumerate(sheet.iter_rows(values_only=True), 1):
        cells = tuple("" if value is None else _unescaped(str(value)) for value in row)
        if any(cell.strip() for cell in cells):
            yield Row(f"{path}:{sheet.title}:{number}", cells)


def _unescaped(text: str) -> str:
    return _ESCAPE.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text
