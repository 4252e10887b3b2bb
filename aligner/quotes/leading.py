"""Whether quoted words follow a verb: at once, after complements, or as part of its object."""

from __future__ import annotations

from collections.abc import Sequence

from aligner.languages.base import Quotation
from aligner.quotes.phrases import skip_complement
from aligner.quotes.tokens import Token

INFINITIVES = ("er", "ir", "re")  # endings, after "de" or "à": "a promis d'engager « … »"


def leads_to_words(tokens: Sequence[Token], place: int, language: Quotation) -> bool:
    """Tell whether a quotation, colon or complementiser follows, over adverbs and complements ("à l'AFP que")."""
    if _in_object(tokens, place, language):
        return True
    stop = min(len(tokens), place + 4)
    complements = 0
    shows = place > 0 and tokens[place - 1].low in language.showing
    while place < stop:
        token = tokens[place]
        if shows and complements and token.kind == "quote":
            return False  # "a présenté au salon « … »"
        if token.kind == "quote" or token.low == ":" or token.low in language.complementisers:
            return True
        after = skip_complement(tokens, place, language) if language.interposed and complements < 4 else place
        if after > place:
            complements += 1
            place, stop = after, min(len(tokens), after + 4)
            continue
        if token.kind == "word" and not _passes(tokens, place, language):
            return False
        place += 1
    return False


def _passes(tokens: Sequence[Token], place: int, language: Quotation) -> bool:
    """Tell whether a word may stand between a verb and what it introduces."""
    low = tokens[place].low
    if low in language.clitics or low in language.adverbs or low in language.links or low in language.interposed:
        return True
    return bool(language.interposed) and tokens[place - 1].low in language.links and low.endswith(INFINITIVES)


def _in_object(tokens: Sequence[Token], place: int, language: Quotation) -> bool:
    """Tell whether a quotation is or completes a verb's object ("dénonce une « … »", "y voyant un signe de « … »")."""
    if not language.interposed or place == 0 or tokens[place - 1].low in language.showing:
        return False
    while place < len(tokens) and tokens[place].low in language.links:
        place += 1
    if place >= len(tokens) or tokens[place].low not in language.determiners:
        return False
    nouns = place + 1
    while nouns < min(len(tokens), place + 3) and tokens[nouns].kind == "word" and not tokens[nouns].capital:
        if tokens[nouns].low in language.links or tokens[nouns].low in language.prepositions:
            break
        nouns += 1
    if nouns < len(tokens) and tokens[nouns].kind == "quote":
        return nouns == place + 1
    while nouns < len(tokens) and (tokens[nouns].low in language.links or tokens[nouns].low in language.determiners):
        nouns += 1
    return nouns < len(tokens) and tokens[nouns].kind == "quote" and tokens[nouns - 1].low != tokens[place].low
