"""Texts that come as zip files, opened with limits: named members are read, and nothing is written to the disk."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

from aligner.errors import InputError
from aligner.files import MIB

# A novel is 5 MB of a word processor's XML; such text shrinks by 10 to 40.
MAX_PART = 128 * MIB
MAX_RATIO = 300
_RATIO_FROM = MIB
_MAX_MEMBERS = 20_000


@contextmanager
def opened(data: bytes, where: str, kind: str) -> Iterator[zipfile.ZipFile]:
    """Open a package of a kind, as ".docx"; whatever is wrong with it is an InputError that names both."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if len(archive.infolist()) > _MAX_MEMBERS:
                raise InputError(f"more than {_MAX_MEMBERS:,} files in it", where=where, remedy="do not use this file")
            yield archive
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, ValueError, zlib.error) as error:
        remedy = f"open it in the program that made it and save it as {kind}"
        raise InputError(f"not a readable {kind}: {error}", where=where, remedy=remedy) from None


def member(archive: zipfile.ZipFile, name: str, where: str) -> bytes:
    """Return one member, however large it says it is, unless it is larger than what is reasonable."""
    try:
        info = archive.getinfo(name)
    except KeyError:
        raise InputError(f"a zip without {name!r}", where=where, remedy="save it again, or as .txt") from None
    limit = min(MAX_PART, max(_RATIO_FROM, MAX_RATIO * info.compress_size))
    with archive.open(info) as stream:
        data = stream.read(limit + 1)
    if len(data) > limit or info.file_size > limit:
        found = f"{name!r} unpacks to more than {limit // MIB} MiB"
        raise InputError(found, where=where, remedy="do not use this file, or split it")
    return data


def optional(archive: zipfile.ZipFile, name: str, where: str) -> bytes:
    """Return one member as `member` does; nothing where it is not there."""
    return member(archive, name, where) if name in archive.NameToInfo else b""
