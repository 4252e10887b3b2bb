"""Who does what to whom: subject and object changed over, or another subject."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from aligner.languages.base import words
from aligner.languages.persons import persons
from aligner.languages.word_classes import CLASSES, word_class
from aligner.match.changes.pair import Pair, opening
from aligner.match.pool.arrays import Ints
from aligner.model import Evidence, Lang

# Words that one another render for sure, so that their order tells.
_ONE = 0.55
# A verb may be rendered as loosely as this.
_LOOSELY = 0.25
# Parties farther apart than this, in words, are seldom those of one verb.
_FARTHEST = 10
# "de": it joins a name to a noun within so many words, and an agent to a participle.
_OF, _PHRASE = words("de d' du des"), 4
_DETERMINER, _CONTENT = CLASSES.index("article"), CLASSES.index("other")
_BE: dict[Lang, frozenset[str]] = {
    "fr": words("est sont était étaient sera seront été être fut furent fus serait seraient soit suis sommes"),
    "en": words("is are was were be been being got gets get"),
}
_BY: dict[Lang, str] = {"fr": "par", "en": "by"}
# Verbs whose subject in the one language is the object in the other: il me manque, I miss him.
_TURNED = words("manqu plaî plai fau sembl appart conv paraî revien")
_SUBJECT: dict[Lang, dict[str, str]] = {
    "fr": {"je": "I", "j'": "I", "il": "he", "elle": "he", "ils": "they", "elles": "they", "tu": "you"},
    "en": {"i": "I", "he": "he", "she": "he", "we": "we", "they": "they"},
}
_OBJECT: dict[Lang, dict[str, str]] = {
    "fr": {"me": "I", "m'": "I", "moi": "I", "lui": "he", "leur": "they", "te": "you", "t'": "you", "eux": "they"},
    "en": {"me": "I", "him": "he", "her": "he", "us": "we", "them": "they"},
}
# What "il" stands before without being anybody.
_NOBODY = ("y", "fau", "fall", "s'agi", "sembl", "suffi", "pleu", "conv", "exist", "en", "import", "vaut")
_PERHAPS_NOBODY = (
    "s'",
    "par",
    "est",
    "était",
    "sera",
    "serait",
    "n'",
    "ne",
    "rest",
    "arriv",
    "va",
    "peut",
    "doit",
    "a",
    "se",
)
_MASCULINE = frozenset(["il", "lui", "he", "him", "his"])
_FEMININE = frozenset(["elle", "she", "her"])
# Determiners of nouns of a gender.
_BEFORE = {"elle": words("la une cette l' ma ta sa"), "il": words("le un ce cet l' du au mon ton son")}


def role_changes(pair: Pair) -> list[Evidence]:
    """Return the words that changed places about a verb, and pronouns that are subject here and object there."""
    pronouns = _changed_pronouns(pair) or _pronoun_and_noun(pair) or _other_subject(pair)
    return [*_changed_places(pair), *pronouns]


def _changed_places(pair: Pair) -> list[Evidence]:
    """Return two parties that stand about a verb in the other order, or in the same where only one side is passive."""
    partner = _partners(pair)
    parties = [i for i in range(len(pair.ours)) if partner[i] >= 0 and _party(pair, i, int(partner[i]))]
    for x, y in ((x, y) for n, x in enumerate(parties) for y in parties[n + 1 :]):
        low, high = sorted((int(partner[x]), int(partner[y])))
        if y - x > _FARTHEST or high - low > _FARTHEST or any(x < k < y for k in parties):
            continue
        genitive = bool(_OF & set(pair.ours.keys[y - 2 : y])) and pair.french_word(y)[0].isupper()
        agent = genitive and any(_participle(key) for key in pair.ours.keys[x:y])
        if agent or (genitive and y - x <= _PHRASE) or not _verb_between(pair, range(x + 1, y), range(low + 1, high)):
            continue
        swapped = partner[y] < partner[x]
        ours, theirs = pair.ours.keys[x:y], pair.theirs.keys[low:high]
        both = _BY["fr"] in ours and _BY["en"] in theirs
        voices = not both and passive(ours, "fr") != passive(theirs, "en")
        if bool(swapped) != voices:
            one, other = pair.french_word(x), pair.french_word(y)
            text = pair.english[pair.theirs.starts[low] : pair.theirs.ends[high]]
            return [Evidence("role", 1.0, f"« {one} » and « {other} » have changed places in '{text}'")]
    return []


def _participle(key: str) -> bool:
    return key.endswith(("é", "ée", "és", "ées", "u", "ue", "us", "ues"))


def _partners(pair: Pair) -> Ints:
    """Return for each French word the English word that renders it and no other, or -1."""
    strength = pair.strength
    if not strength.size:
        return np.full(len(pair.ours), -1, np.int32)
    own = np.arange(len(strength))
    best = strength.argmax(axis=1)
    top = strength[own, best]
    alone = ((strength >= 0.8 * top[:, None]).sum(axis=1) == 1) & (strength.argmax(axis=0)[best] == own)
    alone &= (strength[:, best] >= 0.8 * top).sum(axis=0) == 1
    return np.where(alone & (top >= _ONE), best, -1).astype(np.int32)


def _party(pair: Pair, i: int, j: int) -> bool:
    """Tell whether two words are one party: names, or nouns with a determiner on both sides."""
    if word_class(pair.ours.keys[i], "fr") != _CONTENT:
        return False
    upper = pair.french_word(i)[0].isupper() and pair.english_word(j)[0].isupper()
    named = not opening(pair.french, pair.ours.starts[i]) or not opening(pair.english, pair.theirs.starts[j])
    if upper and (named or pair.named[i] or not pair.known[i]):
        return True
    return _determined(pair.ours.keys, i, "fr") and _determined(pair.theirs.keys, j, "en")


def _determined(keys: Sequence[str], at: int, lang: Lang) -> bool:
    """Tell whether a noun has a determiner, and no preposition before it but that of an agent."""
    if not at or word_class(keys[at - 1], lang) != _DETERMINER:
        return False
    before = keys[at - 2] if at > 1 else ""
    return before == _BY[lang] or CLASSES[word_class(before, lang)] not in ("preposition", "contracted")


def _verb_between(pair: Pair, ours: range, theirs: range) -> bool:
    """Tell whether a verb stands between two parties, on both sides."""
    return any(
        _verb(pair, v, w)
        for v in ours
        for w in theirs
        if pair.strength[v, w] >= max(_LOOSELY, 0.8 * pair.strength[v].max())
    )


def _verb(pair: Pair, i: int, j: int) -> bool:
    """Tell whether two words may be a verb: content words without determiner or preposition before them."""
    if word_class(pair.ours.keys[i], "fr") != _CONTENT or word_class(pair.theirs.keys[j], "en") != _CONTENT:
        return False
    nominal = ("article", "preposition", "contracted")
    before_ours = CLASSES[word_class(pair.ours.keys[i - 1], "fr")] if i else ""
    before_theirs = CLASSES[word_class(pair.theirs.keys[j - 1], "en")] if j else ""
    return before_ours not in nominal and before_theirs not in nominal[:2]


def passive(keys: Sequence[str], lang: Lang) -> bool:
    """Tell whether the words between two parties make the second the agent: was … by, a été … par."""
    be = next((k for k, key in enumerate(keys) if key in _BE[lang]), None)
    return be is not None and _BY[lang] in keys[be:]


def _changed_pronouns(pair: Pair) -> list[Evidence]:
    """Return two persons of whom each is subject on one side and object on the other: il m'a vu, I saw him."""
    if any(key.startswith(tuple(_TURNED)) for key in pair.ours.keys):
        return []
    ours = {side: _persons(pair.ours.keys, table["fr"]) for side, table in (("s", _SUBJECT), ("o", _OBJECT))}
    theirs = {side: _persons(pair.theirs.keys, table["en"]) for side, table in (("s", _SUBJECT), ("o", _OBJECT))}
    for subject in ours["s"] - ours["o"]:
        for other in ours["o"] - ours["s"]:
            turned = other in theirs["s"] - theirs["o"] and subject in theirs["o"] - theirs["s"]
            if turned and other != subject:
                detail = f"« {_word(pair, subject)} » is the subject in the quote, '{other}' in the original"
                return [Evidence("role", 1.0, detail)]
    return []


