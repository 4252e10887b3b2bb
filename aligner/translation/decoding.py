"""How a neural engine searches for its output, and which other ways are tried when a rendering looks wrong."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol, runtime_checkable

from aligner.protocols import Rendering, Translator

Spans = Sequence[tuple[int, int, str]]
"""Places in a sentence (start, end) and the target term that is wanted for each."""

SHORTER = 0.2
"""Argos Translate's length penalty: the next best renderings are looked for with it, since longer ones repeat words."""


@dataclass(frozen=True, slots=True)
class Decoding:
    """Settings of the beam search: Argos Translate's, but for the length penalty.

    With 1, hypotheses are compared by their mean log-probability (Wu et al. 2016, 7, with α = 1). Argos Translate's 0.2
    favours short ones: on every fifth line of newstest2012 and every second of FLORES dev the shipped model had 24.7
    and 29.4 BLEU with it, 51.8 and 56.7 chrF; with 1 it has 24.9 and 29.4, 52.3 and 57.4 (`training/translator`).
    """

    beam: int = 4
    length_penalty: float = 1.0
    repetition_penalty: float = 1.0
    no_repeat: int = 0
    """Size of the n-grams that may not come twice; 0: all may."""

    def key(self) -> str:
        """Return the settings as a short string, for cache keys and signatures.

        >>> Decoding().key()
        'beam=4 length=1 repetition=1 no_repeat=0'
        """
        return (
            f"beam={self.beam} length={self.length_penalty:g} "
            f"repetition={self.repetition_penalty:g} no_repeat={self.no_repeat}"
        )

    def retries(self) -> tuple[Decoding, ...]:
        """Return what to try, in turn, for a rendering that a check has flagged.

        First without repeated 3-grams (Paulus et al. 2018, 2.5), which ends most loops; then with a wider beam. Nothing
        is sampled: the same text gives the same translation.
        """
        return (
            replace(self, no_repeat=3, repetition_penalty=1.2),
            replace(self, beam=max(6, self.beam + 2)),
        )


@runtime_checkable
class Tunable(Translator, Protocol):
    """A translator whose search can be set."""

    @property
    def decoding(self) -> Decoding:
        """The settings in force."""
        ...

    def tuned(self, decoding: Decoding) -> Translator:
        """Return the same translator with other settings; the model is shared."""
        ...


@runtime_checkable
class Varied(Translator, Protocol):
    """A translator that gives several renderings of a sentence."""

    def alternatives(self, rows: Sequence[tuple[str, Spans]]) -> list[list[Rendering]]:
        """Return some renderings of each sentence, the likeliest first, with a target term for each of its spans."""
        ...


@runtime_checkable
class Steerable(Varied, Protocol):
    """A translator that may obey the terms that it is told."""

    @property
    def obeys_terms(self) -> bool:
        """Whether it does, with the model that it has."""
        ...
