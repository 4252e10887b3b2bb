"""Quotations without quotation marks: dialogue after dashes, and statements set off by a colon."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from aligner.languages import Language
from aligner.quotes.cues import find_cues
from aligner.quotes.interrupted import insertions, split_interrupted
from aligner.quotes.marks import content_start, lines_of
from aligner.quotes.pairs import Piece, depths, order, strip
from aligner.quotes.tokens import Unit, Words

# Of a novel's lines after dashes, at least one in twenty says who speaks: every tenth does in those tried.
SPOKEN_SHARE = 0.05
MIN_STATEMENT_WORDS = 6
_DASH = re.compile(r"[ \t\u00a0\u202f]*(?:--?|[–—―])[ \t\u00a0\u202f]*(?=[^\s\-–—])")
_ENDS = (".", "!", "?", "…", ".)", "»", "”", '"')


@dataclass(frozen=True, slots=True)
class _Line:
    number: int
    start: int
    end: int
    words: int
    begin: int  # where its words begin
    dashed: bool
    bulleted: bool


def add_unmarked(words: Words, pieces: list[Piece], units: Sequence[Unit], language: Language) -> list[Piece]:
    """Return the pieces with those added that no marks show, and split where speech is interrupted by its cue."""
    text = words.text
    lines = _read_lines(text)
    begins = [line.start for line in lines]
    announced = {
        lines[bisect_right(begins, unit.tokens[-1].start) - 1].number: unit
        for unit in units
        if unit.holder < 0 and unit.announces
    }
    covered = _covered(lines, pieces)
    pieces = pieces + _statements(text, lines, announced, covered, language)
    opened = {piece.outer_start for piece in pieces}
    if _is_dialogue(words, [line for line in lines if line.dashed and line.begin not in opened], language):
        pieces = _dialogue(text, lines, pieces)
    return order(split_interrupted(words, order(pieces), language))


def _read_lines(text: str) -> list[_Line]:
    lines = []
    for number, (start, end) in enumerate(lines_of(text)):
        if not text[start:end].strip():
            continue
        begin = content_start(text, start, end)
        indent = len(text[start:end]) - len(text[start:end].lstrip()) + start
        dashed = _DASH.match(text, start, end) is not None
        words = len(text[begin : min(end, begin + 400)].split())
        lines.append(_Line(number, start, end, words, begin, dashed, begin > indent))
    return lines


def _covered(lines: Sequence[_Line], pieces: Sequence[Piece]) -> set[int]:
    """Return the lines whose words begin within a piece."""
    covered, at = set(), 0
    ordered = [piece for piece, depth in zip(pieces, depths(pieces), strict=True) if depth == 0]
    ordered.sort(key=lambda piece: piece.outer_start)
    for line in lines:
        while at < len(ordered) and ordered[at].outer_end <= line.begin:
            at += 1
        if at < len(ordered) and ordered[at].outer_start <= line.begin:
            covered.add(line.number)
    return covered


def _statements(
    text: str, lines: Sequence[_Line], announced: dict[int, Unit], covered: set[int], language: Language
) -> list[Piece]:
    """Find paragraphs, or runs of dashed or bulleted lines, that a line ending with a colon announces as speech."""
    found: list[Piece] = []
    for place, line in enumerate(lines[:-1]):
        unit = announced.get(line.number)
        following = lines[place + 1]
        if unit is None or line.number in covered or following.number in covered:
            continue
        run = [following]
        if following.bulleted:
            run = _run(lines, place + 1, covered)
        if _announces_speech(unit, text, language, run) and all(_is_prose(text, item) for item in run):
            for item in run:
                start, end = strip(text, item.begin, item.end)
                found.append(Piece(start, start, end, end, True, True, item.bulleted, None, "statement"))
    return found


def _run(lines: Sequence[_Line], place: int, covered: set[int]) -> list[_Line]:
    run = []
    while place < len(lines) and lines[place].bulleted and lines[place].number not in covered:
        run.append(lines[place])
        place += 1
    return run


def _is_prose(text: str, line: _Line) -> bool:
    return line.words >= MIN_STATEMENT_WORDS and text[line.start : line.end].rstrip().endswith(_ENDS)


def _announces_speech(unit: Unit, text: str, language: Language, run: Sequence[_Line]) -> bool:
    """Tell whether a unit before a colon announces the very words of somebody."""
    words = [token.low for token in unit.words]
    if any(word in language.quotation.texts for word in words[-5:]) and len(words) > 1:
        return True
    cues = [cue for cue in find_cues(unit, text, language.quotation) if cue.kind != "source" and cue.speaker]
    if run[0].dashed and any(not cue.weak for cue in cues):
        return True
    return any(cue.last >= len(unit.tokens) - 6 and (cue.near or not cue.weak) for cue in cues) and not run[0].bulleted


def _is_dialogue(words: Words, lines: Sequence[_Line], language: Language) -> bool:
    """Tell whether lines after dashes are speech: some of them say who speaks ("— Oui, dit-elle")."""
    spoken = 0
    for line in lines:
        tokens = words.between(line.begin, min(line.end, line.begin + 600))
        spoken += bool(insertions(tokens, words.text, language, phrases=True))
    return spoken > 0 and spoken >= SPOKEN_SHARE * len(lines)


def _dialogue(text: str, lines: Sequence[_Line], pieces: list[Piece]) -> list[Piece]:
    """Add a piece for each dashed line, and end at such a line the quotations that run over it."""
    dashed = [line for line in lines if line.dashed]
    starts = [line.start for line in dashed]
    kept: list[Piece] = []
    for piece in pieces:
        kept.append(_cut(text, piece, starts))
    inside = sorted((piece.outer_start, piece.outer_end) for piece in kept)
    at = 0
    for line in dashed:
        while at < len(inside) and inside[at][1] <= line.begin:
            at += 1
        if at < len(inside) and inside[at][0] <= line.begin:
            continue
        stop = _orphan(text, line, inside)
        start, end = strip(text, line.begin, stop)
        if start < end:
            kept.append(Piece(start, start, end, end, True, True, True, None, "turn"))
    return order(kept)


def _cut(text: str, piece: Piece, starts: Sequence[int]) -> Piece:
    """End a piece before the first dashed line inside it."""
    if "\n" not in text[piece.start : piece.end]:
        return piece
    inside = [start for start in starts if piece.start < start < piece.end]
    if not inside:
        return piece
    start, end = strip(text, piece.start, inside[0])
    return replace(piece, start=start, end=end, outer_end=end)


def _orphan(text: str, line: _Line, inside: Sequence[tuple[int, int]]) -> int:
    """Return where a dashed line's speech ends: at a closing mark that nothing opened, else with the line."""
    at = text.find("»", line.begin, line.end)
    if at < 0 or text.find("«", line.begin, at) >= 0:
        return line.end
    quoted = inside[bisect_left(inside, (line.begin, 0)) : bisect_left(inside, (at, 0))]
    return line.end if any(end > at for _, end in quoted) else at
