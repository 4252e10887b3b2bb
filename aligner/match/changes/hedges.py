"""Statements made surer, or less sure: « probablement » that nobody said, "allegedly" that is gone."""

from __future__ import annotations

from aligner.languages.hedges import HEDGED, HEDGES
from aligner.model import Evidence


def hedge_changes(french: str, english: str) -> list[Evidence]:
    """Return the hedge that one text has where the other has nothing that might stand for it.

    >>> [e.detail for e in hedge_changes("Il a probablement menti.", "He lied.")]
    ['« probablement » is not in the original']
    >>> hedge_changes("Il a probablement menti.", "He must have lied.")
    []
    """
    ours, theirs = HEDGES["fr"].search(french), HEDGES["en"].search(english)
    if ours and not theirs and not HEDGED["en"].search(english):
        return [Evidence("added", 1.0, f"« {ours.group()} » is not in the original")]
    if theirs and not ours and not HEDGED["fr"].search(french):
        return [Evidence("left_out", 1.0, f"omits '{theirs.group()}'")]
    return []
