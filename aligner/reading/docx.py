"""Word's .docx (ISO/IEC 29500): the text of the body, as it reads with all tracked changes accepted.

Our own few lines rather than python-docx, which leaves out tracked insertions and text boxes, and unpacks whatever it
is given: here two named members are read, never more than a limit, and nothing is written to disk.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterator

from lxml import etree

from aligner.errors import InputError
from aligner.files import MIB
from aligner.reading.content import Content, Row, require_text, stated
from aligner.xml import Node, parse

# A novel is 5 MB of document.xml; such text shrinks by 10 to 40.
MAX_PART = 128 * MIB
MAX_RATIO = 300
_RATIO_FROM = MIB
_MAX_MEMBERS = 20_000
_MAIN = "/officeDocument"
_CORE = "/core-properties"
# Deleted and moved text, hidden text, instructions of fields, and what older programs would show instead.
_LEFT_OUT = frozenset(("del", "moveFrom", "instrText", "delText", "Fallback", "pPr", "rPr", "sectPr", "tblPr"))
_CHARACTERS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}


def docx(data: bytes, where: str) -> Content:
    """Return the paragraphs of a document's body, those of tables and text boxes too; title and author where given.

    Notes, headers, footers and comments are left out. Raises InputError for what is no .docx, is encrypted, unpacks to
    more than MAX_PART or MAX_RATIO times its size, or holds XML that `aligner.xml.parse` refuses.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if len(archive.infolist()) > _MAX_MEMBERS:
                raise InputError(f"more than {_MAX_MEMBERS:,} files in it", where=where, remedy="do not use this file")
            parts = dict(_relations(archive, where))
            tree = parse(_member(archive, parts.get(_MAIN, "word/document.xml"), where), where)
            metadata = _metadata(archive, parts.get(_CORE, ""), where)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, ValueError, zlib.error) as error:
        remedy = "open it in a word processor and save it as .docx"
        raise InputError(f"not a readable .docx: {error}", where=where, remedy=remedy) from None
    body = next((element for element in tree if _name(element) == "body"), None)
    if body is None:
        raise InputError("a .docx without a text document", where=where, remedy="save it as .docx or .txt")
    return Content(require_text("\n\n".join(filter(None, _paragraphs(body))), where), metadata)


def _member(archive: zipfile.ZipFile, name: str, where: str) -> bytes:
    """Return one member, however large it says it is, unless it is larger than what is reasonable."""
    try:
        info = archive.getinfo(name)
    except KeyError:
        raise InputError(f"a zip without {name!r}", where=where, remedy="save it as .docx or .txt") from None
    limit = min(MAX_PART, max(_RATIO_FROM, MAX_RATIO * info.compress_size))
    with archive.open(info) as stream:
        data = stream.read(limit + 1)
    if len(data) > limit or info.file_size > limit:
        found = f"{name!r} unpacks to more than {limit // MIB} MiB"
        raise InputError(found, where=where, remedy="do not use this file, or split it")
    return data


def _relations(archive: zipfile.ZipFile, where: str) -> Iterator[tuple[str, str]]:
    """Yield where the parts of the package are, by the end of their type (ECMA-376, part 2, 9.3)."""
    for relation in parse(_member(archive, "_rels/.rels", where), where).iter(etree.Element):
        if relation.get("TargetMode", "Internal") == "Internal":
            target = posixpath.normpath(relation.get("Target", "").lstrip("/"))
            yield from ((end, target) for end in (_MAIN, _CORE) if relation.get("Type", "").endswith(end))


def _metadata(archive: zipfile.ZipFile, name: str, where: str) -> Row:
    """Return title and author; dates are those of the file, not of the text, so they are left alone."""
    if name not in archive.namelist():
        return ()
    fields = {_name(e): "".join(map(str, e.itertext())) for e in parse(_member(archive, name, where), where)}
    return stated({"title": fields.get("title"), "author": fields.get("creator")})


def _name(element: Node) -> str:
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def _paragraphs(body: Node) -> Iterator[str]:
    """Yield the text of each paragraph in order; one within another (a text box) follows it."""
    inner: list[Node] = []
    for child in body:
        tag = _name(child)
        if tag == "p":
            yield "".join(_words(child, inner)).strip(" \t\n")
            for box in inner:
                yield from _paragraphs(box)
            inner.clear()
        elif tag and tag not in _LEFT_OUT:
            yield from _paragraphs(child)


def _words(element: Node, inner: list[Node]) -> Iterator[str]:
    for child in element:
        tag = _name(child)
        if tag == "t":
            yield child.text or ""
        elif tag in _CHARACTERS:
            yield _CHARACTERS[tag]
        elif tag == "txbxContent":
            inner.append(child)
        elif tag and tag not in _LEFT_OUT and not (tag == "r" and _hidden(child)):
            yield from _words(child, inner)


def _hidden(run: Node) -> bool:
    settings = (item for part in run if _name(part) == "rPr" for item in part if _name(item) == "vanish")
    return any(not {str(value) for value in item.attrib.values()} & {"0", "false", "off"} for item in settings)
