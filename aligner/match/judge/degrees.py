"""Rivals that say a thing for surer or less sure, or of more or fewer: must for may, all for some."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from aligner.languages.degrees import MODALS, QUANTIFIERS, Degree
from aligner.match.changes.pair import Pair
from aligner.match.judge.edit import Edit


def other_degrees(pair: Pair) -> Iterator[Edit]:
    """Put a modal verb, or a quantifier, that renders the quote's in the place of another."""
    yield from _others(pair, MODALS, "contrary")
    yield from _others(pair, QUANTIFIERS, "number")


def _others(pair: Pair, degrees: Sequence[Degree], kind: str) -> Iterator[Edit]:
    said = [(d, d.french.search(pair.french)) for d in degrees if not d.says["en"].search(pair.english)]
    for theirs in degrees:
        if theirs.says["fr"].search(pair.french):
            continue
        for found in theirs.english.finditer(pair.english):
            for ours, word in said:
                if word is None or ours is theirs:
                    continue
                for put in ours.put:
                    text = pair.english[: found.start()] + _as(found.group(), put) + pair.english[found.end() :]
                    yield Edit(kind, text, f"« {word.group()} » for '{found.group()}'")


def _as(written: str, put: str) -> str:
    """Return words that begin with a capital where those that they replace do."""
    return put[0].upper() + put[1:] if written[:1].isupper() else put
