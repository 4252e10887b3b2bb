"""A set of files that appears whole or not at all."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from aligner.errors import OutputError

_REMEDY = "make room or choose another folder with --output"


@dataclass(frozen=True, slots=True)
class _Staged:
    """A file written beside its place: `spare` keeps what was there before."""

    final: Path
    temporary: Path
    spare: Path


def write_files(folder: Path, files: Iterable[tuple[str, bytes]]) -> tuple[Path, ...]:
    """Write `files` (path below `folder` with "/", content) and return their paths, in order.

    Every file is first written and synced under a temporary name beside its place; only when all are there do they take
    their names, and a failure then puts the former files back. Killed between two renames, it leaves whole files,
    some of them new. Raises OutputError (disk full, read-only, a folder in the way) with nothing changed.
    """
    staged: list[_Staged] = []
    made: list[Path] = []
    try:
        for relative, content in files:
            staged.append(_stage(folder, relative, content, made))
        _swap(staged)
    except OSError as error:
        _clean(staged, made)
        where = str(error.filename or folder)
        raise OutputError(error.strerror or str(error), where=where, remedy=_REMEDY) from error
    except BaseException:
        _clean(staged, made)
        raise
    for item in staged:
        item.spare.unlink(missing_ok=True)
    return tuple(item.final for item in staged)


def _stage(folder: Path, relative: str, content: bytes, made: list[Path]) -> _Staged:
    path = PurePosixPath(relative)
    if path.is_absolute() or ".." in path.parts or not path.parts:
        raise OutputError(
            "a file outside its folder", where=relative, remedy="name documents by paths below the folder"
        )
    final = folder.joinpath(*path.parts)
    for parent in reversed((final.parent, *final.parent.parents)):
        if not parent.exists():
            parent.mkdir()
            made.append(parent)
    if final.is_dir():
        raise OutputError("a folder is in the way", where=str(final), remedy="remove it or choose another folder")
    handle, name = tempfile.mkstemp(prefix=f".{final.name[:40]}.", suffix=".new", dir=final.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.chmod(_mode(final))
    except BaseException as error:
        temporary.unlink(missing_ok=True)
        if isinstance(error, OSError) and not error.filename:
            error.filename = str(final)
        raise
    return _Staged(final, temporary, temporary.with_suffix(".old"))


def _mode(final: Path) -> int:
    """Return the mode of the file that is replaced, else what the process would give a new one."""
    if final.exists():
        return final.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _swap(staged: list[_Staged]) -> None:
    done: list[_Staged] = []
    try:
        for item in staged:
            if os.path.lexists(item.final):
                _keep(item)
            done.append(item)
            item.temporary.replace(item.final)
        for folder in {item.final.parent for item in staged}:
            _sync(folder)
    except BaseException:
        for item in reversed(done):
            if os.path.lexists(item.spare):
                item.spare.replace(item.final)
                # Renaming one name of a file to another of the same file does nothing (POSIX, rename).
                item.spare.unlink(missing_ok=True)
            elif not os.path.lexists(item.temporary):
                item.final.unlink(missing_ok=True)
        raise


def _keep(item: _Staged) -> None:
    """Give the former file a second name, so that its place is never empty; where links fail, move it."""
    try:
        item.spare.hardlink_to(item.final)
    except OSError:
        item.final.rename(item.spare)


def _sync(folder: Path) -> None:
    if os.name == "nt":  # folders cannot be opened there
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _clean(staged: list[_Staged], made: list[Path]) -> None:
    for item in staged:
        item.temporary.unlink(missing_ok=True)
    for folder in reversed(made):
        with contextlib.suppress(OSError):
            folder.rmdir()
