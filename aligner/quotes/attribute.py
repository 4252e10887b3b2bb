"""Say who speaks each quotation."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from rapidfuzz import fuzz

from aligner.languages import LANGUAGES
from aligner.languages.base import Quotation
from aligner.model import Document, Quote, Sentence
from aligner.quotes.confidence import LEAST, of_way
from aligner.quotes.cues import Cue, cues_with, find_cues, near
from aligner.quotes.marked import name_marked
from aligner.quotes.pairs import Piece
from aligner.quotes.phrases import Reference
from aligner.quotes.resolve import MAX_AGE, Discourse
from aligner.quotes.roles import LEAD, note_leads, register
from aligner.quotes.speakers import Attribution, Said
from aligner.quotes.subjects import subject_of
from aligner.quotes.tokens import Unit, Words, units_of
from aligner.quotes.weights import weigh

# A heading repeats a quotation of the text where so much of its words is the same (token_sort_ratio, 0–100).
SAME_WORDS = 75
MAX_COMPARED = 200
_MARKS = "«»‹›“”„‟\"‘’‚'<>`,"


def attribute(
    document: Document, sentences: Sequence[Sentence], quotes: Sequence[Quote], words: Words | None = None
) -> tuple[Quote, ...]:
    """Return the quotations with `speaker` and `cue` filled in where the text tells them.

    A speaker is the fullest name that the document gives, or the words as written ("deux personnes") where there is
    no name; empty where nobody is said to speak, as with most scare quotes. A scare quote with a speaker stays one.
    `words` are those of the text, if they were read before.

    >>> from aligner.quotes.extract import extract
    >>> document = Document("a", "fr", "a", "« Oui », a dit Marie Curie.")
    >>> attribute(document, (), extract(document, ()))[0].speaker
    'Marie Curie'
    """
    if not quotes:
        return ()
    words = words or Words.of(document.text)
    text, language, sentences = words.text, LANGUAGES[document.lang].quotation, words.seen(sentences)
    given, quotes = quotes, [_seen(quote, words) for quote in quotes] if words.folded.begins else quotes
    pieces = [_piece(text, quote) for quote in quotes]
    units = units_of(words, sentences, pieces, [quote.depth for quote in quotes])
    inside = [Unit(0, words.between(piece.start, piece.end)) for piece in pieces]
    outer = [unit for unit in units if unit.holder < 0]
    state = Attribution(text, language, quotes, Discourse(register([*outer, *inside], text, language), text))
    read = _near_quotations(outer) if language.offices else [True] * len(outer)
    subjects = [
        subject_of(unit.tokens, text, language) if near else None for unit, near in zip(outer, read, strict=True)
    ]
    note_leads(outer, subjects, state.discourse.registry)
    told = [
        cues_with(subject, unit, text, language) if near else []
        for subject, unit, near in zip(subjects, outer, read, strict=True)
    ]
    state.discourse.speakers = _speakers(outer, told, language)
    for number, (unit, subject, cues) in enumerate(zip(outer, subjects, told, strict=True)):
        state.unit(unit, subject, cues, outer[number + 1] if number + 1 < len(outer) else None)
    _chains(state)
    _unchained(state)
    _held(state, [unit for unit in units if unit.holder >= 0])
    _titles(state)
    made = [_filled(quote, state.said.get(place), words) for place, quote in enumerate(state.quotes)]
    if words.folded.begins:
        made = [replace(quote, span=one.span, text=one.text) for quote, one in zip(made, given, strict=True)]
    return name_marked(document, made)


def _near_quotations(units: Sequence[Unit]) -> list[bool]:
    """Tell of each unit whether it may say who speaks a quotation: it is in it or near it, or begins the text."""
    near = [number < LEAD for number in range(len(units))]
    for number, unit in enumerate(units):
        if any(token.kind == "quote" for token in unit.tokens):
            first, last = max(0, number - MAX_AGE - 1), min(len(units), number + 3)
            near[first:last] = [True] * (last - first)
    return near


def _seen(quote: Quote, words: Words) -> Quote:
    """Return a quotation as it stands in the text as it is seen."""
    span = words.folded.folded(quote.span)
    return replace(quote, span=span, text=span.of(words.text))


def _speakers(units: Sequence[Unit], told: Sequence[Sequence[Cue]], language: Quotation) -> frozenset[str]:
    """Return the single names that say something: most likely people, where they are no known organisation."""
    names = (
        cue.speaker.text
        for unit, cues in zip(units, told, strict=True)
        for cue in cues
        if cue.speaker is not None and cue.kind != "source" and not _has_article(cue.speaker, unit, language)
    )
    return frozenset(name for name in names if " " not in name and name.lower() not in language.organisations)


def _has_article(reference: Reference, unit: Unit, language: Quotation) -> bool:
    """Tell whether an article stands before a name, as before no person's ("la Constitution")."""
    before = unit.tokens[reference.first - 1] if reference.first > 0 and language.offices else None
    return before is not None and before.low in language.determiners


