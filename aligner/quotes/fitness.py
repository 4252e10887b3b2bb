"""Whether a noun phrase can be somebody who speaks."""

from __future__ import annotations

from collections.abc import Sequence

from aligner.languages.base import Quotation
from aligner.quotes.phrases import Reference
from aligner.quotes.tagged import is_noun_phrase, is_proper
from aligner.quotes.tokens import Token

MAX_SPEAKER_TOKENS = 14
MAX_PLAIN = 4  # tokens: a longer phrase may hold a verb


def may_speak(reference: Reference, tokens: Sequence[Token], text: str, language: Quotation) -> bool:
    """Tell whether what a reference names can speak: no thing, pronoun of things, half phrase or clause.

    Names and personal pronouns can, but for a capital that only begins a sentence; so can a phrase that an article
    begins, unless its noun is known as a thing's, or unknown and, as the tagger reads it, none. Where a language has no
    list of things, everything can.
    """
    part = tokens[reference.first : reference.last]
    if reference.kind == "phrase" and all(token.low in language.determiners for token in part):
        return False
    if not language.things or reference.kind == "pronoun":
        return True
    if reference.kind == "name":
        if reference.first and tokens[reference.first - 1].low[:1].isdigit():
            return False  # "le 737 Max" is a product
        return _is_known(reference, tokens, language) or is_proper(reference, tokens, text)
    if not part or len(part) > MAX_SPEAKER_TOKENS or any(token.low in language.auxiliaries for token in part[1:]):
        return False
    if not _is_whole(part, language):
        return False
    nouns = [token for token in part if token.low not in language.determiners and token.low not in ("l", "d")]
    if not nouns:
        return False
    if nouns[0].low in language.prepositions:  # "De nombreux habitants", but no complement
        return nouns[0].capital and any(token.low in language.people for token in nouns[:3])
    ends = (place for place, token in enumerate(nouns) if token.low in language.prepositions)
    head = [token.low for token in nouns[: min(3, next(ends, 3))]]
    if any(token.kind == "pronoun" or token.low in language.pronouns for token in part):
        return False
    if len(part) > MAX_PLAIN and not is_noun_phrase(reference, tokens, text):
        return False
    if head[0] in language.people or head[0] in language.bodies:
        return True
    if any(low in language.people or low in language.bodies for low in head):
        return head[0] not in language.things
    if part[0].low not in language.determiners or any(low in language.things for low in head):
        return False
    return is_noun_phrase(reference, tokens, text)


def is_topic(reference: Reference, tokens: Sequence[Token]) -> bool:
    """Tell whether a name only says what a headline is about: "Boeing : le patron reconnaît …"."""
    after = tokens[reference.last : reference.last + 2]
    return len(after) == 2 and after[0].low == ":" and after[1].kind != "quote"


def is_complement(reference: Reference, tokens: Sequence[Token], language: Quotation) -> bool:
    """Tell whether a name completes a noun or a verb: "incendies au Canada"."""
    before = tokens[reference.first - 1].low if reference.first else ""
    return before in language.prepositions or before in ("au", "aux", "du", "des")


def _is_known(reference: Reference, tokens: Sequence[Token], language: Quotation) -> bool:
    """Tell whether a name needs no second look: more than a word, a title before it, or not where a sentence begins."""
    first = tokens[reference.first]
    inside = reference.first > 0 and tokens[reference.first - 1].kind == "word"
    return inside or reference.last - reference.first > 1 or first.low in language.given_names


def _is_whole(part: Sequence[Token], language: Quotation) -> bool:
    """Tell whether a phrase ends with a word that may end one: no article, preposition or relative."""
    low = part[-1].low
    ends = language.determiners | language.prepositions | language.relatives | language.conjunctions
    return low not in ends and low not in language.phrase_ends and language.pronouns.get(low) is None
