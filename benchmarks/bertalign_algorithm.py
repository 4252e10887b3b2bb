"""Bertalign's algorithm, written from its description, as a peer with any encoder's vectors.

Source: Liu and Zhu, "Bertalign: Improved word embedding-based sentence alignment for Chinese-English parallel
corpora of literary texts", Digital Scholarship in the Humanities 38 (2023), sections 3.2 and 3.3. First 1-1 links
between nearest neighbours, chained by dynamic programming; then beads of up to `WIDEST` sentences near that chain, each
scored by its cosine less that of its neighbourhoods, times a term for lengths.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

import numpy as np

from aligner.model import Bead, Span

Encode = Callable[[Sequence[str], str], np.ndarray]
# Neighbours a sentence, beads' total size, width of the second pass, and the score of a null: the publication's values.
NEIGHBOURS, WIDEST, WINDOW, SKIP = 3, 5, 5, -0.1


def overlaps(sentences: Sequence[str], lang: str, encode: Encode) -> tuple[np.ndarray, np.ndarray]:
    """Return the vectors (WIDEST - 1, n, d) and UTF-8 lengths (WIDEST - 1, n) of the runs that end at each sentence."""
    runs = [[" ".join(sentences[max(0, k - a) : k + 1]) for k in range(len(sentences))] for a in range(WIDEST - 1)]
    vectors = np.stack([encode(run, lang) for run in runs])
    return vectors, np.array([[len(text.encode()) for text in run] for run in runs], dtype=float)


def chain(left: np.ndarray, right: np.ndarray) -> list[tuple[int, int]]:
    """First pass: the monotone chain of nearest-neighbour links with the highest sum of cosines."""
    cosines = left @ right.T
    best = np.argsort(-cosines, axis=1, kind="stable")[:, :NEIGHBOURS]
    tree = np.zeros(right.shape[0] + 1)
    holder = np.full(right.shape[0] + 1, -1)
    links: list[tuple[int, int, int]] = []
    for i, row in enumerate(best):
        new = []
        for j in row.tolist():
            k, top, before = j, 0.0, -1
            while k > 0:
                if tree[k] > top:
                    top, before = float(tree[k]), int(holder[k])
                k -= k & -k
            new.append((j, top + float(cosines[i, j]), before))
        for j, total, before in new:
            links.append((i, j, before))
            k = j + 1
            while k < len(tree):
                if total > tree[k]:
                    tree[k], holder[k] = total, len(links) - 1
                k += k & -k
    at, out = max(range(len(links)), key=lambda n: _depth(n, links, cosines)) if links else -1, []
    while at >= 0:
        out.append(links[at][:2])
        at = links[at][2]
    return out[::-1]


def _depth(n: int, links: list[tuple[int, int, int]], cosines: np.ndarray) -> float:
    total = 0.0
    while n >= 0:
        total += float(cosines[links[n][0], links[n][1]])
        n = links[n][2]
    return total


def align(source: Sequence[str], target: Sequence[str], encode: Encode) -> list[Bead]:
    """Align French with English sentences."""
    (left, one), (right, two) = overlaps(source, "fr", encode), overlaps(target, "en", encode)
    rows, columns = len(source), len(target)
    anchors = [(0, 0), *((i + 1, j + 1) for i, j in chain(left[0], right[0])), (rows, columns)]
    ratio = one[0].sum() / max(two[0].sum(), 1.0)
    score: dict[tuple[int, int], float] = {(0, 0): 0.0}
    back: dict[tuple[int, int], tuple[int, int]] = {}
    for i, low, high in _window(anchors, rows, columns):
        for j in range(low, high + 1):
            options = [(score[p] + SKIP, p) for p in ((i - 1, j), (i, j - 1)) if p in score]
            for a in range(1, WIDEST):
                for b in range(1, WIDEST + 1 - a):
                    if (i - a, j - b) in score:
                        value = _bead(left, right, one, two, i, j, a, b, ratio)
                        options.append((score[i - a, j - b] + value, (i - a, j - b)))
            if options:
                score[i, j], back[i, j] = max(options)
    path, node = [], (rows, columns)
    while node != (0, 0):
        path.append(Bead(Span(back[node][0], node[0]), Span(back[node][1], node[1]), 1.0))
        node = back[node]
    return path[::-1]


def _window(anchors: list[tuple[int, int]], rows: int, columns: int) -> list[tuple[int, int, int]]:
    lows, highs = np.full(rows + 1, columns), np.zeros(rows + 1, int)
    for (i, j), (row, column) in pairwise(anchors):
        here = slice(max(0, i - WINDOW), row + WINDOW + 1)
        lows[here] = np.minimum(lows[here], max(0, j - WINDOW))
        highs[here] = np.maximum(highs[here], min(columns, column + WINDOW))
    return [(i, int(lows[i]), int(highs[i])) for i in range(rows + 1)]


def _bead(left, right, one, two, i, j, a, b, ratio) -> float:  # type: ignore[no-untyped-def]
    own = float(left[a - 1, i - 1] @ right[b - 1, j - 1])
    near = []
    if j - b > 0 and j < right.shape[1]:
        near.append(_beside(left[a - 1, i - 1], right, j, b))
    if i - a > 0 and i < left.shape[1]:
        near.append(_beside(right[b - 1, j - 1], left, i, a))
    margin = own - (sum(near) / len(near) if near else 0.0)
    lengths = one[a - 1, i - 1], two[b - 1, j - 1] * ratio
    return margin * float(np.log2(1 + min(lengths) / max(*lengths, 1.0)))


def _beside(vector: np.ndarray, other: np.ndarray, end: int, size: int) -> float:
    """Return the mean cosine with the runs of the same size before and after a group."""
    before = other[min(size, end - size) - 1, end - size - 1]
    last = min(end + size, other.shape[1])
    after = other[last - end - 1, last - 1]
    return float(vector @ before + vector @ after) / 2