def _pronoun_and_noun(pair: Pair) -> list[Evidence]:
    """Return a person who does something to somebody in the quote, and to whom that one does it in the original."""
    if any(key.startswith(tuple(_TURNED)) for key in pair.ours.keys):
        return []
    ours, theirs = _subjects(pair.ours.keys, "fr", False), _persons(pair.theirs.keys, _SUBJECT["en"])
    partner = _partners(pair) if ours else ()
    for person, i in ours.items():
        # The last, for "her" before a noun is no object.
        j = max((j for j, key in enumerate(pair.theirs.keys) if _OBJECT["en"].get(key) == person), default=-1)
        if j < 0 or person in theirs or j > _FARTHEST:
            continue
        for k in range(i + 1, min(len(pair.ours), i + _FARTHEST)):
            noun = int(partner[k])
            turned = 0 <= noun < j and _verb_between(pair, range(i + 1, k), range(noun + 1, j))
            active = not passive(pair.ours.keys[i:k], "fr") and not passive(pair.theirs.keys[noun:j], "en")
            if turned and active and _opens(pair, k, noun):
                one, other = pair.french_word(i), pair.english_word(j)
                return [
                    Evidence(
                        "role", 1.0, f"« {one} » is the subject in the quote, '{other}' the object in the original"
                    )
                ]
    return []


