"""The body of a text in TEI: paragraphs, sentences, quotes and originals, with every character of the document."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from aligner.addresses import original_token, quote_token
from aligner.formats.shared.layout import Place
from aligner.formats.shared.markup import Node, append_text, node
from aligner.formats.shared.numbers import decimals
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

_UNSPOKEN = {"scare": "soCalled", "title": "title"}
_WORDS = frozenset(("w", "pc"))
_APOSTROPHES = str.maketrans("\u2019\u02bc", "''")


@dataclass(frozen=True, slots=True)
class Mark:
    """An element to put round a range of the text: its tag, its id's token, and its other attributes.

    `source` is the element of the source that it is, which has no token.
    """

    span: Span
    tag: str
    token: str
    attributes: Mapping[str, str]
    source: Markup | None = None


def originals(text: Text, spans: Iterable[Span]) -> dict[Span, str]:
    """Return for each span of originals the token of its element's id: a quote's where one is just there.

    Others are named by their offsets, as in `o120-178`. `TextFacts.token` gives the same without the text.
    """
    quotes = {quote.span: quote_token(quote.index) for quote in reversed(text.quotes)}
    return {span: quotes.get(span, original_token(span)) for span in spans}


def quote_mark(quote: Quote, who: str) -> Mark:
    """Return the element of a quote: `said` where the speaker is known, `soCalled`, `title` or `quote` otherwise."""
    ana = f"q:{quote.kind}" if quote.closed else f"q:{quote.kind} q:unclosed"
    token = quote_token(quote.index)
    if who:
        sure = {"cert": decimals(quote.speaker_confidence)} if quote.speaker_confidence else {}
        return Mark(quote.span, "said", token, {"who": who, "direct": "true", "ana": ana} | sure)
    if quote.kind in _UNSPOKEN:
        return Mark(quote.span, _UNSPOKEN[quote.kind], token, {"ana": ana})
    return Mark(quote.span, "quote", token, {"ana": ana})


def marks(text: Text, found: Mapping[Span, str], who: Callable[[str], str]) -> tuple[Mark, ...]:
    """Return the elements of a text: its quotes, and the originals of `found` that no quote marks already."""
    made = [quote_mark(quote, who(quote.speaker) if quote.speaker else "") for quote in text.quotes]
    taken = {mark.token for mark in made}
    for span, token in sorted(found.items()):
        if token not in taken:
            made.append(Mark(span, "seg", token, {"type": "original"}))
    return tuple(made)


def write_body(parent: Node, place: Place, found: Mapping[Span, str], corresp: Mapping[int, str], who: Who) -> None:
    """Append `text` to a TEI element: `found` are originals and their tokens, `corresp` pointers by sentence index.

    The text nodes, put together, are the document's text; only white space between paragraphs may differ.
    """
    text = place.text
    structure = structure_of(text.document)
    blocks = boxes_of(text) if structure.above else paragraphs(text)
    boxes = [box for block in blocks for box, _ in block]
    own = marks(text, found, who)
    ends = sorted({end for span in (*boxes, *(mark.span for mark in own)) for end in (span.start, span.end)})
    made = [*own, *(part for mark in structure.within for part in _in_parts(mark, ends, text.document.text))]
    pieces = iter(cut([mark.span for mark in made], boxes, text.document.text))
    cut_boxes = [[next(pieces) for _ in block] for block in blocks]
    chains = _chains(made, text.quotes, [box for block in cut_boxes for box in block])
    writer = _Writer(place, made, chains, structure.sentences, corresp, who)

    def write(element: Node, number: int) -> None:
        for (box, sentence), inside in zip(blocks[number], cut_boxes[number], strict=True):
            writer.box(element, box, sentence, inside)

    holder = node(parent, "text")
    if structure.above:
        write_structure(holder, place, structure, who, write)
        return
    division = node(node(holder, "body"), "div", type="document")
    for number, block in enumerate(blocks):
        head = number == 0 and _is_title(text, block)
        element = node(division, "head" if head else "p", id=place.id("h1" if head else f"p{number + 1}"))
        write(element, number)
        element.tail = "\n"


def _in_parts(mark: Markup, ends: Sequence[int], text: str) -> Iterator[Mark]:
    """Yield the element of a mark; of a word, which can hold no quote, the parts between the ends that lie in it."""
    inner = ends[bisect_right(ends, mark.span.start) : bisect_left(ends, mark.span.end)] if mark.tag in _WORDS else ()
    spans = [Span(*pair) for pair in pairwise((mark.span.start, *inner, mark.span.end))]
    parts = [span for span in spans if not inner or span.of(text).strip()]
    for number, span in enumerate(parts):
        part = "I" if number == 0 else "F" if number == len(parts) - 1 else "M"
        yield Mark(span, mark.tag, "", {"part": part} if len(parts) > 1 else {}, mark)


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
