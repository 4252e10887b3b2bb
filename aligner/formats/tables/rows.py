"""Rows of a text file whose dialect nobody has told: encoding, delimiter and quoting are found out."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Generator, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from aligner.errors import InputError
from aligner.files import MIB
from aligner.formats.shared.log import Log
from aligner.formats.shared.sources import unpacked

_SAMPLE = MIB
_DELIMITERS = "\t;,|"
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of a row, and where it stands: the file and the line that it begins in."""

    where: str
    cells: tuple[str, ...]


def rows_of(path: Path, log: Log) -> Generator[Row, None, None]:
    """Yield the rows of a file, plain or gzipped, without empty ones; one that is not quoted soundly joins the log.

    Raises InputError where the file cannot be read, or holds what no text does.
    """
    with unpacked(path) as stream:
        sample = stream.read(_SAMPLE)
        encoding = _encoding(sample, str(path))
        if encoding == "cp1252":
            log.say(f"{path}: not UTF-8, read as windows-1252")
        try:
            text = _decoded(sample, encoding, final=len(sample) < _SAMPLE)
        except UnicodeDecodeError as error:
            raise _undecoded(encoding, error, str(path)) from None
        if len(sample) == _SAMPLE:  # the last line of the sample may be cut
            text = text[: text.rfind("\n") + 1] or text
        delimiter = _delimiter(text)
        quoted = delimiter != "\t" or _quoted(text)
        lines = _lines(_Joined(sample, stream), encoding, str(path))
        yield from (_quoted_rows(lines, delimiter, path, log) if quoted else _bare_rows(lines, delimiter, path))


def _encoding(sample: bytes, where: str) -> str:
    for mark, name in _MARKS:
        if sample.startswith(mark):
            return name
    zeros = sample[:4096].count(0)
    if zeros:  # UTF-16 without a mark has one in every second place
        return "utf-16-le" if sample[1:4096:2].count(0) > sample[0:4096:2].count(0) else "utf-16-be"
    try:
        _decoded(sample, "utf-8", final=False)
        return "utf-8"
    except UnicodeDecodeError:
        pass
    try:
        sample.decode("cp1252")
        return "cp1252"
    except UnicodeDecodeError:
        raise InputError("neither UTF-8 nor windows-1252", where=where, remedy="save the table as UTF-8") from None


def _decoded(sample: bytes, encoding: str, final: bool) -> str:
    return codecs.getincrementaldecoder(encoding)().decode(sample, final)


def _delimiter(text: str) -> str:
    """Return what parts cells: what most lines have equally often, tabs before all others.

    >>> _delimiter("le pont; la route\\nbridge, road; road\\n")
    ';'
    """
    best, most = "\t", 0.0
    for delimiter in _DELIMITERS:
        reader = csv.reader(io.StringIO(text), delimiter=delimiter)
        try:
            widths = [len(row) for row in reader if any(row)][:200]
        except csv.Error:
            continue
        usual = max(set(widths), key=lambda width: (widths.count(width), width), default=1)
        share = widths.count(usual) / len(widths) if widths and usual > 1 else 0.0
        if share > most:
            best, most = delimiter, share
    return best


def _quoted(text: str) -> bool:
    """Tell whether cells between tabs are quoted as RFC 4180 has it, or a quotation mark at their head is their own.

    Who quotes only where it must doubles the marks inside; who quotes all cells leaves none bare.

    >>> _quoted('a\\t"He said ""no""."\\n'), _quoted('a\\t"Yes," he said.\\n'), _quoted('"a"\\t"b"\\n')
    (True, False, True)
    """
    if not any(cell.startswith('"') for line in text.splitlines() for cell in line.split("\t")):
        return False
    reader = csv.reader(io.StringIO(text), delimiter="\t", strict=True)
    bare = [cell for line in text.splitlines() for cell in line.split("\t") if cell]
    try:
        rows = list(reader)
    except csv.Error:
        return False
    if all(cell.startswith('"') or _is_number(cell) for cell in bare):
        return True
    # A cell that quoting was needed for: with a mark, a tab or a line end in it.
    return any(mark in cell for row in rows for cell in row for mark in '"\t\n')


def _is_number(cell: str) -> bool:
    return cell.replace(".", "", 1).replace("-", "", 1).isdecimal()


class _Joined(io.RawIOBase):
    """What was read of a stream already, and then the rest of it."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head, self._rest = io.BytesIO(head), rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object, /) -> int:
        view = memoryview(buffer).cast("B")  # type: ignore[arg-type]
        found = self._head.read(len(view)) or self._rest.read(len(view))
        view[: len(found)] = found
        return len(found)


def _lines(stream: io.RawIOBase, encoding: str, where: str) -> Iterator[str]:
    """Yield the lines of a file with their ends, which only "\\n" and "\\r" are."""
    text = io.TextIOWrapper(io.BufferedReader(stream), encoding, newline="")
    try:
        yield from text
    except UnicodeDecodeError as error:
        raise _undecoded(encoding, error, where) from None


def _undecoded(encoding: str, error: UnicodeDecodeError, where: str) -> InputError:
    return InputError(f"not {encoding} throughout: {error.reason}", where=where, remedy="save the table as UTF-8")


def _bare_rows(lines: Iterable[str], delimiter: str, path: Path) -> Iterator[Row]:
    for number, line in enumerate(lines, 1):
        cells = line.rstrip("\r\n").split(delimiter)
        if any(cell.strip() for cell in cells):
            yield Row(f"{path}:{number}", tuple(cells))


def _quoted_rows(lines: Iterator[str], delimiter: str, path: Path, log: Log) -> Iterator[Row]:
    csv.field_size_limit(64 * MIB)
    reader = csv.reader(lines, delimiter=delimiter)
    before = 0
    while True:
        where = f"{path}:{before + 1}"
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            log.fail(InputError(f"not a row: {error}", where=where, remedy="mend its quotation marks"))
            continue
        finally:
            before = reader.line_num
        if any(cell.strip() for cell in cells):
            yield Row(where, tuple(cells))
