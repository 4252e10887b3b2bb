"""XML of strangers, parsed without entities, DTDs, network, or any file but the one that is given."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

from lxml import etree

from aligner.errors import InputError
from aligner.files import read_bytes

TEI = "http://www.tei-c.org/ns/1.0"
XML = "http://www.w3.org/XML/1998/namespace"
XI = "http://www.w3.org/2001/XInclude"

# Of libxml2, which refuses what is nested deeper, as long as `huge_tree` is off; said here for tests.
MAX_DEPTH = 256

Node = etree._Element
_CHUNK = 1 << 16
# Ids given twice are for `check` to tell; with collect_ids the parser itself would stop at the first.
_OPTIONS: Any = {
    "resolve_entities": False,
    "load_dtd": False,
    "no_network": True,
    "collect_ids": False,
    "huge_tree": False,
}


class _Nothing(etree.Resolver):
    """Gives an empty file for whatever a document asks for.

    `load_dtd` and `resolve_entities` do not suffice: libxml2 2.14 opens an external subset, and an external parameter
    entity of the internal one, with both off.
    """

    def resolve(self, system_url: str, public_id: str, context: Any) -> Any:  # type: ignore[override]  # stubs: no context
        """Answer every request with nothing."""
        return self.resolve_string("", context, base_url=system_url)


def parse(data: bytes, where: str, encoding: str | None = None) -> Node:
    """Parse a document; `encoding` is what it is in, whatever its declaration says.

    A document type is let pass as long as nothing depends on it. Raises InputError, with the line where it can, for
    what is not well-formed, nested deeper than MAX_DEPTH, declares entities, or uses others than XML's own five.
    """
    parser = etree.XMLParser(**_OPTIONS, encoding=encoding)
    parser.resolvers.add(_Nothing())
    try:
        tree = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        line = f"{where}:{error.lineno}" if error.lineno else where
        raise InputError(_said(error), where=line, remedy=_remedy(error)) from None
    except (LookupError, ValueError) as error:
        raise InputError(f"not well-formed XML: {error}", where=where, remedy="mend the file") from None
    _without_declarations(tree, where)
    _without_entities(tree, where)
    return tree


def parse_file(path: Path) -> Node:
    """Parse a file as `parse` does. Raises InputError where it cannot be read."""
    return parse(read_bytes(path), str(path))


def stream(source: BinaryIO, where: str, *names: str) -> Iterator[Node]:
    """Yield the root of a document at its start, then each element of some local names at its end, in order.

    What was yielded is emptied when the next is asked for, so that memory does not grow with the document; of the root
    only tag and attributes may be used. Refuses what `parse` refuses, and raises as it does, when it comes to it.
    """
    parser = etree.XMLPullParser(events=("start", "end"), **_OPTIONS)
    parser.resolvers.add(_Nothing())
    wanted, met = frozenset(names), False
    try:
        while True:
            chunk = source.read(_CHUNK)
            if chunk:
                parser.feed(chunk)
            else:
                parser.close()
            element: Any  # the stubs know events of other kinds too
            for event, element in parser.read_events():
                if not met:
                    _without_declarations(element, where)
                    met = True
                    yield element
                if event == "end" and _local(element) in wanted:
                    _without_entities(element, where)
                    yield element
                    _forget(element)
            if not chunk:
                return
    except etree.XMLSyntaxError as error:
        line = f"{where}:{error.lineno}" if error.lineno else where
        raise InputError(_said(error), where=line, remedy=_remedy(error)) from None
    except (LookupError, ValueError) as error:
        raise InputError(f"not well-formed XML: {error}", where=where, remedy="mend the file") from None


def _local(element: Node) -> str:
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _forget(element: Node) -> None:
    """Empty an element, and take what stands before it out of the tree."""
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]


def _without_declarations(tree: Node, where: str) -> None:
    internal: Any = tree.getroottree().docinfo.internalDTD
    if internal is not None and any(True for _ in internal.iterentities()):
        raise InputError("declares entities", where=where, remedy="resolve them first: xmllint --noent --nonet FILE")


def _without_entities(tree: Node, where: str) -> None:
    unresolved = next(tree.iter(etree.Entity), None)
    if unresolved is not None:
        found = f"uses the entity {unresolved.text}, which its document type would explain"
        line = f"{where}:{unresolved.sourceline}"
        raise InputError(found, where=line, remedy="resolve it first: xmllint --noent --nonet FILE")


def _said(error: etree.XMLSyntaxError) -> str:
    message = " ".join((error.msg or "").split())
    if "Excessive depth" in message:
        return f"elements nested deeper than {MAX_DEPTH}"
    if "amplification" in message:
        return "entities that multiply (a bomb)"
    if "XML_PARSE_HUGE" in message or "too big" in message:
        return "one piece of more than 10 MB"
    return f"not well-formed XML: {message}"


def _remedy(error: etree.XMLSyntaxError) -> str:
    return "do not use this file" if "amplification" in (error.msg or "") else "mend the file"
