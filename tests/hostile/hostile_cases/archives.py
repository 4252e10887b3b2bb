"""Zip files that want to be somewhere else, or larger than they are: Argos packages and .docx."""

from __future__ import annotations

import io
import json
import stat
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

from hostile_cases import entry_points
from hostile_cases.case import Case, file
from hostile_cases.xml import FORMS, packed, word_file

_META = json.dumps({"from_code": "fr", "to_code": "en", "package_version": "1.0", "argos_version": "1.5"})
_GOOD = {
    "evil/metadata.json": _META,
    "evil/sentencepiece.model": "x",
    "evil/model/model.bin": "x",
    "evil/model/config.json": "{}",
}
_WORD = next(form for form in FORMS if form.entry == "docx").document
_ZEROS = 64 << 20


def _zip(entries: dict[str, bytes | str], change: Callable[[zipfile.ZipInfo], None] | None = None) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            info = zipfile.ZipInfo(name)
            info.compress_type = zipfile.ZIP_DEFLATED
            if change and name not in _GOOD:
                change(info)
            archive.writestr(info, content)
    return stream.getvalue()


def _package(
    name: str, content: bytes | str = "evil", change: Callable[[zipfile.ZipInfo], None] | None = None
) -> bytes:
    return _zip({**_GOOD, name: content}, change)


def _link(info: zipfile.ZipInfo) -> None:
    info.external_attr = (stat.S_IFLNK | 0o777) << 16


def _device(info: zipfile.ZipInfo) -> None:
    info.external_attr = (stat.S_IFCHR | 0o666) << 16


def _encrypted(data: bytes) -> bytes:
    """Set the flag of encryption in every header."""
    changed = bytearray(data)
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = changed.find(mark)
        while at >= 0:
            changed[at + place] |= 1
            at = changed.find(mark, at + 4)
    return bytes(changed)


