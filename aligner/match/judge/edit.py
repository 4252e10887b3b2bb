"""One change taken back: what the judge asks about."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Edit:
    """An English text with one change taken back, the kind of the change, and words that name both sides.

    Where the quote has words more, the text is the original's own, and `french` the quote without them. `margin` names
    the margin by which it must be likelier, where that is not its kind's, and `more` is asked beside that, in nats.
    """

    kind: str
    text: str
    detail: str
    french: str = ""
    margin: str = ""
    more: float = 0.0
