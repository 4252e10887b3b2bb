"""HTML pages: the main text, without menus and advertisements, by trafilatura; nothing is fetched or run.

Barbaresi 2021, "Trafilatura: A Web Scraping Library and Command-Line Tool for Text Discovery and Extraction",
ACL demonstrations.
"""

from __future__ import annotations

import contextlib
import logging
import re
import socket
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from lxml import etree

from aligner.errors import InputError, UsageError, install
from aligner.model import BlockKind
from aligner.reading.builder import Builder
from aligner.reading.content import Content, require_text, stated, web_address
from aligner.reading.decode import decode
from aligner.reading.pages import parse_html
from aligner.reading.quotations import CITED, CLOSES, MARKS, OPENS, mark_quotations
from aligner.xml import Node

# The extraction takes a second for 10,000 elements and grows faster than they do; an article has some thousands.
MAX_ELEMENTS = 50_000
# libxml2's parser of HTML needs time with the square of a tag's attributes: 40 seconds for 100,000.
MAX_ATTRIBUTES = 500
MAX_CHARACTERS = 16_000_000
# Scripts can tell title and author (JSON-LD), in some kilobytes; the rest is program.
_MAX_SCRIPT = 100_000
_MAX_ATTRIBUTE = 2_000
_UNSEEN = (
    "style",
    "svg",
    "iframe",
    "frame",
    "object",
    "embed",
    "applet",
    "canvas",
    "template",
    "noscript",
    "audio",
    "video",
)
# The encoding that a page declares, in its first 1,024 bytes (WHATWG HTML, 13.2.3.2), and what browsers take it for
# (WHATWG Encoding, 4.2). Others are left to detection; UTF-7 is nobody's.
_CHARSET = re.compile(rb"""(?i)charset\s*=\s*["']?\s*([a-z0-9_:.-]+)""")
_ENCODINGS = {
    **dict.fromkeys(("iso-8859-1", "latin1", "iso8859-1", "windows-1252", "cp1252", "us-ascii", "ascii"), "cp1252"),
    **dict.fromkeys(("iso-8859-15", "latin-9", "iso8859-15"), "iso8859_15"),
    **dict.fromkeys(("macintosh", "x-mac-roman", "mac"), "mac_roman"),
}
# Files within the page: megabytes in one attribute, over which the parser would stop.
_DATA = re.compile(r"(data:[^,\"'<>\s]{0,100};base64,)[A-Za-z0-9+/=%]+")
_DELIMITER = re.compile("<(?=[A-Za-z])|[>\"']")
# Attributes are parted by white space, by a slash, or by the quotes round a value: two of these each at the most.
_CONTROL = re.compile("[\x01-\x08\x0b\x0e-\x1f]")
_SEPARATOR = re.compile("[\\s/\"']+")
_MOST = 2 * MAX_ATTRIBUTES
_LOGGERS = ("trafilatura", "htmldate", "courlan", "justext")


def html(data: bytes, where: str) -> Content:
    """Return a page's main text, a paragraph, heading or item of a list a block, and what it says of itself.

    Raises UsageError without the extra `html`; InputError for a page without text, nested deeper than MAX_DEPTH, or
    beyond MAX_ELEMENTS, MAX_ATTRIBUTES (of an element) or MAX_CHARACTERS.
    """
    extract = _extractor(where)
    declared = _CHARSET.search(data[:1024])
    wanted = _ENCODINGS.get(declared[1].decode("ascii").lower(), "") if declared else ""
    text, encoding = decode(data, where, wanted, max_line=len(data))
    tree = _clean(_parse(_checked(MARKS.sub("", _DATA.sub(r"\1", text)), where), where))
    cited = mark_quotations(tree)
    try:
        # Without a fixed last day, a date is believed or not by today's; without extensive search, none is guessed.
        dates = {"original_date": True, "extensive_search": False, "max_date": "9999-12-31"}
        found = extract(tree, with_metadata=True, include_comments=False, date_extraction_params=dates)
    except Exception as error:  # whatever the library meets in a page, other pages go on
        kind = type(error).__name__
        remedy = "save its text as .txt"
        raise InputError(f"a page that cannot be taken apart ({kind})", where=where, remedy=remedy) from error
    if found is None or found.body is None:
        raise InputError("no text in it", where=where, remedy="save its text as .txt, or remove it")
    out = Builder()
    _Walk(out, cited).children(found.body)
    said = ("title", "author", "date", "url")
    metadata = stated({"publisher": found.sitename or found.hostname} | {name: getattr(found, name) for name in said})
    content = out.content(metadata, "" if encoding in ("utf-8", "utf-8-sig", wanted) else encoding)
    require_text(content.text, where)
    return content


def _extractor(where: str) -> Any:
    try:
        with _no_socket():
            from trafilatura import bare_extraction
    except ImportError as error:  # it, or one of the parts that it needs
        message = f"reading HTML needs what is not installed ({str(error).splitlines()[0]})"
        raise UsageError(message, where=where, remedy=install("html")) from None
    for name in _LOGGERS:  # what it has to say quotes the page, and would reach the terminal as it stands
        logging.getLogger(name).addHandler(logging.NullHandler())
    return bare_extraction


