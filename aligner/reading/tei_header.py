"""What the header of a TEI file says of its text, and of the people who speak in it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from aligner.reading.content import Row, squeezed, stated
from aligner.xml import Node

_ID = "{http://www.w3.org/XML/1998/namespace}id"


def name_of(element: Node) -> str:
    """Return the name of an element without its namespace; of comments and instructions, nothing."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def metadata(text: Node) -> Row:
    """Return what is known of a text: title, author, publisher, date, address."""
    header = next((child for child in text if name_of(child) == "teiHeader"), None)
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


def people(tree: Node) -> dict[str, str]:
    """Return the name of each person, group or role that a file lists, by its id."""
    found: dict[str, str] = {}
    for entry in _below(tree, "person", "personGrp", "org", "role", "castItem"):
        identity = entry.get(_ID) or entry.get("id") or ""
        name = next(_below(entry, "persName", "orgName", "name"), None)
        words = _person(name) if name is not None else _words(entry) if name_of(entry) == "role" else ""
        if identity and words:
            found[identity] = words
    return found


def _person(name: Node) -> str:
    """Return a name as it is said: forenames before surnames, in whatever order they stand."""
    parts = [[_words(e) for e in _below(name, part)] for part in ("forename", "nameLink", "surname")]
    return " ".join(word for group in parts for word in group) or _words(name)


def _authors(header: Node, source: Node) -> list[Node]:
    statement = next(_below(header, "titleStmt"), header)
    return list(_below(statement, "author")) or list(_below(source, "author"))


def _below(element: Node, *names: str) -> Iterator[Node]:
    return (found for found in element.iter(etree.Element) if name_of(found) in names)


def _words(element: Node | None) -> str:
    return "" if element is None else squeezed("".join(map(str, element.itertext()))).strip()


def _date(element: Node) -> str:
    value = element.get("when") or element.get("when-iso") or _words(element)
    return value if re.match(r"\d{4}(-\d\d(-\d\d)?)?$", value) else ""


def _address(element: Node) -> str:
    value = element.get("target", "") or _words(element)
    return value if re.match(r"https?://\S+$", value) else ""
