"""What the tagger says of a word: parts of speech as Universal Dependencies has them, and types of named entities."""

from __future__ import annotations

PARTS = (
    "ADJ",
    "ADP",
    "ADV",
    "AUX",
    "CCONJ",
    "DET",
    "INTJ",
    "NOUN",
    "NUM",
    "PRON",
    "PROPN",
    "PUNCT",
    "SCONJ",
    "SYM",
    "VERB",
    "X",
)
ENTITIES = ("", "PER", "ORG", "LOC", "MISC")
