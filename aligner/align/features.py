"""What speaks for a bead: each feature an array over all beads that end in one rectangle of nodes.

Arrays have the shape (rows, a, columns, b) or one that broadcasts to it: element (r, a - 1, c, b - 1) is of the bead of
type a-b that ends at the node (first + r, low + c).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from aligner.align.sides import WIDEST, Side
from aligner.protocols import Floats

Ints = NDArray[np.int64]
Numbers = NDArray[np.floating] | Ints

# Characters of French for one of English, and how far the logarithm of that ratio strays: measured on 100,000 pairs of
# Europarl and Tatoeba by training/alignment/lengths.py.
LENGTH_RATIO = 1.12
# Characters added to both lengths, so that the ratio of two short texts counts for less.
LENGTH_PRIOR = 10.0
PAUSE, STOP, QUESTION, CALL = 1, 2, 3, 4


@dataclass(frozen=True, slots=True)
class Rectangle:
    """Features of the beads that end at the nodes of one rectangle, and its sentences' best counterparts.

    `source` and `target` are the first sentences of the two arrays `source_best` (s, 2) and `target_best` (t, 2): the
    highest share of words and the highest cosine that a sentence reaches with any single one within the rectangle.
    """

    first: int
    low: int
    features: dict[str, Floats]
    source: int
    target: int
    source_best: Floats
    target_best: Floats


def rectangle(source: Side, target: Side, first: int, end: int, low: int, high: int) -> Rectangle:
    """Return the features for the nodes of rows `first` to `end` (not included) and columns `low` to `high` (included).

    Needs at least one sentence within reach on each side.
    """
    rows, columns = _Axis.of(source, first, end), _Axis.of(target, low, high + 1)
    out: dict[str, Floats] = {}
    cosine, single = _cosines(rows, columns)
    out["cosine"] = cosine
    out["cosine squared"] = cosine * np.abs(cosine)
    for axis in (0, 2):
        # How much better another place on the other side would do for the same group.
        out["margin"] = out.get("margin", np.float32(0)) + cosine - cosine.max(axis=axis, keepdims=True)
    source_best = target_best = np.zeros(0, np.float32)
    if len(source.offsets):
        source_best, target_best = _coverage(rows, columns, out)
    _lengths(rows, columns, out)
    _shape(out)
    _marks(rows, columns, out)
    if len(source.paragraphs) and len(target.paragraphs):
        _paragraphs(rows, columns, out)
    best = [
        np.stack([share if len(share) else top, top], axis=1)
        for share, top in ((source_best, single.max(axis=1)), (target_best, single.max(axis=0)))
    ]
    return Rectangle(first, low, out, rows.start, columns.start, best[0], best[1])


@dataclass(frozen=True, slots=True)
class _Axis:
    """One side within reach of a rectangle: `ends` (n,) and `starts` (n, a) index the sentences of `side`."""

    whole: Side
    side: Side
    start: int
    ends: Ints
    starts: Ints

    @classmethod
    def of(cls, whole: Side, first: int, end: int) -> _Axis:
        start = max(0, first - WIDEST)
        ends = np.arange(first, end) - start
        starts = np.maximum(ends[:, None] - np.arange(1, WIDEST + 1), 0)
        return cls(whole, whole.part(start, min(end - 1, len(whole))), start, ends, starts)

    def total(self, values: Numbers) -> Floats:
        """Return (n, a): the sum over the group of a that ends at each node."""
        ramp = np.concatenate([np.zeros(1), np.cumsum(values, dtype=np.float64)])
        return np.asarray(ramp[self.ends][:, None] - ramp[self.starts], dtype=np.float32)

    def inner(self, values: Numbers) -> Floats:
        """Return (n, a): the sum over the group's sentences but its last, that is over the boundaries within it."""
        ramp = np.concatenate([np.zeros(1), np.cumsum(values, dtype=np.float64)])
        last = np.maximum(self.ends - 1, 0)[:, None]
        return np.asarray(ramp[last] - np.minimum(ramp[self.starts], ramp[last]), dtype=np.float32)

    def last(self, values: Ints) -> Ints:
        """Return (n,): the value of the last sentence before each node; -1 at the beginning."""
        return np.where(self.ends > 0, values[np.maximum(self.ends - 1, 0)], -1)

    def begin(self, values: Ints) -> Ints:
        """Return (n, a): the value of each group's first sentence."""
        return values[self.starts] if len(values) else np.zeros(self.starts.shape, np.int64)


def _outer(left: Numbers, right: Numbers) -> Floats:
    """Add (r, a) and (c, b) over all pairs."""
    return np.asarray(left[:, :, None, None] + right[None, None], dtype=np.float32)


