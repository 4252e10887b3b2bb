"""Sentence alignment against gold, next to its peers; with --growth, time and memory by length.

    python benchmarks/alignment.py [--encoder bilingual] [--use] [--hunalign PROGRAM] [--vecalign COMMAND]
    python benchmarks/alignment.py --growth 1000 10000 100000

--use also runs our alignment and Bertalign's algorithm on vectors of the Universal Sentence Encoder, encoding included.
--hunalign and --vecalign run those programs where you have them: a command in which {src}, {tgt} and {dict} (an empty
dictionary) stand for files, and whose output is a ladder or Vecalign's beads. CPU seconds are of one process.
"""

from __future__ import annotations

import argparse
import lzma
import os
import resource
import shlex
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

import numpy as np
from bertalign_algorithm import align as bertalign

from aligner import __version__, embed
from aligner.alignment import align
from aligner.alignment.sides import WIDE
from aligner.evaluate.beads import Counts, bootstrap, count, count_by_type, lax, one_by_one, slices, strict
from aligner.evaluate.ladders import read_beads, read_hunalign
from aligner.model import Bead
from aligner.protocols import Encoder
from aligner.signature import digest

SHARED = Path(__file__).parents[2] / "shared"
# Published with the gold data: whole sets, development and held-out together; strict, lax. TransRead's development part
# in brackets.
PUBLISHED = """  Published with the gold data (whole sets, strict, lax; the development part of TransRead in brackets):
    Gale-Church              transread 0.800 0.915 (0.766)  ntrex 0.777 0.904  ntrex-hard 0.492 0.773
    hunalign                 transread 0.811 0.929 (0.795)  ntrex 0.842 0.935  ntrex-hard 0.642 0.856
    Vecalign, USE            transread 0.898 0.993 (0.877)  ntrex 0.899 0.996  ntrex-hard 0.740 0.976
    Bertalign's algo., USE   transread 0.940 0.995 (0.931)  ntrex 0.949 0.997  ntrex-hard 0.843 0.988"""
Aligner = Callable[["Case", bool], Sequence[Bead]]


@dataclass(frozen=True, slots=True)
class Case:
    """One pair of texts with its gold."""

    kind: str
    name: str
    source: list[str]
    target: list[str]
    gold: tuple[Bead, ...]
    paragraphs: tuple[list[int], list[int]] | None


@dataclass(slots=True)
class Result:
    """What one system did on all cases; `alone` counts nulls one by one."""

    counts: dict[str, list[Counts]] = field(default_factory=dict)
    alone: dict[str, Counts] = field(default_factory=dict)
    units: dict[str, list[Counts]] = field(default_factory=dict)
    types: dict[str, Counts] = field(default_factory=dict)
    seconds: dict[str, float] = field(default_factory=dict)


def lines(path: Path) -> list[str]:
    return path.read_text("utf-8").removesuffix("\n").split("\n")


def cases(folder: Path) -> Iterator[Case]:
    for kind in ("transread", "ntrex", "ntrex-hard"):
        for path in sorted((folder / kind).iterdir()):
            gold = read_beads(lines(path / "gold.txt"), str(path / "gold.txt"))
            numbers = None
            if (path / "src.par").exists():
                numbers = [int(n) for n in lines(path / "src.par")], [int(n) for n in lines(path / "tgt.par")]
            yield Case(kind, path.name, lines(path / "src.txt"), lines(path / "tgt.txt"), gold, numbers)


def seconds() -> float:
    usage = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(u.ru_utime + u.ru_stime for u in usage)


def measure(aligner: Aligner, every: Sequence[Case], paragraphs: bool) -> Result:
    result = Result()
    for case in every:
        before = seconds()
        beads = aligner(case, paragraphs)
        result.seconds[case.kind] = result.seconds.get(case.kind, 0.0) + seconds() - before
        counts = count(case.gold, beads)
        alone = count(one_by_one(case.gold), one_by_one(beads))
        names = [case.kind] + ([f"  {case.name}"] if case.kind == "transread" else [])
        for name in names:
            result.counts.setdefault(name, []).append(counts)
            result.alone[name] = result.alone.get(name, Counts()) + alone
            result.units.setdefault(name, []).extend(slices(case.gold, beads) if case.kind == "transread" else [counts])
        for kind, part in count_by_type(case.gold, beads).items():
            result.types[kind] = result.types.get(kind, Counts()) + part
    return result


def show(title: str, result: Result, types: bool) -> None:
    print(f"\n{title}")
    for name, parts in result.counts.items():
        total = sum(parts, Counts())
        spread = bootstrap(result.units[name])
        cost = f"{result.seconds[name]:8.1f} CPU s" if name in result.seconds else ""
        score, alone = strict(total), result.alone[name]
        print(
            f"  {name:28} strict F1 {score.f1:.3f} [{spread.low:.3f}, {spread.high:.3f}]  P {score.precision:.3f}  "
            f"R {score.recall:.3f}  lax F1 {lax(total).f1:.3f}  "
            f"nulls one by one {strict(alone).f1:.3f} {lax(alone).f1:.3f} {cost}"
        )
    if types:
        for kind, counts in sorted(result.types.items(), key=lambda item: -item[1].gold.tries)[:10]:
            print(f"    {kind:6} strict P {strict(counts).precision:.3f} of {counts.found.tries:5}  "
                  f"R {strict(counts).recall:.3f} of {counts.gold.tries:5}")  # fmt: skip


