"""Document → paragraphs and sentences, with exact offsets."""

from __future__ import annotations

from aligner.model import Document, Sentence, Span
from aligner.segmentation.paragraphs import paragraphs
from aligner.segmentation.sentences import sentences
from aligner.text import fold

__all__ = ["paragraphs", "segment", "sentences"]


def segment(document: Document) -> tuple[Sentence, ...]:
    r"""Return the sentences of a document, in order: none empty, none overlapping, nothing visible left out.

    Paragraphs end at blank lines, and where a line clearly ends one: headings, list items, dialogue, captions. Lines
    that were wrapped at a fixed width are one paragraph, and their sentences hold the newline.

    >>> [s.text for s in segment(Document("d", "fr", "", "« Il part. » M. Le Pen reste.\n• Fin"))]
    ['« Il part. »', 'M. Le Pen reste.', '• Fin']
    """
    folded = fold(document.text)
    found = [
        (number, span)
        for number, paragraph in enumerate(paragraphs(folded.text))
        for span in sentences(folded.text, paragraph, document.lang)
    ]
    made: list[Sentence] = []
    last = 0
    for index, (number, seen) in enumerate(found):
        around = folded.around(seen.start, seen.end)
        span = Span(max(last, around.start), around.end)
        made.append(Sentence(document.id, index, number, span, span.of(document.text)))
        last = span.end
    return tuple(made)
