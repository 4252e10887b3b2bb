"""All names of a document: their fullest forms, and whose roles the text tells."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from aligner.languages.base import Quotation
from aligner.quotes.names import Name, gender_of
from aligner.text import key

RARER = 25
MAX_ROLES = 500  # mentions of a role that are looked through, before a place and after it
# Particles that a word of the same name follows ("van Gogh").


def _acronyms(words: Sequence[str]) -> set[str]:
    """Return the acronyms that a name of three words or more may have, with and without its small words."""
    initials = ["".join(word[0] for word in words), "".join(word[0] for word in words if word[0].isupper())]
    return {letters.upper() for letters in initials if len(letters) > 2}


@dataclass(frozen=True, slots=True)
class Role:
    """One mention of a role with its bearer: where, who, the words after the noun that belong to it, and its gender."""

    place: int
    name: str
    complement: frozenset[str]
    gender: str = ""


@dataclass(slots=True)
class Registry:
    """All names of a document, counted, and whose roles are told."""

    language: Quotation
    full: Counter[str] = field(default_factory=Counter)
    words: dict[str, tuple[str, ...]] = field(default_factory=dict)
    genders: dict[str, str] = field(default_factory=dict)
    by_word: dict[str, list[str]] = field(default_factory=dict)
    acronyms: dict[str, str] = field(default_factory=dict)
    roles: dict[str, list[Role]] = field(default_factory=dict)  # by their noun, in the order of the text
    held: dict[str, set[str]] = field(default_factory=dict)  # the nouns of each bearer's roles
    bodies: dict[str, list[Role]] = field(default_factory=dict)  # "ministère" to its fuller forms in the text
    titles: dict[str, str] = field(default_factory=dict)  # of people with no other name: "Houdré" to "M."
    named: list[list[Name]] = field(default_factory=list)  # the names of each unit
    parted: dict[str, str] = field(default_factory=dict)  # "Foodwatch Thilo Bode" to the person in it
    single: Counter[str] = field(default_factory=Counter)

    def add(self, name: Name, gender: str = "", title: str = "") -> None:
        """Count one mention, with the title before it ("M.")."""
        words = self._trimmed(name.words)
        if not words:
            return
        text = " ".join(words)
        if len(words) == 1:
            self.single[text] += 1
            if title:
                self.titles.setdefault(text, title)
        elif text not in self.full:
            self.words[text] = words
            for word in {words[0].lower(), words[-1].lower()}:
                self.by_word.setdefault(word, []).append(text)
        if len(words) > 1:
            self.full[text] += 1
            for letters in _acronyms(words):
                self.acronyms.setdefault(letters, text)
        if gender or name.gender:
            self.genders.setdefault(text, gender or name.gender)

    def note(self, noun: str, role: Role, *, first: bool = False) -> None:
        """Note a role by its noun, in the order of the text or, where it is told only afterwards, before all others."""
        told = self.roles.setdefault(noun, [])
        told.insert(0 if first else len(told), role)
        self.held.setdefault(role.name, set()).add(noun)

    def _trimmed(self, words: tuple[str, ...]) -> tuple[str, ...]:
        """Return a name's words without the capitalised role before it ("Director")."""
        while len(words) > 1 and words[0].lower() in self.language.before_names:
            words = words[1:]
        given = self.language.given_names
        if len(words) == 3 and words[1].lower() in given and words[0].lower() not in given and len(words[0]) > 2:
            words = words[1:]  # "l'attaquant de Liverpool Daniel Sturridge"
        return words

    def canonical(self, text: str) -> str:
        """Return the fullest form of a name that the document gives ("Altman" → "Sam Altman")."""
        alias = self.language.aliases.get(key(text))
        if alias:
            return alias
        text = self.parted.get(text, text)
        words = self._trimmed(tuple(text.split()))
        text = self.acronyms.get(text, " ".join(words))
        if len(words) != 1:
            return self._initialled(words) or self._with_article(text)
        known = self.by_word.get(words[0].lower(), [])
        last = [full for full in known if self.words[full][-1].lower() == words[0].lower() and self.is_person(full)]
        first = [full for full in known if self.words[full][0].lower() == words[0].lower() and self.is_person(full)]
        choices = last or (first if len(first) == 1 and words[0].lower() not in self.language.organisations else [])
        if not choices:
            return f"{self.titles[text]} {text}" if text in self.titles else text
        best = max(choices, key=lambda full: (self.words[full][0][1:] != ".", self.full[full]))
        return text if self._is_chance(text, best) else best

    def _initialled(self, words: tuple[str, ...]) -> str:
        """Return the full name that a name with an initial stands for ("V. Sapounov"), or an empty string."""
        if len(words) != 2 or len(words[0]) != 2 or words[0][1] != ".":
            return ""
        known = self.by_word.get(words[1].lower(), [])
        return next((full for full in known if full[0] == words[0][0] and self.words[full][0] != words[0]), "")

    def holder(self, words: Sequence[str], place: int, *, bodies: bool = False, gender: str = "") -> str:
        """Return who has a role or description ("ministre", "l'", "intérieur") at a place of the text, or "".

        The words are the noun and what follows it; `gender` is that of the description, if it shows one, and nobody of
        the other is meant. The latest bearer before the place answers whose own complement has
        all of them; the first one after it only where the text knows no other.
        """
        told = (self.bodies if bodies else self.roles).get(words[0], [])
        told = [role for role in told if not gender or role.gender in ("", gender)]
        asked = frozenset(word for word in words[1:] if len(word) > 2 and word not in self.language.determiners)
        at = bisect_right(told, place, key=lambda role: role.place)
        for role in reversed(told[max(0, at - MAX_ROLES) : at]):
            if asked <= role.complement:
                return role.name
        after = [role.name for role in told[at : at + MAX_ROLES] if asked <= role.complement]
        return after[0] if len(set(after)) == 1 else ""

    def may_hold(self, name: str, office: str) -> bool:
        """Tell whether the text gives a person no office but this one."""
        held = self.held.get(name, set())
        return office in held or not held & self.language.offices

    def is_body(self, text: str) -> bool:
        """Tell whether a canonical name is likely that of an organisation: an acronym, or with such a word."""
        words = text.split()
        acronym = len(words) == 1 and text.isupper() and len(text) > 1
        known = any(self.acronyms.get(letters) == text for letters in _acronyms(words))
        return acronym or known or any(word.lower() in self.language.organisations for word in words)

    def _is_chance(self, single: str, full: str) -> bool:
        """Tell whether a longer name is one word too long ("What Befell Candide"): far rarer than the single one."""
        first = self.words[full][0].lower()
        known = first in self.language.feminine or first in self.language.masculine
        return not known and self.single[single] > RARER * self.full[full]

    def _with_article(self, text: str) -> str:
        return f"The {text}" if f"The {text}" in self.full else text

    def is_person(self, text: str) -> bool:
        """Tell whether a canonical name is likely a person's: two to four words, none of an organisation."""
        words = text.split()
        if (
            not 2 <= len(words) <= 5
            or words[0] in ("The", "L'", "L’")
            or not (words[0][0].isupper() and words[-1][0].isupper())
        ):
            return False
        if words[0].lower() in self.language.feminine or words[0].lower() in self.language.masculine:
            return True
        return not any(word.lower() in self.language.organisations or any(map(str.isdigit, word)) for word in words)

    def gender(self, text: str) -> str:
        """Return "m", "f" or "" for a canonical name."""
        known = self.genders.get(text, "")
        return known or (gender_of(text.split()[0].lower(), self.language) if " " in text else "")
