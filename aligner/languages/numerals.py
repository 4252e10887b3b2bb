"""Numbers in letters: what each word is worth, by language."""

from __future__ import annotations

from aligner.languages.base import CLOCK_FROM, Numerals
from aligner.languages.en import numerals as en
from aligner.languages.fr import numerals as fr
from aligner.model import Lang

NUMERALS: dict[Lang, Numerals] = {"fr": fr.NUMERALS, "en": en.NUMERALS}

__all__ = ["CLOCK_FROM", "NUMERALS", "Numerals"]
