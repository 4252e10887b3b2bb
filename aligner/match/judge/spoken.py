"""Short quotes: words that tell little alone, and enough where the speaker and the date leave one place for them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from aligner.match.judge.features import FEATURES
from aligner.match.judge.metadata import speaks
from aligner.match.judge.propose import Proposal
from aligner.model import Document, Evidence, Quote

# Quotes of at most so many words are short.
SHORTEST = 3
# How sure we are of the only place, and how long before the text it was said at most. By judgement.
SURE, _RECENT = 0.7, timedelta(days=31)
# How far telling words of the quote and of the place must be found on the other side, 0–1, on average of both.
_SHARED = 0.4
_COVERED, _RENDERED = FEATURES.index("covered_content"), FEATURES.index("rendered_content")


def only_place(
    proposals: Sequence[Proposal], documents: Sequence[Document], quote: Quote, source: Document | None
) -> int | None:
    """Return the number of the one proposal that says what a short quote says in a recent text of its speaker.

    `documents` are those of the proposals. None where the speaker is not known, where the texts have no dates, and
    where there are several such places, or none.
    """
    if source is None or not quote.speaker:
        return None
    able = [
        k
        for k, (one, document) in enumerate(zip(proposals, documents, strict=True))
        if (one.features[_COVERED] + one.features[_RENDERED]) / 2 >= _SHARED
        and speaks(f"{document.meta('author')} {_turns(document)} {document.meta('publisher')}", quote.speaker)
        and _recent(document, source)
    ]
    apart = [k for k in able if not any(_overlap(proposals[k], proposals[j]) for j in able if j < k)]
    return apart[0] if len(apart) == 1 else None


def spoken(quote: Quote) -> Evidence:
    """Return the evidence that a place is the only one that speaker and date leave."""
    return Evidence("spoken", 1.0, f"the only such words in what {quote.speaker} said in the month before")


def _turns(document: Document) -> str:
    """Return the speaker whose turns a document holds, where all are one's."""
    speakers = {block.speaker for block in document.blocks if block.speaker}
    return speakers.pop() if len(speakers) == 1 else ""


def _recent(document: Document, source: Document) -> bool:
    said, told = _date(document), _date(source)
    return said is not None and told is not None and timedelta(0) <= told - said <= _RECENT


def _date(document: Document) -> date | None:
    try:
        return date.fromisoformat(document.meta("date")[:10])
    except ValueError:
        return None


def _overlap(one: Proposal, other: Proposal) -> bool:
    return one.start < other.end and other.start < one.end
