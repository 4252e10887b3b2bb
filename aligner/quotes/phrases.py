"""Noun phrases: who is referred to, as it is written, and the one after a verb."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from aligner.languages.base import Quotation
from aligner.quotes.names import Name, name_at
from aligner.quotes.tokens import Token
from aligner.text import key

MAX_PHRASE_TOKENS = 18


@dataclass(frozen=True, slots=True)
class Reference:
    """Who is referred to: by a name, a pronoun (`text` its gender) or a noun phrase; tokens `first..last`."""

    kind: Literal["name", "pronoun", "phrase"]
    first: int
    last: int
    text: str
    gender: str = ""


def of_name(name: Name) -> Reference:
    """Wrap a name."""
    return Reference("name", name.first, name.last, name.text, name.gender)


def words_between(tokens: Sequence[Token], first: int, last: int, text: str) -> str:
    """Return the text from one token to another (half-open)."""
    return text[tokens[first].start : tokens[last - 1].end] if first < last else ""


def article_name(tokens: Sequence[Token], text: str, at: int, language: Quotation) -> Name | None:
    """Return "L'information" as a name: machines translate titles of papers too."""
    if tokens[at].kind != "word" or tokens[at].low not in language.alias_beginnings:
        return None
    for length in (2, 3):
        if at + length <= len(tokens):
            shown = words_between(tokens, at, at + length, text)
            if key(shown) in language.aliases:
                return Name(at, at + length, (shown,))
    return None


def right_of(tokens: Sequence[Token], text: str, at: int, language: Quotation) -> Reference | None:
    """Return the noun phrase that begins at or soon after a token: the subject of a verb before it."""
    start = at
    limit = min(len(tokens), at + 7)
    while at < limit and tokens[at].kind == "word" and not tokens[at].capital:
        if not _is_adverb(tokens, at, language):
            after = _over_adjunct(tokens, at, language) if at < start + 12 else at
            if after == at:
                break
            at, limit = after, min(len(tokens), after + 7)
            continue
        at += 1
    if at >= len(tokens) or tokens[at].kind not in ("word", "pronoun"):
        return None
    first = tokens[at]
    if first.low in language.pronouns and (first.kind == "pronoun" or not first.capital or first.low == "i"):
        return Reference("pronoun", at, at + 1, language.pronouns[first.low], language.pronouns[first.low])
    named = article_name(tokens, text, at, language) or name_at(tokens, text, at, language)
    if named:
        return of_name(_described(tokens, text, named, language) or named)
    if not _begins_phrase(tokens, at, language):
        return None
    return _phrase(tokens, text, at, language)


def _described(tokens: Sequence[Token], text: str, name: Name, language: Quotation) -> Name | None:
    """Return the person whose description a name begins ("Egypt specialist Sophie Pommier"), or None."""
    at = name.last
    if at + 1 >= len(tokens) or tokens[at].low not in language.roles or tokens[at].capital:
        return None
    return name_at(tokens, text, at + 1, language) if tokens[at + 1].capital else None


def _over_adjunct(tokens: Sequence[Token], at: int, language: Quotation) -> int:
    """Return where an adverb or complement between a verb and its subject ends ("à l'AFP", "pour sa part")."""
    if not language.interposed:
        return at
    after = skip_complement(tokens, at, language)
    if after > at:
        return after
    low = tokens[at].low
    if low in language.determiners:
        return at
    return at + 1 if low in language.interposed or (len(low) > 5 and low.endswith(language.adverbial)) else at


def skip_complement(tokens: Sequence[Token], at: int, language: Quotation) -> int:
    """Return where the complement that a preposition begins ends ("à l'agence RIA Novosti", "dans un communiqué").

    `at` itself comes back where no complement begins. A name that follows the complement's own is left.
    """
    if at >= len(tokens) or tokens[at].low not in language.prepositions or tokens[at].kind != "word":
        return at
    here = at + 1
    while here < len(tokens) and here < at + 14 and tokens[here].kind == "word":
        low = tokens[here].low
        if low in language.determiners and here == at + 1:
            here += 1
        if here >= len(tokens) or tokens[here].kind != "word":
            return here if here < len(tokens) and tokens[here].kind == "quote" and here > at else at
        here = _noun_end(tokens, here, language)
        if here < len(tokens) and tokens[here].low in ("de", "d'", "du", "des"):
            at, here = here, here + 1
            continue
        return here
    return at


def _noun_end(tokens: Sequence[Token], at: int, language: Quotation) -> int:
    """Return where a noun with its adjectives, or a name, ends; a new name does not belong to it."""
    noun, proper = tokens[at].low, tokens[at].capital
    at += 1
    if noun in language.organisations and [token.capital for token in tokens[at : at + 2]] == [True, True]:
        return at  # "à l'AFP Tracy Wagner"
    while at < len(tokens) and tokens[at].kind == "word":
        token = tokens[at]
        if token.capital:
            if (not proper and noun not in language.bodies) or token.low in language.given_names or "-" in token.low:
                return at
            proper, at = True, at + 1
            continue
        ends = proper or token.low in language.determiners or token.low in language.prepositions
        if ends or token.low in language.conjunctions or token.low in language.verbal:
            return at
        at += 1
    return at


def _is_adverb(tokens: Sequence[Token], at: int, language: Quotation) -> bool:
    """Tell whether a word belongs to an adverbial; prepositions and articles do where one follows ("en mars")."""
    low = tokens[at].low
    if low not in language.adverbs:
        return False
    if low not in language.prepositions and low not in language.determiners:
        return True
    after = [token.low for token in tokens[at + 1 : at + 3]]
    while after and after[0] in language.determiners:
        after = after[1:]
    return bool(after) and after[0] in language.adverbs and after[0] not in language.prepositions


def _begins_phrase(tokens: Sequence[Token], at: int, language: Quotation) -> bool:
    low = tokens[at].low
    if low in language.determiners:
        return True
    english = language.sources and language.sources[0] == ("according", "to")
    return bool(english) and low not in language.no_nouns and low.isalpha() and not tokens[at].capital


def _phrase(tokens: Sequence[Token], text: str, at: int, language: Quotation) -> Reference:
    """Read a noun phrase to its end; the name in it or in apposition to it stands for it."""
    last = at + 1
    while last < len(tokens) and last < at + MAX_PHRASE_TOKENS and tokens[last].kind == "word":
        if _ends_phrase(tokens, last, language):
            break
        last += 1
        if last < len(tokens) and _is_initial(tokens, last):
            last += 1
    inside = name_inside(tokens, text, at, last, language)
    if inside:
        return inside
    told = last
    if language.people and not any(token.low in language.things for token in tokens[at + 1 : at + 3]):
        while (after := skip_complement(tokens, last, language)) > last:
            last = after
    last, told = (last, told) if last < len(tokens) and tokens[last].low == "," else (told, told)
    if last + 1 < len(tokens) and tokens[last].low == ",":
        named = name_at(tokens, text, last + 1, language)
        ends = named and (
            named.last >= len(tokens)
            or tokens[named.last].kind != "word"
            or tokens[named.last].low in language.phrase_ends
        )
        if named and ends and tokens[at].low != "d'":
            return of_name(named)
    return Reference("phrase", at, told, words_between(tokens, at, told, text))


def _is_initial(tokens: Sequence[Token], stop: int) -> bool:
    """Tell whether a full stop only ends an initial in a name ("Sean B. MacFarland")."""
    before = tokens[stop - 1]
    after = tokens[stop + 1] if stop + 1 < len(tokens) else None
    return tokens[stop].low == "." and before.end - before.start == 1 and after is not None and after.capital


def _ends_phrase(tokens: Sequence[Token], at: int, language: Quotation) -> bool:
    """Tell whether a noun phrase ends before a token; "le chancelier et ministre" goes on, "au cours de" does not."""
    low = tokens[at].low
    after = tokens[at + 1].low if at + 1 < len(tokens) else ""
    if low == "et" and language.offices:
        return after not in language.people
    return low in language.phrase_ends or low in language.auxiliaries or (low == "au" and after in language.adjuncts)


def role_at(tokens: Sequence[Token], text: str, at: int, language: Quotation) -> Reference | None:
    """Return the role that stands for a person at a token, article included ("Le préfet"), or None."""
    noun = at + 1 if at < len(tokens) and tokens[at].low in language.determiners else at
    if noun >= len(tokens) or tokens[noun].low not in (language.people or language.roles):
        return None
    last = noun + 1
    while last < len(tokens) and tokens[last].kind == "word":
        after = skip_complement(tokens, last, language) if language.interposed else last
        if after == last and not tokens[last].low.endswith(language.adjectives or "\n"):
            break
        last = max(after, last + 1)
    return Reference("phrase", at, last, words_between(tokens, at, last, text))


def name_inside(tokens: Sequence[Token], text: str, first: int, last: int, language: Quotation) -> Reference | None:
    """Return the name that ends a phrase and is no complement in it ("le PDG Satya Nadella", not "le PDG d'OpenAI")."""
    at = first
    while at < last:
        named = name_at(tokens, text, at, language)
        if named and named.last <= last:
            if _is_noun(named, language) or (tokens[first].low in language.plurals and tokens[first].kind == "word"):
                return None
            if named.last == last and at > first and not governed(tokens, at, language):
                return of_name(named)
            at = named.last
        else:
            at += 1
    return None


def _is_noun(name: Name, language: Quotation) -> bool:
    """Tell whether what looks like a name is a noun with a capital ("le Président-candidat", "le Lillois")."""
    if not language.people or len(name.words) > 1:
        return False
    if name.words[0].endswith(language.demonyms or "\n") and name.words[0].lower() not in language.organisations:
        return True  # "le Lillois"
    return any(part in language.people or part in language.bodies for part in name.words[0].lower().split("-"))


def governed(tokens: Sequence[Token], at: int, language: Quotation) -> bool:
    """Tell whether a preposition, with or without an article, stands before a token ("de la LSU")."""
    if at > 0 and tokens[at - 1].low in language.prepositions:
        return True
    return at > 1 and tokens[at - 1].low in language.determiners and tokens[at - 2].low in language.prepositions
