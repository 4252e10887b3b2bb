"""English."""

from __future__ import annotations

from aligner.languages.base import Language
from aligner.languages.en.quotation import QUOTATION
from aligner.languages.en.segmentation import SEGMENTATION

ENGLISH = Language(
    code="en",
    name="English",
    segmentation=SEGMENTATION,
    quotation=QUOTATION,
)
