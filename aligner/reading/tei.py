"""TEI P5 (and P4's TEI.2) as a text to read: the paragraphs of `body`, and what the header says of them.

The editor's reading is taken (`corr`, `reg`, `expan`, `lem`); notes, page furniture and what was deleted are not text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from aligner.errors import InputError
from aligner.reading.content import Blocks, Content, Row, require_text, squeezed, stated
from aligner.xml import Node, parse

_TEI = "http://www.tei-c.org/ns/1.0"
# Elements that begin and end a paragraph (TEI P5 4.3.0: model.divPart, model.listLike, parts of lists and tables).
_BLOCKS = frozenset(
    (
        *("p", "ab", "head", "u", "sp", "stage", "item", "label", "cell", "row", "list", "table", "lg", "div"),
        *("div1", "div2", "div3", "div4", "div5", "div6", "div7", "opener", "closer", "salute", "signed"),
        *("dateline", "byline", "trailer", "argument", "epigraph", "postscript", "figure", "castItem"),
        *("castList", "docTitle", "titlePart", "titlePage", "body", "text", "group", "floatingText", "front"),
        *("back"),
    )
)
# What is not the text: apparatus, notes, running heads, deletions, and the half of a `choice` that the editor mended.
_LEFT_OUT = frozenset(
    (
        *("note", "noteGrp", "fw", "del", "surplus", "sic", "orig", "abbr", "rdg", "witDetail", "figDesc"),
        *("desc", "index", "teiHeader", "standOff", "facsimile", "sourceDoc", "interp", "interpGrp", "spanGrp"),
        *("linkGrp", "listAnnotation", "certainty", "graphic", "media", "front", "back"),
    )
)
# A choice without its other half: what there is is the text.
_ALONE = frozenset(("sic", "orig", "abbr"))
_MILESTONES = frozenset(("lb", "pb", "cb", "gb", "milestone"))
_LINES = frozenset(("l", "speaker"))


def _walk(element: Node, out: Blocks) -> None:
    """Take in an element and all below it; recursion is bounded by the parser's limit on depth."""
    tag = _name(element)
    end = out.end_block if tag in _BLOCKS else out.end_line if tag in _LINES else None
    join = element.get("join", "") if tag in ("w", "pc") else ""
    if end:
        end()
    if join in ("left", "both"):
        out.glue()
    out.add(element.text)
    for child in element:
        if _name(child) in _MILESTONES:
            # A break is white space whether or not the file has some there, but not within a word.
            if child.get("break") == "no":
                out.glue()
            else:
                out.add(" ")
        elif _name(child) and not _left_out(child):
            _walk(child, out)
        out.add(child.tail)
    if end:
        end()
    if join in ("right", "both"):
        out.glue()


def tei(data: bytes, where: str) -> Content:
    """Return the text of a TEI document, a paragraph, heading or line of a list a block, and its header's metadata.

    Raises InputError for other XML, for a corpus of several texts, and as `aligner.xml.parse` does.
    """
    tree = parse(data, where)
    if _name(tree) not in ("TEI", "TEI.2", "teiCorpus") or etree.QName(tree).namespace not in (_TEI, None):
        found = f"XML, but not TEI: the root is {_name(tree)}"
        raise InputError(found, where=where, remedy="give TEI, or save its text as .txt")
    texts = [child for child in (tree, *tree.iter()) if _name(child) in ("TEI", "TEI.2")]
    if len(dict.fromkeys(texts)) != 1:
        found = f"a corpus of {len(dict.fromkeys(texts))} texts in one file"
        raise InputError(found, where=where, remedy="put one text in a file, or use `align import --format tei`")
    out = Blocks()
    bodies = [element for element in texts[0].iter() if _name(element) == "body"]
    for body in bodies:
        if not any(above in bodies for above in body.iterancestors()):
            _walk(body, out)
    return Content(require_text(out.text(), where), _metadata(texts[0]))


def _name(element: Node) -> str:
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def _left_out(element: Node) -> bool:
    tag = _name(element)
    if tag not in _LEFT_OUT:
        return False
    parent = element.getparent()
    return not (tag in _ALONE and (parent is None or _name(parent) != "choice"))


def _metadata(text: Node) -> Row:
    header = next((child for child in text if _name(child) == "teiHeader"), None)
    if header is None:
        return ()
    source = next(_below(header, "sourceDesc"), header)
    titles = list(_below(next(_below(header, "titleStmt"), header), "title"))
    main = next((title for title in titles if title.get("type", "main") == "main"), None)
    dates = [*_below(source, "date"), *(d for part in _below(header, "creation") for d in _below(part, "date"))]
    printed = [title for title in _below(source, "title") if title.get("level") in ("j", "m")]
    return stated(
        {
            "title": _words(main),
            "author": "; ".join(filter(None, dict.fromkeys(_words(author) for author in _authors(header, source)))),
            "publisher": next(filter(None, (_words(e) for e in (*_below(source, "publisher"), *printed[:1]))), "")
            or _words(next(_below(header, "publisher"), None)),
            "date": next(filter(None, map(_date, (*dates, *_below(header, "date")))), ""),
            "url": next(filter(None, map(_address, _below(source, "ptr", "ref", "idno"))), ""),
        }
    )


def _authors(header: Node, source: Node) -> list[Node]:
    statement = next(_below(header, "titleStmt"), header)
    return list(_below(statement, "author")) or list(_below(source, "author"))


def _below(element: Node, *names: str) -> Iterator[Node]:
    return (found for found in element.iter(etree.Element) if _name(found) in names)


def _words(element: Node | None) -> str:
    return "" if element is None else squeezed("".join(map(str, element.itertext()))).strip()


def _date(element: Node) -> str:
    value = element.get("when") or element.get("when-iso") or _words(element)
    return value if re.match(r"\d{4}(-\d\d(-\d\d)?)?$", value) else ""


def _address(element: Node) -> str:
    value = element.get("target", "") or _words(element)
    return value if re.match(r"https?://\S+$", value) else ""
