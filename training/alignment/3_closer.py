"""Learn the weights of the second pass of aligner/alignment/weights.json, and say by cross-validation how good it is.

    python training/alignment/3_closer.py ../shared/gold/alignment folds.json [--write] [--regions FOLDER]

folds.json is what `2_weights.py --folds folds.json` wrote: the first pass of each fold, learned from all others. The
beads of a fold are those that its own first pass leaves over, so that no weight was learned from what it is used on.
Texts that have nothing to do with each other are learned from too, so that unrelated neighbours are left out. A
conditional random field again, with a Gaussian prior; what the first pass has lost of the gold is left open.
--regions writes, a file for each kind of text, where answers and gold part, for people to read; errors.md tells what
was found so. Needs numba and scipy.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from documents import Document, documents, unrelated
from lattice import total
from numpy.typing import NDArray
from regions import regions, shown
from scipy.optimize import minimize
from scores import calibration, report

from aligner import embed
from aligner.alignment import coarse, costs
from aligner.alignment.beads import EXPECTED_CLOSER, SLACK, null_floor
from aligner.alignment.closer import Doubt, decide, names, tells_figures
from aligner.alignment.costs import Closer, Weights
from aligner.alignment.lattice import Chances
from aligner.alignment.posterior import posteriors
from aligner.model import Bead, Span

Array = NDArray[np.float64]
PRIOR = 2.0
FORBIDDEN = -1e4
# What a pair of unrelated texts counts for, beside one of related ones.
UNRELATED = 0.1
WEIGHTS = Path(__file__).parents[2] / "aligner" / "alignment" / "weights.json"


@dataclass(frozen=True, slots=True)
class Case:
    """One document's beads in doubt; `open_beads` and `open_nulls` tell what agrees with the gold, as far as known.

    `share` is what it counts for: a novel that comes with and without paragraphs counts once.
    """

    document: Document
    doubt: Doubt
    open_beads: NDArray[np.bool_]
    open_nulls: tuple[NDArray[np.bool_], NDArray[np.bool_]]
    share: float


def case(document: Document, first: Weights, share: float) -> Case:
    """Run the first pass on a document, and mark what agrees with its gold."""
    source, target = document.sides
    band = coarse.around(coarse.path(source.sums, target.sums), len(source), len(target), SLACK)
    known = costs.task(source, target, band, first)
    doubt = Doubt.of(known, posteriors(known.problem), (source, target), band, first, tells_figures(source, target))
    there = {tuple(bead) for bead in doubt.lattice.beads.tolist()}
    gold = {
        (b.source.end, b.target.end, len(b.source), len(b.target))
        for b in document.gold
        if len(b.source) and len(b.target)
    }
    # Sentences of gold beads that the first pass lost: whatever is linked or left out there is neither right nor wrong.
    lost = [np.zeros(len(side), bool) for side in document.sides]
    linked = [np.zeros(len(side), bool) for side in document.sides]
    for row, column, a, b in gold:
        for mask in [linked] + ([lost] if (row, column, a, b) not in there else []):
            mask[0][row - a : row] = mask[1][column - b : column] = True
    right = [
        tuple(bead) in gold or bool(lost[0][i - a : i].all() and lost[1][j - b : j].all())
        for bead in doubt.lattice.beads.tolist()
        for i, j, a, b in [bead]
    ]
    nulls = [lost[k] | ~linked[k] for k in (0, 1)]
    # What the first pass is sure of stands, right or wrong.
    return Case(document, doubt, np.array(right, bool) | doubt.sure, (nulls[0], nulls[1]), share)


@dataclass(frozen=True, slots=True)
class Scale:
    """Standard deviations of the features, by which they are divided while weights are sought."""

    bead: Array
    null: Array
    run: Array

    @classmethod
    def of(cls, cases: Sequence[Case]) -> Scale:
        columns = (
            [x.doubt.features[~x.doubt.sure] for x in cases],
            [n for x in cases for n in x.doubt.nulls],
            [x.doubt.runs[None] for x in cases],
        )
        spread = [np.concatenate(rows).astype(np.float64).std(axis=0) for rows in columns]
        return cls(*(np.where(s > 1e-6, s, 1.0) for s in spread))

    def parts(self, x: Array) -> tuple[Array, Array, Array]:
        """Return the weights of beads, nulls and runs that a vector of scaled ones stands for."""
        cuts = np.cumsum([len(self.bead), len(self.null)])
        one, two, three = np.split(x, cuts)
        return one / self.bead, two / self.null, three / self.run


def fit(cases: Sequence[Case], scale: Scale, start: Array, steps: int) -> Array:
    """Return the weights, scaled, under which what agrees with the gold is likeliest."""

    def loss(x: Array) -> tuple[float, Array]:
        value, slope = PRIOR / 2 * float(x @ x), PRIOR * x
        for one in cases:
            log, d = sums(one, *scale.parts(x), agreeing=False)
            known, d_known = sums(one, *scale.parts(x), agreeing=True)
            value += one.share * (log - known)
            rest = [one.share * (a - b) for a, b in zip(d, d_known, strict=True)]
            nulls = one.doubt.nulls[0].T @ rest[1] + one.doubt.nulls[1].T @ rest[2]
            parts = (
                one.doubt.features.T @ rest[0] / scale.bead,
                nulls / scale.null,
                one.doubt.runs * rest[3] / scale.run,
            )
            slope = slope + np.concatenate(parts)
        return value, slope

    return np.asarray(minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": steps}).x)


def sums(one: Case, bead: Array, null: Array, run: Array, *, agreeing: bool) -> tuple[float, tuple[Array, ...]]:
    """Return the log-sum over all paths, or all that agree with the gold, and its derivatives."""
    form = one.doubt.lattice
    scores = one.doubt.features @ bead
    left = [np.where(s, FORBIDDEN, x @ null) for s, x in zip(one.doubt.settled, one.doubt.nulls, strict=True)]
    if agreeing:
        scores = np.where(one.open_beads, scores, FORBIDDEN)
        left = [np.where(mask, values, FORBIDDEN) for mask, values in zip(one.open_nulls, left, strict=True)]
    shape = form.lows, form.highs, form.starts, form.bounds, form.origins
    log, *slopes = total(*shape, scores, *left, float(one.doubt.runs @ run))
    return log, tuple(slopes)


def answer(one: Case, parts: tuple[Array, Array, Array]) -> list[Bead]:
    _, (beads, source, target, _) = sums(one, *parts, agreeing=False)
    beads = np.where(one.doubt.sure, one.doubt.before, beads)
    steps = decide(
        Chances(beads, source, target), one.doubt.lattice, EXPECTED_CLOSER, null_floor(float(one.doubt.runs[1]))
    )
    return [Bead(Span(s.start[0], s.end[0]), Span(s.start[1], s.end[1]), min(p, 1.0)) for s, p in steps]


def cross_validated(cases: Sequence[Case], scale: Scale, start: Array) -> list[list[Bead]]:
    """Return the answers of weights that were learned without the folds of a case's texts."""
    answers: list[list[Bead]] = [[] for _ in cases]
    for fold in sorted({one.document.fold for one in cases}):
        others = [one for one in cases if fold not in (one.document.fold, one.document.other)]
        weights = scale.parts(fit(others, scale, start, 40))
        for k, one in enumerate(cases):
            if one.document.fold == fold:
                answers[k] = answer(one, weights)
    return answers


