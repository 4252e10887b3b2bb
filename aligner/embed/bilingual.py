"""The shipped French-English encoder: a text's vector is the sum of its word vectors.

Static word vectors, trained contrastively on sentence pairs and fragments of them (training/encoder); a word's length
is its weight. Words never seen are the sum of subword pieces (BPE: Sennrich et al. 2016) that both languages share.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files
from itertools import chain
from pathlib import Path
from typing import Any

import numpy as np
import sentencepiece
from numpy.typing import NDArray

from aligner.errors import ModelError
from aligner.model import Lang
from aligner.protocols import Floats, WordVectors
from aligner.text import Scanner, key, unaccented

# Runs of letters, runs of digits, and the signs that are read aloud.
WORDS = Scanner("letters", "digits", "sign")
_REMEDY = "install aligner again, or name a complete model folder"
_MOST_CACHED = (
    12_000  # surface forms a language: with what comes at once 16 MiB at 256 dimensions; few novels have more
)
_CHUNK = 16  # texts whose word vectors are summed at a time: few enough to stay in the processor's cache


def identity(word: str, dimension: int) -> Floats:
    """Return a unit vector that is the word's own: signs from SHAKE-256, so that a number never seen matches itself.

    >>> identity("1789", 4).tolist() == identity("1789", 4).tolist()
    True
    """
    code = hashlib.shake_256(word.encode("utf-8", "surrogatepass")).digest(-(-dimension // 8))
    bits = np.unpackbits(np.frombuffer(code, np.uint8))[:dimension]
    return ((bits.astype(np.float32) * 2 - 1) / np.float32(dimension**0.5)).astype(np.float32)


@dataclass(frozen=True, slots=True)
class _Store:
    """The model as it lies on disk: rows of 4-bit codes, a scale each, the words and pieces that name them.

    `levels` (256, 2) are the two values that a byte of `codes` stands for.
    """

    codes: NDArray[np.uint8]
    scales: Floats
    levels: Floats
    pieces: sentencepiece.SentencePieceProcessor
    words: dict[str, dict[str, int]]
    bare: dict[str, dict[str, int]]
    number_length: float

    def rows(self, numbers: list[int]) -> Floats:
        """Return rows of the table as floats."""
        # Both values of a byte are looked up as one.
        pairs = self.levels.view(np.uint64)[:, 0].take(self.codes[numbers])
        wide = pairs.view(np.float32)
        wide *= self.scales[numbers, None]
        return wide

    def vectors(self, surfaces: list[str], lang: str) -> Floats:
        """Return the vectors of words as they are written, a row each."""
        words = [key(surface) for surface in surfaces]
        numbers = [self.words[lang].get(word) for word in words]
        for i, number in enumerate(numbers):
            if number is None:
                numbers[i] = self.bare[lang].get(unaccented(words[i]))
        wide = self.rows([number or 0 for number in numbers])
        for i, number in enumerate(numbers):
            if number is None:
                wide[i] = self._unlisted(words[i])
        return wide

    def _unlisted(self, word: str) -> Floats:
        dimension = self.codes.shape[1] * 2
        if word.isdigit():
            return identity(word, dimension) * np.float32(self.number_length)
        numbers = self.pieces.encode(word.encode("utf-8", "replace").decode("utf-8"))
        return self.rows(numbers).sum(0, dtype=np.float32) if numbers else np.zeros(dimension, np.float32)


class BilingualEncoder:
    """French and English texts as unit vectors of one space, from a model folder (by default the shipped one).

    A text without a word has the zero vector. Raises ModelError for a folder that is missing, incomplete or damaged.

    >>> encoder = BilingualEncoder()
    >>> french, english = encoder.encode(["Le chat dort."], "fr"), encoder.encode(["The cat sleeps."], "en")
    >>> bool(french @ english.T > 0.5)
    True
    """

    name = "bilingual"

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder if folder is not None else Path(str(files("aligner_models") / "encoder"))
        self._config = _read_config(self._folder)
        self._store = _open(self._folder, self._config)
        self._caches = {lang: _Cache(self._store, lang) for lang in self._store.words}

    @property
    def digest(self) -> str:
        """SHA-256 of the listing of the model's files with their own digests."""
        return str(self._config["digest"])

    @property
    def dimension(self) -> int:
        """The number of dimensions of every vector."""
        return int(self._config["dimension"])

    def verify(self) -> None:
        """Read all the model's files and raise ModelError where a digest is not the one in config.json."""
        for name, listed in self._config["files"].items():
            found = hashlib.sha256((self._folder / name).read_bytes()).hexdigest()
            if found != listed["sha256"]:
                raise ModelError("the digest is wrong", where=str(self._folder / name), remedy=_REMEDY)
        if listing_digest(self._config["files"]) != self.digest:
            raise ModelError("the digest is wrong", where=str(self._folder / "config.json"), remedy=_REMEDY)

    def encode(self, texts: Sequence[str], lang: Lang) -> Floats:
        """Return one unit vector for each text, shape (len(texts), d); the zero vector for a text without words."""
        cache = self._cache(lang)
        out = np.zeros((len(texts), self.dimension), np.float32)
        for begin in range(0, len(texts), _CHUNK):
            found = [WORDS.words(t) for t in texts[begin : begin + _CHUNK]]
            numbers = cache.numbers(list(chain.from_iterable(found)))
            _sums(cache.table, numbers, [len(words) for words in found], out[begin : begin + _CHUNK])
        lengths = np.sqrt(np.einsum("ij,ij->i", out, out))[:, None]
        out /= np.where(lengths > 0, lengths, 1)
        return out

    def words(self, texts: Sequence[str], lang: Lang) -> WordVectors:
        """Return the vectors of all words of all texts; the normalised sum of a text's rows is what `encode` gives.

        Words are runs of letters, runs of digits, and the signs % € $ £ &; other punctuation is in no word.
        """
        cache = self._cache(lang)
        found = [WORDS(text) for text in texts]
        offsets = np.cumsum([0, *(len(words.shown) for words in found)], dtype=np.int64)
        starts = np.fromiter(chain.from_iterable(words.starts for words in found), np.int32)
        ends = np.fromiter(chain.from_iterable(words.ends for words in found), np.int32)
        numbers = cache.numbers([word for words in found for word in words.shown])
        return WordVectors(offsets, np.stack([starts, ends], axis=1), cache.table.take(numbers, axis=0))

    def _cache(self, lang: Lang) -> _Cache:
        if lang not in self._caches:
            raise ModelError(f"the encoder has no language {lang!r}", remedy="use fr or en")
        cache = self._caches[lang]
        cache.make_room()
        return cache


