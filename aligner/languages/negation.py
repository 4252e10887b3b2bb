"""Words that negate, and words that may stand for a negation, by language."""

from __future__ import annotations

from aligner.languages.base import Negation
from aligner.languages.en import negation as en
from aligner.languages.fr import negation as fr
from aligner.model import Lang

NEGATION: dict[Lang, Negation] = {"fr": fr.NEGATION, "en": en.NEGATION}
COUNTED: dict[Lang, frozenset[str]] = {"fr": fr.COUNTED, "en": en.COUNTED}
"""Words that are counted as one negation each."""
