"""Word translation: how well an English word renders a French one, by table, by spelling and by number."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import process
from rapidfuzz.distance import Indel, JaroWinkler

from aligner.errors import ModelError
from aligner.text import key, unaccented

Floats = NDArray[np.float32]

# Words shorter than this look alike by chance; below the second value spelling says nothing.
_SPELT_ALIKE = 4
_ALIKE_FROM = 0.72
# Words whose letters are listed at once.
_WORDS = 4096
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


class Spelt:
    """Words made ready to be compared by spelling."""

    def __init__(self, keys: Sequence[str]) -> None:
        """Strip accents, and mark which words are short and which are numbers."""
        self.keys = list(keys)
        self.letters = [letters(k) for k in keys]
        self.short = np.array([len(w) < _SPELT_ALIKE for w in self.letters], np.bool_)
        self.number = np.array([is_number(k) for k in keys], np.bool_)

    def take(self, numbers: NDArray[np.int32]) -> Spelt:
        """Return some of the words."""
        out = object.__new__(Spelt)
        at = numbers.tolist()
        out.keys, out.letters = [self.keys[i] for i in at], [self.letters[i] for i in at]
        out.short, out.number = self.short[numbers], self.number[numbers]
        return out

    def sharing(self, word: str, above: float) -> NDArray[np.int32]:
        """Return the numbers of words that share so many letters with a word that `spelling` may be `above`.

        Letters that only one of two words has must be deleted, which bounds their indel similarity.
        """
        apart = np.bitwise_xor(self._signs, _signs([letters(word)])[0])
        alone = _bits()[apart & 0xFFFF] + _bits()[apart >> 16]
        least = _least(above) * (self._sizes + len(letters(word)))
        return np.flatnonzero(self._sizes + len(letters(word)) - alone >= least).astype(np.int32)

    @cached_property
    def _signs(self) -> NDArray[np.uint32]:
        return _signs(self.letters)

    @cached_property
    def _sizes(self) -> NDArray[np.int32]:
        return np.array([len(word) for word in self.letters], np.int32)


@cache
def _bits() -> NDArray[np.int32]:
    """Return how many bits are set in each number of 16 bits."""
    bits = np.unpackbits(np.arange(1 << 16, dtype=np.uint16).view(np.uint8)).reshape(-1, 16)
    return np.asarray(bits.sum(axis=1), np.int32)


def _signs(words: Sequence[str]) -> NDArray[np.uint32]:
    """Return which letters each word has, a bit a letter; some letters share a bit."""
    out = np.zeros(len(words), np.uint32)
    for start in range(0, len(words), _WORDS):
        some = np.array(words[start : start + _WORDS])
        codes = some.view(np.uint32).reshape(len(some), -1)
        out[start : start + _WORDS] = np.bitwise_or.reduce(np.where(codes > 0, np.uint32(1) << (codes & 31), 0), axis=1)
    return out


def _least(above: float) -> float:
    """Return what each of two measures must reach for `spelling`, by their mean, to be above a value."""
    return max(0.0, 2 * (_ALIKE_FROM + above * (1 - _ALIKE_FROM)) - 1 - 1e-5)


def spelling(french: Spelt, english: Spelt, above: float = 0.0) -> Floats:
    """Return how alike the words are spelt, 0–1: a row a French word; numbers by their digits alone.

    Cognates and names ("Loujkov", "Luzhkov") share most letters: the mean of Jaro–Winkler and indel similarity. What is
    not `above` a likeness may be given as 0, and then takes less time.

    >>> spelling(Spelt(["1 000", "maison"]), Spelt(["house"])).tolist()
    [[0.0], [0.0]]
    """
    scorer, indels = Indel.normalized_similarity, np.zeros((len(french.keys), len(english.keys)), np.float32)
    if indels.size:
        least = _least(above)
        indels = process.cdist(french.letters, english.letters, scorer=scorer, dtype=np.float32, score_cutoff=least)
    # The other measure is only taken where the first is enough.
    rows, columns = np.nonzero(indels)
    left, right = [french.letters[i] for i in rows.tolist()], [english.letters[j] for j in columns.tolist()]
    jaro = process.cpdist(left, right, scorer=JaroWinkler.normalized_similarity, dtype=np.float32)
    alike = np.zeros_like(indels)
    alike[rows, columns] = np.clip(((jaro + indels[rows, columns]) / 2 - _ALIKE_FROM) / (1 - _ALIKE_FROM), 0, 1)
    alike[np.logical_or.outer(french.short, english.short) & (alike < 0.9999)] = 0
    alike[french.number] = 0
    alike[:, english.number] = 0
    for i in np.flatnonzero(french.number):
        for j in np.flatnonzero(english.number):
            alike[i, j] = float(digits(french.keys[i]) == digits(english.keys[j]))
    return np.asarray(alike, np.float32)
