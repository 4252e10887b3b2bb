"""XML in the making: a tree of plain objects, and its bytes; every writer of XML builds with it.

Tags and attributes are written as they are given, with their prefixes. lxml would keep every `xml:id` that it ever saw
(libxml2 puts them into a dictionary that lives as long as the thread), and is slower for trees that are only built and
written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from aligner.formats.shared.characters import xml_text
from aligner.xml import TEI

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_PREFIXED = {"id": "xml:id", "lang": "xml:lang", "base": "xml:base", "space": "xml:space"}
# A carriage return would come back as a new line, and in attributes all white space as a space (XML 1.0, 2.11, 3.3.3).
_IN_TEXT, _IN_ATTRIBUTE = re.compile(r"[&<>\r]"), re.compile(r'[&<>"\t\n\r]')
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\t": "&#9;", "\n": "&#10;", "\r": "&#13;"}


@dataclass(slots=True, eq=False)
class Node:
    """An element: `text` before its children, `tail` after itself; a tag that begins with "?" is an instruction."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    text: str = ""
    tail: str = ""
    children: list[Node] = field(default_factory=list)

    def set(self, name: str, value: str) -> None:
        """Set an attribute, even to an empty string."""
        self.attributes[name] = value


def root(tag: str, /, **attributes: str) -> Node:
    """Return a new element without parent; keywords as for `node`."""
    return Node(tag, {_PREFIXED.get(name, name): value for name, value in attributes.items() if value})


def node(parent: Node, tag: str, text: str = "", /, **attributes: str) -> Node:
    """Append an element; the attributes `id`, `lang`, `base` and `space` are XML's, empty ones are left out."""
    made = root(tag, **attributes)
    made.text = text
    parent.children.append(made)
    return made


def append_text(parent: Node, text: str) -> None:
    """Append text after all that the parent holds."""
    if parent.children:
        parent.children[-1].tail += text
    else:
        parent.text += text


def indent(tree: Node, level: int = 0) -> None:
    """Lay a tree out, two spaces for each level; text that is not white space stays as it is."""
    if not tree.children:
        return
    inner, outer = "\n" + "  " * (level + 1), "\n" + "  " * level
    if not tree.text.strip():
        tree.text = inner
    for child in tree.children:
        indent(child, level + 1)
        if not child.tail.strip():
            child.tail = inner
    if not tree.children[-1].tail.strip():
        tree.children[-1].tail = outer


def instructions(tree: Node, depth: int = 0) -> Iterator[tuple[str, int]]:
    """Yield the name and depth of each instruction in a tree, in document order."""
    if tree.tag.startswith("?"):
        yield tree.tag[1:], depth
    for child in tree.children:
        yield from instructions(child, depth + 1)


def serialise(tree: Node, namespace: str = TEI, doctype: str = "") -> bytes:
    """Return a document as UTF-8 with declaration and a last line end; white space is written as it stands."""
    spaces = {"xmlns": namespace} if namespace else {}
    named = Node(tree.tag, spaces | tree.attributes, tree.text, "", tree.children)
    return (_HEAD + (f"{doctype}\n" if doctype else "") + written(named) + "\n").encode()


def frame(tree: Node, holder: Node, doctype: str = "") -> tuple[bytes, bytes]:
    """Return what stands in a file before and after the children of `holder`, an element of the tree without any."""
    node(holder, "?children")
    indent(tree)
    before, _, after = serialise(tree, "", doctype).partition(b"<?children?>")
    return before.rstrip(b" "), after.lstrip(b"\n")


def laid_out(element: Node, level: int) -> bytes:
    """Return an element with its line end, laid out as at a level of a file; text that is not white space stays."""
    indent(element, level)
    return f"{'  ' * level}{written(element)}\n".encode()


def written(tree: Node) -> str:
    """Return an element as text, without its tail and without the declaration of its namespace.

    >>> written(Node("p", {"n": 'a"b'}, "x < y", "", [Node("lb")]))
    '<p n="a&quot;b">x &lt; y<lb/></p>'
    """
    parts: list[str] = []
    _write(tree, parts)
    return "".join(parts)


def _write(tree: Node, parts: list[str]) -> None:
    tag = tree.tag
    if tag.startswith("?"):
        parts.append(f"<{tag}?>")
        return
    attributes = "".join([f' {name}="{_escaped(value, _IN_ATTRIBUTE)}"' for name, value in tree.attributes.items()])
    if not tree.text and not tree.children:
        parts.append(f"<{tag}{attributes}/>")
        return
    parts.append(f"<{tag}{attributes}>{_escaped(tree.text, _IN_TEXT)}")
    for child in tree.children:
        _write(child, parts)
        parts.append(_escaped(child.tail, _IN_TEXT))
    parts.append(f"</{tag}>")


def _escaped(text: str, special: re.Pattern[str]) -> str:
    return special.sub(lambda found: _ENTITIES[found.group()], xml_text(text))
