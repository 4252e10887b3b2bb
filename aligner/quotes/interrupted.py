"""Speech that its cue interrupts within the marks: « Je viens, dit-elle, mais tard. »"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from aligner.languages import Language
from aligner.quotes.cues import Cue, find_cues
from aligner.quotes.pairs import Piece, depths, strip
from aligner.quotes.tokens import Token, Unit, Words

MAX_INNER = 64  # quotations inside one that is still split at its cues
_POINTS = frozenset(".,;:!?…")


def split_interrupted(words: Words, pieces: list[Piece], language: Language) -> list[Piece]:
    """Split pieces at the cues inside them: « Je viens, dit-elle, mais tard. »"""
    if language.code != "fr":
        return pieces
    result: list[Piece] = []
    new_place: dict[int, int] = {}
    for place, (piece, depth) in enumerate(zip(pieces, depths(pieces), strict=True)):
        continues = None if piece.continues is None else new_place.get(piece.continues)
        piece = replace(piece, continues=continues)
        parts = _parts(words, piece, language) if depth == 0 else [(piece.start, piece.end)]
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


def _parts(words: Words, piece: Piece, language: Language) -> list[tuple[int, int]]:
    text, whole = words.text, [(piece.start, piece.end)]
    tokens = words.between(piece.start, piece.end)
    cues = insertions(tokens, text, language, phrases=piece.unmarked == "turn")
    if not cues or _attributed_outside(words, piece, language):
        return whole
    parts: list[tuple[int, int]] = []
    start = piece.start
    for begin, stop, cue in cues:
        final = stop >= len(tokens) - 1
        if final and piece.unmarked != "turn" and cue.weak and not (cue.speaker and cue.speaker.kind == "pronoun"):
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


def insertions(
    tokens: tuple[Token, ...], text: str, language: Language, *, phrases: bool
) -> list[tuple[int, int, Cue]]:
    """Return (token before, token after, cue) of each cue set between points inside speech."""
    verbs = language.quotation.finite, language.quotation.auxiliaries
    if not any(token.kind == "pronoun" or token.low in verbs[0] or token.low in verbs[1] for token in tokens):
        return []
    found = []
    for cue in find_cues(Unit(0, tokens), text, language.quotation):
        if cue.kind != "inverted" or cue.speaker is None or cue.first == 0:
            continue
        weak = cue.weak and cue.speaker.kind != "pronoun"
        if tokens[cue.first - 1].low not in _POINTS - {":", ";", "."} or weak or cue.first < 2:
            continue
        if cue.speaker.kind == "phrase" and not phrases and not _is_told(cue, tokens, language):
            continue
        stop = presentation_end(tokens, _point_after(tokens, cue.last), language)
        if stop < len(tokens) and tokens[stop].low not in _POINTS:
            continue
        found.append((cue.first - 1, stop, cue))
    return found


def _point_after(tokens: Sequence[Token], at: int) -> int:
    stop = at
    while stop < len(tokens) and tokens[stop].low not in _POINTS and stop - at < 16:
        stop += 1
    return stop


def _is_told(cue: Cue, tokens: Sequence[Token], language: Language) -> bool:
    """Tell whether a noun that means a person says it with a verb that only speech has ("s'écria le pilote").

    In a compound tense it is rather a paper's own attribution, quoted with the rest ("ont indiqué les sources").
    """
    if (
        cue.weak
        or cue.speaker is None
        or any(token.low in language.quotation.auxiliaries for token in tokens[cue.first : cue.speaker.first])
    ):
        return False
    part = tokens[cue.speaker.first : cue.speaker.first + 4]
    return any(token.low in language.quotation.people for token in part)


def presentation_end(tokens: Sequence[Token], stop: int, language: Language) -> int:
    """Return where the presentation of a speaker ends that may follow an incise, from the comma after the incise.

    "explique Anne Dubois, maire de Brest." ends with its full stop: a role without or with an article, an age, a
    relative clause and brackets are the author's words. The comma itself comes back where nothing of the kind follows.
    """
    words = language.quotation
    while words.people and stop + 1 < len(tokens) and tokens[stop].low == ",":
        after = tokens[stop + 1]
        following = tokens[stop + 2].low if stop + 2 < len(tokens) else ""
        years = after.low.isdigit() and following == "ans"
        role = after.low in words.people and not after.capital
        described = after.low in words.determiners and following in words.people
        if not (years or role or described or after.low in words.relatives):
            return stop
        end = _point_after(tokens, stop + 1)
        if end >= len(tokens) or tokens[end].low in ("!", "?", ":", ";"):
            return stop
        if tokens[end].low == "," and (role or described) and _addresses(tokens, stop + 1, end):
            return stop
        stop = end
    return stop


def _addresses(tokens: Sequence[Token], first: int, end: int) -> bool:
    """Tell whether a role between commas speaks to somebody or is joined to another ("maires ou non")."""
    return any(token.low in ("ou", "mes", "mon", "chers", "cher", "non") for token in tokens[first:end])


def _attributed_outside(words: Words, piece: Piece, language: Language) -> bool:
    """Tell whether a cue follows the closing mark: then one inside belongs to the quoted words."""
    if piece.unmarked:
        return False
    text = words.text
    newline = text.find("\n", piece.outer_end, piece.outer_end + 90)
    stop = newline if newline >= 0 else piece.outer_end + 90
    tokens = words.between(piece.outer_end, min(len(text), stop))
    cues = find_cues(Unit(0, tokens), text, language.quotation)
    return any(cue.first <= 1 and cue.kind in ("inverted", "source") for cue in cues)
