"""Recipe 6: what a quote's back-translation is worth beside the other evidence.

    python training/matcher/06_backtranslation.py DATA_FOLDER OUT.json [TRANSLATOR]

Adds an entry for the translator's engine to OUT.json, or replaces it, so that each engine has weights of its own.
Reads the queries and the pool of recipe 2, of which those are taken that recipe 4 left out, so that the shipped ranking
and confidence have not seen them. Half of their originals are taken out of the pool. A conditional logit (McFadden
1974) over each query's candidates learns what to add to the ranker's score; a logistic model, what to add to the
confidence. Both are kept only where five-fold cross-validation (all queries of one original in one fold) finds them
better; otherwise the entry is neutral, and back-translation is shown but decides nothing. No test set is read.
"""

from __future__ import annotations

import json
import sys
import zlib
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy.optimize import minimize
from scipy.stats import binomtest
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

from aligner import embed, translation
from aligner.evaluate.matching import recall_at
from aligner.match import Matcher
from aligner.match.judge.backtranslation import FEATURES, NEUTRAL, SURE_FEATURES, features, sure_row
from aligner.model import Document, Sentence, Span, Text

# As in recipe 4: its seed, and how many queries it takes.
SEED, SEEN = 11, 9000
RIGHT, ALIKE = 0.7, 0.7
RIDGE = 0.5
FOLDS = 5
# Below this chance of being luck a gain is believed: by sign test over queries that changed, by bootstrap.
BELIEVED, RESAMPLES = 0.05, 500


@dataclass(frozen=True, slots=True)
class Case:
    """One query with its candidates: `label` 1 right, 0 wrong, -1 neither; `there` tells whether it is in the pool."""

    kind: str
    fold: int
    there: bool
    translation: str
    texts: list[str]
    scores: list[float]
    confidence: float
    label: np.ndarray
    found: np.ndarray


def text(name: str, line: str) -> Text:
    return Text(Document(name, "en", name, line), (Sentence(name, 0, 0, Span(0, len(line)), line),))


def unseen(folder: Path) -> list[list[str]]:
    """Return the queries that recipe 4 leaves out, by its own shuffling."""
    rows = [line.split("\t") for line in (folder / "queries.tsv").read_text("utf-8").splitlines()[1:]]
    real, rest = [x for x in rows if x[0] == "real"], [x for x in rows if x[0] != "real"]
    return [*real, *(rest[i] for i in np.random.default_rng(SEED).permutation(len(rest)))][SEEN:]


def share(name: str, parts: int) -> int:
    return zlib.crc32(name.encode()) % parts


def gather(folder: Path, translator: str) -> list[Case]:
    rows = unseen(folder)
    absent = {x[2] for x in rows if share(x[2] + " absent", 2)}
    lines = (x.split("\t") for x in (folder / "pool.tsv").read_text("utf-8").splitlines()[1:])
    everything = dict(lines)
    matcher = Matcher.from_texts(
        [text(name, line) for name, line in everything.items() if name not in absent], embed.load()
    )
    english = [r.text for r in translation.translate_lines([x[1] for x in rows], translation.load(translator))]
    p, out = matcher._pool, []
    for x, back, ranked in zip(
        rows, english, matcher._ranking.rank([x[1] for x in rows], [lambda _: 0.0] * len(rows)), strict=True
    ):
        if not ranked.proposals:
            continue
        start, end = int(x[3]), int(x[4])
        own = set(everything[x[2]][start:end].lower().split())
        texts, label = [], []
        for proposal in ranked.proposals:
            document = matcher.pool[int(p.document_of[proposal.start])]
            a, b = int(p.starts[proposal.start]), int(p.ends[proposal.end - 1])
            texts.append(document.text[a:b])
            common = max(0, min(b, end) - max(a, start)) if document.id == x[2] else 0
            same = 2 * common / (b - a + end - start)
            keys = set(texts[-1].lower().split())
            alike = len(own & keys) / max(len(own), len(keys))
            label.append(1 if same >= RIGHT else -1 if same > 0 or alike > ALIKE else 0)
        out.append(Case(x[0], share(x[2], FOLDS), x[2] not in absent, back, texts, list(ranked.scores),
                        ranked.confidence, np.array(label), features(back, texts)))  # fmt: skip
    return out


def fit_rank(cases: list[Case]) -> np.ndarray:
    """Conditional logit with the ranker's score as an offset; likeness never speaks against a candidate."""
    usable = [c for c in cases if (c.label == 1).any() and (c.label == 0).any()]
    most = max(len(c.label) for c in usable)
    found = np.zeros((len(usable), most, len(FEATURES)))
    offset, right = np.full((len(usable), most), -np.inf), np.zeros((len(usable), most), bool)
    for row, c in enumerate(usable):
        n = len(c.label)
        found[row, :n], right[row, :n] = c.found, c.label == 1
        offset[row, :n] = np.where(c.label >= 0, c.scores, -np.inf)

    def loss(w: np.ndarray) -> tuple[float, np.ndarray]:
        z = offset + found @ w
        power = np.exp(z - z.max(axis=1, keepdims=True))
        every, good = power / power.sum(1, keepdims=True), np.where(right, power, 0.0)
        chance = good.sum(1, keepdims=True) / power.sum(1, keepdims=True)
        good /= np.maximum(good.sum(1, keepdims=True), 1e-300)
        slope = 2 * RIDGE * w + ((every - good)[..., None] * found).sum(axis=(0, 1))
        return float(RIDGE * (w @ w) - np.log(np.maximum(chance, 1e-300)).sum()), slope

    start, bounds = np.zeros(len(FEATURES)), [(0, None)] * len(FEATURES)
    return minimize(loss, start, jac=True, method="L-BFGS-B", bounds=bounds).x


