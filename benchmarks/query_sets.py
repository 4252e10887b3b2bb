"""Quotes and sentences with known originals, for `human_translations.py` and the calibration of the matcher.

Each query is asked where its original is in the pool, and where it is not, so that there are as many of these as of
those.
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from aligner.evaluate.ladders import read_beads
from aligner.model import Document, Sentence, Span, Text
from aligner.segmentation import segment

SETS = ("wmt12", "wmt13", "flores-dev")
_QUOTED = {
    "fr": re.compile(r"[«“”\"]\s*([^«»“”\"]+?)\s*[»“”\"]"),
    "en": re.compile(r"[“”\"]\s*([^“”\"]+?)\s*[“”\"]"),
}
# Sentences of novels with fewer words are exclamations, which stand everywhere.
_LEAST = 4


@dataclass(frozen=True, slots=True)
class Query:
    """French words, the document that holds their original, its span there, and the kind: quote, sentence or novel."""

    french: str
    document: str
    span: Span
    original: str
    kind: str
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Ask:
    """A query, the number of the pool that it is asked of, and whether its original is in there."""

    query: Query
    pool: int
    present: bool


@dataclass(frozen=True, slots=True)
class QuerySet:
    """Pools, and what is asked of each."""

    pools: tuple[tuple[Text, ...], ...]
    asks: tuple[Ask, ...]


def plain_words(text: str) -> str:
    return " " + " ".join(re.findall(r"\w+", text.casefold())) + " "


def _text(name: str, body: str) -> Text:
    document = Document(name, "en", name, body)
    return Text(document, segment(document))


def _some(rows: Sequence[Query], most: int) -> list[Query]:
    """Take at most so many rows, always the same; -1: all."""
    order = np.random.default_rng(0).permutation(len(rows))
    return [rows[i] for i in sorted(order if most < 0 else order[:most])]


def plain(english: str) -> tuple[str, list[int]]:
    """Take the quotation marks out of a sentence; return for each character of it its place in what is left."""
    kept = [(i, c) for i, c in enumerate(english) if c not in '“”"']
    places = np.searchsorted([i for i, _ in kept], np.arange(len(english) + 1)).tolist()
    return "".join(c for _, c in kept), places


def _people(folder: Path, *, marks: bool) -> tuple[dict[str, str], list[Query]]:
    """Return the English sentences, with their marks or without, by id, and all queries."""
    pool: dict[str, str] = {}
    queries: list[Query] = []
    for name in SETS:
        sides = [(folder / f"{name}.{lang}").read_text(encoding="utf-8").split("\n") for lang in ("fr", "en")]
        for number, (fr, en) in enumerate(zip(*sides, strict=True)):
            if not fr.strip() or not en.strip():
                continue
            key, (text, places) = f"{name}:{number}", (en, range(len(en) + 1)) if marks else plain(en)
            pool[key] = text
            ours, theirs = (list(_QUOTED[lang].finditer(side)) for lang, side in (("fr", fr), ("en", en)))
            if ours and len(ours) == len(theirs):
                for one, other in zip(ours, theirs, strict=True):
                    span = Span(places[other.start(1)], places[other.end(1)])
                    queries.append(Query(one.group(1), key, span, span.of(text), "quote"))
            elif not ours and not theirs and len(fr.split()) > 3:
                queries.append(Query(fr, key, Span(0, len(text)), text, "sentence"))
    return pool, queries


def people(gold: Path, quotes: int, sentences: int, *, marks: bool = False) -> QuerySet:
    """Newstest2012, newstest2013 and FLORES dev: so many quotes and sentences at most (-1: all).

    A quote stands between quotation marks on both sides of a pair with as many quotes on one side as on the other; the
    pool has no marks, unless they are left there (`marks`). There are two pools, each with half of the sentences that
    are asked for, and with all others. A query whose words stand in the other half too has an original in both, and is
    not asked there.
    """
    pool, queries = _people(gold / "mt", marks=marks)
    chosen = [
        query
        for kind, most in (("quote", quotes), ("sentence", sentences))
        for query in _some([query for query in queries if query.kind == kind], most)
    ]
    half = {key: i % 2 for i, key in enumerate(sorted({query.document for query in chosen}))}
    pools = [[_text(key, body) for key, body in pool.items() if half.get(key, side) == side] for side in (0, 1)]
    return QuerySet(tuple(map(tuple, pools)), tuple(_both_ways(pools, chosen, half)))


def _both_ways(pools: Sequence[Sequence[Text]], queries: Sequence[Query], home: dict[str, int]) -> Iterator[Ask]:
    for side, pool in enumerate(pools):
        whole = "\n".join(plain_words(text.document.text) for text in pool)
        for query in queries:
            present = home[query.document] == side
            if present or plain_words(query.original) not in whole:
                yield Ask(query, side, present)


def one_to_one(folder: Path) -> tuple[list[str], list[str], list[tuple[int, int]]]:
    """Return a novel's sentences in French and in English, and which one of each translate one another."""
    fr, en, beads = (
        (folder / name).read_text("utf-8").removesuffix("\n").split("\n") for name in ("src.txt", "tgt.txt", "gold.txt")
    )
    return fr, en, [(bead.source.start, bead.target.start) for bead in read_beads(beads) if bead.type == "1-1"]


