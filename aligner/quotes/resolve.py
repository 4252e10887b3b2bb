"""From a reference (a name, pronoun or noun phrase) to who it means in the document so far."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from aligner.quotes.descriptions import Entity, by_nearness, by_role
from aligner.quotes.names import name_at, names_in, shown_gender
from aligner.quotes.phrases import Reference
from aligner.quotes.registry import Registry
from aligner.quotes.tagged import is_someone
from aligner.quotes.tokens import Token, Unit
from aligner.text import key

MAX_REMEMBERED = 12
MAX_AGE = 8  # units: an older mention is no antecedent of a pronoun
_DEMONSTRATIVE = re.compile(r"^(?:ce|cet|cette|ces) ", re.IGNORECASE)


@dataclass(slots=True)
class Discourse:
    """Who has been spoken of: subjects and speakers, latest last, and the latest report with its publisher."""

    registry: Registry
    text: str
    recent: list[Entity] = field(default_factory=list)
    report: str = ""
    mentioned: list[Entity] = field(default_factory=list)  # people named anywhere in the latest units
    speakers: frozenset[str] = frozenset()  # single names that say something
    tagged: dict[str, bool] = field(default_factory=dict)  # single names: whether they are a person's, to the tagger
    unit: int = 0  # the number of the unit being read

    def remember(
        self, name: str, *, person: bool, gender: str = "", spoke: bool = False, subject: bool = False
    ) -> None:
        """Make somebody the one whom the next pronoun most likely means."""
        if name and name.split()[0].lower() not in ("son", "sa", "ses", "leur", "leurs"):
            gender = gender or self.registry.gender(name) or self._shown_gender(name)
            plural = name.split()[0].lower() in self.registry.language.plurals
            self.recent.append(Entity(name, person, gender, spoke, plural, self.unit, subject))
            del self.recent[:-MAX_REMEMBERED]

    def _shown_gender(self, name: str) -> str:
        """Return the gender that the article of a description shows ("le porte-parole")."""
        return shown_gender(name.lower().split()[:1]) if self.registry.language.people else ""

    def resolve(self, reference: Reference, tokens: Sequence[Token]) -> str:
        """Return the canonical name, or the words as written; empty where a pronoun means nobody known."""
        if reference.kind == "pronoun":
            return self.pronoun(reference.text)
        if reference.kind == "name":
            return self.registry.canonical(reference.text)
        return self._phrase(reference, tokens)

    def pronoun(self, gender: str) -> str:
        """Return the latest person whom a pronoun fits, else the latest entity."""
        if gender in ("je", "nous", "on"):
            return ""
        latest = list(reversed(self.recent))
        if self.registry.language.people:
            return self._french_pronoun(gender, [entity for entity in latest if self.unit - entity.at <= MAX_AGE])
        if gender == "p":
            plural = [entity for entity in latest if not entity.person]
            return (plural or latest or [Entity("", False)])[0].name
        sure = [entity for entity in latest if entity.person and (entity.gender == gender or not entity.gender)]
        fits = sure or [entity for entity in latest if not entity.person]
        return fits[0].name if fits else ""

    def _french_pronoun(self, gender: str, latest: list[Entity]) -> str:
        """Return the latest who fits: of several for "ils"; else a person, then a body that has spoken."""
        if gender == "p":
            return next((entity.name for entity in latest if entity.plural), "")
        if latest and latest[0].subject and latest[0].gender == gender and self.unit - latest[0].at <= 1:
            return latest[0].name
        fits = [
            entity for entity in latest if (not entity.plural and gender in (entity.gender, "")) or not entity.gender
        ]
        people = [entity for entity in fits if entity.person and not entity.plural]
        bodies = [entity for entity in fits if entity.spoke and not entity.plural]
        sure = [entity for entity in people if entity.spoke or entity.gender]
        named = [entity for entity in reversed(self.mentioned) if entity.gender == gender]
        chosen = (sure or people or named or bodies or [Entity("", False)])[0]
        described = chosen.person and chosen.name[:1].islower()
        return named[0].name if described and named and named[0].at > chosen.at else chosen.name

    def is_person(self, name: str) -> bool:
        """Tell whether a name, as resolved, is a person's."""
        people = self.registry.language.people
        if (people and name[:1].islower()) or (
            name.split()[:1] and name.split()[0].lower() in ("le", "la", "un", "une")
        ):
            return any(word.lower().strip("l'’") in people for word in name.split()[:3])
        if " " in name or not name[:1].isupper():
            return self.registry.is_person(name)
        return name in self.registry.genders or name in self.speakers or self.tagged.get(name, False)

    def is_lone_person(self, name: str, reference: Reference, tokens: Sequence[Token]) -> bool:
        """Tell whether a single name that the text tells nothing else of is a person's: as first tagged in it."""
        before = tokens[reference.first - 1] if reference.first > 0 else None
        if " " in name or (before is not None and before.low in self.registry.language.determiners):
            return False
        if name not in self.tagged:
            self.tagged[name] = is_someone(reference, tokens, self.text)
        return self.tagged[name]

    def _phrase(self, reference: Reference, tokens: Sequence[Token]) -> str:
        language = self.registry.language
        part = tokens[reference.first : reference.last]
        alias = language.aliases.get(key(reference.text))
        if alias:
            return alias
        names = [name.text for name in names_in(part, self.text, language)]
        lows = [token.low for token in part]
        if names and names[-1] in self.registry.parted and lows[0] not in language.plurals:
            return self.registry.canonical(names[-1])  # "le directeur de Greenpeace Thilo Bode"
        if any(low in language.reports for low in lows):
            if names:
                return self._publisher(part, names[-1])
            if self.report and len(lows) <= 3:
                return self.report
        if names and part and part[0].capital and part[0].low not in language.determiners:
            return self.registry.canonical(names[0])
        told = by_role(part, self.registry) or by_nearness(part, self.registry, self.recent, self.unit)
        return told or _DEMONSTRATIVE.sub("", reference.text)

    def _publisher(self, part: Sequence[Token], name: str) -> str:
        """Return who published a report: the name in it, with the noun that it completes ("ministère de …")."""
        language = self.registry.language
        for place, token in enumerate(part):
            if token.low in language.bodies and token.low not in language.reports and place + 1 < len(part):
                return self.text[token.start : part[-1].end]
        return self.registry.canonical(name)

    def note_reports(self, unit: Unit) -> None:
        """Remember the publisher of a report that a unit mentions ("un rapport de Business Insider")."""
        language = self.registry.language
        for place, token in enumerate(unit.tokens):
            if token.low not in language.reports or token.kind != "word":
                continue
            for near in range(place + 1, min(place + 4, len(unit.tokens))):
                if unit.tokens[near].low not in language.prepositions and not unit.tokens[near].capital:
                    break
                named = name_at(unit.tokens, self.text, near, language)
                if named:
                    self.report = self.registry.canonical(named.text)
                    break
