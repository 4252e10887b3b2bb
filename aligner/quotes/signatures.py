"""Signatures right after a quotation: "— Marie Sol, présidente", "(Marc Petit)"."""

from __future__ import annotations

from aligner.languages.base import Quotation
from aligner.model import Span
from aligner.quotes.names import name_at
from aligner.quotes.phrases import Reference, of_name, role_at
from aligner.quotes.tokens import Unit

MAX_SIGNATURE = 16  # tokens
SIGNS = frozenset({"—", "–", "―", "-", "--", "("})  # before a signature
_AFTER = frozenset({",", ")", "(", ".", "-", "–", "—", "/", "|"})


def signature(
    unit: Unit, place: int, following: Unit | None, text: str, language: Quotation
) -> tuple[Reference, Unit, Span] | None:
    """Return who signs the quotation at a place, which stands alone, the unit that says so, and where it does."""
    if any(token.kind != "point" for token in unit.tokens[:place]):
        return None
    run, home = unit.tokens[place + 1 :], unit
    if not run and following is not None and following.paragraph - unit.paragraph <= 1:
        run, home = following.tokens, following
    if len(run) < 2 or len(run) > MAX_SIGNATURE or run[0].low not in SIGNS or run[-1].kind == "quote":
        return None
    first = len(home.tokens) - len(run) + 1
    named = name_at(home.tokens, text, first, language)
    reference = of_name(named) if named else role_at(home.tokens, text, first, language)
    if reference is None or any(token.low in language.strong for token in run):
        return None
    after = home.tokens[reference.last] if reference.last < len(home.tokens) else None
    if after is not None and after.low not in _AFTER:
        return None
    return reference, home, Span(home.tokens[first].start, home.tokens[reference.last - 1].end)
