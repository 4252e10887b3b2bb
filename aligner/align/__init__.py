"""Sentence alignment: costs apart from the search."""

from aligner.align.beads import align, align_lines, align_texts
from aligner.align.crossing import Crossing, crossings

__all__ = ["Crossing", "align", "align_lines", "align_texts", "crossings"]
