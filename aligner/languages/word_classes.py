"""Classes of small words in both languages: what may open or close a quote in the one shows in the other."""

from __future__ import annotations

from aligner.model import Lang

CLASSES = ("other", "article", "preposition", "contracted", "pronoun", "conjunction", "auxiliary", "negation", "number")

_WORDS: dict[Lang, dict[str, str]] = {
    "fr": {
        "article": "le la les l' un une ce cet cette ces mon ma mes ton ta tes son sa ses notre nos votre vos leur"
        " leurs",
        "preposition": "de d' à en pour dans par sur avec sans sous chez entre vers contre depuis pendant afin",
        "contracted": "du des au aux",
        "pronoun": "je j' tu il elle on nous vous ils elles c' cela ça se s' me m' te t' lui eux moi toi y celui"
        " celle ceux",
        "conjunction": "que qu' et mais ou où si s' qui dont lorsque lorsqu' quand parce car donc comme ni puis",
        "auxiliary": "est sont était étaient sera seront soit être a ont avait avaient aura ai as avons avez avoir été "
        "ayant étant peut peuvent doit doivent va vont fait",
        "negation": "ne n' pas non jamais rien",
    },
    "en": {
        "article": "the a an this that these those my your his her its our their some",
        "preposition": "of in for by on with at from about into without under between toward towards against since"
        " during",
        "contracted": "to",
        "pronoun": "i you he she it we they me him us them who which what there one",
        "conjunction": "and but or if because as when than so while whether where",
        "auxiliary": "is are was were be been being has have had having will would can could may might must should do"
        " does did 's 're 've 'll 'd 'm",
        "negation": "not n't no never nothing",
    },
}
CLASS_OF: dict[Lang, dict[str, int]] = {
    lang: {word: CLASSES.index(name) for name, words in reversed(table.items()) for word in words.split()}
    for lang, table in _WORDS.items()
}


# What the end of a word that is in no class tells of its form; the first that fits counts.
ENDINGS = ("", "infinitive", "participle", "finite", "gerund", "adverb", "plural")
_ENDING: dict[Lang, tuple[tuple[str, tuple[str, ...]], ...]] = {
    "fr": (
        ("adverb", ("ment",)),
        ("infinitive", ("er", "ir", "dre", "tre", "ire", "vre")),
        ("participle", ("é", "ée", "és", "ées")),
        ("finite", ("ait", "ent", "ons", "ez", "era", "ront")),
        ("gerund", ("ant",)),
        ("plural", ("s", "x")),
    ),
    "en": (("gerund", ("ing",)), ("participle", ("ed",)), ("adverb", ("ly",)), ("plural", ("s",))),
}


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
