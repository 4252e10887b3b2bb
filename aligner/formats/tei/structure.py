"""The structure of a source in TEI: divisions, headings, stanzas, lists, notes and breaks, with sentences inside."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from aligner.addresses import uri
from aligner.formats.shared.layout import Place
from aligner.formats.shared.markup import Node, node
from aligner.model import Document, Markup, Sentence, Span, Text

# Who speaks a name for, in a pointer; empty where the name is nobody's.
Who = Callable[[str], str]
Block = tuple[tuple[Span, Sentence | None], ...]

_ASCRIBED = frozenset(("u", "sp", "said", "q"))
_QUOTED = frozenset(("q", "said", "quote"))
_TOP = frozenset(("front", "body", "back", "group"))
_MADE = frozenset(("id", "speaker", "note", "desc", "choice", "for", "source", "direct"))


@dataclass(frozen=True, slots=True)
class Structure:
    """The markup of a document: elements that hold blocks, None for a block, and what stands within lines.

    `sentences` are the source's own sentences, by where they stand, `text` is the element round all, where the source
    says something of it.
    """

    above: tuple[tuple[int, Markup | None], ...]
    within: tuple[Markup, ...]
    sentences: Mapping[Span, Markup]
    text: Markup | None = None


def structure_of(document: Document) -> Structure:
    """Part a document's markup; quotations within lines are left out, for the text's quotes are written as such.

    Sentences of the source are apart: those of the text stand where they end, and point to theirs where they agree.
    """
    above: list[tuple[int, Markup | None]] = []
    within: list[Markup] = []
    sentences: dict[Span, Markup] = {}
    block = -1  # the depth of the block that is gone through
    whole = document.markup[0] if document.markup and document.markup[0].tag == "text" else None
    for mark in document.markup[1:] if whole else document.markup:
        if 0 <= block < mark.depth:
            if mark.tag == "s":
                sentences[mark.span] = mark
            elif mark.tag not in _QUOTED:
                within.append(mark)
            continue
        block = -1 if mark.tag else mark.depth
        above.append((mark.depth - bool(whole), mark if mark.tag else None))
    return Structure(tuple(above), tuple(within), sentences, whole)


def boxes_of(text: Text) -> tuple[Block, ...]:
    """Return the blocks of a text as boxes: its sentences, and the words between them that none holds."""
    sentences: dict[int, list[Sentence]] = {}
    starts = {block.span.start: number for number, block in enumerate(text.document.blocks)}
    for sentence in text.sentences:
        number = starts.get(sentence.span.start, sentence.paragraph)
        sentences.setdefault(number, []).append(sentence)
    return tuple(
        tuple(_boxes(block.span, sentences.get(number, ()))) for number, block in enumerate(text.document.blocks)
    )


def _boxes(block: Span, sentences: Sequence[Sentence]) -> Iterator[tuple[Span, Sentence | None]]:
    position = block.start
    for sentence in sentences:
        if sentence.span.start > position:
            yield Span(position, sentence.span.start), None
        yield sentence.span, sentence
        position = sentence.span.end
    if block.end > position:
        yield Span(position, block.end), None


def write_structure(
    text: Node, place: Place, structure: Structure, who: Who, write: Callable[[Node, int], None]
) -> None:
    """Append to `text` the elements that hold blocks; `write` appends the block of a number to an element."""
    division = text
    if not any(mark is not None and depth == 0 and mark.tag in _TOP for depth, mark in structure.above):
        division = node(node(text, "body"), "div", type="document")
    open_: list[tuple[int, Node]] = [(-1, division)]
    number = 0
    for depth, mark in structure.above:
        while open_[-1][0] >= depth:
            open_.pop()
        if mark is None:
            element = open_[-1][1]
            if "xml:id" not in element.attributes and element is not division:
                element.attributes = {"xml:id": place.id(f"{_token(element)}{number + 1}")} | element.attributes
            write(element, number)
            number += 1
        else:
            made = element_of(open_[-1][1], mark, place, who)
            made.tail = "\n"
            open_.append((depth, made))
    if not any(child.tag in ("body", "group") for child in text.children):
        front = sum(child.tag == "front" for child in text.children)
        text.children.insert(front, Node("body", children=[Node("div", children=[Node("p")])]))


def _token(element: Node) -> str:
    return "h" if element.tag == "head" else "p"


def element_of(parent: Node, mark: Markup, place: Place, who: Who) -> Node:
    """Append the element of a mark; of a choice it is the editor's reading, the source's stands before it."""
    attributes = dict(mark.attributes)
    if "choice" in attributes:
        parent = node(parent, "choice")
        node(parent, attributes["choice"], attributes["for"])
    made = node(parent, mark.tag)
    made.attributes |= attributes_of(mark, place)
    if mark.tag in _ASCRIBED and (pointer := who(attributes.get("speaker", ""))):
        made.set("who", pointer)
    if "note" in attributes:
        anchor = place.id(f"n{attributes['note']}")
        made.set(*(("xml:id", anchor) if mark.tag == "anchor" else ("target", f"#{anchor}")))
    if "desc" in attributes:
        node(made, "desc", attributes["desc"])
    return made


def attributes_of(mark: Markup, place: Place) -> dict[str, str]:
    """Return the attributes of a mark's element: those of the source, and pointers to where it comes from."""
    attributes = dict(mark.attributes)
    made = {name: value for name, value in attributes.items() if name not in _MADE}
    pointers = [f"src:{uri(place.text.document.id)}#{attributes['id']}"] if "id" in attributes else []
    if "source" in attributes:
        pointers.append(attributes["source"])
    return made | ({"source": " ".join(pointers)} if pointers else {})
