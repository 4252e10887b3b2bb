"""Phrases that name a source: "selon X", "d'après X", "according to X"; "pour X" where a clause begins."""

from __future__ import annotations

from collections.abc import Sequence

from aligner.languages.base import Quotation
from aligner.quotes.fitness import may_speak
from aligner.quotes.phrases import Reference, right_of
from aligner.quotes.tokens import Token

MAX_DESCRIBED = 3  # tokens before a source's name that say who it is: "port specialist Ann Bligh"


def source_at(tokens: Sequence[Token], text: str, at: int, language: Quotation) -> Reference | None:
    """Return the source that a phrase at a token names, or None; "pour X," names one where a clause begins."""
    framing = language.framing if tokens[at].low in language.framing_first and _begins_clause(tokens, at) else ()
    for phrase in (*language.sources_by_first.get(tokens[at].low, ()), *framing):
        stop = at + len(phrase)
        if tuple(token.low for token in tokens[at:stop]) != phrase or stop >= len(tokens):
            continue
        low = tokens[stop].low
        if low in language.stressed and tokens[stop].kind == "word":
            gender = language.stressed[low]
            reference: Reference | None = Reference("pronoun", stop, stop + 1, gender, gender)
        else:
            reference = right_of(tokens, text, stop, language)
        phrase_named = tokens[stop].low in language.determiners and language.interposed
        described = reference is not None and reference.kind == "name" and reference.first <= stop + MAX_DESCRIBED
        if reference is not None and (reference.first <= stop + 1 or phrase_named or described):
            if not may_speak(reference, tokens, text, language):
                return None
            if phrase in framing and not _frames(tokens, reference, language):
                return None
            return reference
    return None


def _begins_clause(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a clause begins at a token: nothing but a conjunction, a point or a quotation is before it."""
    if at > 0 and tokens[at - 1].low in ("mais", "et", "or"):
        at -= 1
    return at == 0 or tokens[at - 1].kind == "quote" or tokens[at - 1].low in (":", ";", "–", "—", ".", ",")


def _frames(tokens: Sequence[Token], reference: Reference, language: Quotation) -> bool:
    """Tell whether what follows "pour" is somebody, set off by a comma or colon ("Pour Paul Roy, …")."""
    last = reference.last
    if reference.kind == "phrase":
        while last < len(tokens) and last < reference.last + 12 and tokens[last].kind == "word":
            last += 1
    if last < len(tokens) and tokens[last].low not in (",", ":") and tokens[last].kind != "quote":
        return False
    if reference.kind == "phrase":
        nouns = [token.low for token in tokens[reference.first + 1 : reference.first + 3]]
        return any(noun in language.people or noun in language.bodies for noun in nouns)
    return True
