"""Which documents are worth a closer look as versions of each other: the nearest by the vector of the whole."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from aligner.protocols import Floats

# The partner is among the 5 nearest for 0.99 of documents of 3 to 60 sentences (benchmarks/pairing.py).
_NEAREST = 8
# The mean of a language's documents is what they all have in common. Of few it is the documents themselves, so it is
# taken off by halves at this number.
_FEW = 10
_ROWS = 512  # documents compared at a time: two million cosines of a thousand-odd others, 8 MiB


def shortlist(sources: Floats, targets: Floats) -> list[tuple[int, int]]:
    """Return the pairs (source, target) in which one is among the 8 nearest of the other, in order.

    Each side is one unit vector for each document, (n, d) and (m, d). Cosines are taken after each side's mean is off,
    n m d multiplications: less than a second for five thousand documents a side.
    """
    if not len(sources) or not len(targets):
        return []
    one, other = _centred(sources), _centred(targets)
    pairs = {(i, j) for i, j in _nearest(one, other)}
    pairs |= {(i, j) for j, i in _nearest(other, one)}
    return sorted(pairs)


def _nearest(one: Floats, other: Floats) -> Iterator[tuple[int, int]]:
    many = min(_NEAREST, len(other))
    for start in range(0, len(one), _ROWS):
        cosines = one[start : start + _ROWS] @ other.T
        best = np.argpartition(-cosines, many - 1, axis=1)[:, :many]
        for i, row in enumerate(best.tolist(), start):
            yield from ((i, j) for j in row)


def _centred(vectors: Floats) -> Floats:
    moved = vectors - vectors.mean(axis=0) * np.float32(len(vectors) / (len(vectors) + _FEW))
    lengths = np.linalg.norm(moved, axis=1, keepdims=True)
    centred: Floats = moved / np.where(lengths > 0, lengths, 1)
    return centred
