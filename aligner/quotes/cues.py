"""Find the words that attribute: speech verbs with their subjects, and "selon X"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from aligner.languages.base import MIN_GLUED, Quotation
from aligner.quotes.fitness import may_speak
from aligner.quotes.leading import leads_to_words
from aligner.quotes.left import left_of
from aligner.quotes.phrases import Reference, right_of
from aligner.quotes.sources import source_at
from aligner.quotes.subjects import subject_of
from aligner.quotes.tokens import Token, Unit
from aligner.quotes.verbs import depends, is_denied, is_impersonal, is_passive, verb_group

CueKind = Literal["verb", "inverted", "gerund", "infinitive", "source"]
MAX_AROUND = 8
MAX_AGENT = 12  # tokens between a passive and "par"


@dataclass(frozen=True, slots=True)
class Cue:
    """One attribution in a unit: tokens `first..last`, who speaks, and what kind of phrase it is.

    `near` tells that a complementiser, colon or quotation follows at once; a weak verb counts only then or inverted.
    """

    kind: CueKind
    first: int
    last: int
    speaker: Reference | None
    start: int
    end: int
    near: bool = False
    weak: bool = False


def near(cues: Sequence[Cue], place: int) -> Sequence[Cue]:
    """Return the cues around a place of their unit: a bounded number, so that work stays linear in long units."""
    at = bisect_left(cues, place, key=lambda cue: cue.first)
    return cues[max(0, at - MAX_AROUND) : at + MAX_AROUND]


def find_cues(unit: Unit, text: str, language: Quotation) -> list[Cue]:
    """Return the cues of one unit in order."""
    return cues_with(subject_of(unit.tokens, text, language), unit, text, language)


def cues_with(subject: Reference | None, unit: Unit, text: str, language: Quotation) -> list[Cue]:
    """Return the cues of one unit, whose subject is given, in order."""
    tokens = unit.tokens
    cues: list[Cue] = []
    opens = language.may_open
    here = 0
    for at, token in enumerate(tokens):
        if not opens[token.low] or at < here:
            continue
        source = source_at(tokens, text, at, language)
        cue = _sourced(tokens, at, source) if source else _verb(tokens, text, at, language, subject)
        if cue is not None:
            cues.append(cue)
            here = cue.last
    if subject is not None and any(cue.speaker is None for cue in cues):
        subject = subject if may_speak(subject, tokens, text, language) else None
    return [_follow(cue, cues[max(0, place - 3) : place], subject) for place, cue in enumerate(cues)]


def _sourced(tokens: Sequence[Token], at: int, source: Reference) -> Cue:
    return Cue("source", at, source.last, source, tokens[at].start, tokens[source.last - 1].end)


def _follow(cue: Cue, before: Sequence[Cue], subject: Reference | None) -> Cue:
    """Give a verb without a subject the speaker of the clause before it ("a rapporté X, citant …", "and added")."""
    if cue.speaker is not None:
        return cue
    told = [other.speaker for other in before if other.speaker is not None]
    return replace(cue, speaker=told[-1] if told else subject)


def _verb(tokens: Sequence[Token], text: str, at: int, language: Quotation, subject: Reference | None) -> Cue | None:
    token = tokens[at]
    if token.kind != "word":
        return None
    if token.low in language.gerunds:
        return _made(tokens, "gerund", at, at + 1, None, language)
    if token.low in language.infinitives and at > 0 and tokens[at - 1].kind == "word":
        if is_impersonal(tokens, subject, language) or depends(tokens, at, language):
            return None
        cue = _made(tokens, "infinitive", at, at + 1, subject, language)
        if cue.near and language.people:
            cue = _narrated(tokens, text, cue, language) or cue
        fit = cue.speaker is None or may_speak(cue.speaker, tokens, text, language)
        return cue if cue.near and fit else None
    group = verb_group(tokens, at, language)
    if group is not None:
        if is_passive(tokens, at, group, language):
            return _with_agent(tokens, text, at, group, language)
        told = _with_subject(tokens, text, at, group, language)
        return None if told is not None and not told.near and is_denied(tokens, at, group, language) else told
    return _glued(tokens, at, language)


def _narrated(tokens: Sequence[Token], text: str, cue: Cue, language: Quotation) -> Cue | None:
    """Match the infinitive of narration with its subject ("Et Marc Petit de conclure : « … »")."""
    of = cue.first - 1
    while of > 0 and tokens[of].low in language.clitics:
        of -= 1
    if tokens[of].low not in ("de", "d'"):
        return None
    subject = left_of(tokens, text, of, language)
    if subject is None or not may_speak(subject, tokens, text, language):
        return None
    first = subject.first
    while first > 0 and (tokens[first - 1].low in language.titles or tokens[first - 1].low in language.determiners):
        first -= 1
    while first > 0 and tokens[first - 1].kind == "word" and tokens[first - 1].low in language.people:
        first -= 2 if first > 1 and tokens[first - 2].low in language.determiners else 1
    joined = first > 0 and tokens[first - 1].low == "et"
    before = tokens[first - 1 - joined] if first - joined > 0 else None
    if before is not None and before.kind == "word":
        return None
    return replace(cue, kind="verb", speaker=subject, first=of, start=tokens[first - joined].start)


def _glued(tokens: Sequence[Token], at: int, language: Quotation) -> Cue | None:
    """Match a gerund that machine translation glued to the word before it ("officielleaffirmant")."""
    low = tokens[at].low
    for length in range(MIN_GLUED, min(len(low), 16)):
        if low[-length:] in language.gerunds:
            return replace(_made(tokens, "gerund", at, at + 1, None, language), start=tokens[at].end - length)
    return None


def _with_subject(tokens: Sequence[Token], text: str, at: int, stop: int, language: Quotation) -> Cue | None:
    begin = at
    while begin > 0 and tokens[begin - 1].low in language.clitics and tokens[begin - 1].kind == "word":
        if tokens[begin - 1].low in language.pronouns and tokens[begin - 1].low not in ("lui", "nous"):
            break
        begin -= 1
    inside = next((place for place in range(at, min(stop + 1, len(tokens))) if tokens[place].kind == "pronoun"), None)
    if inside is not None:
        gender = language.pronouns.get(tokens[inside].low, "")
        reference = Reference("pronoun", inside, inside + 1, gender, gender)
        return _made(tokens, "inverted", begin, max(stop, inside + 1), reference, language)
    before = tokens[begin - 1] if begin > 0 else None
    calling = any(token.low in language.calling for token in tokens[at:stop])
    joins = language.complementisers, language.links
    inverts = before is None or before.kind != "word" or before.low in joins[0] or before.low in joins[1]
    if inverts and not (calling and not _after_quote(tokens, begin)):
        reference_right = right_of(tokens, text, stop, language)
        if reference_right is not None:
            if reference_right.kind == "pronoun" and tokens[reference_right.first].low in ("it", "je", "nous"):
                return None
            if not may_speak(reference_right, tokens, text, language):
                return None
            return _made(tokens, "inverted", begin, reference_right.last, reference_right, language, verb=stop)
    reference_left = left_of(tokens, text, begin, language)
    if reference_left is not None and not may_speak(reference_left, tokens, text, language):
        return None
    if reference_left is None:
        cue = _made(tokens, "verb", at, stop, None, language)
        joined = before is not None and (before.low in language.conjunctions or begin > 1)
        return cue if cue.near and joined and before is not None and before.kind == "word" else None
    return _made(tokens, "verb", at, stop, reference_left, language)


def _with_agent(tokens: Sequence[Token], text: str, at: int, stop: int, language: Quotation) -> Cue | None:
    """Match a passive with whom it names after "par" ("est qualifié de « … » par X")."""
    agents = (place for place in range(stop, min(stop + MAX_AGENT, len(tokens) - 1)) if tokens[place].low == "par")
    agent = next(agents, None)
    reference = right_of(tokens, text, agent + 1, language) if agent is not None else None
    if reference is None or agent is None or reference.first > agent + 2:
        return None
    return (
        _made(tokens, "verb", at, stop, reference, language) if may_speak(reference, tokens, text, language) else None
    )


def _after_quote(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a quotation, with or without a comma, stands right before a token."""
    if at > 0 and tokens[at - 1].low == ",":
        at -= 1
    return at > 0 and tokens[at - 1].kind == "quote"


