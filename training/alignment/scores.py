"""What a cross-validated alignment is worth: F1 by kind of text, and how honest its probabilities are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from scipy.optimize import minimize

from aligner.evaluate.beads import Counts, count, lax, one_by_one, pair, strict
from aligner.model import Bead


class Labelled(Protocol):
    """A document with its gold."""

    @property
    def name(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def fold(self) -> str: ...
    @property
    def gold(self) -> tuple[Bead, ...]: ...


def report(documents: Sequence[Labelled], answers: Sequence[Sequence[Bead]]) -> None:
    """Print strict and lax F1, as given and with nulls one by one, by kind and by novel."""
    sums: dict[str, tuple[Counts, Counts]] = {}
    for item, beads in zip(documents, answers, strict=True):
        grouped, alone = count(item.gold, beads), count(one_by_one(item.gold), one_by_one(beads))
        for name in [item.kind] + ([f"{item.kind}: {item.name}"] if item.kind.startswith("transread") else []):
            before = sums.get(name, (Counts(), Counts()))
            sums[name] = before[0] + grouped, before[1] + alone
    for name, (grouped, alone) in sorted(sums.items()):
        print(f"  {name:52} strict F1 {strict(grouped).f1:.4f}  lax F1 {lax(grouped).f1:.4f}  "
              f"nulls one by one {strict(alone).f1:.4f} {lax(alone).f1:.4f}")  # fmt: skip


def logit(p: np.ndarray) -> np.ndarray:
    return np.log(np.clip(p, 1e-6, 1 - 1e-6)) - np.log1p(-np.clip(p, 1e-6, 1 - 1e-6))


# What holds the scaling near none at all, where there are few to learn it from.
HELD = 20.0


def calibrate(p: np.ndarray, right: np.ndarray) -> tuple[float, float]:
    """Return slope and offset of Platt's scaling (1999) in the space of logits, with a Gaussian prior around none."""

    def loss(x: np.ndarray) -> float:
        z = x[0] * logit(p) + x[1]
        return float(np.sum(np.logaddexp(0, z) - right * z)) + HELD / 2 * ((x[0] - 1) ** 2 + x[1] ** 2)

    found = minimize(loss, np.array([1.0, 0.0])).x
    return float(found[0]), float(found[1])


def expected_error(p: np.ndarray, right: np.ndarray, bins: int = 10) -> float:
    """Return the expected calibration error over ten bins of equal width (Guo et al., ICML 2017)."""
    place = np.minimum((p * bins).astype(int), bins - 1)
    gaps = [abs(p[place == k].mean() - right[place == k].mean()) * np.mean(place == k) for k in set(place.tolist())]
    return float(np.sum(gaps))


def calibration(documents: Sequence[Labelled], answers: Sequence[Sequence[Bead]]) -> dict[str, tuple[float, float]]:
    """Print how far probabilities are off, before and after scaling fitted on the other folds; return the scaling.

    Nulls count one by one: a run's probability is that of its sentences.
    """
    rows = [
        (item.fold, bool(len(b.source) and len(b.target)), b.score, pair(b) in {pair(g) for g in one_by_one(item.gold)})
        for item, beads in zip(documents, answers, strict=True)
        for b in one_by_one(beads)
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
