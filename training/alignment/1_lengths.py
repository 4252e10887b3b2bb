"""Measure how many characters of French stand for one of English: LENGTH_RATIO of aligner/alignment/features.py.

python training/alignment/1_lengths.py ../shared/mt
"""

from __future__ import annotations

import itertools
import lzma
import sys
from pathlib import Path

import numpy as np


def main(folder: Path) -> None:
    lengths = []
    for name in ("europarl", "tatoeba", "canada-statutes", "storybooks"):
        with lzma.open(folder / f"{name}.tsv.xz", "rt", encoding="utf-8") as lines:
            pairs = np.array(
                [[len(side) for side in line.rstrip("\n").split("\t")] for line in itertools.islice(lines, 50_000)]
            )
        lengths.append(pairs)
        print(f"{name}: {len(pairs)} pairs, {pairs[:, 0].sum() / pairs[:, 1].sum():.3f}")
    every = np.concatenate(lengths)
    print(f"all: {every[:, 0].sum() / every[:, 1].sum():.3f}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
