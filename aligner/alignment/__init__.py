"""Sentence alignment: costs apart from the search."""

from aligner.alignment.anchors import Anchor, placed, read_anchors
from aligner.alignment.beads import align, align_lines, align_texts
from aligner.alignment.crossing import Crossing, crossings

__all__ = [
    "Anchor",
    "Crossing",
    "align",
    "align_lines",
    "align_texts",
    "crossings",
    "placed",
    "read_anchors",
]
