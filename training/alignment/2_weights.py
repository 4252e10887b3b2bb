"""Learn the weights that beads are scored with, and say by cross-validation how good they are.

    python training/alignment/2_weights.py ../shared/gold/alignment --encoder bilingual [--write] [--folds folds.json]

The weights of a semi-Markov conditional random field, by maximum likelihood with a Gaussian prior (L-BFGS). Folds: each
novel, and five of news articles (an article's easy and hard version lie in the same). Novels come with and without
their paragraph numbers, since both occur. What is written has no second pass until 3_closer.py adds one. Needs numba
and scipy.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from documents import documents
from lattice import Lattice, Task, lattice, problem, task, total
from scipy.optimize import minimize
from scores import calibration, report

from aligner import embed
from aligner.alignment.beads import EXPECTED, NULL_FLOOR
from aligner.alignment.costs import NULLS, Weights
from aligner.alignment.posterior import bead_probability, for_f1, posteriors
from aligner.alignment.search import best
from aligner.model import Bead, Span

WEIGHTS = Path(__file__).parents[2] / "aligner" / "alignment" / "weights.json"
# Where the search for likely beads starts; nothing of it stays.
FIRST = Weights(
    {"cosine": 9.0, "bead": -4.0, "1-2": -2.0, "1-3": -3.0, "1-n": -4.0, "2-2": -3.0, "n-n": -4.0, "length": -1.0},
    dict.fromkeys(NULLS, 0.0) | {"null": -2.0},
    -2.0,
)
PRIOR = 1.0


def fit(lattices: Sequence[Lattice], names: Sequence[str], scale: np.ndarray, start: np.ndarray) -> np.ndarray:
    """Return the weights of the highest likelihood: beads' (for features divided by `scale`), nulls', gap."""
    size = len(names)

    def loss(x: np.ndarray) -> tuple[float, np.ndarray]:
        value, slope = PRIOR / 2 * float(x @ x), PRIOR * x
        for one in lattices:
            scores = one.features @ (x[:size] / scale)
            nulls = [table @ x[size:-1] for table in one.nulls]
            form = (one.lows, one.highs, one.starts, one.bounds, one.origins)
            log, d_scores, d_source, d_target, d_gap = total(*form, scores, *nulls, x[-1])
            gold = np.concatenate([one.gold[:size] / scale, one.gold[size:]])
            value += log - float(gold @ x)
            d_nulls = one.nulls[0].T @ d_source + one.nulls[1].T @ d_target
            slope = slope + np.concatenate([one.features.T @ d_scores / scale, d_nulls, [d_gap]]) - gold
        return value, slope

    return minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 150}).x


def weights_of(x: np.ndarray, names: Sequence[str], scale: np.ndarray) -> Weights:
    size = len(names)
    bead = dict(zip(names, (x[:size] / scale).tolist(), strict=True))
    return Weights(bead, dict(zip(NULLS, x[size:-1].tolist(), strict=True)), float(x[-1]))


def answer(item: Task, weights: Weights) -> list[Bead]:
    chances = posteriors(problem(item, weights))
    return [
        Bead(Span(s.start[0], s.end[0]), Span(s.start[1], s.end[1]), bead_probability(chances, s))
        for s in best(for_f1(chances, EXPECTED, NULL_FLOOR))
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--encoder", default="bilingual")
    parser.add_argument("--folds", type=Path, help="write each fold's weights to this file, for 3_closer.py")
    parser.add_argument("--write", action="store_true", help="write the weights into the package")
    options = parser.parse_args()
    encoder = embed.load(options.encoder)
    tasks = [task(document) for document in documents(options.folder, encoder)]
    names = list(dict.fromkeys(name for item in tasks for name in item.rectangles[0][0].features))
    weights, start = FIRST, np.zeros(len(names) + len(NULLS) + 1)
    for _ in range(2):
        lattices = [lattice(item, weights, names) for item in tasks]
        every = np.concatenate([one.features for one in lattices])
        scale = np.where(every.std(axis=0) > 1e-6, every.std(axis=0), 1.0)
        fitted = fit(lattices, names, scale, start)
        weights = weights_of(fitted, names, scale)
        print(f"{len(every)} beads considered, {sum(one.missing for one in lattices)} of the gold out of reach")
    answers: list[list[Bead]] = [[] for _ in tasks]
    folds: dict[str, Weights] = {}
    for fold in sorted({item.fold for item in tasks}):
        rest = [one for one, item in zip(lattices, tasks, strict=True) if item.fold != fold]
        folds[fold] = held_out = weights_of(fit(rest, names, scale, fitted), names, scale)
        for k, item in enumerate(tasks):
            if item.fold == fold:
                answers[k] = answer(item, held_out)
    print(f"encoder {encoder.name} {encoder.digest[:12]}; cross-validated:")
    report(tasks, answers)
    scaling = calibration(tasks, answers)
    print("all data, trained on the same:")
    report(tasks, [answer(item, weights) for item in tasks])
    for name, value in (*weights.bead.items(), *weights.null.items(), ("gap", weights.gap)):
        print(f"  {name:32} {value:9.4f}")
    if options.folds:
        table = {fold: {"bead": dict(w.bead), "null": dict(w.null), "gap": w.gap} for fold, w in folds.items()}
        options.folds.write_text(json.dumps({"encoder": encoder.digest, "folds": table}), "utf-8")
    if options.write:
        table = json.loads(WEIGHTS.read_text("utf-8"))
        table["additive" if hasattr(encoder, "words") else "sentence"] = {
            "encoder": encoder.digest,
            "bead": {name: round(value, 5) for name, value in weights.bead.items()},
            "null": {name: round(value, 5) for name, value in weights.null.items()},
            "gap": round(weights.gap, 5),
            "calibration": {name: [round(v, 5) for v in pair_] for name, pair_ in scaling.items()},
        }
        WEIGHTS.write_text(json.dumps(table, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
