"""Precision, recall and F1 of sentence alignments, strict and lax, by Vecalign's definitions.

Source: Thompson and Koehn, "Vecalign: Improved Sentence Alignment in Linear Time and Space", EMNLP 2019, section 4, and
the scorer published with it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from aligner.model import Bead, Span

Group = tuple[int, ...]
Pair = tuple[Group, Group]


@dataclass(frozen=True, slots=True)
class Tally:
    """Hits and tries of one document or several: `strict` and `lax` hits of `tries` beads."""

    strict: int = 0
    lax: int = 0
    tries: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.strict + other.strict, self.lax + other.lax, self.tries + other.tries)


@dataclass(frozen=True, slots=True)
class Counts:
    """What was found in one document or several: `found` counts the answer's beads, `gold` those of the gold."""

    found: Tally = Tally()
    gold: Tally = Tally()

    def __add__(self, other: Counts) -> Counts:
        return Counts(self.found + other.found, self.gold + other.gold)


@dataclass(frozen=True, slots=True)
class Score:
    """Precision, recall and their harmonic mean, each 0 to 1."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall; 0 where both are 0."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


@dataclass(frozen=True, slots=True)
class Interval:
    """A value with the bounds of its bootstrap confidence interval."""

    value: float
    low: float
    high: float


def pair(bead: Bead) -> Pair:
    """Return the bead's sentence numbers; the place of an empty side is forgotten.

    >>> from aligner.model import Span
    >>> pair(Bead(Span(3, 5), Span(4, 4), 1.0))
    ((3, 4), ())
    """
    return tuple(range(bead.source.start, bead.source.end)), tuple(range(bead.target.start, bead.target.end))


def one_by_one(beads: Iterable[Bead]) -> tuple[Bead, ...]:
    """Return the beads with each run of nulls cut into single sentences: fair where gold and answer group differently.

    >>> from aligner.model import Span
    >>> [b.type for b in one_by_one([Bead(Span(0, 2), Span(0, 0), 0.9), Bead(Span(2, 4), Span(0, 1), 0.9)])]
    ['1-0', '1-0', '2-1']
    """
    out: list[Bead] = []
    for bead in beads:
        if len(bead.source) and len(bead.target):
            out.append(bead)
            continue
        out += [replace(bead, source=Span(k, k + 1)) for k in range(bead.source.start, bead.source.end)]
        out += [replace(bead, target=Span(k, k + 1)) for k in range(bead.target.start, bead.target.end)]
    return tuple(out)


def count(gold: Iterable[Bead], answer: Iterable[Bead]) -> Counts:
    """Count one document's hits; beads empty on both sides are no beads."""
    gold_pairs = {p for p in map(pair, gold) if p != ((), ())}
    found_pairs = {p for p in map(pair, answer) if p != ((), ())}
    both_gold = {p for p in gold_pairs if p[0] and p[1]}
    both_found = {p for p in found_pairs if p[0] and p[1]}
    return Counts(found=_tally(found_pairs, gold_pairs), gold=_tally(both_gold, both_found))


def count_by_type(gold: Sequence[Bead], answer: Sequence[Bead]) -> dict[str, Counts]:
    """Count one document's hits by bead type ("2-1"): found by the answer's type, gold by the gold's.

    Nulls count among the found only, as in `count`.
    """
    whole_gold, whole_answer = {pair(b) for b in gold}, {pair(b) for b in answer}
    linked_answer = {p for p in whole_answer if p[0] and p[1]}
    types = sorted({f"{len(s)}-{len(t)}" for s, t in (whole_gold | whole_answer) - {((), ())}})
    out = {}
    for kind in types:
        of_answer = {p for p in whole_answer if f"{len(p[0])}-{len(p[1])}" == kind}
        of_gold = {p for p in whole_gold if f"{len(p[0])}-{len(p[1])}" == kind and p[0] and p[1]}
        out[kind] = Counts(found=_tally(of_answer, whole_gold), gold=_tally(of_gold, linked_answer))
    return out


def strict(counts: Counts) -> Score:
    """Score by exact beads: a bead is right where the gold has the very same."""
    return Score(_ratio(counts.found.strict, counts.found.tries), _ratio(counts.gold.strict, counts.gold.tries))


