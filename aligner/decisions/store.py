"""`decisions.tsv` on disk: every decision is there for good once it is taken, whoever else writes."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import portalocker

from aligner.decisions.entries import FILE_NAME, HEADER, Entry, line, parse
from aligner.errors import InputError, OutputError
from aligner.files import read_bytes, require_within


def find(french: Path) -> Path | None:
    """Return the decisions about the texts of a path: the file in their folder or its parent, None where none is."""
    return next((place / FILE_NAME for place in _places(french) if os.path.lexists(place / FILE_NAME)), None)


def home(french: Path, english: Path) -> Path:
    """Return where decisions about a corpus are kept: the file that is there, else a new one.

    A new one lies beside `metadata.tsv`, else in the folder that holds both the French folder and the English one, else
    in the French folder.
    """
    places = _places(french)
    beside = next((place for place in places if (place / "metadata.tsv").is_file()), None)
    shared = places[-1] if _places(english)[-1] == places[-1] else places[0]
    return find(french) or (beside or shared) / FILE_NAME


def _places(path: Path) -> tuple[Path, Path]:
    folder = Path(os.path.realpath(path if os.path.isdir(path) else path.parent))  # noqa: PTH112 - which never raises
    return folder, folder.parent


class Store:
    """The file of one corpus: read and add to it from any number of processes."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._seen: tuple[int, ...] | None = None
        self._entries: tuple[Entry, ...] = ()

    def read(self) -> tuple[Entry, ...]:
        """Return all decisions, the oldest first; the file is read again only where it changed.

        Raises InputError, with the line, where the file cannot be read.
        """
        seen = self._state()
        if seen != self._seen:
            self._entries = parse(self._content(), str(self.path))
            self._seen = seen
        return self._entries

    def add(self, decide: Callable[[tuple[Entry, ...]], Entry]) -> Entry:
        """Write the decision that `decide` makes of all that were made, and return it once the disk has it.

        No other process writes between the two. The file is replaced by a whole one (write, fsync, rename), so that
        being killed at any moment leaves the former or the new one. Raises OutputError where that fails, with nothing
        changed, InputError where the file is malformed, and whatever `decide` raises.
        """
        with self._lock():
            content = self._content()
            entry = decide(parse(content, str(self.path)))
            kept = content if content.strip() else HEADER
            kept += "" if kept.endswith("\n") else "\n"
            try:
                _replace(self.path, f"{kept}{line(entry)}\n".encode())
            except OSError as error:
                message = error.strerror or str(error)
                raise OutputError(message, where=str(self.path), remedy="make room or allow writing there") from error
        return entry

    def _content(self) -> str:
        require_within(self.path, self.path.parent)
        try:
            return read_bytes(self.path).decode("utf-8-sig") if os.path.lexists(self.path) else ""
        except UnicodeDecodeError as error:
            raise InputError("not UTF-8", where=str(self.path), remedy="save it as UTF-8") from error

    def _state(self) -> tuple[int, ...]:
        try:
            found = self.path.stat()
        except OSError:
            return ()
        return found.st_ino, found.st_size, found.st_mtime_ns

    @contextmanager
    def _lock(self) -> Iterator[None]:
        """Hold the lock of a file beside ours, since ours is replaced. A dead process holds nothing."""
        name = self.path.with_name(f".{self.path.name}.lock")
        try:
            stream = name.open("ab")
        except OSError as error:
            message = error.strerror or str(error)
            raise OutputError(message, where=str(name), remedy="allow writing in that folder") from error
        with stream:
            try:
                portalocker.lock(stream, portalocker.LockFlags.EXCLUSIVE)
            except portalocker.LockException as error:  # a file system without locks
                remedy = "keep the file on a disk that has locks"
                raise OutputError(f"cannot be locked ({error})", where=str(name), remedy=remedy) from error
            yield


def _replace(path: Path, content: bytes) -> None:
    mode = path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask()
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".new", dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.chmod(mode)
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    if sys.platform != "win32":  # a folder can be synced, so that the new name is there for good
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
