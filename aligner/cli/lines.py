"""Files with one item per line, for commands that take many at once; `-` is standard input."""

from __future__ import annotations

import sys
from pathlib import Path

from aligner.errors import InputError
from aligner.reading.decode import decode, read_bytes


def read_lines(path: Path) -> list[str]:
    """Return the lines of a text file, line ends off; only \\n and \\r\\n end a line, so that line numbers stay."""
    data = sys.stdin.buffer.read() if str(path) == "-" else read_bytes(path)
    lines = decode(data, str(path))[0].split("\n")
    if lines and lines[-1] == "":
        lines.pop()
    return [line.removesuffix("\r") for line in lines]


def read_table(path: Path, columns: tuple[str, ...]) -> list[tuple[str, ...]]:
    """Return the named columns of a tab-separated table with a header row.

    Raises InputError for a missing column and for a row with another number of fields than the header.
    """
    lines = read_lines(path)
    header = lines[0].split("\t") if lines else []
    missing = [name for name in columns if name not in header]
    if missing:
        found = f"no column {missing[0]!r}"
        raise InputError(found, where=f"{path}:1", remedy="name the columns in the first line, tab-separated")
    places = [header.index(name) for name in columns]
    rows = []
    for number, line in enumerate(lines[1:], 2):
        fields = line.split("\t")
        if len(fields) != len(header):
            found = f"{len(fields)} fields where the header names {len(header)}"
            raise InputError(found, where=f"{path}:{number}", remedy="separate fields by one tab each")
        rows.append(tuple(fields[place] for place in places))
    return rows