def outside(command: str, ladder: bool) -> Aligner:
    """Return an aligner that runs a program on files."""

    def run(case: Case, paragraphs: bool) -> Sequence[Bead]:
        with tempfile.TemporaryDirectory() as folder:
            places = {name: Path(folder) / name for name in ("src", "tgt", "dict")}
            for name, text in (("src", case.source), ("tgt", case.target), ("dict", [])):
                places[name].write_text("".join(f"{line}\n" for line in text), "utf-8")
            words = [word.format(**places) for word in shlex.split(command)]
            out = subprocess.run(words, check=True, capture_output=True, text=True).stdout.splitlines()
            return read_hunalign(out) if ladder else read_beads(out)

    return run


def quality(options: argparse.Namespace) -> None:
    folder = options.gold
    if not folder.exists():
        sys.exit(f"{folder}: no gold alignments; name their folder with --gold")
    every = list(cases(folder))
    encoder = embed.load(options.encoder)
    data = digest(text for case in every for text in (case.name, *case.source, *case.target))
    print(f"aligner:{__version__} {encoder.name}:{encoder.digest[:12]} data:{data[:12]} beads<={WIDE}x{WIDE}")
    print(PUBLISHED)
    for paragraphs in (False, True):
        title = f"aligner, {encoder.name}, {'with' if paragraphs else 'without'} paragraphs"
        known = [case for case in every if case.paragraphs or not paragraphs]
        show(title, measure(ours(encoder), known, paragraphs), not paragraphs)
    if options.use:
        use = embed.load("use")
        use.encode(["warm"], "en")
        show(f"aligner, use:{use.digest[:12]}", measure(ours(use), every, False), False)
        peer = measure(lambda case, _: bertalign(case.source, case.target, use.encode), every, False)
        show("Bertalign's algorithm, use", peer, False)
    for name, ladder in (("hunalign", True), ("vecalign", False)):
        if getattr(options, name):
            show(name, measure(outside(getattr(options, name), ladder), every, False), False)


def ours(encoder: Encoder) -> Aligner:
    def run(case: Case, paragraphs: bool) -> Sequence[Bead]:
        return align(case.source, case.target, encoder, paragraphs=case.paragraphs if paragraphs else None)

    return run


def synthetic(path: Path, size: int, seed: int = 0) -> tuple[list[str], list[str], int]:
    """Return texts of about `size` sentences from Europarl, a tenth merged and a twentieth left out on each side."""
    rng = np.random.default_rng(seed)
    sides: tuple[list[str], list[str]] = ([], [])
    with lzma.open(path, "rt", encoding="utf-8") as rows:
        while max(map(len, sides)) < size:
            pair = next(rows).rstrip("\n").split("\t")
            for side, text in zip(sides, pair, strict=True):
                draw = rng.random()
                if draw < 0.1 and side:
                    side[-1] += " " + text
                elif draw < 0.95:
                    side.append(text)
    return sides[0], sides[1], seed


def growth(options: argparse.Namespace) -> None:
    """Each length in a process of its own, so that peaks of memory are its own."""
    encoder = embed.load(options.encoder)
    print(f"aligner:{__version__} {encoder.name}:{encoder.digest[:12]} europarl, seed 0, merges 0.1, drops 0.05")
    rows = []
    for size in options.growth:
        command = [sys.executable, __file__, "--one", str(size), "--mt", str(options.mt), "--encoder", options.encoder]
        out = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
        rows.append((size, float(out[0]), float(out[1])))
        print(f"  {size:7} sentences a side: {rows[-1][1]:8.2f} CPU s, {rows[-1][2]:8.0f} MiB above the texts")
    for (a, t, m), (b, u, n) in pairwise(rows):
        steps = np.log(b / a)
        print(f"  {a} to {b}: exponent of time {np.log(u / t) / steps:.2f}, of memory {np.log(n / m) / steps:.2f}")


def one(options: argparse.Namespace) -> None:
    encoder = embed.load(options.encoder)
    source, target, _ = synthetic(options.mt / "europarl.tsv.xz", options.one)
    encoder.encode(source[:10], "fr")
    base, start = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.process_time()
    align(source, target, encoder)
    print(time.process_time() - start, (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - base) / 1024)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, default=SHARED / "gold" / "alignment")
    parser.add_argument("--mt", type=Path, default=SHARED / "mt")
    parser.add_argument("--encoder", default="bilingual")
    parser.add_argument("--use", action="store_true")
    parser.add_argument("--hunalign", default=os.environ.get("ALIGNER_HUNALIGN", ""))
    parser.add_argument("--vecalign", default=os.environ.get("ALIGNER_VECALIGN", ""))
    parser.add_argument("--growth", type=int, nargs="+", metavar="SENTENCES")
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        one(options)
    elif options.growth:
        growth(options)
    else:
        quality(options)


if __name__ == "__main__":
    main()
