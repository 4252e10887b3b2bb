"""Pair quotation marks into pieces of quoted text: nested, across lines, reopened by each paragraph, never closed."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from aligner.quotes.marks import Family, Mark, lines_of

# A closing mark further away belongs to something else: no news paragraph nor speech in the novels tried is longer.
MAX_CROSSED_LINES = 12
MAX_CROSSED_CHARACTERS = 4000
# Deeper nesting is noise; the cap keeps the total length of all quotes linear in the text's.
MAX_DEPTH = 6

_INVISIBLE = "\u200b\u2060\ufeff"
_AFTER_CLOSING = frozenset(".,;:!?…)]–—")


@dataclass(frozen=True, slots=True)
class Piece:
    """One run of quoted words: `start..end` without marks and inner spaces, `outer_start..outer_end` with them.

    `continues` is the place in the list of the piece that this one goes on with.
    """

    outer_start: int
    start: int
    end: int
    outer_end: int
    closed: bool = True
    leads: bool = False
    bulleted: bool = False
    continues: int | None = None
    unmarked: Literal["", "statement", "turn"] = ""


@dataclass(slots=True)
class _Frame:
    """An opening mark that waits for its closing one."""

    mark: Mark
    continues: int | None = None
    child: int | None = None  # where a mark of the same family opened and closed inside
    child_end: int = 0


@dataclass(slots=True)
class _Pairing:
    text: str
    marks: Sequence[Mark]
    lines: list[tuple[int, int]]
    previous: list[int] = field(default_factory=list)  # the nearest line above with words in it
    following: dict[Family, list[int]] = field(default_factory=dict)
    stack: list[_Frame] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    reopened: dict[int, int] = field(default_factory=dict)  # mark → piece that it goes on with

    def run(self) -> list[Piece]:
        line = -1
        for index, mark in enumerate(self.marks):
            if mark.line != line:
                self._settle(index)
                line = mark.line
            if mark.role == "open" or (mark.role == "either" and not self._opened(mark.family)):
                self._open(index)
            else:
                self._close(index)
        self._settle(len(self.marks))
        return self.pieces

    def _opened(self, family: Family) -> bool:
        return any(frame.mark.family == family for frame in self.stack)

    def _open(self, index: int) -> None:
        if len(self.stack) < MAX_DEPTH:
            self.stack.append(_Frame(self.marks[index], self.reopened.pop(index, None)))

    def _close(self, index: int) -> None:
        mark = self.marks[index]
        if index in self.reopened:  # an old closing mark that begins each line of a quotation
            self._open(index)
            return
        place = self._frame_for(mark)
        if place is None:
            return
        for frame in reversed(self.stack[place + 1 :]):
            self._emit(frame, mark.start, mark.start, closed=False)
        frame = self.stack[place]
        del self.stack[place:]
        self._emit(frame, mark.start, mark.end, closed=True)
        for outer in self.stack:
            if outer.mark.family == frame.mark.family and outer.child is None:
                outer.child = frame.mark.start
            outer.child_end = mark.end

    def _frame_for(self, mark: Mark) -> int | None:
        """Return the innermost frame of the mark's family; curly and straight marks may close each other."""
        for place in range(len(self.stack) - 1, -1, -1):
            if self.stack[place].mark.family == mark.family:
                return place
        families = {"curly", "straight"}
        if self.stack and mark.family in families and self.stack[-1].mark.family in families:
            return len(self.stack) - 1
        return None

    def _settle(self, index: int) -> None:
        """Decide, where a line with marks begins or the text ends, which quotations of earlier lines go on."""
        for place, frame in enumerate(self.stack):
            found = self.following[frame.mark.family][index]
            if found < len(self.marks) and self._crosses(frame, self.marks[found]):
                continue
            reopens = found < len(self.marks) and self._reopens(frame, self.marks[found])
            for inner in reversed(self.stack[place + 1 :]):
                self._end_with_line(inner, closed=False)
            self._end_with_line(frame, closed=reopens)
            if reopens and self.pieces:
                self.reopened[found] = len(self.pieces) - 1
            del self.stack[place:]
            return

    def _crosses(self, frame: _Frame, mark: Mark) -> bool:
        """Tell whether a mark of a later line closes a frame."""
        if mark.role == "open" or (mark.role == "either" and mark.leads):
            return False
        if self._continues_old_style(frame, mark):
            return False
        paragraphs = mark.line - frame.mark.line
        if paragraphs > MAX_CROSSED_LINES or mark.start - frame.mark.start > MAX_CROSSED_CHARACTERS:
            return False
        blank = self.previous[mark.line] != mark.line - 1 or paragraphs > 1
        after = self.text[mark.end : mark.end + 2].strip()[:1]
        return not blank or not after or after in _AFTER_CLOSING

    def _reopens(self, frame: _Frame, mark: Mark) -> bool:
        """Tell whether a mark begins the next paragraph of a frame's quotation."""
        if self.previous[mark.line] != frame.mark.line or frame.child is not None:
            return False
        if self._continues_old_style(frame, mark):
            return True
        return mark.role == "open" and mark.leads and not mark.bulleted and not frame.mark.bulleted

    def _continues_old_style(self, frame: _Frame, mark: Mark) -> bool:
        after = self.text[mark.end : mark.end + 2].strip()[:1]
        return mark.family == "guillemet" and mark.role == "close" and mark.leads and after.isalnum()

    def _end_with_line(self, frame: _Frame, *, closed: bool) -> None:
        """End a frame that no mark closes: with its line, or before a quotation that opens within it."""
        end = self.lines[frame.mark.line][1]
        if frame.child is not None:
            rest = self.text[frame.child_end : end].strip()
            if rest and any(character not in _AFTER_CLOSING for character in rest):
                end = frame.child
            else:
                closed = True  # one mark closes both
        self._emit(frame, end, end, closed=closed)

    def _emit(self, frame: _Frame, end: int, outer_end: int, *, closed: bool) -> None:
        mark = frame.mark
        if not closed and mark.family in ("straight", "single") and not self._announced(mark):
            return
        start, stop = strip(self.text, mark.end, end)
        if start < stop and any(character.isalnum() or character in "?!" for character in self.text[start:stop]):
            self.pieces.append(
                Piece(mark.start, start, stop, outer_end, closed, mark.leads, mark.bulleted, frame.continues)
            )

    def _announced(self, mark: Mark) -> bool:
        return mark.role == "open" and (
            mark.leads or self.text[max(0, mark.start - 2) : mark.start].strip() in (":", ",")
        )


