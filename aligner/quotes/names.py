"""Names of people and organisations in one document: where they stand, and their fullest form."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from aligner.languages.base import Quotation
from aligner.quotes.tokens import Token, Unit
from aligner.text import key

MAX_NAME_TOKENS = 8
RARER = 25
# Particles that a word of the same name follows ("van Gogh").
_KEPT = frozenset({"van", "von", "ní", "mac", "bin", "ben", "al", "el", "di", "da", "dos", "der", "den", "&"})


@dataclass(frozen=True, slots=True)
class Name:
    """One name as it stands in a unit: token range `first..last` (half-open), its words, and a gender where told."""

    first: int
    last: int
    words: tuple[str, ...]
    gender: str = ""
    titled: bool = False

    @property
    def text(self) -> str:
        """The words, joined."""
        return " ".join(self.words).replace("’ ", "’").replace("' ", "'")


def name_at(tokens: Sequence[Token], text: str, first: int, language: Quotation) -> Name | None:
    """Return the name that begins at a token, titles skipped ("M. Shear" is "Shear"), or None."""
    if first >= len(tokens) or not (tokens[first].capital or tokens[first].low in language.titles):
        return None
    if language.common and is_common(tokens, first, language):
        return None
    at, gender, titled = first, "", False
    while at < len(tokens) and at < first + 4 and tokens[at].low in language.titles and tokens[at].kind == "word":
        if not (tokens[at].capital or tokens[at].low in language.roles) or at + 1 >= len(tokens):
            return None
        gender = gender or _gender(tokens[at].low, language)
        at += 2 if tokens[at + 1].low == "." else 1
        titled = True
    at, gender, titled = _skip_roles(tokens, at, gender, titled, language)
    words: list[str] = []
    begin = at
    while at < len(tokens) and len(words) < MAX_NAME_TOKENS:
        token = tokens[at]
        if _is_name_word(token, language):
            if words and _begins_another(words, token, language):
                break
            words.append(text[token.start : token.end])
            at += 1
            if (
                token.end - token.start == 1
                and at + 1 < len(tokens)
                and tokens[at].low == "."
                and tokens[at + 1].capital
            ):
                words[-1] += "."
                at += 1
        elif words and token.low in language.particles and (stop := _particle_end(tokens, at, language)):
            words += [text[part.start : part.end] for part in tokens[at:stop]]
            at = stop
        elif (
            not words
            and text[token.start : token.end] in ("The", "L'", "L’")
            and _capital_follows(tokens, at, language)
        ):
            words.append(text[token.start : token.end])
            at += 1
        else:
            break
    if not words or (begin == first and at == begin):
        return None
    return Name(first, at, tuple(words), gender or _gender(words[0].lower(), language), titled)


def names_in(tokens: Sequence[Token], text: str, language: Quotation) -> Iterator[Name]:
    """Yield the names of a run of tokens, in order; none overlap."""
    here = 0
    for at, token in enumerate(tokens):
        # As `name_at` says too, but without a call for each token.
        if at < here or not (token.capital or token.low in language.titles):
            continue
        name = name_at(tokens, text, at, language)
        if name is not None:
            yield name
            here = name.last


def is_common(tokens: Sequence[Token], at: int, language: Quotation) -> bool:
    """Tell whether a capital only begins a sentence ("Néanmoins", "Afin"): the word is a common one."""
    if at > 0 and (tokens[at - 1].kind == "word" or tokens[at - 1].low in (",", "(", "'", "-")):
        return False
    low = tokens[at].low
    return low in language.common or (len(low) > 7 and low.endswith(language.adverbial))


def _begins_another(words: Sequence[str], token: Token, language: Quotation) -> bool:
    """Tell whether a person's name begins after that of a house ("l'AFP Paul Roy")."""
    if not language.interposed or (token.low not in language.given_names and "-" not in token.low):
        return False
    house = words[0].isupper() and len(words[0]) > 1 and words[0][1] != "."
    return house or words[-1].lower() in language.organisations


