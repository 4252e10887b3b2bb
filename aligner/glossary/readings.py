"""Which reading a word has where it stands: the words around it rule some out, for want of a tagger."""

from __future__ import annotations

from aligner.glossary.terms import Term
from aligner.glossary.words import Words
from aligner.languages.en import syntax as en
from aligner.languages.fr import syntax as fr


def stands_french(words: Words, start: int, end: int, pos: str) -> bool:
    """Tell whether words of a French text can be a term: no part of a longer compound, and its part of speech."""
    if _in_compound(words, start, end):
        return False
    if end - start > 1:
        return True
    if pos == "verb":
        return _verb(words, start)
    return pos != "noun" or _noun(words, start)


def _in_compound(words: Words, start: int, end: int) -> bool:
    """Tell whether a hyphen ties the words to others: "Pays-Bas" is no "pays", but "ex-PDG" is a "PDG"."""
    first, last = words.starts[start], words.ends[end - 1]
    bound = start and words.text[first - 1 : first] == "-" and words.ends[start - 1] == first - 1
    if bound and words.keys[start - 1] not in fr.HYPHENED_BEFORE:
        return True
    tied = end < len(words.keys) and words.text[last : last + 1] == "-" and words.starts[end] == last + 1
    return tied and words.keys[end] not in fr.HYPHENED_AFTER


def _verb(words: Words, at: int) -> bool:
    """Rule out a noun: "l'embauche de vingt ouvriers", "un effet d'annonce"; "il l'embauche" is a verb."""
    word, before = words.keys[at], words.keys[at - 1] if at else ""
    if fr.INFINITIVE.search(word):
        return True
    if before in fr.NO_VERB_AFTER:
        return False
    if before in fr.OF:
        return word.endswith(("é", "ée", "és", "ées"))
    if before in fr.ARTICLES:
        subject = words.keys[at - 2] if at > 1 else ""
        return subject in fr.SUBJECTS
    return True


def _noun(words: Words, at: int) -> bool:
    """Rule out a verb: "il note", "ils sont partis"."""
    place = at - 1
    if fr.PARTICIPLE.search(words.keys[at]):
        while place > 0 and words.keys[place] in fr.BETWEEN:
            place -= 1
        if place >= 0 and words.keys[place] in fr.AUXILIARIES:
            return False
    return not at or words.keys[at - 1] not in fr.NO_NOUN_AFTER


def stands_english(words: Words, start: int, end: int, term: Term, form: str) -> bool:
    """Tell whether words of an English text can be a form: "they fire" is no fire, "a fire" is not to fire."""
    if end - start > 1 or term.pos not in ("noun", "verb") or not start:
        return True
    word, before = words.keys[start], words.keys[start - 1]
    if word.removesuffix("s") != form.casefold().removesuffix("s"):
        return True  # inflected otherwise: "fired", "a written answer"
    wrong = en.NO_NOUN_AFTER if term.pos == "noun" else en.NO_VERB_AFTER
    return before not in wrong
