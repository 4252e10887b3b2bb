"""Train the embedding table: whole sentences first, then fragments of them, which is what quotes are.

    python training/encoder/2_train.py --work FOLDER

Phase 1 contrasts sentence pairs within a batch. Its word vectors then link the words of each pair, and phase 2
contrasts corresponding fragments, several of one sentence in a batch, together with whole sentences, both in groups of
like content. Every step draws from a generator seeded by its own number; a killed run goes on from its last
checkpoint with the same command.
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
from batches import Draw, Side, batch, cluster, link, usable

from aligner.embed.bilingual import identity


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

    Lengths follow the square root of the weights of Arora et al. 2017 (SIF, a = 1e-4); numbers start from their
    identity vector.
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

    def save(self, path: Path, draw: Draw) -> None:
        """Write all that a later call needs to go on exactly as if this one had not stopped."""
        drawn = {name: v for name in ("links", "clustered", "borders") if (v := getattr(draw, name)) is not None}
        part = path.with_suffix(".part.npz")
        np.savez(part, table=self.table, first=self.first, second=self.second, step=np.array(self.step), **drawn)
        part.replace(path)


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
    parser.add_argument(
        "--group", type=int, default=32, help="most pairs of one cluster in a batch of phase 2 (0 = any)"
    )
    parser.add_argument("--sample", type=int, default=400000, help="pairs that are clustered at a time")
    parser.add_argument("--every", type=int, default=1000, help="steps between clusterings")
    parser.add_argument("--keep", type=int, default=1000, help="steps between checkpoints")
    parser.add_argument("--limit", type=int, default=0, help="stop after this many steps in this call (0 = none)")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    numba.set_num_threads(args.threads)
    f, e, features = read_sides(args.work)
    draw = Draw(usable(f, e))
    path = args.work / f"{args.name}.npz"
    trainer = restore(path, args, draw) or fresh(args, features)
    train(trainer, draw, f, e, args, path)


def train(trainer: Trainer, draw: Draw, f: Side, e: Side, args: argparse.Namespace, path: Path) -> None:
    """Take the steps that are left, with a checkpoint every `--keep` steps and at the end."""
    total, began, loss = args.sentence_steps + args.fragment_steps, time.time(), 0.0
    last = min(total, trainer.step + args.limit) if args.limit else total
    while trainer.step < last:
        if trainer.step >= args.sentence_steps:
            if draw.links is None:
                draw.links = link(f, e, trainer.table, draw.pairs)
            turn, rest = divmod(trainer.step - args.sentence_steps, args.every)
            if args.group and (draw.clustered is None or rest == 0):
                cluster(draw, f, e, trainer.table, args, turn)
        windows = batch(f, e, draw, args, trainer.step)
        rate = args.rate * min(1, (trainer.step + 1) / 100) * max(0.02, 1 - trainer.step / total)
        loss += trainer.learn(f, e, windows, args, rate)
        if trainer.step % 200 == 0:
            print(f"step {trainer.step} loss {loss / 200:.4f} {time.time() - began:.0f} s", file=sys.stderr, flush=True)
            loss = 0.0
        if trainer.step % args.keep == 0 or trainer.step == last:
            trainer.save(path, draw)


def restore(path: Path, args: argparse.Namespace, draw: Draw) -> Trainer | None:
    """Return the trainer of the last checkpoint, or that of --start, whose links and clusters are made anew."""
    for source in (path, args.start):
        if source is not None and source.exists():
            with np.load(source) as kept:
                for name in {"links", "clustered", "borders"} & set(kept) if source == path else ():
                    setattr(draw, name, kept[name])
                return Trainer(kept["table"], kept["first"], kept["second"], int(kept["step"]))
    return None


def fresh(args: argparse.Namespace, features: dict[str, np.ndarray]) -> Trainer:
    table = initial(args.work, features, args.dimension, args.seed)
    return Trainer(table, np.zeros_like(table), np.zeros_like(table))


if __name__ == "__main__":
    main()
