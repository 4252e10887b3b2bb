"""What a stage needs from a model, so that no stage imports another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

import numpy as np
from numpy.typing import NDArray

from aligner.model import Lang

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class WordVectors:
    """The words of several texts, one row each: text `i` has the rows `offsets[i]` to `offsets[i + 1]`.

    `spans` (n, 2) are character offsets within the word's own text; `vectors` (n, d) add up: the normalised sum over
    a run of words is the vector of that run.
    """

    offsets: NDArray[np.int64]
    spans: NDArray[np.int32]
    vectors: Floats


@runtime_checkable
class Encoder(Protocol):
    """Turns sentences of either language into unit vectors of one space."""

    @property
    def name(self) -> str:
        """The encoder's name, as `--encoder` takes it."""
        ...

    @property
    def digest(self) -> str:
        """SHA-256 of the model, in hexadecimal."""
        ...

    def encode(self, texts: Sequence[str], lang: Lang) -> Floats:
        """Return one unit vector for each text: shape (len(texts), d)."""
        ...


@runtime_checkable
class AdditiveEncoder(Encoder, Protocol):
    """An encoder whose text vectors are the normalised sums of their word vectors."""

    def words(self, texts: Sequence[str], lang: Lang) -> WordVectors:
        """Return the word vectors of all texts; `encode` gives the normalised sum of each text's rows."""
        ...


@dataclass(frozen=True, slots=True)
class Rendering:
    """One translated sentence, with the mean log-probability of its tokens."""

    text: str
    score: float


class Translator(Protocol):
    """Translates sentences, one for one."""

    @property
    def name(self) -> str:
        """The engine and package, as `--translator` takes it."""
        ...

    @property
    def digest(self) -> str:
        """SHA-256 of the model, in hexadecimal."""
        ...

    def translate(self, sentences: Sequence[str]) -> list[Rendering]:
        """Translate each sentence: as many out as in, in the same order."""
        ...


@dataclass(frozen=True, slots=True)
class Likely:
    """An English text's pieces (those that begin a word with "▁") and their log-probabilities, the end's last."""

    pieces: tuple[str, ...]
    log_probs: tuple[float, ...]


class Scorer(Protocol):
    """Tells how likely English texts are as translations of French ones."""

    @property
    def name(self) -> str:
        """The translator whose model it is, as `--translator` takes it."""
        ...

    def likelihood(self, pairs: Sequence[tuple[str, str]]) -> list[Likely | None]:
        """Return what each (French, English) pair scores, one for one; None where it cannot be told."""
        ...

    def certainty(self, texts: Sequence[str]) -> list[float | None]:
        """Return the mean log-probability of a piece in what the model itself makes of each French text, one for one.

        None where it cannot be told.
        """
        ...


@runtime_checkable
class Judging(Translator, Protocol):
    """A translator whose model can score translations that others made."""

    def scorer(self) -> Scorer | None:
        """Return what scores; None where the package's model cannot."""
        ...
