"""The grammatical subject of a sentence: whom the next pronoun most likely means."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from aligner.languages.base import Quotation
from aligner.quotes.names import name_at
from aligner.quotes.phrases import (
    MAX_PHRASE_TOKENS,
    Reference,
    article_name,
    name_inside,
    of_name,
    skip_complement,
    words_between,
)
from aligner.quotes.tokens import Token


def subject_of(tokens: Sequence[Token], text: str, language: Quotation) -> Reference | None:
    """Return the subject of a unit: its first name, pronoun or noun phrase that no preposition governs."""
    at = 0
    for _ in range(5):
        while at < len(tokens) and tokens[at].kind == "point":
            at += 1
        if at >= len(tokens) or tokens[at].kind == "quote":
            return None
        found = _subject_at(tokens, text, at, language)
        if found:
            return found
        comma = next((place for place in range(at, min(len(tokens), at + 40)) if tokens[place].low in (",", ":")), None)
        if comma is None:
            return None
        at = comma + 1
    return None


def _speaking_phrase(tokens: Sequence[Token], text: str, at: int, language: Quotation) -> Reference | None:
    """Return the phrase whose noun can speak ("Un rapport de la Ligue arabe apporte …"), the name it has, or None."""
    noun = at + 1
    if noun < len(tokens) and tokens[noun].low.endswith(language.adjectives) and noun + 1 < len(tokens):
        noun += tokens[noun + 1].low in language.people or tokens[noun + 1].low in language.bodies
    if noun >= len(tokens) or not (tokens[noun].low in language.people or tokens[noun].low in language.bodies):
        return None
    last = noun + 1
    while last < len(tokens) and tokens[last].kind == "word":
        low = tokens[last].low
        if low in language.links:
            after = skip_complement(tokens, last, language)
            if after == last:
                break
            last = after
        elif low not in language.verbal and (tokens[last].capital or low.endswith(language.adjectives)):
            last += 1
        else:
            break
    inside = name_inside(tokens, text, at, last, language)
    if inside is None and last + 1 < len(tokens) and tokens[last].low == ",":
        named = name_at(tokens, text, last + 1, language)
        if named and named.last < len(tokens) and tokens[named.last].low in (",", "."):
            return of_name(named)
    return inside or Reference("phrase", at, last, words_between(tokens, at, last, text))


def later_subjects(tokens: Sequence[Token], text: str, language: Quotation) -> Iterator[Reference]:
    """Yield the names that begin a later clause, after a comma and a conjunction ("…, et Curie n'a pas…")."""
    for at in range(2, len(tokens)):
        if tokens[at - 2].low == "," and tokens[at - 1].low in language.conjunctions and tokens[at].capital:
            named = name_at(tokens, text, at, language)
            if named and named.last < len(tokens) and tokens[named.last].kind == "word":
                yield of_name(named)


def _subject_at(tokens: Sequence[Token], text: str, at: int, language: Quotation) -> Reference | None:
    token = tokens[at]
    if token.low in language.pronouns:
        return Reference("pronoun", at, at + 1, language.pronouns[token.low], language.pronouns[token.low])
    named = article_name(tokens, text, at, language) or name_at(tokens, text, at, language)
    if named:
        return of_name(named)
    if token.low not in language.determiners:
        return None
    if (spoken := _speaking_phrase(tokens, text, at, language)) is not None:
        return spoken
    named = name_at(tokens, text, at + 1, language) if language.offices else None
    if named and named.last < len(tokens) and tokens[named.last].kind == "word":
        return of_name(named)  # "La LPB publie"
    last = at + 1
    while last < len(tokens) and last < at + MAX_PHRASE_TOKENS and tokens[last].kind == "word":
        if tokens[last].low in language.subject_ends or (tokens[last].low in language.strong and last > at + 1):
            inside = name_inside(tokens, text, at, last, language)
            return inside or Reference("phrase", at, last, words_between(tokens, at, last, text))
        last += 1
    inside = name_inside(tokens, text, at, last, language)
    if inside:
        return inside
    if last < len(tokens) and tokens[last].low == ",":
        named = name_at(tokens, text, last + 1, language) if last + 1 < len(tokens) else None
        if named and (named.last >= len(tokens) or tokens[named.last].low in (",", ".")):
            return of_name(named)
    return None
