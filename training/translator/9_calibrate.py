"""What a package's scores mean, measured on development sets: for `7_pack.py --quality`.

    python training/translator/9_calibrate.py --package FILE --test PREFIX... --out quality.json

Fits sentence chrF2 (sacrebleu, 0 to 1) to the mean log-probability by isotonic regression (Barlow et al. 1972; pool
adjacent violators), and what a flag takes off. Prints, for each set, how far the estimates are off when the others
have been fitted: the mean error in ten bins of the estimate, and the rank correlation.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sacrebleu.metrics.chrf import CHRF

from aligner.translation import Calibration, translate_lines
from aligner.translation.argos import Argos, load
from aligner.translation.checks import flags

KNOTS = 12
Row = tuple[float, bool, float]
"""The score of a rendering, whether it is flagged, and its chrF."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the step with command-line arguments."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--package", type=Path, required=True, help="the Argos package")
    parser.add_argument("--test", type=Path, nargs="+", required=True, help="paths of test sets without .fr and .en")
    parser.add_argument("--every", type=int, default=1, help="take every so manieth line")
    parser.add_argument("--out", type=Path, help="file to write")
    options = parser.parse_args(arguments)
    engine = load(str(options.package))
    sets = {prefix.name: rows(engine, prefix, options.every) for prefix in options.test}
    for name, held in sets.items():
        others = [row for other, some in sets.items() for row in some if other != name] or held
        print(f"{name}: {len(held)} sentences, " + report(fitted(others), held))
    made = fitted([row for some in sets.values() for row in some])
    text = json.dumps({"scores": made.scores, "chrf": made.chrf, "flagged": made.flagged}) + "\n"
    if options.out:
        options.out.write_text(text, encoding="utf-8")
    print(text, end="")


def rows(engine: Argos, prefix: Path, every: int) -> list[Row]:
    """Translate a set: a row a sentence."""
    french, english = (Path(f"{prefix}.{side}").read_text("utf-8").splitlines()[::every] for side in ("fr", "en"))
    chrf = CHRF()
    return [
        (made.score, bool(flags(source, made)), chrf.sentence_score(made.text, [reference]).score / 100)
        for source, made, reference in zip(french, translate_lines(french, engine), english, strict=True)
    ]


def fitted(found: Sequence[Row]) -> Calibration:
    """Return the calibration that fits best: monotone in the score, with one step for what is flagged."""
    plain = sorted((score, value) for score, flagged, value in found if not flagged)
    scores, values = (np.array(column) for column in zip(*plain, strict=True))
    smooth = isotonic(values)
    places = np.linspace(0, len(scores) - 1, KNOTS + 1).astype(int)
    pairs: dict[float, float] = {}
    for start, end in zip(places[:-1], places[1:] + 1, strict=True):
        pairs[round(float(scores[start:end].mean()), 3)] = round(float(smooth[start:end].mean()), 3)
    made = Calibration(tuple(pairs), tuple(pairs.values()), 0.0)
    rest = [value - made.expected(score, flagged=False) for score, flagged, value in found if flagged]
    return Calibration(made.scores, made.chrf, round(float(np.mean(rest)), 3) if rest else 0.0)


def isotonic(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the non-decreasing sequence nearest to some values in squares: pool adjacent violators.

    >>> isotonic(np.array([1.0, 3.0, 2.0, 4.0])).tolist()
    [1.0, 2.5, 2.5, 4.0]
    """
    blocks: list[tuple[float, int]] = []
    for value in values.tolist():
        mean, size = value, 1
        while blocks and blocks[-1][0] >= mean:
            before, count = blocks.pop()
            mean, size = (before * count + mean * size) / (count + size), count + size
        blocks.append((mean, size))
    return np.repeat([mean for mean, _ in blocks], [size for _, size in blocks])


def report(calibration: Calibration, found: Sequence[Row]) -> str:
    """Return in words how far a calibration is off on some rows."""
    expected = np.array([calibration.expected(score, flagged=flagged) for score, flagged, _ in found])
    values = np.array([value for *_, value in found])
    bins = np.array_split(np.argsort(expected, kind="stable"), 10)
    error = np.average([abs(expected[b].mean() - values[b].mean()) for b in bins], weights=[len(b) for b in bins])
    ranks = [np.argsort(np.argsort(side, kind="stable"), kind="stable") for side in (expected, values)]
    correlation = np.corrcoef(*ranks)[0, 1]
    return f"mean error in ten bins {error:.3f}, rank correlation {correlation:.2f}, mean chrF {values.mean():.3f}"


if __name__ == "__main__":
    main()
