"""Parts of speech and names of French: what each word of a sentence is, by a small linear model."""

from __future__ import annotations

from aligner.tagging.labels import ENTITIES, PARTS
from aligner.tagging.tagger import Tagger, Tags, shipped

__all__ = ["ENTITIES", "PARTS", "Tagger", "Tags", "shipped"]
