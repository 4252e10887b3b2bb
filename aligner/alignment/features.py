"""What speaks for a bead: each feature an array over all beads that end in one rectangle of nodes.

Arrays have the shape (rows, a, columns, b) or one that broadcasts to it: element (r, a - 1, c, b - 1) is of the bead of
type a-b that ends at the node (first + r, low + c).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from aligner.alignment.axis import Axis, Ints, outer
from aligner.alignment.coverage import coverage
from aligner.alignment.headings import block_scores
from aligner.alignment.sides import WIDEST, Side
from aligner.protocols import Floats

# Characters of French for one of English: 1.115 on 111,164 pairs of four corpora by training/alignment/1_lengths.py.
LENGTH_RATIO = 1.12
# Characters added to both lengths, so that the ratio of two short texts counts for less.
LENGTH_PRIOR = 10.0
PAUSE, STOP, QUESTION, CALL = 1, 2, 3, 4


@dataclass(frozen=True, slots=True)
class Rectangle:
    """Features of the beads that end at the nodes of one rectangle, and its sentences' best counterparts.

    `source` and `target` are the first sentences of the two arrays `source_best` (s, 2) and `target_best` (t, 2): the
    highest share of words and the highest cosine that a sentence reaches with any single one within the rectangle.
    `block_scores` are what headings and captions speak for, not weighed by any model (None: not known).
    """

    first: int
    low: int
    features: dict[str, Floats]
    source: int
    target: int
    source_best: Floats
    target_best: Floats
    block_scores: Floats | None = None


def rectangle(source: Side, target: Side, first: int, end: int, low: int, high: int, widest: int = WIDEST) -> Rectangle:
    """Return the features for the nodes of rows `first` to `end` (not included) and columns `low` to `high` (included).

    Needs at least one sentence within reach on each side.
    """
    rows, columns = Axis.of(source, first, end, widest), Axis.of(target, low, high + 1, widest)
    out: dict[str, Floats] = {}
    cosine, single = _cosines(rows, columns)
    out["cosine"] = cosine
    out["cosine squared"] = cosine * np.abs(cosine)
    source_best = target_best = np.zeros(0, np.float32)
    if len(source.offsets):
        source_best, target_best = coverage(rows, columns, out)
    _lengths(rows, columns, out)
    _shape(widest, out)
    _marks(rows, columns, out)
    if len(source.paragraphs) and len(target.paragraphs):
        _paragraphs(rows, columns, out)
    best = [
        np.stack([share if len(share) else top, top], axis=1)
        for share, top in ((source_best, single.max(axis=1)), (target_best, single.max(axis=0)))
    ]
    return Rectangle(first, low, out, rows.start, columns.start, best[0], best[1], block_scores(rows, columns))


def _groups(axis: Axis) -> Floats:
    """Return (n, a, d): the unit vectors of the groups that end at each node."""
    ramp = np.concatenate([np.zeros_like(axis.side.sums[:1]), np.cumsum(axis.side.sums, axis=0)])
    groups = ramp[axis.ends][:, None] - ramp[axis.starts]
    return np.asarray(groups / np.maximum(np.linalg.norm(groups, axis=2, keepdims=True), 1e-9), dtype=np.float32)


def _cosines(rows: Axis, columns: Axis) -> tuple[Floats, Floats]:
    """Return the cosines of all pairs of groups (r, a, c, b), and those of single sentences (s, t)."""
    left, right = _groups(rows), _groups(columns)
    flat = left.reshape(-1, left.shape[2]) @ right.reshape(-1, right.shape[2]).T
    units = [
        x.side.sums / np.maximum(np.linalg.norm(x.side.sums, axis=1, keepdims=True), 1e-9) for x in (rows, columns)
    ]
    return flat.reshape(*left.shape[:2], *right.shape[:2]), np.asarray(units[0] @ units[1].T, dtype=np.float32)


def _lengths(rows: Axis, columns: Axis, out: dict[str, Floats]) -> None:
    left = np.log(rows.total(rows.side.lengths) + LENGTH_PRIOR)
    right = np.log(columns.total(columns.side.lengths) * LENGTH_RATIO + LENGTH_PRIOR)
    apart = np.abs(outer(left, -right))
    out["length"] = np.minimum(apart, 2.0)
    out["length squared"] = np.minimum(apart, 2.0) ** 2


def _shape(widest: int, out: dict[str, Floats]) -> None:
    """Add the types of beads; a-b and b-a are one type."""
    a, b = (np.arange(1, widest + 1)[view] for view in ((slice(None), None), (None, slice(None))))
    small, large = np.minimum(a, b), np.maximum(a, b)
    kinds = {
        "bead": np.ones_like(small), "1-2": (small == 1) & (large == 2), "1-3": (small == 1) & (large == 3),
        "1-n": (small == 1) & (large > 3), "2-2": (small == 2) & (large == 2), "n-n": (small > 1) & (large > 2),
        "sentences more": a + b - 2,
    }  # fmt: skip
    for name, values in kinds.items():
        out[name] = values.astype(np.float32)[None, :, None, :]


def _marks(rows: Axis, columns: Axis, out: dict[str, Floats]) -> None:
    """Add what punctuation and capitals say: at the bead's two ends, its beginnings, and the boundaries within it."""
    left, right = rows.last(rows.side.ends), columns.last(columns.side.ends)
    same = left[:, None] == right[None]
    out["ends alike"] = same.astype(np.float32)[:, None, :, None]
    for name, mark in (("question", QUESTION), ("call", CALL), ("pause", PAUSE)):
        differ = (left == mark)[:, None] != (right == mark)[None]
        out[f"{name} on one side"] = differ.astype(np.float32)[:, None, :, None]
    speech = [x.begin(x.side.speech) for x in (rows, columns)]
    out["speech on one side"] = np.abs(outer(speech[0], -speech[1]))
    out["speech on both"] = np.asarray(speech[0][:, :, None, None] * speech[1][None, None], dtype=np.float32)
    small = [x.begin(x.side.small) for x in (rows, columns)]
    out["small on one side"] = np.abs(outer(small[0], -small[1]))
    weak = [x.inner((x.side.ends == PAUSE) | _next(x.side.small)) for x in (rows, columns)]
    out["weak boundaries within"] = outer(weak[0], weak[1])
    speeches = [x.inner(_next(x.side.speech)) for x in (rows, columns)]
    out["speech begins within"] = outer(speeches[0], speeches[1])


def _next(values: Ints) -> Ints:
    """Return each sentence's value of the next sentence; 0 for the last."""
    return np.concatenate([values[1:], np.zeros(min(1, len(values)), values.dtype)])


def _paragraphs(rows: Axis, columns: Axis, out: dict[str, Floats]) -> None:
    """Add where a paragraph ends: with the bead on both sides, on one, and within it."""
    ends, within = [], []
    for axis in (rows, columns):
        numbers = axis.whole.paragraphs
        closing = np.concatenate([numbers[1:] != numbers[:-1], np.ones(min(1, len(numbers)), bool)])
        part = closing[axis.start : axis.start + len(axis.side)].astype(np.int64)
        ends.append(axis.last(part) == 1)
        within.append(axis.inner(part))
    out["paragraph ends on both"] = (ends[0][:, None] & ends[1][None]).astype(np.float32)[:, None, :, None]
    out["paragraph ends on one side"] = (ends[0][:, None] != ends[1][None]).astype(np.float32)[:, None, :, None]
    out["paragraph ends within"] = outer(within[0], within[1])
