"""Which base forms a word may belong to: simplemma's answer, and those it cannot give.

simplemma knows one lemma a form, so that "licencié" is a noun and never the participle of "licencier", "left" never
"leave", and an unknown word ("PDG", "ceos") only itself. Here every plausible base form is proposed by ending;
whoever asks keeps those that a glossary has, so that an absurd proposal costs nothing. `benchmarks/glossary.py forms`
measures it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

import simplemma

from aligner.languages.en import inflection as en
from aligner.languages.fr import inflection as fr
from aligner.model import Lang
from aligner.text import unaccented


@lru_cache(maxsize=100_000)
def lemma(word: str, lang: Lang) -> str:
    """Return the one lemma that simplemma gives for a key, case-folded; the key itself where it knows none."""
    if lang == "fr" and word in fr.SAME:
        return fr.SAME[word]
    found = simplemma.lemmatize(word.replace("oe", "œ") if lang == "fr" and "oe" in word else word, lang=lang)
    return found.casefold().replace("œ", "oe")


def canonical(word: str, lang: Lang, pos: str = "") -> str:
    """Return the base form that stands for a word of a term: its lemma, where that is of the term's part of speech.

    >>> canonical("clients", "fr"), canonical("firing", "en"), canonical("firing", "en", "noun")
    ('client', 'fire', 'firing')
    """
    found = lemma(word, lang)
    if lang == "en":
        if word in en.BASES:
            return word
        if pos in ("noun", "name") and word != found and word.endswith(("ing", "ed")):
            return word
        return found
    if pos in ("noun", "adjective", "name") and _infinitive(found) and not _infinitive(word):
        return _singular(word)
    if pos == "verb" and not _infinitive(found):
        return min(filter(_infinitive, base_forms(word, lang)), key=lambda form: (len(form), form), default=found)
    return found


def headword_pos(words: Sequence[str], lang: Lang, pos: str) -> str:
    """Return the part of speech that a term's own form shows, where its row gives none.

    A row gives its term in the base form: "été", "fait", "reçu" are nouns there, though a text may have them as
    forms of verbs, and simplemma knows them as nothing else.

    >>> headword_pos(["été"], "fr", ""), headword_pos(["pouvoir"], "fr", ""), headword_pos(["été"], "fr", "verb")
    ('noun', '', 'verb')
    """
    if pos or lang != "fr" or len(words) != 1:
        return pos
    return "noun" if _infinitive(lemma(words[0], lang)) and not _infinitive(words[0]) else pos


def _infinitive(word: str) -> bool:
    return word.endswith(("er", "ir", "re", "oir"))


def _singular(word: str) -> str:
    return word[:-1] if word.endswith(("s", "x")) and len(word) > 3 else word


def base_forms(word: str, lang: Lang) -> frozenset[str]:
    """Return every base form that a key may belong to, itself among them; some are no words at all.

    >>> {"licencié", "licencier"} <= base_forms("licenciées", "fr")
    True
    >>> {"left", "leave"} <= base_forms("left", "en")
    True
    """
    verbs = _french_verbs(word) if lang == "fr" else _english(word)
    forms = {*nominal_forms(word, lang), lemma(word, lang), *(form for form in verbs if len(form) > 1)}
    forms.update(lemma(form, lang) for form in tuple(forms))  # "meetings", "meeting", "meet"
    return frozenset(forms)


def nominal_forms(word: str, lang: Lang) -> frozenset[str]:
    """Return the base forms that a key may have as a noun or adjective; unknown words lose their endings.

    >>> "conseiller" in nominal_forms("conseillent", "fr"), "parti" in nominal_forms("partie", "fr")
    (False, False)
    """
    found = lemma(word, lang)
    forms = {word}
    if lang == "en":
        if not word.endswith(("ed", "ing")):
            forms.add(found)
        return frozenset(forms)
    if not _infinitive(found) or word in (found, found + "s"):
        forms.add(found)
    if found == word or _infinitive(found):
        forms.add(_singular(word))
    endings = fr.FEMININES if _known(word, lang) else fr.ENDINGS
    forms.update(form for form in _replaced(word, endings) if len(form) > 1)
    return frozenset(forms)


def _known(word: str, lang: Lang) -> bool:
    return simplemma.is_known(word, lang=lang)


def spelt_plain(words: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Return, for each accented word, its form without accents, by that form."""
    plain: dict[str, tuple[str, ...]] = {}
    for word in words:
        bare = unaccented(word)
        if bare != word:
            plain[bare] = (*plain.get(bare, ()), word)
    return plain


def _replaced(word: str, endings: Iterable[tuple[str, tuple[str, ...]]]) -> Iterator[str]:
    for ending, replacements in endings:
        if word.endswith(ending) and len(word) > len(ending) + 1:
            stem = word[: len(word) - len(ending)]
            for replacement in replacements:
                yield stem + replacement


def _french_verbs(word: str) -> Iterator[str]:
    yield from fr.IRREGULAR.get(word, ())
    for ending, infinitives in fr.VERB_ENDINGS:
        if word.endswith(ending) and len(word) > len(ending) + 1:
            for stem in _stems(word[: len(word) - len(ending)]):
                for infinitive in infinitives:
                    yield stem + infinitive


def _stems(stem: str) -> Iterator[str]:
    """Undo what French spelling does to a verb's stem before some endings."""
    yield stem
    if stem.endswith("ç"):
        yield stem[:-1] + "c"
    if stem.endswith("ge"):
        yield stem[:-1]
    if stem.endswith("i"):
        yield stem[:-1] + "y"
    if len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] in "lt":
        yield stem[:-1]
    at = stem.rfind("è")
    if at >= 0 and len(stem) - at <= 3:
        yield stem[:at] + "e" + stem[at + 1 :]
        yield stem[:at] + "é" + stem[at + 1 :]


def _english(word: str) -> Iterator[str]:
    yield from en.IRREGULAR.get(word, ())
    for ending, replacements in (
        ("ies", ("y", "ie")),
        ("ves", ("f", "fe", "ve")),
        ("men", ("man",)),
        ("es", ("", "is")),
        ("s", ("",)),
        ("ied", ("y",)),
        ("ed", ("", "e")),
        ("ying", ("y", "ie")),
        ("ing", ("", "e")),
    ):
        if word.endswith(ending) and len(word) > len(ending) + 1:
            stem = word[: len(word) - len(ending)]
            if ending == "s" and stem.endswith(("s", "u", "i")):
                continue  # "boss", "status", "crisis"
            for replacement in replacements:
                yield stem + replacement
            if ending in ("ed", "ing") and len(stem) > 2 and stem[-1] == stem[-2]:
                yield stem[:-1]
            if ending in ("ed", "ing") and stem.endswith("ck"):
                yield stem[:-1]
