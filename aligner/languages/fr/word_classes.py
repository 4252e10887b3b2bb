"""French small words by class, and endings by the form that they tell of."""

from __future__ import annotations

CLASSES = {
    "article": "le la les l' un une ce cet cette ces mon ma mes ton ta tes son sa ses notre nos votre vos leur leurs",
    "preposition": "de d' à en pour dans par sur avec sans sous chez entre vers contre depuis pendant afin",
    "contracted": "du des au aux",
    "pronoun": "je j' tu il elle on nous vous ils elles c' cela ça se s' me m' te t' lui eux moi toi y celui"
    " celle ceux",
    "conjunction": "que qu' et mais ou où si s' qui dont lorsque lorsqu' quand parce car donc comme ni puis",
    "auxiliary": "est sont était étaient sera seront soit être a ont avait avaient aura ai as avons avez avoir été "
    "ayant étant peut peuvent doit doivent va vont fait",
    "negation": "ne n' pas non jamais rien",
}
# The first that fits counts.
ENDINGS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("adverb", ("ment",)),
    ("infinitive", ("er", "ir", "dre", "tre", "ire", "vre")),
    ("participle", ("é", "ée", "és", "ées")),
    ("finite", ("ait", "ent", "ons", "ez", "era", "ront")),
    ("gerund", ("ant",)),
    ("plural", ("s", "x")),
)
