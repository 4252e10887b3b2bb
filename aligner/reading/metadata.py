"""`metadata.tsv`: what is known of each text, by its path."""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from aligner.errors import InputError
from aligner.reading.content import Row
from aligner.reading.decode import decode, read_bytes

FILE_NAME = "metadata.tsv"


def find_metadata(folders: tuple[Path, ...]) -> tuple[Path, ...]:
    """Return the metadata files of the folders and of their parents, nearest last so that it wins."""
    places = [place for folder in folders for place in (folder.parent, folder)]
    found = [place / FILE_NAME for place in dict.fromkeys(places) if os.path.lexists(place / FILE_NAME)]
    return tuple(found)


def place(path: Path) -> Path:
    """Return a path by which a text is known: absolute, links to folders followed, but not one to the text itself."""
    return _folder(path.parent) / path.name


@lru_cache(1024)
def _folder(path: Path) -> Path:
    return Path(os.path.realpath(path))


def read_metadata(path: Path) -> Mapping[Path, Row]:
    """Read one metadata file: a mapping from the `place` of each text to its row, the path column left out.

    The first line names the columns, `path` among them: relative to the file's own folder, or absolute. Lines that
    start with # are comments. Raises InputError for a missing column or one given twice,
    a row of another length, and a path that is missing or given twice.
    """
    text, _ = decode(read_bytes(path), str(path))
    rows = [
        (number, line.removesuffix("\r").split("\t"))
        for number, line in enumerate(text.split("\n"), 1)
        if line.strip() and not line.startswith("#")
    ]
    header = [name.strip() for name in rows[0][1]] if rows else []
    if "path" not in header:
        raise InputError(
            "no `path` column", where=f"{path}:1", remedy="name the columns in the first line, tab-separated"
        )
    if twice := next((name for name in header if name and header.count(name) > 1), ""):
        raise InputError(f"column {twice!r} stands twice", where=f"{path}:{rows[0][0]}", remedy="leave one")
    table: dict[Path, Row] = {}
    for number, row in rows[1:]:
        if len(row) > len(header):
            found = f"{len(row)} fields where the header names {len(header)}"
            raise InputError(found, where=f"{path}:{number}", remedy="remove the surplus tabs")
        fields = dict(zip(header, row, strict=False))
        if not fields.get("path", "").strip("\0 "):
            raise InputError(
                "a row without a path", where=f"{path}:{number}", remedy="name the text, or remove the row"
            )
        if fields.get("", "").strip():
            found = f"{fields['']!r} in a column without a name"
            raise InputError(found, where=f"{path}:{number}", remedy="name the column in the first line")
        key = place(path.parent / fields.pop("path"))
        if key in table:
            raise InputError(f"{key.name} stands twice", where=f"{path}:{number}", remedy="keep one row for each text")
        table[key] = tuple((name, value.strip()) for name, value in fields.items() if value.strip())
    return table
