"""What each word of an original costs, given its quote: log-probabilities of pieces put together to words."""

from __future__ import annotations

from collections.abc import Sequence

from aligner.match.pool.tokens import Words
from aligner.protocols import Likely


def word_costs(likely: Likely, text: str, words: Words) -> list[float] | None:
    """Return the log-probability of each word of `text` in nats; None where pieces and characters do not fit together.

    >>> from aligner.match.pool.tokens import words
    >>> told = Likely(("▁It", "▁rain", "s", "."), (-1.0, -2.0, -0.5, -0.1, -0.2))
    >>> word_costs(told, "It rains.", words("It rains.", "en"))
    [-1.0, -2.5]
    """
    ends = _ends(likely.pieces)
    places = _places(text)
    if not ends or ends[-1] != places[-1]:
        return None
    out, piece = [], 0
    for start, end in zip(words.starts, words.ends, strict=True):
        total = 0.0
        while piece < len(ends) and ends[piece] <= places[end]:
            if ends[piece] > places[start]:
                total += likely.log_probs[piece]
            piece += 1
        out.append(total)
    return out


def _ends(pieces: Sequence[str]) -> list[int]:
    """Return for each piece how many characters that are no blanks the pieces have up to its end."""
    found, total = [], 0
    for piece in pieces:
        total += len(piece.replace("▁", "").replace(" ", ""))
        found.append(total)
    return found


def _places(text: str) -> list[int]:
    """Return how many characters that are no blanks stand before each place of a text, its end included."""
    found, total = [0], 0
    for character in text:
        total += not character.isspace()
        found.append(total)
    return found
