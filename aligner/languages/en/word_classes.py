"""English small words by class, and endings by the form that they tell of."""

from __future__ import annotations

CLASSES = {
    "article": "the a an this that these those my your his her its our their some",
    "preposition": "of in for by on with at from about into without under between toward towards against since during",
    "contracted": "to",
    "pronoun": "i you he she it we they me him us them who which what there one",
    "conjunction": "and but or if because as when than so while whether where",
    "auxiliary": "is are was were be been being has have had having will would can could may might must should do"
    " does did 's 're 've 'll 'd 'm",
    "negation": "not n't no never nothing",
}
# The first that fits counts.
ENDINGS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("gerund", ("ing",)),
    ("participle", ("ed",)),
    ("adverb", ("ly",)),
    ("plural", ("s",)),
)
