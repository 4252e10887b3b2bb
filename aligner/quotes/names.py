"""Names of people and organisations: where they stand among the tokens of a unit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from aligner.languages.base import Quotation
from aligner.quotes.tokens import Token

MAX_NAME_TOKENS = 8
_KEPT = frozenset({"van", "von", "ní", "mac", "bin", "ben", "al", "el", "di", "da", "dos", "der", "den", "&"})
_SHOWN = {"le": "m", "un": "m", "la": "f", "une": "f", "premier": "m", "première": "f"}


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
        gender = gender or gender_of(tokens[at].low, language)
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
    return Name(first, at, tuple(words), gender or gender_of(words[0].lower(), language), titled)


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
        gender = gender or gender_of(tokens[at].low, language)
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


def gender_of(low: str, language: Quotation) -> str:
    """Return the gender that a title, role or given name tells: "m", "f" or an empty string."""
    bare = low.rstrip(".")
    if bare in language.feminine or low in language.feminine:
        return "f"
    return "m" if bare in language.masculine or low in language.masculine else ""


def shown_gender(lows: Sequence[str]) -> str:
    """Return the gender that the words of a description show first: "le porte-parole", "Première ministre"."""
    return next((_SHOWN[low] for low in lows if low in _SHOWN), "")
