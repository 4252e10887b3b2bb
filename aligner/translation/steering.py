"""Glossary terms brought into renderings: only where a plain one lacks them, and nothing is lost for it.

Annotation costs fluency, and what stands between the marks is sometimes dropped. So everything is translated plainly
first, and an annotated rendering is taken only where it keeps the glossary better and is not worse otherwise.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from rapidfuzz import fuzz

from aligner.protocols import Rendering
from aligner.translation import checks
from aligner.translation.decoding import Spans, Steerable
from aligner.translation.terms import Wanted, found, obeyed

# What an annotated rendering may lose in mean log-probability, and how far it may be from the plain one. Fitted by
# eye on corpus/fr and the first 400 lines of newstest2013: all that was worse to read had less.
COST, NEAREST = 0.6, 45.0
SHORTEST, LONGEST = 0.7, 1.5
# Renderings of a term that are tried.
CHOICES = 3


@dataclass(frozen=True, slots=True)
class Breach:
    """A place in a source sentence whose term a rendering lacks; `targets` are what may stand for it, best first.

    There are none where the term is kept as it is: that is only checked, since what is told is sometimes dropped.
    """

    start: int
    end: int
    targets: tuple[str, ...] = ()


class Terminology(Protocol):
    """What a glossary asks of renderings, sentence by sentence."""

    def wanted(self, sentence: str) -> tuple[str, ...]:
        """Return all that holds for a sentence, as words: two sentences' renderings differ only where these do."""
        ...

    def breaches(self, sentence: str, rendering: str) -> tuple[Breach, ...]:
        """Return where a rendering does not keep to it."""
        ...


@dataclass(frozen=True, slots=True)
class Terms:
    """A terminology of plain terms, found as whole words; one whose source and target are the same is only checked.

    >>> Terms((Wanted("accord", "deal"),)).breaches("Un accord net.", "A clear agreement.")
    (Breach(start=3, end=9, targets=('deal',)),)
    """

    terms: tuple[Wanted, ...]

    def wanted(self, sentence: str) -> tuple[str, ...]:
        """Return the terms that stand in a sentence."""
        return tuple(sorted({f"{term.source}\t{term.target}" for _, _, term in found(sentence, self.terms)}))

    def breaches(self, sentence: str, rendering: str) -> tuple[Breach, ...]:
        """Return the terms of a sentence that are not in its rendering."""
        return tuple(
            Breach(start, end, () if term.same else (term.target,))
            for start, end, term in found(sentence, self.terms)
            if not obeyed(rendering, term.target)
        )


def steered(
    translator: Steerable, sentences: Sequence[str], plain: Sequence[Rendering], terms: Terminology
) -> list[Rendering]:
    """Return the renderings, those that lack terms tried again with these annotated.

    All that a sentence lacks at once, then one by one; where that does not do, with the next rendering that the
    glossary allows. Where it only lacks what is kept as it is, the next best renderings are looked through.
    """
    flat = [" ".join(sentence.split()) for sentence in sentences]
    best = list(plain)
    for choice in range(CHOICES):
        for alone in (False, True):
            tries: list[tuple[int, Spans]] = []
            for i, sentence in enumerate(flat):
                breaches = terms.breaches(sentence, best[i].text)
                spans = _wanted(breaches, choice)
                if alone and len(spans) > 1:
                    tries += [(i, (span,)) for span in spans]
                elif not alone and (spans or (breaches and not choice)):
                    tries.append((i, spans))
            made = translator.alternatives([(flat[i], spans) for i, spans in tries]) if tries else []
            for (i, _), renderings in zip(tries, made, strict=True):
                best[i] = _best(flat[i], plain[i], best[i], renderings, terms)
    return best


def _wanted(breaches: Sequence[Breach], choice: int) -> Spans:
    """Each term that is lacked, with its `choice`-th target or else its best; none where no term has so many."""
    rendered = [breach for breach in breaches if breach.targets]
    if not any(len(breach.targets) > choice for breach in rendered):
        return ()
    places = {(b.start, b.end): b.targets[choice] if len(b.targets) > choice else b.targets[0] for b in rendered}
    return tuple((start, end, target) for (start, end), target in sorted(places.items()))


def _best(
    sentence: str, plain: Rendering, best: Rendering, others: Sequence[Rendering], terms: Terminology
) -> Rendering:
    """The rendering that lacks least; the first among equals."""
    lacks = len(terms.breaches(sentence, best.text))
    for other in others:
        now = len(terms.breaches(sentence, other.text))
        if now < lacks and not _worse(sentence, other, plain, terms):
            best, lacks = other, now
    return best


def _worse(sentence: str, rendering: Rendering, plain: Rendering, terms: Terminology) -> bool:
    """Tell whether something was lost for the terms: names, length, sense or sureness."""
    ratio = len(rendering.text) / max(1, len(plain.text))
    return (
        len(_kept(terms, sentence, rendering)) > len(_kept(terms, sentence, plain))
        or len(checks.flags(sentence, rendering)) > len(checks.flags(sentence, plain))
        or rendering.score < plain.score - COST
        or not SHORTEST <= ratio <= LONGEST
        or fuzz.ratio(rendering.text, plain.text) < NEAREST
    )


def _kept(terms: Terminology, sentence: str, rendering: Rendering) -> list[Breach]:
    return [breach for breach in terms.breaches(sentence, rendering.text) if not breach.targets]
