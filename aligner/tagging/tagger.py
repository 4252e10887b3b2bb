"""The tagger of words: a linear classifier over hashed features. `training/tagging` makes its weights."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import as_file, files

import numpy as np
from numpy.typing import NDArray

from aligner.tagging.features import Shapes, featured
from aligner.tagging.labels import ENTITIES, PARTS

Floats = NDArray[np.float32]
MANY = 500  # words from which adding up column by column takes less time than all at once


@dataclass(frozen=True, slots=True)
class Tags:
    """The numbers of each word's part of speech (in `PARTS`) and entity (in `ENTITIES`)."""

    parts: tuple[int, ...]
    entities: tuple[int, ...]

    def part(self, place: int) -> str:
        """Return the part of speech of the word at a place."""
        return PARTS[self.parts[place]]

    def entity(self, place: int) -> str:
        """Return the type of the named entity that the word at a place belongs to, or an empty string."""
        return ENTITIES[self.entities[place]]


@dataclass(frozen=True, slots=True)
class Tagger:
    """`weights` has a row for each hashed feature, a column for each part of speech and then each entity."""

    weights: Floats
    shapes: Shapes = field(default_factory=Shapes)

    def scores(self, words: Sequence[str]) -> Floats:
        """Return the score of each label (columns as in `weights`) for each word."""
        rows = featured(words, self.shapes)
        if len(words) < MANY:
            return np.asarray(self.weights[rows].sum(axis=1))
        scores = self.weights[rows[:, 0]]
        for column in range(1, rows.shape[1]):
            scores += self.weights[rows[:, column]]
        return scores

    def tag(self, words: Sequence[str]) -> Tags:
        """Return the tags of the words of a sentence, as written, marks among them.

        >>> tags = shipped().tag(["Hier", ",", "Marie", "Curie", "a", "parlé", "."])
        >>> tags.part(0), tags.part(5), tags.entity(3)
        ('ADV', 'VERB', 'PER')
        """
        scores = self.scores(words)
        parts = scores[:, : len(PARTS)].argmax(axis=1).tolist()
        return Tags(tuple(parts), tuple(scores[:, len(PARTS) :].argmax(axis=1).tolist()))


@lru_cache(maxsize=1)
def shipped() -> Tagger:
    """Return the tagger that the package ships."""
    with as_file(files("aligner_models") / "tagging" / "tagger.npz") as path, np.load(path) as stored:
        return Tagger(stored["weights"].astype(np.float32) * stored["scale"].astype(np.float32))
