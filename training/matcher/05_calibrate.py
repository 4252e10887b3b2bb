"""Recipe 5: the two numbers of the calibration, for quotes that machines translated and quotes that people did.

    python training/matcher/05_calibrate.py GOLD_FOLDER WEIGHTS.json [QUERIES_A_LEVEL]

This fits slope and intercept (Platt 1999) on the development sets, half of the weight on French by machines
(backquotes) and half on French by people (newstest2012, newstest2013, FLORES dev:
`benchmarks/human_translations.py`), as many queries with an original as without, and prints the calibration error of
each kind that five-fold cross-validation (all renderings of one sentence in one fold) expects. Quotes whose words
stand elsewhere in the pool too are left out. It is the only recipe that looks at development sets, and two numbers
are all that it learns.
"""

from __future__ import annotations

import csv
import json
import sys
from collections import defaultdict
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "benchmarks"))
import human_translations

from aligner import embed
from aligner.evaluate.matching import calibration_error, reliability
from aligner.match import Matcher, match_rows
from aligner.model import Document, Text
from aligner.segmentation import segment


def sample(path: Path, most: int) -> list[dict[str, str]]:
    levels: dict[str, list[dict[str, str]]] = defaultdict(list)
    with path.open(encoding="utf-8") as table:
        for row in csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE):
            levels[row["level"]].append(row)
    rng = np.random.default_rng(0)
    return [rows[i] for rows in levels.values() for i in sorted(rng.permutation(len(rows))[:most])]


def machine(folder: Path, most: int) -> tuple[list[float], list[bool], list[str]]:
    """Return confidences, whether they were right, and the sentence each is about, for French by machines."""
    lines = (folder / "candidates.plain.en.tsv").read_text(encoding="utf-8").splitlines()[1:]
    documents = [Document(name, "en", name, text) for name, text in (line.split("\t", 1) for line in lines)]
    matcher = Matcher.from_texts([Text(d, segment(d)) for d in documents], embed.load())
    rows = sample(folder / "queries.fr.tsv", most)
    found = list(match_rows(matcher, [(row["qid"], row["fr"]) for row in rows]))
    right = [
        not row["level"].startswith("neg")
        and answer.candidate_id in {row["gold_id"], *row["gold_alt"].replace(",", " ").split()}
        for row, answer in zip(rows, found, strict=True)
    ]
    return [answer.confidence for answer in found], right, [row["source"] for row in rows]


def human(folder: Path, most: int) -> tuple[list[float], list[bool], list[str]]:
    """Return the same for French by people."""
    pool, queries = human_translations.read(folder)
    asked = human_translations.ask(pool, human_translations.sampled(queries, most, most), embed.load())
    sure = [one.match.confidence for one in asked]
    right = [human_translations.is_right(one) for one in asked]
    return sure, right, [one.query.sentence for one in asked]


def main(gold: str, weights: str, most: str = "1000") -> None:
    told = [machine(Path(gold) / "backquotes/dev", int(most)), human(Path(gold) / "mt", int(most))]
    sure = np.clip(np.concatenate([one[0] for one in told]), 1e-6, 1 - 1e-6)
    right = np.concatenate([one[1] for one in told])
    kind = np.repeat([0, 1], [len(one[0]) for one in told])
    sentences = [name for one in told for name in one[2]]
    numbers = {name: i for i, name in enumerate(sorted(set(sentences)))}
    fold = np.array([numbers[name] % 5 for name in sentences])
    weight = 1 / np.bincount(kind)[kind]
    raw = np.log(sure / (1 - sure))[:, None]
    expected = np.zeros(len(raw))
    for k in range(5):
        fitted = LogisticRegression(C=1e6).fit(raw[fold != k], right[fold != k], weight[fold != k] * len(raw))
        expected[fold == k] = fitted.predict_proba(raw[fold == k])[:, 1]
    for name, number in (("machine", 0), ("human", 1)):
        for when, values in (("before", sure), ("after, cross-validated", expected)):
            own = kind == number
            error = calibration_error(reliability(values[own].tolist(), right[own].tolist()))
            print(f"ECE, {name} translations, {when}: {error:.4f}")
    fitted = LogisticRegression(C=1e6).fit(raw, right, weight * len(raw))
    table = json.loads(Path(weights).read_text(encoding="utf-8"))
    slope, intercept = float(fitted.coef_[0, 0]), float(fitted.intercept_[0])
    table["scale"] = [table["scale"][0] * slope, table["scale"][1] * slope + intercept]
    Path(weights).write_text(json.dumps(table, separators=(",", ":")) + "\n", encoding="utf-8")
    print("scale", table["scale"])


if __name__ == "__main__":
    main(*sys.argv[1:])
