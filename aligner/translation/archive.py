"""Package files read and unpacked without following a path out of its folder, and digested.

The checks are those that "zip slip" and decompression bombs call for (CWE-22, CWE-409): names stay inside, no
links, no two names that are one on some file system, and bounds on files, sizes and ratios.
"""

from __future__ import annotations

import hashlib
import lzma
import os
import shutil
import stat
import struct
import tempfile
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from aligner.errors import ModelError, OutputError

SUFFIXES = frozenset({".argosmodel", ".zip"})
MAX_FILES = 5_000
MAX_BYTES = 2 << 30
MAX_RATIO = 200
"""A translation model shrinks by less than 2; text and tables by less than 20: 200 is no honest file."""
RATIO_FROM = 1 << 20
BLOCK = 1 << 20
_ROOM = "free the disk, or name another folder for temporary files in TMPDIR"
# What `zipfile` and its decompressors raise for bytes that make no sense: ValueError is also that of a name that is no
# UTF-8 and of a place before the file, RuntimeError that of what `zipfile` does not support.
_DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    EOFError,
    RuntimeError,
    ValueError,
    struct.error,
    OverflowError,
)


def read(path: Path) -> Iterator[tuple[str, bytes]]:
    """Yield the path within the package and the contents of each file of a package folder or zip, sorted by path.

    Raises ModelError where the package cannot be read or is not safe.
    """
    if path.is_dir():
        for file in _files(path):
            yield file.relative_to(path).as_posix(), file.read_bytes()
        return
    with _opened(path) as archive:
        for name, info in sorted(_members(archive, path).items()):
            yield name, _content(archive, info, path)


def names(path: Path) -> tuple[str, ...]:
    """Return the paths of all files within a package, sorted; raises ModelError as `read` does."""
    if path.is_dir():
        return tuple(file.relative_to(path).as_posix() for file in _files(path))
    with _opened(path) as archive:
        return tuple(sorted(_members(archive, path)))


def read_one(path: Path, name: str) -> bytes:
    """Return the contents of one file of a package.

    Raises KeyError where it is not there, ModelError where the package cannot be read or is not safe.
    """
    if path.is_dir():
        file = path / name
        if not file.is_file():
            raise KeyError(name)
        return file.read_bytes()
    with _opened(path) as archive:
        return _content(archive, _members(archive, path)[name], path)


def digest(files: Iterable[tuple[str, bytes]]) -> str:
    """Return the SHA-256, in hexadecimal, of files given as path and contents, sorted by path.

    What is hashed is one line for each file: its own SHA-256, two spaces, its path (the format of `sha256sum`).

    >>> digest([("a", b""), ("b", b"x")])[:16]
    '365fcb835f9d1cfa'
    """
    whole = hashlib.sha256()
    for name, content in files:
        whole.update(f"{hashlib.sha256(content).hexdigest()}  {name}\n".encode())
    return whole.hexdigest()


def file_digest(path: Path) -> str:
    """Return the SHA-256 of a package's file, as `sha256sum` prints it; empty for a folder."""
    if not path.is_file():
        return ""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def unpack(source: Path, place: Path) -> None:
    """Write the files of a package to the folder `place`, which appears whole or not at all; an older one goes.

    Raises ModelError where the package is not safe, OutputError where it cannot be written.
    """
    if place.is_symlink():
        raise OutputError("a link is in the way", where=str(place), remedy="remove it")
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".unpack-", dir=place.parent) as scratch:
            fresh, old = Path(scratch) / "new", Path(scratch) / "old"
            for name, content in read(source):
                target = fresh.joinpath(*PurePosixPath(name).parts)
                target.parent.mkdir(parents=True, exist_ok=True)
                _write(target, content)
            if place.exists():
                place.rename(old)
            fresh.rename(place)
            shutil.rmtree(old, ignore_errors=True)
    except OSError as error:
        raise OutputError(f"cannot write the package: {error}", where=str(place)) from None


