"""The regions of the alignments that are most in doubt, for whoever reviews by doubt."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from aligner.addresses import Address, sentence_token
from aligner.doubt import Region, doubtful
from aligner.model import Bitext, Span, Text

# Regions with a bead less likely than this are shown, so many of them, with so much of their words.
_BELOW, _MOST, _WORDS = 0.7, 30, 80


@dataclass(frozen=True, slots=True)
class Doubt:
    """A region as the page lists it: `anchor` is the id of its first sentence; a side without sentences is empty."""

    title: str
    anchor: str
    percent: int
    french: str
    english: str


@dataclass(frozen=True, slots=True)
class Doubts:
    """The regions in doubt, the most doubtful first, and how many more there are."""

    shown: tuple[Doubt, ...] = ()
    more: int = 0


def doubts(bitexts: Sequence[Bitext], places: Sequence[tuple[Address, Address | None]]) -> Doubts:
    """Return the regions in doubt of all bitexts: those that hold a bead less likely than _BELOW."""
    found = [
        (region.score, number, region)
        for number, bitext in enumerate(bitexts)
        if bitext.target
        for region in doubtful(bitext.beads, _BELOW)
    ]
    found.sort(key=lambda item: (item[0], item[1], item[2].source, item[2].target))
    return Doubts(tuple(_shown(found[:_MOST], bitexts, places)), max(0, len(found) - _MOST))


def _shown(
    found: Sequence[tuple[float, int, Region]],
    bitexts: Sequence[Bitext],
    places: Sequence[tuple[Address, Address | None]],
) -> Iterator[Doubt]:
    for score, number, region in found:
        bitext, (own, other) = bitexts[number], places[number]
        if bitext.target is None or other is None:
            continue
        address, span = (own, region.source) if len(region.source) else (other, region.target)
        document = bitext.source.document
        yield Doubt(
            document.title or document.id,
            address.id(sentence_token(span.start)),
            round(100 * score),
            _words(bitext.source, region.source),
            _words(bitext.target, region.target),
        )


def _words(text: Text, sentences: Span) -> str:
    words = " ".join(s.text for s in text.sentences[sentences.start : sentences.end])
    return words if len(words) <= _WORDS else words[:_WORDS].rsplit(" ", 1)[0] + " …"
