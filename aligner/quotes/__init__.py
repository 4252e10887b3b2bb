"""Quotations: where they are in a text, of what kind, and who speaks them."""

from __future__ import annotations

from aligner.quotes.attribute import attribute
from aligner.quotes.extract import extract
from aligner.quotes.tokens import Words

__all__ = ["Words", "attribute", "extract"]