def _groups(axis: _Axis) -> Floats:
    """Return (n, a, d): the unit vectors of the groups that end at each node."""
    if axis.side.groups.size:
        return np.asarray(axis.side.groups[np.maximum(axis.ends - 1, 0)], dtype=np.float32)
    ramp = np.concatenate([np.zeros_like(axis.side.sums[:1]), np.cumsum(axis.side.sums, axis=0)])
    groups = ramp[axis.ends][:, None] - ramp[axis.starts]
    return np.asarray(groups / np.maximum(np.linalg.norm(groups, axis=2, keepdims=True), 1e-9), dtype=np.float32)


def _cosines(rows: _Axis, columns: _Axis) -> tuple[Floats, Floats]:
    """Return the cosines of all pairs of groups (r, a, c, b), and those of single sentences (s, t)."""
    left, right = _groups(rows), _groups(columns)
    flat = left.reshape(-1, left.shape[2]) @ right.reshape(-1, right.shape[2]).T
    units = [
        x.side.sums / np.maximum(np.linalg.norm(x.side.sums, axis=1, keepdims=True), 1e-9) for x in (rows, columns)
    ]
    return flat.reshape(*left.shape[:2], *right.shape[:2]), np.asarray(units[0] @ units[1].T, dtype=np.float32)


def _coverage(rows: _Axis, columns: _Axis, out: dict[str, Floats]) -> tuple[Floats, Floats]:
    """Add how much of each side's words has a counterpart in the other group; return the sentences' best shares.

    A word's counterpart is the most similar word of the other group; the share of a sentence is the mean of these
    similarities, weighted by how much each word says: greedy matching as in BERTScore (Zhang et al., ICLR 2020).
    """
    similar = rows.side.words @ columns.side.words.T
    np.maximum(similar, 0, out=similar)
    sides = []
    for own, other, matrix in ((rows, columns, similar), (columns, rows, np.ascontiguousarray(similar.T))):
        sides.append(_one_side(own, other, matrix))
    (one, one_high, one_low), (two, two_high, two_low) = sides
    turn = (2, 3, 0, 1)
    masses = [x.total(_masses(x)) for x in (rows, columns)]
    floors = [np.maximum(mass, np.float32(1e-6)) for mass in masses]
    shares: list[Floats] = [one / floors[0][:, :, None, None], two.transpose(turn) / floors[1][None, None]]
    out["matched"] = one + two.transpose(turn)
    out["matched well"] = one_high + two_high.transpose(turn)
    out["share"] = shares[0] + shares[1]
    out["lower share"] = np.minimum(shares[0], shares[1])
    out["lowest share"] = np.minimum(one_low, two_low.transpose(turn))
    out["mass"] = _outer(masses[0], masses[1])
    singles = [sides[k][0][:, 0, :, 0] for k in (0, 1)]
    best = []
    for axis, single, mass in zip((rows, columns), singles, masses, strict=True):
        share = np.asarray((single / np.maximum(mass[:, 0], 1e-6)[:, None]).max(axis=1), dtype=np.float32)
        values = np.zeros(len(axis.side), np.float32)
        values[np.maximum(axis.ends - 1, 0)[axis.ends > 0]] = share[axis.ends > 0]
        best.append(values)
    return best[0], best[1]


def _masses(axis: _Axis) -> Floats:
    ramp = np.concatenate([np.zeros(1), np.cumsum(axis.side.weights, dtype=np.float64)])
    return np.diff(ramp[axis.side.offsets]).astype(np.float32)


def _one_side(own: _Axis, other: _Axis, similar: Floats) -> tuple[Floats, Floats, Floats]:
    """Return (r, a, c, b) for the groups of `own` against those of `other`: matched, matched well, lowest share."""
    per_sentence = _segment_max(similar, other.side.offsets)
    found = np.zeros((len(similar), len(other.ends), WIDEST), np.float32)
    reach = np.zeros((len(similar), len(other.ends)), np.float32)
    for b in range(WIDEST):
        place = other.ends - 1 - b
        inside = place >= 0
        reach[:, inside] = np.maximum(reach[:, inside], per_sentence[:, place[inside]])
        found[:, :, b] = reach
    flat = found.reshape(len(found), -1)
    weights = own.side.weights[:, None]
    matched = _segment_sum(flat * weights, own.side.offsets)
    well = _segment_sum(np.maximum(flat - 0.5, 0) * weights, own.side.offsets)
    shape = (len(own.ends), WIDEST, len(other.ends), WIDEST)
    low = np.ones((len(own.ends), WIDEST, flat.shape[1]), np.float32)
    share = matched / np.maximum(_masses(own), 1e-6)[:, None]
    lowest = np.ones((len(own.ends), flat.shape[1]), np.float32)
    for a in range(WIDEST):
        place = own.ends - 1 - a
        inside = place >= 0
        lowest[inside] = np.minimum(lowest[inside], share[place[inside]])
        low[:, a] = lowest
    sums = []
    for values in (matched, well):
        ramp = np.concatenate([np.zeros((1, values.shape[1]), np.float32), np.cumsum(values, axis=0)])
        sums.append((ramp[own.ends][:, None] - ramp[own.starts]).reshape(shape))
    return sums[0], sums[1], low.reshape(shape)


