"""Word alignment: does a rendering stand for the term, and which words stand for it where no rendering does?"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from aligner.glossary.passage import Pair, Passage
from aligner.model import Lang, Span
from aligner.protocols import AdditiveEncoder

# Cosines of word vectors, set on the dev half of tests/cases/glossary.json.
_RIVAL = 0.60  # from here on a word outside the term may own the rendering …
_MARGIN = 0.15  # … where it is nearer to it than the term by this much
_STANDS = 0.45  # from here on words of the target are named as what stands for a term
_ORDER = 0.15  # what the distance between two relative positions, 0–1, takes off
_HEAVY = 0.4  # of the longest vector
_LONGEST = 4  # words of such a run


@dataclass(frozen=True, slots=True)
class _Side:
    spans: NDArray[np.int64]
    vectors: NDArray[np.float32]

    @property
    def heavy(self) -> NDArray[np.bool_]:
        """Words that carry meaning: an additive encoder makes the vectors of the others short."""
        lengths = np.linalg.norm(self.vectors, axis=1)
        return np.asarray(lengths >= _HEAVY * lengths.max(initial=0.0), np.bool_)

    def rows(self, span: Span) -> NDArray[np.bool_]:
        return (self.spans[:, 0] < span.end) & (self.spans[:, 1] > span.start)


class Linker:
    """Compares words across a bead by an additive encoder's vectors; without an encoder it has no opinion."""

    def __init__(self, encoder: AdditiveEncoder | None) -> None:
        self._encoder = encoder
        self._last: tuple[Pair, _Side, _Side] | None = None

    def elsewhere(self, pair: Pair, term: Span, rendering: Span) -> bool:
        """Tell whether words of the target belong to a source word outside the term, which is clearly nearer."""
        if self._encoder is None:
            return False
        source, target = self._sides(pair)
        inside, here = source.rows(term), target.rows(rendering)
        if not inside.any() or not here.any() or inside.all():
            return False
        heavy = source.heavy
        wanted = _unit(target.vectors[here].sum(0))
        if not (heavy & inside).any() or not (heavy & ~inside).any():
            return False
        own = max(
            float(_unit(source.vectors[inside].sum(0)) @ wanted),
            float((_units(source.vectors[inside & heavy]) @ wanted).max()),
        )
        rival = float((_units(source.vectors[~inside & heavy]) @ wanted).max())
        return rival >= _RIVAL and rival > own + _MARGIN

    def standing(self, pair: Pair, term: Span) -> Span | None:
        """Return the words of the target that are nearest to a term, None where none is near."""
        if self._encoder is None:
            return None
        source, target = self._sides(pair)
        inside = source.rows(term)
        if not inside.any() or not len(target.spans):
            return None
        wanted = _unit(source.vectors[inside].sum(0))
        centre = float(np.flatnonzero(inside).mean()) / max(len(inside), 1)
        best, found = _STANDS, None
        sums = np.vstack([np.zeros((1, target.vectors.shape[1]), np.float32), target.vectors.cumsum(0)])
        for start in range(len(target.spans)):
            for end in range(start + 1, min(start + _LONGEST, len(target.spans)) + 1):
                shift = abs((start + end - 1) / 2 / len(target.spans) - centre)
                score = float(_unit(sums[end] - sums[start]) @ wanted) - _ORDER * shift
                if score > best:
                    best, found = score, Span(int(target.spans[start, 0]), int(target.spans[end - 1, 1]))
        return found

    def _sides(self, pair: Pair) -> tuple[_Side, _Side]:
        if self._last is None or self._last[0] is not pair:
            self._last = (pair, self._side(pair.source, "fr"), self._side(pair.target, "en"))
        return self._last[1], self._last[2]

    def _side(self, passage: Passage, lang: Lang) -> _Side:
        assert self._encoder is not None
        texts = [span.of(passage.words.text) for span in passage.spans]
        words = self._encoder.words(texts, lang)
        shift = np.repeat([span.start for span in passage.spans], np.diff(words.offsets))
        spans = words.spans.astype(np.int64) + shift[:, None] if len(words.spans) else np.zeros((0, 2), np.int64)
        return _Side(spans, words.vectors.astype(np.float32))


def _unit(vector: NDArray[np.float32]) -> NDArray[np.float32]:
    return vector / max(float(np.linalg.norm(vector)), 1e-9)


def _units(vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    units: NDArray[np.float32] = vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)
    return units
