"""What is passed over among the files of a folder: results of earlier runs, and links that lead out of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path

from aligner.errors import AlignerError, Failure, InputError
from aligner.files import require_within
from aligner.model import Lang
from aligner.output import MANIFEST, Owners
from aligner.reading.content import Row
from aligner.reading.metadata import FILE_NAME, place, read_metadata

# What `metadata.tsv` says of texts that a machine translated.
MACHINE_MADE = "machine-translation"


def own_texts(
    base: Path, files: Iterable[Path], lang: Lang, named: bool, failures: list[Failure], notices: list[str]
) -> Iterator[Path]:
    """Yield the files below `base` that are texts of the user's own, and say what is passed over.

    Passed over are folders below it that hold a manifest of ours, files that a manifest lists with the digest that they
    have, pages of `align report`, and translations into the other language that a machine made. A link that leads out
    of `base` becomes a Failure, unless a person `named` the very file.
    """
    owners, tables = Owners(), lru_cache(64)(_table)
    passed: Counter[str] = Counter()
    for path in files:
        folder = next(filter(owners.results, _between(path, base)), None)
        if folder is not None:
            passed[f"{folder}: passed over, its {MANIFEST} says that it holds results of an earlier run"] += 1
        elif owners.wrote(path):
            passed[f"{path.parent}: passed over what an earlier run wrote there"] += 1
        elif path.parent != base and _translated(path, tables(path.parent), lang):
            passed[f"{path.parent}: passed over what a machine translated from texts of this language"] += 1
        else:
            try:
                if not named:
                    require_within(path, base)
            except InputError as error:
                failures.append(Failure(str(path), str(error)))
            else:
                yield path
    notices.extend(f"{said} ({count} file{'s' if count > 1 else ''})" for said, count in passed.items())


def _between(path: Path, base: Path) -> Iterable[Path]:
    """Return the folders between a file and `base`, the outermost first, without `base` itself."""
    inner = path.relative_to(base).parents if path.is_relative_to(base) else ()
    return [base / one for one in reversed(inner) if one.parts]


def _translated(path: Path, table: Mapping[Path, Row], lang: Lang) -> bool:
    """Tell whether the metadata beside a file says that a machine made it in another language."""
    row = dict(table.get(place(path), ()))
    return row.get("origin") == MACHINE_MADE and row.get("lang", lang) != lang


def _table(folder: Path) -> Mapping[Path, Row]:
    table = folder / FILE_NAME
    if table.is_symlink() or not table.is_file():
        return {}
    try:
        return read_metadata(table)
    except AlignerError:  # said where the table is read for its own texts
        return {}
