"""Recipe 5: the two numbers of the calibration, for quotes whose French a machine made.

    python training/matcher/05_calibrate.py BACKQUOTES_FOLDER WEIGHTS.json [QUERIES_A_LEVEL]

Recipes 1 to 4 know only human translations, which differ more from their originals, so their confidence is too low.
This fits slope and intercept (Platt 1999) on the development set, as many queries with an original as without, and
prints the calibration error that five-fold cross-validation (all renderings of one sentence in one fold) expects. It
is the only recipe that looks at a development set, and two numbers are all that it learns.
"""

from __future__ import annotations

import csv
import json
import sys
from collections import defaultdict
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression

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


def main(folder: str, weights: str, most: str = "1000") -> None:
    lines = (Path(folder) / "candidates.plain.en.tsv").read_text(encoding="utf-8").splitlines()[1:]
    documents = [Document(name, "en", name, text) for name, text in (line.split("\t", 1) for line in lines)]
    matcher = Matcher([Text(d, segment(d)) for d in documents], embed.load())
    rows = sample(Path(folder) / "queries.fr.tsv", int(most))
    found = list(match_rows(matcher, [(row["qid"], row["fr"]) for row in rows]))
    right = np.array([
        not row["level"].startswith("neg")
        and answer.candidate_id in {row["gold_id"], *row["gold_alt"].replace(",", " ").split()}
        for row, answer in zip(rows, found, strict=True)
    ])  # fmt: skip
    sure = np.clip([answer.confidence for answer in found], 1e-9, 1 - 1e-9)
    raw = np.log(sure / (1 - sure))[:, None]
    sources = {source: i for i, source in enumerate(sorted({row["source"] for row in rows}))}
    fold = np.array([sources[row["source"]] % 5 for row in rows])
    expected = np.zeros(len(raw))
    for k in range(5):
        fitted = LogisticRegression(C=1e6).fit(raw[fold != k], right[fold != k])
        expected[fold == k] = fitted.predict_proba(raw[fold == k])[:, 1]
    for name, values in (("before", sure), ("after, cross-validated", expected)):
        print(f"ECE {name}: {calibration_error(reliability(values.tolist(), right.tolist())):.4f}")
    fitted = LogisticRegression(C=1e6).fit(raw, right)
    table = json.loads(Path(weights).read_text(encoding="utf-8"))
    slope, intercept = float(fitted.coef_[0, 0]), float(fitted.intercept_[0])
    table["scale"] = [table["scale"][0] * slope, table["scale"][1] * slope + intercept]
    Path(weights).write_text(json.dumps(table, separators=(",", ":")) + "\n", encoding="utf-8")
    print("scale", table["scale"])


if __name__ == "__main__":
    main(*sys.argv[1:])
