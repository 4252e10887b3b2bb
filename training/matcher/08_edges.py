"""Recipe 8: what a translator's model says of where an original begins and ends.

    python training/matcher/08_edges.py BITEXT_FOLDER LIKELIHOOD.json [TRANSLATOR [QUERIES]]

Adds to the translator's entry in LIKELIHOOD.json (recipe 7) what each of EDGE_FEATURES of a run of words is worth
beside its score by the span model: a conditional logit (McFadden 1974) over the runs that come near the best. Learned
from what recipes 3 and 3b have not seen: quotes with marks on both sides in the lines of Europarl that only the word
table was learned from, and other sentences that somebody says. No test set is read.
"""

from __future__ import annotations

import json
import lzma
import random
import sys
import zlib
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

import numpy as np
from scipy.optimize import minimize
from scipy.special import logsumexp

from aligner import embed, translation
from aligner.match import shipped
from aligner.match.judge import propose
from aligner.match.judge.exact import EDGE_FEATURES, edge_features, runs
from aligner.match.judge.features import begins, ends
from aligner.match.judge.likelihood import LONGEST, SHORTEST
from aligner.match.pool import arrays
from aligner.match.pool.tokens import words
from aligner.match.retrieve.candidates import Retriever
from aligner.match.span.edge_words import edge_numbers
from aligner.protocols import Scorer

sys.path.insert(0, str(Path(__file__).parent))
recipe2, recipe3, recipe3b = (import_module(name) for name in ("02_queries", "03_span", "03b_said"))

SEED = 99


@dataclass(frozen=True, slots=True)
class Case:
    """The runs near the best one of a query's sentence, their scores and features; `right` is -1 where none is."""

    kind: str
    query: int
    scores: np.ndarray
    found: np.ndarray
    right: int


def quotes(folder: Path) -> tuple[dict[str, str], list[recipe3b.Row]]:
    """Return quotes with marks on both sides in the first lines of Europarl, and the sentences they stand in."""
    pool, rows, last = {}, [], recipe2.SOURCES["europarl"][0]
    with lzma.open(folder / "europarl.tsv.xz", "rt", encoding="utf-8") as source:
        for number, line in enumerate(source):
            if number >= last:
                break
            fr, en = line.rstrip("\n").split("\t")
            left, right = recipe2.quoted(fr), recipe2.quoted(en)
            if left and len(left) == len(right):
                french, key, pool_text = recipe2.plain(fr), f"europarl:{number}:quote", recipe2.plain(en)
                pool[key] = pool_text
                both = recipe2.fitting(french, pool_text, left, right)
                rows += [("real", french[a:b], key, c, d) for (a, b), (c, d) in both]
    return pool, rows


def fresh(bitext: Path, most: int) -> tuple[dict[str, str], list[recipe3b.Row]]:
    """Return the queries to learn from, and the sentences that hold their originals."""
    rng = random.Random(SEED)
    pool, rows = quotes(bitext)
    seen = {key for key, *_ in recipe3b.sentences(bitext, random.Random(recipe3b.SEED))}
    spoken, others = recipe3b.speeches(bitext, rng)
    said = [row for row in others if row[2] not in seen]
    rows = rng.sample(rows, min(len(rows), most)) + said[: most // 2]
    return pool | spoken, rows


def cases(pool: dict[str, str], rows: list[recipe3b.Row], scorer: Scorer) -> list[Case]:
    """Ask the translator's model about the runs that come near the best one of each query's sentence."""
    wanted = {row[2] for row in rows}
    texts = [recipe3.text(key, body) for key, body in pool.items() if key in wanted]
    p = arrays.build(texts)
    r, weights, edge_of = Retriever(p, embed.load(), shipped.lexicon()), shipped.weights(), edge_numbers(p.vocabulary)
    number, out = {t.document.id: i for i, t in enumerate(texts)}, []
    for (kind, french, key, start, end), query in zip(rows, r.prepare([words(x[1], "fr") for x in rows]), strict=True):
        gold = recipe3.gold_run(p, number[key], start, end)
        whole = begins(french) and ends(french)
        if gold is None or whole or not SHORTEST <= len(query.words) <= LONGEST:
            continue
        window = r.window_in(query, int(p.sentence_of[gold[0]]))
        some = [
            run for best in propose.propose(r, edge_of, weights.span, french, query, [window]) for run in runs(best)
        ]
        told = scorer.likelihood([(french, pool[key][p.starts[x.start] : p.ends[x.end - 1]]) for x in some])
        if some and all(told):
            right = [k for k, x in enumerate(some) if (x.start, x.end - 1) == gold]
            found = np.stack([edge_features(one) for one in told])
            out.append(
                Case(kind, zlib.crc32(french.encode()), np.array([x.score for x in some]), found, *(right or [-1]))
            )
    return out


def fitted(some: list[Case]) -> np.ndarray:
    """Return what each feature is worth in the unit of the span model's scores."""
    usable = [case for case in some if case.right >= 0 and len(case.scores) > 1]
    rows = [np.column_stack([case.scores, case.found]) for case in usable]
    spread = np.concatenate([x - x.mean(0) for x in rows]).std(0)

    def loss(w: np.ndarray) -> float:
        values = [x @ w for x in rows]
        told = sum(logsumexp(v) - v[case.right] for v, case in zip(values, usable, strict=True))
        return float(told + ((w * spread) ** 2).sum())

    w = minimize(loss, np.eye(len(EDGE_FEATURES) + 1)[0]).x
    return np.asarray(w[1:] / w[0])


def report(name: str, some: list[Case], worth: np.ndarray) -> None:
    for kind in sorted({case.kind for case in some}):
        own = [case for case in some if case.kind == kind]
        right = [int(np.argmax(case.scores + case.found @ worth)) == case.right for case in own]
        print(f"{name}, {kind}: the very words of {len(own)}: {np.mean(right):.4f}", flush=True)


def main(bitext: str, out: str, translator: str = "argos", most: str = "700") -> None:
    judge = translation.load(translator)
    some = cases(*fresh(Path(bitext), int(most)), judge.scorer())
    for half in (0, 1):
        mine, others = ([case for case in some if case.query % 2 == side] for side in (half, 1 - half))
        report("by the span model alone", others, np.zeros(len(EDGE_FEATURES)))
        report("with the model, held out", others, fitted(mine))
    table = json.loads(Path(out).read_text("utf-8"))
    table["translators"][judge.name]["edges"] = [round(float(x), 4) for x in fitted(some)]
    Path(out).write_text(json.dumps(table, separators=(",", ":")) + "\n", encoding="utf-8")
    print("edges", table["translators"][judge.name]["edges"])


if __name__ == "__main__":
    main(*sys.argv[1:])