def _skip_roles(
    tokens: Sequence[Token], at: int, gender: str, titled: bool, language: Quotation
) -> tuple[int, str, bool]:
    """Skip capitalised roles before a name ("President Macron")."""
    while at + 1 < len(tokens) and tokens[at].capital and tokens[at].low in language.roles and tokens[at + 1].capital:
        gender = gender or _gender(tokens[at].low, language)
        at, titled = at + 1, True
    return at, gender, titled


def _is_name_word(token: Token, language: Quotation) -> bool:
    if token.kind != "word" or not token.capital or token.low.endswith("'"):
        return False
    return token.low not in language.not_names and token.low not in language.gerunds


def _capital_follows(tokens: Sequence[Token], at: int, language: Quotation) -> bool:
    return (
        at + 1 < len(tokens) and _is_name_word(tokens[at + 1], language) and tokens[at + 1].start - tokens[at].end <= 1
    )


def _particle_end(tokens: Sequence[Token], at: int, language: Quotation) -> int:
    """Return where up to two particles before a capitalised word end with that word ("de la Cruz"), or 0."""
    for stop in range(at + 1, min(at + 3, len(tokens))):
        if _is_name_word(tokens[stop], language):
            particle = tokens[at].low
            kept = particle in _KEPT or tokens[at].capital  # "Marie Le Goff"
            return stop + 1 if kept or (particle == "de" and stop == at + 1) else 0
        if tokens[stop].low not in language.particles:
            break
    return 0


def _gender(low: str, language: Quotation) -> str:
    bare = low.rstrip(".")
    if bare in language.feminine or low in language.feminine:
        return "f"
    return "m" if bare in language.masculine or low in language.masculine else ""


def _acronyms(words: Sequence[str]) -> set[str]:
    """Return the acronyms that a name of three words or more may have, with and without its small words."""
    initials = ["".join(word[0] for word in words), "".join(word[0] for word in words if word[0].isupper())]
    return {letters.upper() for letters in initials if len(letters) > 2}


@dataclass(frozen=True, slots=True)
class Role:
    """One mention of a role with its bearer: where, who, and the words around the noun that belong to it."""

    place: int
    name: str
    complement: frozenset[str]


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
    bodies: dict[str, list[Role]] = field(default_factory=dict)  # "ministère" to its fuller forms in the text
    single: Counter[str] = field(default_factory=Counter)

    def add(self, name: Name, gender: str = "") -> None:
        """Count one mention."""
        words = self._trimmed(name.words)
        if not words:
            return
        text = " ".join(words)
        if len(words) == 1:
            self.single[text] += 1
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
        words = self._trimmed(tuple(text.split()))
        text = self.acronyms.get(text, " ".join(words))
        if len(words) != 1:
            return self._initialled(words) or self._with_article(text)
        known = self.by_word.get(words[0].lower(), [])
        last = [full for full in known if self.words[full][-1].lower() == words[0].lower() and self.is_person(full)]
        first = [full for full in known if self.words[full][0].lower() == words[0].lower() and self.is_person(full)]
        choices = last or (first if len(first) == 1 and words[0].lower() not in self.language.organisations else [])
        if not choices:
            return text
        best = max(choices, key=lambda full: (self.words[full][0][1:] != ".", self.full[full]))
        return text if self._is_chance(text, best) else best

    def _initialled(self, words: tuple[str, ...]) -> str:
        """Return the full name that a name with an initial stands for ("V. Sapounov"), or an empty string."""
        if len(words) != 2 or len(words[0]) != 2 or words[0][1] != ".":
            return ""
        known = self.by_word.get(words[1].lower(), [])
        return next((full for full in known if full[0] == words[0][0] and self.words[full][0] != words[0]), "")

    def holder(self, words: Sequence[str], place: int, *, bodies: bool = False) -> str:
        """Return who has a role or description ("ministre", "l'", "intérieur") at a place of the text, or "".

        The words are the noun and what follows it. The latest bearer before the place answers whose own complement has
        all of them; the first one after it only where the text knows no other.
        """
        told = (self.bodies if bodies else self.roles).get(words[0], [])
        asked = frozenset(word for word in words[1:] if len(word) > 2 and word not in self.language.determiners)
        fits = [role for role in told if asked <= role.complement]
        before = [role for role in fits if role.place <= place]
        if before:
            return before[-1].name
        names = {role.name for role in fits}
        return fits[0].name if len(names) == 1 else ""

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
        return known or (_gender(text.split()[0].lower(), self.language) if " " in text else "")