def decision(c: Case, rank: np.ndarray) -> tuple[int, np.ndarray]:
    """Return the label of the candidate that is best with these weights, and SURE_FEATURES of choosing it."""
    new = np.array(c.scores) + c.found @ rank
    return int(c.label[np.argmax(new)]), sure_row(c.found, c.texts, c.scores, new, c.confidence)


def fit_sure(cases: list[Case], rank: np.ndarray) -> tuple[np.ndarray, float]:
    """Return weights that move the confidence, on its own scale.

    Human translations are recognised less surely than the confidence's calibration (recipe 5) expects. So what is
    learned is not the probability here, but which log-odds without back-translation have the probability that back-
    translation gives: (log-odds of the full model - constant) / slope of the model with the confidence alone.
    """
    made = [x for x in (decision(c, rank) for c in cases) if x[0] >= 0]
    rows, right = np.stack([x[1] for x in made]), np.array([x[0] == 1 for x in made])
    full = LogisticRegression(C=1 / (2 * RIDGE), max_iter=5000).fit(rows, right)
    alone = LogisticRegression(C=1e6, max_iter=5000).fit(rows[:, :1], right)
    slope = alone.coef_[0, 0]
    return full.coef_[0] / slope, float((full.intercept_[0] - alone.intercept_[0]) / slope)


def told(name: str, labels: np.ndarray, odds: np.ndarray, there: int) -> None:
    keep, right = labels >= 0, labels == 1
    at99, at95 = (recall_at(odds[keep].tolist(), right[keep].tolist(), there, p) for p in (0.99, 0.95))
    area = roc_auc_score(right[keep], odds[keep])
    print(f"{name:28} top-1 {right.sum() / there:.4f} of {there}, R@P99 {at99:.4f}, R@P95 {at95:.4f}, AUROC {area:.4f}")


def luck(labels: np.ndarray, before: np.ndarray, after: np.ndarray) -> float:
    """Return in what part of resamples of the queries the AUROC does not grow (Efron and Tibshirani 1993)."""
    rng, keep = np.random.default_rng(SEED), np.flatnonzero(labels >= 0)
    worse = 0
    for _ in range(RESAMPLES):
        some = rng.choice(keep, len(keep))
        right = labels[some] == 1
        worse += roc_auc_score(right, after[some]) <= roc_auc_score(right, before[some])
    return worse / RESAMPLES


def cross_validated(cases: list[Case]) -> tuple[bool, bool]:
    """Tell whether the ranking, and whether the confidence, gains by back-translation; prints the figures."""
    none = np.zeros(len(FEATURES))
    plain, ranked = np.zeros(len(cases), int), np.zeros(len(cases), int)
    odds, moved, kept = np.zeros(len(cases)), np.zeros(len(cases)), np.zeros(len(cases))
    for k in range(FOLDS):
        train = [c for c in cases if c.fold != k]
        rank = fit_rank([c for c in train if c.there])
        (sure, constant), (still, level) = fit_sure(train, rank), fit_sure(train, none)
        for i, c in enumerate(cases):
            if c.fold == k:
                (plain[i], row), (ranked[i], other) = decision(c, none), decision(c, rank)
                odds[i], kept[i], moved[i] = row[0], row @ still + level, other @ sure + constant
    there = sum(c.there for c in cases)
    told("without", plain, odds, there)
    told("ranking only", ranked, odds, there)
    gains, losses = int(((ranked == 1) & (plain != 1)).sum()), int(((ranked != 1) & (plain == 1)).sum())
    chance = binomtest(gains, gains + losses, alternative="greater").pvalue if gains + losses else 1.0
    print(f"{'':28} {gains} queries better, {losses} worse: p = {chance:.3f}")
    better = bool(chance < BELIEVED)
    name, labels, after = ("ranking and confidence", ranked, moved) if better else ("confidence only", plain, kept)
    told(name, labels, after, there)
    chance = luck(labels, odds, after)
    print(f"{'':28} AUROC no better in {chance:.3f} of resamples")
    return better, chance < BELIEVED


def main(folder: str, out: str, translator: str = "apertium") -> None:
    engine = translation.load(translator).name
    cases = gather(Path(folder), translator)
    use_rank, use_sure = cross_validated(cases)
    rank = fit_rank([c for c in cases if c.there]) if use_rank else NEUTRAL.rank
    sure, constant = fit_sure(cases, rank) if use_sure else (NEUTRAL.sure, NEUTRAL.constant)
    path = Path(out)
    table = json.loads(path.read_text("utf-8")) if path.exists() else {"engines": {}}
    table |= {"features": list(FEATURES), "sure_features": list(SURE_FEATURES)}
    table["engines"][engine.partition(":")[0]] = {
        "translator": engine, "queries": len(cases), "rank": [round(float(x), 4) for x in rank],
        "sure": [round(float(x), 4) for x in sure], "constant": round(float(constant), 4),
    }  # fmt: skip
    path.write_text(json.dumps(table, indent=1) + "\n", encoding="utf-8")
    print(f"{engine}: ranking {'kept' if use_rank else 'left out'}, confidence {'kept' if use_sure else 'left out'}")


if __name__ == "__main__":
    main(*sys.argv[1:])
