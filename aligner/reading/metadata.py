"""`metadata.tsv`: what is known of each text, by its path."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from pathlib import Path

from aligner.errors import InputError
from aligner.reading.decode import decode, read_bytes

FILE_NAME = "metadata.tsv"

Row = tuple[tuple[str, str], ...]


def find_metadata(folders: tuple[Path, ...]) -> tuple[Path, ...]:
    """Return the metadata files of the folders and of their parents, nearest last so that it wins."""
    places = [place for folder in folders for place in (folder.parent, folder)]
    found = [place / FILE_NAME for place in dict.fromkeys(places) if (place / FILE_NAME).is_file()]
    return tuple(found)


def read_metadata(path: Path) -> Mapping[Path, Row]:
    """Read one metadata file: a mapping from the resolved path of each text to its row, the path column left out.

    The first line names the columns, `path` among them: relative to the file's own folder, or absolute. Lines that
    start with # are comments. Raises InputError for a missing column, a row of another length and a path given twice.
    """
    text, _ = decode(read_bytes(path), str(path))
    lines = [(i, line) for i, line in enumerate(text.splitlines(), 1) if line.strip() and not line.startswith("#")]
    rows = list(csv.reader((line for _, line in lines), delimiter="\t", quoting=csv.QUOTE_NONE))
    header = [name.strip() for name in rows[0]] if rows else []
    if "path" not in header:
        raise InputError(
            "no `path` column", where=f"{path}:1", remedy="name the columns in the first line, tab-separated"
        )
    table: dict[Path, Row] = {}
    for (number, _), row in zip(lines[1:], rows[1:], strict=True):
        if len(row) > len(header):
            found = f"{len(row)} fields where the header names {len(header)}"
            raise InputError(found, where=f"{path}:{number}", remedy="remove the surplus tabs")
        fields = dict(zip(header, row, strict=False))
        key = (path.parent / fields.pop("path")).resolve()
        if key in table:
            raise InputError(f"{key.name} stands twice", where=f"{path}:{number}", remedy="keep one row a text")
        table[key] = tuple((name, value.strip()) for name, value in fields.items() if value.strip())
    return table
