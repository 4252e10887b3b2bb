"""Align a French text with its English version, print the beads, and write a translation memory.

It prints, among others:

    They repaired one of the two engines
    corpus.tmx manifest.json
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import aligner

ROOT = Path(__file__).parents[1]


def main(folder: Path) -> None:
    """Print what is no 1-1 bead, and write `corpus.tmx` into a folder."""
    name = "2026-10-03_harbour-library.txt"
    bitext = aligner.align(ROOT / "corpus/fr" / name, ROOT / "corpus/en" / name)
    for bead in bitext.beads:
        if bead.type == "1-1" or bitext.target is None:
            continue
        source, target = (
            " ".join(sentence.text for sentence in text.sentences[side.start : side.end])
            for text, side in ((bitext.source, bead.source), (bitext.target, bead.target))
        )
        print(f"{bead.type}  {bead.score:.2f}  {source[:50]} | {target[:50]}")
    written = aligner.write(bitext, folder, ["tmx"])
    print(*sorted(path.name for path in written))


if __name__ == "__main__":
    if len(sys.argv) > 1:
        main(Path(sys.argv[1]))
    else:
        with tempfile.TemporaryDirectory() as folder:
            main(Path(folder))