def _opens(pair: Pair, one: int, noun: int) -> bool:
    """Tell whether the English word of a French one is the subject: a name, or a noun with its determiner, begins."""
    name = noun == 0 and pair.french_word(one)[:1].isupper()
    return name or (0 < noun <= 2 and word_class(pair.theirs.keys[0], "en") == _DETERMINER)


def _persons(keys: Sequence[str], table: dict[str, str]) -> set[str]:
    return {table[key] for key in keys if key in table}


def _word(pair: Pair, person: str) -> str:
    at = next(i for i, key in enumerate(pair.ours.keys) if _SUBJECT["fr"].get(key) == person)
    return pair.french_word(at)


def _other_subject(pair: Pair) -> list[Evidence]:
    """Return the quote's subject pronoun where the original does not speak of its person, but has another subject."""
    if "on" in pair.ours.keys:
        return []
    ours, theirs = persons(pair.ours.keys, "fr"), persons(pair.theirs.keys, "en")
    mine, other = _subjects(pair.ours.keys, "fr"), _subjects(pair.theirs.keys, "en")
    other = {person: j for person, j in other.items() if pair.english_word(j) != "i"}  # "i" is no I
    if len(mine) != 1 or len(other) != 1:
        return []
    (one, i), (two, j) = *mine.items(), *other.items()
    changed = one not in theirs and two not in ours and {one, two} != {"he", "they"}
    gender = {one, two} == {"he"} and _gender(pair.ours.keys) * _gender(pair.theirs.keys) < 0
    gender = gender and not grammatical(pair.ours.keys, i)
    if not changed and not gender:
        return []
    return [Evidence("role", 1.0, f"« {pair.french_word(i)} » for '{pair.english_word(j)}'")]


def _subjects(keys: Sequence[str], lang: Lang, perhaps: bool = True) -> dict[str, int]:
    """Return the persons that are subjects, each with its first word; nous and vous, where there is no other.

    `perhaps`: "il" is left out where it may be nobody.
    """
    found: dict[str, int] = {}
    for k, key in enumerate(keys):
        if key in _SUBJECT[lang] and not impersonal(keys, k, perhaps):
            found.setdefault(_SUBJECT[lang][key], k)
    if not found:
        found = {person: keys.index(key) for key, person in (("nous", "we"), ("vous", "you")) if key in keys}
    return found


def impersonal(keys: Sequence[str], at: int, perhaps: bool = True) -> bool:
    """Tell whether a French word is "il" where it is nobody (il faut, il y a), or may be (il est vrai)."""
    verbs = (*_NOBODY, *_PERHAPS_NOBODY) if perhaps else _NOBODY
    return keys[at] == "il" and at + 1 < len(keys) and keys[at + 1].startswith(verbs)


def grammatical(keys: Sequence[str], at: int) -> bool:
    """Tell whether "il" or "elle" may stand for a noun before it, whose gender is no person's: la victime, elle.

    >>> grammatical("la hyène bava car elle avait faim".split(), 4), grammatical("elle a faim".split(), 0)
    (True, False)
    """
    return bool(_BEFORE.get(keys[at], frozenset()) & set(keys[:at]))


def _gender(keys: Sequence[str]) -> int:
    """Return 1 where all persons spoken of are he, -1 where all are she, else 0."""
    he, she = _MASCULINE & set(keys), _FEMININE & set(keys)
    return 0 if bool(he) == bool(she) else 1 if he else -1
