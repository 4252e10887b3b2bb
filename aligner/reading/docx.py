"""Word's .docx (ISO/IEC 29500): the text of the body, as it reads with all tracked changes accepted.

Our own few lines rather than python-docx, which leaves out tracked insertions and text boxes, and unpacks whatever it
is given: here two named members are read, never more than a limit, and nothing is written to disk.
"""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from aligner.errors import InputError
from aligner.reading.builder import Builder
from aligner.reading.content import Content, Row, require_text, stated
from aligner.reading.lists import Lists
from aligner.reading.packages import member, opened, optional
from aligner.xml import Node, parse

_MAIN = "/officeDocument"
_CORE = "/core-properties"
# Deleted and moved text, hidden text, instructions of fields, and what older programs would show instead.
_LEFT_OUT = frozenset(("del", "moveFrom", "instrText", "delText", "Fallback", "pPr", "rPr", "sectPr", "tblPr"))
_CHARACTERS = {"tab": " ", "br": " ", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}


# The names of styles are English in every Word; their ids are not.
_HEADING = re.compile(r"(?i)heading ([1-9])|(title)")
_QUOTATION = frozenset(("quote", "intense quote", "block text"))


def docx(data: bytes, where: str) -> Content:
    """Return the blocks of a document: headings, lists, tables, text boxes, notes; title and author where given.

    Headers, footers and comments are left out. Raises InputError for what is no .docx, is encrypted, unpacks to more
    than `aligner.reading.packages` allows, or holds XML that `aligner.xml.parse` refuses.
    """
    with opened(data, where, ".docx") as archive:
        parts = dict(_relations(archive, where))
        main = parts.get(_MAIN, "word/document.xml")
        tree = parse(member(archive, main, where), where)
        beside = posixpath.dirname(main)
        styles = _styles(optional(archive, f"{beside}/styles.xml", where), where)
        notes = {
            (kind, number): note
            for kind in ("footnote", "endnote")
            for number, note in _notes(optional(archive, f"{beside}/{kind}s.xml", where), kind, where)
        }
        metadata = _metadata(optional(archive, parts.get(_CORE, ""), where), where)
    body = next((element for element in tree if _name(element) == "body"), None)
    if body is None:
        raise InputError("a .docx without a text document", where=where, remedy="save it as .docx or .txt")
    walk = _Walk(styles, notes)
    walk.blocks(body)
    walk.lists.end()
    content = walk.out.content(metadata)
    require_text(content.text, where)
    return content


def _relations(archive: zipfile.ZipFile, where: str) -> Iterator[tuple[str, str]]:
    """Yield where the parts of the package are, by the end of their type (ECMA-376, part 2, 9.3)."""
    for relation in parse(member(archive, "_rels/.rels", where), where).iter(etree.Element):
        if relation.get("TargetMode", "Internal") == "Internal":
            target = posixpath.normpath(relation.get("Target", "").lstrip("/"))
            yield from ((end, target) for end in (_MAIN, _CORE) if relation.get("Type", "").endswith(end))


def _metadata(data: bytes, where: str) -> Row:
    """Return title and author; dates are those of the file, not of the text, so they are left alone."""
    if not data:
        return ()
    fields = {_name(e): "".join(map(str, e.itertext())) for e in parse(data, where)}
    return stated({"title": fields.get("title"), "author": fields.get("creator")})


def _styles(data: bytes, where: str) -> dict[str, str]:
    """Return the English name of each style of paragraphs, in small letters, by id."""
    found = {}
    for style in parse(data, where) if data else ():
        name = next((_value(part) for part in style if _name(part) == "name"), "")
        found[_attribute(style, "styleId")] = name.lower()
    return found


def _notes(data: bytes, kind: str, where: str) -> Iterator[tuple[str, Node]]:
    """Yield the notes of a part by their number; separators and the like have a type."""
    for note in parse(data, where) if data else ():
        if _name(note) == kind and _attribute(note, "type") in ("", "normal"):
            yield _attribute(note, "id"), note


def _name(element: Node) -> str:
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def _attribute(element: Node, name: str) -> str:
    return next((str(value) for key, value in element.attrib.items() if etree.QName(key).localname == name), "")


def _value(element: Node) -> str:
    return _attribute(element, "val")


@dataclass
class _Walk:
    """Takes in a body: `styles` are names by id, `notes` elements by kind and number."""

    styles: Mapping[str, str]
    notes: Mapping[tuple[str, str], Node]
    out: Builder = field(default_factory=Builder)
    lists: Lists = field(init=False)

    def __post_init__(self) -> None:
        self.lists = Lists(self.out)

    def blocks(self, element: Node) -> None:
        """Take in paragraphs and tables, in order; what is in a paragraph's text box follows it."""
        for child in element:
            tag = _name(child)
            if tag == "p":
                self._paragraph(child)
            elif tag in ("tbl", "tr", "tc"):
                self.lists.end()
                name = {"tbl": "table", "tr": "row", "tc": "cell"}[tag]
                self.out.open(name, (), "cell" if name == "cell" else None)
                self.blocks(child)
                self.lists.end()
                self.out.close()
            elif tag and tag not in _LEFT_OUT:
                self.blocks(child)

    def _paragraph(self, paragraph: Node) -> None:
        settings = next((part for part in paragraph if _name(part) == "pPr"), None)
        found = {_name(part): part for part in settings} if settings is not None else {}
        style = self.styles.get(_value(found["pStyle"]), _value(found["pStyle"]).lower()) if "pStyle" in found else ""
        heading = _HEADING.fullmatch(style)
        inner: list[Node] = []
        noted: list[Node] = []
        opened = 1
        if "numPr" in found and not heading:
            self._item(found["numPr"])
            opened = 0
        else:
            self.lists.end()
        if heading:
            self.out.heading(int(heading[1] or 1))
        elif style in _QUOTATION:
            self.out.open("quote", (), "quotation")
            self.out.open("p")
            opened = 2
        elif opened:
            self.out.open("p")
        self._words(paragraph, inner, noted)
        for note in noted:
            self.out.open("note", (), "note")
            self.blocks(note)
            self.out.close()
        for _ in range(opened):
            self.out.close()
        self.out.end_block()
        for box in inner:
            self.blocks(box)

    def _item(self, numbering: Node) -> None:
        """Open an item of a list, as deep as it is, and close what came before."""
        found = next((_value(part) for part in numbering if _name(part) == "ilvl"), "0")
        level = min(int(found), 8) + 1 if found.isdigit() else 1
        self.lists.item(level)

    def _words(self, element: Node, inner: list[Node], noted: list[Node]) -> None:
        for child in element:
            tag = _name(child)
            if tag == "t":
                self.out.add(child.text)
            elif tag in ("br", "cr") and _attribute(child, "type") in ("", "textWrapping"):
                self.out.line()
            elif tag in _CHARACTERS:
                self.out.add(_CHARACTERS[tag])
            elif tag == "txbxContent":
                inner.append(child)
            elif tag in ("footnoteReference", "endnoteReference"):
                note = self.notes.get((tag.removesuffix("Reference"), _attribute(child, "id")))
                if note is not None:
                    noted.append(note)
            elif tag and tag not in _LEFT_OUT and not (tag == "r" and _hidden(child)):
                self._words(child, inner, noted)


def _hidden(run: Node) -> bool:
    settings = (item for part in run if _name(part) == "rPr" for item in part if _name(item) == "vanish")
    return any(not {str(value) for value in item.attrib.values()} & {"0", "false", "off"} for item in settings)