@contextlib.contextmanager
def _no_socket() -> Iterator[None]:
    """Keep urllib3, which trafilatura brings along, from opening a socket on ::1 as it is imported.

    It does that to learn whether IPv6 works; told that there is none, it does not, and is then put right.
    """
    before, known = socket.has_ipv6, "urllib3" in sys.modules
    socket.has_ipv6 = False
    try:
        yield
    finally:
        socket.has_ipv6 = before
        connection = sys.modules.get("urllib3.util.connection")
        if connection is not None and not known:
            connection.HAS_IPV6 = before  # type: ignore[attr-defined]  # of a module that need not be there


def _checked(text: str, where: str) -> str:
    """Return the page's source if the parser can be trusted with it: see MAX_ATTRIBUTES.

    Control characters, over which the extraction would give up the page, become U+FFFD.
    """
    if len(text) > MAX_CHARACTERS:
        found = f"{len(text):,} characters of HTML, where {MAX_CHARACTERS:,} can be read"
        raise InputError(found, where=where, remedy="save its text as .txt")
    start, quote = -1, ""
    for match in _DELIMITER.finditer(text):
        mark = match[0]
        if start < 0:
            start = match.start() if mark == "<" else -1
        elif quote:
            quote = "" if mark == quote else quote
        elif mark in "\"'":
            quote = mark
        elif mark == ">":
            if match.start() - start > MAX_ATTRIBUTES and len(_SEPARATOR.findall(text, start, match.start())) > _MOST:
                line = text.count("\n", 0, start) + 1
                remedy = "save its text as .txt"
                raise InputError(f"a tag of over {MAX_ATTRIBUTES} attributes", where=f"{where}:{line}", remedy=remedy)
            start = -1
    return _CONTROL.sub("\ufffd", text)


def _parse(text: str, where: str) -> Node:
    tree = parse_html(text, where)
    if sum(1 for _ in tree.iter(etree.Element)) > MAX_ELEMENTS:
        raise InputError(
            f"more than {MAX_ELEMENTS:,} elements", where=where, remedy="split it, or save its text as .txt"
        )
    return tree


def _clean(tree: Node) -> Node:
    """Remove what nobody sees, and attributes that hold files rather than values."""
    for element in list(tree.iter(*_UNSEEN)):
        _drop(element)
    for script in list(tree.iter("script")):
        if script.get("type") != "application/ld+json" or len(script.text or "") > _MAX_SCRIPT:
            _drop(script)
    for element in tree.iter(etree.Element):
        for name, value in list(element.attrib.items()):
            if len(value) > _MAX_ATTRIBUTE:
                del element.attrib[name]
    return tree


def _drop(element: Node) -> None:
    parent = element.getparent()
    if parent is not None:
        if element.tail:
            before = element.getprevious()
            if before is not None:
                before.tail = (before.tail or "") + element.tail
            else:
                parent.text = (parent.text or "") + element.tail
        parent.remove(element)


# Elements of trafilatura's own markup, which is close to TEI's: what they are, and what their blocks are.
_CONTAINERS: dict[str, tuple[str, BlockKind | None]] = {
    "p": ("p", None),
    "quote": ("quote", "quotation"),
    "list": ("list", None),
    "item": ("item", "item"),
    "table": ("table", None),
    "row": ("row", None),
    "cell": ("cell", "cell"),
}


@dataclass(slots=True)
class _Walk:
    """Takes in what the extraction has left of a page; `cited` are the addresses of its quotations."""

    out: Builder
    cited: Sequence[str]
    levels: int = 0
    open: int = 0  # quotations within a line

    def children(self, element: Node) -> None:
        """Take in the text and the elements within one."""
        self._text(element.text)
        for child in element:
            self._element(child)
            self._text(child.tail)

    def _element(self, element: Node) -> None:
        tag = element.tag
        if tag == "lb":
            self.out.line()
        elif tag == "head":
            rank = element.get("rend", "")[1:2]
            self.out.heading(int(rank) if rank in set("123456") else 2)
            self.children(element)
            self.out.close()
        elif tag in _CONTAINERS:
            self._container(element, *_CONTAINERS[tag])
        elif tag not in ("code", "graphic"):
            self.children(element)

    def _container(self, element: Node, tag: str, kind: BlockKind | None) -> None:
        deeper = kind in ("item", "quotation")
        self.levels += deeper
        number = CITED.search("".join(map(str, element.itertext()))) if kind == "quotation" else None
        address = self.cited[int(number[1])] if number else ""
        attributes = (("source", address),) if web_address(address) else ()
        if kind == "quotation" and number is None:  # a `pre`, or what the extraction takes for a quotation
            attributes = (("rend", "block"),)
        self.out.open(tag, attributes, kind, level=self.levels if deeper else 0)
        self.children(element)
        self.out.close()
        self.levels -= deeper

    def _text(self, text: str | None) -> None:
        for part in MARKS.split(CITED.sub("", text or "")):
            if part == OPENS:
                self.out.inline("q")
                self.open += 1
            elif part == CLOSES and self.open:
                self.out.end_inline()
                self.open -= 1
            else:
                self.out.add(part)
