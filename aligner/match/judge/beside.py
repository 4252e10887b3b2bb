"""A quote beside the quotation of its text's version: which of it and what the pool holds is the original."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from aligner.match.changes import Pair, changes
from aligner.match.changes.pair import pair
from aligner.match.judge.features import CONTENT_FROM, MISSED
from aligner.match.judge.metadata import preference
from aligner.match.judge.verdict import ABSTAIN, given, shared
from aligner.match.judge.version import Counterpart
from aligner.match.pool.arrays import build
from aligner.match.pool.tokens import words
from aligner.match.retrieve.candidates import Retriever
from aligner.match.retrieve.lexicon import Lexicon
from aligner.match.span.interruptions import interruptions
from aligner.model import Candidate, Document, Evidence, Quote, QuoteMatch, Span, Text
from aligner.protocols import AdditiveEncoder
from aligner.text import seen

# So much more of its words must an original elsewhere share, to be preferred to the version's quotation. By judgement.
_BETTER = 0.15
# Headings are beside one another whatever they say: a quotation in one that shares less with the quote than this may be
# another, and that it stands there says nothing. By judgement.
_UNLIKE = 0.3
# So many content words at a quotation's edge that the quote does not have are no part of its original. By judgement.
_LEFT = 2
# Two spans of one place whose lengths differ by more than this are a quotation and a part of it.
_PART = 1.6


@dataclass(frozen=True, slots=True)
class _Reading:
    """A quotation of the version as the original of a quote: what speaks for it, and its words in common, 0–1.

    `unsaid` are the offsets of its content words that the quote does not have.
    """

    candidate: Candidate
    evidence: tuple[Evidence, ...]
    shared: float
    unsaid: tuple[int, ...]


class Beside:
    """Weighs the quotations of one version against what was found in the pool."""

    def __init__(self, target: Text, encoder: AdditiveEncoder, lexicon: Lexicon) -> None:
        """Prepare the words of the version."""
        self._document = target.document
        self._retriever = Retriever(build([target]), encoder, lexicon)

    def weigh(self, found: QuoteMatch, there: Counterpart, source: Document | None) -> QuoteMatch:
        """Return a match with the version's quotation taken into account.

        Where both are one place they strengthen each other, and the quotation's own marks decide where it ends. Else
        the quotation is the original, unless the pool's has better words, or the version is a translation.
        """
        reading = self._read(found.quote, there)
        if reading is None:
            return found
        best = found.original or (found.candidates[0] if found.candidates else None)
        another = reading.shared < _UNLIKE and _in_heading(self._document, there.span)
        if best is not None and _one_place(best, reading.candidate):
            return found if another else _agreed(found, best, there, reading)
        doubtful = another or preference(self._document, found.quote, source) < 0
        if doubtful or (found.original is not None and _shared(found) > reading.shared + _BETTER):
            return _with_rival(found, reading.candidate)
        return _answer(found, there.confidence, reading)

    def _read(self, quote: Quote, there: Counterpart) -> _Reading | None:
        pool = self._retriever.pool
        inside = np.flatnonzero((pool.starts >= there.span.start) & (pool.ends <= there.span.end))
        (query,) = self._retriever.prepare([words(quote.text, "fr")])
        if not len(inside) or not len(query.words):
            return None
        both = pair(quote.text, query, int(inside[0]), int(inside[-1]) + 1, self._retriever)
        content = shared_content(both)
        bead = Evidence("bead", round(there.bead, 4), "the quotation in the sentence that the quote's is aligned with")
        odds = np.log(there.confidence / max(1e-6, 1 - there.confidence))
        candidate = Candidate(
            self._document.id, there.span, there.text, round(float(odds), 4), self._document.meta("author")
        )
        missed = np.flatnonzero((both.weight >= CONTENT_FROM) & (both.strength.max(axis=0) < MISSED))
        unsaid = tuple(pool.starts[inside[missed]].tolist()) if len(both.theirs) == len(inside) else ()
        return _Reading(candidate, (*content, bead, *changes(both)), sum(e.value for e in content) / 2, unsaid)


def shared_content(both: Pair) -> tuple[Evidence, Evidence]:
    """Return which part of the quote's content words the original shares, and of the original's the quote."""
    covered = both.strength.max(axis=1)[_telling(both.said)].mean()
    rendered = both.strength.max(axis=0)[_telling(both.weight)].mean()
    return (
        Evidence("covered_content", round(float(covered), 4), "content words of the quote found in the original"),
        Evidence("rendered_content", round(float(rendered), 4), "content words of the original found in the quote"),
    )


def _telling(said: np.ndarray) -> np.ndarray:
    content = said >= CONTENT_FROM
    return content if content.any() else np.ones(len(said), bool)


def _in_heading(document: Document, span: Span) -> bool:
    """Tell whether a quotation stands in a heading, or a line that ends like one: without a full stop."""
    block = document.block_at(span.start)
    if block is not None and block.kind == "heading":
        return True
    line = document.text[span.start :].partition("\n")[0]
    return line.rstrip(' \u00a0\u202f"”’»)')[-1:] not in tuple(".!?…")


def _shared(found: QuoteMatch) -> float:
    told = {e.name: e.value for e in found.evidence}
    return (told.get("covered_content", 0.0) + told.get("rendered_content", 0.0)) / 2


def _one_place(one: Candidate, other: Candidate) -> bool:
    return one.document_id == other.document_id and one.span.overlaps(other.span)


def _agreed(found: QuoteMatch, best: Candidate, there: Counterpart, reading: _Reading) -> QuoteMatch:
    """Return the match where pool and version name one place.

    A part of the quotation keeps its own span, and so does what goes on after it was interrupted, and what lacks only
    words at the quotation's edge that the quote lacks too.
    """
    sure = 1 - (1 - found.confidence) * (1 - there.confidence)
    lengths = sorted((len(seen(best.text)) + 1, len(seen(there.text)) + 1))
    left = [at for at in reading.unsaid if not best.span.start <= at < best.span.end]
    apart = lengths[1] > _PART * lengths[0] or len(left) >= _LEFT or interruptions(seen(best.text))
    if apart and found.original is not None:
        return QuoteMatch(found.quote, best, found.verdict, sure, (*found.evidence, _bead(reading)), found.candidates)
    if words(best.text, "en").keys == words(there.text, "en").keys:
        reading = replace(reading, candidate=best)
    return _answer(found, sure, reading)


def _bead(reading: _Reading) -> Evidence:
    return next(e for e in reading.evidence if e.name == "bead")


def _with_rival(found: QuoteMatch, rival: Candidate) -> QuoteMatch:
    return QuoteMatch(
        found.quote, found.original, found.verdict, found.confidence, found.evidence, (*found.candidates, rival)
    )


def _answer(found: QuoteMatch, sure: float, reading: _Reading) -> QuoteMatch:
    """Return the version's quotation as the original, with what the pool had as rivals."""
    rivals = [c for c in (found.original, *found.candidates) if c is not None and not _one_place(c, reading.candidate)]
    if sure < ABSTAIN:
        return _with_rival(found, reading.candidate)
    verdict = given(sure, shared(reading.evidence), reading.evidence)
    return QuoteMatch(found.quote, reading.candidate, verdict, sure, reading.evidence, tuple(rivals))
