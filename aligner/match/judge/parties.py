"""Rivals in which others do it: another subject, parties that have changed places."""

from __future__ import annotations

import re
from collections.abc import Iterator

from aligner.languages.word_classes import CLASSES, word_class
from aligner.match.changes.pair import Pair
from aligner.match.changes.roles import grammatical, impersonal, passive
from aligner.match.judge.edit import Edit
from aligner.match.retrieve.lexicon import is_number

_PERSON = {
    "je": "I", "j'": "I", "nous": "we", "ils": "they", "elles": "they", "il": "he", "elle": "she", "vous": "you",
    "tu": "you",
}  # fmt: skip
_SUBJECTS = ("i", "we", "they", "he", "she", "you")
_SINGULAR = ("he", "she")
# Ships and countries are she in English, whatever the gender of their French noun.
_PERSONIFIED = ("he", "she")
_OBJECT_OF = {"i": "me", "we": "us", "they": "them", "he": "him", "she": "her", "you": "you"}
_SUBJECT_OF = {"me": "I", "us": "we", "them": "they", "him": "he", "her": "she", "you": "you"}
_HE = {"she": "he", "her": "his", "hers": "his", "herself": "himself"}
_WOMAN = re.compile(rf"\b(?:{'|'.join(_HE)})\b", re.IGNORECASE)
_MAN = frozenset(["he", "him", "his", "himself"])
# Parties change places in short texts only: elsewhere it is never likelier.
_SHORT = 16
_BEING = frozenset(["été", "est", "sont", "était", "étaient", "fut", "furent", "on", "sera", "être"])
_CONTENT = CLASSES.index("other")


def other_subjects(pair: Pair) -> Iterator[Edit]:
    """Put each subject pronoun that the quote has, and the original not as often, in the place of each other one."""
    keys = pair.ours.keys
    ours = {
        _PERSON[keys[i]]: i
        for i in range(len(keys) - 1, -1, -1)
        if keys[i] in _PERSON and not impersonal(keys, i, perhaps=False)
    }
    theirs = [key for key in pair.theirs.keys if key in _SUBJECTS]
    if not ours or ({key.lower() for key in ours} == set(theirs) and len(theirs) == 1):
        return
    for j, key in enumerate(pair.theirs.keys):
        if key not in _SUBJECTS or pair.english_word(j) == "i":
            continue
        for person, i in ours.items():
            one_gender = {person, key} == set(_SINGULAR) and grammatical(keys, i)
            if person.lower() != key and (person, key) != _PERSONIFIED and not one_gender:
                text = _with_subject(pair, j, person)
                # An organisation, or whoever it is, may be they.
                number = "number" if key == "they" and person in _SINGULAR else ""
                yield Edit("role", text, f"« {pair.french_word(i)} » for '{pair.english_word(j)}'", margin=number)


def he_for_she(pair: Pair) -> Iterator[Edit]:
    """Make a man of the woman that the original speaks of, where the quote has "il" and no "elle".

    The margin is wide: ships and countries are she in English, whatever their noun is in French.
    """
    keys, theirs = pair.ours.keys, set(pair.theirs.keys)
    i = next((i for i, key in enumerate(keys) if key == "il" and not impersonal(keys, i, perhaps=False)), None)
    if i is None or {"elle", "elles"} & set(keys) or "she" not in theirs or theirs & _MAN or grammatical(keys, i):
        return
    written = next(pair.english_word(j) for j, key in enumerate(pair.theirs.keys) if key == "she")
    text = _WOMAN.sub(
        lambda m: _HE[m[0].lower()].capitalize() if m[0][0].isupper() else _HE[m[0].lower()], pair.english
    )
    yield Edit("role", text, f"« {pair.french_word(i)} » for '{written}'", margin="number")


