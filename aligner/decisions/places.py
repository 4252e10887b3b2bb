"""Places in a text that outlive a run: characters, with a digest of what stands there."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable
from dataclasses import dataclass

from aligner.model import Span
from aligner.signature import digest

# No text is longer than 10¹² characters.
_PLACE = re.compile(r"([0-9]{1,12})-([0-9]{1,12})~([0-9a-f]{12})")
_WRITTEN_DIGEST = re.compile(r"~([0-9a-f]{12})")
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


class Finder:
    """Where the words of places stand in a text by now, among the spans that `of_length` gives for a length.

    The spans of a length are gone through once, whatever number of places is looked for. Of spans by the thousand,
    only those with one of the `wanted` digests need be kept.
    """

    def __init__(
        self, text: str, of_length: Callable[[int], Iterable[Span]], wanted: Container[str] | None = None
    ) -> None:
        self._text = text
        self._of_length = of_length
        self._wanted = wanted
        self._found: dict[int, dict[str, set[Span]]] = {}

    def locate(self, place: Place) -> Span | None:
        """Return where the same words stand now: there, or in the only one of the spans that holds them; else None.

        Words that moved because others were added before them are found again; words that stand twice are not guessed.
        """
        if place.stands_in(self._text):
            return place.span
        length = len(place.span)
        if length not in self._found:
            self._found[length] = self._by_digest(length)
        same = self._found[length].get(place.digest, ())
        return next(iter(same)) if len(same) == 1 else None

    def _by_digest(self, length: int) -> dict[str, set[Span]]:
        found: dict[str, set[Span]] = {}
        for span in self._of_length(length):
            digest = _digest(span.of(self._text))
            if self._wanted is None or digest in self._wanted:
                found.setdefault(digest, set()).add(span)
        return found


def digests(written: str) -> list[str]:
    """Return the digests of the places that stand in a text.

    >>> digests("altered 0-4~9bbad6c962a3 en/memo.txt")
    ['9bbad6c962a3']
    """
    return _WRITTEN_DIGEST.findall(written)


def _digest(words: str) -> str:
    return digest([words])[:_DIGITS]
