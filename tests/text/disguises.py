"""Texts that look the same and are other characters: accents apart, hyphens for breaking, what is not shown."""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from aligner.model import Span


@dataclass(frozen=True, slots=True)
class Disguised:
    """A text in other characters: its character `i` stands at `starts[i]` to `ends[i]` of the new one."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def span(self, span: Span) -> Span:
        """Return where a span of the text stands in the new one."""
        if not len(span):
            return Span(self.starts[span.start], self.starts[span.start])
        return Span(self.starts[span.start], self.ends[span.end - 1])


def _within(sign: str) -> Callable[[str, str, random.Random], tuple[str, str]]:
    """Put a sign behind some letters that another letter follows."""

    def change(here: str, after: str, chance: random.Random) -> tuple[str, str]:
        inside = here.isalpha() and after.isalpha()
        return here, sign if inside and chance.random() < 0.4 else ""

    return change


DISGUISES: dict[str, Callable[[str, str, random.Random], tuple[str, str]]] = {
    "accents apart": lambda here, after, chance: (unicodedata.normalize("NFD", here), ""),
    "soft hyphens": _within("\u00ad"),
    "zero width spaces": _within("\u200b"),
    "word joiners": _within("\u2060"),
    "no-break hyphens": lambda here, after, chance: ("\u2011" if here == "-" and after.isalpha() else here, ""),
    "hyphens": lambda here, after, chance: ("\u2010" if here == "-" and after.isalpha() else here, ""),
}


def disguised(text: str, name: str, seed: int = 0) -> Disguised:
    """Return a text in the disguise of that name; which places are changed is drawn from the seed."""
    chance, change = random.Random(seed), DISGUISES[name]
    out: list[str] = []
    starts, ends, length = [], [], 0
    for at, here in enumerate(text):
        shown, unseen = change(here, text[at + 1 : at + 2], chance)
        out += (shown, unseen)
        starts.append(length)
        ends.append(length + len(shown))
        length += len(shown) + len(unseen)
    return Disguised("".join(out), (*starts, length), (*ends, length))
