"""Glossary terms that the model is told to use: inline annotation of the source.

Dinu et al. (2019), "Training neural machine translation to apply terminology constraints", append variant: the
source term is followed by the wanted target term, between marks that are pieces of their own. The model learns to
copy the target, inflected for its context. The marks are control pieces, which no text can contain: a text that
says "<term>" is only text. Training (`training/translator`) and engine use this one function.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

OPEN, ARROW, CLOSE = "<term>", "<as>", "</term>"
MARKS = (OPEN, ARROW, CLOSE)


@dataclass(frozen=True, slots=True)
class Wanted:
    """A source term, all forms in which it may stand, and the target term that is wanted for it."""

    source: str
    target: str
    variants: tuple[str, ...] = ()
    exact_case: bool = False

    @property
    def same(self) -> bool:
        """Whether it stays as it is: then a rendering is only checked for it."""
        return self.source.casefold() == self.target.casefold()

    def pattern(self) -> str:
        """Return a regular expression that finds the term as whole words."""
        forms = sorted({self.source, *self.variants}, key=lambda form: (-len(form), form))
        body = "|".join(r"\s+".join(_word(word) for word in form.split()) for form in forms if form.split())
        flag = "" if self.exact_case else "i"
        return rf"(?<!\w)(?{flag}:{body})(?!\w)" if body else r"(?!)"


def found(text: str, terms: Sequence[Wanted]) -> list[tuple[int, int, Wanted]]:
    """Return start, end and term of each occurrence, in order; where two overlap the longer one, then the first."""
    hits = [(m.start(), m.end(), term) for term in terms for m in _compiled(term).finditer(text)]
    hits.sort(key=lambda hit: (hit[0] - hit[1], hit[0]))
    taken: list[tuple[int, int, Wanted]] = []
    for start, end, term in hits:
        if all(end <= left or right <= start for left, right, _ in taken):
            taken.append((start, end, term))
    return sorted(taken, key=lambda hit: hit[:2])


def pieces_with(text: str, spans: Sequence[tuple[int, int, str]], encode: Callable[[str], list[str]]) -> list[str]:
    """Return the pieces of `text` with a target term for each span (start, end, target), in order.

    >>> pieces_with("un accord net", [(3, 9, "deal")], str.split)
    ['un', '<term>', 'accord', '<as>', 'deal', '</term>', 'net']
    """
    if not spans:
        return encode(text)
    out: list[str] = []
    at = 0
    for start, end, target in spans:
        out += [*encode(text[at:start]), OPEN, *encode(text[start:end]), ARROW, *encode(target), CLOSE]
        at = end
    return [*out, *encode(text[at:])]


def obeyed(rendering: str, target: str) -> bool:
    """Tell whether a target term stands in a rendering, as whole words; a plural or past ending may follow."""
    words = r"\s+".join(rf"{_word(word)}(?:e?s|e?d|['’]s?)?" for word in target.split())
    return bool(words) and re.search(rf"(?<!\w){words}(?!\w)", rendering, re.IGNORECASE) is not None


@lru_cache(maxsize=20_000)
def _compiled(term: Wanted) -> re.Pattern[str]:
    return re.compile(term.pattern())


def _word(word: str) -> str:
    return re.sub(r"['’]", "['’]", re.escape(word))
