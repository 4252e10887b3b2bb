"""Recipe 4: which candidate, and how sure: gradient-boosted trees over the evidence, exported to JSON.

    python training/matcher/04_rank.py DATA_FOLDER OUT.json [QUERIES [PROCESSES]]

Reads what recipes 1 to 3 wrote. All queries train the ranking; confidence is trained on the answers of a ranking that
was learned on the other half of them, once with the original in the pool and once without it. A sixth of the longer
queries has another number or name than its original: an original is one also where a translator erred. Features that
can only speak for (or against) a candidate are held monotone, so that what is learned from parliament and handbooks
carries over to news.
"""

from __future__ import annotations

import json
import re
import sys
import time
import zlib
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

from aligner import embed
from aligner.match.judge import features, propose, verdict
from aligner.match.pool import arrays
from aligner.match.pool.tokens import words
from aligner.match.retrieve import candidates, lexicon
from aligner.match.span import edge_words, runs
from aligner.model import Document, Sentence, Span, Text

DIRECTION = {
    "cosine": 1, "covered": 1, "covered_content": 1, "rendered": 1, "rendered_content": 1, "missing": -1, "added": -1,
    "numbers_lost": -1, "numbers_new": -1, "names_lost": -1, "negation": -1, "persons": -1, "order": 1, "shape": -1,
    "matched": 1, "span": 1, "lexical": 1, "window": 1, "edges": 1, "verbs": 1, "opens": 1, "closes": 1, "lead": 1,
    "raw": 1,
}  # fmt: skip
SEED = 11
LONG = 9  # words
_DIGITS = re.compile(r"\d+")
_NAME = re.compile(r"(?<=[a-zà-ÿ,’'] )[A-ZÀ-Ý][a-zà-ÿ]{2,}")


def text(name: str, line: str) -> Text:
    return Text(Document(name, "en", name, line), (Sentence(name, 0, 0, Span(0, len(line)), line),))


def overlap(a: tuple[int, int], b: tuple[int, int]) -> float:
    common = max(0, min(a[1], b[1]) - max(a[0], b[0]))
    return 2 * common / (a[1] - a[0] + b[1] - b[0])


@dataclass(frozen=True, slots=True)
class Example:
    """A query with its candidates, of which `label` says 1 right, 0 wrong, -1 neither; `spans` are their pool words."""

    kind: str
    french: str
    values: np.ndarray
    label: np.ndarray
    spans: list[tuple[int, ...]]
    texts: list[str]


def table(path: Path) -> list[list[str]]:
    return [line.split("\t") for line in path.read_text("utf-8").splitlines()[1:]]


def ordered(folder: Path) -> list[list[str]]:
    """Return the queries of recipe 2: quotes with marks first, then the others, shuffled."""
    rows = table(folder / "queries.tsv")
    real, rest = [x for x in rows if x[0] == "real"], [x for x in rows if x[0] != "real"]
    return [*real, *(rest[i] for i in np.random.default_rng(SEED).permutation(len(rest)))]


def mistaken(french: str, names: list[str]) -> str:
    """Return one in six of all quotes with another number or name, where it has one; the others as they are.

    Short ones stay: what differs by one word of few is another saying.
    """
    rng = np.random.default_rng(zlib.crc32(french.encode()))
    places = list(_DIGITS.finditer(french)) or list(_NAME.finditer(french))
    if not places or len(french.split()) < LONG or rng.integers(6):
        return french
    at = places[rng.integers(len(places))]
    old = at.group()
    new = str(rng.choice(names)) if old.isalpha() else old[:-1] + str((int(old[-1]) + rng.integers(1, 10)) % 10)
    return french[: at.start()] + new + french[at.end() :]


def gather(folder: Path, rows: list[list[str]], pools: tuple[str, ...] = ("pool.tsv",)) -> list[Example]:
    texts = [text(*row) for name in pools for row in table(folder / name)]
    p = arrays.build(texts)
    r = candidates.Retriever(p, embed.load(), lexicon.Lexicon.load(folder / "lexicon.npz"))
    number = {t.document.id: i for i, t in enumerate(texts)}
    weights = runs.SpanWeights.of(json.loads((folder / "span_said.json").read_text()))
    edge_of = edge_words.edge_numbers(p.vocabulary)
    names = sorted({name.group() for row in rows for name in _NAME.finditer(row[1])})
    rows = [[row[0], mistaken(row[1], names), *row[2:]] for row in rows]
    out, t = [], time.time()
    for at in range(0, len(rows), 64):
        batch = rows[at : at + 64]
        queries = r.prepare([words(x[1], "fr") for x in batch])
        for row, query, windows in zip(batch, queries, r.search(queries, 40), strict=True):
            document, start, end = number[row[2]], int(row[3]), int(row[4])
            low, high = p.document_first[document], p.document_first[document + 1]
            gold = np.flatnonzero((p.starts[low:high] >= start) & (p.ends[low:high] <= end)) + low
            if not len(gold) or not len(query.words):
                continue
            found = propose.propose(r, edge_of, weights, row[1], query, windows)
            if found:
                out.append(example(p, row, found, gold))
    print(len(out), "queries", f"{time.time() - t:.0f} s", flush=True)
    return out


def example(p: arrays.Pool, row: list[str], found: list[propose.Proposal], gold: np.ndarray) -> Example:
    own = set(p.tokens[gold[0] : gold[-1] + 1].tolist())
    label, texts = [], []
    for x in found:
        same = overlap((x.start, x.end), (gold[0], gold[-1] + 1))
        alike = len(own & set(p.tokens[x.start : x.end].tolist())) / max(len(own), x.end - x.start)
        # 1 right, 0 wrong, -1 neither: the same words elsewhere, or too little of the right place
        label.append(1 if same >= 0.7 else -1 if same > 0 or alike > 0.7 else 0)
        body = p.documents[int(p.document_of[x.start])].text
        texts.append(body[p.starts[x.start] : p.ends[x.end - 1]])
    spans = [tuple(p.tokens[x.start : x.end].tolist()) for x in found]
    return Example(row[0], row[1], np.stack([x.features for x in found]), np.array(label), spans, texts)