def lax(counts: Counts) -> Score:
    """Score by touch: a bead is right where it shares a source and a target sentence with one gold bead."""
    return Score(_ratio(counts.found.lax, counts.found.tries), _ratio(counts.gold.lax, counts.gold.tries))


def bootstrap(
    units: Sequence[Counts], *, laxly: bool = False, level: float = 0.95, rounds: int = 2000, seed: int = 0
) -> Interval:
    """Return the F1 of all units with a percentile interval from drawing the units again with replacement.

    A unit is what is independent: a document, or a run of beads of one book (`slices`). The percentile interval is
    Efron and Tibshirani's, "An Introduction to the Bootstrap" (1993), section 13.3. Raises ValueError on no units.
    """
    if not units:
        raise ValueError("nothing to draw from: no units")
    score = lax if laxly else strict
    value = score(sum(units, Counts())).f1
    table = np.array([_row(u, laxly) for u in units], dtype=np.int64)
    draws = np.random.default_rng(seed).integers(0, len(units), (rounds, len(units)))
    hits, tries, gold_hits, gold_tries = table[draws].sum(axis=1).T
    precision, recall = hits / np.maximum(tries, 1), gold_hits / np.maximum(gold_tries, 1)
    f1 = 2 * precision * recall / np.maximum(precision + recall, 1e-12)
    low, high = np.quantile(f1, [(1 - level) / 2, (1 + level) / 2])
    return Interval(value, float(low), float(high))


def slices(gold: Sequence[Bead], answer: Sequence[Bead], size: int = 20) -> list[Counts]:
    """Cut one long document's counts into units of about `size` gold beads, for `bootstrap`.

    A bead belongs to the unit in which its first source sentence (for insertions: its first target sentence) lies, so
    the units add up to `count(gold, answer)`.
    """
    gold_cuts = [gold[k] for k in range(size, len(gold), size)]
    source_cuts = np.array([b.source.start for b in gold_cuts])
    target_cuts = np.array([b.target.start for b in gold_cuts])

    def unit(p: Pair) -> int:
        cuts, first = (source_cuts, p[0][0]) if p[0] else (target_cuts, p[1][0])
        return int(np.searchsorted(cuts, first, side="right"))

    gold_pairs = {p for p in map(pair, gold) if p != ((), ())}
    found_pairs = {p for p in map(pair, answer) if p != ((), ())}
    linked = {p for p in found_pairs if p[0] and p[1]}
    mine: defaultdict[int, set[Pair]] = defaultdict(set)
    theirs: defaultdict[int, set[Pair]] = defaultdict(set)
    for p in found_pairs:
        mine[unit(p)].add(p)
    for p in gold_pairs:
        if p[0] and p[1]:
            theirs[unit(p)].add(p)
    partners, reverse = _partners(gold_pairs), _partners(linked)
    return [
        Counts(_tally_with(mine[k], gold_pairs, partners), _tally_with(theirs[k], linked, reverse))
        for k in range(len(gold_cuts) + 1)
    ]


def type_table(gold: Iterable[Bead]) -> Counter[str]:
    """Count the beads of each type."""
    return Counter(b.type for b in gold)


def _tally(tried: set[Pair], truth: set[Pair]) -> Tally:
    return _tally_with(tried, truth, _partners(truth))


def _tally_with(tried: set[Pair], truth: set[Pair], partners: dict[int, set[int]]) -> Tally:
    exact = tried & truth
    touching = 0
    for source, target in tried - exact:
        linked: set[int] = set().union(*(partners.get(i, set()) for i in source))
        touching += not linked.isdisjoint(target)
    return Tally(len(exact), len(exact) + touching, len(tried))


def _partners(truth: Iterable[Pair]) -> dict[int, set[int]]:
    partners: defaultdict[int, set[int]] = defaultdict(set)
    for source, target in truth:
        for i in source:
            partners[i].update(target)
    return dict(partners)


def _row(counts: Counts, laxly: bool) -> tuple[int, int, int, int]:
    found, gold = counts.found, counts.gold
    if laxly:
        return found.lax, found.tries, gold.lax, gold.tries
    return found.strict, found.tries, gold.strict, gold.tries


def _ratio(hits: int, tries: int) -> float:
    return hits / tries if tries else 0.0
