"""TEI P5 (and P4's TEI.2) as a text to read: its blocks and its structure, and what the header says of them.

The editor's reading is taken (`corr`, `reg`, `expan`, `lem`); page furniture, annotations and what was deleted are not
text. A note follows the block that it was put to. Of elements in other namespaces only `txm:form`, TXM's word, is text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from lxml import etree

from aligner.errors import InputError
from aligner.model import BlockKind
from aligner.reading.builder import Builder
from aligner.reading.content import Content, require_text, squeezed
from aligner.reading.elements import Attributes
from aligner.reading.tei_header import metadata, name_of, people
from aligner.reading.tei_names import (
    BLOCKS,
    BREAKS,
    EVENTS,
    INLINE,
    LEFT_OUT,
    MENDED,
    POINTS,
    QUOTED,
    kept,
)
from aligner.reading.tei_words import Words, annotated, form_of, repeated
from aligner.xml import Node, parse

_TEI = "http://www.tei-c.org/ns/1.0"
_LAYOUT = re.compile(r"^[ \t]*[\r\n]\s*|\s*[\r\n][ \t]*$")
UNNAMED = "no list of persons names some speakers (`who`); put the list beside the text, or they stay without a name"
_XML = "{http://www.w3.org/XML/1998/namespace}"


def tei(data: bytes, where: str, persons: Mapping[str, str] | None = None) -> Content:
    """Return the blocks and markup of a TEI document, and its header's metadata.

    `persons` are names by id of persons that the document itself does not list, but lets speak.

    Raises InputError for other XML, for a corpus of several texts, and as `aligner.xml.parse` does.
    """
    tree = parse(data, where)
    if name_of(tree) not in ("TEI", "TEI.2", "teiCorpus") or etree.QName(tree).namespace not in (_TEI, None):
        found = f"XML, but not TEI: the root is {name_of(tree)}"
        raise InputError(found, where=where, remedy="give TEI, or save its text as .txt")
    texts = [child for child in (tree, *tree.iter()) if name_of(child) in ("TEI", "TEI.2")]
    if len(dict.fromkeys(texts)) != 1:
        found = f"a corpus of {len(dict.fromkeys(texts))} texts in one file"
        raise InputError(found, where=where, remedy="put one text in a file, or use `align import --format tei`")
    walk = _Walk({**(persons or {}), **people(tree)}, Words(texts[0]))
    for text in texts[0]:
        if name_of(text) == "text":
            walk.whole(text)
    content = walk.out.content(metadata(texts[0]))
    require_text(content.text, where)
    return replace(content, notice=UNNAMED if walk.unnamed else "")


def _left_out(element: Node) -> bool:
    """Tell whether an element is no text; comments, instructions and other namespaces are none."""
    tag = name_of(element)
    if not tag or etree.QName(element).namespace not in (_TEI, None):
        return True
    if tag == "mod":
        return "strike" in element.get("rend", "")
    if tag not in MENDED:
        return tag in LEFT_OUT
    parent = element.getparent()
    return parent is not None and name_of(parent) == "choice"


@dataclass
class _Walk:
    """Takes in a text; recursion is bounded by the parser's limit on depth."""

    people: Mapping[str, str]
    words: Words
    out: Builder = field(default_factory=Builder)
    notes: list[tuple[Node, str]] = field(default_factory=list)  # of the open block, with the ids of their anchors
    levels: int = 0
    sections: int = 0
    noted: int = 0
    inside: int = 0  # how many words are open
    unnamed: bool = False  # somebody speaks that no list names

    def whole(self, text: Node) -> None:
        """Take in a whole text; its element stands in the markup where the source says something of it."""
        attributes = self._attributes(text, "text")
        if attributes:
            self.out.open("text", attributes, kept=True)
        self.children(text)
        self._end_block()
        if attributes:
            self.out.close()

    def children(self, element: Node) -> None:
        """Take in the text of an element and all below it."""
        self._add(element.text)
        for child in element:
            self._element(child)
            self._add(child.tail)

    def _add(self, text: str | None) -> None:
        """Take in characters; within a word, line ends are the layout of the file."""
        self.out.add(_LAYOUT.sub("", text) if self.inside and text else text)

    def _word(self, element: Node, tag: str) -> None:
        """Take in a word or a mark of punctuation, with what stands in it; the parts of a contraction may be empty."""
        if not self.inside:
            self.words.before(element, self.out)
        self.out.inline(tag, (*self._attributes(element, tag), *annotated(element)))
        self.inside += 1
        self.children(form_of(element))
        self.inside -= 1
        self.out.end_inline()
        if not self.inside:
            self.words.behind(element, self.out)

    def _element(self, element: Node) -> None:
        tag = name_of(element)
        if tag in BREAKS:
            self._break(element, tag)
        elif tag in ("w", "pc"):
            self._word(element, tag)
        elif tag == "note" and self.out.within_block:
            self.noted += 1
            self.out.point("anchor", (("note", str(self.noted)),))
            self.notes.append((element, str(self.noted)))
        elif tag in EVENTS:
            described = " ".join(squeezed("".join(map(str, element.itertext()))).split())
            self.out.point(tag, (*self._attributes(element, tag), ("desc", described)))
        elif tag in POINTS:
            self.out.point(tag, self._attributes(element, tag))
        elif _left_out(element) or repeated(element):
            return
        elif self._is_block(element, tag):
            self._block(element, tag)
        elif tag in QUOTED or tag in INLINE:
            self._inline(element, tag)
        else:
            self.children(element)

    def _is_block(self, element: Node, tag: str) -> bool:
        """Tell whether an element parts the text: by its name, or because it holds such elements."""
        if tag in BLOCKS:
            return True
        if tag == "seg" or tag == "bibl":
            parent = element.getparent()
            return parent is not None and name_of(parent) in ("u", "listBibl")
        return tag in QUOTED and any(name_of(below) in BLOCKS and name_of(below) != "note" for below in element.iter())

    def _block(self, element: Node, tag: str) -> None:
        self._end_block()
        kind: BlockKind | None = "quotation" if tag in QUOTED else BLOCKS.get(tag)
        if tag == "head" and self._within(element, "figure", "table"):
            kind = "caption"
        deeper = tag in ("list", "quote", "castList")
        self.levels += deeper
        division = tag.startswith("div")
        self.sections += division
        level = max(self.sections, 1) if kind == "heading" else self.levels if kind in ("item", "quotation") else 0
        attributes = self._attributes(element, tag)
        speaker, source = self._speaker(element), _identity(element)
        self.out.open(tag, attributes, kind, level=level, speaker=speaker, source=source, kept=True)
        self.children(element)
        self._end_block()
        self.out.close()
        self.levels -= deeper
        self.sections -= division

    def _end_block(self) -> None:
        """End the open block, and put its notes behind it, in the same element."""
        self.out.end_block()
        notes, self.notes = self.notes, []
        for note, number in notes:
            attributes = (*self._attributes(note, "note"), ("note", number))
            self.out.open("note", attributes, "note", source=_identity(note), kept=True)
            self.children(note)
            self._end_block()
            self.out.close()

    def _inline(self, element: Node, tag: str) -> None:
        self.out.inline(tag, (*self._attributes(element, tag), *self._mended(element)))
        self.children(element)
        self.out.end_inline()

    def _mended(self, element: Node) -> Attributes:
        """Return the tag and the words of the half of a choice that the editor mended."""
        parent = element.getparent()
        if parent is None or name_of(parent) != "choice":
            return ()
        other = next((half for half in parent if name_of(half) in MENDED), None)
        if other is None:
            return ()
        return (("choice", name_of(other)), ("for", squeezed("".join(map(str, other.itertext()))).strip()))

    def _break(self, element: Node, tag: str) -> None:
        """Take in a break; it is white space, but within a word none, and in verse or an address nothing more."""
        within_word = element.get("break") == "no" or self.inside
        if within_word:
            self.out.glue()
        self.out.point(tag, self._attributes(element, tag))
        if not within_word:
            self.out.add(" ")

    def _speaker(self, element: Node) -> str:
        """Return who speaks in an element: the person that `who` points to, or the label of a turn."""
        for pointer in element.get("who", "").split():
            if name := self.people.get(pointer.rpartition("#")[2], ""):
                return name
            self.unnamed = True
        label = next((child for child in element if name_of(child) == "speaker"), None)
        if name_of(element) != "sp" or label is None:
            return ""
        return squeezed("".join(map(str, label.itertext()))).strip().rstrip(".,:").strip()

    def _attributes(self, element: Node, tag: str) -> Attributes:
        """Return what is kept of an element's attributes; `id` is that of the source, `speaker` a name."""
        names = kept(tag)
        found = [(str(key), str(value)) for key, value in element.attrib.items() if key in names and value.strip()]
        if lang := element.get(f"{_XML}lang"):
            found.append(("xml:lang", str(lang)))
        if identity := _identity(element):
            found.append(("id", identity))
        if (tag in QUOTED or tag in ("u", "sp")) and (speaker := self._speaker(element)):
            found.append(("speaker", speaker))
        if element.get("direct") == "false":
            found.append(("direct", "false"))
        return tuple(found)

    @staticmethod
    def _within(element: Node, *names: str) -> bool:
        parent = element.getparent()
        return parent is not None and name_of(parent) in names


def _identity(element: Node) -> str:
    return str(element.get(f"{_XML}id") or "")
