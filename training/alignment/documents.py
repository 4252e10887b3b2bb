"""The aligned texts that weights are learned from, in folds: each novel, and five of news articles."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from aligner.alignment.sides import Side, side
from aligner.evaluate.ladders import read_beads
from aligner.model import Bead
from aligner.protocols import Encoder

KINDS = ("transread", "ntrex", "ntrex-hard")


@dataclass(frozen=True, slots=True)
class Document:
    """One pair of texts with its gold; with paragraph numbers it is another, of its own kind."""

    name: str
    kind: str
    fold: str
    gold: tuple[Bead, ...]
    sides: tuple[Side, Side]


def documents(folder: Path, encoder: Encoder) -> list[Document]:
    """Read all texts; an article's easy and hard version lie in the same fold."""
    articles = sorted(p.name for p in (folder / "ntrex").iterdir())
    return [d for kind in KINDS for path in sorted((folder / kind).iterdir()) for d in _read(path, articles, encoder)]


def _read(path: Path, articles: list[str], encoder: Encoder) -> Iterator[Document]:
    texts = [(path / f"{name}.txt").read_text("utf-8").removesuffix("\n").split("\n") for name in ("src", "tgt")]
    gold = read_beads((path / "gold.txt").read_text("utf-8").split("\n"), str(path))
    one, two = side(texts[0], "fr", encoder, None), side(texts[1], "en", encoder, None)
    kind = path.parent.name
    fold = path.name if kind == "transread" else f"news {articles.index(path.name) % 5}"
    yield Document(path.name, kind, fold, gold, (one, two))
    if (path / "src.par").exists():
        numbers = [np.array((path / f"{n}.par").read_text().split(), dtype=np.int64) for n in ("src", "tgt")]
        one, two = replace(one, paragraphs=numbers[0]), replace(two, paragraphs=numbers[1])
        yield Document(path.name, f"{kind}, paragraphs", fold, gold, (one, two))
