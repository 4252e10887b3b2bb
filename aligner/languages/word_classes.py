"""Classes of small words in both languages: what may open or close a quote in the one shows in the other."""

from __future__ import annotations

from aligner.languages.en import word_classes as en
from aligner.languages.fr import word_classes as fr
from aligner.model import Lang

CLASSES = ("other", "article", "preposition", "contracted", "pronoun", "conjunction", "auxiliary", "negation", "number")

_WORDS: dict[Lang, dict[str, str]] = {"fr": fr.CLASSES, "en": en.CLASSES}
CLASS_OF: dict[Lang, dict[str, int]] = {
    lang: {word: CLASSES.index(name) for name, words in reversed(table.items()) for word in words.split()}
    for lang, table in _WORDS.items()
}


# What the end of a word that is in no class tells of its form; the first that fits counts.
ENDINGS = ("", "infinitive", "participle", "finite", "gerund", "adverb", "plural")
_ENDING: dict[Lang, tuple[tuple[str, tuple[str, ...]], ...]] = {"fr": fr.ENDINGS, "en": en.ENDINGS}


def ending(key: str, lang: Lang) -> int:
    """Return what the ending of a word key tells of its form, as an index of ENDINGS.

    >>> ENDINGS[ending("réagissait", "fr")], ENDINGS[ending("reacting", "en")], ENDINGS[ending("la", "fr")]
    ('finite', 'gerund', '')
    """
    if word_class(key, lang) or len(key) < 4:
        return 0
    return next((ENDINGS.index(name) for name, ends in _ENDING[lang] if key.endswith(ends)), 0)


def word_class(key: str, lang: Lang) -> int:
    """Return the class of a word key, as an index of CLASSES.

    >>> CLASSES[word_class("aux", "fr")], CLASSES[word_class("1989", "en")], CLASSES[word_class("maison", "fr")]
    ('contracted', 'number', 'other')
    """
    return CLASSES.index("number") if key[:1].isdigit() else CLASS_OF[lang].get(key, 0)