def write_regions(folder: Path, gold: Path, every: Sequence[Document], answers: Sequence[Sequence[Bead]]) -> None:
    """Write the regions in which answers and gold differ, a file for each kind of text."""
    parts: dict[str, list[str]] = {}
    for document, answer in zip(every, answers, strict=True):
        place = gold / document.kind.split(",")[0] / document.name
        one, two = ((place / f"{name}.txt").read_text("utf-8").split("\n") for name in ("src", "tgt"))
        found = (shown(document.name, region, (one, two)) for region in regions(document.gold, answer))
        parts.setdefault(document.kind, []).extend(found)
    folder.mkdir(parents=True, exist_ok=True)
    for kind, texts in parts.items():
        (folder / f"{kind.replace(', ', '-')}.txt").write_text("\n\n".join(texts) + "\n", "utf-8")
        print(f"  {kind}: {len(texts)} regions")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("folds", type=Path)
    parser.add_argument("--regions", type=Path, help="folder for the regions in which answers and gold differ")
    parser.add_argument("--write", action="store_true", help="write the weights into the package")
    options = parser.parse_args()
    encoder = embed.load("bilingual")
    table = json.loads(options.folds.read_text("utf-8"))
    first = {
        fold: Weights(w["bead"], w["null"], w["gap"], {}, Closer({}, {}, {})) for fold, w in table["folds"].items()
    }
    every = documents(options.folder, encoder)
    versions = Counter((d.kind.split(",")[0], d.name) for d in every)
    cases = [case(d, first[d.fold], 1 / versions[d.kind.split(",")[0], d.name]) for d in every]
    print(f"{sum(len(x.doubt.features) for x in cases)} beads, {sum(x.open_beads.sum() for x in cases)} right")
    apart = [case(d, first[d.fold], UNRELATED) for d in unrelated(every)]
    scale = Scale.of(cases)
    x = fit([*cases, *apart], scale, np.zeros(len(scale.bead) + len(scale.null) + len(scale.run)), 120)
    found = cross_validated([*cases, *apart], scale, x)
    answers = found[: len(cases)]
    print(f"encoder {encoder.name} {encoder.digest[:12]}; cross-validated:")
    report(every, answers)
    wrong = [bead.score for beads in found[len(cases) :] for bead in beads if len(bead.source) and len(bead.target)]
    rows = sum(len(one.document.sides[0]) for one in apart)
    print(f"  unrelated: {rows} sentences, {len(wrong)} beads, {sum(p > 0.5 for p in wrong)} of a chance above 0.5")
    if options.regions:
        write_regions(options.regions, options.folder, every, answers)
    scaling = calibration(every, answers)
    print("all data, trained on the same:")
    report(every, [answer(one, scale.parts(x)) for one in cases])
    heads = names(tuple(next(iter(first.values())).bead))
    parts = [dict(zip(h, p.tolist(), strict=True)) for h, p in zip(heads, scale.parts(x), strict=True)]
    for name, value in (item for part in parts for item in part.items()):
        print(f"  {name:32} {value:9.4f}")
    if options.write:
        stored = json.loads(WEIGHTS.read_text("utf-8"))
        stored["additive"]["closer"] = {
            key: {name: round(value, 5) for name, value in part.items()}
            for key, part in zip(("bead", "null", "gap"), parts, strict=True)
        }
        stored["additive"]["calibration"] = {name: [round(v, 5) for v in pair] for name, pair in scaling.items()}
        WEIGHTS.write_text(json.dumps(stored, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
