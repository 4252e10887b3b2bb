"""How well each cue of a unit attributes a quotation in it."""

from __future__ import annotations

from collections.abc import Sequence

from aligner.languages.base import Quotation
from aligner.quotes.cues import Cue, calls
from aligner.quotes.names import name_at
from aligner.quotes.phrases import Reference, of_name
from aligner.quotes.tokens import Token


def weigh(cue: Cue, tokens: Sequence[Token], place: int, language: Quotation) -> int:
    """Say how well a cue attributes the quotation at a place of its unit: 0 not at all, more than 100 next to it."""
    if cue.first > place:
        between = tokens[place + 1 : cue.speaker.first if _subject_first(cue) and cue.speaker else cue.first]
        words = [token for token in between if token.kind != "point" and token.low not in language.determiners]
        if not between and _is_apposed(tokens, place, cue, language):
            return 0
        if not words and len(between) <= 2:
            return {"inverted": 150, "verb": 140 if not cue.near or cue.weak else 90, "source": 130}.get(cue.kind, 0)
        if cue.weak and cue.kind != "inverted":
            return 0
        if cue.kind == "verb" and tokens[-1].low == ":" and cue.last >= len(tokens) - 4:
            return 30
        return {"inverted": 60, "source": 50}.get(cue.kind, 0)
    distance = place - cue.last
    colon = place > 0 and tokens[place - 1].low == ":"
    if cue.kind == "source":
        between = tokens[cue.last : place]
        return 175 if not any(token.kind == "word" for token in between) and len(between) <= 2 else 55
    if colon and distance <= 14 and not (cue.weak and distance > 6):
        return 220 - distance
    if cue.near:
        return 180 - distance if distance <= 3 else max(101, 120 - distance)
    if calls(cue, tokens, place, language):
        return 110
    if language.interposed and tokens[place - 1].low in language.complementisers and distance <= 25:
        return 95 - distance
    if cue.weak:
        return 0
    return max(5, 40 - distance) if cue.kind in ("verb", "inverted") else max(3, 30 - distance)


def _is_apposed(tokens: Sequence[Token], place: int, cue: Cue, language: Quotation) -> bool:
    """Tell whether a quotation is a noun, or a noun's, and so the verb's subject ("le « … » a continué")."""
    before = tokens[place - 1] if place > 0 and language.offices else None
    if before is None or before.kind != "word":
        return False
    leads = language.complementisers | language.links | language.prepositions | language.verbal
    return before.low in language.determiners or (cue.weak and not before.capital and before.low not in leads)


def _subject_first(cue: Cue) -> bool:
    return cue.speaker is not None and cue.speaker.first < cue.first


def name_ending(tokens: Sequence[Token], text: str, language: Quotation) -> Reference | None:
    """Return the name that ends a run of tokens ("Nadella" in "Nadella :"), if the run is little else."""
    if len(tokens) > 14:
        return None
    for first in range(len(tokens)):
        named = name_at(tokens, text, first, language)
        if named and named.last == len(tokens):
            return of_name(named)
        if named and first == 0 and named.last < len(tokens) and tokens[named.last].low in (",", "("):
            return of_name(named)
    return None
