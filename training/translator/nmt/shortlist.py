"""Which pieces may stand in a translation, for each piece of the source: IBM model 1 over pieces.

Brown et al. (1993), "The mathematics of statistical machine translation", 4.4; as a shortlist for the output layer:
Jean et al. (2015), "On using very large target vocabulary", 3.2. The format is CTranslate2's `vmap.txt`: a source
piece, a tab, and the target pieces that it allows; the first line, without a source piece, those always allowed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
# Pairs whose links are held in memory at once.
CHUNK = 5000


def counts(lengths: NDArray[np.int64], ids: NDArray[np.int64], vocabulary: int, pairs: int, rounds: int = 4) -> Floats:
    """Return how often each source piece is linked to each target piece: (vocabulary, vocabulary), expected counts.

    `lengths` (n, 2) are those of source and target, `ids` all pieces in a row; `pairs` so many pairs, by a fixed
    shuffle, are counted. A piece counts once a sentence. Needs 8 bytes a cell.
    """
    chosen = np.sort(np.random.default_rng(0).permutation(len(lengths))[:pairs])
    starts = np.concatenate([[0], np.cumsum(lengths.sum(1))])[:-1]
    links = [_links(lengths, starts, ids, some) for some in np.array_split(chosen, -(-len(chosen) // CHUNK))]
    chance = np.zeros(0, np.float32)
    for number in range(rounds):
        found = np.zeros(vocabulary * vocabulary, np.float32)
        for source, target, sizes in links:
            cell = source.astype(np.int64) * vocabulary + target
            first = np.concatenate([[0], np.cumsum(sizes)[:-1]])
            each = chance[cell] if number else np.ones(len(cell), np.float32)
            each /= np.repeat(np.maximum(np.add.reduceat(each, first), 1e-20), sizes)
            np.add.at(found, cell, each)
        table = found.reshape(vocabulary, vocabulary)
        chance = (table / np.maximum(table.sum(1, keepdims=True), 1e-9)).reshape(-1)
    return table


def _links(
    lengths: NDArray[np.int64], starts: NDArray[np.int64], ids: NDArray[np.int64], rows: NDArray[np.int64]
) -> tuple[NDArray[np.uint16], NDArray[np.uint16], NDArray[np.int64]]:
    """All links of some pairs: source pieces, target pieces, and how many links each target piece has, in order."""
    sources, targets, sizes = [], [], []
    for row in rows:
        start, (ours, theirs) = starts[row], lengths[row]
        source = np.unique(ids[start : start + ours]).astype(np.uint16)
        target = np.unique(ids[start + ours : start + ours + theirs]).astype(np.uint16)
        sources.append(np.tile(source, len(target)))
        targets.append(np.repeat(target, len(source)))
        sizes.append(np.full(len(target), len(source)))
    return np.concatenate(sources), np.concatenate(targets), np.concatenate(sizes)


def lines(table: Floats, names: Sequence[str], most: int, always: int, least: float = 1e-4) -> Iterator[str]:
    """Yield the lines of `vmap.txt`: `always` the most frequent target pieces, and at most `most` more for each source.

    A piece allows itself, so that names, numbers and the targets that are told of a term can be copied.
    """
    common = np.argsort(-table.sum(0), kind="stable")[:always].tolist()
    yield "\t" + " ".join(names[i] for i in sorted(common) if names[i].strip())
    chance = table / np.maximum(table.sum(1, keepdims=True), 1e-9)
    free = set(common)
    for source, row in enumerate(chance):
        best = np.argsort(-row, kind="stable")[:most].tolist()
        allowed = {i for i in best if row[i] > least} | {source}
        if allowed - free and names[source].strip():
            yield names[source] + "\t" + " ".join(names[i] for i in sorted(allowed - free) if names[i].strip())


def write(path: Path, rows: Iterator[str]) -> int:
    """Write a map, and return its lines."""
    text = [f"{row}\n" for row in rows]
    path.write_text("".join(text), encoding="utf-8")
    return len(text)
