"""Decisions about matches, applied to the matches of a run."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import cast, get_args

from aligner.decisions.beads import Lost
from aligner.decisions.entries import Entry
from aligner.decisions.places import Place
from aligner.model import Candidate, Decision, QuoteMatch, Span, Text, Verdict

NONE = "none"
# Where an original may begin: at a word, or at a mark.
_BEGINNING = re.compile(r"\b\w|[^\w\s]")


def written(verdict: Verdict, original: Candidate | None, pool: Mapping[str, Text]) -> str:
    """Return an answer as the value of a decision: `altered 30-80~3fa2b1c4d5e6 en/memo.txt`, or `none`."""
    if original is None:
        return NONE
    place = Place.of(original.span, pool[original.document_id].document.text)
    return f"{verdict} {place} {original.document_id}"


def original_named(entry: Entry) -> str:
    """Return the id of the document that a decision names as holding the original, or an empty string."""
    cells = entry.value.split(" ", 2)
    return cells[2] if entry.what == "match" and len(cells) == 3 else ""


def find_quote(matches: Mapping[Span, int], entry: Entry, text: str) -> int:
    """Return the index of the match that a decision is about, of `matches` by their quotes' spans, or raise Lost."""
    place = Place.parse(entry.anchor)
    found = place.locate(text, matches)
    if found is None:
        raise Lost(f"the text of {entry.document} has changed there")
    if found not in matches:
        raise Lost(f"no quote of {entry.document} has just these words now")
    return matches[found]


def apply_match(match: QuoteMatch, entry: Entry, pool: Mapping[str, Text]) -> QuoteMatch:
    """Return a match as a decision leaves it.

    A rejected original that the run does not give any more leaves the match as it is: it says something new. Raises
    Lost where the original's text is not there any more, and ValueError where the line makes no sense.
    """
    try:
        verdict, original = _answer(entry.value, match, pool)
    except Lost:
        if entry.action == "reject":
            return match
        raise
    same = _same(original, match.original)
    if entry.action == "reject":
        return replace(match, decision=Decision("rejected", entry.by, entry.at)) if same else match
    status = Decision("accepted" if entry.action == "accept" else "corrected", entry.by, entry.at)
    if same and verdict == match.verdict and status.status == "accepted":
        return replace(match, decision=status)
    runners_up = match.candidates
    if match.original is not None and not any(_same(match.original, one) for one in runners_up):
        runners_up = (match.original, *runners_up)
    return QuoteMatch(
        match.quote,
        match.original if same else original,
        verdict,
        # The chance that the best candidate is the original: a person says that it is, or that none is.
        0.0 if original is None else 1.0,
        match.evidence if same else (),
        tuple(one for one in runners_up if not _same(original, one)),
        status,
    )


def _answer(value: str, match: QuoteMatch, pool: Mapping[str, Text]) -> tuple[Verdict, Candidate | None]:
    if value == NONE:
        return "none", None
    cells = value.split(" ", 2)
    if len(cells) != 3 or cells[0] not in get_args(Verdict) or cells[0] == NONE:
        raise ValueError(f"not an answer: {value!r}; it is written as in altered 30-80~3fa2b1c4d5e6 en/memo.txt")
    verdict, place, name = cast(Verdict, cells[0]), Place.parse(cells[1]), cells[2]
    text = pool.get(name)
    if text is None:
        raise Lost(f"{name} is not among the English texts")
    body = text.document.text
    length = len(place.span)
    starts = (found.start() for found in _BEGINNING.finditer(body) if found.start() + length <= len(body))
    span = place.locate(body, (Span(start, start + length) for start in starts))
    if span is None:
        raise Lost(f"the text of {name} has changed there")
    known = (one for one in (match.original, *match.candidates) if one is not None)
    found = next((one for one in known if one.document_id == name and one.span == span), None)
    return verdict, found or Candidate(name, span, span.of(body), 0.0)


def _same(one: Candidate | None, other: Candidate | None) -> bool:
    if one is None or other is None:
        return one is other
    return (one.document_id, one.span) == (other.document_id, other.span)
