"""Features of words in their sentence, hashed to rows of a table of weights; worked out for all words at once."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

Hashes = NDArray[np.uint64]

BITS = 18
END = "\n"  # stands between sentences, twice
_MULTIPLIERS = np.array([0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0xD6E8FEB86659FD93], np.uint64)
# What a word alone shows: itself, its endings of two to four letters, its form.
WORD, TWO, THREE, FOUR, FORM = range(5)
# Each feature joins what words show at places around a word: (place, what).
TEMPLATES: tuple[tuple[tuple[int, int], ...], ...] = (
    ((0, WORD),),
    ((0, TWO),),
    ((0, THREE),),
    ((0, FOUR), (0, FORM)),
    ((-1, WORD),),
    ((1, WORD),),
    ((-2, WORD),),
    ((2, WORD),),
    ((-1, WORD), (0, WORD)),
    ((0, WORD), (1, WORD)),
    ((-1, WORD), (1, WORD)),
    ((-2, WORD), (-1, WORD)),
    ((1, WORD), (2, WORD)),
    ((-1, THREE), (0, THREE)),
    ((0, THREE), (1, THREE)),
    ((-1, FORM), (0, FORM), (1, FORM)),
    ((-2, FORM), (-1, FORM), (0, FORM)),
    ((0, FORM), (1, FORM), (2, FORM)),
    ((-1, WORD), (0, FORM), (1, FORM)),
    ((-1, FORM), (0, FORM), (1, WORD)),
    ((-2, THREE), (-1, THREE), (0, TWO)),
    ((-1, THREE), (0, FORM), (1, THREE)),
)
_REACH = 2
_SALTS = np.arange(1, len(TEMPLATES) + 1, dtype=np.uint64) * _MULTIPLIERS[3]


def _step(number: int) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.uint64]]:
    """Return the place and the kind of each template's part of a number, and whether it has one."""
    parts = [template[number] if number < len(template) else (0, 0) for template in TEMPLATES]
    used = np.array([number < len(template) for template in TEMPLATES], np.uint64)
    return np.array([place for place, _ in parts]), np.array([what for _, what in parts]), used


_STEPS = tuple(_step(number) for number in range(max(map(len, TEMPLATES))))


def form(word: str) -> str:
    """Return the form of a word: its kinds of characters in order, runs shortened.

    >>> [form(word) for word in ("Jean-Paul", "ONU", "2012", "l'", "dit")]
    ['Xx-Xx', 'XX', '0', "x'", 'x']
    """
    shown = ""
    for character in word[:24]:
        kind = "X" if character.isupper() else "x" if character.isalpha() else "0" if character.isdigit() else character
        if not shown.endswith(kind) or (kind == "X" and not shown.endswith("XX")):
            shown += kind
    return shown


class Shapes:
    """What words show by themselves, each worked out once: `rows` has five hashes a word."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self.rows: Hashes = np.zeros((1024, 5), np.uint64)
        self.number(END)

    def number(self, word: str) -> int:
        """Return the row of a word."""
        found = self._numbers.get(word)
        if found is None:
            found = self._numbers[word] = len(self._numbers)
            if found == len(self.rows):
                self.rows = np.concatenate([self.rows, np.zeros_like(self.rows)])
            shown = word.replace("’", "'")
            low = shown.lower()
            seen = (low, "2" + low[-2:], "3" + low[-3:], "4" + low[-4:], "F" + form(shown))
            self.rows[found] = [zlib.crc32(one.encode("utf-8")) for one in seen]
        return found

    def numbers(self, words: Iterable[str]) -> NDArray[np.int64]:
        """Return the rows of words."""
        known, number = self._numbers, self.number
        return np.array([known[word] if word in known else number(word) for word in words], np.int64)


def featured(words: Sequence[str], shapes: Shapes) -> NDArray[np.int64]:
    """Return the table rows of each word's features: a row for each word, a column for each template."""
    around = np.zeros(_REACH, np.int64)
    numbers = np.concatenate([around, shapes.numbers(words), around])  # before `rows` is read: it may grow
    padded = shapes.rows[numbers]
    places = np.arange(_REACH, _REACH + len(words))[:, None]
    mixed = np.broadcast_to(_SALTS, (len(words), len(TEMPLATES))).copy()
    for (place, what, used), factor in zip(_STEPS, _MULTIPLIERS, strict=False):
        mixed += padded[places + place, what] * (used * factor)
    mixed ^= mixed >> np.uint64(29)
    mixed *= _MULTIPLIERS[1]
    return (mixed >> np.uint64(64 - BITS)).astype(np.int64)
