"""Large corpora made of real sentences: Europarl in documents of 30 to 200 sentences, with merges, splits and drops.

    python benchmarks/made_corpus.py FOLDER COUNT

A document is a run of the shuffled sentence pairs of `../shared/mt/europarl.tsv.xz`. A twentieth of its sentences are
joined with the one before, 1 % are missing, on either side; 1 % are quoted, in French with «», in English with their
speaker, so that there is something to find. The same count and seed give the same files.
"""

from __future__ import annotations

import lzma
import random
import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

SOURCE = Path(__file__).resolve().parents[2] / "shared/mt/europarl.tsv.xz"
SEED = 8


def pairs() -> Iterator[tuple[str, str]]:
    """Yield the sentence pairs of the source, over and over."""
    while True:
        with lzma.open(SOURCE, "rt", encoding="utf-8") as lines:
            for line in lines:
                french, english = line.rstrip("\n").split("\t")
                yield french, english


def make(folder: Path, count: int, seed: int = SEED) -> int:
    """Write `count` documents on either side below a folder, and return the number of French sentences."""
    chance = random.Random(seed)
    coming = pairs()
    sentences = 0
    for number in range(count):
        sides = _document(list(islice(coming, chance.randint(30, 200))), chance)
        sentences += len(sides[0])
        for lang, side in zip(("fr", "en"), sides, strict=True):
            path = folder / lang / f"{number // 1000:03}" / f"{number:06}.txt"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(_paragraphs(side, random.Random(number)), encoding="utf-8")
    return sentences


def _document(given: list[tuple[str, str]], chance: random.Random) -> tuple[list[str], list[str]]:
    sides: tuple[list[str], list[str]] = ([], [])
    for french, english in given:
        if chance.random() < 0.01 and french[-1] in ".!?" and '"' not in english:
            french, english = f"« {french[:-1]} », a dit M. Martin.", f'"{english[:-1]}," said Mr Martin.'
        for side, text in zip(sides, (french, english), strict=True):
            if chance.random() < 0.01:
                continue
            if side and chance.random() < 0.05:
                side[-1] += f" {text}"
            else:
                side.append(text)
    return sides


def _paragraphs(sentences: list[str], chance: random.Random) -> str:
    parts = []
    while sentences:
        size = chance.randint(2, 7)
        parts.append(" ".join(sentences[:size]))
        sentences = sentences[size:]
    return "\n\n".join(parts) + "\n"


if __name__ == "__main__":
    print(make(Path(sys.argv[1]), int(sys.argv[2])), "sentences")
