"""How much of each group's words has a counterpart in the other group, and how much has a better one next to it."""

from __future__ import annotations

import numpy as np

from aligner.align.axis import AROUND, Axis, Ints
from aligner.align.sides import WIDEST
from aligner.protocols import Floats


def coverage(rows: Axis, columns: Axis, out: dict[str, Floats]) -> tuple[Floats, Floats]:
    """Add how much of each side's words has a counterpart in the other group; return the sentences' best shares.

    A word's counterpart is the most similar word of the other group; the share of a sentence is the mean of these
    similarities, weighted by how much each word says: greedy matching as in BERTScore (Zhang et al., ICLR 2020).
    """
    similar = rows.side.words @ columns.side.words.T
    np.maximum(similar, 0, out=similar)
    sides = []
    for own, other, matrix in ((rows, columns, similar), (columns, rows, np.ascontiguousarray(similar.T))):
        sides.append(_one_side(own, other, matrix))
    (one, one_high, one_low, one_lost), (two, two_high, two_low, two_lost) = sides
    turn = (2, 3, 0, 1)
    masses = [x.total(_masses(x)) for x in (rows, columns)]
    floors = [np.maximum(mass, np.float32(1e-6)) for mass in masses]
    shares = [np.divide(one, floors[0][:, :, None, None]), np.divide(two.transpose(turn), floors[1][None, None])]
    out["matched"] = one + two.transpose(turn)
    out["matched well"] = one_high + two_high.transpose(turn)
    out["share"] = shares[0] + shares[1]
    out["lower share"] = np.minimum(shares[0], shares[1])
    out["lowest share"] = np.minimum(one_low, two_low.transpose(turn))
    out["better elsewhere"] = one_lost + two_lost.transpose(turn)
    gains = [_gains(one, out["cosine"], masses[1]), _gains(two, out["cosine"].transpose(turn), masses[0])]
    out["words gained"] = gains[0][0] + gains[1][0].transpose(turn)
    out["cosine gained"] = gains[0][1] + gains[1][1].transpose(turn)
    singles = [sides[k][0][:, 0, :, 0] for k in (0, 1)]
    best = []
    for axis, single, mass in zip((rows, columns), singles, masses, strict=True):
        share = np.asarray((single / np.maximum(mass[:, 0], 1e-6)[:, None]).max(axis=1), dtype=np.float32)
        values = np.zeros(len(axis.side), np.float32)
        values[np.maximum(axis.ends - 1, 0)[axis.ends > 0]] = share[axis.ends > 0]
        best.append(values)
    return best[0], best[1]


def _gains(matched: Floats, cosine: Floats, masses: Floats) -> tuple[Floats, Floats]:
    """Return what a group of several sentences of the *other* side (c, b) gains by its first or last one, if less.

    The first is in words matched for each word of the sentence, the second in cosine; both 0 for groups of one.
    `masses` (c, b) are the words of the other side's groups.
    """
    least = []
    for values in (matched, cosine):
        without_first, without_last = values[:, :, 1:, :-1], values[:, :, :-1, :-1]
        least.append((values[:, :, 1:, 1:] - without_first, values[:, :, 1:, 1:] - without_last))
    first, last = masses[1:, 1:] - masses[1:, :-1], masses[1:, 1:] - masses[:-1, :-1]
    floors = [np.maximum(mass, np.float32(0.5)) for mass in (first, last)]
    words, cosines = np.zeros_like(matched), np.zeros_like(cosine)
    words[:, :, 1:, 1:] = np.minimum(least[0][0] / floors[0], least[0][1] / floors[1])
    cosines[:, :, 1:, 1:] = np.minimum(*least[1])
    return words, cosines


def _masses(axis: Axis) -> Floats:
    ramp = np.concatenate([np.zeros(1), np.cumsum(axis.side.weights, dtype=np.float64)])
    return np.asarray(np.diff(ramp[axis.side.offsets]), dtype=np.float32)


def _one_side(own: Axis, other: Axis, similar: Floats) -> tuple[Floats, Floats, Floats, Floats]:
    """Return (r, a, c, b) for the groups of `own` against those of `other`: matched, matched well, lowest share."""
    per_sentence = _segment_max(similar, other.side.offsets)
    nearby = _around(per_sentence, other)
    found = np.zeros((len(similar), len(other.ends), WIDEST), np.float32)
    reach = np.zeros((len(similar), len(other.ends)), np.float32)
    for b in range(WIDEST):
        place = other.ends - 1 - b
        inside = place >= 0
        reach[:, inside] = np.maximum(reach[:, inside], per_sentence[:, place[inside]])
        found[:, :, b] = reach
    flat = found.reshape(len(found), -1)
    weights = own.side.weights[:, None]
    lost = _segment_sum(np.maximum(nearby.reshape(flat.shape) - flat, 0) * weights, own.side.offsets)
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
    for values in (matched, well, lost):
        ramp = np.concatenate([np.zeros((1, values.shape[1]), np.float32), np.cumsum(values, axis=0)])
        sums.append((ramp[own.ends][:, None] - ramp[own.starts]).reshape(shape))
    return sums[0], sums[1], low.reshape(shape), sums[2]


def _around(per_sentence: Floats, other: Axis) -> Floats:
    """Return (w, c, b): each word's best similarity with the sentences next to each group of `other`."""
    edge = np.zeros((len(per_sentence), AROUND), np.float32)
    padded = np.concatenate([edge, per_sentence, edge], axis=1)
    # runs[:, k] is the best over the AROUND sentences before boundary k; after it are those before k + AROUND.
    runs: Floats = np.lib.stride_tricks.sliding_window_view(padded, AROUND, axis=1).max(axis=2)
    return np.asarray(np.maximum(runs[:, other.starts], runs[:, other.ends + AROUND][:, :, None]), dtype=np.float32)


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
