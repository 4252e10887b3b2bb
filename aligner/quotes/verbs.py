"""Verb groups of speech ("a déclaré", "s'est exclamé", "fait savoir"), and which of them say nothing."""

from __future__ import annotations

from collections.abc import Sequence

from aligner.languages.base import Quotation
from aligner.quotes.leading import leads_to_words
from aligner.quotes.phrases import Reference
from aligner.quotes.tokens import Token


def is_passive(tokens: Sequence[Token], at: int, stop: int, language: Quotation) -> bool:
    """Tell whether a verb group is passive: "est considéré", not "s'est dit"."""
    if tokens[at].low not in language.passives or tokens[stop - 1].low not in language.participles:
        return False
    return not any(token.low in language.reflexives for token in tokens[max(0, at - 2) : at])


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


def is_impersonal(tokens: Sequence[Token], subject: Reference | None, language: Quotation) -> bool:
    """Tell whether a subject is the "il" of "il est difficile de", who says nothing."""
    if subject is None or subject.kind != "pronoun" or subject.last >= len(tokens):
        return False
    return tokens[subject.first].low == "il" and tokens[subject.last].low in language.passives | language.modals


def depends(tokens: Sequence[Token], at: int, language: Quotation) -> bool:
    """Tell whether an infinitive is what somebody may or must do, or has done ("peuvent considérer", "fait aimer")."""
    if at > 0 and tokens[at - 1].low in language.causatives:
        return True
    return any(token.low in language.modals for token in tokens[max(0, at - 3) : at])


def is_denied(tokens: Sequence[Token], at: int, stop: int, language: Quotation) -> bool:
    """Tell whether a verb group is negated ("n'a pas évoqué")."""
    begin = at
    while begin > 0 and tokens[begin - 1].low in language.clitics:
        begin -= 1
    lows = [token.low for token in tokens[begin : stop + 1]]
    return bool(language.offices) and ("ne" in lows or "n'" in lows)
