"""OpenDocument text (ISO/IEC 26300): headings, lists, tables, notes; tracked deletions and comments are no text.

Our own few lines on the XML rather than odfpy or odfdo, which give deleted text, comments and notes glued to the words.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import etree

from aligner.errors import InputError
from aligner.model import BlockKind
from aligner.reading.builder import Builder
from aligner.reading.content import Content, Row, require_text, stated
from aligner.reading.packages import member, opened, optional
from aligner.xml import Node, parse

_LEFT_OUT = frozenset(
    (
        *("tracked-changes", "annotation", "annotation-end", "note-citation", "sequence-decls", "forms", "image"),
        *("table-of-content", "illustration-index", "table-index", "object-index", "user-index", "alphabetical-index"),
        *("bibliography", "variable-decls", "user-field-decls", "script", "ruby-text", "number", "event-listeners"),
    )
)
_CONTAINERS: dict[str, tuple[str, BlockKind | None]] = {
    "list": ("list", None),
    "list-item": ("item", "item"),
    "list-header": ("item", "item"),
    "table": ("table", None),
    "table-row": ("row", None),
    "table-cell": ("cell", "cell"),
}
_QUOTATIONS = frozenset(("Quotations", "Quotation", "Citation", "Block_20_Text"))
_TITLES = frozenset(("Title",))


def odt(data: bytes, where: str) -> Content:
    """Return the blocks of a document, its title and author; text boxes and notes follow their paragraph.

    Raises InputError for what is no .odt, is encrypted, or is refused by `aligner.reading.packages` or
    `aligner.xml.parse`.
    """
    with opened(data, where, ".odt") as archive:
        tree = parse(member(archive, "content.xml", where), where)
        metadata = _metadata(optional(archive, "meta.xml", where), where)
    body = next((element for element in tree.iter() if _name(element) == "text" and _in(element, "office")), None)
    if body is None:
        raise InputError("an OpenDocument file without a text", where=where, remedy="save it as .odt or .txt")
    walk = _Walk(_styles(tree))
    walk.blocks(body)
    content = walk.out.content(metadata)
    require_text(content.text, where)
    return content


def _metadata(data: bytes, where: str) -> Row:
    """Return title and author; dates are those of the file, not of the text, so they are left alone."""
    fields = {_name(e): "".join(map(str, e.itertext())) for e in parse(data, where).iter()} if data else {}
    return stated({"title": fields.get("title"), "author": fields.get("initial-creator") or fields.get("creator")})


def _styles(tree: Node) -> dict[str, str]:
    """Return the named style behind each automatic one."""
    styles = (element for element in tree.iter() if _name(element) == "style")
    return {_get(style, "name"): _get(style, "parent-style-name") for style in styles}


def _name(element: Node) -> str:
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def _in(element: Node, namespace: str) -> bool:
    return f":{namespace}:" in str(element.tag)


def _get(element: Node, name: str) -> str:
    return next((str(value) for key, value in element.attrib.items() if etree.QName(key).localname == name), "")


@dataclass
class _Walk:
    """Takes in a body; `styles` are the named styles of automatic ones."""

    styles: Mapping[str, str]
    out: Builder = field(default_factory=Builder)
    later: list[Node] = field(default_factory=list)  # notes and text boxes of the open paragraph
    levels: int = 0

    def blocks(self, element: Node) -> None:
        """Take in paragraphs, lists and tables, in order."""
        for child in element:
            tag = _name(child)
            if tag in ("p", "h"):
                self._paragraph(child, tag)
            elif tag in _CONTAINERS:
                name, kind = _CONTAINERS[tag]
                self.levels += kind == "item"
                self.out.open(name, (), kind, level=self.levels if kind == "item" else 0)
                self.blocks(child)
                self.out.close()
                self.levels -= kind == "item"
            elif tag and tag not in _LEFT_OUT:
                self.blocks(child)

    def _paragraph(self, paragraph: Node, tag: str) -> None:
        style = _get(paragraph, "style-name")
        style = self.styles.get(style) or style
        level = _get(paragraph, "outline-level")
        quoted = style in _QUOTATIONS
        if tag == "h" or style in _TITLES:
            self.out.heading(int(level) if level.isdigit() and level != "0" else 1)
        else:
            if quoted:
                self.out.open("quote", (), "quotation")
            self.out.open("p")
        self._words(paragraph)
        self.out.end_block()
        later, self.later = self.later, []
        for note in later:
            if _name(note) == "note-body":
                self.out.open("note", (), "note")
                self.blocks(note)
                self.out.close()
        for _ in range(1 + quoted):
            self.out.close()
        for box in later:
            if _name(box) != "note-body":
                self.blocks(box)

    def _words(self, element: Node) -> None:
        self.out.add(element.text)
        for child in element:
            tag = _name(child)
            if tag == "note":
                self.later += [part for part in child if _name(part) == "note-body"]
            elif tag == "text-box":
                self.later.append(child)
            elif tag in ("s", "tab"):
                self.out.add(" ")
            elif tag == "line-break":
                self.out.line()
            elif tag == "soft-page-break":
                self.out.point("pb")
            elif tag and tag not in _LEFT_OUT:
                self._words(child)
            self.out.add(child.tail)
