"""Choose the speaker of each quotation, unit by unit, with what was said before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from aligner.languages.base import Quotation
from aligner.model import Quote, Span
from aligner.quotes.cues import Cue, find_cues, near
from aligner.quotes.descriptions import Entity, speaking_body
from aligner.quotes.earlier import meant_by_description, meant_by_pronoun
from aligner.quotes.fitness import is_complement, is_topic, may_speak
from aligner.quotes.left import left_of
from aligner.quotes.names import name_at
from aligner.quotes.phrases import Reference, of_name
from aligner.quotes.resolve import Discourse
from aligner.quotes.signatures import signature
from aligner.quotes.subjects import later_subjects
from aligner.quotes.tokens import Unit
from aligner.quotes.weights import name_ending, weigh
from aligner.text import key

MAX_MENTIONED = 4
LEAST_WEIGHT = 15  # of a cue in French: a weaker one leaves the speaker untold


@dataclass(frozen=True, slots=True)
class Said:
    """Who speaks, the words that say so, and the way that the text tells it: see `confidence`."""

    speaker: str
    cue: Span | None = None
    way: str = ""


@dataclass(slots=True)
class Attribution:
    """What is known, so far in a document, of who speaks which quotation (`said`, by its index)."""

    text: str
    language: Quotation
    quotes: Sequence[Quote]
    discourse: Discourse
    said: dict[int, Said] = field(default_factory=dict)
    announced: Said | None = None  # by a line that ends with a colon
    announced_until: int = -1
    last_in_line: tuple[int, Said] | None = None  # the line of the latest attributed quotation, and its speaker
    before: Unit | None = None

    def unit(self, unit: Unit, subject: Reference | None, cues: Sequence[Cue], following: Unit | None) -> None:
        """Attribute the quotations of one unit, given its subject and cues, then remember who was spoken of."""
        self.discourse.unit += 1
        self._remember(subject, unit)
        for later in later_subjects(unit.tokens, self.text, self.language):
            self._remember(later, unit)
        self.discourse.note_reports(unit)
        for place, token in enumerate(unit.tokens):
            if token.kind == "quote":
                said = self._choose(unit, place, cues, subject, following)
                if said is not None and said.speaker:
                    self.said[token.piece] = said
                    self.last_in_line = (unit.paragraph, said)
        self._mention()
        self._finish(unit, cues, subject)
        self.before = unit

    def _mention(self) -> None:
        """Note the people that the present unit names at all: a pronoun means one of them where nobody else fits."""
        for name in self.discourse.registry.named[self.discourse.unit - 1] if self.language.people else ():
            full = self.discourse.registry.canonical(name.text)
            if self.discourse.registry.gender(full) and self.discourse.registry.is_person(full):
                gender = self.discourse.registry.gender(full)
                self.discourse.mentioned.append(Entity(full, True, gender, at=self.discourse.unit))
                del self.discourse.mentioned[:-MAX_MENTIONED]

    def _remember(self, reference: Reference | None, unit: Unit) -> None:
        if reference is not None and reference.kind == "name":
            if is_topic(reference, unit.tokens):
                return
            name = self.discourse.resolve(reference, unit.tokens)
            if self.discourse.is_person(name) or reference.gender:
                self.discourse.remember(name, person=True, gender=reference.gender)
            elif self.language.offices:
                self.discourse.remember(name, person=self.discourse.is_lone_person(name, reference, unit.tokens))
        elif reference is not None and self.language.offices and reference.kind == "phrase":
            part = unit.tokens[reference.first : reference.last]
            apposed = unit.tokens[reference.last : reference.last + 1]
            if speaking_body(part, self.language) and not (apposed and apposed[0].low == "," and reference.first):
                name = self.discourse.resolve(reference, unit.tokens)
                self.discourse.remember(name, person=False, subject=True)

    def _finish(self, unit: Unit, cues: Sequence[Cue], subject: Reference | None) -> None:
        """After a unit: whom it announces, whom it cites, and who is the latest to be spoken of."""
        told = [cue for cue in cues if cue.speaker is not None and not (cue.weak and not cue.near)]
        if unit.announces:
            self.announced = self._announcer(unit, told, subject)
            self.announced_until = unit.paragraph
        if told and unit.holder < 0:
            said = self.said_by(told[-1], unit, cues)
            person = said.speaker != "" and self.discourse.is_person(said.speaker)
            if said.speaker and (told[-1].kind != "source" or person):
                self.discourse.remember(said.speaker, person=person, spoke=True)

    def _announcer(self, unit: Unit, cues: Sequence[Cue], subject: Reference | None) -> Said | None:
        """Return whom a unit that ends with a colon announces: by its cue, a name before the colon, its subject."""
        if cues:
            return self.said_by(cues[-1], unit)
        reference = name_ending(unit.tokens[:-1], self.text, self.language) or subject
        if reference is not None and may_speak(reference, unit.tokens, self.text, self.language):
            return Said(self.discourse.resolve(reference, unit.tokens), way="announced")
        return self._author(unit)

    def _author(self, unit: Unit) -> Said | None:
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
                return Said(self.discourse.resolve(writer, tokens), way="announced") if writer is not None else None
        return None

    def said_by(self, cue: Cue, unit: Unit, cues: Sequence[Cue] = ()) -> Said:
        """Return whom a cue of a unit names, and the span of its words."""
        speaker = ""
        if cue.speaker is not None and cue.speaker.kind == "pronoun" and self.language.people:
            speaker = meant_by_pronoun(cue, unit, cues, self.discourse)
        elif cue.speaker is not None and cue.speaker.kind == "phrase":
            speaker = meant_by_description(cue, unit, cues, self.discourse)
        if cue.speaker is not None and not speaker:
            speaker = self.discourse.resolve(cue.speaker, unit.tokens)
        start, end = cue.start, cue.end
        if cue.speaker is not None and cue.kind == "verb" and cue.speaker.last <= cue.first <= cue.speaker.last + 4:
            start = unit.tokens[cue.speaker.first].start
        way = f"{cue.kind} {cue.speaker.kind}" if cue.speaker is not None else cue.kind
        return Said(speaker, Span(start, end), way)

    def _choose(
        self, unit: Unit, place: int, cues: Sequence[Cue], subject: Reference | None, following: Unit | None
    ) -> Said | None:
        quote = self.quotes[unit.tokens[place].piece]
        if quote.kind == "scare" and self._is_nickname(unit, place):
            return None
        cues = near(cues, place)
        scored = [
            (weigh(cue, unit.tokens, place, self.language), -number, cue)
            for number, cue in enumerate(cues)
            if cue.speaker
        ]
        best = max(scored, default=(0, 0, None), key=lambda item: item[:2])
        if best[0] < 100 and (named := self._named_after(unit, place, cues)) is not None:
            return named
        least = 100 if quote.kind in ("scare", "title") else LEAST_WEIGHT if self.language.people else 1
        if best[2] is not None and best[0] >= least:
            said = self.said_by(best[2], unit, cues)
            return said if best[0] > 100 else replace(said, way=f"far {said.way}")
        if (signed := signature(unit, place, following, self.text, self.language)) is not None:
            reference, home, span = signed
            return Said(self.discourse.resolve(reference, home.tokens), span, "signature")
        if quote.continued_from is not None and quote.continued_from in self.said:
            return self.said[quote.continued_from]
        if place > 0 and unit.tokens[place - 1].low == ":":
            before = name_ending(unit.tokens[: place - 1], self.text, self.language)
            fits = before is not None and may_speak(before, unit.tokens, self.text, self.language)
            if before is not None and fits and not is_complement(before, unit.tokens, self.language):
                return Said(self.discourse.resolve(before, unit.tokens), way="label")
        if quote.kind in ("scare", "title", "embedded"):
            return None
        return self._without_cue(unit, place, subject, following)

    def _is_nickname(self, unit: Unit, place: int) -> bool:
        """Tell whether a quotation stands within a name (« Coach » Romney)."""
        after = unit.tokens[place + 1] if place + 1 < len(unit.tokens) else None
        return bool(self.language.people) and after is not None and after.kind == "word" and after.capital

    def _named_after(self, unit: Unit, place: int, cues: Sequence[Cue]) -> Said | None:
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
                return Said(self.discourse.resolve(of_name(named), unit.tokens), Span(cue.start, cue.end), "verb name")
        return None

    def _without_cue(self, unit: Unit, place: int, subject: Reference | None, following: Unit | None) -> Said | None:
        """Attribute a quotation whose unit says nothing of its speaker: by the lines and units around it."""
        alone = not any(token.kind == "word" for token in unit.tokens)
        first = place == 0 or all(token.kind == "point" for token in unit.tokens[:place])
        if alone and self.last_in_line is not None and self.last_in_line[0] == unit.paragraph:
            return replace(self.last_in_line[1], way="goes on")
        if first and self._is_announced(unit):
            return self.announced
        if alone and following is not None and following.paragraph == unit.paragraph:
            said = self._opening(unit, place, following)
            if said is not None:
                return said
        if alone and place == 0 and self.last_in_line is not None and self.last_in_line[0] >= unit.paragraph - 1:
            return replace(self.last_in_line[1], way="next paragraph")
        colon = place > 0 and unit.tokens[place - 1].low == ":"
        if subject is not None and subject.kind == "pronoun" and self.last_in_line and self.language.people:
            line, said = self.last_in_line
            if line == unit.paragraph and said.speaker == self.discourse.resolve(subject, unit.tokens):
                return Said(said.speaker, way="goes on")
        links = subject is not None and unit.tokens[subject.last].low in self.language.auxiliaries
        fits = subject is not None and may_speak(subject, unit.tokens, self.text, self.language)
        if subject is not None and fits and ((colon and not links) or not self.language.people) and not alone:
            speaker = self.discourse.resolve(subject, unit.tokens)
            if self.discourse.is_person(speaker) or subject.kind == "pronoun" or self._speaks(speaker):
                return Said(speaker, way="subject")
        return None

    def _speaks(self, speaker: str) -> bool:
        """Tell whether a speaker as resolved is a body ("la Ligue arabe", "Un rapport …")."""
        words = key(speaker).replace("'", " ").split()[:3]
        return any(word in self.language.bodies or word in self.language.organisations for word in words)

    def _is_announced(self, unit: Unit) -> bool:
        """Tell whether the line above, or the run of quotations that began below it, ends with a colon."""
        if self.announced is None or self.announced_until < 0 or unit.paragraph < self.announced_until:
            return False
        if unit.paragraph - self.announced_until > 1:
            return False
        self.announced_until = max(self.announced_until, unit.paragraph)
        return True

    def _opening(self, unit: Unit, place: int, following: Unit) -> Said | None:
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
            return self.said_by(cue, following)
        return None
