"""Translations against a reference: BLEU, chrF and TER with their signatures, and whether a difference is real."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sacrebleu.metrics.base import Metric
from sacrebleu.metrics.bleu import BLEU
from sacrebleu.metrics.chrf import CHRF
from sacrebleu.metrics.ter import TER
from sacrebleu.significance import PairedTest

from aligner.errors import InputError
from aligner.files import read_bytes

RESAMPLES = 1000
SEED = 12345
"""sacrebleu's own, so that its command gives the same p-values."""


@dataclass(frozen=True, slots=True)
class Score:
    """One metric's value on a test set, with sacrebleu's signature; `better` is "higher" or "lower"."""

    name: str
    value: float
    signature: str
    better: str = "higher"


@dataclass(frozen=True, slots=True)
class Comparison:
    """One system beside the baseline: `mean` and `half` are the bootstrap's 95 % interval.

    `p` is the probability of a difference at least this large if the two were equally good; None for the baseline.
    """

    system: str
    metric: str
    value: float
    mean: float
    half: float
    p: float | None
    signature: str


def score(hypotheses: Sequence[str], references: Sequence[str], *, ter: bool = True) -> tuple[Score, ...]:
    """Return corpus BLEU (Papineni et al. 2002), chrF2 (Popović 2015) and TER (Snover et al. 2006), by sacrebleu.

    One hypothesis and one reference per line, in the same order. Raises InputError where their numbers differ or are 0.
    Post (2018) says why a signature goes with each number.
    """
    _same_length({"hypotheses": hypotheses}, references)
    scores = []
    for name, metric in _metrics(references, ter).items():
        value = metric.corpus_score(list(hypotheses), None).score
        scores.append(Score(name, value, str(metric.get_signature()), "lower" if name == "TER" else "higher"))
    return tuple(scores)


def compare(
    systems: Mapping[str, Sequence[str]],
    references: Sequence[str],
    *,
    baseline: str,
    ter: bool = False,
    resamples: int = RESAMPLES,
) -> tuple[Comparison, ...]:
    """Compare systems with a baseline by paired bootstrap resampling (Koehn 2004): the baseline's rows first.

    `systems` maps names to lines. Raises InputError where a system has another number of lines than the references,
    or where there is no baseline of that name or nothing beside it.
    """
    _same_length(systems, references)
    if baseline not in systems or len(systems) < 2:
        raise InputError(f"nothing to compare with {baseline!r}", remedy="give the baseline and another system")
    named: list[tuple[str, Sequence[str]]] = [(baseline, list(systems[baseline]))]
    named += [(name, list(lines)) for name, lines in systems.items() if name != baseline]
    metrics = _metrics(references, ter)
    test = PairedTest(named, metrics, None, test_type="bs", n_samples=resamples)
    signatures, results = test()
    rows: list[Comparison] = []
    for name in metrics:
        for (system, _), result in zip(named, results[name], strict=True):
            if isinstance(result, str):
                raise TypeError(f"a result was expected of {name}, found {result!r}")
            # Of equal outputs sacrebleu says p = 1 / (resamples + 1): no resample differs by more than 0.
            same = result.p_value is not None and list(systems[system]) == list(systems[baseline])
            p = 1.0 if same else result.p_value
            mean, half = float(result.mean or 0.0), float(result.ci or 0.0)
            rows.append(Comparison(system, name, result.score, mean, half, p, str(signatures[name])))
    return tuple(rows)


def read_lines(path: Path) -> list[str]:
    """Return the lines of a UTF-8 file, one segment each.

    Raises InputError where it cannot be read. Only line feeds end a line: other line separators are text.
    """
    try:
        text = read_bytes(path).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise InputError("not UTF-8", where=f"{path}:{line}", remedy="save it as UTF-8") from None
    return [line.removesuffix("\r") for line in text.removesuffix("\n").split("\n")] if text else []


def _metrics(references: Sequence[str], ter: bool) -> dict[str, Metric]:
    streams: Any = [list(references)]
    metrics: dict[str, Metric] = {"BLEU": BLEU(references=streams), "chrF2": CHRF(references=streams)}
    if ter:
        metrics["TER"] = TER(references=streams)
    return metrics


def _same_length(systems: Mapping[str, Sequence[str]], references: Sequence[str]) -> None:
    if not references:
        raise InputError("the reference is empty", remedy="give a line for each segment")
    for name, lines in systems.items():
        if len(lines) != len(references):
            raise InputError(
                f"{name}: {len(lines)} lines where the reference has {len(references)}",
                remedy="give one line for each line of the reference",
            )
