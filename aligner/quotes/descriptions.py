"""Whom a description means in its document: "le ministre", "l'expert", "l'organisation islamique"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from aligner.languages.base import Quotation
from aligner.quotes.names import shown_gender
from aligner.quotes.registry import Registry
from aligner.quotes.tokens import Token

NEAR = 3  # units: so far back the one who is described again has been named


@dataclass(frozen=True, slots=True)
class Entity:
    """Somebody mentioned as a subject or speaker; `at` is the number of the unit."""

    name: str
    person: bool
    gender: str = ""
    spoke: bool = False
    plural: bool = False
    at: int = 0
    subject: bool = False  # a body that a sentence begins with: "Le gouvernement"


def by_role(part: Sequence[Token], registry: Registry) -> str:
    """Return who holds the role that a definite description names, or an empty string."""
    language = registry.language
    lows = [token.low for token in part]
    if not _is_definite(lows, registry):
        return ""
    for place, low in enumerate(lows[1:4], 1):
        nouns = [low, *low.split("-")] if "-" in low else [low]
        for noun in nouns:
            gender = shown_gender(lows[:place])
            held = registry.holder([noun, *lows[place + 1 :]], part[place].start, gender=gender)
            if held and (noun in language.roles or place + 2 >= len(lows)):
                return registry.canonical(held)
        if low in language.bodies and place + 1 == len(lows):
            return registry.holder([low], part[place].start, bodies=True)
    return ""


def by_nearness(part: Sequence[Token], registry: Registry, recent: Sequence[Entity], unit: int) -> str:
    """Return the one named shortly before whom a description without complement means, or an empty string.

    Where several fit, the latest must have spoken. A noun of office fits nobody whose other office the text tells.
    """
    language = registry.language
    lows = [token.low for token in part]
    if not language.offices or not _is_definite(lows, registry) or lows[0] in language.plurals:
        return ""
    if any(low in language.links or low in language.prepositions for low in lows[1:]):
        return ""
    noun = next((low for low in lows[1:4] if _kind(low, registry)), "")
    kind = _kind(noun, registry)
    named = [one for one in reversed(recent) if unit - one.at <= NEAR and not one.plural and one.name[:1].isupper()]
    if kind == "person":
        gender = shown_gender(lows[:1])
        fits = [one for one in named if one.person and gender in ("", one.gender or gender)]
        fits = [one for one in fits if noun not in language.offices or registry.may_hold(one.name, noun)]
    elif kind == "body":
        fits = [one for one in named if registry.is_body(one.name) or (one.at == unit and not one.gender)]
    else:
        return ""
    certain = fits and (fits[0].spoke or fits[0].at == unit or len({one.name for one in fits}) == 1)
    return fits[0].name if certain else ""


def _is_definite(lows: Sequence[str], registry: Registry) -> bool:
    return bool(lows) and lows[0] in registry.language.determiners and lows[0] not in registry.language.indefinite


def _kind(noun: str, registry: Registry) -> str:
    language = registry.language
    if any(part in language.people for part in (noun, *noun.split("-"))):
        return "person"
    return "body" if noun in language.houses else ""


def speaking_body(part: Sequence[Token], language: Quotation) -> bool:
    """Tell whether a definite phrase means one body of people, which may go on to speak ("Le gouvernement")."""
    lows = [token.low for token in part[:3]]
    return (
        len(lows) > 1
        and lows[0] in language.determiners
        and lows[0] not in language.indefinite | language.plurals
        and any(low in language.bodies and low not in language.reports | language.texts for low in lows[1:])
    )
