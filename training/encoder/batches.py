"""What a batch is made of: sentence pairs, corresponding fragments of them, and pairs that are like each other."""

from __future__ import annotations

import argparse
from dataclasses import dataclass

import kernels
import numpy as np


@dataclass
class Side:
    """One language of the pairs: word numbers, where pairs begin, and each word's rows of the table."""

    ids: np.ndarray
    offsets: np.ndarray
    feature_offsets: np.ndarray
    feature_rows: np.ndarray

    def rows(self, starts: np.ndarray, ends: np.ndarray, drop: float, seed: int) -> tuple[np.ndarray, np.ndarray]:
        return kernels.expand(self.ids, starts, ends, self.feature_offsets, self.feature_rows, drop, seed)


def usable(f: Side, e: Side) -> np.ndarray:
    """Return the numbers of the pairs with 2 to 80 words on both sides."""
    lengths = [np.diff(side.offsets) for side in (f, e)]
    return np.flatnonzero((np.minimum(*lengths) >= 2) & (np.maximum(*lengths) <= 80))


def whole(f: Side, e: Side, pairs: np.ndarray) -> np.ndarray:
    return np.stack([f.offsets[pairs], f.offsets[pairs + 1], e.offsets[pairs], e.offsets[pairs + 1]], axis=1)


def link(f: Side, e: Side, table: np.ndarray, pairs: np.ndarray) -> np.ndarray:
    """Return for every French word the position of its English word, or -1, from the word vectors so far."""
    vectors = []
    for side in (f, e):
        v = kernels.sums(table, side.feature_rows, side.feature_offsets)
        vectors.append(v / np.maximum(np.linalg.norm(v, axis=1, keepdims=True), 1e-9))
    out = np.full(len(f.ids), -1, np.int8)
    kernels.word_links(f.ids, f.offsets, e.ids, e.offsets, *vectors, pairs, np.float32(0.25), np.float32(0.4), out)
    return out


@dataclass
class Draw:
    """Where a batch comes from: the pairs, in phase 2 their links and a round's clusters of like pairs."""

    pairs: np.ndarray
    links: np.ndarray | None = None
    clustered: np.ndarray | None = None
    borders: np.ndarray | None = None

    def take(self, size: int, group: int, rng: np.random.Generator) -> np.ndarray:
        """Return pairs: any, or groups of up to `group` from one cluster, which are hard negatives of each other."""
        if self.clustered is None or self.borders is None:
            return rng.choice(self.pairs, size)
        parts: list[np.ndarray] = []
        while sum(map(len, parts)) < size:
            cluster = rng.integers(len(self.borders) - 1)
            members = self.clustered[self.borders[cluster] : self.borders[cluster + 1]]
            parts.append(members if len(members) <= group else rng.choice(members, group, replace=False))
        return np.concatenate(parts)[:size]


def cluster(draw: Draw, f: Side, e: Side, table: np.ndarray, args: argparse.Namespace, turn: int) -> None:
    """Group a fresh sample of the pairs by the nearest of some pivot sentences, chosen at random."""
    rng = np.random.default_rng([args.seed, turn, 7])
    sample = rng.choice(draw.pairs, min(args.sample, len(draw.pairs)), replace=False)
    windows = whole(f, e, sample)
    pivots, nearest = np.empty(0), np.empty(len(sample), np.int64)
    for begin in range(0, len(sample), 8192):
        part = windows[begin : begin + 8192]
        v = kernels.sums(table, *e.rows(part[:, 2], part[:, 3], 0.0, 0))
        v /= np.maximum(np.linalg.norm(v, axis=1, keepdims=True), 1e-9)
        if begin == 0:
            pivots = v[: max(1, min(len(v), len(sample) // 400))].T.copy()
        nearest[begin : begin + 8192] = (v @ pivots).argmax(1)
    order = np.argsort(nearest, kind="stable")
    draw.clustered, draw.borders = sample[order], np.searchsorted(nearest[order], np.arange(pivots.shape[1] + 1))


def batch(f: Side, e: Side, draw: Draw, args: argparse.Namespace, step: int) -> np.ndarray:
    """Draw one batch: whole sentences, and in phase 2 a share of fragments."""
    rng = np.random.default_rng([args.seed, step])
    if draw.links is None:
        return whole(f, e, rng.choice(draw.pairs, args.batch))
    share = int(args.batch * args.fragments)
    drawn = draw.take(share * 3 // (2 * args.per_pair), args.group, rng)
    parts = kernels.fragments(drawn, f.offsets, e.offsets, draw.links, args.per_pair, args.shortest, 24, step)[:share]
    return np.concatenate([whole(f, e, draw.take(args.batch - len(parts), args.group, rng)), parts])
