"""What kind of quotation each piece is: direct, scare, title, block or embedded."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from aligner.languages import Language
from aligner.languages.base import Quotation
from aligner.model import QuoteKind
from aligner.quotes.cues import Cue, calls, find_cues, near
from aligner.quotes.pairs import Piece, depths, order, strip
from aligner.quotes.tokens import Token, Unit
from aligner.quotes.weights import weigh

# A quotation of so few words, with nobody said to speak, is a term or a scare quote.
MAX_SCARE_WORDS = 3
MAX_TITLE_WORDS = 25
MIN_VOICED = 12  # characters
_SENTENCE_END = re.compile(r"[.!?…]\W*$")


def add_voiced(text: str, pieces: list[Piece], language: Language) -> list[Piece]:
    """Add the words that a speaker puts into others' mouths ("ils se disent, nous avons besoin …")."""
    switches = "|".join(re.escape(phrase).replace("'", "['’]") for phrase in language.quotation.switches)
    first_person = (
        r"(?:nous|je|j['’]|on|we|i|let['’]s|oh|hey)\b" if language.code == "en" else r"(?:nous|je|j['’]|on\s)"
    )
    voiced = re.compile(rf"\b(?:{switches})\b\s*[,:]?\s+(?={first_person})", re.IGNORECASE)
    added = list(pieces)
    for place, depth in enumerate(depths(pieces)):
        piece = pieces[place]
        found = voiced.search(text, piece.start, piece.end) if depth == 0 else None
        holds_others = place + 1 < len(pieces) and pieces[place + 1].start < piece.end
        if found is None or holds_others:
            continue
        stop = re.compile(r"[.!?…]\s").search(text, found.end(), piece.end)
        start, end = strip(text, found.end(), stop.start() if stop else piece.end)
        end = start + len(text[start:end].rstrip(",; \t\u00a0\u202f\u2009"))
        start, end = strip(text, start, end)
        if end - start < MIN_VOICED:
            continue
        added.append(
            replace(piece, outer_start=start, start=start, end=end, outer_end=end, continues=None, closed=True)
        )
    return order(added)


def kinds_of(text: str, pieces: Sequence[Piece], units: Sequence[Unit], language: Language) -> list[QuoteKind]:
    """Return the kind of each piece."""
    kinds: list[QuoteKind] = ["direct"] * len(pieces)
    deep = depths(pieces)
    announces = False  # whether the paragraph above ends with a colon
    before: Unit | None = None
    for unit in units:
        if unit.holder >= 0:
            continue
        if before is not None and before.paragraph != unit.paragraph:
            announces = before.announces
        before = unit
        quotes = [token for token in unit.tokens if token.kind == "quote"]
        cues = find_cues(unit, text, language.quotation) if quotes else []
        for place, token in enumerate(unit.tokens):
            if token.kind == "quote":
                kinds[token.piece] = _kind(text, unit, place, pieces, cues, announces, language)
    for place, depth in enumerate(deep):
        if depth > 0:
            kinds[place] = "embedded"
    for place, piece in enumerate(pieces):
        if piece.continues is not None and deep[place] == 0:
            kinds[place] = kinds[piece.continues]
    return kinds


def _kind(
    text: str,
    unit: Unit,
    place: int,
    pieces: Sequence[Piece],
    cues: Sequence[Cue],
    announced: bool,
    language: Language,
) -> QuoteKind:
    piece = pieces[unit.tokens[place].piece]
    if piece.unmarked:
        return "direct" if piece.unmarked == "turn" else "block"
    words = text[piece.start : piece.end]
    count = len(words.split())
    ends = _SENTENCE_END.search(words) is not None or (words.endswith(",") and words[0].isupper() and count > 1)
    alone = len(unit.tokens) == 1
    if alone and not piece.bulleted and not ends and not announced and count <= MAX_TITLE_WORDS and piece.closed:
        return "title" if piece.continues is None and _is_own_line(text, piece) else "direct"
    if language.quotation.people and _is_label(text, unit.tokens, place, piece, language.quotation):
        return "scare"
    if _is_work(text, unit.tokens, place, piece, language):
        return "title"
    if place > 0 and not ends and _is_term(unit.tokens, place, language):
        return "scare"
    if count > MAX_SCARE_WORDS or ends or (alone and (announced or piece.leads)):
        return "direct"
    if _is_spoken(unit.tokens, place, cues, language.quotation):
        return "direct"
    named = language.quotation.people and place > 0 and unit.tokens[place - 1].low != ":" and words[0].isupper()
    return "title" if named and unit.tokens[place - 1].low not in ("sur", "lien", "liens", "bouton") else "scare"


