"""Train the embedding table: whole sentences first, then fragments of them, which is what quotes are.

    python training/encoder/2_train.py --work FOLDER

Phase 1 contrasts sentence pairs within a batch. Its word vectors then link the words of each pair, and phase 2 contrasts
corresponding fragments, several of one sentence in a batch, together with whole sentences. Every step draws from a generator
seeded by its own number; a killed run goes on from its last checkpoint with the same command.
"""

from __future__ import annotations

import argparse
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import kernels
import numba
import numpy as np

from aligner.embed.bilingual import identity


@dataclass
class Side:
    """One language of the pairs: word numbers, where pairs begin, and each word's rows of the table."""

    ids: np.ndarray
    offsets: np.ndarray
    feature_offsets: np.ndarray
    feature_rows: np.ndarray

    def rows(self, starts: np.ndarray, ends: np.ndarray, drop: float, seed: int) -> tuple[np.ndarray, np.ndarray]:
        return kernels.expand(self.ids, starts, ends, self.feature_offsets, self.feature_rows, drop, seed)


def read_sides(work: Path) -> tuple[Side, Side, dict[str, np.ndarray]]:
    with np.load(work / "features.npz") as stored:
        features = dict(stored)
    sides = [
        Side(np.load(work / f"{lang}.ids.npy"), np.load(work / f"{lang}.offsets.npy"),
             features[f"{lang}_offsets"], features[f"{lang}_rows"])
        for lang in ("fr", "en")
    ]  # fmt: skip
    return sides[0], sides[1], features


def initial(work: Path, features: dict[str, np.ndarray], dimension: int, seed: int) -> np.ndarray:
    """Return the table to start from: the same row for the same word in both languages, frequent words short.

    Lengths follow the square root of the weights of Arora et al. 2017 (SIF, a = 1e-4); numbers start from their identity vector.
    """
    rng = np.random.default_rng(seed)
    table = rng.normal(0, 0.1, (int(features["rows"]), dimension)).astype(np.float32)
    first: dict[str, np.ndarray] = {}
    for lang in ("fr", "en"):
        own, start = int(features[f"{lang}_own"]), int(features[f"{lang}_start"])
        counts = features[f"{lang}_counts"]
        words = [line.split("\t")[0] for line in (work / f"{lang}.types.txt").read_text("utf-8").split("\n")[:own]]
        weight = np.sqrt(1e-4 / (1e-4 + counts[:own] / counts.sum())).astype(np.float32)
        for number, word in enumerate(words):
            if word.isdigit():
                first[word] = identity(word, dimension) * (0.1 * dimension**0.5)
            row = first.setdefault(word, table[start + number].copy())
            table[start + number] = row * weight[number]
    return table


@dataclass
class Trainer:
    """The table with Adam's state, and where it stands."""

    table: np.ndarray
    first: np.ndarray
    second: np.ndarray
    step: int = 0

    def learn(self, f: Side, e: Side, windows: np.ndarray, args: argparse.Namespace, rate: float) -> float:
        """Take one step on windows (f_start, f_end, e_start, e_end) and return the loss."""
        self.step += 1
        seed = args.seed * 1_000_003 + self.step
        f_rows, f_where = f.rows(windows[:, 0], windows[:, 1], args.drop, seed)
        e_rows, e_where = e.rows(windows[:, 2], windows[:, 3], args.drop, seed + 1)
        loss, f_gradient, e_gradient = kernels.contrast(
            kernels.sums(self.table, f_rows, f_where), kernels.sums(self.table, e_rows, e_where), args.temperature
        )
        where = np.concatenate([f_where[:-1], f_where[-1] + e_where])
        counts = np.zeros(len(self.table), np.int64)
        grouped = kernels.group(np.concatenate([f_rows, e_rows]), where, counts)
        gradient = np.concatenate([f_gradient, e_gradient]) / len(windows)
        kernels.adam(self.table, self.first, self.second, gradient, *grouped, rate, self.step)
        return loss

    def save(self, path: Path) -> None:
        part = path.with_suffix(".part.npz")
        np.savez(part, table=self.table, first=self.first, second=self.second, step=np.array(self.step))
        part.replace(path)


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


def batch(
    f: Side, e: Side, pairs: np.ndarray, links: np.ndarray | None, args: argparse.Namespace, step: int
) -> np.ndarray:
    """Draw one batch: whole sentences, and in phase 2 a share of fragments."""
    rng = np.random.default_rng([args.seed, step])
    if links is None:
        return whole(f, e, rng.choice(pairs, args.batch))
    share = int(args.batch * args.fragments)
    drawn = rng.choice(pairs, share // 2)
    parts = kernels.fragments(drawn, f.offsets, e.offsets, links, args.per_pair, args.shortest, 24, step)[:share]
    return np.concatenate([whole(f, e, rng.choice(pairs, args.batch - len(parts))), parts])


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--name", default="model", help="name of the checkpoint in the work folder")
    parser.add_argument(
        "--start", type=Path, help="checkpoint to start from in place of a fresh table (and past phase 1)"
    )
    parser.add_argument("--dimension", type=int, default=256)
    parser.add_argument("--sentence-steps", type=int, default=5000)
    parser.add_argument("--fragment-steps", type=int, default=10000)
    parser.add_argument("--batch", type=int, default=2048)
    parser.add_argument("--rate", type=float, default=3e-3)
    parser.add_argument("--temperature", type=float, default=0.05)
    parser.add_argument("--drop", type=float, default=0.1)
    parser.add_argument("--fragments", type=float, default=0.6, help="share of fragments in a batch of phase 2")
    parser.add_argument("--per-pair", type=int, default=3)
    parser.add_argument("--shortest", type=int, default=3)
    parser.add_argument("--limit", type=int, default=0, help="stop after this many steps in this call (0 = none)")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    numba.set_num_threads(args.threads)
    f, e, features = read_sides(args.work)
    pairs = usable(f, e)
    path = args.work / f"{args.name}.npz"
    trainer = restore(path, args) or fresh(args, features)
    links, began, total = None, time.time(), args.sentence_steps + args.fragment_steps
    last = min(total, trainer.step + args.limit) if args.limit else total
    loss = 0.0
    while trainer.step < last:
        if links is None and trainer.step >= args.sentence_steps:
            links = link(f, e, trainer.table, pairs)
            print(f"linked words: {(links >= 0).mean():.3f}, {time.time() - began:.0f} s", file=sys.stderr, flush=True)
        windows = batch(f, e, pairs, links, args, trainer.step)
        rate = args.rate * min(1, (trainer.step + 1) / 100) * max(0.02, 1 - trainer.step / total)
        loss += trainer.learn(f, e, windows, args, rate)
        if trainer.step % 200 == 0:
            print(f"step {trainer.step} loss {loss / 200:.4f} {time.time() - began:.0f} s", file=sys.stderr, flush=True)
            loss = 0.0
        if trainer.step % 2000 == 0 or trainer.step == last:
            trainer.save(path)


def restore(path: Path, args: argparse.Namespace) -> Trainer | None:
    """Return the trainer of the last checkpoint (or of --start), if there is one."""
    for source in (path, args.start):
        if source is not None and source.exists():
            with np.load(source) as kept:
                return Trainer(kept["table"], kept["first"], kept["second"], int(kept["step"]))
    return None


def fresh(args: argparse.Namespace, features: dict[str, np.ndarray]) -> Trainer:
    table = initial(args.work, features, args.dimension, args.seed)
    return Trainer(table, np.zeros_like(table), np.zeros_like(table))


if __name__ == "__main__":
    main()
