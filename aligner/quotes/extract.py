"""Find the quotations of a document."""

from __future__ import annotations

from collections.abc import Sequence

from aligner.languages import LANGUAGES
from aligner.model import Document, Quote, Sentence
from aligner.quotes.chains import chains_closed, join_interrupted
from aligner.quotes.kinds import add_voiced, kinds_of
from aligner.quotes.labels import add_labelled
from aligner.quotes.marked import add_marked, not_listed
from aligner.quotes.marks import read_marks
from aligner.quotes.pairs import Piece, depths, pair
from aligner.quotes.tokens import Words, units_of
from aligner.quotes.unmarked import add_unmarked
from aligner.quotes.weak import retag


def pieces_by_rule(document: Document, words: Words, sentences: Sequence[Sentence]) -> list[Piece]:
    """Return the pieces of quoted text that marks, elements, dashes and colons show; all as the text is seen."""
    language = LANGUAGES[document.lang]
    pieces = add_marked(document, words.folded, pair(words.text, read_marks(words.text, language)))
    return add_unmarked(words, pieces, units_of(words, sentences, pieces, depths(pieces)), language)


def extract(document: Document, sentences: Sequence[Sentence], words: Words | None = None) -> tuple[Quote, ...]:
    """Return the document's quotations in order, outer before inner, without speakers.

    A quotation ends where its mark is closed, where the next paragraph opens it anew, or, where a mark was never
    closed, with its line. `sentences` only tells where sentences outside quotations begin; without them each line is
    one. `words` are those of the text, if they were read before. Time and the total length of all quotations are linear
    in the document's length.

    >>> document = Document("a", "fr", "a", "« Oui », a dit Marie Curie.")
    >>> [quote.text for quote in extract(document, ())]
    ['Oui']
    """
    words = words or Words.of(document.text)
    language, text, sentences = LANGUAGES[document.lang], words.text, words.seen(sentences)
    pieces = retag(words, pieces_by_rule(document, words, sentences), language)
    pieces = add_labelled(text, not_listed(document, words.folded, pieces), language.quotation)
    pieces = add_voiced(text, pieces, language)
    deep = depths(pieces)
    units = units_of(words, sentences, pieces, deep)
    pieces = join_interrupted(text, pieces, units, language)
    kinds = kinds_of(text, pieces, units, language)
    closed = chains_closed(pieces)
    spans = [words.folded.original(piece.start, piece.end) for piece in pieces]
    return tuple(
        Quote(
            document.id,
            index,
            spans[index],
            spans[index].of(document.text),
            kinds[index],
            depth=deep[index],
            continued_from=piece.continues,
            closed=closed[index],
        )
        for index, piece in enumerate(pieces)
    )
