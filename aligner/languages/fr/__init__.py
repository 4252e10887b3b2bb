"""French."""

from __future__ import annotations

from aligner.languages.base import Language
from aligner.languages.fr.quotation import QUOTATION
from aligner.languages.fr.segmentation import SEGMENTATION

FRENCH = Language(
    code="fr",
    name="French",
    segmentation=SEGMENTATION,
    quotation=QUOTATION,
)
