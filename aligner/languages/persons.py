"""Words that speak of a grammatical person ("I", "we", "you", "he", "they"), by language."""

from __future__ import annotations

from collections.abc import Sequence

from aligner.languages.en import persons as en
from aligner.languages.fr import persons as fr
from aligner.model import Lang

PERSONS: dict[Lang, dict[str, str]] = {"fr": fr.PERSONS, "en": en.PERSONS}


def persons(keys: Sequence[str], lang: Lang = "en") -> frozenset[str]:
    """Return the grammatical persons that words speak of."""
    spoken = PERSONS[lang]
    return frozenset([spoken[key] for key in spoken.keys() & keys])
