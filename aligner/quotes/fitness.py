"""Whether a noun phrase can be somebody who speaks."""

from __future__ import annotations

from collections.abc import Sequence

from aligner.languages.base import Quotation
from aligner.quotes.phrases import Reference
from aligner.quotes.tokens import Token

MAX_SPEAKER_TOKENS = 14


def may_speak(reference: Reference, tokens: Sequence[Token], language: Quotation) -> bool:
    """Tell whether what a reference names can speak: no thing, pronoun of things, half phrase or clause.

    Names and personal pronouns can; so can a phrase that an article begins, whatever its noun, unless that is known as
    a thing's. Where a language has no list of things, everything can.
    """
    if not language.things or reference.kind != "phrase":
        return True
    part = tokens[reference.first : reference.last]
    if not part or len(part) > MAX_SPEAKER_TOKENS or any(token.low in language.auxiliaries for token in part[1:]):
        return False
    nouns = [token for token in part if token.low not in language.determiners and token.low not in ("l", "d")]
    if not nouns:
        return False
    lows = {token.low for token in nouns[:3]}
    if nouns[0].low in language.prepositions:  # "De nombreux habitants", but no complement
        return nouns[0].capital and bool(lows & language.people)
    if lows & language.people or lows & language.bodies:
        return nouns[0].low not in language.things or bool({nouns[0].low} & (language.people | language.bodies))
    return part[0].low in language.determiners and nouns[0].low not in language.things
