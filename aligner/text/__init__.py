"""One reading of characters for all stages: what a reader cannot see is folded once, with a map back to offsets."""

from aligner.text.folding import Folded, fold

__all__ = ["Folded", "fold"]
