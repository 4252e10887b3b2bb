"""How much of each group's words has a counterpart in the other group, and how much has a better one next to it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from aligner.alignment.axis import AROUND, Axis, Ints
from aligner.protocols import Floats


def coverage(rows: Axis, columns: Axis, out: dict[str, Floats]) -> tuple[Floats, Floats]:
    """Add how much of each side's words has a counterpart in the other group; return the sentences' best shares.

    A word's counterpart is the most similar word of the other group; the share of a sentence is the mean of these
    similarities, weighted by how much each word says: greedy matching as in BERTScore (Zhang et al., ICLR 2020).
    """
    one, two = _Words.of(rows), _Words.of(columns)
    similar = one.vectors @ two.vectors.T
    np.maximum(similar, 0, out=similar)
    left = _one_side(rows, one.mixture, columns, two.nearest(similar.T))
    right = _one_side(columns, two.mixture, rows, one.nearest(similar)).turned()
    masses = rows.total(one.mixture.sum(axis=1)), columns.total(two.mixture.sum(axis=1))
    floors = [np.maximum(mass, np.float32(1e-6)) for mass in masses]
    shares = [
        np.divide(left.matched, floors[0][:, :, None, None]),
        np.divide(right.matched, floors[1][None, None]),
    ]
    out["matched"] = left.matched + right.matched
    out["matched well"] = left.well + right.well
    out["share"] = shares[0] + shares[1]
    out["lower share"] = np.minimum(shares[0], shares[1])
    out["lowest share"] = np.minimum(left.lowest, right.lowest)
    out["better elsewhere"] = left.elsewhere + right.elsewhere
    grid = left.matched.shape
    flat = grid[0] * grid[1], grid[2] * grid[3]
    ours, theirs, cosine = (x.reshape(flat) for x in (left.matched, right.matched, out["cosine"]))
    widest = rows.widest
    gains = _gains(ours, cosine, masses[1].ravel(), widest), _gains(theirs.T, cosine.T, masses[0].ravel(), widest)
    out["words gained"] = (gains[0][0] + gains[1][0].T).reshape(grid)
    out["cosine gained"] = (gains[0][1] + gains[1][1].T).reshape(grid)
    return _best(rows, left.matched, floors[0]), _best(columns, right.matched.transpose(2, 3, 0, 1), floors[1])


@dataclass(frozen=True, slots=True)
class _Words:
    """The distinct words of an axis: unit vectors, which of them each word is, and each sentence's weights (s, u)."""

    vectors: Floats
    places: Ints
    offsets: Ints
    mixture: Floats

    @classmethod
    def of(cls, axis: Axis) -> _Words:
        """Collect the words of the sentences of an axis."""
        side = axis.side
        distinct, places = np.unique(side.words, return_inverse=True)
        mixture = np.zeros((len(side), len(distinct)), np.float32)
        owners = np.repeat(np.arange(len(side)), np.diff(side.offsets))
        np.add.at(mixture, (owners, places), side.weights[side.words])
        return cls(side.vocabulary[distinct], places, side.offsets, mixture)

    def nearest(self, similar: Floats) -> Floats:
        """Return (s, v): how similar v words are to the most similar of each sentence, by `similar` (u, v)."""
        out = np.zeros((len(self.offsets) - 1, similar.shape[1]), np.float32)
        similar = np.ascontiguousarray(similar)
        for values, start, end in zip(out, self.offsets, self.offsets[1:], strict=False):
            if start < end:
                similar.take(self.places[start:end], axis=0).max(axis=0, out=values)
        return out


@dataclass(frozen=True, slots=True)
class _Matches:
    """Of the groups of one side against those of the other, (r, a, c, b): how many words have a counterpart.

    `matched` sums their similarities, `well` what is above one half, `elsewhere` how much better a word would do next
    to the group; `lowest` is the lowest share of a sentence of the group.
    """

    matched: Floats
    well: Floats
    elsewhere: Floats
    lowest: Floats

    def turned(self) -> _Matches:
        """Return the same by the other side's groups first, (c, b, r, a)."""
        turn = (2, 3, 0, 1)
        parts = self.matched, self.well, self.elsewhere, self.lowest
        return _Matches(*(np.ascontiguousarray(values.transpose(turn)) for values in parts))


