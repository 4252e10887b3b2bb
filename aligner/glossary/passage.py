"""The two sides of a bead as words with their places in files."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from aligner.glossary.terms import Place
from aligner.glossary.words import Words, split
from aligner.model import Bead, Bitext, Document, Lang, Sentence, Span, Text
from aligner.text import fold, seen

BREAK = "\n"  # the key of a sentence's end: no term reaches over it


@dataclass(frozen=True, slots=True)
class Passage:
    """Some sentences of a document, or a machine's translation where that is None.

    `words.text` is the whole text as it is seen (`aligner.text.fold`), and spans are spans of it.
    """

    words: Words
    spans: tuple[Span, ...]
    document: Document | None

    @property
    def text(self) -> str:
        """The sentences, in one line."""
        return " ".join(" ".join(span.of(self.words.text).split()) for span in self.spans)

    @property
    def whole(self) -> Span:
        """From the first sentence's start to the last one's end."""
        return Span(self.spans[0].start, self.spans[-1].end) if self.spans else Span(0, 0)

    def sentence(self, at: int) -> str:
        """Return the sentence that an offset stands in, in one line."""
        for span in self.spans:
            if at < span.end:
                return " ".join(span.of(self.words.text).split())
        return self.text

    def place(self, span: Span) -> Place | None:
        """Return where a span is in the document's file, None for a machine's translation."""
        return place(self.document, self.original(span)) if self.document else None

    def original(self, span: Span) -> Span:
        """Return where a span stands in the untouched text of the document."""
        return _folded(self.document.text).original(span.start, span.end) if self.document else span


@dataclass(frozen=True, slots=True)
class Pair:
    """A bead: its two passages, the target's empty where nothing translates the source."""

    source: Passage
    target: Passage


def pairs(bitext: Bitext) -> Iterator[Pair]:
    """Yield a bitext's beads, or its machine translations where it has no target, in the source's order."""
    if bitext.target is not None:
        for bead in bitext.beads:
            yield _pair(bitext.source, bitext.target, bead)
        return
    for translation in bitext.translations:
        english = seen(translation.text)
        whole = (Span(0, len(english)),)
        yield Pair(
            passage(bitext.source.document, (translation.source,), "fr"),
            Passage(words_of(english, whole, "en"), whole, None),
        )


def _pair(source: Text, target: Text, bead: Bead) -> Pair:
    return Pair(
        _passage(source, source.sentences[bead.source.start : bead.source.end], "fr"),
        _passage(target, target.sentences[bead.target.start : bead.target.end], "en"),
    )


def _passage(text: Text, sentences: Sequence[Sentence], lang: Lang) -> Passage:
    return passage(text.document, [sentence.span for sentence in sentences], lang)


def passage(document: Document, spans: Sequence[Span], lang: Lang) -> Passage:
    """Return some spans of a document's untouched text as a passage."""
    folded = _folded(document.text)
    there = tuple(folded.folded(span) for span in spans)
    return Passage(words_of(folded.text, there, lang), there, document)


def words_of(text: str, spans: Sequence[Span], lang: Lang) -> Words:
    """Return the words of some spans of a text with offsets into it, a break behind each span."""
    keys: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for span in spans:
        part = split(span.of(text), lang)
        keys += [*part.keys, BREAK]
        starts += [*(span.start + at for at in part.starts), span.end]
        ends += [*(span.start + at for at in part.ends), span.end]
    return Words(text, tuple(keys), tuple(starts), tuple(ends))


def place(document: Document, span: Span) -> Place:
    """Return the lines and columns (from 1) of a span of a document, in its file."""
    lines = document.lines or line_starts(document.text)
    span = document.located(span)
    first, last = bisect_right(lines, span.start) - 1, bisect_right(lines, max(span.end - 1, span.start)) - 1
    return Place(document.path, first + 1, span.start - lines[first] + 1, last + 1, span.end - lines[last] + 1)


_folded = lru_cache(maxsize=8)(fold)


@lru_cache(maxsize=8)
def line_starts(text: str) -> list[int]:
    """Return the offset of each line's first character; lines end with \\n, as editors and CI systems count them."""
    starts = [0]
    at = text.find("\n")
    while at >= 0:
        starts.append(at + 1)
        at = text.find("\n", at + 1)
    return starts
