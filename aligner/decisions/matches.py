"""Decisions about matches, applied to the matches of a run."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import cast, get_args

from aligner.decisions.beads import Lost
from aligner.decisions.entries import Entry
from aligner.decisions.places import Finder, Place, digests
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


class Quotes:
    """The quotes of a text, by the places that decisions about them name."""

    def __init__(self, text: str, matches: Sequence[QuoteMatch]) -> None:
        self._places = {match.quote.span: index for index, match in enumerate(matches)}
        spans: dict[int, list[Span]] = {}
        for span in self._places:
            spans.setdefault(len(span), []).append(span)
        self._finder = Finder(text, lambda length: spans.get(length, ()))

    def find(self, entry: Entry) -> int:
        """Return the index of the match that a decision is about, or raise Lost."""
        found = self._finder.locate(Place.parse(entry.anchor))
        if found is None:
            raise Lost(f"the text of {entry.document} has changed there")
        if found not in self._places:
            raise Lost(f"no quote of {entry.document} has just these words now")
        return self._places[found]


class Originals:
    """The texts of originals by id, and where in them the words stand that decisions name."""

    def __init__(self, pool: Mapping[str, Text], entries: Iterable[Entry]) -> None:
        self._pool = pool
        self._wanted = {digest for entry in entries for digest in digests(entry.value)}
        self._finders: dict[str, Finder] = {}

    def locate(self, name: str, place: Place) -> Candidate:
        """Return the words of a place in a text, as they stand there now, or raise Lost."""
        text = self._pool.get(name)
        if text is None:
            raise Lost(f"{name} is not among the English texts")
        body = text.document.text
        finder = self._finders.setdefault(name, Finder(body, partial(_beginning, body), self._wanted))
        span = finder.locate(place)
        if span is None:
            raise Lost(f"the text of {name} has changed there")
        return Candidate(name, span, span.of(body), 0.0)


def _beginning(body: str, length: int) -> Iterator[Span]:
    starts = (found.start() for found in _BEGINNING.finditer(body))
    return (Span(start, start + length) for start in starts if start + length <= len(body))


def apply_match(match: QuoteMatch, entry: Entry, originals: Originals) -> QuoteMatch:
    """Return a match as a decision leaves it.

    A rejected original that the run does not give any more leaves the match as it is: it says something new. Raises
    Lost where the original's text is not there any more, and ValueError where the line makes no sense.
    """
    try:
        verdict, original = _answer(entry.value, match, originals)
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


def _answer(value: str, match: QuoteMatch, originals: Originals) -> tuple[Verdict, Candidate | None]:
    if value == NONE:
        return "none", None
    cells = value.split(" ", 2)
    if len(cells) != 3 or cells[0] not in get_args(Verdict) or cells[0] == NONE:
        raise ValueError(f"not an answer: {value!r}; it is written as in altered 30-80~3fa2b1c4d5e6 en/memo.txt")
    original = originals.locate(cells[2], Place.parse(cells[1]))
    known = (one for one in (match.original, *match.candidates) if one is not None)
    return cast(Verdict, cells[0]), next((one for one in known if _same(one, original)), original)


def _same(one: Candidate | None, other: Candidate | None) -> bool:
    if one is None or other is None:
        return one is other
    return (one.document_id, one.span) == (other.document_id, other.span)
