"""English."""

from __future__ import annotations

from aligner.languages.base import Language, Quotation, Segmentation

ENGLISH = Language(
    code="en",
    name="English",
    segmentation=Segmentation(),
    quotation=Quotation(),
)
