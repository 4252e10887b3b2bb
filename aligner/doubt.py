"""Where an alignment is in doubt, and what of a text has no counterpart at all: for people to look at first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from aligner.model import Bead, Span

# A bead less likely than this is more probably wrong than right.
DOUBTFUL = 0.5
# So many sentences in a row without counterpart, and such a share of their text, are no omission but another text.
ELSEWHERE, SHARE = 20, 0.2


@dataclass(frozen=True, slots=True)
class Region:
    """Sentences whose beads are in doubt, next to each other: `score` is that of the least likely."""

    source: Span
    target: Span
    score: float


def doubtful(beads: Sequence[Bead], below: float = DOUBTFUL) -> tuple[Region, ...]:
    """Return the regions of beads less likely than `below`, the most doubtful first; what people set is in no doubt.

    >>> beads = [Bead(Span(0, 1), Span(0, 1), 0.9), Bead(Span(1, 2), Span(1, 2), 0.4)]
    >>> doubtful(beads)
    (Region(source=Span(start=1, end=2), target=Span(start=1, end=2), score=0.4),)
    """
    runs: list[list[Bead]] = []
    before: Bead | None = None
    for bead in beads:
        if bead.score < below and bead.decision is None:
            if before is None:
                runs.append([])
            runs[-1].append(bead)
            before = bead
        else:
            before = None
    regions = [
        Region(
            Span(run[0].source.start, run[-1].source.end),
            Span(run[0].target.start, run[-1].target.end),
            min(bead.score for bead in run),
        )
        for run in runs
    ]
    return tuple(sorted(regions, key=lambda region: region.score))


def unmatched(beads: Sequence[Bead], sentences: tuple[int, int]) -> Iterator[tuple[int, Span]]:
    """Yield long runs of sentences without counterpart: 0 (source) or 1 (target), and which.

    Such a run is at least ELSEWHERE sentences and the share SHARE of its text: rather than an omission, a text that
    lies in several files, or two texts in one file.
    """
    for bead in beads:
        for side, (one, other) in enumerate(((bead.source, bead.target), (bead.target, bead.source))):
            if not len(other) and len(one) >= max(ELSEWHERE, SHARE * sentences[side]):
                yield side, one
