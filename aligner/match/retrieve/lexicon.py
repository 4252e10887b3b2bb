"""Word translation: how well an English word renders a French one, by the table of word pairs."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import JaroWinkler

from aligner.errors import ModelError
from aligner.text import key, unaccented

Floats = NDArray[np.float32]

# So alike are a name and its form in the other language.
_SAME_NAME = 0.85


@dataclass(frozen=True)
class Lexicon:
    """A table of French–English word pairs with `strength` 0–1, sorted by French word, and word frequencies."""

    french: dict[str, int]
    english: dict[str, int]
    row: NDArray[np.int64]
    column: NDArray[np.int32]
    strength: Floats
    seen_french: Floats
    seen_english: Floats
    digest: str

    @staticmethod
    def load(path: Path) -> Lexicon:
        """Read the table that `training/matcher/01_lexicon.py` wrote; ModelError where it is missing or damaged."""
        try:
            data = path.read_bytes()
            with np.load(path, allow_pickle=False) as table:
                french, english = str(table["french"]).split("\n"), str(table["english"]).split("\n")
                forward, backward = table["forward"].astype(np.float32), table["backward"].astype(np.float32)
                rows, column = table["row"].astype(np.int64), table["column"].astype(np.int32)
                seen = table["seen_french"].astype(np.float32), table["seen_english"].astype(np.float32)
        except (OSError, ValueError, KeyError) as error:
            raise ModelError(
                f"the word table cannot be read ({error})", where=str(path), remedy="reinstall aligner"
            ) from error
        return Lexicon(
            french=_numbered(french),
            english=_numbered(english),
            row=np.searchsorted(rows, np.arange(len(french) + 1)),
            column=column,
            strength=np.sqrt(forward * backward) / 255,
            seen_french=seen[0],
            seen_english=seen[1],
            digest=hashlib.sha256(data).hexdigest(),
        )

    def entries(self, word: str) -> tuple[NDArray[np.int32], Floats]:
        """Return the English word numbers that render a French key, and their strengths."""
        number = self.french.get(word)
        if number is None:
            return np.zeros(0, np.int32), np.zeros(0, np.float32)
        at = slice(self.row[number], self.row[number + 1])
        return self.column[at], self.strength[at]

    def renderings(self, word: str, most: int) -> tuple[str, ...]:
        """Return the English keys that render a French key, at most so many, best first."""
        columns, strengths = self.entries(word)
        best = np.argsort(-strengths, kind="stable")[:most]
        return tuple(self._words[int(columns[k])] for k in best)

    def best(self, word: str) -> tuple[str, float]:
        """Return the English key that renders a French key best, and how strongly, 0–1; nothing where none does."""
        columns, strengths = self.entries(word)
        at = int(strengths.argmax()) if len(strengths) else -1
        return ("", 0.0) if at < 0 else (self._words[int(columns[at])], float(strengths[at]))

    def precision(self, word: str) -> float:
        """Return how strongly an English key renders the French word that it renders above all: 0–1."""
        number = self.english.get(word)
        return 0.0 if number is None else float(self._strongest[number])

    def names(self, word: str) -> bool:
        """Tell whether the table renders a French key above all by a word that is spelt alike, as names are."""
        columns, strengths = self.entries(word)
        if not len(columns):
            return False
        best = self._words[int(columns[strengths.argmax()])]
        return JaroWinkler.normalized_similarity(letters(word), letters(best)) > _SAME_NAME

    def common(self, word: str) -> bool:
        """Tell whether an English key renders above all a French word that is spelt otherwise, as no name does."""
        number = self.english.get(word)
        if number is None or self._french[number] < 0:
            return False
        best = self._french_words[int(self._french[number])]
        return JaroWinkler.normalized_similarity(letters(word), letters(best)) <= _SAME_NAME

    @cached_property
    def _french(self) -> NDArray[np.int64]:
        """The French word that each English word renders above all, or -1."""
        rows = np.repeat(np.arange(len(self.row) - 1), np.diff(self.row))
        best = np.full(len(self.english), -1, np.int64)
        order = np.argsort(self.strength, kind="stable")
        best[self.column[order]] = rows[order]
        return best

    @cached_property
    def _strongest(self) -> Floats:
        """How strongly each English word renders the French word that it renders above all."""
        best = np.zeros(len(self.english), np.float32)
        np.maximum.at(best, self.column, self.strength)
        return best

    @cached_property
    def _french_words(self) -> list[str]:
        return list(self.french)

    @cached_property
    def _words(self) -> list[str]:
        return list(self.english)

    @cached_property
    def _totals(self) -> tuple[float, float]:
        return float(self.seen_french.sum()), float(self.seen_english.sum())

    def information(self, keys: Sequence[str], lang: str) -> Floats:
        """Return how much each word says, 0–1: its surprisal in the table's training text, capped at one in 10⁵."""
        vocabulary, seen = (self.french, self.seen_french) if lang == "fr" else (self.english, self.seen_english)
        total = self._totals[0 if lang == "fr" else 1]
        counts = np.array([seen[vocabulary[k]] if k in vocabulary else 1.0 for k in keys], np.float32)
        said = np.log(total / np.maximum(counts, 1.0)) / np.log(1e5)
        return np.asarray(np.clip(said, 0.05, 1.0), np.float32)


def _numbered(words: Sequence[str]) -> dict[str, int]:
    """Return the number of each word, in their order, and behind them that of "cœur" by its key, "coeur"."""
    numbers = {word: i for i, word in enumerate(words)}
    return numbers | {key(word): i for word, i in numbers.items() if "œ" in word or "æ" in word}


letters = lru_cache(maxsize=1 << 16)(unaccented)


@lru_cache(maxsize=1 << 14)
def is_number(key: str) -> bool:
    """Tell whether a key is a number in digits."""
    return key[:1].isdigit()


@lru_cache(maxsize=1 << 14)
def digits(key: str) -> str:
    """Return a number's digits without separators: 1,000 and 1.000 and 1000 are one."""
    return "".join(c for c in key if c.isdigit())