def _is_label(text: str, tokens: Sequence[Token], place: int, piece: Piece, language: Quotation) -> bool:
    """Tell whether a quotation is a code ("A3") or a nickname within a name (« Coach » Romney)."""
    words = text[piece.start : piece.end]
    if len(words.split()) > 1:
        return False
    before = tokens[place - 1].low if place > 0 else ""
    if before in language.people and words[0].isupper():  # "l'utilisateur « Ivan »"
        return True
    code = any(map(str.isdigit, words)) and words[0].isupper()
    following = tokens[place + 1] if place + 1 < len(tokens) else None
    return code or (following is not None and following.kind == "word" and following.capital and words[0].isupper())


def _is_own_line(text: str, piece: Piece) -> bool:
    before = text.rfind("\n", 0, piece.outer_start) + 1
    after = text.find("\n", piece.outer_end)
    rest = text[piece.outer_end : after if after >= 0 else len(text)]
    return not text[before : piece.outer_start].strip() and not rest.strip()


def _is_work(text: str, tokens: Sequence[Token], place: int, piece: Piece, language: Language) -> bool:
    """Tell whether a noun that a work's title follows stands right before a capitalised quotation ("le film « … »")."""
    if place == 0 or not text[piece.start].isupper():
        return False
    before = [token.low for token in tokens[max(0, place - 2) : place]]
    noun = before[-1] in language.quotation.works or _reports_on(tokens, place, language)
    if before[-1] == "," and len(before) > 1:
        noun = before[0] in language.quotation.works
    return noun and text[piece.start : piece.end].rstrip()[-1] not in ".,"


def _reports_on(tokens: Sequence[Token], place: int, language: Language) -> bool:
    """Tell whether a report or work is named shortly before, its subject quoted ("un rapport de X sur « … »")."""
    if not language.quotation.people or tokens[place - 1].low not in language.quotation.prepositions:
        return False
    before = tokens[max(0, place - 8) : place - 1]
    if any(token.kind == "quote" or token.low in language.quotation.auxiliaries for token in before):
        return False
    return any(token.low in language.quotation.works or token.low in language.quotation.reports for token in before)


def _is_term(tokens: Sequence[Token], place: int, language: Language) -> bool:
    """Tell whether a noun right before a quotation says that its words are spoken of ("le terme de « … »")."""
    before = [token.low for token in tokens[max(0, place - 2) : place]]
    if before[0] in ("se", "s'", "me", "m'"):  # "se dit « … »"
        return False
    return before[-1] in language.quotation.terms or (
        before[-1] in ("de", "of", "as") and before[0] in language.quotation.terms
    )


def _is_spoken(tokens: Sequence[Token], place: int, cues: Sequence[Cue], language: Quotation) -> bool:
    """Tell whether a cue in the same unit makes a short quotation somebody's words."""
    for cue in near(cues, place):
        if cue.kind == "infinitive" and cue.speaker is None and language.people:
            continue
        if cue.kind == "gerund" and (cue.first > place or (cue.weak and not (language.people and cue.near))):
            continue
        if cue.kind in ("source", "inverted") and not (cue.weak and not cue.near):
            return True
        if calls(cue, tokens, place, language) or weigh(cue, tokens, place, language) > 100:
            return True
        between = tokens[min(cue.last, place) : max(cue.first, place)]
        if (
            cue.weak
            and not (language.people and cue.near and cue.first < place)
            and len([token for token in between if token.kind == "word"]) > 2
        ):
            continue
        if cue.first < place and (cue.near or cue.last == place):
            return True
        if cue.first > place and cue.last >= len(tokens) - 4 and tokens[-1].low == ":":
            return True
        if cue.first == place + 1 or (cue.first == place + 2 and tokens[place + 1].low == ","):
            return True
    return place > 0 and tokens[place - 1].low == ":" and place > 1
