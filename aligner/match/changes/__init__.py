"""What changed between a quote and its original, in words a person can check."""

from __future__ import annotations

import re

from aligner.match.changes.contraries import contrary_changes
from aligner.match.changes.hedges import hedge_changes
from aligner.match.changes.kept import SURE_WORDS, kept_changes, kept_whole
from aligner.match.changes.names import name_changes
from aligner.match.changes.negation import negation_changes
from aligner.match.changes.numbers import number_changes
from aligner.match.changes.pair import Pair
from aligner.match.changes.roles import role_changes
from aligner.match.changes.units import unit_changes
from aligner.match.changes.words import word_changes
from aligner.model import CHANGES, Evidence


def changes(pair: Pair) -> tuple[Evidence, ...]:
    """Return what the quote and its original do not share, each with the words on both sides; 1 where it is sure."""
    kept = kept_changes(pair)
    if kept is not None:
        return tuple(kept)
    texts = pair.french, pair.english
    found = [*number_changes(*texts), *unit_changes(*texts), *hedge_changes(*texts)]
    for look in (name_changes, contrary_changes, negation_changes, role_changes):
        found += [e for e in look(pair) if not any(_says(other.detail, e.detail) for other in found)]
    return (*found, *word_changes(pair, [e.detail for e in found]))


def _says(told: str, detail: str) -> bool:
    """Tell whether a detail says all that another says: "« tout » for 'nothing'" says that a negation was lost."""
    return detail == told or (detail.startswith("negation") and _negator(detail) in told)


def _negator(detail: str) -> str:
    """Return the word that a detail quotes, with its marks."""
    found = re.search(r"'[^']+'|« .+? »", detail)
    return found.group() if found else detail


__all__ = ["CHANGES", "SURE_WORDS", "Pair", "changes", "kept_whole"]
