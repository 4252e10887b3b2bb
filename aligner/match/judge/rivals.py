"""What the original would be, had the quote changed something: the rival that a faithful original must beat."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from aligner.languages.word_classes import CLASSES, word_class
from aligner.match.changes.names import unrendered_names
from aligner.match.changes.negation import negators
from aligner.match.changes.pair import Pair
from aligner.match.changes.roles import impersonal
from aligner.match.retrieve.lexicon import is_number

# Rivals of one candidate at most, and of one kind.
MOST, EACH = 10, 5
_PERSON = {
    "je": "I", "j'": "I", "nous": "we", "ils": "they", "elles": "they", "il": "he", "elle": "she", "vous": "you",
    "tu": "you", "on": "we",
}  # fmt: skip
_SUBJECTS = ("i", "we", "they", "he", "she", "you")
_SINGULAR = ("he", "she")
# Ships and countries are she in English, whatever the gender of their French noun.
_PERSONIFIED = ("he", "she")
_NOT = frozenset(["not", "never", "n't"])
_HELPERS = frozenset(
    "is are was were will would can could should has have had must am do does did may".split()  # noqa: SIM905
)
_OBJECT_OF = {"i": "me", "we": "us", "they": "them", "he": "him", "she": "her", "you": "you"}
_SUBJECT_OF = {"me": "I", "us": "we", "them": "they", "him": "he", "her": "she", "you": "you"}
# Words of the quote that have no counterpart of this strength, if they say as much; so many of them may be added.
_LOOSE, _TELLING, _LEAST_ADDED = 0.3, 0.45, 2
# Parties change places in short texts only: elsewhere it is never likelier.
_SHORT = 16
_CONTENT = CLASSES.index("other")


@dataclass(frozen=True, slots=True)
class Edit:
    """An English text with one change taken back, the kind of the change, and words that name both sides.

    Where the quote has words more, the text is the original's own, and `french` the quote without them.
    """

    kind: str
    text: str
    detail: str
    french: str = ""


def edits(pair: Pair) -> tuple[Edit, ...]:
    """Return a candidate's rivals: with another subject, negation, order of parties or name, or a shorter quote."""
    found: list[Edit] = []
    for make in (_subjects, _negations, _exchanged, _turned, _names, _added):
        found += list(make(pair))[:EACH]
    return tuple(found[:MOST])


def _subjects(pair: Pair) -> Iterator[Edit]:
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
        if key not in _SUBJECTS:
            continue
        for person, i in ours.items():
            if person.lower() != key and (person, key) != _PERSONIFIED:
                yield Edit(
                    "role", _with_subject(pair, j, person), f"« {pair.french_word(i)} » for '{pair.english_word(j)}'"
                )


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


def _negations(pair: Pair) -> Iterator[Edit]:
    """Take each negation of the original out; where the quote has more of them, put one in behind each auxiliary."""
    ours, theirs = negators(pair.french, pair.ours, "fr"), negators(pair.english, pair.theirs, "en")
    for j in theirs:
        if pair.theirs.keys[j] in _NOT:
            yield Edit("negation", _without(pair, j), f"negation lost: the original has '{pair.english_word(j)}'")
    if len(ours) <= len(theirs):
        return
    for j, key in enumerate(pair.theirs.keys):
        if key in _HELPERS:
            text = (
                pair.english[: pair.theirs.ends[j]]
                + ("not" if key == "can" else " not")
                + pair.english[pair.theirs.ends[j] :]
            )
            yield Edit(
                "negation", text, f"negation added: « {pair.french_word(ours[0])} » negates, the original does not"
            )


def _without(pair: Pair, j: int) -> str:
    before, after = pair.english[: pair.theirs.starts[j]].rstrip(), pair.english[pair.theirs.ends[j] :]
    if pair.theirs.keys[j] == "n't":
        before = re.sub(r"\bca$", "can", re.sub(r"\bwo$", "will", before))
    return f"{before}{after}" if before else after.lstrip()


