"""French."""

from __future__ import annotations

from aligner.languages.base import Language, Quotation, Segmentation

FRENCH = Language(
    code="fr",
    name="French",
    segmentation=Segmentation(),
    quotation=Quotation(),
)