def novels(gold: Path, most: int) -> QuerySet:
    """Sentences of novels that one sentence translates, so many a novel; two pools of novels."""
    pools: tuple[list[Text], list[Text]] = ([], [])
    queries, home = [], {}
    for number, folder in enumerate(sorted((gold / "alignment/transread").iterdir())):
        fr, en, ones = one_to_one(folder)
        starts = np.cumsum([0, *(len(line) + 1 for line in en)]).tolist()
        spans = [Span(start, start + len(line)) for start, line in zip(starts, en, strict=False)]
        rows = enumerate(zip(spans, en, strict=True))
        sentences = tuple(Sentence(folder.name, i, 0, span, line) for i, (span, line) in rows)
        pools[number % 2].append(Text(Document(folder.name, "en", folder.name, "\n".join(en)), sentences))
        home[folder.name] = number % 2
        own = [Query(fr[i], folder.name, spans[j], en[j], "novel") for i, j in ones if len(fr[i].split()) >= _LEAST]
        queries += _some(own, most)
    return QuerySet((tuple(pools[0]), tuple(pools[1])), tuple(_both_ways(pools, queries, home)))


def machines(gold: Path, quotes: int, sentences: int) -> QuerySet:
    """backquotes/dev, three machines: so many quotes and sentences at most, and as many without original."""
    folder = gold / "backquotes/dev"
    lines = (folder / "candidates.plain.en.tsv").read_text(encoding="utf-8").splitlines()[1:]
    pool = dict(line.split("\t", 1) for line in lines)
    levels: dict[str, list[Query]] = defaultdict(list)
    with (folder / "queries.fr.tsv").open(encoding="utf-8") as table:
        for row in csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE):
            level, kind = row["level"], row["level"].removeprefix("neg-")
            if level.startswith("neg"):
                levels[level].append(Query(row["fr"], row["source"], Span(0, 0), row["gold_text"], kind))
            else:
                span = Span(int(row["plain_start"]), int(row["plain_end"]))
                others = tuple(row["gold_alt"].replace(",", " ").split())
                text = span.of(pool[row["gold_id"]])
                levels[level].append(Query(row["fr"], row["gold_id"], span, text, kind, others))
    asks = []
    for kind, most in (("quote", quotes), ("sentence", sentences)):
        there, absent = levels[kind], levels[f"neg-{kind}"]
        count = min(len(there), len(absent)) if most < 0 else min(most, len(there), len(absent))
        asks += [Ask(query, 0, True) for query in _some(there, count)]
        asks += [Ask(query, 0, False) for query in _some(absent, count)]
    return QuerySet((tuple(_text(key, body) for key, body in pool.items()),), tuple(asks))
