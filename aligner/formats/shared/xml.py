"""XML in and out: nodes whose text is always legal, and files parsed without following anything."""

from __future__ import annotations

from pathlib import Path
from typing import cast
from urllib.parse import quote

from lxml import etree

from aligner.files import read_bytes
from aligner.formats.shared.characters import xml_text
from aligner.xml import Node, parse

TEI = "http://www.tei-c.org/ns/1.0"
XML = "http://www.w3.org/XML/1998/namespace"
XI = "http://www.w3.org/2001/XInclude"
__all__ = [
    "TEI",
    "XI",
    "XML",
    "Node",
    "append_text",
    "frame",
    "laid_out",
    "node",
    "parse",
    "parse_file",
    "root",
    "serialise",
    "uri",
]
_PREFIXED = {"id": f"{{{XML}}}id", "lang": f"{{{XML}}}lang", "base": f"{{{XML}}}base", "space": f"{{{XML}}}space"}


def root(tag: str, namespace: str = TEI, /, **attributes: str) -> Node:
    """Return a new root element; keywords as for `node`."""
    # A key of None is the default namespace; the stubs know only strings.
    spaces = cast(dict[str, str], {None: namespace} if namespace else {})
    made = etree.Element(f"{{{namespace}}}{tag}" if namespace else tag, nsmap=spaces)
    _set(made, attributes)
    return made


def node(parent: Node, tag: str, text: str = "", /, **attributes: str) -> Node:
    """Append an element in the parent's namespace; `id`, `lang`, `base` and `space` are XML's, empty ones left out."""
    head, brace, _ = parent.tag.rpartition("}")
    made = etree.SubElement(parent, f"{head}{brace}{tag}")
    if text:
        made.text = xml_text(text)
    _set(made, attributes)
    return made


def _set(element: Node, attributes: dict[str, str]) -> None:
    for name, value in attributes.items():
        if value:
            element.set(_PREFIXED.get(name, name), xml_text(value))


def append_text(parent: Node, text: str) -> None:
    """Append text after all that the parent holds."""
    if not text:
        return
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + xml_text(text)
    else:
        parent.text = (parent.text or "") + xml_text(text)


def serialise(tree: Node, doctype: str = "") -> bytes:
    """Return a document as UTF-8 with declaration and a last line end; white space is written as it stands."""
    head = '<?xml version="1.0" encoding="UTF-8"?>\n' + (f"{doctype}\n" if doctype else "")
    return head.encode() + etree.tostring(tree, encoding="unicode").encode() + b"\n"


def frame(tree: Node, holder: Node, doctype: str = "") -> tuple[bytes, bytes]:
    """Return what stands in a file before and after the children of `holder`, an element of the tree without any."""
    holder.append(etree.Comment("children"))
    etree.indent(tree)
    before, _, after = serialise(tree, doctype).partition(b"<!--children-->")
    return before.rstrip(b" "), after.lstrip(b"\n")


def laid_out(element: Node, level: int) -> bytes:
    """Return an element with its line end, laid out as at a level of a file; text that is not white space stays."""
    etree.indent(element, level=level)
    return f"{'  ' * level}{etree.tostring(element, encoding='unicode', with_tail=False)}\n".encode()


def parse_file(path: Path) -> Node:
    """Parse a file as `aligner.xml.parse` does. Raises InputError where it cannot be read."""
    return parse(read_bytes(path), str(path))


def uri(path: str) -> str:
    """Return a relative path as a URI reference."""
    return quote(path, safe="/.-_~")
