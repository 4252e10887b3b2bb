"""Pairing what stands in two orders, so that no two pairs cross."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray


def monotone_pairs(worth: NDArray[np.floating[Any]]) -> list[tuple[int, int]]:
    """Return the pairs (row, column), both going on, of the highest sum of `worth`; those worth nothing left out.

    `worth` has the shape (rows, columns) and no value below 0. By dynamic programming, as for the longest common
    subsequence (Wagner and Fischer 1974).

    >>> monotone_pairs(np.array([[0.9, 0.1, 0.0], [0.8, 0.0, 0.7]]))
    [(0, 0), (1, 2)]
    """
    rows, columns = worth.shape
    best = np.zeros((rows + 1, columns + 1))
    for k in range(rows):
        best[k + 1, 1:] = np.maximum(best[k, 1:], np.maximum.accumulate(best[k, :-1] + worth[k]))
    pairs: list[tuple[int, int]] = []
    k, m = rows, columns
    while k and m:
        if best[k, m] == best[k - 1, m]:
            k -= 1
        elif best[k, m] == best[k, m - 1]:
            m -= 1
        else:
            k, m = k - 1, m - 1
            pairs.append((k, m))
    return pairs[::-1]
