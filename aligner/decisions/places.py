"""Places in a text that outlive a run: characters, with a digest of what stands there."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from aligner.model import Span
from aligner.signature import digest

# No text is longer than 10¹² characters.
_PLACE = re.compile(r"([0-9]{1,12})-([0-9]{1,12})~([0-9a-f]{12})")
_DIGITS = 12  # 48 bits: among a million places of one length in a text, a false likeness comes once in 280 million


@dataclass(frozen=True, slots=True)
class Place:
    """A span of a document and the digest of its text; written as in `120-178~3fa2b1c4d5e6`.

    >>> str(Place.of(Span(0, 4), "Oui, je sais."))
    '0-4~9bbad6c962a3'
    """

    span: Span
    digest: str

    def __str__(self) -> str:
        return f"{self.span.start}-{self.span.end}~{self.digest}"

    @classmethod
    def of(cls, span: Span, text: str) -> Place:
        """Return the place of a span of a document's text."""
        return cls(span, _digest(span.of(text)))

    @classmethod
    def parse(cls, written: str) -> Place:
        """Read a place again. Raises ValueError for what is none."""
        found = _PLACE.fullmatch(written)
        if found is None:
            raise ValueError(f"not a place: {written!r}; it is written as in 120-178~3fa2b1c4d5e6")
        return cls(Span(int(found[1]), int(found[2])), found[3])

    def stands_in(self, text: str) -> bool:
        """Tell whether a text has at the span just what it had."""
        return self.span.end <= len(text) and _digest(self.span.of(text)) == self.digest

    def locate(self, text: str, spans: Iterable[Span]) -> Span | None:
        """Return where the same words stand now: there, or in the only one of `spans` that holds them; else None.

        Words that moved because others were added before them are found again; words that stand twice are not guessed.
        """
        if self.stands_in(text):
            return self.span
        same = {span for span in spans if len(span) == len(self.span) and _digest(span.of(text)) == self.digest}
        return same.pop() if len(same) == 1 else None


def _digest(words: str) -> str:
    return digest([words])[:_DIGITS]