class _Cache:
    """Vectors of the surface forms met so far, a row each."""

    def __init__(self, store: _Store, lang: str) -> None:
        self._store, self._lang = store, lang
        self._clear()

    def _clear(self) -> None:
        self._known: dict[str, int] = {}
        self.table: Floats = np.zeros((1024, self._store.codes.shape[1] * 2), np.float32)

    def make_room(self) -> None:
        """Start afresh when very many forms have been met, to bound the memory."""
        if len(self._known) > _MOST_CACHED:
            self._clear()

    def numbers(self, surfaces: list[str]) -> NDArray[np.int64]:
        """Return the rows of `table` that hold the vectors of these words, after adding those that are new."""
        new = list(dict.fromkeys(surface for surface in surfaces if surface not in self._known))
        if new:
            self._add(new)
        return np.fromiter(map(self._known.__getitem__, surfaces), np.int64, len(surfaces))

    def _add(self, new: list[str]) -> None:
        begin, end = len(self._known), len(self._known) + len(new)
        if end > len(self.table):
            more = np.zeros((max(end - len(self.table), len(self.table)), self.table.shape[1]), np.float32)
            self.table = np.concatenate([self.table, more])
        self.table[begin:end] = self._store.vectors(new, self._lang)
        self._known.update(zip(new, range(begin, end), strict=True))


def _sums(table: Floats, numbers: NDArray[np.int64], counts: list[int], out: Floats) -> None:
    """Write the sum of each text's rows of `table` into `out`, which holds zeros; `counts` are the texts' words."""
    lengths = np.array(counts, np.int64)
    filled = np.flatnonzero(lengths)
    if len(filled) == 0:
        return
    starts = (np.cumsum(lengths) - lengths)[filled]
    if len(filled) == len(counts):
        np.add.reduceat(table.take(numbers, axis=0), starts, axis=0, out=out)
    else:
        out[filled] = np.add.reduceat(table.take(numbers, axis=0), starts, axis=0)


def listing_digest(listing: dict[str, Any]) -> str:
    """Return the SHA-256 of the file names and digests in config.json, a line each, sorted."""
    lines = "".join(f"{listing[name]['sha256']}  {name}\n" for name in sorted(listing))
    return hashlib.sha256(lines.encode()).hexdigest()


def _read_config(folder: Path) -> dict[str, Any]:
    path = folder / "config.json"
    try:
        config = json.loads(path.read_text("utf-8"))
        listed = {name: int(entry["bytes"]) for name, entry in config["files"].items()}
        int(config["dimension"]), int(config["rows"]), str(config["digest"])
    except FileNotFoundError:
        raise ModelError("no encoder here", where=str(folder), remedy=_REMEDY) from None
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise ModelError(f"cannot be read as a model's config ({error})", where=str(path), remedy=_REMEDY) from None
    for name, size in listed.items():
        found = (folder / name).stat().st_size if (folder / name).is_file() else 0
        if found != size:
            raise ModelError(f"has {found} bytes, expected {size}", where=str(folder / name), remedy=_REMEDY)
    return dict(config)


def _open(folder: Path, config: dict[str, Any]) -> _Store:
    rows, dimension = int(config["rows"]), int(config["dimension"])
    codes = np.asarray(np.memmap(folder / "vectors.bin", np.uint8, "r", shape=(rows, dimension // 2)))
    words, bares = {}, {}
    for lang, start in config["languages"].items():
        listing = (folder / f"words.{lang}.txt").read_text("utf-8").split("\n")[:-1]
        words[lang] = {word: start + i for i, word in enumerate(listing)}
        # Most frequent first, so the last write, from the reversed order, is the most frequent spelling.
        bares[lang] = {unaccented(word): start + i for i, word in reversed(list(enumerate(listing)))}
    pieces = sentencepiece.SentencePieceProcessor(model_file=str(folder / "pieces.model"))
    scales = np.fromfile(folder / "scales.bin", np.float16).astype(np.float32)
    levels = np.array(config["levels"], np.float32)
    # A byte holds two codes, the first in its high half: one look-up gives both levels.
    levels = np.stack([np.repeat(levels, 16), np.tile(levels, 16)], axis=1)
    return _Store(codes, scales, levels, pieces, words, bares, float(config["number_length"]))
