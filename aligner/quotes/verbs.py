"""Verb groups of speech: "a déclaré", "affirme", "s'est exclamé", "fait savoir"."""

from __future__ import annotations

from collections.abc import Sequence

from aligner.languages.base import Quotation
from aligner.quotes.leading import leads_to_words
from aligner.quotes.tokens import Token


def verb_group(tokens: Sequence[Token], at: int, language: Quotation) -> int | None:
    """Return where the verb group that begins at a token ends: "a déclaré", "affirme", "s'est exclamé", or None."""
    low = tokens[at].low
    if low in language.auxiliaries:
        stop = at + 1
        while stop < len(tokens) and stop < at + (8 if language.interposed else 5):
            if tokens[stop].low in language.participles and tokens[stop].low not in language.auxiliaries:
                return _completed(tokens, stop, language)
            between = tokens[stop]
            allowed = (
                between.low in language.clitics
                or between.low in language.adverbs
                or between.low in language.auxiliaries
                or between.low in language.interposed
                or (language.adverbial != "" and len(between.low) > 5 and between.low.endswith(language.adverbial))
            )
            if between.kind == "pronoun" and stop == at + 1:
                allowed = True
            if not allowed:
                return None
            stop += 1
        return None
    if (
        low in language.finite
        and not tokens[at].capital
        and not _is_noun(tokens, at, language)
        and not _is_late(tokens, at, language)
    ):
        return _completed(tokens, at, language)
    if low in language.participles and at > 1 and tokens[at - 1].low in ("et", "puis") and language.interposed:
        joined = any(token.low in language.auxiliaries for token in tokens[max(0, at - 25) : at - 1])
        return at + 1 if joined and leads_to_words(tokens, at + 1, language) else None
    if low in language.participles and not tokens[at].capital and at > 0 and tokens[at - 1].capital:
        following = tokens[at + 1] if at + 1 < len(tokens) else None
        bare = following is None or following.kind != "word" or following.low in language.after_bare
        return at + 1 if bare else None
    return None


def _completed(tokens: Sequence[Token], at: int, language: Quotation) -> int:
    """Return where a verb ends with what completes it ("fait savoir", "laisse entendre")."""
    with_words = language.completions.get(tokens[at].low)
    return at + 2 if with_words and at + 1 < len(tokens) and tokens[at + 1].low in with_words else at + 1


def _is_late(tokens: Sequence[Token], at: int, language: Quotation) -> bool:
    """Tell whether a form is the participle of an auxiliary before it ("ont fait")."""
    return at > 0 and tokens[at - 1].low in language.auxiliaries and tokens[at].low in language.participles


def _is_noun(tokens: Sequence[Token], at: int, language: Quotation) -> bool:
    """Tell whether an article before a verb form makes it a noun ("l'annonce", not "il l'annonce")."""
    if at == 0 or tokens[at - 1].low not in language.determiners or tokens[at - 1].kind != "word":
        return False
    before = tokens[at - 2].low
    if at > 1 and language.interposed and before in language.complementisers and tokens[at - 1].low in language.clitics:
        return False  # "comme le rappelle X"
    return at == 1 or not (before in language.pronouns or before in language.relatives)
