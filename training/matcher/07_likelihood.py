"""Recipe 7: what the likelihood of a candidate by a translator's model is worth, for rank and confidence.

    python training/matcher/07_likelihood.py DATA_FOLDER WEIGHTS.json OUT.json [TRANSLATOR [QUERIES [PROCESSES]]]

Adds an entry for the translator to OUT.json, or replaces it: another model's scores are other scores. Reads the queries
and the pools of recipe 2, whose French was written by people: all from news, and so many of those that recipe 4 left
out. Each is asked with its original in the pool and with it taken out, and learned from where the matcher would ask the
model, or would if the quote had more words. The confidence is trained on the answers of what was learned on the other
half of the queries. No test set is read; recipe 5 calibrates, recipe 8 adds what the model says of edges.
"""

from __future__ import annotations

import json
import sys
import zlib
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

import numpy as np
from scipy.optimize import minimize
from scipy.special import logsumexp
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.metrics import roc_auc_score

from aligner import translation
from aligner.match.judge import verdict, weights
from aligner.match.judge.likelihood import (
    BEST,
    DOUBT,
    FEATURES,
    LONGEST,
    PLAUSIBLE_FEATURES,
    SURE_FEATURES,
    Asked,
    features,
    plausible_rows,
    rescored,
    sure_row,
)
from aligner.match.judge.propose import Proposal
from aligner.match.pool.tokens import words

sys.path.insert(0, str(Path(__file__).parent))
recipe4 = import_module("04_rank")

# What recipe 4 takes of the shuffled queries by default.
SEEN = 10_000
# What speaks for a candidate never speaks against it; the same said of what is easily translated is worth less.
DIRECTION = dict.fromkeys([
    "score", "log_odds", "plausible", "lead", "margin", "likelier", "mean", "total", "worst", "worst_content", "capped"
], 1) | {"own": -1}  # fmt: skip
ROUNDS = 200


@dataclass(frozen=True, slots=True)
class Case:
    """The best candidates of one query, with FEATURES of each (n, k), and their labels as in recipe 4."""

    query: int
    asked: Asked
    found: np.ndarray
    label: np.ndarray
    there: bool


def chosen(folder: Path, most: int) -> list[list[str]]:
    """Return all queries from news, and so many that recipe 4 left out: of what it learned from it is too sure."""
    return [*recipe4.table(folder / "news_queries.tsv"), *recipe4.ordered(folder)[SEEN:][:most]]


def asked(example: recipe4.Example, model: weights.Weights, *, there: bool) -> tuple[list[int], Asked] | None:
    """Return the best candidates by the shipped ranking and its confidence, with the original in the pool or not.

    None where the model is not asked about them.
    """
    keep = np.flatnonzero(np.ones(len(example.label), bool) if there else example.label == 0)
    if not len(keep):
        return None
    raw = model.rank(example.values)
    best = [int(k) for k in keep[np.argsort(-raw[keep], kind="stable")][:BEST]]
    row = verdict.confidence_row(best[0], example.values, raw, example.spans, keep)
    sure = verdict.probability(float(model.confidence(row[None])[0]), model.scale)
    if not DOUBT[0] <= sure <= DOUBT[1] or len(words(example.french, "fr")) > LONGEST:
        return None
    places = [Proposal(0, 0, example.values[k]) for k in best]
    return best, Asked(places, [example.spans[k] for k in best], [float(raw[k]) for k in best], sure)


def cases(folder: Path, rows: list[list[str]], shipped: Path, translator: str) -> list[Case]:
    """Ask the translator's model about the best candidates of every query, with and without its original."""
    examples = recipe4.gather(folder, rows, ("pool.tsv", "news_pool.tsv"))
    recipe4.as_if_capital(examples)
    model, scorer = weights.load(shipped), translation.load(translator).scorer()
    out: list[Case] = []
    for example in examples:
        views = [(there, view) for there in (True, False) if (view := asked(example, model, there=there))]
        (certainty,) = scorer.certainty([example.french]) if views else (None,)
        wanted = sorted({k for _, (best, _) in views for k in best})
        likely = dict(zip(wanted, scorer.likelihood([(example.french, example.texts[k]) for k in wanted]), strict=True))
        for there, (best, view) in views:
            if certainty is not None and all(likely[k] is not None for k in best):
                found = np.stack([features(likely[k], certainty) for k in best])
                out.append(Case(zlib.crc32(example.french.encode()), view, found, example.label[best], there))
    return out


