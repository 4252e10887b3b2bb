"""Document → paragraphs and sentences, with exact offsets."""

from __future__ import annotations

from collections.abc import Iterator

from aligner.model import Document, Sentence, Span
from aligner.paragraphs import paragraphs
from aligner.segmentation.sentences import sentences
from aligner.text import Folded, fold

__all__ = ["paragraphs", "segment", "sentences"]


def segment(document: Document) -> tuple[Sentence, ...]:
    r"""Return the sentences of a document, in order: none empty, none overlapping, nothing visible left out.

    No sentence reaches over the end of a block. In a text without blocks, paragraphs end at blank lines, and where a
    line clearly ends one: headings, list items, dialogue, captions. Lines that were wrapped at a fixed width are one
    paragraph, and their sentences hold the newline.

    >>> [s.text for s in segment(Document("d", "fr", "", "« Il part. » M. Le Pen reste.\n• Fin"))]
    ['« Il part. »', 'M. Le Pen reste.', '• Fin']
    """
    folded = fold(document.text)
    found = [
        (number, span)
        for number, paragraph in _numbered(document, folded)
        for span in sentences(folded.text, paragraph, document.lang)
    ]
    if not folded.begins:
        return tuple(
            Sentence(document.id, index, number, span, span.of(document.text))
            for index, (number, span) in enumerate(found)
        )
    made: list[Sentence] = []
    last = 0
    for index, (number, seen) in enumerate(found):
        around = folded.around(seen.start, seen.end)
        span = Span(max(last, around.start), around.end)
        made.append(Sentence(document.id, index, number, span, span.of(document.text)))
        last = span.end
    return tuple(made)


def _numbered(document: Document, folded: Folded) -> Iterator[tuple[int, Span]]:
    """Yield the paragraphs of a text as it is seen, with numbers; a block with line breaks in it may hold several."""
    if not document.blocks:
        yield from enumerate(paragraphs(folded.text))
        return
    for number, block in enumerate(document.blocks):
        span = folded.folded(block.span)
        words = span.of(folded.text)
        for part in paragraphs(words) if "\n" in words else (Span(0, len(words)),):
            yield number, Span(span.start + part.start, span.start + part.end)
