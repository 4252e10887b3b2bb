"""What people decided about beads and matches: kept in `decisions.tsv`, and applied to every later run."""

from aligner.decisions.apply import Conflict, apply, apply_all, by_document, homeless, signed
from aligner.decisions.entries import FILE_NAME, Entry, active, parse
from aligner.decisions.matches import original_named
from aligner.decisions.store import Store, find, home

__all__ = [
    "FILE_NAME",
    "Conflict",
    "Entry",
    "Store",
    "active",
    "apply",
    "apply_all",
    "by_document",
    "find",
    "home",
    "homeless",
    "original_named",
    "parse",
    "signed",
]
