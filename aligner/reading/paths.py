"""The files that a path names: a folder, a file or a glob."""

from __future__ import annotations

import os
from collections.abc import Iterable
from glob import glob, has_magic
from pathlib import Path

from aligner.errors import Failure, InputError
from aligner.reading.metadata import FILE_NAME


def expand(given: str, failures: list[Failure]) -> tuple[Path, list[Path], bool]:
    """Return the folder that ids are relative to, the files that `given` names, and whether it names a file itself."""
    path = Path(given)
    try:
        there = path.is_dir()
    except OSError as error:  # on the way to it
        remedy = "check its permissions"
        raise InputError(f"cannot be read ({error.strerror})", where=given, remedy=remedy) from None
    if there:
        return path, list(walk(path, failures)), False
    if path.exists():
        return path.parent, [path], True
    if has_magic(given):
        matches = glob(given, recursive=True)  # noqa: PTH207 - the pattern may be absolute, which Path.glob refuses
        files = sorted(path for path in map(Path, matches) if path.is_file())
        if files:
            parents = Path(given).parts[:-1]
            fixed = next((i for i, part in enumerate(parents) if has_magic(part)), len(parents))
            return Path(*parents[:fixed]), files, False
    raise InputError("no such file or folder", where=given, remedy="name a folder, a file or a quoted glob")


def walk(folder: Path, failures: list[Failure]) -> Iterable[Path]:
    """Yield the files below a folder in order; links to folders and hidden names are passed over."""

    def closed(error: OSError) -> None:
        where = str(error.filename)
        said = InputError(f"cannot be listed ({error.strerror})", where=where, remedy="check its permissions")
        failures.append(Failure(where, str(said)))

    for here, folders, files in os.walk(folder, onerror=closed, followlinks=False):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            path = Path(here) / name
            if not name.startswith(".") and name not in (FILE_NAME, "decisions.tsv"):
                yield path