def _best(axis: Axis, matched: Floats, floors: Floats) -> Floats:
    """Return each sentence's highest share with a single sentence of the other side; 0 beyond the rectangle."""
    share = (matched[:, 0, :, 0] / floors[:, :1]).max(axis=1)
    values = np.zeros(len(axis.side), np.float32)
    values[axis.ends[axis.ends > 0] - 1] = share[axis.ends > 0]
    return values


def _gains(matched: Floats, cosine: Floats, masses: Floats, widest: int) -> tuple[Floats, Floats]:
    """Return what a group of several sentences of the *other* side gains by its first or last one, if less.

    The first is in words matched for each word of the sentence, the second in cosine; both 0 for groups of one. All are
    (group, other group); `masses` are the words of the other side's groups, `widest` that end at each node in order.
    """
    # One shorter at its beginning is the group just before in order; one shorter at its end is so at the node before.
    shorter = slice(widest, -1), slice(None, -widest - 1)
    floors = [np.maximum(masses[widest + 1 :] - masses[here], np.float32(0.5)) for here in shorter]
    words, cosines = np.zeros_like(matched), np.zeros_like(cosine)
    first, last = (matched[:, widest + 1 :] - matched[:, here] for here in shorter)
    np.minimum(first / floors[0], last / floors[1], out=words[:, widest + 1 :])
    first, last = (cosine[:, widest + 1 :] - cosine[:, here] for here in shorter)
    np.minimum(first, last, out=cosines[:, widest + 1 :])
    words[:, ::widest] = cosines[:, ::widest] = 0
    return words, cosines


def _one_side(own: Axis, mixture: Floats, other: Axis, nearest: Floats) -> _Matches:
    """Match the groups of `own` with those of `other`: `nearest` (t, u) is each word's best similarity by sentence."""
    found = _runs(np.maximum, nearest, other, 0)
    shape = (len(own.ends), own.widest, len(other.ends), other.widest)
    well, elsewhere = found - np.float32(0.5), _around(nearest, other)
    np.maximum(well, 0, out=well)
    np.maximum(np.subtract(elsewhere, found, out=elsewhere), 0, out=elsewhere)
    sums = [
        mixture @ values.reshape(len(values) * other.widest, values.shape[2]).T for values in (found, well, elsewhere)
    ]
    share = sums[0] / np.maximum(mixture.sum(axis=1), np.float32(1e-6))[:, None]
    lowest = _runs(np.minimum, share, own, 1).reshape(shape)
    groups = []
    for values in sums:
        ramp = np.concatenate([np.zeros((1, values.shape[1]), np.float32), np.cumsum(values, axis=0)])
        groups.append((ramp[own.ends][:, None] - ramp[own.starts]).reshape(shape))
    return _Matches(groups[0], groups[1], groups[2], lowest)


def _runs(choose: np.ufunc, per_sentence: Floats, axis: Axis, bound: float) -> Floats:
    """Return (n, a, u): the maximum or minimum over each group of `axis` of values (s, u) up or down to a bound."""
    widest = axis.widest
    edge = np.full((widest, per_sentence.shape[1]), bound, np.float32)
    padded = np.concatenate([edge, per_sentence])
    out = np.full((len(axis.ends), widest, per_sentence.shape[1]), bound, np.float32)
    for a in range(widest):
        first = axis.ends[0] + widest - 1 - a
        choose(out[:, max(a - 1, 0)], padded[first : first + len(out)], out=out[:, a])
    return out


def _around(per_sentence: Floats, other: Axis) -> Floats:
    """Return (c, b, u): each word's best similarity with the sentences next to each group of `other`."""
    edge = np.zeros((AROUND, per_sentence.shape[1]), np.float32)
    padded = np.concatenate([edge, per_sentence, edge])
    # runs[k] is the best over the AROUND sentences before boundary k; after it are those before k + AROUND.
    count = len(per_sentence) + AROUND + 1
    runs = np.maximum.reduce([padded[k : k + count] for k in range(AROUND)])
    return np.asarray(np.maximum(runs[other.starts], runs[other.ends + AROUND][:, None]), dtype=np.float32)
