"""Learn the weights that beads are scored with, and say by cross-validation how good they are.

    python training/alignment/2_weights.py ../shared/gold/alignment --encoder bilingual [--write]

The weights of a semi-Markov conditional random field, by maximum likelihood with a Gaussian prior (L-BFGS). Folds: each
novel, and five of news articles (an article's easy and hard version lie in the same). Novels come with and without
their paragraph numbers, since both occur. Needs numba and scipy.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
from lattice import NULLS, Lattice, Task, lattice, problem, task, total
from scipy.optimize import minimize

from aligner import embed
from aligner.alignment.beads import EXPECTED, NULL_FLOOR
from aligner.alignment.costs import Weights
from aligner.alignment.posterior import bead_probability, for_f1, posteriors
from aligner.alignment.search import best
from aligner.alignment.sides import side
from aligner.evaluate.beads import Counts, count, lax, pair, strict
from aligner.evaluate.ladders import read_beads
from aligner.model import Bead, Span
from aligner.protocols import Encoder

WEIGHTS = Path(__file__).parents[2] / "aligner" / "align" / "weights.json"
# Where the search for likely beads starts; nothing of it stays.
FIRST = Weights(
    {"cosine": 9.0, "bead": -4.0, "1-2": -2.0, "1-3": -3.0, "1-n": -4.0, "2-2": -3.0, "n-n": -4.0, "length": -1.0},
    dict.fromkeys(NULLS, 0.0) | {"null": -2.0},
    -2.0,
)
PRIOR = 1.0


def load(folder: Path, encoder: Encoder) -> list[Task]:
    """Read all documents with their features."""
    tasks = []
    articles = sorted(p.name for p in (folder / "ntrex").iterdir())
    for path in sorted(p for kind in ("transread", "ntrex", "ntrex-hard") for p in (folder / kind).iterdir()):
        texts = [(path / f"{name}.txt").read_text("utf-8").removesuffix("\n").split("\n") for name in ("src", "tgt")]
        gold = read_beads((path / "gold.txt").read_text("utf-8").split("\n"), str(path))
        one, two = side(texts[0], "fr", encoder, None), side(texts[1], "en", encoder, None)
        kind = path.parent.name
        fold = path.name if kind == "transread" else f"news {articles.index(path.name) % 5}"
        tasks.append(task(path.name, kind, fold, gold, one, two))
        if (path / "src.par").exists():
            numbers = [np.array((path / f"{n}.par").read_text().split(), dtype=np.int64) for n in ("src", "tgt")]
            one, two = replace(one, paragraphs=numbers[0]), replace(two, paragraphs=numbers[1])
            tasks.append(task(path.name, f"{kind}, paragraphs", fold, gold, one, two))
    return tasks


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


def logit(p: np.ndarray) -> np.ndarray:
    return np.log(np.clip(p, 1e-6, 1 - 1e-6)) - np.log1p(-np.clip(p, 1e-6, 1 - 1e-6))


def calibrate(p: np.ndarray, right: np.ndarray) -> tuple[float, float]:
    """Return slope and offset of Platt's scaling (1999) in the space of logits."""

    def loss(x: np.ndarray) -> float:
        z = x[0] * logit(p) + x[1]
        return float(np.sum(np.logaddexp(0, z) - right * z))

    found = minimize(loss, np.array([1.0, 0.0])).x
    return float(found[0]), float(found[1])


def expected_error(p: np.ndarray, right: np.ndarray, bins: int = 10) -> float:
    """Return the expected calibration error over ten bins of equal width (Guo et al., ICML 2017)."""
    place = np.minimum((p * bins).astype(int), bins - 1)
    gaps = [abs(p[place == k].mean() - right[place == k].mean()) * np.mean(place == k) for k in set(place.tolist())]
    return float(np.sum(gaps))


def report(tasks: Sequence[Task], answers: Sequence[Sequence[Bead]]) -> None:
    sums: dict[str, Counts] = {}
    for item, beads in zip(tasks, answers, strict=True):
        names = [item.kind] + ([f"{item.kind}: {item.name}"] if item.kind.startswith("transread") else [])
        for name in names:
            sums[name] = sums.get(name, Counts()) + count(item.gold, beads)
    for name, counts in sorted(sums.items()):
        print(f"  {name:52} strict F1 {strict(counts).f1:.4f}  lax F1 {lax(counts).f1:.4f}")


def calibration(tasks: Sequence[Task], answers: Sequence[Sequence[Bead]]) -> dict[str, tuple[float, float]]:
    """Print how far probabilities are off, before and after scaling fitted on the other folds; return the scaling."""
    rows = [
        (item.fold, bool(len(b.source) and len(b.target)), b.score, pair(b) in {pair(g) for g in item.gold})
        for item, beads in zip(tasks, answers, strict=True)
        for b in beads
    ]
    folds, linked = np.array([r[0] for r in rows]), np.array([r[1] for r in rows])
    p, right = np.array([r[2] for r in rows]), np.array([r[3] for r in rows], dtype=float)
    scaled, out = p.copy(), {}
    for name, mask in (("bead", linked), ("null", ~linked)):
        for fold in set(folds.tolist()):
            a, b = calibrate(p[mask & (folds != fold)], right[mask & (folds != fold)])
            here = mask & (folds == fold)
            scaled[here] = 1 / (1 + np.exp(-(a * logit(p[here]) + b)))
        out[name] = calibrate(p[mask], right[mask])
        print(f"  {name}: {mask.sum()}, expected calibration error {expected_error(p[mask], right[mask]):.4f} raw, "
              f"{expected_error(scaled[mask], right[mask]):.4f} scaled, scaling {out[name]}")  # fmt: skip
    return out


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--encoder", default="bilingual")
    parser.add_argument("--write", action="store_true", help="write the weights into the package")
    options = parser.parse_args()
    encoder = embed.load(options.encoder)
    tasks = load(options.folder, encoder)
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
    for fold in sorted({item.fold for item in tasks}):
        rest = [one for one, item in zip(lattices, tasks, strict=True) if item.fold != fold]
        held_out = weights_of(fit(rest, names, scale, fitted), names, scale)
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
