"""What comes out of another tool's glossary: rows, and what could not be taken."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from aligner.glossary.terms import Term

_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Exchanged:
    """The rows that could be used, and notices about the rest, each with lines."""

    terms: tuple[Term, ...]
    notices: tuple[str, ...] = ()


def named(places: Sequence[tuple[str, int]]) -> str:
    """Return terms with their lines, the first of them where they are many.

    >>> named([("digue", 3), ("quai", 9)])
    'digue (line 3), quai (line 9)'
    """
    shown = ", ".join(f"{text or '(empty)'} (line {line})" for text, line in places[:_SHOWN])
    return shown if len(places) <= _SHOWN else f"{shown} and {len(places) - _SHOWN} more"
