"""Argos packages: zips from strangers."""

from __future__ import annotations

import shutil
import stat
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import PurePosixPath

from aligner.translation.archive import names, read, read_one, unpack
from fuzz.target import Target, refused, scratch


def _package(data: bytes) -> None:
    path = scratch() / "a.argosmodel"
    path.write_bytes(data)
    known = refused(lambda: names(path))
    found = refused(lambda: list(read(path)))
    assert known is not None or found is None, "a package whose names are refused is not read"
    place = scratch() / "unpacked" / "a"
    shutil.rmtree(place.parent, ignore_errors=True)
    refused(lambda: unpack(path, place))
    outside = [one for one in place.parent.rglob("*") if one != place and not one.is_relative_to(place)]
    assert not outside, f"a file outside the package's folder: {outside[0].name}"
    for name, content in found or ():
        assert not PurePosixPath(name).is_absolute() and ".." not in PurePosixPath(name).parts
        assert read_one(path, name) == content


def _seeds() -> Iterator[bytes]:
    contents = {
        "a/metadata.json": b'{"from_code": "fr", "to_code": "en"}',
        "a/model/config.json": b"{}",
        "a/model/": b"",
    }
    for method in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_LZMA, zipfile.ZIP_BZIP2):
        yield _zip(contents, method)
    for name in ("../a", "/a", "a/../../b", "a\\b", "C:/a", "a/b\n", "b/c", "A/MODEL/config.json"):
        yield _zip({"a/x": b"1", name: b"2"}, zipfile.ZIP_DEFLATED)
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        link = zipfile.ZipInfo("a/link")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/hostname")
    yield stream.getvalue()


def _zip(contents: dict[str, bytes], method: int) -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive:
        for name, content in contents.items():
            archive.writestr(name, content)
    return stream.getvalue()


ARCHIVE = Target(
    "archive", _package, _seeds, "bytes", words=("PK\x01\x02", "PK\x03\x04", "PK\x05\x06", "../", "a/", "/")
)
