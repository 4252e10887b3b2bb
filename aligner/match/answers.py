"""Matches as rows of a table, and matches by the words they quote."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from aligner.match.matcher import Matcher
from aligner.model import Quote, QuoteMatch, Span
from aligner.protocols import Scorer, Translator

BATCH = 64


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table of answers: the best candidate, whatever the verdict, and the chance that it is right."""

    id: str
    verdict: str
    confidence: float
    candidate_id: str
    start: int
    end: int
    text: str


def match_rows(
    matcher: Matcher,
    queries: Iterable[tuple[str, str]],
    translator: Translator | None = None,
    scorer: Scorer | None = None,
) -> Iterator[Row]:
    """Yield a row for each (id, French text): its best candidate, also where the verdict is "none".

    So a table can be cut at any confidence; `candidate_id` is empty only where nothing could be looked for. What
    `translator` and `scorer` are for, `Matcher.match` says.
    """
    stream = iter(queries)
    while batch := list(islice(stream, BATCH)):
        quotes = [Quote(i, 0, Span(0, len(text)), text) for i, text in batch]
        found = matcher.match(quotes, translator=translator, scorer=scorer)
        for (i, _), match in zip(batch, found, strict=True):
            best = match.original or (match.candidates[0] if match.candidates else None)
            if best is None:
                yield Row(i, match.verdict, match.confidence, "", 0, 0, "")
            else:
                at = best.span
                yield Row(i, match.verdict, match.confidence, best.document_id, at.start, at.end, best.text)


def by_original(matches: Iterable[QuoteMatch]) -> dict[tuple[str, Span], tuple[QuoteMatch, ...]]:
    """Group matches by the words they quote: overlapping spans of one document are one place, in document order."""
    found = [(m.original.document_id, m.original.span, m) for m in matches if m.original is not None]
    groups: list[tuple[str, Span, list[QuoteMatch]]] = []
    for document, span, match in sorted(found, key=lambda x: (x[0], x[1], x[2].quote.document_id, x[2].quote.index)):
        if groups and groups[-1][0] == document and groups[-1][1].overlaps(span):
            wide = Span(groups[-1][1].start, max(groups[-1][1].end, span.end))
            groups[-1] = (document, wide, [*groups[-1][2], match])
        else:
            groups.append((document, span, [match]))
    return {(document, span): tuple(group) for document, span, group in groups}
