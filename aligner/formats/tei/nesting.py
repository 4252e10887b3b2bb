"""Ranges that cross each other, cut into pieces that nest: what inline XML needs of quotes in sentences."""

from __future__ import annotations

import heapq
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from aligner.model import Span

# Pieces within one another at most. Parsers take 256 elements (libxml2), and a dozen stand round a sentence.
DEEPEST = 200


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of range number `mark` (its place in the list given) that lies in one box and nests with the others."""

    mark: int
    start: int
    end: int


def cut(marks: Sequence[Span], boxes: Sequence[Span], text: str) -> tuple[tuple[Piece, ...], ...]:
    """Cut ranges of `text` into pieces: one tuple a box, in document order, outer pieces before inner ones.

    `boxes` are disjoint and in order. Within a box no two pieces cross: where two ranges do, the one that starts later
    is cut at the end of the other. Pieces of white space are left out as long as the range has another; a range
    that lies in no box, is empty, or would lie within more than DEEPEST others, gets one empty piece where it stands.
    So every range has at least one piece.
    """
    found = [_nest(pieces) for pieces in _inside(marks, boxes)]
    full = {piece.mark for pieces in found for piece in pieces if not _blank(piece, text)}
    kept: list[list[Piece]] = []
    seen: set[int] = set()
    for pieces in found:
        kept.append([])
        for piece in pieces:
            if not _blank(piece, text) or (piece.mark not in full and piece.mark not in seen):
                kept[-1].append(piece)
                seen.add(piece.mark)
    ends = [box.end for box in boxes]
    added: dict[int, list[Piece]] = {}
    for index in (index for index in range(len(marks)) if index not in seen and boxes):
        where = min(bisect_left(ends, marks[index].start), len(boxes) - 1)
        at = min(max(marks[index].start, boxes[where].start), boxes[where].end)
        added.setdefault(where, []).append(Piece(index, at, at))
    for where, pieces in added.items():
        kept[where] = _nest([*kept[where], *pieces])
    return tuple(tuple(pieces) for pieces in kept)


def _blank(piece: Piece, text: str) -> bool:
    return not text[piece.start : piece.end].strip()


def _inside(marks: Sequence[Span], boxes: Sequence[Span]) -> list[list[Piece]]:
    """Return for each box the parts of ranges that lie in it. O(m log b), and one more for each part."""
    ends = [box.end for box in boxes]
    found: list[list[Piece]] = [[] for _ in boxes]
    for index, mark in enumerate(marks):
        box = bisect_right(ends, mark.start)
        while len(mark) and box < len(boxes) and boxes[box].start < mark.end:
            if len(boxes[box]):
                found[box].append(Piece(index, max(mark.start, boxes[box].start), min(mark.end, boxes[box].end)))
            box += 1
    return found


def _nest(pieces: Sequence[Piece]) -> list[Piece]:
    """Return pieces in document order, outer first, cut where they cross; what lies too deep is left out.

    O(n log n) and one more for each cut, of which a piece has at most DEEPEST.
    """
    heap = [(piece.start, -piece.end, piece.mark) for piece in pieces]
    heapq.heapify(heap)
    out: list[Piece] = []
    ends: list[int] = []
    while heap:
        start, negative, mark = heapq.heappop(heap)
        end = -negative
        while ends and ends[-1] <= start:
            ends.pop()
        if len(ends) >= DEEPEST and start < end:
            continue
        if ends and end > ends[-1]:
            heapq.heappush(heap, (ends[-1], -end, mark))
            end = ends[-1]
        out.append(Piece(mark, start, end))
        ends.append(end)
    return out
