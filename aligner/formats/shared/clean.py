"""Which beads of a corpus are worth exporting, and beads as long as paragraphs."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import overload

from aligner.errors import UsageError
from aligner.model import Bead, Bitext, Span, Text


@dataclass(frozen=True, slots=True)
class Cleaning:
    """What an export leaves out: beads below a score, empty on a side, that came before (their text on both sides),
    whose longer side has more than `ratio` times the characters of the shorter, or that nobody has reviewed.

    `paragraphs` joins beads to those of paragraphs, before anything is left out. Nothing of the texts is.
    """

    score: float = 0.0
    nulls: bool = True
    duplicates: bool = True
    ratio: float = 0.0
    reviewed: bool = False
    paragraphs: bool = False

    def __post_init__(self) -> None:
        """Raise UsageError for a score or ratio that none can be."""
        if not 0 <= self.score <= 1:
            raise UsageError(f"a score of {self.score:g}", remedy="give a number from 0 to 1")
        if self.ratio and not self.ratio >= 1:
            raise UsageError(f"a ratio of {self.ratio:g}", remedy="give a number from 1 on, as in 2.5")


class Cleaned(Sequence[Bitext]):
    """Bitexts with the beads that a cleaning leaves; gone through in order, since what came before is left out."""

    def __init__(self, bitexts: Sequence[Bitext], cleaning: Cleaning) -> None:
        self._bitexts, self._cleaning = bitexts, cleaning

    def __len__(self) -> int:
        return len(self._bitexts)

    @overload
    def __getitem__(self, index: int) -> Bitext: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Bitext, ...]: ...
    def __getitem__(self, index: int | slice) -> Bitext | tuple[Bitext, ...]:
        """Return one bitext, or those of a slice; what came before must be gone through for it."""
        return tuple(self)[index]

    def __iter__(self) -> Iterator[Bitext]:
        seen: set[bytes] = set()
        for bitext in self._bitexts:
            yield cleaned(bitext, self._cleaning, seen)


def cleaned(bitext: Bitext, cleaning: Cleaning, seen: set[bytes]) -> Bitext:
    """Return a bitext with the beads that a cleaning leaves; `seen` are the marks of those that came before."""
    target = bitext.target
    if target is None:
        return bitext
    beads = paragraph_beads(bitext.beads, bitext.source, target) if cleaning.paragraphs else bitext.beads
    kept = []
    for bead in beads:
        sides = _words(bitext.source, bead.source), _words(target, bead.target)
        if not _passes(bead, sides, cleaning):
            continue
        if not cleaning.duplicates:
            mark = hashlib.blake2b("\0".join(sides).encode("utf-8", "surrogatepass"), digest_size=12).digest()
            if mark in seen:
                continue
            seen.add(mark)
        kept.append(bead)
    return replace(bitext, beads=tuple(kept))


def _words(text: Text, side: Span) -> str:
    return " ".join(sentence.text for sentence in text.sentences[side.start : side.end])


def _passes(bead: Bead, sides: tuple[str, str], cleaning: Cleaning) -> bool:
    if bead.score < cleaning.score or (cleaning.reviewed and not bead.decision):
        return False
    null = not (len(bead.source) and len(bead.target))
    if null:
        return cleaning.nulls
    short, long = sorted(map(len, sides))
    return not cleaning.ratio or long <= cleaning.ratio * short


def paragraph_beads(beads: Sequence[Bead], source: Text, target: Text) -> tuple[Bead, ...]:
    """Join beads that follow each other to beads between places where both texts begin a paragraph.

    The score of what was joined is its least. A text that is one paragraph, as others' memories give it, and beads that
    cross are left as they are.
    """
    crossing = any(
        bead.source.start < before.source.end or bead.target.start < before.target.end
        for before, bead in pairwise(beads)
    )
    if crossing or any(len({sentence.paragraph for sentence in text.sentences}) < 2 for text in (source, target)):
        return tuple(beads)
    made: list[list[Bead]] = []
    for bead in beads:
        if not made or (_begins(source, bead.source.start) and _begins(target, bead.target.start)):
            made.append([])
        made[-1].append(bead)
    return tuple(_joined(group) for group in made)


def _begins(text: Text, index: int) -> bool:
    """Tell whether a paragraph begins with a sentence; after the last one, one is as good as begun."""
    sentences = text.sentences
    return not 0 < index < len(sentences) or sentences[index].paragraph != sentences[index - 1].paragraph


def _joined(group: Sequence[Bead]) -> Bead:
    if len(group) == 1:
        return group[0]
    first, last = group[0], group[-1]
    sides = Span(first.source.start, last.source.end), Span(first.target.start, last.target.end)
    return Bead(*sides, min(bead.score for bead in group))
