"""Quotes against a pool: the door to this package."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from aligner.match import shipped
from aligner.match.candidates import QueryWords, Retriever, Window
from aligner.match.differences import Run, differences
from aligner.match.edge_words import edge_numbers
from aligner.match.edges import trim
from aligner.match.lexicon import Lexicon
from aligner.match.links import link
from aligner.match.metadata import preference
from aligner.match.passages import Chain, chain, follows, part, pieces, sentences
from aligner.match.pool import Pool, build
from aligner.match.propose import Proposal, propose
from aligner.match.rerank import FEATURES, side
from aligner.match.tokens import words
from aligner.match.verdict import ABSTAIN, PLAUSIBLE, confidence_row, name, probability, raised
from aligner.match.weights import Weights
from aligner.model import Candidate, Document, Evidence, Quote, QuoteMatch, Span, Text
from aligner.protocols import AdditiveEncoder

BATCH = 64
WINDOWS = 40
RIVALS = 4
# What a continued quote's place adds, in log-odds: it is said where the quote it continues is said. By judgement.
CONTINUED = 1.5
# The part of a quote's content words without counterpart from which it is looked for sentence by sentence.
LACKING = 0.25
_SHOWN = {
    "cosine": "likeness of meaning",
    "covered_content": "content words of the quote found in the original",
    "rendered_content": "content words of the original found in the quote",
    "order": "linked words in the same order",
}


@dataclass(frozen=True, slots=True)
class Ranked:
    """All proposals for one quote, best first, with their scores and the confidence of the best."""

    query: QueryWords | None
    proposals: tuple[Proposal, ...]
    scores: tuple[float, ...]
    confidence: float


_NOTHING = Ranked(None, (), (), 0.0)


class Matcher:
    """Matches quotes with one pool of English texts; made once, asked often."""

    def __init__(
        self,
        pool: Sequence[Text],
        encoder: AdditiveEncoder,
        lexicon: Lexicon | None = None,
        weights: Weights | None = None,
    ) -> None:
        """Prepare the pool; the shipped word table and weights are read unless others are given (ModelError)."""
        self._prepare(build(pool), encoder, lexicon, weights)

    @classmethod
    def of(cls, pool: Pool, encoder: AdditiveEncoder) -> Matcher:
        """Return a matcher for a pool whose words are numbered already."""
        matcher = cls.__new__(cls)
        matcher._prepare(pool, encoder, None, None)
        return matcher

    def _prepare(self, pool: Pool, encoder: AdditiveEncoder, lexicon: Lexicon | None, weights: Weights | None) -> None:
        self._pool, self.pool = pool, pool.texts
        self._weights = weights or shipped.weights()
        self._retriever = Retriever(self._pool, encoder, lexicon or shipped.lexicon()) if len(self._pool) else None
        self._edges = edge_numbers(self._pool.vocabulary)

    @property
    def digest(self) -> str:
        """SHA-256 of the learned weights, in hexadecimal."""
        return self._weights.digest

    def match(self, quotes: Sequence[Quote], source: Document | None = None) -> tuple[QuoteMatch, ...]:
        """Return what became of each quote of the document `source`, one for one.

        Metadata of `source` (date) and of the pool's documents (author, date, origin) are evidence where given. A
        quote that continues another (`continued_from`) is looked for near it; one that joins passages by an ellipsis
        is matched passage by passage.
        """
        likings = [self._liking(quote, source) for quote in quotes]
        ranked = list(self._rank([quote.text for quote in quotes], likings))
        place = {quote.index: i for i, quote in enumerate(quotes)}
        for i, quote in enumerate(quotes):
            before = place.get(quote.continued_from) if quote.continued_from is not None else None
            if before is not None and before != i:
                ranked[i] = self._continued(ranked[before], ranked[i])
        return tuple(self._match(q, r, liking) for q, r, liking in zip(quotes, ranked, likings, strict=True))

    def _liking(self, quote: Quote, source: Document | None) -> Callable[[int], float]:
        return lambda word: preference(self.pool[int(self._pool.document_of[word])].document, quote, source)

    def _rank(self, texts: Sequence[str], likings: Sequence[Callable[[int], float]]) -> Iterator[Ranked]:
        for start in range(0, len(texts), BATCH):
            batch = texts[start : start + BATCH]
            if self._retriever is None:
                yield from (_NOTHING for _ in batch)
                continue
            queries = self._retriever.prepare([words(text, "fr") for text in batch])
            full = [i for i, query in enumerate(queries) if len(query.words)]
            found = dict(zip(full, self._retriever.search([queries[i] for i in full], WINDOWS), strict=True))
            for i, (text, query) in enumerate(zip(batch, queries, strict=True)):
                yield self._ranked(text, query, found.get(i, []), likings[start + i])

    def _ranked(
        self, text: str, query: QueryWords, windows: Sequence[Window], liking: Callable[[int], float]
    ) -> Ranked:
        assert self._retriever is not None
        found = propose(self._retriever, self._edges, self._weights.span, text, query, windows)
        if not found:
            return _NOTHING
        values = np.stack([p.features for p in found])
        raw = self._weights.rank(values)
        liked = raw + np.array([liking(p.start) for p in found], np.float32)
        spans = [tuple(self._pool.tokens[p.start : p.end].tolist()) for p in found]
        # Ties go to the earlier place in the pool, so that the answer never depends on how it was searched.
        order = sorted(range(len(found)), key=lambda k: (-round(float(liked[k]), 4), found[k].start))
        row = confidence_row(order[0], values, raw, spans, np.arange(len(found)))
        sure = probability(float(self._weights.confidence(row[None])[0]), self._weights.scale)
        return Ranked(query, tuple(found[k] for k in order), tuple(float(liked[k]) for k in order), sure)

    def _continued(self, before: Ranked, own: Ranked) -> Ranked:
        """Prefer the proposals that follow what the quote before was matched with."""
        if not before.proposals or not own.proposals or before.confidence < ABSTAIN:
            return own
        first = before.proposals[0]
        same = self._pool.document_of[first.start]
        fits = [self._pool.document_of[p.start] == same and follows(first, p) for p in own.proposals]
        liked = [s + CONTINUED * f for s, f in zip(own.scores, fits, strict=True)]
        order = sorted(range(len(liked)), key=lambda k: (-liked[k], k))
        sure = raised(own.confidence, CONTINUED) if fits[order[0]] else own.confidence
        return Ranked(own.query, tuple(own.proposals[k] for k in order), tuple(liked[k] for k in order), sure)

    def _match(self, quote: Quote, ranked: Ranked, liking: Callable[[int], float]) -> QuoteMatch:
        if not ranked.proposals:
            reason = "there is nothing to look in" if self._retriever is None else "nothing comes near this quote"
            return QuoteMatch(quote, None, "none", 0.0, (Evidence("empty", 0.0, reason),), ())
        shown = [self._candidate(quote.text, p, s) for p, s in zip(ranked.proposals, ranked.scores, strict=True)]
        evidence = self._evidence(quote.text, ranked)
        joined = self._joined(quote.text, liking)
        if joined is not None and joined.confidence >= max(ABSTAIN, ranked.confidence):
            whole = Proposal(joined.start, joined.end, ranked.proposals[0].features)
            shown = [self._candidate(quote.text, whole, ranked.scores[0]), *shown]
            ranked, evidence = replace(ranked, confidence=joined.confidence), self._left_out(joined)
        lacking = ranked.proposals[0].features[FEATURES.index("missing")] >= LACKING
        partly = self._partly(quote.text, liking) if ranked.confidence < ABSTAIN or lacking else None
        if partly is not None:
            held, said = partly
            whole = Proposal(held.start, held.end, ranked.proposals[0].features)
            shown = [self._candidate(quote.text, whole, ranked.scores[0]), *shown]
            ranked, evidence = replace(ranked, confidence=max(held.confidence, ranked.confidence)), said
        verdict = "altered" if partly else name(ranked.confidence, ranked.proposals[0].features, evidence)
        unlike = [c for c in shown[1:] if not _same_place(c, shown[0])][:RIVALS]
        if verdict == "none":
            return QuoteMatch(quote, None, verdict, ranked.confidence, evidence, (shown[0], *unlike))
        return QuoteMatch(quote, shown[0], verdict, ranked.confidence, evidence, tuple(unlike))

    def _joined(self, french: str, liking: Callable[[int], float]) -> Chain | None:
        parts = pieces(french)
        if len(parts) == 1:
            return None
        ranked = tuple((r.proposals, r.confidence) for r in self._rank(parts, [liking] * len(parts)))
        starts = {p.start for proposals, _ in ranked for p in proposals}
        return chain(ranked, {start: int(self._pool.document_of[start]) for start in starts})

    def _partly(self, french: str, liking: Callable[[int], float]) -> tuple[Chain, tuple[Evidence, ...]] | None:
        """Return where a part of a block quote is in the pool, and the evidence that says which part is not."""
        parts = sentences(french)
        if len(parts) == 1:
            return None
        ranked = tuple(self._rank(parts, [liking] * len(parts)))
        starts = {p.start for r in ranked for p in r.proposals}
        found = part(
            tuple((r.proposals, r.confidence) for r in ranked),
            tuple(len(r.query.words) if r.query else 0 for r in ranked),
            {start: int(self._pool.document_of[start]) for start in starts},
        )
        if found is None or len(found[0]) == len(parts):
            return None
        there = [Evidence("part", len(found[0]) / len(parts), f"{len(found[0])} of {len(parts)} sentences were found")]
        missing = [text for k, text in enumerate(parts) if k not in found[0]]
        return found[1], (*there, *(Evidence("added", 1.0, f"« {text.strip()} » was not found") for text in missing))

    def _left_out(self, joined: Chain) -> tuple[Evidence, ...]:
        body = self.pool[int(self._pool.document_of[joined.start])].document.text
        found = [Evidence("joined", float(len(joined.parts)), f"joins {len(joined.parts)} passages of the original")]
        for one, other in zip(joined.parts, joined.parts[1:], strict=False):
            if other.start > one.end:
                text = body[self._pool.starts[one.end] : self._pool.ends[other.start - 1]]
                found.append(Evidence("left_out", float(other.start - one.end), f"leaves out '{text}'"))
        return tuple(found)

    def _candidate(self, french: str, proposal: Proposal, score: float) -> Candidate:
        pool, last = self._pool, proposal.end - 1
        document = self.pool[int(pool.document_of[proposal.start])].document
        sentence = int(pool.sentence_of[proposal.start])
        opens = proposal.start == int(pool.first[sentence])
        start = int(pool.sentence_spans[sentence, 0] if opens else pool.starts[proposal.start])
        limit = int(pool.sentence_spans[pool.sentence_of[last], 1])
        start, end = trim(document.text, start, int(pool.ends[last]), limit, french, opens)
        return Candidate(
            document.id, Span(start, end), document.text[start:end], round(score, 4), document.meta("author")
        )

    def _evidence(self, french: str, ranked: Ranked) -> tuple[Evidence, ...]:
        best = ranked.proposals[0]
        values = dict(zip(FEATURES, best.features, strict=True))
        scores = [Evidence(key, round(float(values[key]), 4), words) for key, words in _SHOWN.items()]
        if len(ranked.scores) > 1:
            lead = round(ranked.scores[0] - ranked.scores[1], 4)
            scores.append(Evidence("lead", lead, "log-odds ahead of the next candidate"))
        return (*scores, *(self._differences(french, ranked) if ranked.confidence >= PLAUSIBLE else ()))

    def _differences(self, french: str, ranked: Ranked) -> tuple[Evidence, ...]:
        assert self._retriever is not None and ranked.query is not None
        pool, best = self._pool, ranked.proposals[0]
        links = link(self._retriever, ranked.query, [Window(best.start, best.end, 0.0, 0.0)])
        i, j = best.start - int(links.low[0]), best.end - int(links.low[0])
        body = self.pool[int(pool.document_of[best.start])].document.text
        written = tuple(body[pool.starts[k] : pool.ends[k]] for k in range(best.start, best.end))
        run = Run(0, i, j, written, tuple(pool.words(best.start, best.end)))
        return differences(links, side(links, french), french, run)


def _same_place(one: Candidate, other: Candidate) -> bool:
    return one.document_id == other.document_id and one.span.overlaps(other.span)
