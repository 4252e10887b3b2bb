"""What changed between a quote and its original, in words a person can check."""

from __future__ import annotations

from aligner.match.changes.contraries import contrary_changes
from aligner.match.changes.kept import SURE_WORDS, kept_changes, kept_whole
from aligner.match.changes.names import name_changes
from aligner.match.changes.negation import negation_changes
from aligner.match.changes.numbers import number_changes
from aligner.match.changes.pair import Pair
from aligner.match.changes.roles import role_changes
from aligner.match.changes.words import word_changes
from aligner.model import CHANGES, Evidence


def changes(pair: Pair) -> tuple[Evidence, ...]:
    """Return what the quote and its original do not share, each with the words on both sides; 1 where it is sure."""
    kept = kept_changes(pair)
    if kept is not None:
        return tuple(kept)
    found = [*number_changes(pair.french, pair.english)]
    for look in (name_changes, contrary_changes, negation_changes, role_changes):
        found += [e for e in look(pair) if e.detail not in {other.detail for other in found}]
    return (*found, *word_changes(pair, [e.detail for e in found]))


__all__ = ["CHANGES", "SURE_WORDS", "Pair", "changes", "kept_whole"]
