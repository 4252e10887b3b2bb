"""Quotes against a pool: what the rooms of this package make together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import islice

from aligner.match import shipped
from aligner.match.changes import SURE_WORDS, Pair, kept_whole
from aligner.match.changes.pair import pair
from aligner.match.explain.reasons import place, reasons
from aligner.match.judge.backtranslation import Back, translated
from aligner.match.judge.beside import Beside
from aligner.match.judge.metadata import preference
from aligner.match.judge.propose import Proposal
from aligner.match.judge.ranking import Preference, Ranked, Ranking
from aligner.match.judge.spoken import SHORTEST, SURE, only_place, spoken
from aligner.match.judge.translator import judged
from aligner.match.judge.verdict import ABSTAIN, PLAUSIBLE, name
from aligner.match.judge.version import Version, counterparts
from aligner.match.judge.weights import Weights
from aligner.match.parted import Parted, Parts, shared
from aligner.match.pool.arrays import Pool, build
from aligner.match.pool.tokens import words
from aligner.match.retrieve.candidates import Retriever
from aligner.match.retrieve.lexicon import Lexicon
from aligner.match.span.edges import trim
from aligner.model import Candidate, Document, Evidence, Quote, QuoteMatch, Span, Text
from aligner.protocols import AdditiveEncoder, Scorer, Translator
from aligner.text import fold, seen

RIVALS = 4
# How sure we are of a quote that stands in the pool letter for letter, in the pool's language. By judgement.
KEPT = 0.97


class Matcher:
    """Matches quotes with one pool of English texts; made once, asked often."""

    def __init__(
        self,
        pool: Pool,
        encoder: AdditiveEncoder,
        lexicon: Lexicon | None = None,
        weights: Weights | None = None,
    ) -> None:
        """Take a pool; the shipped word table and weights are read unless others are given (ModelError)."""
        self._pool, self.pool = pool, pool.documents
        self._weights, self._engines = weights or shipped.weights(), shipped.backtranslation()
        self._likelihoods = shipped.likelihood()
        self._retriever = Retriever(self._pool, encoder, lexicon or shipped.lexicon()) if len(self._pool) else None
        self._ranking = Ranking(pool, self._retriever, self._weights)
        self._parts = Parts(pool, self._ranking)

    @classmethod
    def from_texts(
        cls,
        texts: Iterable[Text],
        encoder: AdditiveEncoder,
        lexicon: Lexicon | None = None,
        weights: Weights | None = None,
    ) -> Matcher:
        """Return a matcher for the pool of some English texts; UsageError where two have the same id.

        >>> from aligner import embed
        >>> Matcher.from_texts((), embed.load("bilingual")).pool
        ()
        """
        return cls(build(tuple(texts)), encoder, lexicon, weights)

    @property
    def digest(self) -> str:
        """SHA-256 of the learned weights, in hexadecimal."""
        return self._weights.digest

    def match(
        self,
        quotes: Sequence[Quote],
        source: Document | None = None,
        translator: Translator | None = None,
        version: Version | None = None,
        scorer: Scorer | None = None,
    ) -> tuple[QuoteMatch, ...]:
        """Return the match for each quote of the document `source`, in order.

        Metadata of `source` (date) and of the pool's documents (author, date, origin) are evidence where given. A
        quote that continues another (`continued_from`) is looked for near it; one that joins passages by an ellipsis
        is matched passage by passage. With a translator, the quotes' back-translations are shown as evidence, and
        speak for what they resemble where that was found to help with its engine. Where the text has a version in the
        pool, the quotation in the sentence that a quote's sentence is aligned with is a candidate of its own. With a
        `scorer`, how likely the best places are given the quote speaks for them, where it is known what its answers are
        worth, and originals are judged by how likely they are beside what they would be without a change.
        """
        given, quotes = quotes, [replace(quote, text=seen(quote.text)) for quote in quotes]
        back = translated([quote.text for quote in quotes], translator, self._engines)
        preferences = [self._preference(quote, source) for quote in quotes]
        ranked = list(self._ranking.rank([quote.text for quote in quotes], preferences, back))
        if scorer and scorer.name in self._likelihoods:
            ranked = self._ranking.judged([q.text for q in quotes], ranked, scorer, self._likelihoods[scorer.name])
        place = {quote.index: i for i, quote in enumerate(quotes)}
        for i, quote in enumerate(quotes):
            before = place.get(quote.continued_from) if quote.continued_from is not None else None
            if before is not None and before != i:
                ranked[i] = self._ranking.continued(ranked[before], ranked[i])
        found = tuple(
            self._match(q, r, preference, back, source)
            for q, r, preference in zip(quotes, ranked, preferences, strict=True)
        )
        found = self._beside(found, source, version) if version else found
        if scorer and self._retriever is not None:
            found = judged(found, scorer, self._retriever.encoder, self._retriever.lexicon)
        return tuple(replace(match, quote=quote) for match, quote in zip(found, given, strict=True))

    def _beside(
        self, found: tuple[QuoteMatch, ...], source: Document | None, version: Version
    ) -> tuple[QuoteMatch, ...]:
        """Let the quotations of a version of the text speak."""
        if self._retriever is None:
            return found
        there = counterparts([match.quote for match in found], version, self._retriever.encoder)
        if not there:
            return found
        beside = Beside(version.target, self._retriever.encoder, self._retriever.lexicon)
        return tuple(
            beside.weigh(match, there[match.quote.index], source) if match.quote.index in there else match
            for match in found
        )

    def _preference(self, quote: Quote, source: Document | None) -> Preference:
        documents = self.pool if self._pool.described is None else self._pool.described
        return lambda word: preference(documents[int(self._pool.document_of[word])], quote, source)

    def _match(
        self, quote: Quote, ranked: Ranked, preference: Preference, back: Back, source: Document | None
    ) -> QuoteMatch:
        if not ranked.proposals or self._retriever is None:
            reason = "there is nothing to look in" if self._retriever is None else "nothing comes near this quote"
            return QuoteMatch(quote, None, "none", 0.0, (Evidence("empty", 0.0, reason),), ())
        alone = self._spoken(quote, ranked, source)
        ranked = alone or ranked
        both = self._both(quote.text, ranked)
        evidence = (*reasons(ranked, both, self._ranking), *([spoken(quote)] if alone else []))
        held = self._parts.held(quote.text, ranked, both, preference, back)
        if held is not None:
            ranked, evidence = self._covered(quote.text, ranked, held)
        if kept_whole(evidence) and len(words(quote.text, "en")) >= SURE_WORDS:
            ranked = replace(ranked, confidence=max(ranked.confidence, KEPT))
        best = ranked.proposals[0]
        partial = held is not None and not held.whole
        verdict = "altered" if partial else name(ranked.confidence, best.features, evidence)
        candidates = (self._candidate(quote.text, *x) for x in zip(ranked.proposals, ranked.scores, strict=True))
        first = next(candidates)
        evidence = (*evidence, *place(self.pool[int(self._pool.document_of[best.start])], first.span))
        unlike = tuple(islice((c for c in candidates if not _same_place(c, first)), RIVALS))
        if verdict == "none":
            return QuoteMatch(quote, None, verdict, ranked.confidence, evidence, (first, *unlike))
        return QuoteMatch(quote, first, verdict, ranked.confidence, evidence, unlike)

    def _spoken(self, quote: Quote, ranked: Ranked, source: Document | None) -> Ranked | None:
        """Return the same with the only place first that speaker and date leave for a short quote, where one is."""
        short = ranked.query is not None and len(ranked.query.words) <= SHORTEST
        if not short or ranked.confidence >= ABSTAIN:
            return None
        documents = [self.pool[int(self._pool.document_of[p.start])] for p in ranked.proposals]
        k = only_place(ranked.proposals, documents, quote, source)
        return None if k is None else ranked.led_by(k, SURE)

    def _both(self, french: str, ranked: Ranked) -> Pair | None:
        """Put a quote beside its best place, where that is plausible."""
        if self._retriever is None or ranked.query is None or ranked.confidence < PLAUSIBLE:
            return None
        best = ranked.proposals[0]
        return pair(french, ranked.query, best.start, best.end, self._retriever, best.words)

    def _covered(self, french: str, ranked: Ranked, held: Parted) -> tuple[Ranked, tuple[Evidence, ...]]:
        """Put the run of words that holds a quote's parts before all others, with what speaks of it."""
        whole = replace(ranked.proposals[0], start=held.start, end=held.end)
        made = ranked.covered_by(whole, max(ranked.confidence, held.confidence))
        if held.evidence:
            return made, held.evidence
        both = self._both(french, made)
        made = made if both is None else made.covered_by(shared(whole, both), made.confidence)
        return made, reasons(made, both, self._ranking)

    def _candidate(self, french: str, proposal: Proposal, score: float) -> Candidate:
        pool, last = self._pool, proposal.end - 1
        document = self.pool[int(pool.document_of[proposal.start])]
        sentence = int(pool.sentence_of[proposal.start])
        opens = proposal.start == int(pool.first[sentence])
        first, limit = int(pool.sentence_spans[sentence, 0]), int(pool.sentence_spans[pool.sentence_of[last], 1])
        start = first if opens else int(pool.starts[proposal.start])
        passage = fold(document.text[first:limit])
        words = passage.folded(Span(start - first, int(pool.ends[last]) - first))
        found = passage.original(*trim(passage.text, words.start, words.end, len(passage.text), french, opens))
        span = Span(first + found.start, first + found.end)
        block = document.block_at(span.start)
        speaker = (block.speaker if block else "") or document.meta("author")
        return Candidate(document.id, span, span.of(document.text), round(score, 4), speaker)


def _same_place(one: Candidate, other: Candidate) -> bool:
    return one.document_id == other.document_id and one.span.overlaps(other.span)