def register(units: Sequence[Unit], text: str, language: Quotation) -> Registry:
    """Collect the names of all units; a lone capitalised word that begins a unit is no evidence."""
    registry = Registry(language)
    for unit in units:
        note_bodies(unit.tokens, text, registry)
        for name in names_in(unit.tokens, text, language):
            if name.first > 0 or len(name.words) > 1 or name.titled:
                gender = _role_gender(unit.tokens, name, registry)
                registry.add(name, gender)
    for told in registry.roles.values():
        told.sort(key=lambda role: role.place)
    return registry


def note_bodies(tokens: Sequence[Token], text: str, registry: Registry) -> None:
    """Note the fuller forms of bodies that the text names ("le ministère de l'Intérieur" for "le ministère")."""
    language = registry.language
    for at, token in enumerate(tokens[:-2]):
        if token.low not in language.bodies or token.kind != "word" or tokens[at + 1].low not in _OF:
            continue
        last = _complement_end(tokens, at + 1, language)
        if any(part.capital for part in tokens[at + 1 : last]):
            name = text[token.start : tokens[last - 1].end]
            complement = frozenset(part.low for part in tokens[at + 1 : last])
            registry.bodies.setdefault(token.low, []).append(Role(token.start, name, complement))


_OF = frozenset({"de", "d'", "du", "des"})


def _complement_end(tokens: Sequence[Token], at: int, language: Quotation) -> int:
    """Return where the complements with "de" that begin at a token end ("de la commission européenne")."""
    while at < len(tokens) and tokens[at].low in _OF:
        at += 1
        while at < len(tokens) and tokens[at].low in language.determiners and tokens[at].kind == "word":
            at += 1
        if at >= len(tokens) or tokens[at].kind != "word":
            return at
        at += 1
        while at < len(tokens) and tokens[at].kind == "word" and tokens[at].capital:
            at += 1
    return at


def _role_gender(tokens: Sequence[Token], name: Name, registry: Registry) -> str:
    """Note the role told next to a name ("le PDG Satya Nadella", "Rauch, PDG de …") and return its gender."""
    language = registry.language
    before: list[Token] = []
    for token in reversed(tokens[max(0, name.first - 9) : name.first]):
        if (token.kind != "word" and token.low != ",") or token.low in language.verbal:
            break
        before.insert(0, token)
    while before and before[-1].low == ",":
        before.pop()
    commas = [place for place, token in enumerate(before) if token.low == ","]
    before = before[commas[-1] + 1 :] if commas else before
    after = tokens[name.last + 1 : name.last + 9] if name.last < len(tokens) and tokens[name.last].low == "," else ()
    gender = ""
    for run in (before, after):
        stop = next((place for place, token in enumerate(run) if token.kind == "point"), len(run))
        for place, token in enumerate(run[:stop]):
            between = run[place + 1 : stop] if run is before else run[: max(0, place - 1)]
            adjacent = all(
                part.low.endswith(language.adjectives or "\n") or (part.capital and part.low in language.determiners)
                for part in between
            )
            if token.low in language.roles or (token.low in language.bodies and adjacent):
                _note_role(token, run[place + 1 : stop], name, registry)
                gender = gender or _gender(token.low, language)
                break
    return gender


def _note_role(token: Token, complement: Sequence[Token], name: Name, registry: Registry) -> None:
    full = " ".join(name.words)
    if len(name.words) > 1 or token.low in registry.language.bodies:
        role = Role(token.start, full, frozenset(part.low for part in complement))
        registry.roles.setdefault(token.low, []).append(role)
