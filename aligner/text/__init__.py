"""One reading of characters for all stages: what a reader cannot see is folded once, with a map back to offsets."""

from aligner.text.folding import Folded, fold, seen
from aligner.text.keys import key, unaccented
from aligner.text.scanner import Scanner, Tokens

__all__ = ["Folded", "Scanner", "Tokens", "fold", "key", "seen", "unaccented"]
