"""Sentence alignment: costs apart from the search."""

from aligner.align.beads import align, align_lines, align_texts

__all__ = ["align", "align_lines", "align_texts"]
