"""The body of a text in TEI: paragraphs, sentences, quotes and originals, with every character of the document."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from aligner.formats.shared.layout import Place
from aligner.formats.shared.markup import Node, append_text, node
from aligner.formats.tei.marks import Found, Mark, in_parts, marks
from aligner.formats.tei.nesting import Piece, cut
from aligner.formats.tei.structure import (
    Block,
    Who,
    attributes_of,
    boxes_of,
    element_of,
    structure_of,
    write_structure,
)
from aligner.model import Markup, Quote, Sentence, Span, Text

_APOSTROPHES = str.maketrans("\u2019\u02bc", "''")


def write_body(parent: Node, place: Place, found: Found, corresp: Mapping[int, str], who: Who) -> None:
    """Append `text` to a TEI element: `found` is what other texts point to, `corresp` pointers by sentence index.

    The text nodes, put together, are the document's text; only white space between paragraphs may differ.
    """
    text = place.text
    structure = structure_of(text.document)
    blocks = boxes_of(text) if structure.above else paragraphs(text)
    boxes = [box for block in blocks for box, _ in block]
    own = marks(text, found, who)
    ends = sorted({end for span in (*boxes, *(mark.span for mark in own)) for end in (span.start, span.end)})
    made = [*own, *(part for mark in structure.within for part in in_parts(mark, ends, text.document.text))]
    pieces = iter(cut([mark.span for mark in made], boxes, text.document.text))
    cut_boxes = [[next(pieces) for _ in block] for block in blocks]
    chains = _chains(made, text.quotes, [box for block in cut_boxes for box in block])
    writer = _Writer(place, made, chains, structure.sentences, corresp, who)

    def write(element: Node, number: int) -> None:
        for (box, sentence), inside in zip(blocks[number], cut_boxes[number], strict=True):
            writer.box(element, box, sentence, inside)

    holder = node(parent, "text")
    holder.attributes |= attributes_of(structure.text, place) if structure.text else {}
    if structure.above:
        write_structure(holder, place, structure, who, write)
        return
    division = node(node(holder, "body"), "div", type="document")
    for number, block in enumerate(blocks):
        head = number == 0 and _is_title(text, block)
        element = node(division, "head" if head else "p", id=place.id("h1" if head else f"p{number + 1}"))
        write(element, number)
        element.tail = "\n"


def paragraphs(text: Text) -> tuple[Block, ...]:
    """Return the paragraphs as boxes: sentences, and what stands between them; nothing but white space is left out.

    Words that no sentence holds go with the paragraph that follows, at the end of the text with the last.
    """
    whole = text.document.text
    blocks: list[Block] = []
    position = _skip(whole, 0)
    groups: dict[int, list[Sentence]] = defaultdict(list)
    for sentence in text.sentences:
        groups[sentence.paragraph].append(sentence)
    for index, sentences in enumerate(groups.values()):
        boxes: list[tuple[Span, Sentence | None]] = []
        for sentence in sentences:
            if sentence.span.start > position:
                boxes.append((Span(position, sentence.span.start), None))
            boxes.append((sentence.span, sentence))
            position = sentence.span.end
        end = len(whole.rstrip())
        if index == len(groups) - 1 and end > position:
            boxes.append((Span(position, end), None))
        blocks.append(tuple(boxes))
        position = _skip(whole, position)
    if not groups:  # one paragraph all the same: a quote of a text without sentences needs a place
        start = min(position, len(whole.rstrip()))
        return (((Span(start, len(whole.rstrip())), None),),)
    return tuple(blocks)


def _skip(text: str, position: int) -> int:
    while position < len(text) and text[position].isspace():
        position += 1
    return position


def _is_title(text: Text, block: Block) -> bool:
    words = text.document.text[block[0][0].start : block[-1][0].end]
    return bool(text.document.title) and _folded(words) == _folded(text.document.title)


def _folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).translate(_APOSTROPHES).split())


def _chains(
    found: Sequence[Mark], quotes: Sequence[Quote], pieces: Sequence[Sequence[Piece]]
) -> dict[Piece, tuple[str, str, str]]:
    """Return for each piece its token and those of the pieces before and after it in the same quotation.

    A quote that goes on with another (`continued_from`) is one chain with it.
    """
    by_mark: dict[int, list[Piece]] = defaultdict(list)
    for box in pieces:
        for piece in box:
            if found[piece.mark].source is None:
                by_mark[piece.mark].append(piece)
    index = {quote.index: position for position, quote in enumerate(quotes)}
    chains: dict[int, list[int]] = defaultdict(list)
    for mark in sorted(by_mark, key=lambda mark: (by_mark[mark][0].start, mark)):
        chains[_root(mark, quotes, index)].append(mark)
    out: dict[Piece, tuple[str, str, str]] = {}
    for chain in chains.values():
        links = [
            (piece, found[mark].token if n == 1 else f"{found[mark].token}.{n}")
            for mark in chain
            for n, piece in enumerate(by_mark[mark], 1)
        ]
        tokens = ["", *(token for _, token in links), ""]
        out.update({piece: (tokens[i + 1], tokens[i], tokens[i + 2]) for i, (piece, _) in enumerate(links)})
    return out


def _root(mark: int, quotes: Sequence[Quote], index: Mapping[int, int]) -> int:
    seen = set()
    while mark < len(quotes) and mark not in seen:
        seen.add(mark)
        before = quotes[mark].continued_from
        if before is None or before not in index:
            break
        mark = index[before]
    return mark


@dataclass(frozen=True, slots=True)
class _Writer:
    place: Place
    marks: Sequence[Mark]
    chains: Mapping[Piece, tuple[str, str, str]]
    sentences: Mapping[Span, Markup]
    corresp: Mapping[int, str]
    who: Who

    def box(self, parent: Node, box: Span, sentence: Sentence | None, pieces: Sequence[Piece]) -> None:
        """Append one sentence, or what stands between two, with the pieces that lie in it."""
        if sentence is not None:
            token = f"s{sentence.index + 1}"
            parent = node(parent, "s", id=self.place.id(token), corresp=self.corresp.get(sentence.index, ""))
            if mark := self.sentences.get(sentence.span):
                parent.attributes |= attributes_of(mark, self.place)
        text = self.place.text.document.text
        position = box.start
        open_: list[tuple[Node, int]] = [(parent, box.end)]
        for piece in pieces:
            while len(open_) > 1 and open_[-1][1] <= piece.start:
                position = self._close(open_, text, position)
            append_text(open_[-1][0], text[position : piece.start])
            position = piece.start
            open_.append((self._element(open_[-1][0], piece), piece.end))
        while open_:
            position = self._close(open_, text, position)

    @staticmethod
    def _close(open_: list[tuple[Node, int]], text: str, position: int) -> int:
        element, end = open_.pop()
        append_text(element, text[position:end])
        return end

    def _element(self, parent: Node, piece: Piece) -> Node:
        mark = self.marks[piece.mark]
        if mark.source is not None:
            made = element_of(parent, mark.source, self.place, self.who)
            made.attributes |= mark.attributes
            return made
        token, before, after = self.chains[piece]
        made = node(parent, mark.tag, id=self.place.id(token))
        for name, value in mark.attributes.items():
            made.set(name, value)
        for name, other in (("prev", before), ("next", after)):
            if other:
                made.set(name, f"#{self.place.id(other)}")
        return made