def overlapping(names: list[str]) -> bytes:
    """Return a zip whose names all stand for one stretch of data. Fifield 2019, "A better zip bomb", USENIX WOOT."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    zeros = b"\0" * _ZEROS
    data = packer.compress(zeros) + packer.flush()
    check = zlib.crc32(zeros)
    first = names[0].encode()
    sizes = struct.pack("<HHHHLLL", 20, 0, 8, 0, check, len(data), _ZEROS)[:2] + b""
    local = b"PK\x03\x04" + struct.pack("<HHHHHLLLHH", 20, 0, 8, 0, 0, check, len(data), _ZEROS, len(first), 0) + first
    directory = b""
    for name in (name.encode() for name in names):
        head = struct.pack(
            "<HHHHHHLLLHHHHHLL", 20, 20, 0, 8, 0, 0, check, len(data), _ZEROS, len(name), 0, 0, 0, 0, 0, 0
        )
        directory += b"PK\x01\x02" + head + name
    end = struct.pack("<HHHHLLH", 0, 0, len(names), len(names), len(directory), len(local) + len(data), 0)
    assert sizes
    return local + data + directory + b"PK\x05\x06" + end


def _lying(data: bytes, name: str, size: int) -> bytes:
    """Say in the directory that a file is of another size than it is."""
    at = data.index(name.encode(), data.index(b"PK\x01\x02")) - 46
    return data[: at + 24] + struct.pack("<L", size) + data[at + 28 :]


def _packages() -> Iterator[tuple[str, str, bytes, str]]:
    unsafe = "unsafe entry"
    yield "slip", "a name with ../ (zip slip)", _package("evil/../../../slipped"), unsafe
    yield "absolute", "an absolute name", _package("/tmp/slipped"), unsafe
    yield "backslash", "a name with ..\\", _package("evil\\..\\..\\slipped"), unsafe
    yield "drive", "a name with a drive", _package("evil/C:slipped"), unsafe
    yield "link", "a symbolic link", _package("evil/model/link", "../../secret.txt", _link), unsafe
    yield "device", "a device", _package("evil/model/null", "", _device), unsafe
    yield "encrypted", "an encrypted file", _encrypted(_package("evil/model/x")), unsafe
    yield "case", "two names that are one on some disks", _package("evil/METADATA.json"), "one name"
    yield "roots", "two root folders", _package("other/x"), "root folders"
    yield "bare", "a file outside the root folder", _package("slipped"), "outside a root folder|root folders"
    yield "bomb", "64 MiB of zeros", _package("evil/model/zeros", b"\0" * _ZEROS), "times its size"
    many = ["evil/metadata.json", *(f"evil/model/{i}" for i in range(4_000))]
    yield (
        "overlapping",
        "4,000 names for the same 64 MiB (250 GiB)",
        overlapping(many),
        "unpacks to more|times its size",
    )
    lie = _lying(_package("evil/model/zeros", b"\0" * _ZEROS), "evil/model/zeros", 100)
    yield "lying", "64 MiB that say they are 100 bytes", lie, "larger than it says|damaged|truncated"
    yield (
        "many",
        "6,000 files",
        _zip({**_GOOD, **{f"evil/model/{i}": "" for i in range(6_000)}}),
        "more than 5000 files",
    )
    yield "cut", "a zip cut off in the middle", _package("evil/model/x", bytes(range(256)) * 99)[:900], "not a readable"
    deep = _zip({**_GOOD, "evil/metadata.json": "[" * 100_000})
    yield "json", "metadata.json nested 100,000 deep", deep, "not JSON"
    yield "notzip", "no zip at all", b"MZ\x90\0 not a zip", "not a readable"


def _documents() -> Iterator[tuple[str, str, bytes, str]]:
    good = _WORD.replace("@TEXT@", "").replace("@ATTRIBUTE@", "n").encode()
    names = {"../../slipped.xml": b"evil", "/tmp/slipped.xml": b"evil", "word\\..\\..\\slipped": b"evil"}
    yield "slip", "names with ../, absolute names", word_file(good, names), ""
    bomb = word_file(good.replace(b"Bonjour", b"\x20" * _ZEROS + b"Bonjour"))
    yield "bomb", "64 MiB of spaces", bomb, "unpacks to more"
    names = ["_rels/.rels", "word/document.xml", *(f"word/{i}" for i in range(4_000))]
    yield "overlapping", "4,000 names for the same 64 MiB (250 GiB)", overlapping(names), "unpacks to more"
    zeros = word_file(good, {"word/media/zeros.bin": b"\0" * _ZEROS})
    yield "media", "64 MiB of zeros as a picture, which is not unpacked", zeros, ""
    yield (
        "lying",
        "64 MiB that say they are 100 bytes",
        _lying(bomb, "word/document.xml", 100),
        "not a readable|unpacks",
    )
    yield "encrypted", "an encrypted file", _encrypted(word_file(good)), "not a readable"
    yield "many", "30,000 files", word_file(good, {f"word/{i}": b"" for i in range(30_000)}), "more than 20,000 files"
    outside = word_file(good).replace(b"officeDocument", b"officeDocument")
    yield "external", "a main part at another address", _elsewhere(outside), ""
    yield "cut", "a zip cut off in the middle", word_file(good)[:200], "not a readable"
    yield "old", "a .doc of 1997 by that name", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "not a readable"
    yield (
        "sheet",
        "a spreadsheet by that name",
        _zip({"_rels/.rels": "<r/>", "xl/workbook.xml": "<w/>"}),
        "a zip without",
    )


def _books() -> Iterator[tuple[str, str, bytes, str]]:
    page = b"<html xmlns='http://www.w3.org/1999/xhtml'><body><p>Bonjour le monde.</p></body></html>"
    item = b'<item id="a" href="a.xhtml" media-type="application/xhtml+xml"/><itemref idref="a"/>'
    good = {
        "META-INF/container.xml": b'<c><rootfile full-path="p.opf"/></c>',
        "p.opf": b"<package>" + item + b"</package>",
        "a.xhtml": page,
    }
    outside = good["p.opf"].replace(b'"a.xhtml"', b'"../../../etc/passwd"')
    yield "slip", "names with ../, absolute names", packed(good | {"../../slipped": b"x", "/tmp/slipped": b"x"}), ""
    yield "outside", "a chapter outside the book", packed(good | {"p.opf": outside}), "no text"
    bomb = packed(good | {"a.xhtml": page.replace(b"Bonjour", b"\x20" * _ZEROS)})
    yield "bomb", "64 MiB of spaces", bomb, "unpacks to more"
    entity = b"<!DOCTYPE html [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>" + page.replace(b"monde", b"&e;")
    yield "entity", "an external entity: a local file", packed(good | {"a.xhtml": entity}), "declares entities"
    deep = page.replace(b"<p>", b"<div>" * 90_000 + b"<p>")
    yield "deep", "elements nested 90,000 deep, never closed", packed(good | {"a.xhtml": deep}), "nested deeper"
    yield "cut", "a zip cut off in the middle", packed(good)[:200], "not a readable"


def _elsewhere(data: bytes) -> bytes:
    """Return a .docx that says that its main part lies on a server."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        target = 'Target="http://127.0.0.1:9/document.xml" TargetMode="External"'
        new.writestr("_rels/.rels", f'<Relationships><Relationship Type="x/officeDocument" {target}/></Relationships>')
        new.writestr("word/document.xml", old.read("word/document.xml"))
    return stream.getvalue()


def _nothing_slipped(answer: str, folder: Path) -> None:
    assert "Bonjour" in answer
    assert not list(folder.parent.rglob("*slipped*"))


def cases() -> Iterator[Case]:
    """Yield every archive at its entry."""
    for name, given, data, expect in _packages():
        yield Case(f"argos-{name}", given, "Argos package", file("evil.argosmodel", data), entry_points.package, expect)
    for name, given, data, expect in _documents():
        build = file("fr/a.docx", data)
        yield Case(f"docx-{name}", given, "docx", build, entry_points.reader, expect, _nothing_slipped)
    for name, given, data, expect in _books():
        build = file("fr/a.epub", data)
        yield Case(f"epub-{name}", given, "epub", build, entry_points.reader, expect, _nothing_slipped)
