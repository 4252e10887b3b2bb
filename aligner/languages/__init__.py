"""All of a language's data: what segmentation, quotation and attribution need to know of it."""

from __future__ import annotations

from aligner.languages.base import Language
from aligner.languages.en import ENGLISH
from aligner.languages.fr import FRENCH
from aligner.model import Lang

LANGUAGES: dict[Lang, Language] = {"fr": FRENCH, "en": ENGLISH}

__all__ = ["ENGLISH", "FRENCH", "LANGUAGES", "Language"]