def _made(
    tokens: Sequence[Token],
    kind: CueKind,
    first: int,
    last: int,
    speaker: Reference | None,
    language: Quotation,
    verb: int | None = None,
) -> Cue:
    """Build a cue and look at what follows it."""
    near = leads_to_words(tokens, last, language)
    words = [token.low for token in tokens[first : verb or last] if token.kind == "word"]
    weak = any(word in language.weak for word in words[-1:] if word not in language.completions)
    if language.bare_clauses and kind == "verb" and not weak and last < len(tokens) and tokens[last].kind == "word":
        near = near or tokens[last].low not in language.before_clause
    return Cue(kind, first, last, speaker, tokens[first].start, tokens[last - 1].end, near, weak)


def calls(cue: Cue, tokens: Sequence[Token], place: int, language: Quotation) -> bool:
    """Tell whether a cue gives its object the quoted description ("described X as « … »", "l'a qualifié de « … »")."""
    if cue.first >= place or not any(token.low in language.calling for token in tokens[cue.first : cue.last]):
        return False
    before = tokens[place - 1]
    if language.interposed and before.low in language.determiners:  # "comme étant la « … »"
        before = tokens[place - 2]
    return cue.last == place or (
        place - cue.last <= 12 and (before.low in language.links or before.low in (",", "and", "et", "étant"))
    )
