"""A set of files that appears whole or not at all."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path, PurePosixPath

from aligner.errors import OutputError
from aligner.output.ownership import Claim
from aligner.output.staging import NAME, Change, Staging, announce, commit, opened, place_of, recover, sync

_REMEDY = "make room or choose another folder with --output"
# Syncs wait for the disk, not for the processor: side by side they share the writes of a journalling file system.
_SYNCS = 8


def write_files(folder: Path, files: Iterable[tuple[str, bytes]], claim: Claim | None = None) -> tuple[Path, ...]:
    """Write `files` (path below `folder` with "/", content) and return their paths, each once, in order.

    A path that comes again goes on with its file. Every file is first written and synced in a staging folder inside
    `folder`; only when all are there do they take their places, and a failure then puts the former files back. What a
    run that was killed has left, even between two renames, the next one undoes. Files are replaced that `claim` allows
    to be (None: all). Raises OutputError (disk full, read-only, something in the way, another run at work in `folder`)
    with nothing changed.
    """
    with _worded(folder), opened(folder) as staging:
        names = _stage(staging, files, claim)
        _swap(staging, names)
    return tuple(place_of(folder, name) for name in names)


def foresee(folder: Path, names: Iterable[str], claim: Claim) -> None:
    """Raise OutputError, before any work is done, for what `write_files` would find in the way of some files.

    What a run that was killed has left in the folder is undone first, so that it is not taken for somebody else's.
    """
    with _worded(folder):
        if (folder / NAME).exists():
            with opened(folder):
                pass
        sound = {folder}
        for name in names:
            _check(place_of(folder, name), sound)
            claim.check(name)


@contextlib.contextmanager
def _worded(folder: Path) -> Iterator[None]:
    """Turn what the operating system says into an error for a person."""
    try:
        yield
    except OSError as error:
        where = str(error.filename or folder)
        raise OutputError(error.strerror or str(error), where=where, remedy=_REMEDY) from error


def _stage(staging: Staging, files: Iterable[tuple[str, bytes]], claim: Claim | None) -> Sequence[str]:
    """Write all files, the first as number 0, and return their paths."""
    numbers: dict[str, int] = {}
    sound = {staging.folder}
    for relative, content in files:
        name = str(PurePosixPath(relative))
        if name not in numbers:
            _check(place_of(staging.folder, relative), sound)
            if claim is not None:
                claim.check(name)
        number = numbers.setdefault(name, len(numbers))
        with _told(staging, name), staging.new(number).open("ab") as stream:
            stream.write(content)
    with ThreadPoolExecutor(_SYNCS) as pool:
        for _ in pool.map(lambda item: _finish(staging, *item), numbers.items()):
            pass
    return tuple(numbers)


def _check(final: Path, sound: set[Path]) -> None:
    """Raise where a folder or link stands in the place of a file, or a file or link in that of a folder.

    `sound` are folders below which nothing but the path itself need be looked at.
    """
    remedy = "remove it or choose another folder"
    for path in (final, *final.parents):
        if path in sound:
            break
        if path.is_symlink():
            raise OutputError("a link is in the way", where=str(path), remedy=remedy)
        if path is final and path.is_dir():
            raise OutputError("a folder is in the way", where=str(path), remedy=remedy)
        if path is not final and path.exists() and not path.is_dir():
            raise OutputError("a file is in the way", where=str(path), remedy=remedy)
    sound.update(final.parents)


def _finish(staging: Staging, name: str, number: int) -> None:
    """Sync a file, and give it the mode of the one that it replaces."""
    with _told(staging, name):
        with staging.new(number).open("rb+") as stream:
            os.fsync(stream.fileno())
        final = staging.folder / name
        if final.exists():
            staging.new(number).chmod(final.stat().st_mode & 0o777)


@contextlib.contextmanager
def _told(staging: Staging, name: str) -> Iterator[None]:
    """Name the file itself in an error, not what stands for it until it is in its place."""
    try:
        yield
    except OSError as error:
        error.filename = str(staging.folder / name)
        raise


def _swap(staging: Staging, names: Sequence[str]) -> None:
    changes = [Change(name, os.path.lexists(staging.folder / name)) for name in names]
    parents = dict.fromkeys(PurePosixPath(name).parent for name in names)
    wanted = dict.fromkeys(folder for parent in parents for folder in reversed((parent, *parent.parents)))
    missing = [str(folder) for folder in wanted if not (staging.folder / folder).exists()]
    announce(staging, changes, missing)
    try:
        for folder in missing:
            (staging.folder / folder).mkdir()
        for number, change in enumerate(changes):
            final = staging.folder / change.path
            if change.former:
                _keep(staging.old(number), final)
            staging.new(number).replace(final)
        for parent in wanted:
            sync(staging.folder / parent)
    except BaseException:
        recover(staging)
        raise
    commit(staging)


def _keep(spare: Path, final: Path) -> None:
    """Give the former file a second name, so that its place is never empty; where links fail, move it."""
    try:
        spare.hardlink_to(final)
    except OSError:
        final.rename(spare)
