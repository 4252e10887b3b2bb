"""English."""

from __future__ import annotations

from aligner.languages.base import Language
from aligner.languages.en_quotation import QUOTATION
from aligner.languages.en_segmentation import SEGMENTATION

ENGLISH = Language(
    code="en",
    name="English",
    segmentation=SEGMENTATION,
    quotation=QUOTATION,
)