def _segment_max(values: Floats, offsets: Ints) -> Floats:
    """Return the maximum over each run of columns; 0 for an empty run."""
    out = np.zeros((len(values), len(offsets) - 1), np.float32)
    filled = np.flatnonzero(np.diff(offsets))
    if len(filled) and len(values):
        out[:, filled] = np.maximum.reduceat(values, offsets[filled], axis=1)
    return out


def _segment_sum(values: Floats, offsets: Ints) -> Floats:
    """Return the sum over each run of rows; 0 for an empty run."""
    out = np.zeros((len(offsets) - 1, values.shape[1]), np.float32)
    filled = np.flatnonzero(np.diff(offsets))
    if len(filled):
        out[filled] = np.add.reduceat(values, offsets[filled], axis=0)
    return out


def _lengths(rows: _Axis, columns: _Axis, out: dict[str, Floats]) -> None:
    left = np.log(rows.total(rows.side.lengths) + LENGTH_PRIOR)
    right = np.log(columns.total(columns.side.lengths) * LENGTH_RATIO + LENGTH_PRIOR)
    apart = np.abs(_outer(left, -right))
    out["length"] = np.minimum(apart, 2.0)
    out["length squared"] = np.minimum(apart, 2.0) ** 2


def _shape(out: dict[str, Floats]) -> None:
    """Add the types of beads; a-b and b-a are one type."""
    a, b = (np.arange(1, WIDEST + 1)[view] for view in ((slice(None), None), (None, slice(None))))
    small, large = np.minimum(a, b), np.maximum(a, b)
    kinds = {
        "bead": np.ones_like(small), "1-2": (small == 1) & (large == 2), "1-3": (small == 1) & (large == 3),
        "1-n": (small == 1) & (large > 3), "2-2": (small == 2) & (large == 2), "n-n": (small > 1) & (large > 2),
        "sentences more": a + b - 2,
    }  # fmt: skip
    for name, values in kinds.items():
        out[name] = values.astype(np.float32)[None, :, None, :]


def _marks(rows: _Axis, columns: _Axis, out: dict[str, Floats]) -> None:
    """Add what punctuation and capitals say: at the bead's two ends, its beginnings, and the boundaries within it."""
    left, right = rows.last(rows.side.ends), columns.last(columns.side.ends)
    same = left[:, None] == right[None]
    out["ends alike"] = same.astype(np.float32)[:, None, :, None]
    for name, mark in (("question", QUESTION), ("call", CALL), ("pause", PAUSE)):
        differ = (left == mark)[:, None] != (right == mark)[None]
        out[f"{name} on one side"] = differ.astype(np.float32)[:, None, :, None]
    speech = [x.begin(x.side.speech) for x in (rows, columns)]
    out["speech on one side"] = np.abs(_outer(speech[0], -speech[1]))
    out["speech on both"] = np.asarray(speech[0][:, :, None, None] * speech[1][None, None], dtype=np.float32)
    small = [x.begin(x.side.small) for x in (rows, columns)]
    out["small on one side"] = np.abs(_outer(small[0], -small[1]))
    weak = [x.inner((x.side.ends == PAUSE) | _next(x.side.small)) for x in (rows, columns)]
    out["weak boundaries within"] = _outer(weak[0], weak[1])
    speeches = [x.inner(_next(x.side.speech)) for x in (rows, columns)]
    out["speech begins within"] = _outer(speeches[0], speeches[1])


def _next(values: Ints) -> Ints:
    """Return each sentence's value of the next sentence; 0 for the last."""
    return np.concatenate([values[1:], np.zeros(min(1, len(values)), values.dtype)])


def _paragraphs(rows: _Axis, columns: _Axis, out: dict[str, Floats]) -> None:
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
    out["paragraph ends within"] = _outer(within[0], within[1])
