"""Noun phrases next to a verb: who says it, as it is written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from aligner.languages.base import Quotation
from aligner.quotes.names import Name, name_at
from aligner.quotes.tokens import Token

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
    for length in (2, 3):
        if at + length <= len(tokens) and tokens[at].kind == "word":
            shown = words_between(tokens, at, at + length, text)
            if shown.lower().replace("’", "'") in language.aliases:
                return Name(at, at + length, (shown,))
    return None


def right_of(tokens: Sequence[Token], text: str, at: int, language: Quotation) -> Reference | None:
    """Return the noun phrase that begins at or soon after a token: the subject of a verb before it."""
    limit = min(len(tokens), at + 7)
    while at < limit and tokens[at].kind == "word" and not tokens[at].capital:
        if not _is_adverb(tokens, at, language):
            break
        at += 1
    if at >= len(tokens) or tokens[at].kind not in ("word", "pronoun"):
        return None
    first = tokens[at]
    if first.low in language.pronouns and (first.kind == "pronoun" or not first.capital or first.low == "i"):
        return Reference("pronoun", at, at + 1, language.pronouns[first.low], language.pronouns[first.low])
    named = article_name(tokens, text, at, language) or name_at(tokens, text, at, language)
    if named:
        return of_name(named)
    if not _begins_phrase(tokens, at, language):
        return None
    return _phrase(tokens, text, at, language)


def _is_adverb(tokens: Sequence[Token], at: int, language: Quotation) -> bool:
    """Tell whether a word belongs to an adverbial; prepositions and articles do where one follows ("en mars")."""
    low = tokens[at].low
    if low not in language.adverbs:
        return False
    if low not in language.prepositions | language.determiners:
        return True
    after = [token.low for token in tokens[at + 1 : at + 3]]
    while after and after[0] in language.determiners:
        after = after[1:]
    return bool(after) and after[0] in language.adverbs and after[0] not in language.prepositions


def _begins_phrase(tokens: Sequence[Token], at: int, language: Quotation) -> bool:
    low = tokens[at].low
    if low in language.determiners:
        return True
    blocked = (
        language.prepositions | language.conjunctions | language.adverbs | language.complementisers | language.clitics
    )
    english = language.sources and language.sources[0] == ("according", "to")
    return bool(english) and low not in blocked and low.isalpha() and not tokens[at].capital


def _phrase(tokens: Sequence[Token], text: str, at: int, language: Quotation) -> Reference:
    """Read a noun phrase to its end; the name in it or in apposition to it stands for it."""
    last = at + 1
    while last < len(tokens) and last < at + MAX_PHRASE_TOKENS and tokens[last].kind == "word":
        if tokens[last].low in language.phrase_ends or tokens[last].low in language.auxiliaries:
            break
        last += 1
    inside = name_inside(tokens, text, at, last, language)
    if inside:
        return inside
    if last + 1 < len(tokens) and tokens[last].low == ",":
        named = name_at(tokens, text, last + 1, language)
        ends = named and (
            named.last >= len(tokens)
            or tokens[named.last].kind != "word"
            or tokens[named.last].low in language.phrase_ends
        )
        if named and ends and tokens[at].low != "d'":
            return of_name(named)
    return Reference("phrase", at, last, words_between(tokens, at, last, text))


def name_inside(tokens: Sequence[Token], text: str, first: int, last: int, language: Quotation) -> Reference | None:
    """Return the name that ends a phrase and is no complement in it ("le PDG Satya Nadella", not "le PDG d'OpenAI")."""
    at = first
    while at < last:
        named = name_at(tokens, text, at, language)
        if named and named.last <= last:
            if named.last == last and at > first and not governed(tokens, at, language):
                return of_name(named)
            at = named.last
        else:
            at += 1
    return None


def governed(tokens: Sequence[Token], at: int, language: Quotation) -> bool:
    """Tell whether a preposition, with or without an article, stands before a token ("de la LSU")."""
    if at > 0 and tokens[at - 1].low in language.prepositions:
        return True
    return at > 1 and tokens[at - 1].low in language.determiners and tokens[at - 2].low in language.prepositions


def left_of(tokens: Sequence[Token], text: str, at: int, language: Quotation, clauses: int = 2) -> Reference | None:
    """Return the noun phrase that ends at a token (the one before `at`): the subject of a verb at `at`.

    At most `clauses` relative clauses are stepped over.
    """
    for _ in range(3):
        if at <= 0:
            return None
        token = tokens[at - 1]
        if token.kind == "quote":
            return None
        if token.low in language.relatives:
            at -= 2 if at > 1 and tokens[at - 2].low == "," else 1
            continue
        if token.low in (")", "]"):
            at = _before_bracket(tokens, at - 1)
            continue
        if token.low in (",", "–", "—"):
            return _over_apposition(tokens, text, at - 1, language)
        break
    return _ending_at(tokens, text, at, language, clauses)


def _before_bracket(tokens: Sequence[Token], at: int) -> int:
    for place in range(at, max(-1, at - 30), -1):
        if tokens[place].low in ("(", "["):
            return place
    return at


def _clause_start(tokens: Sequence[Token], at: int, language: Quotation) -> int:
    first = at
    while first > 0 and at - first < MAX_PHRASE_TOKENS:
        before = tokens[first - 1]
        if before.kind != "word" or before.low in language.relatives:
            break
        if before.low in language.conjunctions and before.low not in ("ou", "or"):
            if before.low not in ("et", "and") or not tokens[first - 2 : first - 1] or tokens[first - 2].kind != "word":
                break
            if first < at and tokens[first].low in language.determiners | frozenset(language.pronouns):
                break
        first -= 1
    return first


def _ending_at(tokens: Sequence[Token], text: str, at: int, language: Quotation, clauses: int = 0) -> Reference | None:
    if at <= 0 or tokens[at - 1].kind not in ("word", "pronoun"):
        return None
    token = tokens[at - 1]
    if token.low in language.conjunctions:
        return None
    if token.low in language.pronouns:
        return Reference("pronoun", at - 1, at, language.pronouns[token.low], language.pronouns[token.low])
    start = _clause_start(tokens, at, language)
    for first in range(start, at):
        named = article_name(tokens, text, first, language) or name_at(tokens, text, first, language)
        if named and named.last == at:
            if governed(tokens, first, language) and first - 1 > start:
                break
            if first > start and tokens[start].low in language.indefinite:
                break
            return of_name(_titled(tokens, named, language))
    if start > 1 and tokens[start - 1].low == "," and tokens[start].low not in language.determiners:
        named = _name_ending(tokens, text, start - 1, language)
        if named:
            return of_name(named)
    if clauses and start > 0 and tokens[start - 1].low in language.relatives:
        return left_of(tokens, text, start - 1 - (start > 1 and tokens[start - 2].low == ","), language, clauses - 1)
    if start < at and tokens[start].low in language.prepositions:
        determined = [place for place in range(start + 1, at) if tokens[place].low in language.determiners]
        start = determined[-1] if determined and tokens[start].low not in ("d'",) else start
    if not any(len(token.low) > 2 for token in tokens[start:at]):
        return None
    return Reference("phrase", start, at, words_between(tokens, start, at, text))


def _titled(tokens: Sequence[Token], name: Name, language: Quotation) -> Name:
    """Let a name begin with the title before it ("Mr. Adams")."""
    first = name.first
    if first > 1 and tokens[first - 1].low == "." and tokens[first - 2].low in language.titles:
        return replace(name, first=first - 2, titled=True)
    if first > 0 and tokens[first - 1].low in language.titles and tokens[first - 1].kind == "word":
        return replace(name, first=first - 1, titled=True)
    return name


def _name_ending(tokens: Sequence[Token], text: str, at: int, language: Quotation) -> Name | None:
    """Return the name whose last token is the one before `at`."""
    for first in range(max(0, at - MAX_PHRASE_TOKENS), at):
        if (
            first > 0
            and tokens[first - 1].kind == "word"
            and tokens[first - 1].capital
            and tokens[first - 1].low not in language.not_names
        ):
            continue
        named = name_at(tokens, text, first, language)
        if named and named.last == at:
            return named
    return None


def _over_apposition(tokens: Sequence[Token], text: str, comma: int, language: Quotation) -> Reference | None:
    """Read back over "X, apposition," to X; an apposition that is a name is the answer itself."""
    right = comma
    for _ in range(4):
        left = right - 1
        while (
            left >= 0 and tokens[left].low not in (",", "–", "—") and tokens[left].kind != "quote" and right - left < 40
        ):
            left -= 1
        named = name_at(tokens, text, left + 1, language)
        if named and named.last == right:
            return of_name(named)
        if left < 0 or tokens[left].kind == "quote" or right - left >= 40:
            return _ending_at(tokens, text, right, language) if right != comma else None
        ending = _ending_at(tokens, text, left, language)
        if ending and (ending.kind == "name" or tokens[ending.first].low in language.determiners):
            return ending
        right = left
    return None
