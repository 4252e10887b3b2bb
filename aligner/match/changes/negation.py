"""Negations that a quote has and its original has not, or the other way."""

from __future__ import annotations

import re
from collections.abc import Iterator

from aligner.languages import base
from aligner.languages.negation import NEGATION
from aligner.match.changes.pair import Pair
from aligner.match.pool.tokens import Words
from aligner.model import Evidence, Lang

# Words between "ne" and what negates with it.
_REACH = 7
_DETERMINERS = base.words("une la cette chaque toute ma ta sa notre votre leur grande")
# A word that may stand for a negation does not where it has a counterpart of its own of this strength.
_OWN = 0.45
# Words that negate by their own form: unprepared is "pas préparé", though they are linked.
_PREFIXED = re.compile(r"(?:un|in|im|il|ir|dis|dés|non)\w{3,}|\w{3,}less$")
_ONLY = frozenset(["que", "qu'"])
# Negators of which each renders the other, and no verb's negation.
_SAME = {"sans": frozenset(["without"])}


def negators(text: str, words: Words, lang: Lang) -> list[int]:
    """Return the numbers of the words that negate.

    >>> from aligner.match.pool.tokens import words
    >>> texts = ("Je n'ai vu personne", "une personne", "il n'y croit plus")
    >>> [negators(text, words(text, "fr"), "fr") for text in texts]
    [[4], [], [4]]
    """
    rules = NEGATION[lang]
    particles = [i for i, key in enumerate(words.keys) if key in rules.particle]
    found = [
        i
        for i, key in enumerate(words.keys)
        if key in rules.hard or (key in rules.with_particle and _beside(words, i, particles))
    ]
    if not found:
        return []
    covered = [match.span() for match in rules.harmless.finditer(text.lower().replace("’", "'"))]
    return [i for i in found if not any(a <= words.starts[i] and words.ends[i] <= b for a, b in covered)]


def _beside(words: Words, i: int, particles: list[int]) -> bool:
    """Tell whether "ne" is near enough: before the word, or after it where it opens ("Personne ne", "Plus rien ne")."""
    key, after = words.keys[i], words.keys[i + 1] if i + 1 < len(words) else ""
    before = words.keys[i - 1] if i else ""
    if key == "personne":
        return before not in _DETERMINERS and any(abs(i - p) <= _REACH for p in particles)
    if key == "plus" and (after in ("que", "qu'") or before == "non"):
        return False
    return any(0 < i - p <= _REACH for p in particles) or (key == "plus" and after in ("personne", "aucun", "rien"))


def soft(pair: Pair, lang: Lang) -> Iterator[int]:
    """Yield the words that may stand for a negation of the other side, and render no word of it.

    "Que" does so only in "ne … que".
    """
    keys, others = (pair.ours.keys, pair.theirs.keys) if lang == "fr" else (pair.theirs.keys, pair.ours.keys)
    own = pair.table.max(axis=1 if lang == "fr" else 0, initial=0)
    only = not NEGATION[lang].particle.isdisjoint(keys)
    for i, key in enumerate(keys):
        if NEGATION[lang].soft.fullmatch(key) and (only or key not in _ONLY):
            links = pair.table[i] if lang == "fr" else pair.table[:, i]
            other = others[int(links.argmax())]
            if own[i] < _OWN or (_PREFIXED.match(key) and not _PREFIXED.match(other)):
                yield i


def _without_pairs(pair: Pair, ours: list[int], theirs: list[int]) -> tuple[list[int], list[int]]:
    """Leave out negators that render one another beyond doubt: what remains on one side alone is another negation."""
    left, right = list(ours), list(theirs)
    if not ours and any(key in _SAME for key in pair.ours.keys):  # sans contact: contactless, or without contact
        return left, [j for j in right if not any(pair.theirs.keys[j] in same for same in _SAME.values())]
    for i in ours:
        same = _SAME.get(pair.ours.keys[i], frozenset())
        j = next((j for j in right if pair.theirs.keys[j] in same), None)
        if j is not None and len(left) != len(right):
            left.remove(i)
            right.remove(j)
    return left, right


def negation_changes(pair: Pair) -> list[Evidence]:
    """Return the negation that one side has and the other has not, neither as such nor in another word."""
    ours = negators(pair.french, pair.ours, "fr")
    theirs = negators(pair.english, pair.theirs, "en")
    ours, theirs = _without_pairs(pair, ours, theirs)
    if bool(ours) == bool(theirs):
        return []
    if theirs:
        sure = not any(True for _ in soft(pair, "fr"))
        detail = f"negation lost: the original has '{pair.english_word(theirs[0])}'"
    else:
        sure = not any(True for _ in soft(pair, "en"))
        detail = f"negation added: « {pair.french_word(ours[0])} » negates, the original does not"
    return [Evidence("negation", 1.0, detail)] if sure else []
