"""Quotations without quotation marks: dialogue after dashes, statements set off by a colon, and interrupted speech."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from aligner.languages import Language
from aligner.quotes.cues import Cue, find_cues
from aligner.quotes.marks import content_start, lines_of
from aligner.quotes.pairs import Piece, depths, order, strip
from aligner.quotes.tokens import Token, Unit, tokenize

# Of a novel's lines after dashes, at least one in twenty says who speaks: every tenth does in those tried.
SPOKEN_SHARE = 0.05
MIN_STATEMENT_WORDS = 6
MAX_INNER = 64  # quotations inside one that is still split at its cues
_DASH = re.compile(r"[ \t\u00a0\u202f]*(?:--?|[–—―])[ \t\u00a0\u202f]*(?=[^\s\-–—])")
_ENDS = (".", "!", "?", "…", ".)", "»", "”", '"')
_POINTS = frozenset(".,;:!?…")


@dataclass(frozen=True, slots=True)
class _Line:
    number: int
    start: int
    end: int
    words: int
    begin: int  # where its words begin
    dashed: bool
    bulleted: bool


def add_unmarked(text: str, pieces: list[Piece], units: Sequence[Unit], language: Language) -> list[Piece]:
    """Return the pieces with those added that no marks show, and split where speech is interrupted by its cue."""
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
    if _is_dialogue(text, [line for line in lines if line.dashed and line.begin not in opened], language):
        pieces = _dialogue(text, lines, pieces)
    return order(_interrupted(text, order(pieces), language))


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


def _is_dialogue(text: str, lines: Sequence[_Line], language: Language) -> bool:
    """Tell whether lines after dashes are speech: some of them say who speaks ("— Oui, dit-elle")."""
    spoken = 0
    for line in lines:
        tokens = tokenize(text, line.begin, min(line.end, line.begin + 600))
        spoken += bool(_insertions(tokens, text, language, phrases=True))
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
    if at >= 0 and text.find("«", line.begin, at) < 0:
        return at
    return line.end


def _interrupted(text: str, pieces: list[Piece], language: Language) -> list[Piece]:
    """Split pieces at the cues inside them: « Je viens, dit-elle, mais tard. »"""
    if language.code != "fr":
        return pieces
    result: list[Piece] = []
    new_place: dict[int, int] = {}
    for place, (piece, depth) in enumerate(zip(pieces, depths(pieces), strict=True)):
        continues = None if piece.continues is None else new_place.get(piece.continues)
        piece = replace(piece, continues=continues)
        parts = _parts(text, piece, language) if depth == 0 else [(piece.start, piece.end)]
        if len(parts) > 1 or parts[0][1] < piece.end:
            parts = parts if _keeps_whole(pieces, place, parts) else [(piece.start, piece.end)]
        for number, (start, end) in enumerate(parts):
            first, last = number == 0, number == len(parts) - 1
            result.append(
                replace(
                    piece,
                    outer_start=piece.outer_start if first else start,
                    start=start,
                    end=end,
                    outer_end=piece.outer_end if last and end == piece.end else end,
                    continues=continues if first else len(result) - 1,
                )
            )
        new_place[place] = len(result) - 1
    return result


def _keeps_whole(pieces: Sequence[Piece], place: int, parts: Sequence[tuple[int, int]]) -> bool:
    """Tell whether every piece inside one lies within one of its parts."""
    at = 0
    for inner in pieces[place + 1 : place + MAX_INNER]:
        if inner.start >= pieces[place].end:
            return True
        while at < len(parts) and parts[at][1] <= inner.start:
            at += 1
        if at == len(parts) or inner.start < parts[at][0] or inner.end > parts[at][1]:
            return False
    return place + MAX_INNER >= len(pieces)


def _parts(text: str, piece: Piece, language: Language) -> list[tuple[int, int]]:
    whole = [(piece.start, piece.end)]
    tokens = tokenize(text, piece.start, piece.end)
    cues = _insertions(tokens, text, language, phrases=piece.unmarked == "turn")
    if not cues or _attributed_outside(text, piece, language):
        return whole
    parts: list[tuple[int, int]] = []
    start = piece.start
    for begin, stop, cue in cues:
        final = stop >= len(tokens) - 1
        if final and piece.unmarked != "turn" and not (cue.speaker and cue.speaker.kind == "pronoun"):
            break
        if tokens[begin].start < start:
            continue
        end = tokens[begin].end if tokens[begin].low in "!?…" else tokens[begin].start
        parts.append(strip(text, start, end))
        start = tokens[stop].end if stop < len(tokens) else piece.end
    rest = strip(text, start, piece.end)
    if any(character.isalnum() for character in text[rest[0] : rest[1]]):
        parts.append(rest)
    return [part for part in parts if part[0] < part[1]] or whole


def _insertions(tokens: Sequence[Token], text: str, language: Language, *, phrases: bool) -> list[tuple[int, int, Cue]]:
    """Return (token before, token after, cue) of each cue set between points inside speech."""
    verbs = language.quotation.finite, language.quotation.auxiliaries
    if not any(token.kind == "pronoun" or token.low in verbs[0] or token.low in verbs[1] for token in tokens):
        return []
    found = []
    for cue in find_cues(Unit(0, tuple(tokens)), text, language.quotation):
        if cue.kind != "inverted" or cue.speaker is None or cue.first == 0:
            continue
        weak = cue.weak and cue.speaker.kind != "pronoun"
        if tokens[cue.first - 1].low not in _POINTS - {":", ";", "."} or weak or cue.first < 2:
            continue
        if cue.speaker.kind == "phrase" and not phrases:
            continue
        stop = cue.last
        while stop < len(tokens) and tokens[stop].low not in _POINTS and stop - cue.last < 16:
            stop += 1
        if stop < len(tokens) and tokens[stop].low not in _POINTS:
            continue
        found.append((cue.first - 1, stop, cue))
    return found


def _attributed_outside(text: str, piece: Piece, language: Language) -> bool:
    """Tell whether a cue follows the closing mark: then one inside belongs to the quoted words."""
    if piece.unmarked:
        return False
    newline = text.find("\n", piece.outer_end, piece.outer_end + 90)
    stop = newline if newline >= 0 else piece.outer_end + 90
    tokens = tokenize(text, piece.outer_end, min(len(text), stop))
    cues = find_cues(Unit(0, tuple(tokens)), text, language.quotation)
    return any(cue.first <= 1 and cue.kind in ("inverted", "source") for cue in cues)
