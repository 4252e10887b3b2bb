"""Recipe 5: the two numbers of each calibration, for quotes that machines translated and quotes that people did.

    python training/matcher/05_calibrate.py GOLD_FOLDER WEIGHTS.json [QUOTES]
    python training/matcher/05_calibrate.py GOLD_FOLDER LIKELIHOOD.json [QUOTES [TRANSLATOR]]

First the confidence without a translator (after recipe 4), then that with one (after recipe 7, whose confidence builds
on the first). This fits slope and intercept (Platt 1999) on the development sets, half of the weight on French by
machines (backquotes) and half on French by people (newstest2012, newstest2013, FLORES dev: `benchmarks/query_sets.py`),
as many quotes with an original as without, and prints the calibration error of each kind that five-fold
cross-validation (all renderings of one sentence in one fold) expects. Quotes of fewer than four words are left out, and
those whose words stand elsewhere in the pool too. It is the only recipe that looks at development sets, and two numbers
are all that it learns. The package must find the file that is calibrated (`models/matcher`).
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "benchmarks"))
from query_sets import Ask, QuerySet, machines, people, plain_words

from aligner import embed, translation
from aligner.evaluate.matching import calibration_error, reliability
from aligner.match import Matcher, shipped
from aligner.match.judge.ranking import Ranked

# Quotes of fewer words are answered by the version of their text, or not at all.
LEAST = 4
Told = list[tuple[float, bool, str]]


def answers(some: QuerySet, translator: str) -> Iterator[tuple[Ask, Ranked, Matcher]]:
    """Yield what is ranked first for each query; with a translator, where its model was asked."""
    scorer = translation.load(translator).scorer() if translator else None
    for number, pool in enumerate(some.pools):
        matcher = Matcher.from_texts(pool, embed.load())
        asks = [ask for ask in some.asks if ask.pool == number and len(ask.query.original.split()) >= LEAST]
        texts = [ask.query.french for ask in asks]
        ranked = list(matcher._ranking.rank(texts, [lambda _: 0.0] * len(texts)))
        judged = ranked
        if scorer is not None:
            judged = matcher._ranking.judged(texts, ranked, scorer, shipped.likelihood()[scorer.name])
        for ask, before, after in zip(asks, ranked, judged, strict=True):
            if after.proposals and (scorer is None or after is not before):
                yield ask, after, matcher


def told(some: QuerySet, translator: str) -> Told:
    """Return each answer's confidence, whether it is right, and the sentence that it is about."""
    out = []
    for ask, ranked, matcher in answers(some, translator):
        best = ranked.proposals[0]
        place = matcher.pool[int(matcher._pool.document_of[best.start])].id
        same = plain_words(ask.query.original) in plain_words(matcher._ranking.written(best))
        right = ask.present and (place in (ask.query.document, *ask.query.others) or same)
        out.append((ranked.confidence, right, ask.query.document))
    return out


def fitted(raw: np.ndarray, right: np.ndarray, weight: np.ndarray) -> LogisticRegression:
    return LogisticRegression(C=1e6).fit(raw, right, weight * len(raw))


def report(kind: np.ndarray, right: np.ndarray, before: np.ndarray, after: np.ndarray) -> None:
    for name, number in (("machine", 0), ("human", 1)):
        for when, values in (("before", before), ("after, cross-validated", after)):
            own = kind == number
            error = calibration_error(reliability(values[own].tolist(), right[own].tolist()))
            print(f"ECE of {own.sum()} answers, {name} translations, {when}: {error:.4f}")


def calibration(both: list[Told]) -> tuple[float, float]:
    """Return slope and intercept, and print what cross-validation expects of them."""
    rows = [row for one in both for row in one]
    sure = np.clip([row[0] for row in rows], 1e-6, 1 - 1e-6)
    right = np.array([row[1] for row in rows])
    kind = np.repeat([0, 1], [len(one) for one in both])
    numbers = {name: i for i, name in enumerate(sorted({row[2] for row in rows}))}
    fold = np.array([numbers[row[2]] % 5 for row in rows])
    weight = 1 / np.bincount(kind)[kind]
    raw = np.log(sure / (1 - sure))[:, None]
    expected = np.zeros(len(raw))
    for k in range(5):
        model = fitted(raw[fold != k], right[fold != k], weight[fold != k])
        expected[fold == k] = model.predict_proba(raw[fold == k])[:, 1]
    report(kind, right, sure, expected)
    model = fitted(raw, right, weight)
    return float(model.coef_[0, 0]), float(model.intercept_[0])


def main(gold: str, path: str, most: str = "600", translator: str = "argos") -> None:
    table = json.loads(Path(path).read_text(encoding="utf-8"))
    judge = translator if "translators" in table else ""
    sets = [machines(Path(gold), int(most), 0), people(Path(gold), int(most), 0)]
    with ProcessPoolExecutor(2) as workers:
        slope, intercept = calibration(list(workers.map(told, sets, [judge] * 2)))
    entry = table["translators"][translation.load(judge).name] if judge else table
    first, constant = entry["scale"]
    entry["scale"] = [round(first * slope, 5), round(constant * slope + intercept, 5)]
    Path(path).write_text(json.dumps(table, separators=(",", ":")) + "\n", encoding="utf-8")
    print("scale", entry["scale"])


if __name__ == "__main__":
    main(*sys.argv[1:])
