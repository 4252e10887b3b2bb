"""Decisions about beads, applied to the beads of a run."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from aligner.decisions.entries import Entry
from aligner.decisions.places import Finder, Place
from aligner.model import Bead, Decision, Sentence, Span, Text

# Sentences of both sides; an empty side has no place of its own.
Pair = tuple[Span | None, Span | None]
EMPTY = "-"


class Lost(Exception):
    """A decision whose place is not there any more: the message says why."""


@dataclass(frozen=True, slots=True)
class Side:
    """A text's sentences by the characters where they start and end."""

    text: Text
    starts: dict[int, Sentence]
    ends: dict[int, Sentence]
    finder: Finder

    @classmethod
    def of(cls, text: Text) -> Side:
        """Index a text."""
        starts, ends = {s.span.start: s for s in text.sentences}, {s.span.end: s for s in text.sentences}

        def runs(length: int) -> Iterator[Span]:
            return (Span(start, start + length) for start in starts if start + length in ends)

        return cls(text, starts, ends, Finder(text.document.text, runs))

    def characters(self, side: Span) -> Span | None:
        """Return the characters of a range of sentences, None for an empty one."""
        if not len(side):
            return None
        return Span(self.text.sentences[side.start].span.start, self.text.sentences[side.end - 1].span.end)

    def place(self, side: Span) -> str:
        """Return the place of a range of sentences as it is written."""
        span = self.characters(side)
        return EMPTY if span is None else str(Place.of(span, self.text.document.text))

    def shift(self, written: str) -> int:
        """Return by how many characters a place has moved. Raises Lost where it is not there any more."""
        if written == EMPTY:
            return 0
        place = Place.parse(written)
        found = self.finder.locate(place)
        if found is None:
            raise Lost(f"the text of {self.text.document.id} has changed there")
        return found.start - place.span.start

    def sentences(self, span: Span | None) -> Span | None:
        """Return the sentences that cover just these characters. Raises Lost where they end elsewhere now."""
        if span is None:
            return None
        first, last = self.starts.get(span.start), self.ends.get(span.end)
        if first is None or last is None or last.index < first.index:
            raise Lost(f"the sentences of {self.text.document.id} begin or end elsewhere now")
        return Span(first.index, last.index + 1)


def written(beads: Iterable[Bead], sides: tuple[Side, Side]) -> str:
    """Return beads as the value of a decision: their characters on both sides, as in `0-40 0-38; 41-60 -`."""
    rows = []
    for bead in beads:
        spans = (sides[0].characters(bead.source), sides[1].characters(bead.target))
        rows.append(" ".join(EMPTY if span is None else f"{span.start}-{span.end}" for span in spans))
    return "; ".join(rows)


def apply_bead(beads: list[Bead], entry: Entry, sides: tuple[Side, Side]) -> bool:
    """Change `beads` in place as a decision says, and tell whether a bead of others was cut for it.

    What a person set stands whole: of a bead that reaches beyond it, what is outside stays, looked at by nobody. Raises
    Lost where the decision's place is not there any more, ValueError where the line makes no sense.
    """
    anchors = entry.anchor.split(" ")
    if len(anchors) != 2 or anchors == [EMPTY, EMPTY]:
        raise ValueError(f"not the places of a bead: {entry.anchor!r}")
    shifts = (sides[0].shift(anchors[0]), sides[1].shift(anchors[1]))
    spans = [None if anchor == EMPTY else Place.parse(anchor).span for anchor in anchors]
    whole = _located((spans[0], spans[1]), shifts, sides)
    found = _exactly(beads, whole)
    if entry.action in ("accept", "reject"):
        status: Decision = Decision("accepted" if entry.action == "accept" else "rejected", entry.by, entry.at)
        if found is not None:
            beads[found] = replace(beads[found], decision=status)
            return False
        if entry.action == "reject":
            return False  # what was rejected is not said any more
        return _set(beads, whole, [whole], status)
    wanted = [_located(pair, shifts, sides) for pair in _pairs(entry.value)]
    _check(whole, wanted)
    return _set(beads, whole, wanted, Decision("corrected", entry.by, entry.at))


def _pairs(value: str) -> list[Pair]:
    made: list[Pair] = []
    for row in value.split("; "):
        cells = [None if cell == EMPTY else _span(cell) for cell in row.split(" ")]
        if len(cells) != 2 or cells == [None, None]:
            raise ValueError(f"not a bead: {row!r}; it is written as in 0-40 0-38")
        made.append((cells[0], cells[1]))
    return made