def strip(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the span without white space and invisible characters at either end."""
    while start < end and (text[start].isspace() or text[start] in _INVISIBLE):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in _INVISIBLE):
        end -= 1
    return start, end


def pair(text: str, marks: Sequence[Mark]) -> list[Piece]:
    """Return the pieces that the marks make, ordered by where they start; time is linear in the text."""
    lines = list(lines_of(text))
    previous, last = [], -1
    for number, (start, end) in enumerate(lines):
        previous.append(last)
        if text[start:end].strip():
            last = number
    following: dict[Family, list[int]] = {}
    for family in {mark.family for mark in marks}:
        places = [index for index, mark in enumerate(marks) if mark.family == family]
        following[family] = [
            places[found] if (found := bisect_left(places, index)) < len(places) else len(marks)
            for index in range(len(marks) + 1)
        ]
    pieces = _Pairing(text, marks, lines, previous, following).run()
    return _nested(text, order(pieces))


def _nested(text: str, pieces: list[Piece]) -> list[Piece]:
    """End a piece with the one that holds its start where marks cross; drop one that then is there already."""
    kept: list[Piece] = []
    place_of: dict[int, int] = {}
    held: list[int] = []
    seen: dict[tuple[int, int], int] = {}
    for place, piece in enumerate(pieces):
        while held and held[-1] <= piece.start:
            held.pop()
        if held and piece.end > held[-1]:
            end = strip(text, piece.start, held[-1])[1]
            piece = replace(piece, end=end, outer_end=end, closed=False)
        span = (piece.start, piece.end)
        if span not in seen:
            before = None if piece.continues is None else place_of[piece.continues]
            seen[span] = len(kept)
            kept.append(replace(piece, continues=before))
            held.append(piece.end)
        place_of[place] = seen[span]
    return order(kept)


def order(pieces: list[Piece]) -> list[Piece]:
    """Sort pieces by start, outer before inner, and renumber what they continue."""
    ranks = sorted(range(len(pieces)), key=lambda place: (pieces[place].start, -pieces[place].end, place))
    place_of = {old: new for new, old in enumerate(ranks)}
    return [
        replace(piece, continues=None if piece.continues is None else place_of[piece.continues])
        for piece in (pieces[old] for old in ranks)
    ]


def depths(pieces: Sequence[Piece]) -> list[int]:
    """Return how many other pieces hold each one; the pieces are ordered as `order` leaves them."""
    held: list[int] = []
    result = []
    for piece in pieces:
        while held and held[-1] < piece.end:
            held.pop()
        result.append(len(held))
        held.append(piece.end)
    return result
