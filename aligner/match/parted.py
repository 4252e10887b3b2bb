"""Quotes in parts: passages that an ellipsis joins, sentences of which some are not there, or that are interrupted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from aligner.match.changes import Pair
from aligner.match.explain.reasons import left_out, partly
from aligner.match.judge.backtranslation import Back
from aligner.match.judge.beside import shared_content
from aligner.match.judge.features import CONTENT_FROM, FEATURES, FOUND
from aligner.match.judge.passages import Found, chain, clauses, part, pieces, sentences
from aligner.match.judge.propose import Proposal
from aligner.match.judge.ranking import Preference, Ranked, Ranking
from aligner.match.judge.verdict import ABSTAIN
from aligner.match.pool.arrays import Pool
from aligner.match.pool.paragraphs import one_paragraph, within_one
from aligner.match.span.interruptions import interruptions
from aligner.model import Evidence

# The part of a quote's content words without counterpart from which it is looked for sentence by sentence.
LACKING = 0.25
# The same of a quote of one sentence, from which it is looked for clause by clause; and of one sentence among others.
LACKING_CLAUSE, LACKING_SENTENCE = 0.35, 0.5


@dataclass(frozen=True, slots=True)
class Parted:
    """Where the parts of a quote were found: the run of words that holds them, how sure, and what speaks of it.

    `whole` tells that all of the quote is there.
    """

    start: int
    end: int
    confidence: float
    evidence: tuple[Evidence, ...]
    whole: bool


class Parts:
    """Looks for quotes part by part in one pool."""

    def __init__(self, pool: Pool, ranking: Ranking) -> None:
        """Take the pool and what ranks its places."""
        self._pool, self._ranking = pool, ranking

    def held(self, french: str, ranked: Ranked, both: Pair | None, preference: Preference, back: Back) -> Parted | None:
        """Return where a quote's passages, sentences or clauses are, if that tells more than its best place; else None.

        `both` is the quote beside its best place.
        """
        passages = pieces(french)
        if len(passages) == 1:
            return self._sought(french, ranked, both, preference, back)
        found = self._found(passages, preference, back)
        joined = self._joined(found, ranked.confidence)
        lacks = joined is None and self._lacks(ranked, both, passages)
        return self._partly(ranked, passages, found, within=False, joint=True) if lacks else joined

    def _joined(self, found: Sequence[Found], sure: float) -> Parted | None:
        """Return where the passages are that a quote joins by an ellipsis; None where that is no surer than `sure`.

        Passages of two paragraphs are joined only where each is sure by itself.
        """
        made = chain(found, self._document)
        if made is None or made.confidence < max(ABSTAIN, sure):
            return None
        if min(piece.confidence for piece in found) < ABSTAIN and not one_paragraph(self._pool, made.start, made.end):
            return None
        return Parted(made.start, made.end, made.confidence, left_out(made, self._pool), whole=True)

    def _sought(
        self, french: str, ranked: Ranked, both: Pair | None, preference: Preference, back: Back
    ) -> Parted | None:
        """Return where a quote's sentences or clauses are, if its best place seems to lack some; else None."""
        parts = clauses(french) if _missing(ranked) >= LACKING_CLAUSE else sentences(french)
        if len(parts) == 1 or not self._lacks(ranked, both, parts):
            return None
        found = self._found(parts, preference, back)
        return self._partly(ranked, parts, found, within=within_one(french), joint=False)

    @staticmethod
    def _lacks(ranked: Ranked, both: Pair | None, parts: Sequence[str]) -> bool:
        """Tell whether the best place is not sure, or seems to lack some of a quote's parts."""
        unsure = ranked.confidence < ABSTAIN or _missing(ranked) >= LACKING
        return unsure or (both is not None and _lacks_a_sentence(both, parts))

    def _partly(
        self, ranked: Ranked, parts: Sequence[str], found: Sequence[Found], *, within: bool, joint: bool
    ) -> Parted | None:
        """Return which parts are there side by side, within one paragraph or not; None where no part is for sure."""

        def together(first: Proposal, second: Proposal) -> bool:
            same = self._document(first.start) == self._document(second.start)
            return same and (not within or one_paragraph(self._pool, first.start, second.end))

        held = part(found, together, joint=joint)
        if held is None:
            return None
        at, made = held
        if len(at) < len(parts):
            return Parted(made.start, made.end, made.confidence, partly(parts, at), whole=False)
        # Where nobody interrupts, what was found of the whole has the better edges.
        best = ranked.proposals[0]
        wider = made.start < best.start or made.end > best.end
        if not wider or not interruptions(self._ranking.written(replace(best, start=made.start, end=made.end))):
            return None
        return Parted(made.start, made.end, made.confidence, (), whole=True)

    def _found(self, parts: Sequence[str], preference: Preference, back: Back) -> tuple[Found, ...]:
        """Return what is found for each of several parts."""
        ranked = self._ranking.rank(parts, [preference] * len(parts), back)
        return tuple(Found(len(r.query.words) if r.query else 0, r.proposals, r.scores, r.confidence) for r in ranked)

    def _document(self, word: int) -> int:
        return int(self._pool.document_of[word])


def _missing(ranked: Ranked) -> float:
    return float(ranked.proposals[0].features[FEATURES.index("missing")])


def _lacks_a_sentence(both: Pair, parts: Sequence[str]) -> bool:
    """Tell whether one of the parts of a quote has few of its content words in the original.

    A word that the quote has twice must be there twice.
    """
    at, starts, seen_before = 0, both.ours.starts, Counter[str]()
    times = (both.strength >= FOUND).sum(axis=1)
    for one in parts:
        begin = both.french.index(one, at)
        at = begin + len(one)
        missed = []
        for k in (k for k, start in enumerate(starts) if begin <= start < at and both.said[k] >= CONTENT_FROM):
            seen_before[both.ours.keys[k]] += 1
            missed.append(times[k] < seen_before[both.ours.keys[k]])
        if missed and np.mean(missed) >= LACKING_SENTENCE:
            return True
    return False


def shared(place: Proposal, both: Pair) -> Proposal:
    """Return a place with the part of its content words that the quote shares and of the quote's that it does."""
    features = place.features.copy()
    for told in shared_content(both):
        features[FEATURES.index(told.name)] = told.value
    return replace(place, features=features)
