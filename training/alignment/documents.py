"""The aligned texts that weights are learned from, in folds: each novel, and five of news articles."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import permutations
from pathlib import Path

import numpy as np

from aligner.alignment.sides import Side, side
from aligner.evaluate.ladders import read_beads
from aligner.model import Bead, Span
from aligner.protocols import Encoder

KINDS = ("transread", "ntrex", "ntrex-hard")
# Folds of news articles; sentences of a novel beside such of another.
FOLDS, STRETCH = 5, 60


@dataclass(frozen=True, slots=True)
class Document:
    """One pair of texts with its gold; with paragraph numbers it is another, of its own kind.

    `other` is the fold of the English text, where that is not the French one's.
    """

    name: str
    kind: str
    fold: str
    gold: tuple[Bead, ...]
    sides: tuple[Side, Side]
    other: str = ""


def documents(folder: Path, encoder: Encoder) -> list[Document]:
    """Read all texts; an article's easy and hard version lie in the same fold."""
    articles = sorted(p.name for p in (folder / "ntrex").iterdir())
    return [d for kind in KINDS for path in sorted((folder / kind).iterdir()) for d in _read(path, articles, encoder)]


def _read(path: Path, articles: list[str], encoder: Encoder) -> Iterator[Document]:
    texts = [(path / f"{name}.txt").read_text("utf-8").removesuffix("\n").split("\n") for name in ("src", "tgt")]
    gold = read_beads((path / "gold.txt").read_text("utf-8").split("\n"), str(path))
    one, two = side(texts[0], "fr", encoder, None), side(texts[1], "en", encoder, None)
    kind = path.parent.name
    fold = path.name if kind == "transread" else f"news {articles.index(path.name) % FOLDS}"
    yield Document(path.name, kind, fold, gold, (one, two))
    if (path / "src.par").exists():
        numbers = [np.array((path / f"{n}.par").read_text().split(), dtype=np.int64) for n in ("src", "tgt")]
        one, two = replace(one, paragraphs=numbers[0]), replace(two, paragraphs=numbers[1])
        yield Document(path.name, f"{kind}, paragraphs", fold, gold, (one, two))


def unrelated(every: Sequence[Document]) -> Iterator[Document]:
    """Yield pairs of texts that have nothing to do with each other, all of whose sentences are left out.

    Each news article with another of its fold, and for each two novels a stretch of either.
    """
    news = [d for d in every if d.kind == "ntrex"]
    for one, other in zip(news, news[FOLDS:] + news[:FOLDS], strict=True):
        if one.fold == other.fold:
            yield _pair(one, other, one.sides[0], other.sides[1])
    novels = [d for d in every if d.kind == "transread"]
    random = np.random.default_rng(0)
    for one, other in permutations(novels, 2):
        i, j = (int(random.integers(0, len(side) - STRETCH)) for side in (one.sides[0], other.sides[1]))
        yield _pair(one, other, one.sides[0].part(i, i + STRETCH), other.sides[1].part(j, j + STRETCH))


def _pair(one: Document, other: Document, source: Side, target: Side) -> Document:
    rows, columns = len(source), len(target)
    gold = Bead(Span(0, rows), Span(0, 0), 1.0), Bead(Span(rows, rows), Span(0, columns), 1.0)
    return Document(f"{one.name} ~ {other.name}", "unrelated", one.fold, gold, (source, target), other.fold)
