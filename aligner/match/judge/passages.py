"""Quotes in pieces: « … la fusion […] a échoué » joins two; of a block quote perhaps only a part is in the pool."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from aligner.match.judge.propose import Proposal
from aligner.match.pool.tokens import words

_JOINT = re.compile(r"\s*(?:[\[(]\s*(?:…|\.\.\.)\s*[\])]|…|\.\.\.)\s*")
_LEAST_WORDS = 3
_SENTENCE_END = re.compile(r"(?<=[.!?…])\s*[»\"']?\s+(?=[^\W\d_a-zà-öø-ÿ]|[«\"'])")
_CLAUSE = re.compile(r"\s*;\s*|\s*,\s+(?=(?:et|mais|car|puis|alors que|tandis que|parce que)\s)")
# What a part of a block quote must have, words and confidence, lest a commonplace be taken for its original.
LEAST_PART, PART_FROM = 6, 0.7
# Places of a piece that come so near its best in log-odds may be meant as well. By judgement.
LEVEL = 2.0
# A piece that is less sure is not meant, lest passages be joined that have nothing to do with the quote; but one of at
# most so many words is too short to be sure of. By judgement.
LEAST, SHORT = 0.3, 3
# Words of the original that a joint may leave out.
FARTHEST = 400
# Words between a quote and its continuation in the original.
NEAR = 60


def pieces(french: str) -> tuple[str, ...]:
    """Return the passages that a quote joins by an ellipsis; the quote itself where it joins none.

    >>> pieces("Ils ont refusé l'offre […] et sont partis hier")
    ("Ils ont refusé l'offre", 'et sont partis hier')
    >>> pieces("Nous verrons…")
    ('Nous verrons…',)
    """
    found = tuple(piece for piece in _JOINT.split(french) if piece)
    long = all(len(words(piece, "fr")) >= _LEAST_WORDS for piece in found)
    return found if len(found) > 1 and long else (french,)


def sentences(french: str) -> tuple[str, ...]:
    """Return the sentences of a quote.

    >>> sentences("Nous avons gagné hier. Les autres ont perdu.")
    ('Nous avons gagné hier.', 'Les autres ont perdu.')
    """
    return tuple(piece for piece in _SENTENCE_END.split(french) if piece.strip())


def clauses(french: str) -> tuple[str, ...]:
    """Return the sentences of a quote, or the clauses of its only sentence, where all are long enough to be found.

    >>> clauses("Nous avons reçu la lettre hier, mais le conseil n'a pas voulu nous entendre")
    ('Nous avons reçu la lettre hier', "mais le conseil n'a pas voulu nous entendre")
    """
    found = sentences(french)
    if len(found) > 1:
        return found
    made = tuple(piece for piece in _CLAUSE.split(french) if piece.strip())
    return made if all(len(words(piece, "fr")) >= LEAST_PART for piece in made) else found


@dataclass(frozen=True, slots=True)
class Chain:
    """One proposal for each piece, in order, in one document; `confidence` is that of the chain."""

    parts: tuple[Proposal, ...]
    confidence: float

    @property
    def start(self) -> int:
        """The first word."""
        return self.parts[0].start

    @property
    def end(self) -> int:
        """The word after the last."""
        return self.parts[-1].end


@dataclass(frozen=True, slots=True)
class Found:
    """What was found for a piece of a quote: its words, its places with their scores, best first, how sure the best."""

    words: int
    proposals: tuple[Proposal, ...]
    scores: tuple[float, ...]
    confidence: float

    def likely(self) -> tuple[Proposal, ...]:
        """Return the places that may be meant: those about as good as the best, since the same may be said twice.

        None where nothing comes near; the best alone of a very short piece, of which nobody can be sure.
        """
        if self.confidence < LEAST:
            return self.proposals[:1] if self.words <= SHORT else ()
        near = (score >= self.scores[0] - LEVEL for score in self.scores)
        return tuple(p for p, fits in zip(self.proposals, near, strict=True) if fits)


def chain(found: Sequence[Found], document_of: Callable[[int], int]) -> Chain | None:
    """Return the proposals that follow one another in one document, led by the surest piece; None where they do not.

    `document_of` gives the document of a word. A piece whose best proposal lies elsewhere must have one at the right
    place that is about as good, and then the chain is trusted no more than its surest piece.
    """
    lead = max(range(len(found)), key=lambda k: found[k].confidence)
    if not found[lead].proposals:
        return None
    anchor = found[lead].proposals[0]
    home, chosen = document_of(anchor.start), {lead: anchor}
    for k in [*range(lead + 1, len(found)), *range(lead - 1, -1, -1)]:
        after = k > lead
        near = chosen[k - 1] if after else chosen[k + 1]
        fits = [
            p
            for p in found[k].likely()
            if document_of(p.start) == home
            and (0 <= p.start - near.end <= FARTHEST if after else 0 <= near.start - p.end <= FARTHEST)
        ]
        if not fits:
            return None
        chosen[k] = fits[0]
    agree = all(chosen[k] is found[k].proposals[0] for k in chosen)
    others = [found[k].confidence for k in range(len(found)) if k != lead]
    sure = found[lead].confidence if not agree else 1 - (1 - found[lead].confidence) * (1 - 0.5 * max(others))
    return Chain(tuple(chosen[k] for k in sorted(chosen)), sure)


def part(
    found: Sequence[Found], together: Callable[[Proposal, Proposal], bool], *, joint: bool = False
) -> tuple[range, Chain] | None:
    """Return which of a quote's sentences are in the pool, side by side, and where; None where none is for sure.

    The surest sentence leads, at that of its likely places where most of the others are; its neighbours join it while
    a likely place of theirs stands beside it, and the two may be `together` in one original. So does one whose best
    place, however unlikely, is there, unless they are passages that a `joint` parts.
    """
    able = [k for k in range(len(found)) if found[k].words >= LEAST_PART and found[k].confidence >= PART_FROM]
    if not able:
        return None

    def beside(first: Proposal, second: Proposal) -> bool:
        return follows(first, second) and together(first, second)

    def from_place(lead: int, anchor: Proposal) -> tuple[range, Chain]:
        chosen = {lead: anchor}
        for steps in (range(lead + 1, len(found)), range(lead - 1, -1, -1)):
            for k in steps:
                near = chosen[k - 1] if k > lead else chosen[k + 1]
                places = found[k].likely() or (() if joint else found[k].proposals[:1])
                fits = [p for p in places if (beside(near, p) if k > lead else beside(p, near))]
                if not fits:
                    break
                chosen[k] = fits[0]
        made = tuple(chosen[k] for k in sorted(chosen))
        return range(min(chosen), max(chosen) + 1), Chain(made, found[lead].confidence)

    lead = max(able, key=lambda k: found[k].confidence)
    return max((from_place(lead, anchor) for anchor in found[lead].likely()), key=lambda made: len(made[0]))


def follows(first: Proposal, other: Proposal) -> bool:
    """Tell whether a proposal comes soon after another, so that one sentence or speech may hold both."""
    return -2 <= other.start - first.end <= NEAR