@contextmanager
def unpacked(path: Path) -> Iterator[Path]:
    """Give a folder that holds the files of a package: its own, or for a zip one that is removed afterwards.

    Memory holds one block of a file at a time. Raises ModelError where the package cannot be read or is not safe,
    OutputError where there is no room for its files.
    """
    if path.is_dir():
        yield path
        return
    try:
        room = tempfile.TemporaryDirectory(prefix="aligner-")
    except OSError as error:
        raise OutputError(f"cannot unpack the package: {error}", where=str(path), remedy=_ROOM) from None
    with room as scratch:
        try:
            with _opened(path) as archive:
                for name, info in _members(archive, path).items():
                    target = Path(scratch).joinpath(*PurePosixPath(name).parts)
                    target.parent.mkdir(parents=True, exist_ok=True)
                    with target.open("wb") as out:
                        out.writelines(_blocks(archive, info, path))
        except OSError as error:
            raise OutputError(f"cannot unpack the package: {error}", where=scratch, remedy=_ROOM) from None
        yield Path(scratch)


def write_text(path: Path, text: str) -> None:
    """Write a small file so that it appears whole or not at all."""
    temporary = path.with_name(f".{path.name}.{os.getpid()}")
    _write(temporary, text.encode())
    temporary.replace(path)


def _write(path: Path, content: bytes) -> None:
    with path.open("wb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())


def _files(folder: Path) -> list[Path]:
    """All regular files of a folder, sorted by path; links are refused."""
    found: list[Path] = []
    for directory, folders, names in os.walk(folder):
        for entry in (Path(directory) / name for name in (*folders, *names)):
            if entry.is_symlink():
                raise ModelError("holds a link", where=str(entry), remedy="packages hold plain files only")
            if entry.is_file():
                found.append(entry)
        if len(found) > MAX_FILES:
            raise ModelError(f"more than {MAX_FILES} files", where=str(folder))
    return sorted(found, key=lambda p: p.relative_to(folder).as_posix())


def _opened(path: Path) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(path)
    except FileNotFoundError:
        raise ModelError("no such package", where=str(path), remedy="align models list shows what there is") from None
    except (OSError, *_DAMAGED) as error:
        raise ModelError(f"not a readable package: {error}", where=str(path), remedy="download it again") from None


def _members(archive: zipfile.ZipFile, path: Path) -> dict[str, zipfile.ZipInfo]:
    """The files of a zip by path below its one root folder, after all checks that need no unpacking."""
    infos = archive.infolist()
    if len(infos) > MAX_FILES:
        raise ModelError(f"more than {MAX_FILES} files", where=str(path))
    if sum(info.file_size for info in infos) > MAX_BYTES:
        raise ModelError(f"unpacks to more than {MAX_BYTES >> 30} GiB", where=str(path))
    found: dict[str, zipfile.ZipInfo] = {}
    roots: set[str] = set()
    for info in infos:
        parts = _parts(info, path)
        roots.add(parts[0])
        if not info.is_dir():
            if len(parts) < 2:
                raise ModelError(f"{info.filename!r} lies outside a root folder", where=str(path))
            found["/".join(parts[1:])] = info
    if len(roots) != 1:
        raise ModelError(f"{len(roots)} root folders where one is expected", where=str(path))
    if len({name.casefold() for name in found}) != len([i for i in infos if not i.is_dir()]):
        raise ModelError("two files have one name", where=str(path))
    return found


def _parts(info: zipfile.ZipInfo, path: Path) -> tuple[str, ...]:
    name, mode = info.filename, info.external_attr >> 16
    parts = PurePosixPath(name).parts
    unsafe = not parts or name.startswith("/") or ".." in parts or any(c in name for c in "\\:\0")
    if unsafe or (stat.S_IFMT(mode) not in (0, stat.S_IFREG, stat.S_IFDIR)) or info.flag_bits & 1:
        raise ModelError(f"unsafe entry {name!r}", where=str(path), remedy="do not use this file")
    if info.file_size > RATIO_FROM and info.file_size > MAX_RATIO * max(info.compress_size, 1):
        raise ModelError(f"{name!r} unpacks to more than {MAX_RATIO} times its size", where=str(path))
    return parts


def _content(archive: zipfile.ZipFile, info: zipfile.ZipInfo, path: Path) -> bytes:
    return b"".join(_blocks(archive, info, path))


def _blocks(archive: zipfile.ZipFile, info: zipfile.ZipInfo, path: Path) -> Iterator[bytes]:
    """One file's contents, block by block; never more than it declares."""
    try:
        with archive.open(info) as stream:
            size = 0
            while block := stream.read(BLOCK):
                size += len(block)
                if size > info.file_size:
                    raise ModelError(f"{info.filename!r} is larger than it says", where=str(path))
                yield block
    except (OSError, *_DAMAGED) as error:
        raise ModelError(f"damaged: {error}", where=str(path), remedy="download it again") from None
