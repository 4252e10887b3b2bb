"""The version of a text as evidence: the quotation in the sentence that a quote's sentence is aligned with."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from aligner.model import Bead, Quote, Sentence, Span, Text
from aligner.monotone import monotone_pairs
from aligner.protocols import Encoder
from aligner.text import seen

# A bead below this says nothing of the quotations in it.
LEAST_BEAD = 0.6
# How far the quotation of an aligned sentence is trusted beside its bead: where both sides have as many quotations,
# and where they were paired by their words. By judgement.
IN_ORDER, BY_WORDS = 0.95, 0.8
# Two quotations of which one is so many times as long as the other are not one.
_LENGTHS = 3.5
# Cosines below this do not pair two quotations where there are more on one side.
_ALIKE = 0.35


@dataclass(frozen=True, slots=True)
class Version:
    """A text's other-language version: the source's sentences, the target, and the beads between them."""

    sentences: tuple[Sentence, ...]
    target: Text
    beads: tuple[Bead, ...]


@dataclass(frozen=True, slots=True)
class Counterpart:
    """The quotation of the target that stands where a quote stands: its span, the bead's score, and how sure it is."""

    span: Span
    text: str
    bead: float
    confidence: float


def counterparts(quotes: Sequence[Quote], version: Version, encoder: Encoder) -> dict[int, Counterpart]:
    """Return the quotation of the version for each quote that has one, by the quote's index.

    Quotations of beads that a longer one joins are taken together, and paired in order where there are as many on both
    sides, else by their words, without crossing. Quotations inside others are paired with such.
    """
    target = version.target
    ours = _places(quotes, version.sentences, [bead.source for bead in version.beads])
    theirs = _places(target.quotes, target.sentences, [bead.target for bead in version.beads])
    found: dict[int, Counterpart] = {}
    for low, high in _blocks([*ours.values(), *theirs.values()]):
        sure = min(bead.score for bead in version.beads[low:high])
        if sure < LEAST_BEAD:
            continue
        for depth in (0, 1):
            left = [q for q in quotes if q.depth == depth and q.index in ours and low <= ours[q.index][0] < high]
            right = [
                q for q in target.quotes if q.depth == depth and q.index in theirs and low <= theirs[q.index][0] < high
            ]
            if len(left) != len(right):
                right = _joined(right, target.document.text)
            trust = IN_ORDER if len(left) == len(right) else BY_WORDS
            for one, other in _paired(left, right, encoder):
                if _fits(seen(one.text), seen(other.text)):
                    span = _without_comma(other, one.text)
                    found[one.index] = Counterpart(span, span.of(target.document.text), sure, round(sure * trust, 4))
    return found


def _joined(quotes: Sequence[Quote], text: str) -> list[Quote]:
    """Make one quotation of those that go on with one another: what one language interrupts, the other may not."""
    out: list[Quote] = []
    for quote in quotes:
        if out and quote.continued_from is not None and quote.continued_from >= out[-1].index:
            span = Span(out[-1].span.start, quote.span.end)
            out[-1] = replace(out[-1], span=span, text=span.of(text))
        else:
            out.append(quote)
    return out


def _places(
    quotes: Sequence[Quote], sentences: Sequence[Sentence], sides: Sequence[Span]
) -> dict[int, tuple[int, int]]:
    """Return the beads of each quote's sentences, as a half-open range; quotes outside all beads are left out."""
    starts = [sentence.span.start for sentence in sentences]
    bead_of = {number: k for k, side in enumerate(sides) for number in range(side.start, side.end)}
    found = {}
    for quote in quotes:
        first = bisect_right(starts, quote.span.start) - 1
        last = bisect_right(starts, max(quote.span.start, quote.span.end - 1)) - 1
        beads = [bead_of[number] for number in range(max(first, 0), last + 1) if number in bead_of]
        if beads:
            found[quote.index] = (min(beads), max(beads) + 1)
    return found


def _blocks(ranges: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Join ranges of beads that overlap: quotations in different blocks have nothing to do with one another."""
    blocks: list[tuple[int, int]] = []
    for low, high in sorted(set(ranges)):
        if blocks and low < blocks[-1][1]:
            blocks[-1] = (blocks[-1][0], max(high, blocks[-1][1]))
        else:
            blocks.append((low, high))
    return blocks


def _paired(left: Sequence[Quote], right: Sequence[Quote], encoder: Encoder) -> list[tuple[Quote, Quote]]:
    """Pair quotations in order; where there are more on one side, those whose words are most alike."""
    if not left or not right:
        return []
    if len(left) == len(right):
        return list(zip(left, right, strict=True))
    alike = encoder.encode([q.text for q in left], "fr") @ encoder.encode([q.text for q in right], "en").T
    worth = np.maximum(alike.astype(np.float64) - _ALIKE, 0.0)
    return [(left[i], right[j]) for i, j in monotone_pairs(worth)]


def _without_comma(quote: Quote, french: str) -> Span:
    """Leave out a comma that stands inside the marks by the American custom, unless the French has one too."""
    text = quote.text.rstrip()
    comma = text.endswith(",") and not french.rstrip().endswith(",")
    return Span(quote.span.start, quote.span.start + len(text) - 1) if comma else quote.span


def _fits(one: str, other: str) -> bool:
    """Tell whether two quotations may be one by their length."""
    return 1 / _LENGTHS <= (len(one) + 5) / (len(other) + 5) <= _LENGTHS
