"""Files made elsewhere, plain or gzipped, read piece by piece."""

from __future__ import annotations

import gzip
import io
import os
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from aligner.errors import InputError
from aligner.files import MIB, opened

_MAGIC = b"\x1f\x8b"
# What is gzipped in earnest shrinks by 20 at most, a bomb by a thousand.
_MAX_RATIO = 200


@contextmanager
def unpacked(path: Path) -> Iterator[BinaryIO]:
    """Open a file for reading, its content unpacked where it is gzipped, by whatever name.

    Raises InputError where it cannot be read; reading raises it where it is no sound gzip file, or unpacks to more than
    its size allows.
    """
    with opened(path) as stream:
        magic = stream.read(2)
        stream.seek(0)
        if magic != _MAGIC:
            yield stream
            return
        limit = max(MIB, _MAX_RATIO * os.fstat(stream.fileno()).st_size)
        with gzip.open(stream) as packed:
            yield io.BufferedReader(_Bounded(packed, path, limit))


def content(path: Path) -> bytes:
    """Return what is in a file, unpacked. Raises InputError as `unpacked` does."""
    with unpacked(path) as stream:
        return stream.read()


class _Bounded(io.RawIOBase):
    """What comes out of a gzip file, never more than a limit."""

    def __init__(self, packed: gzip.GzipFile, path: Path, limit: int) -> None:
        self._packed, self._path, self._limit, self._read = packed, path, limit, 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object, /) -> int:
        view = memoryview(buffer).cast("B")  # type: ignore[arg-type]
        try:
            found = self._packed.read(len(view))
        except (OSError, EOFError, zlib.error) as error:
            raise InputError(f"cannot be read: {error}", where=str(self._path), remedy="fetch it again") from error
        self._read += len(found)
        if self._read > self._limit:
            message = f"unpacks to more than {self._limit // MIB} MiB"
            raise InputError(message, where=str(self._path), remedy="do not use this file")
        view[: len(found)] = found
        return len(found)