def _filled(quote: Quote, said: Said | None, words: Words) -> Quote:
    confidence = of_way(said.way) if said is not None and said.speaker else 0.0
    if said is None or confidence < LEAST:
        return quote
    cue = said.cue and words.folded.original(said.cue.start, said.cue.end)
    return replace(quote, speaker=said.speaker, cue=cue, speaker_confidence=confidence)


def _piece(text: str, quote: Quote) -> Piece:
    """Restore where a quotation's marks stand."""
    start, end = quote.span.start, quote.span.end
    left = start
    while left > 0 and text[left - 1].isspace() and text[left - 1] != "\n":
        left -= 1
    right = end
    while right < len(text) and text[right].isspace() and text[right] != "\n":
        right += 1
    left = left - 1 if left > 0 and text[left - 1] in _MARKS and text[left - 1] != "," else start
    right = right + 1 if right < len(text) and text[right] in _MARKS and text[right] != "," else end
    return Piece(left, start, end, right, quote.closed, continues=quote.continued_from)


def _chains(state: Attribution) -> None:
    """Give all parts of one quotation its speaker, from whichever part has one."""
    for place in range(len(state.quotes) - 1, -1, -1):
        before = state.quotes[place].continued_from
        if before is not None and place in state.said and before not in state.said:
            state.said[before] = state.said[place]
    for place, quote in enumerate(state.quotes):
        if quote.continued_from is not None and quote.continued_from in state.said and place not in state.said:
            state.said[place] = state.said[quote.continued_from]


def _unchained(state: Attribution) -> None:
    """Part a quotation from the one before it, never closed, where the text gives each to somebody else."""
    quotes = list(state.quotes)
    for place, quote in enumerate(quotes):
        before = quote.continued_from
        if before is None or place not in state.said or before not in state.said:
            continue
        mine, other = state.said[place], state.said[before]
        if mine.cue and other.cue and mine.speaker != other.speaker:
            quotes[place] = replace(quote, continued_from=None)
            piece = _piece(state.text, quotes[before])
            quotes[before] = replace(quotes[before], closed=piece.outer_end > piece.end)
    state.quotes = quotes


def _held(state: Attribution, units: Sequence[Unit]) -> None:
    """Attribute quotations inside others: by a cue within, else to those whom the speaker voices, else the speaker."""
    for unit in units:
        cues = [cue for cue in find_cues(unit, state.text, state.language) if cue.speaker is not None]
        for place, token in enumerate(unit.tokens):
            if token.kind != "quote":
                continue
            best = max(near(cues, place), key=lambda cue: weigh(cue, unit.tokens, place, state.language), default=None)
            if best is not None and weigh(best, unit.tokens, place, state.language) > 100:
                said = state.said_by(best, unit)
            elif state.text[token.start] not in _MARKS and (voiced := _voiced(unit, place, state)):
                said = Said(voiced, way="voiced")
            else:
                said = state.said.get(unit.holder, Said(""))
            if said.speaker:
                state.said[token.piece] = said


def _voiced(unit: Unit, place: int, state: Attribution) -> str:
    """Return the subject before a phrase such as "se disent", as written."""
    first = next((number for number in range(place) if unit.tokens[number].kind == "word"), None)
    if first is None:
        return ""
    stop = next((number for number in range(first, place) if unit.tokens[number].low in (",", ":", ";")), place)
    return re.sub(r"\s+", " ", state.text[unit.tokens[first].start : unit.tokens[stop - 1].end])[:120]


def _titles(state: Attribution) -> None:
    """Give a heading that repeats a quotation of the text that quotation's speaker."""
    spoken = [
        place for place, quote in enumerate(state.quotes) if quote.kind in ("direct", "block") and place in state.said
    ]
    for place, quote in enumerate(state.quotes):
        if quote.kind != "title" or place in state.said:
            continue
        near = sorted(spoken, key=lambda other: abs(other - place))[:MAX_COMPARED] if len(spoken) < 5000 else []
        ratios = [
            (fuzz.token_sort_ratio(quote.text, state.quotes[other].text), -abs(other - place), other) for other in near
        ]
        best = max(ratios, default=(0.0, 0, -1))
        if best[0] >= SAME_WORDS:
            state.said[place] = Said(state.said[best[2]].speaker, way="heading")
