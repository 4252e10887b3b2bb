"""Pages of HTML and XHTML whose body is all text: chapters of a book, articles of a press database."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.entities import html5

from lxml import etree
from lxml import html as lxml_html

from aligner.errors import InputError
from aligner.model import BlockKind
from aligner.reading.builder import Builder
from aligner.reading.content import web_address
from aligner.reading.elements import Attributes
from aligner.reading.tags import UNREAD
from aligner.xml import MAX_DEPTH, Node, parse

_ENTITY = re.compile(r"&([A-Za-z][A-Za-z0-9]{1,31});")
_PREDEFINED = frozenset(("amp", "lt", "gt", "quot", "apos"))
_TYPE = "{http://www.idpf.org/2007/ops}type"
_NOTES = frozenset(("footnote", "endnote", "rearnote", "note"))
_UNREAD_TYPES = frozenset(("noteref", "toc", "landmarks", "page-list", "index"))
_CONTAINERS: dict[str, tuple[str, BlockKind | None]] = {
    "p": ("p", None),
    "ul": ("list", None),
    "ol": ("list", None),
    "li": ("item", "item"),
    "dl": ("list", None),
    "dt": ("item", "item"),
    "dd": ("item", "item"),
    "blockquote": ("quote", "quotation"),
    "table": ("table", None),
    "tr": ("row", None),
    "td": ("cell", "cell"),
    "th": ("cell", "cell"),
    "figcaption": ("p", "caption"),
    "caption": ("head", "caption"),
}
_PARTS = frozenset(
    ("div", "section", "article", "header", "footer", "main", "aside", "figure", "address", "center", "hgroup", "hr")
)
_RENDITION = {"em": "italic", "i": "italic", "cite": "italic", "strong": "bold", "b": "bold"}


def parse_page(data: bytes, where: str) -> Node:
    """Parse XHTML, its named characters resolved; what is not well-formed is parsed as HTML.

    Raises InputError for what `aligner.xml.parse` refuses for another reason, and for HTML beyond the parser's limits.
    """
    try:
        text = data.decode("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(f"neither UTF-8 nor UTF-16 ({error.reason})", where=where, remedy="mend the file") from None
    text = _ENTITY.sub(_character, text)
    try:
        return parse(text.encode(), where, "utf-8")
    except InputError as error:
        if "not well-formed" not in error.message:
            raise
    return parse_html(text, where)


def parse_html(text: str, where: str) -> Node:
    """Parse HTML of any make. Raises InputError beyond the parser's limits, after which it would cut the page."""
    parser = lxml_html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    try:
        tree = lxml_html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError) as error:
        raise InputError(f"no HTML: {error}", where=where, remedy="save its text as .txt") from None
    # The parser forgives everything but its own limits, and what comes after those is not in the tree.
    for entry in parser.error_log:
        if "xcessive depth" in entry.message or "XML_PARSE_HUGE" in entry.message:
            found = f"elements nested deeper than {MAX_DEPTH}" if "depth" in entry.message else "a piece over 10 MB"
            raise InputError(found, where=f"{where}:{entry.line}", remedy="save its text as .txt")
    return tree


def _character(match: re.Match[str]) -> str:
    return match.group() if match[1] in _PREDEFINED else html5.get(f"{match[1]};", match.group())


def name_of(element: Node) -> str:
    """Return the name of an element in small letters, without its namespace."""
    return etree.QName(element).localname.lower() if isinstance(element.tag, str) else ""


@dataclass
class Pages:
    """Takes pages in, one after the other."""

    out: Builder = field(default_factory=Builder)
    levels: int = 0

    def take(self, body: Node) -> None:
        """Take in the text of an element and all below it."""
        self.out.add(body.text)
        for child in body:
            self._element(child)
            self.out.add(child.tail)

    def _element(self, element: Node) -> None:
        tag, types = name_of(element), set((element.get(_TYPE) or "").split())
        if not tag or tag in UNREAD or types & _UNREAD_TYPES:
            return
        if "pagebreak" in types:
            number = element.get("title") or element.get("aria-label") or ""
            self.out.point("pb", (("n", number),) if number else ())
        elif tag == "br":
            self.out.line()
        elif types & _NOTES and tag in ("aside", "li", "div", "p"):
            self._container(element, "note", "note")
        elif len(tag) == 2 and tag[0] == "h" and tag[1] in "123456":
            self.out.heading(int(tag[1]))
            self.take(element)
            self.out.close()
        elif tag in _CONTAINERS:
            self._container(element, *_CONTAINERS[tag])
        elif tag in _PARTS:
            self.out.end_block()
            self.take(element)
            self.out.end_block()
        elif tag == "q" or tag in _RENDITION:
            self.out.inline(*(("q",) if tag == "q" else ("hi", (("rend", _RENDITION[tag]),))))
            self.take(element)
            self.out.end_inline()
        else:
            self.take(element)

    def _container(self, element: Node, tag: str, kind: BlockKind | None) -> None:
        deeper = kind in ("item", "quotation")
        cite = element.get("cite", "") if tag == "quote" else ""
        attributes: Attributes = (("source", cite),) if web_address(cite) else ()
        if tag == "head" and not self.out.holds("table"):
            tag = "p"
        self.levels += deeper
        self.out.open(tag, attributes, kind, level=self.levels if deeper else 0)
        self.take(element)
        self.out.close()
        self.levels -= deeper
