"""Sentence alignment: costs apart from the search."""

from aligner.alignment.beads import align, align_lines, align_texts
from aligner.alignment.crossing import Crossing, crossings
from aligner.alignment.doubt import DOUBTFUL, Region, doubtful, unmatched

__all__ = [
    "DOUBTFUL",
    "Crossing",
    "Region",
    "align",
    "align_lines",
    "align_texts",
    "crossings",
    "doubtful",
    "unmatched",
]
