"""What the words say for and against single beads, looked at more closely than can be afforded for all beads.

A clause of one sentence that is rendered in its neighbour shows as words at the sentence's edge whose counterparts
stand next door, on both sides of one boundary; a sentence that does not belong to its bead, as one whose words have no
better counterparts there than any words would have, and which no word of the other side needs.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from aligner.alignment.counterparts import NEXT, Counterparts, both_ways
from aligner.alignment.groups import Groups
from aligner.alignment.sides import Side
from aligner.protocols import Floats

Ints = NDArray[np.int64]
Array = NDArray[np.float64]

# Rows of nodes whose beads are compared together, a stretch; and stretches at a time: more take more memory.
ROWS, STRETCHES = 6, 6
# The share of a sentence's words that unrelated words cover is FLOOR + SLOPE * log(how much these say): a line
# through 4,500 pairs of sentences and runs of sentences from far apart, off by 0.004 at most from 4 to 200.
FLOOR, SLOPE = -0.061, 0.11
# A word with a similarity below this has no counterpart.
COUNTERPART = 0.45
NAMES = (
    "moved on", "moved back", "moved most", "moved, damped", "better next door", "orphaned", "orphaned share",
    "most orphaned share", "orphaned run", "longest orphaned run", "words apart", "words of the lesser",
    "words of the larger", "least needed", "fewest words needed",
    "over chance, least surely", "over chance, surely", "over chance, least", "over chance", "words over chance",
    "fewest words over chance", "least surely, to 1", "least, to 0.2", "least surely, from 1", "most surely",
    "doubtful", "straddles", "straddles most", "straddles, damped", "straddles, to 1", "straddles, from 1", "leaning",
    "straddles, one on a side", "straddles either way", "wordless",
)  # fmt: skip


def word_evidence(source: Side, target: Side, beads: Ints) -> Floats:
    """Return the evidence (k, len(NAMES)) for k beads, each `row, column, a, b`: type a-b, ending at (row, column)."""
    out = np.zeros((len(beads), len(NAMES)), np.float32)
    groups = list(_together(beads))
    for first in range(0, len(groups), STRETCHES):
        some = groups[first : first + STRETCHES]
        stretches, shifted = zip(*(_stretch(source, target, beads[places]) for places in some), strict=True)
        which = np.repeat(np.arange(len(some)), [len(places) for places in some])
        local = np.concatenate(shifted)
        compared = both_ways(stretches, max(NEXT, int(local[:, 2:].max())))
        out[np.concatenate(some)] = _evidence(*compared, local, which)
    return out


def _stretch(source: Side, target: Side, beads: Ints) -> tuple[tuple[Side, Side], Ints]:
    """Return the sentences of both sides that beads reach over, with NEXT around them, and the beads as seen there."""
    starts = beads[:, :2] - beads[:, 2:]
    i, j = (int(max(0, x - NEXT)) for x in starts.min(axis=0))
    end, last = (int(x) + NEXT for x in beads[:, :2].max(axis=0))
    sides = source.part(i, min(end, len(source))), target.part(j, min(last, len(target)))
    return sides, beads - np.array([i, j, 0, 0])


def _together(beads: Ints) -> Iterator[Ints]:
    """Yield the places of beads that end near each other."""
    order = np.lexsort((beads[:, 1], beads[:, 0]))
    first = 0
    while first < len(order):
        end = int(np.searchsorted(beads[order, 0], beads[order[first], 0] + ROWS))
        yield order[first:end]
        first = end


def _evidence(one: Counterparts, two: Counterparts, beads: Ints, which: Ints) -> Floats:
    """Return the evidence for beads of several stretches; `which` (k,) tells whose a bead is."""
    rows, columns, a, b = beads.T
    source = Groups.of(one, one.firsts[which] + rows, a, columns, b, NEXT)
    target = Groups.of(two, two.firsts[which] + columns, b, rows, a, NEXT)
    masses = source.total(source.weights), target.total(target.weights)
    wordless = (masses[0] <= 0) | (masses[1] <= 0)
    left, right = _edges(source, masses[0]), _edges(target, masses[1])
    moved = np.stack([*left[:2], *right[:2]])
    orphans = np.stack([left[3:], right[3:]])
    lesser, larger = np.minimum(*masses), np.maximum(*masses)
    needed = _needed(source, target, a), _needed(target, source, b)
    columns_of = [
        moved[0] + moved[2], moved[1] + moved[3], moved.max(axis=0), np.log1p(moved).sum(axis=0), left[2] + right[2],
        *orphans[:, :2].sum(axis=0), orphans[:, 1].max(axis=0), orphans[:, 2].sum(axis=0), orphans[:, 2].max(axis=0),
        (larger - lesser) / np.maximum(larger + lesser, 1e-6), np.log1p(lesser), np.log1p(larger),
        np.minimum(needed[0][0], needed[1][0]), np.minimum(needed[0][1], needed[1][1]),
        *_over_chance((source, a, masses[1]), (target, b, masses[0])),
    ]  # fmt: skip
    known = np.stack(columns_of, axis=1)
    known[wordless] = 0
    straddles = _straddles(one, two, beads, which)
    return np.concatenate([known, straddles, wordless[:, None]], axis=1).astype(np.float32)


def _edges(words: Groups, mass: Array) -> Array:
    """Return (6, k): moved on, moved back, better next door, orphaned, their share, the longest run of such."""
    on, back = words.weights * (words.after - words.own), words.weights * (words.before - words.own)
    orphaned = words.total(words.weights * np.maximum(0, COUNTERPART - words.own))
    return np.stack([
        words.tail(on), words.head(back), words.total(np.maximum(on, 0) + np.maximum(back, 0)),
        orphaned, orphaned / np.maximum(mass, 1e-6), words.run(words.weights * (COUNTERPART - 0.05 - words.own)),
    ])  # fmt: skip


def _by_sentence(words: Groups, sizes: Ints, sentence: Ints, values: Array) -> tuple[Array, Ints]:
    """Sum the words' values by sentence, all groups' sentences in a row; return also whose group each is."""
    first = np.cumsum(sizes) - sizes
    sums = np.bincount(first[words.owner] + sentence, values, int(sizes.sum())).astype(np.float64)
    return sums, np.repeat(np.arange(len(sizes)), sizes)


def _needed(own: Groups, other: Groups, sizes: Ints) -> tuple[Array, Array]:
    """Return what the other side's words would lose with the least needed sentence of each group of several.

    The first by how much the sentence says, 1 for a group of one sentence; the second as it is, 3 for such.
    """
    lost, group = _by_sentence(other, sizes, other.served, other.weights * other.alone)
    says, _ = _by_sentence(own, sizes, own.sentence, own.weights)
    share, words = np.full(len(sizes), np.inf), np.full(len(sizes), np.inf)
    np.minimum.at(share, group, lost / np.maximum(says, 1))
    np.minimum.at(words, group, lost)
    return np.where(sizes > 1, share, 1.0), np.where(sizes > 1, words, 3.0)


def _over_chance(*sides: tuple[Groups, Ints, Array]) -> list[Array]:
    """Return how far the sentences' shares are above those of unrelated ones: the least, sums and means of both sides.

    "Surely" is in multiples that count for more where a sentence has more words, as a mean's deviation does.
    """
    overs, masses, groups = [], [], []
    for words, sizes, other_mass in sides:
        says, group = _by_sentence(words, sizes, words.sentence, words.weights)
        matched, _ = _by_sentence(words, sizes, words.sentence, words.weights * words.own)
        chance = np.clip(FLOOR + SLOPE * np.log(np.maximum(other_mass, 1)), 0.05, 0.6)
        kept = says > 0
        overs.append((matched[kept] / says[kept]) - chance[group[kept]])
        masses.append(says[kept])
        groups.append(group[kept])
    over, mass, group = np.concatenate(overs), np.concatenate(masses), np.concatenate(groups)
    count = len(sides[0][1])
    sure = over * np.sqrt(mass)

    def least(values: Array) -> Array:
        out = np.full(count, np.inf)
        np.minimum.at(out, group, values)
        return np.where(np.isfinite(out), out, 0.0)

    lowest, lowest_over = least(sure), least(over)
    return [
        lowest, np.bincount(group, sure, count), lowest_over,
        np.bincount(group, over, count) / np.maximum(np.bincount(group, minlength=count), 1),
        np.bincount(group, over * mass, count), least(over * mass),
        np.minimum(lowest, 1.0), np.minimum(lowest_over, 0.2), np.maximum(lowest - 1, 0), -least(-sure),
        np.bincount(group, sure < 0.5, count),
    ]  # fmt: skip


def _straddles(one: Counterparts, two: Counterparts, beads: Ints, which: Ints) -> Array:
    """Return what speaks against the boundaries at both ends of each bead: (k, 8).

    Where the last words of the sentence before a boundary have their counterparts after it, and the first words after
    it on the other side theirs before it, a clause stands on different sides: the lesser of the two sums counts.
    """
    ends = np.concatenate([beads[:, :2], beads[:, :2] - beads[:, 2:]])
    nodes, places = np.unique(np.column_stack([np.tile(which, 2), ends]), axis=0, return_inverse=True)
    found = _boundaries(one, two, nodes)[places.reshape(-1)]
    end, start = found[: len(beads)], found[len(beads) :]
    worse = [x[:, :2].max(axis=1) for x in (end, start)]
    both, single = worse[0] + worse[1], beads[:, 2:].min(axis=1) == 1
    return np.stack([
        both, np.maximum(*worse), np.sqrt(worse[0]) + np.sqrt(worse[1]),
        np.minimum(worse[0], 1) + np.minimum(worse[1], 1), np.maximum(worse[0] - 1, 0) + np.maximum(worse[1] - 1, 0),
        end[:, 2] + start[:, 2], single * both, (end + start)[:, :2].sum(axis=1),
    ], axis=1)  # fmt: skip


def _boundaries(one: Counterparts, two: Counterparts, nodes: Ints) -> Array:
    """Return (n, 3): what has moved from the source's last sentence on, from the target's last on, and all leanings.

    `nodes` (n, 3) are stretches, rows and columns.
    """
    out = np.zeros((len(nodes), 3))
    which, rows, columns = nodes.T
    inner = np.flatnonzero((rows > 0) & (columns > 0) & (rows < one.sizes[which]) & (columns < two.sizes[which]))
    which, rows, columns = nodes[inner].T
    ones = np.ones(len(inner), np.int64)
    twos = 2 * ones
    leaning = []
    for words, here, there in ((one, one.firsts[which] + rows, columns), (two, two.firsts[which] + columns, rows)):
        # The other side's "group" is the two sentences before the boundary, what is after it the two that follow.
        last, first = (Groups.of(words, here + k, ones, there, np.minimum(twos, there), 2) for k in (0, 1))
        leaning.append(
            (last.tail(last.weights * (last.after - last.own)), first.head(first.weights * (first.own - first.after)))
        )
    (source_on, source_back), (target_on, target_back) = leaning
    out[inner] = np.stack([
        np.minimum(source_on, target_back), np.minimum(target_on, source_back),
        source_on + source_back + target_on + target_back,
    ], axis=1)  # fmt: skip
    return out