def gathered(folder: Path, rows: list[list[str]], processes: int) -> list[Example]:
    """Return the examples of many queries, gathered by several processes."""
    with ProcessPoolExecutor(processes) as workers:
        told = [workers.submit(gather, folder, rows[k::processes]) for k in range(processes)]
        return [example for one in told for example in one.result()]


def monotone(names: tuple[str, ...]) -> list[int]:
    return [DIRECTION.get(name, 0) for name in names]


def export(model: HistGradientBoostingClassifier) -> dict[str, list[float]]:
    table: dict[str, list[float]] = {k: [] for k in ("roots", "feature", "threshold", "left", "right", "value")}
    depth = 0
    for (tree,) in model._predictors:
        base = len(table["feature"])
        table["roots"].append(base)
        for node in tree.nodes:
            leaf = bool(node["is_leaf"])
            table["feature"].append(-1 if leaf else int(node["feature_idx"]))
            table["threshold"].append(0.0 if leaf else float(np.float32(node["num_threshold"])))
            table["left"].append(base + int(node["left"]))
            table["right"].append(base + int(node["right"]))
            table["value"].append(round(float(node["value"]), 5) if leaf else 0.0)
            depth = max(depth, int(node["depth"]))
    return {**table, "base": [float(model._baseline_prediction.ravel()[0])], "depth": [depth]}


def boosted(names: tuple[str, ...], rounds: int) -> HistGradientBoostingClassifier:
    return HistGradientBoostingClassifier(
        max_iter=rounds, learning_rate=0.08, max_leaf_nodes=12, min_samples_leaf=40, l2_regularization=3.0,
        monotonic_cst=monotone(names), random_state=SEED)  # fmt: skip


def rows_of(data: list[Example]) -> tuple[np.ndarray, np.ndarray]:
    keep = [x.label >= 0 for x in data]
    return (np.concatenate([x.values[k] for x, k in zip(data, keep, strict=True)]),
            np.concatenate([x.label[k] for x, k in zip(data, keep, strict=True)]))  # fmt: skip


def sure_rows(data: list[Example], rank: HistGradientBoostingClassifier) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    rows, right, positive = [], [], []
    for x in data:
        values, label, spans = x.values, x.label, x.spans
        raw = rank.decision_function(values)
        for present in (True, False):
            keep = np.flatnonzero(np.ones(len(label), bool) if present else label == 0)
            if not len(keep):
                continue
            top = keep[np.argmax(raw[keep])]
            if label[top] < 0:
                continue
            rows.append(verdict.confidence_row(top, values, raw, spans, keep))
            right.append(label[top] == 1)
            positive.append(present)
    return np.stack(rows), np.array(right), np.array(positive)


def report(name: str, data: list[Example], rank: HistGradientBoostingClassifier) -> None:
    for kind in ("real", "part", "clause", "whole"):
        top = [x.label[rank.decision_function(x.values).argmax()] != 0 for x in data if x.kind == kind]
        print(name, kind, f"top-1 {np.mean(top):.4f} of {len(top)}", flush=True)


def as_if_capital(data: list[Example]) -> None:
    """Let half of the parts begin with a capital: newspapers write so what opens no sentence; bitext never does."""
    rng = np.random.default_rng(3)
    for x in data:
        if x.kind != "whole" and rng.random() < 0.5:
            x.values[:, features.FEATURES.index("begins")] = 1.0


def learned(data: list[Example]) -> tuple[HistGradientBoostingClassifier, HistGradientBoostingClassifier, list[float]]:
    """Return the ranking, the confidence, and slope and intercept of its calibration."""
    told = []
    for half in (0, 1):
        rank = boosted(features.FEATURES, 160).fit(*rows_of(data[half::2]))
        report("ranking, held out:", data[1 - half :: 2], rank)
        told.append(sure_rows(data[1 - half :: 2], rank))
    rows, right, _ = (np.concatenate(x) for x in zip(*told, strict=True))
    cut = np.arange(len(rows)) % 5 == 0
    sure = boosted(verdict.CONFIDENCE_FEATURES, 120).fit(rows[~cut], right[~cut])
    raw = sure.decision_function(rows[cut])
    print("confidence, held out: AUROC", round(roc_auc_score(right[cut], raw), 4), "of", int(cut.sum()))
    scale = LogisticRegression(C=1e6).fit(raw[:, None], right[cut])
    rank = boosted(features.FEATURES, 200).fit(*rows_of(data))
    return rank, sure, [float(scale.coef_[0, 0]), float(scale.intercept_[0])]


def main(folder: str, out: str, most: str = "10000", processes: str = "2") -> None:
    rows = ordered(Path(folder))[: int(most)]
    rows = [rows[i] for i in np.random.default_rng(SEED).permutation(len(rows))]
    data = gathered(Path(folder), rows, int(processes))
    data = [data[i] for i in np.random.default_rng(SEED).permutation(len(data))]
    as_if_capital(data)
    rank, sure, scale = learned(data)
    made = {
        "features": list(features.FEATURES),
        "span": json.loads((Path(folder) / "span_said.json").read_text()),
        "rank": export(rank),
        "confidence": export(sure),
        "scale": scale,
    }
    Path(out).write_text(json.dumps(made, separators=(",", ":")) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
