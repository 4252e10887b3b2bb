"""How good a rendering probably is: the chrF that sentences with such a score reached on development data."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Protocol, runtime_checkable

from aligner.protocols import Rendering, Translator


@dataclass(frozen=True, slots=True)
class Calibration:
    """Sentence chrF (0 to 1) by mean log-probability: between two `scores` it is interpolated, beyond them the last.

    `flagged` is what a rendering with a flag has more or less. Made by `training/translator/9_calibrate.py` with
    isotonic regression (Barlow et al. 1972), kept in the package's metadata.

    >>> calibration = Calibration((-2.0, -1.0, -0.5), (0.3, 0.5, 0.7), -0.1)
    >>> calibration.expected(-0.75, flagged=False), calibration.expected(-9.0, flagged=True)
    (0.6, 0.2)
    """

    scores: tuple[float, ...]
    chrf: tuple[float, ...]
    flagged: float

    def expected(self, score: float, *, flagged: bool) -> float:
        """Return the chrF that is to be expected, with three decimals."""
        value = self.chrf[0] if score <= self.scores[0] else self.chrf[-1]
        for (left, low), (right, high) in pairwise(zip(self.scores, self.chrf, strict=True)):
            if left < score <= right:
                value = low + (high - low) * (score - left) / (right - left)
        return round(min(max(value + (self.flagged if flagged else 0.0), 0.0), 1.0), 3)


@runtime_checkable
class Calibrated(Translator, Protocol):
    """A translator that may know how good its renderings are."""

    @property
    def calibration(self) -> Calibration | None:
        """What its scores mean; None where nobody has measured it."""
        ...


def quality(translator: Translator, rendering: Rendering, flags: Sequence[str]) -> float | None:
    """Return the chrF to be expected of a rendering; None where its engine is not calibrated."""
    known = translator.calibration if isinstance(translator, Calibrated) else None
    return known.expected(rendering.score, flagged=bool(flags)) if known and rendering.text else None


def from_metadata(features: Mapping[str, Any]) -> Calibration | None:
    """Return the calibration that a package's metadata holds under "quality"; None where that is no calibration."""
    held: Any = features.get("quality")
    try:
        scores, chrf = (tuple(float(x) for x in held[name]) for name in ("scores", "chrf"))
        made = Calibration(scores, chrf, float(held["flagged"]))
    except (TypeError, KeyError, ValueError):
        return None
    rising = all(left < right for left, right in pairwise(scores))
    return made if scores and len(scores) == len(chrf) and rising else None
