"""Roles and bodies that a text tells: who holds which role, and the fuller forms of bodies."""

from __future__ import annotations

from collections.abc import Sequence

from aligner.languages.base import Quotation
from aligner.quotes.names import Name, gender_of, names_in, shown_gender
from aligner.quotes.phrases import Reference
from aligner.quotes.registry import Registry, Role
from aligner.quotes.tagged import person_within
from aligner.quotes.tokens import Token, Unit

LEAD = 4  # units
MAX_TITLE = 4  # characters: "Mlle"
_OF = frozenset({"de", "d'", "du", "des"})


def register(units: Sequence[Unit], text: str, language: Quotation) -> Registry:
    """Collect the names of all units; a lone capitalised word that begins a unit is no evidence."""
    registry = Registry(language)
    registry.named = [list(names_in(unit.tokens, text, language)) for unit in units]
    if language.offices:
        _part(units, text, registry)
    for unit, names in zip(units, registry.named, strict=True):
        note_bodies(unit.tokens, text, registry)
        for name in names:
            if name.first > 0 or len(name.words) > 1 or name.titled:
                gender = _role_gender(unit.tokens, name, registry)
                registry.add(name, gender, _title(unit.tokens, name, text, language))
    for told in registry.roles.values():
        told.sort(key=lambda role: role.place)
    return registry


def _part(units: Sequence[Unit], text: str, registry: Registry) -> None:
    """Part persons from the houses that run into their names ("Foodwatch Thilo Bode")."""
    places = [
        (number, place)
        for number, names in enumerate(registry.named)
        for place, name in enumerate(names)
        if len(name.words) > 2
    ]
    runs = [(registry.named[number][place], units[number].tokens) for number, place in places]
    for (number, place), person in zip(places, person_within(runs, text), strict=True):
        name = registry.named[number][place]
        if person is not name:
            registry.parted[name.text] = person.text
            registry.named[number][place] = person


def _title(tokens: Sequence[Token], name: Name, text: str, language: Quotation) -> str:
    """Return the short title that a name begins with ("M.", "Mme"), as written, in languages that keep it."""
    first = tokens[name.first]
    if not language.offices or first.low not in language.titles or first.end - first.start > MAX_TITLE:
        return ""
    stops = name.first + 1 < len(tokens) and tokens[name.first + 1].low == "."
    return text[tokens[name.first].start : tokens[name.first + stops].end]


def note_leads(units: Sequence[Unit], subjects: Sequence[Reference | None], registry: Registry) -> None:
    """Note the role that an article's first sentences begin with, its bearer's name beginning the next sentence.

    "Le ministre du Budget a dit … Jean Blin veut …": leads have the role, and then who it is.
    """
    language = registry.language
    for unit, subject, following, name in zip(units[:LEAD], subjects, units[1:], subjects[1:], strict=False):
        if subject is None or subject.kind != "phrase" or name is None or name.kind != "name":
            continue
        part = _to_verb(unit.tokens[subject.first :], language)
        full = registry.canonical(name.text)
        told = following.paragraph == unit.paragraph and name.first == 0 and registry.is_person(full)
        if len(part) < 4 or part[0].low in language.indefinite or not told or part[1].low not in language.offices:
            continue
        noun, complement = part[1].low, [token.low for token in part[2:]]
        if not registry.holder([noun, *complement], part[1].start) and registry.may_hold(full, noun):
            registry.note(noun, Role(part[1].start, full, frozenset(complement)), first=True)


def _to_verb(tokens: Sequence[Token], language: Quotation) -> Sequence[Token]:
    """Return the tokens before the first that may belong to a verb, or is no word."""
    ends = (place for place, token in enumerate(tokens) if token.kind != "word" or token.low in language.verbal)
    return tokens[: next(ends, len(tokens))]


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
    near = tokens[max(0, name.first - 9) : name.last + 9]
    if not any(token.low in language.roles or token.low in language.houses for token in near):
        return ""
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
            if token.low in language.roles or (token.low in language.houses and adjacent):
                shown = shown_gender([part.low for part in run[:place]]) if language.people else ""
                _note_role(token, shown, run[place + 1 : stop], name, registry)
                # A woman may be "le ministre"; no man is "la ministre".
                gender = gender or gender_of(token.low, language) or shown.replace("m", "")
                break
    return gender


def _note_role(token: Token, shown: str, complement: Sequence[Token], name: Name, registry: Registry) -> None:
    full = " ".join(name.words)
    if len(name.words) > 1 or token.low in registry.language.houses:
        role = Role(token.start, full, frozenset(part.low for part in complement), shown)
        registry.note(token.low, role)
