"""The staging folder inside an output folder: one run at a time, and what a killed run left is undone by the next."""

from __future__ import annotations

import contextlib
import errno
import json
import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from aligner.errors import OutputError

NAME = ".aligner-staging"
_LOCK, _JOURNAL = "lock", "journal.json"
# Threads of one process share its locks (POSIX, fcntl), so those that hold a folder are kept here besides.
_HELD: dict[str, object] = {}


@dataclass(frozen=True, slots=True)
class Change:
    """One file of a set: its path below the folder, and whether there is a former one (or a link) to keep."""

    path: str
    former: bool


@dataclass(frozen=True, slots=True)
class Staging:
    """A folder for results and the staging folder in it: file n waits there as `n.new`, its former one as `n.old`."""

    folder: Path
    path: Path

    def new(self, number: int) -> Path:
        """Return where a file waits for its place."""
        return self.path / f"{number}.new"

    def old(self, number: int) -> Path:
        """Return where the former file is kept."""
        return self.path / f"{number}.old"


def place_of(folder: Path, relative: str) -> Path:
    """Return the place of a file below a folder. Raises OutputError for a path that leads out, or into staging."""
    path = PurePosixPath(relative)
    if path.is_absolute() or ".." in path.parts or not path.parts or path.parts[0] == NAME:
        remedy = "name documents by paths below the folder"
        raise OutputError("a file outside its folder", where=relative, remedy=remedy)
    return folder.joinpath(*path.parts)


@contextlib.contextmanager
def opened(folder: Path) -> Iterator[Staging]:
    """Lend the staging folder of `folder`, made if need be, and empty; afterwards it is gone.

    Raises OutputError while another run holds it. After a failure, folders that were made for it are gone too.
    """
    made = make_folders(folder)
    path = folder / NAME
    try:
        with _locked(folder, path):
            staging = Staging(folder, path)
            recover(staging)
            yield staging
    except BaseException:
        remove_folders(made)
        raise


def make_folders(folder: Path) -> list[Path]:
    """Make a folder and those above it; return the ones that were not there, outer ones first."""
    made: list[Path] = []
    for parent in reversed((folder, *folder.parents)):
        if not parent.exists():
            parent.mkdir(exist_ok=True)
            made.append(parent)
    return made


def remove_folders(made: Sequence[Path]) -> None:
    """Remove folders that are empty, inner ones first."""
    for folder in reversed(made):
        with contextlib.suppress(OSError):
            folder.rmdir()


def announce(staging: Staging, changes: Sequence[Change], folders: Sequence[str]) -> None:
    """Write down what is going to change, so that it can be undone after a crash; `folders` are those to be made."""
    content = {"folders": folders, "files": [[change.path, change.former] for change in changes]}
    part = staging.path / f"{_JOURNAL}.part"
    with part.open("w", encoding="utf-8") as stream:
        json.dump(content, stream)
        stream.flush()
        os.fsync(stream.fileno())
    part.replace(staging.path / _JOURNAL)
    sync(staging.path)


def commit(staging: Staging) -> None:
    """Let what was announced stand."""
    (staging.path / _JOURNAL).unlink(missing_ok=True)
    sync(staging.path)


def recover(staging: Staging) -> None:
    """Undo what was announced and did not come to its end, and empty the staging folder.

    It may itself be killed and done again: a former file goes back from its spare once, a new one is removed once it
    has left the staging folder.
    """
    journal = staging.path / _JOURNAL
    if journal.is_file():
        changes, folders = _read(journal)
        for number, change in reversed(list(enumerate(changes))):
            final = place_of(staging.folder, change.path)
            if change.former and os.path.lexists(staging.old(number)):
                staging.old(number).replace(final)
                # Renaming one name of a file to another of the same file does nothing (POSIX, rename).
                staging.old(number).unlink(missing_ok=True)
            elif not change.former and not os.path.lexists(staging.new(number)):
                final.unlink(missing_ok=True)
        remove_folders([place_of(staging.folder, folder) for folder in folders])
        commit(staging)
    _empty(staging.path)


def _empty(path: Path) -> None:
    for entry in list(path.iterdir()):
        if entry.name != _LOCK:
            entry.unlink()


def _read(journal: Path) -> tuple[list[Change], list[str]]:
    try:
        content = json.loads(journal.read_text(encoding="utf-8"))
        return [Change(str(path), bool(former)) for path, former in content["files"]], list(
            map(str, content["folders"])
        )
    except (ValueError, KeyError, TypeError) as error:
        remedy = "it was not written by this version; move the folder away, and put *.old files in it back by hand"
        raise OutputError("a journal that cannot be read", where=str(journal), remedy=remedy) from error


def sync(folder: Path) -> None:
    """Wait until the names in a folder are on disk."""
    if os.name == "nt":  # folders cannot be opened there
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextlib.contextmanager
def _locked(folder: Path, path: Path) -> Iterator[None]:
    key, token = str(path.resolve()), object()
    if _HELD.setdefault(key, token) is not token:
        raise _busy(folder)
    try:
        handle = _take(folder, path)
        try:
            yield
        finally:
            _clear(path)
            os.close(handle)
    finally:
        del _HELD[key]


def _take(folder: Path, path: Path) -> int:
    """Make the staging folder, and return an open handle of its lock file, locked. A lock ends with its process."""
    while True:
        path.mkdir(exist_ok=True)
        if path.is_symlink():
            raise OutputError("a link is in the way", where=str(path), remedy="remove it")
        try:
            handle = os.open(path / _LOCK, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o666)
        except FileNotFoundError:  # the run before has just removed the folder
            continue
        try:
            _lock(handle, folder)
            if os.path.samestat(os.fstat(handle), (path / _LOCK).stat()):
                return handle
        except FileNotFoundError:
            pass
        except BaseException:
            os.close(handle)
            raise
        os.close(handle)


def _lock(handle: int, folder: Path) -> None:
    if sys.platform == "win32":
        return
    import fcntl

    try:
        # Not flock: processes that were forked would hold it on after their parent was killed.
        fcntl.lockf(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        if error.errno in {errno.EACCES, errno.EAGAIN}:
            raise _busy(folder) from error
        if error.errno not in {errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP}:  # no locks on this file system
            raise


def _busy(folder: Path) -> OutputError:
    remedy = "wait for it, or choose another folder with --output"
    return OutputError("another run is writing into this folder", where=str(folder), remedy=remedy)


def _clear(path: Path) -> None:
    """Remove the staging folder, unless a journal says that former files still wait there for the next run."""
    if (path / _JOURNAL).exists():
        return
    with contextlib.suppress(OSError):
        _empty(path)
        (path / _LOCK).unlink()
        path.rmdir()
