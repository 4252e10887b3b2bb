"""Say who speaks each quotation."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from rapidfuzz import fuzz

from aligner.languages import LANGUAGES
from aligner.languages.base import Quotation
from aligner.model import Document, Quote, Sentence, Span
from aligner.quotes.cues import Cue, find_cues
from aligner.quotes.names import name_at, register
from aligner.quotes.pairs import Piece
from aligner.quotes.phrases import Reference, left_of, of_name
from aligner.quotes.resolve import Discourse
from aligner.quotes.subjects import subject_of
from aligner.quotes.tokens import Unit, tokenize, units_of
from aligner.quotes.weights import name_ending, weigh

# A heading repeats a quotation of the text where so much of its words is the same (token_sort_ratio, 0–100).
SAME_WORDS = 75
MAX_COMPARED = 200
_MARKS = "«»‹›“”„‟\"‘’‚'<>`,"


@dataclass(frozen=True, slots=True)
class _Said:
    """Who speaks, and the words that say so."""

    speaker: str
    cue: Span | None = None


@dataclass(slots=True)
class _Attribution:
    text: str
    language: Quotation
    quotes: Sequence[Quote]
    discourse: Discourse
    said: dict[int, _Said] = field(default_factory=dict)
    announced: _Said | None = None  # by a line that ends with a colon
    announced_until: int = -1
    last_in_line: tuple[int, _Said] | None = None  # the line of the latest attributed quotation, and its speaker
    source_in_line: tuple[int, _Said] | None = None
    before: Unit | None = None

    def unit(self, unit: Unit, cues: Sequence[Cue], following: Unit | None) -> None:
        """Attribute the quotations of one unit, then remember who was spoken of."""
        subject = subject_of(unit.tokens, self.text, self.language)
        self._remember(subject, unit)
        self.discourse.note_reports(unit)
        for place, token in enumerate(unit.tokens):
            if token.kind == "quote":
                said = self._choose(unit, place, cues, subject, following)
                if said is not None and said.speaker:
                    self.said[token.piece] = said
                    self.last_in_line = (unit.paragraph, said)
        self._finish(unit, cues, subject)
        self.before = unit

    def _remember(self, reference: Reference | None, unit: Unit) -> None:
        if reference is not None and reference.kind == "name":
            name = self.discourse.resolve(reference, unit.tokens)
            if self.discourse.is_person(name) or reference.gender:
                self.discourse.remember(name, person=True, gender=reference.gender)

    def _finish(self, unit: Unit, cues: Sequence[Cue], subject: Reference | None) -> None:
        """After a unit: whom it announces, whom it cites, and who is the latest to be spoken of."""
        told = [cue for cue in cues if cue.speaker is not None and not (cue.weak and not cue.near)]
        if unit.announces:
            self.announced = self._announcer(unit, told, subject)
            self.announced_until = unit.paragraph
        if told and unit.holder < 0:
            said = self._said(told[-1], unit)
            self.source_in_line = (unit.paragraph, said)
            if said.speaker and told[-1].kind != "source":
                self.discourse.remember(said.speaker, person=self.discourse.is_person(said.speaker))

    def _announcer(self, unit: Unit, cues: Sequence[Cue], subject: Reference | None) -> _Said | None:
        """Return whom a unit that ends with a colon announces: by its cue, a name before the colon, its subject."""
        if cues:
            return self._said(cues[-1], unit)
        reference = name_ending(unit.tokens[:-1], self.text, self.language) or subject
        if reference is not None:
            return _Said(self.discourse.resolve(reference, unit.tokens))
        return self._author(unit)

    def _author(self, unit: Unit) -> _Said | None:
        """Return who wrote the text that a unit names ("Extrait de la lettre :"), from the unit that told of it."""
        named = [token.low for token in unit.words if token.low in self.language.texts]
        if not named or self.before is None:
            return None
        tokens = self.before.tokens
        for place in range(len(tokens) - 1, 1, -1):
            if tokens[place].low == named[-1] and tokens[place - 1].low in self.language.determiners:
                verb = place - 2
                while verb > 0 and tokens[verb - 1].low in self.language.auxiliaries:
                    verb -= 1
                writer = left_of(tokens, self.text, verb, self.language)
                return _Said(self.discourse.resolve(writer, tokens)) if writer is not None else None
        return None

    def _said(self, cue: Cue, unit: Unit) -> _Said:
        speaker = self.discourse.resolve(cue.speaker, unit.tokens) if cue.speaker else ""
        start, end = cue.start, cue.end
        if cue.speaker is not None and cue.kind == "verb" and cue.speaker.last <= cue.first <= cue.speaker.last + 4:
            start = unit.tokens[cue.speaker.first].start
        return _Said(speaker, Span(start, end))

    def _choose(
        self, unit: Unit, place: int, cues: Sequence[Cue], subject: Reference | None, following: Unit | None
    ) -> _Said | None:
        quote = self.quotes[unit.tokens[place].piece]
        scored = [
            (weigh(cue, unit.tokens, place, self.language), -number, cue)
            for number, cue in enumerate(cues)
            if cue.speaker
        ]
        best = max(scored, default=(0, 0, None), key=lambda item: item[:2])
        if best[0] < 100 and (named := self._named_after(unit, place, cues)) is not None:
            return named
        if best[2] is not None and best[0] > 0 and not (quote.kind == "scare" and best[0] < 100):
            return self._said(best[2], unit)
        if quote.continued_from is not None and quote.continued_from in self.said:
            return self.said[quote.continued_from]
        if place > 0 and unit.tokens[place - 1].low == ":":
            before = name_ending(unit.tokens[: place - 1], self.text, self.language)
            if before is not None:
                return _Said(self.discourse.resolve(before, unit.tokens))
        if quote.kind in ("scare", "title", "embedded"):
            return None
        return self._without_cue(unit, place, subject, following)

    def _named_after(self, unit: Unit, place: int, cues: Sequence[Cue]) -> _Said | None:
        """Match "« … », X, who is …, said": a name right after a quotation and a verb further on."""
        first = place + 1
        while first < len(unit.tokens) and unit.tokens[first].low == ",":
            first += 1
        named = name_at(unit.tokens, self.text, first, self.language) if first < len(unit.tokens) else None
        if named is None or named.last >= len(unit.tokens) or unit.tokens[named.last].low != ",":
            return None
        for cue in cues:
            between = unit.tokens[named.last : cue.first]
            if cue.kind == "verb" and 0 < len(between) <= 30 and not any(token.kind == "quote" for token in between):
                return _Said(self.discourse.resolve(of_name(named), unit.tokens), Span(cue.start, cue.end))
        return None

    def _without_cue(self, unit: Unit, place: int, subject: Reference | None, following: Unit | None) -> _Said | None:
        """Attribute a quotation whose unit says nothing of its speaker: by the lines and units around it."""
        alone = not any(token.kind == "word" for token in unit.tokens)
        first = place == 0 or all(token.kind == "point" for token in unit.tokens[:place])
        if alone and self.last_in_line is not None and self.last_in_line[0] == unit.paragraph:
            return self.last_in_line[1]
        if first and self._is_announced(unit):
            return self.announced
        if alone and following is not None and following.paragraph == unit.paragraph:
            said = self._opening(unit, place, following)
            if said is not None:
                return said
        if alone and place == 0 and self.last_in_line is not None and self.last_in_line[0] >= unit.paragraph - 1:
            return self.last_in_line[1]
        if self.source_in_line is not None and self.source_in_line[0] == unit.paragraph:
            return self.source_in_line[1]
        if subject is not None and not alone:
            speaker = self.discourse.resolve(subject, unit.tokens)
            if self.discourse.is_person(speaker) or subject.kind == "pronoun":
                return _Said(speaker, None)
        return None

    def _is_announced(self, unit: Unit) -> bool:
        """Tell whether the line above, or the run of quotations that began below it, ends with a colon."""
        if self.announced is None or self.announced_until < 0 or unit.paragraph < self.announced_until:
            return False
        if unit.paragraph - self.announced_until > 1:
            return False
        self.announced_until = max(self.announced_until, unit.paragraph)
        return True

    def _opening(self, unit: Unit, place: int, following: Unit) -> _Said | None:
        """Match "« … ? » Rauch a écrit …": the unit after a quotation begins with its cue."""
        quote = self.quotes[unit.tokens[place].piece]
        if not quote.text.endswith(("?", "!", "…", ",")):
            return None
        cues = [cue for cue in find_cues(following, self.text, self.language) if cue.speaker is not None]
        if not cues or cues[0].first > 8:
            return None
        cue = cues[0]
        opens = cue.kind == "inverted" and cue.first == 0
        if opens or (cue.kind == "verb" and not cue.near and cue.speaker and cue.speaker.first <= 2):
            return self._said(cue, following)
        return None


def attribute(document: Document, sentences: Sequence[Sentence], quotes: Sequence[Quote]) -> tuple[Quote, ...]:
    """Return the quotations with `speaker` and `cue` filled in where the text tells them.

    A speaker is the fullest name that the document gives, or the words as written ("deux personnes") where there is
    no name; empty where nobody is said to speak, as with most scare quotes. A scare quote with a speaker stays one.

    >>> from aligner.quotes.extract import extract
    >>> document = Document("a", "fr", "a", "« Oui », a dit Marie Curie.")
    >>> attribute(document, (), extract(document, ()))[0].speaker
    'Marie Curie'
    """
    text, language = document.text, LANGUAGES[document.lang].quotation
    pieces = [_piece(text, quote) for quote in quotes]
    units = units_of(text, sentences, pieces, [quote.depth for quote in quotes])
    inside = [Unit(0, tuple(tokenize(text, piece.start, piece.end))) for piece in pieces]
    outer = [unit for unit in units if unit.holder < 0]
    state = _Attribution(text, language, quotes, Discourse(register([*outer, *inside], text, language), text))
    told = [find_cues(unit, text, language) for unit in outer]
    state.discourse.speakers = _speakers(told, language)
    for number, (unit, cues) in enumerate(zip(outer, told, strict=True)):
        state.unit(unit, cues, outer[number + 1] if number + 1 < len(outer) else None)
    _chains(state)
    _held(state, [unit for unit in units if unit.holder >= 0])
    _titles(state)
    return tuple(_filled(quote, state.said.get(place)) for place, quote in enumerate(quotes))


def _speakers(told: Sequence[Sequence[Cue]], language: Quotation) -> frozenset[str]:
    """Return the single names that say something: most likely people, where they are no known organisation."""
    names = (cue.speaker.text for cues in told for cue in cues if cue.speaker is not None and cue.kind != "source")
    return frozenset(name for name in names if " " not in name and name.lower() not in language.organisations)


def _filled(quote: Quote, said: _Said | None) -> Quote:
    return quote if said is None else replace(quote, speaker=said.speaker, cue=said.cue)


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


def _chains(state: _Attribution) -> None:
    """Give all parts of one quotation its speaker, from whichever part has one."""
    for place in range(len(state.quotes) - 1, -1, -1):
        before = state.quotes[place].continued_from
        if before is not None and place in state.said and before not in state.said:
            state.said[before] = state.said[place]
    for place, quote in enumerate(state.quotes):
        if quote.continued_from is not None and quote.continued_from in state.said and place not in state.said:
            state.said[place] = state.said[quote.continued_from]


def _held(state: _Attribution, units: Sequence[Unit]) -> None:
    """Attribute quotations inside others: by a cue within, else to those whom the speaker voices, else the speaker."""
    for unit in units:
        cues = [cue for cue in find_cues(unit, state.text, state.language) if cue.speaker is not None]
        for place, token in enumerate(unit.tokens):
            if token.kind != "quote":
                continue
            best = max(cues, key=lambda cue: weigh(cue, unit.tokens, place, state.language), default=None)
            if best is not None and weigh(best, unit.tokens, place, state.language) > 100:
                said = state._said(best, unit)
            elif state.text[token.start] not in _MARKS and (voiced := _voiced(unit, place, state)):
                said = _Said(voiced)
            else:
                said = state.said.get(unit.holder, _Said(""))
            if said.speaker:
                state.said[token.piece] = said


def _voiced(unit: Unit, place: int, state: _Attribution) -> str:
    """Return the subject before a phrase such as "se disent", as written."""
    first = next((number for number in range(place) if unit.tokens[number].kind == "word"), None)
    if first is None:
        return ""
    stop = next((number for number in range(first, place) if unit.tokens[number].low in (",", ":", ";")), place)
    return re.sub(r"\s+", " ", state.text[unit.tokens[first].start : unit.tokens[stop - 1].end])[:120]


def _titles(state: _Attribution) -> None:
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
            state.said[place] = _Said(state.said[best[2]].speaker)