def _with_subject(pair: Pair, j: int, person: str) -> str:
    """Return the original with another subject, and the verb beside it in agreement."""
    upper = pair.theirs.starts[j] == 0 or pair.english[: pair.theirs.starts[j]].rstrip()[-1:] in ".!?"
    text = pair.english[: pair.theirs.starts[j]] + (person.capitalize() if upper else person)
    after = j + 1 < len(pair.theirs)
    verb = _agreeing(pair.theirs.keys[j + 1], person.lower()) if after else None
    if verb is None:
        return text + pair.english[pair.theirs.ends[j] :]
    return (
        text
        + pair.english[pair.theirs.ends[j] : pair.theirs.starts[j + 1]]
        + verb
        + pair.english[pair.theirs.ends[j + 1] :]
    )


def _agreeing(verb: str, person: str) -> str | None:
    if verb in ("am", "is", "are"):
        return "am" if person == "i" else "is" if person in _SINGULAR else "are"
    if verb in ("'m", "'s", "'re"):
        return "'m" if person == "i" else "'s" if person in _SINGULAR else "'re"
    if verb in ("was", "were"):
        return "was" if person == "i" or person in _SINGULAR else "were"
    return ("has" if person in _SINGULAR else "have") if verb in ("has", "have") else None


def exchanged(pair: Pair) -> Iterator[Edit]:
    """Let the first and the last party of the original change places."""
    parties = [j for j in range(len(pair.theirs)) if _party(pair, j)]
    if len(pair.theirs) > _SHORT or len(parties) < 2 or parties[-1] - parties[0] < 2:
        return
    if passive(pair.ours.keys, "fr") != passive(pair.theirs.keys, "en"):
        return  # then the parties rightly stand in the other order, and the model likes them less
    a, b = parties[0], parties[-1]
    one, other = pair.english_word(a), pair.english_word(b)
    if one.lower() == other.lower():
        return
    starts, ends, text = pair.theirs.starts, pair.theirs.ends, pair.english
    swapped = text[: starts[a]] + other + text[ends[a] : starts[b]] + one + text[ends[b] :]
    yield Edit("role", swapped, f"'{one}' and '{other}' have changed places")


def active(pair: Pair) -> Iterator[Edit]:
    """Make active what a pronoun undergoes in the original, where the quote has no passive: I was asked, I asked."""
    keys, starts = pair.theirs.keys, pair.theirs.starts
    if any(key in _BEING for key in pair.ours.keys):
        return
    for j in range(1, len(keys) - 1):
        if keys[j - 1] in _SUBJECTS and keys[j] in ("was", "were") and keys[j + 1].endswith("ed"):
            text = pair.english[: starts[j]] + pair.english[starts[j + 1] :]
            yield Edit("role", text, f"'{pair.english_word(j)} {pair.english_word(j + 1)}' is active in the quote")


def turned(pair: Pair) -> Iterator[Edit]:
    """Make the first subject pronoun of the original the object, and the first object pronoun after it the subject."""
    keys = pair.theirs.keys
    a = next((j for j, key in enumerate(keys) if key in _OBJECT_OF), None)
    b = next((j for j, key in enumerate(keys) if a is not None and j > a + 1 and key in _SUBJECT_OF), None)
    if a is None or b is None or _SUBJECT_OF[keys[b]].lower() == keys[a] or a + 1 >= len(keys):
        return
    text, end = _with_subject(pair, a, _SUBJECT_OF[keys[b]]), len(pair.english) - pair.theirs.starts[b]
    after = pair.english[pair.theirs.ends[b] :]
    yield Edit(
        "role",
        text[: len(text) - end] + _OBJECT_OF[keys[a]] + after,
        f"'{pair.english_word(a)}' and '{pair.english_word(b)}' have changed roles",
    )


def _party(pair: Pair, j: int) -> bool:
    """Tell whether a word may be who does something, or to whom: a name, or a noun right behind its determiner."""
    if word_class(pair.theirs.keys[j], "en") != _CONTENT or is_number(pair.theirs.keys[j]):
        return False
    named = pair.english_word(j)[:1].isupper() and (j > 0 or not pair.common[j])
    before = pair.theirs.keys[j - 1] if j else ""
    after = CLASSES[word_class(pair.theirs.keys[j + 1], "en")] if j + 1 < len(pair.theirs) else ""
    return named or (CLASSES[word_class(before, "en")] == "article" and after != "other" and j > 0)
