"""Beads longer than the first pass looks for, where it finds one as long as it can."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from aligner.alignment.candidates import Candidates
from aligner.alignment.coarse import Band
from aligner.alignment.costs import PLAUSIBLE, ROWS, Weights, taken, weigh, within
from aligner.alignment.features import rectangle
from aligner.alignment.sides import WIDE, WIDEST, Side

Ints = NDArray[np.int64]

# How likely a bead of WIDEST sentences must be, in the first pass, for longer ones to be looked for around it; and how
# likely one of these could be, beside it.
FOUND, LEAST = 0.1, 0.01


def wider(known: Candidates, sides: tuple[Side, Side], band: Band, model: Weights) -> Candidates:
    """Return the plausible beads of more than WIDEST, up to WIDE sentences on a side, near likely ones of WIDEST."""
    there = known.at((known.places[:, 2:].max(axis=1) == WIDEST) & (known.chances >= FOUND))
    # A bead of this score would be as likely as LEAST, if it took the place of the likeliest of WIDEST.
    total = there.scores + there.block_scores
    floor = max(float(np.min(total - np.log(there.chances), initial=np.inf)) + np.log(LEAST), PLAUSIBLE)
    found = known.at(np.zeros(0, np.int64))
    for start, end in _rows(there.places, len(band.lows)):
        found = found.joined(_within(start, end, floor, sides, band, model))
    return found


def _within(start: int, end: int, floor: float, sides: tuple[Side, Side], band: Band, model: Weights) -> Candidates:
    """Return the beads of more than WIDEST sentences that score above `floor` and end at some rows of nodes."""
    low, high = int(band.lows[start:end].min()), int(band.highs[start:end].max())
    found = rectangle(*sides, start, end, low, high, WIDE)
    scores = np.zeros((end - start, WIDE, high - low + 1, WIDE), np.float32)
    weigh(found.features, model.bead, scores)
    block_scores = np.zeros_like(scores) if found.block_scores is None else found.block_scores
    kept = (scores + block_scores > floor) & within(band, start, end, low, high, WIDE)
    kept[:, :WIDEST, :, :WIDEST] = False
    at = np.argwhere(kept)
    places = at[:, [0, 2, 1, 3]] + np.array([start, low, 1, 1])
    features = taken(found.features, tuple(model.bead), at).T
    return Candidates(places, features, scores[kept], block_scores[kept], np.zeros(len(at), np.float32))


def _rows(long: Ints, count: int) -> Iterator[tuple[int, int]]:
    """Yield runs of at most ROWS rows of nodes, at which beads may end that reach over some of WIDEST."""
    more = WIDE - WIDEST
    rows = np.unique(long[:, 0][:, None] + np.arange(-more, more + 1))
    rows = rows[(rows >= 0) & (rows < count)]
    for run in np.split(rows, np.flatnonzero(np.diff(rows) > 1) + 1):
        for first in range(0, len(run), ROWS):
            part = run[first : first + ROWS]
            yield int(part[0]), int(part[-1]) + 1
