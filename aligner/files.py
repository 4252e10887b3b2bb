"""Files of strangers, opened without waiting for anything: regular files only, and never more than a limit."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from aligner.errors import InputError

MIB = 1 << 20
# More than any corpus format is handed on in; it bounds memory, and what never ends (/dev/zero) is no regular file.
MAX_BYTES = 1024 * MIB
_KINDS = {
    stat.S_IFDIR: "a folder",
    stat.S_IFIFO: "a named pipe",
    stat.S_IFSOCK: "a socket",
    stat.S_IFCHR: "a device",
    stat.S_IFBLK: "a device",
}


def read_bytes(path: Path, limit: int = MAX_BYTES) -> bytes:
    """Return the bytes of a regular file of at most `limit` bytes; a pipe, socket or device is not even opened.

    Raises InputError where it is missing, unreadable, larger, or something else than a file.
    """
    try:
        with opened(path) as stream:
            found = os.fstat(stream.fileno())
            data = b"" if found.st_size > limit else stream.read(limit + 1)
            size = max(found.st_size, len(data))
    except OSError as error:
        raise unreadable(path, error) from None
    if size > limit:
        remedy = f"split it below {limit // MIB} MiB"
        raise InputError(f"{size / MIB:.0f} MiB in one file", where=str(path), remedy=remedy)
    return data


@contextmanager
def opened(path: Path) -> Iterator[BinaryIO]:
    """Open a regular file for reading, whatever its size; a pipe, socket or device is not even opened.

    Raises InputError where it is missing, may not be read, or is something else than a file.
    """
    try:
        # A device may act on being opened, and a pipe waits for a writer: look first, then at what was opened.
        _regular(path.stat().st_mode, path)
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except ValueError as error:  # a NUL within the name
        raise InputError(f"not a path: {error}", where=str(path), remedy="name a file") from None
    except OSError as error:
        raise unreadable(path, error) from None
    with os.fdopen(handle, "rb") as stream:
        _regular(os.fstat(stream.fileno()).st_mode, path)
        yield stream


def unreadable(path: Path, error: OSError) -> InputError:
    """Return what to say of a file that the system would not read."""
    return InputError(f"cannot be read ({error.strerror})", where=str(path), remedy=_remedy(error))


def require_within(path: Path, folder: Path) -> None:
    """Raise InputError where a file is reached by a link, on its way or at its end, that leads out of `folder`.

    `folder` may itself be a link. A link that leads to nothing, or to itself, is left for whoever opens it to say.
    """
    if path.is_symlink() and not path.exists():
        return
    if not Path(os.path.realpath(path)).is_relative_to(os.path.realpath(folder)):
        remedy = "put the text itself there, or name it on the command line"
        raise InputError("a link that leads out of its folder is not followed", where=str(path), remedy=remedy)


def _regular(mode: int, path: Path) -> None:
    if not stat.S_ISREG(mode):
        kind = _KINDS.get(stat.S_IFMT(mode), "something else")
        raise InputError(f"not a file but {kind}", where=str(path), remedy="name a regular file")


def _remedy(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "check the path"
    return "check its permissions" if isinstance(error, PermissionError) else "check the path and the disk"
