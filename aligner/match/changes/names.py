"""Names that changed: Paris in the quote, London in the original."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz.distance import JaroWinkler

from aligner.languages import base
from aligner.languages.exonyms import EXONYMS
from aligner.languages.numerals import NUMERALS
from aligner.languages.word_classes import CLASSES, word_class
from aligner.match.changes.pair import NEARBY, SURE, Pair, opening
from aligner.match.retrieve.lexicon import is_number, letters
from aligner.model import Evidence, Lang

_TITLES = base.words(
    "mme mmes mlle mlles mademoiselle madame mesdames monsieur messieurs miss misses missis mister mrs master sir lady"
)
_ENGLISH = frozenset(name for names in EXONYMS.values() for name in names)
_CONTENT = CLASSES.index("other")
_SHORTEST = 3
_INITIALS = frozenset(["UN", "EU"])
# Names spelt as alike as this are forms of one (Jaro–Winkler).
_SPELT_ALIKE = 0.82
# A word that opens a sentence is a name only where it says this much.
_TELLING = 0.75
# A French name that the word table lacks is rendered by what is as near as this in meaning.
_NEAR_IN_MEANING = 0.45


def name_changes(pair: Pair) -> list[Evidence]:
    """Return the names of the quote for which the original has another one, and both."""
    lost, new = unrendered_names(pair)
    alone = len(lost) == len(new) == 1
    found: list[Evidence] = []
    used: set[int] = set()
    for i in lost:
        near = [j for j in new if j not in used and (alone or abs(j - pair.expected(i)) <= NEARBY)]
        near = [j for j in near if not _elsewhere(pair, i, j)]
        if not near:
            continue
        j = min(near, key=lambda k: abs(k - pair.expected(i)))
        used.add(j)
        found.append(Evidence("name", 1.0, f"« {pair.french_word(i)} » for '{pair.english_word(j)}'"))
    return found


def unrendered_names(pair: Pair, alike: float = _SPELT_ALIKE) -> tuple[list[int], list[int]]:
    """Return the names of the quote that the original has not, and those of the original that the quote has not.

    Names spelt as `alike` as that (Jaro–Winkler) are taken for forms of one.
    """
    ours, theirs = _names(pair, "fr"), _names(pair, "en")
    lost = [i for i in ours if not _rendered(pair, i, theirs, alike)]
    return lost, [j for j in theirs if not _renders(pair, j, alike)]


def _names(pair: Pair, lang: Lang) -> list[int]:
    """Return the words that are names: capitalised, no common words, and telling where a sentence opens."""
    words, text = (pair.ours, pair.french) if lang == "fr" else (pair.theirs, pair.english)
    says: Sequence[float] = (pair.said if lang == "fr" else pair.weight).tolist()
    found = []
    for i, key in enumerate(words.keys):
        written = text[words.starts[i] : words.ends[i]]
        if not written[:1].isupper() or is_number(key) or word_class(key, lang) != _CONTENT:
            continue
        if len(key) < _SHORTEST and (lang == "fr" or written not in _INITIALS):
            continue
        if key.endswith("'") or key in _TITLES or _common(pair, i, lang):
            continue
        if not opening(text, words.starts[i]) or says[i] >= _TELLING:
            found.append(i)
    return found


def _common(pair: Pair, i: int, lang: Lang) -> bool:
    """Tell whether a word is a common one, or a title, though it has a capital."""
    if lang == "fr":
        return pair.known[i] and not pair.named[i] and pair.ours.keys[i] not in EXONYMS
    key = pair.theirs.keys[i]
    return (pair.common[i] and key not in _ENGLISH and pair.english_word(i) not in _INITIALS) or key in NUMERALS[
        "en"
    ].units


def _rendered(pair: Pair, i: int, names: Sequence[int], alike: float) -> bool:
    if pair.table[i].max(initial=0) >= SURE:
        return True
    key = pair.ours.keys[i]
    exonym = bool(EXONYMS.get(key, frozenset()) & set(pair.theirs.keys))
    content = (other for other in pair.theirs.keys if word_class(other, "en") == _CONTENT)
    if exonym or any(_alike(key, other, alike) for other in content):
        return True
    return not pair.known[i] and any(pair.strength[i, j] >= _NEAR_IN_MEANING for j in names)


def _renders(pair: Pair, j: int, alike: float) -> bool:
    if pair.table[:, j].max(initial=0) >= SURE:
        return True
    key = pair.theirs.keys[j]
    return any(key in EXONYMS.get(ours, frozenset()) or _alike(ours, key, alike) for ours in pair.ours.keys)


def _alike(one: str, other: str, alike: float = _SPELT_ALIKE) -> bool:
    """Tell whether two names may be one: one is in the other, both are one set of letters, or they are spelt alike.

    >>> _alike("interaméricaine", "american"), _alike("otan", "nato"), _alike("pouchkine", "pushkin")
    (True, True, True)
    >>> _alike("paris", "london")
    False
    """
    left, right = letters(one), letters(other)
    short, long = sorted((left, right), key=len)
    if one.rstrip("s") == other.rstrip("s") or sorted(left) == sorted(right.removesuffix("s")):
        return True
    if (len(short) > _SHORTEST and short[: len(short) - 1] in long) or sorted(left) == sorted(right):
        return True
    return JaroWinkler.normalized_similarity(left, right) >= alike


def _elsewhere(pair: Pair, i: int, j: int) -> bool:
    """Tell whether a word of the original renders another word of the quote than `i`."""
    return any(pair.strength[k, j] >= SURE for k in range(len(pair.ours)) if k != i)
