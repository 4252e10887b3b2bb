"""Retrieval, proposals and scores put together: all places of a pool for a quote, best first."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from aligner.match.judge import likelihood
from aligner.match.judge.backtranslation import NOTHING, Back, rescore
from aligner.match.judge.exact import in_doubt, likeliest, runs
from aligner.match.judge.features import begins, ends
from aligner.match.judge.passages import follows
from aligner.match.judge.propose import Proposal, propose
from aligner.match.judge.remembered import Remembered
from aligner.match.judge.verdict import ABSTAIN, PLAUSIBLE, confidence_row, probability, raised
from aligner.match.judge.weights import Weights
from aligner.match.pool.arrays import Pool
from aligner.match.pool.paragraphs import one_paragraph
from aligner.match.pool.tokens import words
from aligner.match.retrieve.candidates import QueryWords, Retriever, Window
from aligner.match.span.edge_words import edge_numbers
from aligner.match.span.marks import may_be_all, quoted
from aligner.match.span.whole import whole_numbers
from aligner.protocols import Likely, Scorer
from aligner.text import seen

BATCH = 64
WINDOWS = 40
# What a continued quote's place adds, in log-odds: it is said where the quote it continues is said. By judgement.
CONTINUED = 1.5

# What a document's metadata adds to the score of a proposal that begins at a word of the pool, in log-odds.
Preference = Callable[[int], float]


@dataclass(frozen=True, slots=True)
class Ranked:
    """All proposals for one quote, best first, with their scores and the confidence of the best.

    `english` is the quote's back-translation, where there is one.
    """

    query: QueryWords | None
    proposals: tuple[Proposal, ...]
    scores: tuple[float, ...]
    confidence: float
    english: str = ""

    def sorted(self, scores: Sequence[float], confidence: float) -> Ranked:
        """Return the same with other scores; ties go to the earlier place, however the pool was searched."""
        order = sorted(range(len(scores)), key=lambda k: (-round(scores[k], 4), self.proposals[k].start))
        proposals = tuple(self.proposals[k] for k in order)
        return replace(self, proposals=proposals, scores=tuple(scores[k] for k in order), confidence=confidence)

    def led_by(self, k: int, confidence: float) -> Ranked:
        """Return the same with a proposal put first, and how sure it is."""
        order = [k, *(i for i in range(len(self.proposals)) if i != k)]
        proposals, scores = tuple(self.proposals[i] for i in order), tuple(self.scores[i] for i in order)
        return replace(self, proposals=proposals, scores=scores, confidence=confidence)

    def covered_by(self, proposal: Proposal, confidence: float) -> Ranked:
        """Return the same with a longer run of words in the place of the best and of all that it overlaps."""
        rest = [k for k, p in enumerate(self.proposals) if p.end <= proposal.start or proposal.end <= p.start]
        proposals = (proposal, *(self.proposals[k] for k in rest))
        scores = (self.scores[0], *(self.scores[k] for k in rest))
        return replace(self, proposals=proposals, scores=scores, confidence=confidence)


_NOTHING = Ranked(None, (), (), 0.0)


class Ranking:
    """Ranks the places of one pool; a pool without words (no retriever) has none."""

    def __init__(self, pool: Pool, retriever: Retriever | None, weights: Weights) -> None:
        """Take what finds places, and the learned weights."""
        self._pool, self._retriever, self._weights = pool, retriever, weights
        self._edges = edge_numbers(pool.vocabulary)

    def rank(self, texts: Sequence[str], preferences: Sequence[Preference], back: Back = NOTHING) -> Iterator[Ranked]:
        """Yield the places of each French text, with what metadata and back-translations say for them."""
        if self._retriever is None:
            yield from (_NOTHING for _ in texts)
            return
        for start in range(0, len(texts), BATCH):
            batch = texts[start : start + BATCH]
            queries = self._retriever.prepare([words(text, "fr") for text in batch])
            full = [i for i, query in enumerate(queries) if len(query.words)]
            found = dict(zip(full, self._retriever.search([queries[i] for i in full], WINDOWS), strict=True))
            for i, (text, query) in enumerate(zip(batch, queries, strict=True)):
                own = self._ranked(self._retriever, text, query, found.get(i, []), preferences[start + i])
                yield self._marked(self._informed(own, back(text), back))

    def _ranked(
        self, retriever: Retriever, text: str, query: QueryWords, windows: Sequence[Window], preference: Preference
    ) -> Ranked:
        found = propose(retriever, self._edges, self._weights.span, text, query, windows)
        if not found:
            return _NOTHING
        values = np.stack([p.features for p in found])
        raw = self._weights.rank(values)
        liked = raw + np.array([preference(p.start) for p in found], np.float32)
        spans = [tuple(self._pool.tokens[p.start : p.end].tolist()) for p in found]
        best = min(range(len(found)), key=lambda k: (-round(float(liked[k]), 4), found[k].start))
        row = confidence_row(best, values, raw, spans, np.arange(len(found)))
        sure = probability(float(self._weights.confidence(row[None])[0]), self._weights.scale)
        return Ranked(query, tuple(found), (), sure).sorted([float(x) for x in liked], sure)

    def _informed(self, own: Ranked, english: str, back: Back) -> Ranked:
        """Let a quote's back-translation speak for the proposals that it resembles."""
        if not english or not own.proposals:
            return own
        texts = [self.written(p) for p in own.proposals]
        scores, sure = rescore(english, texts, own.scores, own.confidence, back.weights)
        return replace(own, english=english).sorted(scores, sure)

    def _marked(self, own: Ranked) -> Ranked:
        """Return the same, its best place with the run near it that stands between quotation marks, where one does.

        Nothing else is asked about such a run: its document says where it begins and ends.
        """
        if not own.proposals or not own.proposals[0].near:
            return own
        pool, first = self._pool, own.proposals[0]
        body = pool.documents[int(pool.document_of[first.start])].text
        best = first.start, first.end, first.score
        some = [run for run in (best, *first.near) if may_be_all(best, run)]
        marked = [run for run in some if quoted(body, int(pool.starts[run[0]]), int(pool.ends[run[1] - 1]))]
        if not marked:
            return own
        only = self._near(replace(first, near=tuple(marked[:1])))[-1]
        return replace(own, proposals=(replace(only, near=()), *own.proposals[1:]))

    def judged(
        self, texts: Sequence[str], ranked: Sequence[Ranked], scorer: Scorer, weights: likelihood.Weights
    ) -> list[Ranked]:
        """Return the same with what a translator's model says, where its answer can make a difference."""
        asked = Remembered(scorer)
        best = {i: r.proposals[: likelihood.BEST] for i, r in enumerate(ranked) if _doubtful(r)}
        answers = iter(asked.likelihood([(texts[i], self.written(p)) for i, some in best.items() for p in some]))
        certainties = scorer.certainty([texts[i] for i in best])
        out = list(ranked)
        for (i, some), certainty in zip(best.items(), certainties, strict=True):
            likely = [one for one in (next(answers) for _ in some) if one]
            if len(likely) == len(some) and certainty is not None:
                out[i] = self._marked(self._rescored(ranked[i], likely, certainty, weights))
        return self._bounded(texts, out, asked, weights) if weights.edges else out

    def _bounded(
        self, texts: Sequence[str], ranked: Sequence[Ranked], asked: Remembered, weights: likelihood.Weights
    ) -> list[Ranked]:
        """Return the same, each best place with the run of words that the model prefers of those that come near.

        Not where a quote begins and ends like a sentence: it is one, and the model would leave out what is free in it.
        """
        whole = [begins(text) and ends(text) for text in texts]
        asked_of = [i for i, r in enumerate(ranked) if _readable(r) and r.confidence >= PLAUSIBLE and not whole[i]]
        near = {i: self._near(in_doubt(ranked[i].proposals[0])) for i in asked_of}
        some = {i: own for i, own in near.items() if len(own) > 1}
        answers = iter(asked.likelihood([(texts[i], self.written(p)) for i, own in some.items() for p in own]))
        out = list(ranked)
        for i, own in some.items():
            likely = [one for one in (next(answers) for _ in own) if one]
            if len(likely) == len(own):
                first = likeliest(own, likely, weights.edges)
                out[i] = replace(ranked[i], proposals=(first, *ranked[i].proposals[1:]))
        return out

    def _near(self, proposal: Proposal) -> list[Proposal]:
        """Return a proposal and those near it that cut no number in two, and cross no paragraph unless it does."""
        places = [(run, whole_numbers(self._pool, run.start, run.end)) for run in runs(proposal)]
        across = not one_paragraph(self._pool, proposal.start, proposal.end)
        fits = [(run, place) for run, place in places if across or one_paragraph(self._pool, *place)]
        return [replace(run, start=start, end=end) for run, (start, end) in fits]

    def _rescored(self, own: Ranked, likely: Sequence[Likely], certainty: float, weights: likelihood.Weights) -> Ranked:
        some = own.proposals[: len(likely)]
        words = [tuple(self._pool.tokens[p.start : p.end].tolist()) for p in some]
        asked = likelihood.Asked(some, words, own.scores[: len(likely)], own.confidence)
        new, sure = likelihood.rescore(asked, likely, certainty, weights)
        # Nobody asked about the others: they come after, in their order.
        after = [min(new) + min(0.0, score - own.scores[len(likely) - 1]) for score in own.scores[len(likely) :]]
        return own.sorted([*new, *after], sure)

    def continued(self, before: Ranked, own: Ranked) -> Ranked:
        """Prefer the proposals that follow what the quote before was matched with."""
        if not before.proposals or not own.proposals or before.confidence < ABSTAIN:
            return own
        first = before.proposals[0]
        same = self._pool.document_of[first.start]
        fits = [self._pool.document_of[p.start] == same and follows(first, p) for p in own.proposals]
        liked = [s + CONTINUED * f for s, f in zip(own.scores, fits, strict=True)]
        best = min(range(len(liked)), key=lambda k: (-liked[k], k))
        return own.sorted(liked, raised(own.confidence, CONTINUED) if fits[best] else own.confidence)

    def written(self, proposal: Proposal) -> str:
        """Return the words of a proposal as they are seen in their document."""
        body = self._pool.documents[int(self._pool.document_of[proposal.start])].text
        return seen(body[self._pool.starts[proposal.start] : self._pool.ends[proposal.end - 1]])


def _readable(ranked: Ranked) -> bool:
    count = len(ranked.query.words) if ranked.query else 0
    return likelihood.SHORTEST <= count <= likelihood.LONGEST


def _doubtful(ranked: Ranked) -> bool:
    low, high = likelihood.DOUBT
    return _readable(ranked) and low <= ranked.confidence <= high
