"""Words of a text with its quotations taken out: what attribution reads."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

import msgspec

from aligner.model import Sentence
from aligner.quotes.marks import lines_of
from aligner.quotes.pairs import Piece
from aligner.text import Folded, Scanner, fold, key

TokenKind = Literal["word", "point", "quote", "pronoun"]

_SCAN = Scanner("simple", "inverted", "elision", "name", "genitive", "point")


class Token(msgspec.Struct, frozen=True, gc=False):  # made by the thousand, which takes a frozen dataclass far longer
    """One word or mark: `low` in lower case with straight apostrophes; `piece` is the number of a quotation's piece."""

    start: int
    end: int
    low: str
    kind: TokenKind
    capital: bool = False
    piece: int = -1


@dataclass(frozen=True, slots=True)
class Unit:
    """A sentence outside quotations: its tokens, each quotation in it being a single one."""

    paragraph: int
    tokens: tuple[Token, ...]
    holder: int = -1  # the piece that this unit is inside of; -1 outside all

    @property
    def announces(self) -> bool:
        """Whether the unit ends with a colon."""
        return bool(self.tokens) and self.tokens[-1].low == ":"

    @property
    def words(self) -> tuple[Token, ...]:
        """The tokens that are words."""
        return tuple(token for token in self.tokens if token.kind == "word")


@dataclass(slots=True)
class Words:
    """The tokens of a text as a reader sees it: each stretch is read once, however often it is asked for.

    Offsets are those of `text`, which is `folded.text`, all through this package but where texts come in and quotes go
    out.
    """

    folded: Folded
    read: dict[tuple[int, int], tuple[Token, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, text: str) -> Words:
        """Return the words of an untouched text."""
        return cls(fold(text))

    @property
    def text(self) -> str:
        """The text as it is seen."""
        return self.folded.text

    def seen(self, sentences: Sequence[Sentence]) -> Sequence[Sentence]:
        """Return sentences of the untouched text with their spans in this one."""
        if not self.folded.begins:
            return sentences
        return [replace(sentence, span=self.folded.folded(sentence.span)) for sentence in sentences]

    def between(self, start: int, end: int) -> tuple[Token, ...]:
        """Return the tokens of a stretch of the text; "a-t-il" makes the tokens "a" and "il"."""
        found = self.read.get((start, end))
        if found is None:
            tokens = []
            for match in _SCAN.pattern.finditer(self.text, start, end):
                shown, at = match[0], match.start()
                tokens.append(Token(at, at + len(shown), *_SHAPES[shown]))
            found = self.read[start, end] = tuple(tokens)
        return found


MAX_SHAPES = 200_000  # words: more are worked out anew


class _Shapes(dict[str, tuple[str, TokenKind, bool]]):
    """`low`, `kind` and `capital` of tokens, from their characters; each worked out once."""

    def __missing__(self, shown: str) -> tuple[str, TokenKind, bool]:
        if len(self) > MAX_SHAPES:
            self.clear()
        if len(shown) > 2 and (shown[0] == "-" or shown[0].isspace()):
            made: tuple[str, TokenKind, bool] = shown.rpartition("-")[2].strip(), "pronoun", False
        else:
            kind: TokenKind = "point" if shown == "--" or not (len(shown) > 1 or shown.isalnum()) else "word"
            low = key(shown) if kind == "word" else shown.replace("’", "'")
            made = low, kind, shown[0].isupper()
        self[shown] = made
        return made


_SHAPES = _Shapes()


def units_of(words: Words, sentences: Sequence[Sentence], pieces: Sequence[Piece], depths: Sequence[int]) -> list[Unit]:
    """Split a text into units where sentences begin, save inside quotations; without sentences, at line ends.

    Quotations that hold others are split likewise, one level after the other.
    """
    text = words.text
    cuts = _cuts(text, sentences)
    top = [place for place, depth in enumerate(depths) if depth == 0]
    units = _units(words, (0, len(text)), cuts, pieces, top, -1)
    inner: dict[int, list[int]] = {}
    held: list[int] = []
    for place, depth in enumerate(depths):
        del held[depth:]
        if held:
            inner.setdefault(held[-1], []).append(place)
        held.append(place)
    for holder, places in sorted(inner.items()):
        units += _units(words, (pieces[holder].start, pieces[holder].end), cuts, pieces, places, holder)
    return units


def _cuts(text: str, sentences: Sequence[Sentence]) -> list[tuple[int, int]]:
    """Return where sentences begin, each with the number of its paragraph."""
    if sentences:
        return [(sentence.span.start, sentence.paragraph) for sentence in sentences]
    shown = [start for start, end in lines_of(text) if text[start:end].strip()]
    return [(start, number) for number, start in enumerate(shown)]


def _units(
    words: Words,
    bounds: tuple[int, int],
    cuts: Sequence[tuple[int, int]],
    pieces: Sequence[Piece],
    places: list[int],
    holder: int,
) -> list[Unit]:
    units = []
    at = 0
    for paragraph, (left, right) in _stretches(words.text, bounds, cuts, [pieces[place] for place in places]):
        tokens: list[Token] = []
        here = left
        while at < len(places) and pieces[places[at]].outer_start < right:
            piece = pieces[places[at]]
            tokens += words.between(here, max(here, piece.outer_start))
            tokens.append(Token(piece.outer_start, piece.outer_end, "", "quote", piece=places[at]))
            here = max(here, piece.outer_end)
            at += 1
        tokens += words.between(here, max(here, right))
        if tokens:
            units.append(Unit(paragraph, tuple(tokens), holder))
    return units


def _stretches(
    text: str, bounds: tuple[int, int], cuts: Sequence[tuple[int, int]], pieces: Sequence[Piece]
) -> list[tuple[int, tuple[int, int]]]:
    """Return (paragraph, (start, end)) of each unit within bounds: none is cut inside a piece."""
    start, end = bounds
    numbers = dict(cuts[bisect_left(cuts, (start, -1)) : bisect_left(cuts, (end, -1))])
    candidates = set(numbers) | {start}
    for piece in pieces:
        if text[max(start, piece.outer_start - 12) : piece.outer_start].rstrip().endswith((".", "!", "?", "…")):
            candidates.add(piece.outer_start)
    kept, at = [], 0
    for cut in sorted(candidates):
        while at < len(pieces) and pieces[at].outer_end <= cut:
            at += 1
        if not (at < len(pieces) and pieces[at].outer_start < cut < pieces[at].outer_end):
            kept.append(cut)
    stretches, paragraph = [], 0
    for cut, stop in zip(kept, [*kept[1:], end], strict=True):
        paragraph = numbers.get(cut, paragraph)
        stretches.append((paragraph, (cut, stop)))
    return stretches
