"""Quotes in pieces: « … la fusion […] a échoué » joins two; of a block quote perhaps only a part is in the pool."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from aligner.match.judge.propose import Proposal
from aligner.match.pool.tokens import words

_JOINT = re.compile(r"\s*(?:[\[(]\s*(?:…|\.\.\.)\s*[\])]|…|\.\.\.)\s*")
_LEAST_WORDS = 3
_SENTENCE_END = re.compile(r"(?<=[.!?…])\s*[»\"']?\s+(?=[^\W\d_a-zà-öø-ÿ]|[«\"'])")
_CLAUSE = re.compile(r"\s*;\s*|\s*,\s+(?=(?:et|mais|car|puis|alors que|tandis que|parce que)\s)")
# What a part of a block quote must have, words and confidence, lest a commonplace be taken for its original.
LEAST_PART, PART_FROM = 6, 0.7
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


def chain(ranked: tuple[tuple[tuple[Proposal, ...], float], ...], document_of: dict[int, int]) -> Chain | None:
    """Return the proposals that follow one another in one document, led by the surest piece; None where they do not.

    `ranked` gives each piece's proposals, best first, and the confidence of the best; `document_of` the document of a
    proposal's first word. A piece whose best proposal lies elsewhere must have one at the right place, and then the
    chain is trusted no more than its surest piece.
    """
    lead = max(range(len(ranked)), key=lambda k: ranked[k][1])
    if not ranked[lead][0]:
        return None
    anchor = ranked[lead][0][0]
    home, chosen = document_of[anchor.start], {lead: anchor}
    for k in [*range(lead + 1, len(ranked)), *range(lead - 1, -1, -1)]:
        after = k > lead
        near = chosen[k - 1] if after else chosen[k + 1]
        fits = [
            p
            for p in ranked[k][0]
            if document_of[p.start] == home
            and (0 <= p.start - near.end <= FARTHEST if after else 0 <= near.start - p.end <= FARTHEST)
        ]
        if not fits:
            return None
        chosen[k] = fits[0]
    agree = all(chosen[k] is ranked[k][0][0] for k in chosen)
    others = [ranked[k][1] for k in range(len(ranked)) if k != lead]
    sure = ranked[lead][1] if not agree else 1 - (1 - ranked[lead][1]) * (1 - 0.5 * max(others))
    return Chain(tuple(chosen[k] for k in sorted(chosen)), sure)


def part(
    found: tuple[tuple[tuple[Proposal, ...], float], ...],
    lengths: tuple[int, ...],
    together: Callable[[Proposal, Proposal], bool],
) -> tuple[range, Chain] | None:
    """Return which of a block quote's sentences are in the pool, side by side, and where; None where none is for sure.

    `found` is as in `chain`, a sentence each, `lengths` their words. The surest sentence leads; its neighbours join it
    while their best proposal stands beside it, and the two may be `together` in one original.
    """
    able = [k for k in range(len(found)) if found[k][0] and lengths[k] >= LEAST_PART and found[k][1] >= PART_FROM]
    if not able:
        return None

    def beside(first: Proposal, second: Proposal) -> bool:
        return follows(first, second) and together(first, second)

    lead = max(able, key=lambda k: found[k][1])
    chosen = [found[lead][0][0]]
    low = high = lead
    while high + 1 < len(found) and found[high + 1][0] and beside(chosen[-1], found[high + 1][0][0]):
        high += 1
        chosen.append(found[high][0][0])
    while low and found[low - 1][0] and beside(found[low - 1][0][0], chosen[0]):
        low -= 1
        chosen.insert(0, found[low][0][0])
    return range(low, high + 1), Chain(tuple(chosen), found[lead][1])


def follows(first: Proposal, other: Proposal) -> bool:
    """Tell whether a proposal comes soon after another, so that one sentence or speech may hold both."""
    return -2 <= other.start - first.end <= NEAR