def boosted(names: tuple[str, ...]) -> HistGradientBoostingClassifier:
    return HistGradientBoostingClassifier(
        max_iter=ROUNDS, learning_rate=0.06, max_leaf_nodes=10, min_samples_leaf=40, l2_regularization=3.0,
        monotonic_cst=[DIRECTION.get(name, 0) for name in names], random_state=recipe4.SEED)  # fmt: skip


def fit_worth(some: list[Case]) -> float:
    """Return what a nat of the mean is worth, by a conditional logit over each query's candidates (McFadden 1974)."""
    usable = [c for c in some if c.there and (c.label == 1).any() and (c.label == 0).any()]

    def loss(w: np.ndarray) -> float:
        total = 0.0
        for c in usable:
            keep = c.label >= 0
            power = w[0] * np.array(c.asked.scores)[keep] + w[1] * c.found[keep, FEATURES.index("mean")]
            total += logsumexp(power) - logsumexp(power[c.label[keep] == 1])
        return total + 0.5 * float(w @ w)

    score, mean = minimize(loss, np.ones(2)).x
    return float(mean / score)


def fit_plausible(some: list[Case]) -> HistGradientBoostingClassifier:
    rows = np.concatenate([plausible_rows(case.asked, case.found) for case in some])
    label = np.concatenate([case.label for case in some])
    return boosted(PLAUSIBLE_FEATURES).fit(rows[label >= 0], label[label >= 0])


def decisions(
    some: list[Case], worth: float, plausible: HistGradientBoostingClassifier
) -> tuple[np.ndarray, np.ndarray]:
    """Return SURE_FEATURES of each answer and whether it is right; answers that are neither are left out."""
    rows, right = [], []
    for case in some:
        new = rescored(case.asked, case.found, worth)
        label = int(case.label[int(np.argmax(new))])
        if label >= 0:
            alone = plausible.decision_function(plausible_rows(case.asked, case.found))
            rows.append(sure_row(case.asked, case.found, new, alone))
            right.append(label == 1)
    return np.stack(rows), np.array(right)


def report(some: list[Case], worth: float) -> None:
    there = [case for case in some if case.there]
    before = np.mean([case.label[0] != 0 for case in there])
    after = np.mean([case.label[np.argmax(rescored(case.asked, case.found, worth))] != 0 for case in there])
    print(f"a nat is worth {worth:.3f}; held out: rank 1 of {len(there)} {before:.4f} before, {after:.4f} after")


def learned(some: list[Case]) -> dict[str, object]:
    """Return the translator's entry, not yet calibrated."""
    told = []
    for half in (0, 1):
        mine, others = ([case for case in some if case.query % 2 == side] for side in (half, 1 - half))
        worth = fit_worth(mine)
        report(others, worth)
        told.append(decisions(others, worth, fit_plausible(mine)))
    for one, other in (told, told[::-1]):
        sure = boosted(SURE_FEATURES).fit(*one)
        print("confidence, held out: AUROC", round(roc_auc_score(other[1], sure.decision_function(other[0])), 4),
              "before", round(roc_auc_score(other[1], other[0][:, 0]), 4))  # fmt: skip
    sure = boosted(SURE_FEATURES).fit(*(np.concatenate(x) for x in zip(*told, strict=True)))
    return {
        "worth": round(fit_worth(some), 3),
        "plausible": recipe4.export(fit_plausible(some)),
        "sure": recipe4.export(sure),
        "scale": [1.0, 0.0],
    }


def main(folder: str, shipped: str, out: str, translator: str = "argos", most: str = "6000", jobs: str = "2") -> None:
    rows, count = chosen(Path(folder), int(most)), int(jobs)
    rows = [rows[i] for i in np.random.default_rng(recipe4.SEED).permutation(len(rows))]
    with ProcessPoolExecutor(count) as workers:
        told = [workers.submit(cases, Path(folder), rows[k::count], Path(shipped), translator) for k in range(count)]
        some = [case for one in told for case in one.result()]
    entry = learned(some)
    path = Path(out)
    table = json.loads(path.read_text("utf-8")) if path.exists() else {"translators": {}}
    table |= {"features": list(PLAUSIBLE_FEATURES), "sure_features": list(SURE_FEATURES)}
    name = translation.load(translator).name
    table["translators"][name] = table["translators"].get(name, {}) | entry
    path.write_text(json.dumps(table, separators=(",", ":")) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
