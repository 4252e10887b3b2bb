"""Roles and bodies that a text tells: who holds which role, and the fuller forms of bodies."""

from __future__ import annotations

from collections.abc import Sequence

from aligner.languages.base import Quotation
from aligner.quotes.names import Name, gender_of, names_in
from aligner.quotes.registry import Registry, Role
from aligner.quotes.tokens import Token, Unit

_OF = frozenset({"de", "d'", "du", "des"})


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
                gender = gender or gender_of(token.low, language)
                break
    return gender


def _note_role(token: Token, complement: Sequence[Token], name: Name, registry: Registry) -> None:
    full = " ".join(name.words)
    if len(name.words) > 1 or token.low in registry.language.bodies:
        role = Role(token.start, full, frozenset(part.low for part in complement))
        registry.roles.setdefault(token.low, []).append(role)
