"""EPUB 2 and 3: the chapters of a book in the order of its spine.

Our own few lines on the zip rather than EbookLib, which indents what it gives (letters part from each other), and takes
the language from a head of its own making.
"""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterator
from urllib.parse import unquote

from aligner.errors import InputError
from aligner.files import MIB
from aligner.reading.content import Content, Row, require_text, squeezed, stated
from aligner.reading.packages import member, opened
from aligner.reading.pages import Pages, name_of, parse_page
from aligner.xml import Node, parse

MAX_TEXT = 64 * MIB
_XHTML = frozenset(("application/xhtml+xml", "text/html", "application/x-dtbook+xml", "text/x-oeb1-document"))


def epub(data: bytes, where: str) -> Content:
    """Return the text of a book, without its tables of contents; what the spine calls not linear comes last.

    Raises InputError for what is no EPUB, is encrypted, holds more than MAX_TEXT of chapters, or is refused by
    `aligner.reading.packages` or `aligner.xml.parse`.
    """
    with opened(data, where, ".epub") as archive:
        main = _main(archive, where)
        package = parse(member(archive, main, where), where)
        pages = Pages()
        size = 0
        for name in _chapters(package, posixpath.dirname(main)):
            if name not in archive.NameToInfo:
                continue  # a chapter that is not there, which readers of books pass over too
            chapter = member(archive, name, where)
            size += len(chapter)
            if size > MAX_TEXT:
                raise InputError(f"more than {MAX_TEXT // MIB} MiB of chapters", where=where, remedy="split it")
            _take(pages, chapter, f"{where}:{name}")
        metadata = _metadata(package)
    content = pages.out.content(metadata)
    require_text(content.text, where)
    return content


def _take(pages: Pages, chapter: bytes, where: str) -> None:
    if chapter.lstrip()[:1] not in (b"<", b"\xef", b"\xff", b"\xfe", b""):
        raise InputError("an encrypted chapter", where=where, remedy="take the book without copy protection")
    tree = parse_page(chapter, where)
    for body in [element for element in tree.iter() if name_of(element) == "body"][:1]:
        pages.take(body)
        pages.out.end_block()


def _main(archive: zipfile.ZipFile, where: str) -> str:
    """Return the path of the package document (EPUB 3.3, 4.2.6.3.1)."""
    container = parse(member(archive, "META-INF/container.xml", where), where)
    paths = (element.get("full-path", "") for element in container.iter() if name_of(element) == "rootfile")
    path = next(filter(None, paths), "")
    if not path:
        raise InputError("an EPUB without a package document", where=where, remedy="open it in Calibre and convert it")
    return posixpath.normpath(path)


def _chapters(package: Node, folder: str) -> Iterator[str]:
    """Yield the paths of the chapters: those of the spine in order, the others that it names last."""
    items = {element.get("id", ""): element for element in package.iter() if name_of(element) == "item"}
    spine = [element for element in package.iter() if name_of(element) == "itemref"]
    linear = [element for element in spine if element.get("linear") != "no"]
    for reference in (*linear, *(element for element in spine if element not in linear)):
        item = items.get(reference.get("idref", ""))
        if item is None or item.get("media-type", "") not in _XHTML or "nav" in item.get("properties", "").split():
            continue
        yield posixpath.normpath(posixpath.join(folder, unquote(item.get("href", "").partition("#")[0])))


def _metadata(package: Node) -> Row:
    found: dict[str, str] = {}
    for element in package.iter():
        name = name_of(element)
        if name in ("title", "creator", "publisher", "date", "language") and str(element.tag).startswith(
            "{http://purl.org/dc/"
        ):
            found.setdefault(name, squeezed("".join(map(str, element.itertext()))).strip())
    return stated(
        {
            "title": found.get("title"),
            "author": found.get("creator"),
            "publisher": found.get("publisher"),
            "date": found.get("date"),
        }
    )
