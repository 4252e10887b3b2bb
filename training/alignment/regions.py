"""Where an alignment and its gold part: regions between nodes that both have, for people to read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from aligner.evaluate.beads import one_by_one, pair
from aligner.model import Bead

# Characters shown of a sentence, at its beginning and at its end.
HEAD, TAIL = 110, 60


@dataclass(frozen=True, slots=True)
class Region:
    """The nodes between which beads differ, and the beads of gold and answer there."""

    start: tuple[int, int]
    end: tuple[int, int]
    gold: tuple[Bead, ...]
    found: tuple[Bead, ...]


def regions(gold: Sequence[Bead], found: Sequence[Bead]) -> Iterator[Region]:
    """Yield the smallest regions whose beads differ, nulls taken one by one."""
    sides = one_by_one(gold), one_by_one(found)
    nodes = [{(0, 0)} | {(bead.source.end, bead.target.end) for bead in side} for side in sides]
    for start, end in pairwise(sorted(nodes[0] & nodes[1])):
        inside = [
            tuple(
                b
                for b in side
                if start <= (b.source.start, b.target.start)
                and b.source.end <= end[0]
                and b.target.end <= end[1]
                and b.target.start >= start[1]
            )
            for side in sides
        ]
        if {pair(b) for b in inside[0]} != {pair(b) for b in inside[1]}:
            yield Region(start, end, inside[0], inside[1])


def shown(name: str, region: Region, texts: tuple[Sequence[str], Sequence[str]]) -> str:
    """Return a region as lines: both answers, and the sentences."""
    (i, j), (row, column) = region.start, region.end
    gold = " ".join(f"{_numbers(b)}" for b in region.gold)
    found = " ".join(f"{_numbers(b)}@{b.score:.2f}" for b in region.found)
    lines = [f"== {name} gold {gold} | found {found}"]
    lines += [f"  F{k} {_cut(texts[0][k])}" for k in range(i, row)]
    lines += [f"  E{k} {_cut(texts[1][k])}" for k in range(j, column)]
    return "\n".join(lines)


def _numbers(bead: Bead) -> str:
    sides = (",".join(map(str, range(span.start, span.end))) or "-" for span in (bead.source, bead.target))
    return ":".join(sides)


def _cut(text: str) -> str:
    return text if len(text) <= HEAD + TAIL + 3 else f"{text[:HEAD]} … {text[-TAIL:]}"
