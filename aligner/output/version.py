"""An English version made by a machine: the text, and the row of `metadata.tsv` that says so."""

from __future__ import annotations

from pathlib import Path

from aligner.errors import InputError
from aligner.model import Document
from aligner.output import write_files

_COLUMNS = ("path", "lang", "title", "origin", "translated_from", "note")


def write_version(document: Document, folder: Path, name: str) -> Path:
    """Write a machine's version as `folder/name` and enter it in `folder/metadata.tsv`; return the text's path.

    Both appear or neither; rows that are there stay as they are, and columns that lack are added. Raises InputError
    where the metadata file has no `path` column, OutputError where nothing can be written.
    """
    table = folder / "metadata.tsv"
    old = table.read_text(encoding="utf-8").splitlines() if table.is_file() else []
    place = next((i for i, line in enumerate(old) if line.strip() and not line.startswith("#")), None)
    header = old[place].split("\t") if place is not None else []
    if header and "path" not in header:
        raise InputError("no `path` column", where=f"{table}:1", remedy="name the columns in the first line")
    columns = [*header, *(name for name in _COLUMNS if name not in header)]
    fields = dict(document.metadata)
    row = {
        "path": name,
        "lang": document.lang,
        "title": document.title,
        "origin": document.origin,
        "translated_from": "fr",
        "note": f"translated by {fields.get('engine', 'a machine')} from {fields.get('source', 'French')}",
    }
    if place is None:
        old, place = [*old, ""], len(old)
    old[place] = "\t".join(columns)
    old.append("\t".join(" ".join(row.get(column, "").split()) for column in columns))
    files = ((name, document.text.encode()), ("metadata.tsv", ("\n".join(old) + "\n").encode()))
    return write_files(folder, files)[0]