def _exchanged(pair: Pair) -> Iterator[Edit]:
    """Let the first and the last party of the original change places."""
    parties = [j for j in range(len(pair.theirs)) if _party(pair, j)]
    if len(pair.theirs) > _SHORT or len(parties) < 2 or parties[-1] - parties[0] < 2:
        return
    a, b = parties[0], parties[-1]
    one, other = pair.english_word(a), pair.english_word(b)
    if one.lower() == other.lower():
        return
    starts, ends, text = pair.theirs.starts, pair.theirs.ends, pair.english
    swapped = text[: starts[a]] + other + text[ends[a] : starts[b]] + one + text[ends[b] :]
    yield Edit("role", swapped, f"'{one}' and '{other}' have changed places")


def _turned(pair: Pair) -> Iterator[Edit]:
    """Make the first subject pronoun of the original the object, and the first object pronoun after it the subject."""
    keys = pair.theirs.keys
    a = next((j for j, key in enumerate(keys) if key in _OBJECT_OF), None)
    b = next((j for j, key in enumerate(keys) if a is not None and j > a + 1 and key in _SUBJECT_OF), None)
    if a is None or b is None or _SUBJECT_OF[keys[b]].lower() == keys[a] or a + 1 >= len(keys):
        return
    turned, end = _with_subject(pair, a, _SUBJECT_OF[keys[b]]), len(pair.english) - pair.theirs.starts[b]
    after = pair.english[pair.theirs.ends[b] :]
    yield Edit(
        "role",
        turned[: len(turned) - end] + _OBJECT_OF[keys[a]] + after,
        f"'{pair.english_word(a)}' and '{pair.english_word(b)}' have changed roles",
    )


def _added(pair: Pair) -> Iterator[Edit]:
    """Take out of the quote each run of words that holds several content words, none with a counterpart."""
    best = pair.strength.max(axis=1, initial=0)
    content = [i for i in range(len(pair.ours)) if pair.said[i] >= _TELLING]
    linked = [i for i in content if best[i] >= _LOOSE]
    for low, high in pairwise([-1, *linked, len(pair.ours)]):
        inside = [i for i in content if low < i < high]
        if len(inside) < _LEAST_ADDED or not linked:
            continue
        start = pair.ours.ends[low] if low >= 0 else 0
        stop = pair.ours.ends[inside[-1]] if high < len(pair.ours) else len(pair.french.rstrip(" .!?…"))
        text = pair.french[pair.ours.starts[inside[0]] : pair.ours.ends[inside[-1]]]
        shorter = (pair.french[:start] + pair.french[stop:]).strip()
        yield Edit("added", pair.english, f"« {text} » is not in the original", shorter)


def _party(pair: Pair, j: int) -> bool:
    """Tell whether a word may be who does something, or to whom: a name, or a noun right behind its determiner."""
    if word_class(pair.theirs.keys[j], "en") != _CONTENT or is_number(pair.theirs.keys[j]):
        return False
    named = pair.english_word(j)[:1].isupper() and (j > 0 or not pair.common[j])
    before = pair.theirs.keys[j - 1] if j else ""
    after = CLASSES[word_class(pair.theirs.keys[j + 1], "en")] if j + 1 < len(pair.theirs) else ""
    return named or (CLASSES[word_class(before, "en")] == "article" and after != "other" and j > 0)


def _names(pair: Pair) -> Iterator[Edit]:
    """Put the quote's names without counterpart where the original has such names."""
    lost, new = unrendered_names(pair)
    for i in lost[:2]:
        for j in new[:2]:
            text = pair.english[: pair.theirs.starts[j]] + pair.french_word(i) + pair.english[pair.theirs.ends[j] :]
            yield Edit("name", text, f"« {pair.french_word(i)} » for '{pair.english_word(j)}'")


def best(values: Sequence[tuple[float, Edit]]) -> dict[str, tuple[float, Edit]]:
    """Return the likeliest rival of each kind."""
    found: dict[str, tuple[float, Edit]] = {}
    for value, edit in values:
        if edit.kind not in found or value > found[edit.kind][0]:
            found[edit.kind] = value, edit
    return found
