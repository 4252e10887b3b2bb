"""Turns of interviews, debates and plays: lines that a label of who speaks begins ("Ana Blin : Parce que …")."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from aligner.languages.base import Quotation
from aligner.quotes.pairs import Piece, order, strip

_LABELLED = re.compile(
    r"^[ \t]*(?P<label>[^\W\d_][^\n:.!?«»\"“”]{0,60}?)[ \u00a0\u202f]*:[ \u00a0\u202f]+(?P<turn>\S[^\n]*)", re.MULTILINE
)
# Lists and recipes have labels too, but each once: in talk at least two take turns, and most lines have one.
MIN_TURNS = 2
MIN_SPEAKERS = 2
MIN_SHARE = 0.5
MAX_LABEL = 80  # characters of a line within which the colon after its label stands


def add_labelled(text: str, pieces: list[Piece], language: Quotation) -> list[Piece]:
    """Return the pieces with a turn for each labelled line, where labels that take turns begin most lines of a text.

    Turns whose words marks already enclose, or that an element shows, are left as they are.
    """
    lines = [line for line in text.split("\n") if line.strip()]
    colons = sum(1 for line in lines if ":" in line[:MAX_LABEL])
    if colons < max(MIN_SPEAKERS * MIN_TURNS, MIN_SHARE * len(lines)):
        return pieces
    found = [match for match in _LABELLED.finditer(text) if _names(match["label"], language)]
    counts = Counter(match["label"] for match in found)
    talking = {label for label, count in counts.items() if count >= MIN_TURNS}
    turns = [match for match in found if match["label"] in talking]
    if len(talking) < MIN_SPEAKERS or len(turns) < MIN_SHARE * len(lines):
        return pieces
    added = [_turn(text, match) for match in turns if not _quoted(match.span("turn"), pieces)]
    return order(pieces + added) if added else pieces


def _names(label: str, language: Quotation) -> bool:
    """Tell whether a label may name somebody ("Ana Blin", "LE COMTE", "Le maire"), as none of a form or list does."""
    words = label.split()
    known = language.people | language.roles | language.given_names | language.titles
    capitals = sum(word[0].isupper() for word in words)
    return label[0].isupper() and (label.isupper() or capitals > 1 or any(word.lower() in known for word in words))


def _turn(text: str, match: re.Match[str]) -> Piece:
    start, end = strip(text, *match.span("turn"))
    return Piece(start, start, end, end, True, True, False, None, "turn")


def _quoted(turn: tuple[int, int], pieces: Sequence[Piece]) -> bool:
    """Tell whether a piece holds most of a turn, or crosses its edge."""
    start, end = turn
    around = [piece for piece in pieces if piece.outer_start < end and piece.outer_end > start]
    return any(
        piece.outer_start < start or piece.outer_end > end or 2 * (piece.end - piece.start) > end - start
        for piece in around
    )
