"""The noun phrase before a verb, over relative clauses and appositions: who says it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from aligner.languages.base import Quotation
from aligner.quotes.names import Name, name_at
from aligner.quotes.phrases import MAX_PHRASE_TOKENS, Reference, article_name, governed, of_name, words_between
from aligner.quotes.tokens import Token


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
        if before.low == ")" and language.offices and (opening := _before_bracket(tokens, first - 1)) < first - 1:
            first = opening
            continue
        if before.kind != "word" or before.low in language.relatives:
            break
        if language.interposed and before.low in language.auxiliaries:
            near = [token.low for token in tokens[max(0, first - 4) : first - 1]]
            if not any(low in language.relatives for low in near):
                break
        if before.low in language.conjunctions and before.low not in ("ou", "or"):
            if before.low not in ("et", "and") or not tokens[first - 2 : first - 1] or tokens[first - 2].kind != "word":
                break
            if first < at and (tokens[first].low in language.determiners or tokens[first].low in language.pronouns):
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
            if first > start and (tokens[start].low in language.indefinite or tokens[start].low in language.plurals):
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
    if (named := _explained(tokens, text, start, language, relative=clauses != 0)) is not None:
        return of_name(named)
    return Reference("phrase", start, at, words_between(tokens, start, at, text))


def _explained(tokens: Sequence[Token], text: str, start: int, language: Quotation, *, relative: bool) -> Name | None:
    """Return the name that a phrase is in apposition to, its second comma left out ("Barroso, le président … dit")."""
    if not language.people or start < 2 or tokens[start - 1].low != "," or start + 1 >= len(tokens):
        return None
    if tokens[start].low not in language.determiners or tokens[start + 1].low not in language.people:
        return None
    named = _name_ending(tokens, text, start - 1, language)
    return named if named and (relative or not governed(tokens, named.first, language)) else None


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
