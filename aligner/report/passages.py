"""Passages of the pool in their context, and where they were published."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from aligner.model import Candidate, Document, Span, Text
from aligner.report.pieces import Mark, Piece, cut

# Characters of context on either side where a sentence is longer than that.
_CONTEXT = 300


@dataclass(frozen=True, slots=True)
class Source:
    """Who said it, where and when: empty where the metadata does not tell. `url` is http(s) or empty."""

    document_id: str
    author: str = ""
    title: str = ""
    publisher: str = ""
    date: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a pool document: `before` and `after` tell whether the document goes on there."""

    source: Source
    span: Span
    pieces: tuple[Piece, ...]
    before: bool = False
    after: bool = False


class Pool:
    """The texts that originals are shown from, by document id."""

    def __init__(self, texts: Iterable[Text]) -> None:
        self._texts: Mapping[str, Text] = {text.document.id: text for text in texts}

    def source(self, document_id: str) -> Source:
        """Return a document's source; only its id where the pool does not hold it."""
        text = self._texts.get(document_id)
        return cite(text.document) if text else Source(document_id)

    def window(self, candidate: Candidate) -> Span:
        """Return the span of a candidate with the sentence before and after it, within its paragraphs."""
        text = self._texts.get(candidate.document_id)
        if text is None:
            return candidate.span
        return _window(text, candidate.span)

    def passage(self, document_id: str, span: Span, marks: Sequence[Mark], spare: str = "") -> Passage:
        """Return a stretch of a document with its marks; `spare` is shown where the pool does not hold the document."""
        text = self._texts.get(document_id)
        if text is None:
            whole = tuple(_moved(mark, -span.start) for mark in marks)
            return Passage(Source(document_id), span, cut(spare, Span(0, len(spare)), whole))
        body = text.document.text
        pieces = cut(body, Span(min(span.start, len(body)), min(span.end, len(body))), marks)
        before, after = body[: span.start].strip() != "", body[span.end :].strip() != ""
        return Passage(cite(text.document), span, pieces, before, after)


def cite(document: Document) -> Source:
    """Return the source of a document, from its metadata."""
    url = next((value for key in ("url", "source_url", "link") if (value := document.meta(key))), "")
    return Source(
        document.id,
        document.meta("author"),
        document.title or document.meta("title"),
        document.meta("publisher"),
        document.meta("date"),
        url if _web(url) else "",
    )


def _web(url: str) -> bool:
    """Tell whether an address may be a link: a `javascript:` one never may."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc)


def _moved(mark: Mark, by: int) -> Mark:
    start = max(0, mark.span.start + by)
    return Mark(Span(start, max(start, mark.span.end + by)), mark.role, mark.quote, mark.verdict, mark.call)


def _window(text: Text, span: Span) -> Span:
    sentences = text.sentences
    low = bisect_right(sentences, span.start, key=lambda s: s.span.end)
    high = max(bisect_left(sentences, span.end, key=lambda s: s.span.start), low)
    hit = sentences[low:high]
    if not hit:
        return _tight(text.document.text, span, Span(0, len(text.document.text)))
    first, last = hit[0], hit[-1]
    near = [s for s in sentences[max(0, low - 1) : high + 1] if first.paragraph <= s.paragraph <= last.paragraph]
    start = min(s.span.start for s in (*near, first))
    end = max(s.span.end for s in (*near, last))
    return _tight(text.document.text, span, Span(min(start, span.start), max(end, span.end)))


def _tight(body: str, span: Span, wide: Span) -> Span:
    """Cut a window at a space where it reaches further than the context allows."""
    start, end = wide.start, wide.end
    if span.start - start > _CONTEXT:
        space = body.find(" ", span.start - _CONTEXT, span.start)
        start = span.start if space < 0 else space + 1
    if end - span.end > _CONTEXT:
        space = body.rfind(" ", span.end, span.end + _CONTEXT)
        end = span.end if space < 0 else space
    return Span(start, end)
