"""Join the parts of one quotation: interrupted by its cue, or reopened by each paragraph."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from aligner.languages import Language
from aligner.quotes.cues import find_cues, near
from aligner.quotes.pairs import Piece
from aligner.quotes.tokens import Unit

MAX_INTERRUPTION = 16  # tokens between two parts: "she told the local paper,"


def join_interrupted(text: str, pieces: Sequence[Piece], units: Sequence[Unit], language: Language) -> list[Piece]:
    """Let a piece go on with the one before it where only a cue between commas parts them ("A," she said, "B")."""
    joined = list(pieces)
    for unit in units:
        places = [place for place, token in enumerate(unit.tokens) if token.kind == "quote"]
        if unit.holder >= 0 or len(places) < 2:
            continue
        cues = find_cues(unit, text, language.quotation)
        for before, after in pairwise(places):
            between = unit.tokens[before + 1 : after]
            if not 2 <= len(between) <= MAX_INTERRUPTION or between[-1].low not in (",", ":", ";"):
                continue
            spoken = [
                cue
                for cue in near(cues, before)
                if before < cue.first < after and (cue.kind == "inverted" or (cue.kind == "verb" and not cue.weak))
            ]
            begins = [min(cue.first, cue.speaker.first) for cue in spoken if cue.speaker is not None]
            if not begins or min(begins) > before + 2 or between[-1].low == ":":
                continue
            part = unit.tokens[after].piece
            if joined[part].continues is None and not text[pieces[part].start].isdigit():
                joined[part] = replace(joined[part], continues=unit.tokens[before].piece)
    return joined


def chains_closed(pieces: Sequence[Piece]) -> list[bool]:
    """Return whether each piece is closed: a part of a chain is where the chain's last part is."""
    closed = [piece.closed for piece in pieces]
    for index in range(len(pieces) - 1, -1, -1):
        before = pieces[index].continues
        if before is not None:
            closed[before] = closed[index]
    return closed