def _span(cell: str) -> Span:
    start, _, end = cell.partition("-")
    if not (start.isdecimal() and end.isdecimal()):
        raise ValueError(f"not a span: {cell!r}; it is written as in 0-40")
    return Span(int(start), int(end))


def _located(pair: Pair, shifts: tuple[int, int], sides: tuple[Side, Side]) -> Pair:
    moved = [span and Span(span.start + by, span.end + by) for span, by in zip(pair, shifts, strict=True)]
    return sides[0].sentences(moved[0]), sides[1].sentences(moved[1])


def _check(whole: Pair, wanted: Sequence[Pair]) -> None:
    """Raise ValueError unless the beads hold every sentence of the whole once and in order."""
    for side in (0, 1):
        span, parts = whole[side], [pair[side] for pair in wanted]
        indices = [index for part in parts if part for index in range(part.start, part.end)]
        if indices != (list(range(span.start, span.end)) if span else []):
            raise ValueError("the beads are not made of the sentences of their place")


def _exactly(beads: Sequence[Bead], pair: Pair) -> int | None:
    """Return the index of the bead of just these sentences."""
    source, target = pair
    if source is not None:
        index = bisect_right(beads, source.start, key=lambda bead: bead.source.end)
    elif target is not None:
        index = bisect_right(beads, target.start, key=lambda bead: bead.target.end)
    else:
        return None
    if index < len(beads) and _sides(beads[index]) == pair:
        return index
    return None


def _sides(bead: Bead) -> Pair:
    return (bead.source if len(bead.source) else None, bead.target if len(bead.target) else None)


def _set(beads: list[Bead], whole: Pair, wanted: Sequence[Pair], status: Decision) -> bool:
    """Put decided beads where others stood, and tell whether one of those was cut."""
    source, target = _region(beads, whole)
    low = min(
        bisect_right(beads, source.start, key=lambda bead: bead.source.end),
        bisect_right(beads, target.start, key=lambda bead: bead.target.end),
    )
    high = max(
        low,
        bisect_left(beads, source.end, key=lambda bead: bead.source.start),
        bisect_left(beads, target.end, key=lambda bead: bead.target.start),
    )
    before: list[Bead] = []
    after: list[Bead] = []
    cut = False
    for bead in beads[low:high]:
        early = _piece(bead, Span(0, source.start), Span(0, target.start))
        late = _piece(bead, Span(source.end, source.end + 10**9), Span(target.end, target.end + 10**9))
        before += [early] if early else []
        after += [late] if late else []
        cut = cut or any(piece is not None and piece.type != bead.type for piece in (early, late))
    beads[low:high] = [*before, *_placed(wanted, source.start, target.start, status), *after]
    return cut


def _region(beads: Sequence[Bead], whole: Pair) -> tuple[Span, Span]:
    """Return the two ranges of sentences; an empty side stands where the bead of the other side's first one begins."""
    source, target = whole
    if source is None:
        assert target is not None  # a place has at least one side
        place = next((b.source.start for b in beads if len(b.target) and b.target.end > target.start), 0)
        return Span(place, place), target
    if target is None:
        place = next((b.target.start for b in beads if len(b.source) and b.source.end > source.start), 0)
        return source, Span(place, place)
    return source, target


def _piece(bead: Bead, source: Span, target: Span) -> Bead | None:
    """Return what a bead has within two ranges: all of it (an empty side moved there), a part, or None for nothing."""
    kept = _within(bead.source, source), _within(bead.target, target)
    if not len(kept[0]) and not len(kept[1]):
        return None
    if len(kept[0]) == len(bead.source) and len(kept[1]) == len(bead.target):
        return replace(bead, source=kept[0], target=kept[1])
    return Bead(*kept, bead.score)


def _within(span: Span, bounds: Span) -> Span:
    return Span(min(max(span.start, bounds.start), bounds.end), min(max(span.end, bounds.start), bounds.end))


def _placed(wanted: Sequence[Pair], source: int, target: int, status: Decision) -> Iterator[Bead]:
    for left, right in wanted:
        ours, theirs = left or Span(source, source), right or Span(target, target)
        yield Bead(ours, theirs, 1.0, status)
        source, target = ours.end, theirs.end
