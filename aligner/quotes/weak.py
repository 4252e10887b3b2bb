"""Speech whose marks are missing, unbalanced or ambiguous: the tagger decides where it begins and ends.

What marks show cleanly, opened and closed, is left as it is. The tagger reads only texts with dialogue after dashes.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from aligner.languages import Language
from aligner.quotes.clauses import Clauses, read_clauses
from aligner.quotes.pairs import Piece, depths, order, strip
from aligner.quotes.tagger import BEGINS, OUTSIDE, shipped
from aligner.quotes.tokens import Words

# Dashes that may begin a turn: at the start of a line, or after the end of a sentence within one.
_TURN = re.compile(r"(?:^|(?<=[.!?…»:;,]))[ \t\u00a0\u202f]*(?:--?|[–—―])[ \t\u00a0\u202f]*(?=[^\s\-–—])", re.MULTILINE)
# Told from the novels of the training part and the news of `gold/news`: the former have a turn or an incise in the past
# historic every 200 to 8,000 characters, the latter fewer than three in all.
MIN_TURNS = 3
MIN_TOLD = 5
CHARACTERS_A_TURN = 8000
_TOLD = re.compile(r"\b[a-zà-ÿ]{2,}(?:a|it)(?=[ -](?:t-)?(?:il|elle|le|la|[A-ZÀ-Ý]))")
_TALK = re.compile(r"[!?]|\b(?:je|j['’]|me|m['’]|moi|mon|ma|mes|nous|vous|tu|te|t['’]|toi|votre|vos|ton|ta|tes)", re.I)
TALK_SHARE = 0.5
_CLOSING = re.compile(r"[ \t\u00a0\u202f\u2009]*[.!?…]+")


def retag(words: Words, pieces: list[Piece], language: Language) -> list[Piece]:
    """Return the pieces with those of weak speech as the tagger sees them, in texts that have dialogue."""
    if language.code != "fr" or not may_hold_dialogue(words.text, language):
        return pieces
    clauses = read_clauses(words.text, pieces, language.quotation)
    states = shipped().tag(clauses)
    clean = _clean(words.text, pieces)
    kept = [piece for place, piece in enumerate(pieces) if clean[place] or piece.unmarked == "statement"]
    spoken = _spoken(words.text, clauses, states, kept, len(kept))
    if not _is_talk(words.text, spoken):
        return pieces
    return order(_renumbered(pieces, kept) + spoken)


def may_hold_dialogue(text: str, language: Language) -> bool:
    """Tell whether a text has turns after dashes in such numbers, or so many verbs of narration, as dialogue has."""
    turns = sum(1 for _ in _TURN.finditer(text))
    if turns >= MIN_TURNS and turns * CHARACTERS_A_TURN >= len(text):
        return True
    told = sum(1 for found in _TOLD.finditer(text) if found[0] in language.quotation.finite)
    return told >= MIN_TOLD and told * CHARACTERS_A_TURN >= len(text)


def _is_talk(text: str, spoken: Sequence[Piece]) -> bool:
    """Tell whether spans are talk and no list: enough of them speak of "je", "vous", or ask and exclaim."""
    talk = sum(1 for piece in spoken if _TALK.search(text, piece.start, piece.end))
    return talk >= TALK_SHARE * len(spoken)


def _clean(text: str, pieces: Sequence[Piece]) -> list[bool]:
    """Tell of each piece whether marks show it cleanly: it, or what it is a part of, is closed within its line."""
    # An element of the source that has no marks in the text ends where it says.
    closed = [piece.outer_end > piece.end or piece.outer_start == piece.start for piece in pieces]
    for place in range(len(pieces) - 1, -1, -1):
        before = pieces[place].continues
        if before is not None and "\n" not in text[pieces[before].end : pieces[place].start]:
            closed[before] = closed[place]
    clean: list[bool] = []
    covered = 0
    for piece, depth, ends in zip(pieces, depths(pieces), closed, strict=True):
        marked = not piece.unmarked and piece.closed and ends and "\n" not in text[piece.start : piece.end]
        clean.append(marked and (depth == 0 or piece.start < covered))
        if clean[-1]:
            covered = max(covered, piece.end)
    return clean


def _renumbered(pieces: Sequence[Piece], kept: Sequence[Piece]) -> list[Piece]:
    """Return the kept pieces, what they continue counted among themselves."""
    place_of = {id(piece): place for place, piece in enumerate(kept)}
    return [
        replace(piece, continues=None if piece.continues is None else place_of.get(id(pieces[piece.continues])))
        for piece in kept
    ]


def _spoken(text: str, clauses: Clauses, states: Sequence[int], kept: Sequence[Piece], offset: int) -> list[Piece]:
    """Return a piece for each run of spoken clauses outside the kept pieces."""
    tops = [(piece.outer_start, piece.outer_end) for piece, depth in zip(kept, depths(kept), strict=True) if not depth]
    found: list[Piece] = []
    run: list[int] = []  # first and last clause
    at, turn = 0, -1  # the next kept piece; the piece that began the present turn
    for place, state in enumerate(states):
        start = int(clauses.starts[place])
        while at < len(tops) and tops[at][1] <= start:
            at += 1
        inside = at < len(tops) and tops[at][0] <= start
        gap = clauses.gaps[place]
        opens = "N" in gap or "«" in gap or ("D" in gap and not clauses.marked)
        broken = inside or state == OUTSIDE or "N" in gap or (state == BEGINS and opens)
        if run and broken:
            _close(text, clauses, run, turn, found, offset)
            run = []
        if inside or "N" in gap or ("D" in gap and not clauses.marked):
            turn = -1
        if inside or state == OUTSIDE:
            continue
        if run:
            run[1] = place
        else:
            run = [place, place]
            turn = len(found) if turn < 0 else turn
    if run:
        _close(text, clauses, run, turn, found, offset)
    return found


def _close(text: str, clauses: Clauses, run: Sequence[int], turn: int, found: list[Piece], offset: int) -> None:
    start, end = int(clauses.starts[run[0]]), int(clauses.ends[run[1]])
    closing = _CLOSING.match(text, end)
    start, end = strip(text, start, closing.end() if closing else end)
    continues = offset + len(found) - 1 if 0 <= turn < len(found) else None
    found.append(Piece(start, start, end, end, True, True, False, continues, "turn"))
