"""Inputs varied as a person or a program would spoil them: by tokens, and in XML by elements and attributes."""

from __future__ import annotations

import copy
import random
import re
from collections.abc import Sequence

from lxml import etree

from fuzz.target import CUT

_TOKEN = re.compile(r"<[^<>]*>|\w+|\s+|.", re.DOTALL)
_STRANGE = (
    "",
    "0",
    "-1",
    "1e9",
    "nan",
    "x" * 300,
    "#",
    "#a",
    "../a.xml",
    "a b",
    "\ud7ff",
    "[",
    "http://[",
    "%00",
    "9" * 5000,
)
_ILLEGAL = dict.fromkeys(range(32), " ")
_MOST = 8  # changes at once


def text(data: bytes, source: random.Random, words: Sequence[str], other: bytes = b"") -> bytes:
    """Return an input with some of its tokens left out, repeated, moved, or put in from `words` or another input."""
    tokens: list[str] = _TOKEN.findall(data.decode("utf-8", "replace"))
    rest: list[str] = _TOKEN.findall(other.decode("utf-8", "replace")) or [""]
    for _ in range(source.randint(1, _MOST)):
        at, end = sorted((source.randint(0, len(tokens)), source.randint(0, len(tokens))))
        end = min(end, at + source.choice((1, 1, 2, 5, 20)))
        match source.randrange(6):
            case 0:
                del tokens[at:end]
            case 1:
                tokens[at:at] = tokens[at:end] * source.choice((1, 2, 9))
            case 2:
                piece = tokens[at:end]
                del tokens[at:end]
                place = source.randint(0, len(tokens))
                tokens[place:place] = piece
            case 3 | 4:
                tokens[at:at] = [source.choice(words)] * source.choice((1, 1, 1, 2, 30))
            case _:
                first = source.randrange(len(rest))
                tokens[at:end] = rest[first : first + source.choice((1, 5, 40))]
    return "".join(tokens).encode("utf-8", "replace")


def xml(data: bytes, source: random.Random, words: Sequence[str]) -> bytes:
    """Return XML with some of its elements, attributes and texts changed; by tokens where it is not well-formed."""
    files = data.split(CUT)
    at = source.randrange(len(files))
    try:
        tree = etree.fromstring(files[at], etree.XMLParser(resolve_entities=False, no_network=True, collect_ids=False))
    except (etree.XMLSyntaxError, ValueError):
        return text(data, source, words)
    elements = [element for element in tree.iter() if isinstance(element.tag, str)]
    values = [str(value) for element in elements for value in element.attrib.values()] + list(_STRANGE)
    for _ in range(source.randint(1, _MOST)):
        _change(source.choice(elements), source, values, words, elements)
    files[at] = etree.tostring(tree)
    return CUT.join(files)


def _change(
    element: etree._Element,
    source: random.Random,
    values: Sequence[str],
    words: Sequence[str],
    elements: Sequence[etree._Element],
) -> None:
    parent = element.getparent()
    names = list(element.attrib)
    value, word = source.choice(values), source.choice(words).translate(_ILLEGAL)
    match source.randrange(9):
        case 0 if names:
            del element.attrib[source.choice(names)]
        case 1 | 2 if names:
            element.set(source.choice(names), value)
        case 3 if parent is not None:
            parent.remove(element)
        case 4 if parent is not None and len(element) < 50:
            parent.append(copy.deepcopy(element))
        case 5:
            element.append(source.choice((etree.Comment("c"), etree.ProcessingInstruction("p", "i"))))
        case 6:
            element.text = (element.text or "") + word
        case 7:
            element.tag = source.choice(elements).tag
        case _:
            for child in list(element):
                element.remove(child)
            element.text = value


def octets(data: bytes, source: random.Random) -> bytes:
    """Return an input with some of its bytes changed, cut out or repeated."""
    made = bytearray(data)
    for _ in range(source.randint(1, _MOST)):
        at = source.randint(0, len(made))
        end = min(len(made), at + source.choice((1, 1, 2, 8)))
        match source.randrange(3):
            case 0:
                made[at:end] = source.randbytes(end - at)
            case 1:
                del made[at:end]
            case _:
                made[at:at] = made[at:end] * source.choice((1, 4))
    return bytes(made)
