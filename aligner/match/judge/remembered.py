"""A scorer that is asked about the same texts only once."""

from __future__ import annotations

from collections.abc import Sequence

from aligner.protocols import Likely, Scorer


class Remembered:
    """See `aligner.protocols.Scorer`; remembers what another scorer said of pairs, as long as it lives."""

    def __init__(self, scorer: Scorer) -> None:
        self.name, self._scorer = scorer.name, scorer
        self._told: dict[tuple[str, str], Likely | None] = {}

    def likelihood(self, pairs: Sequence[tuple[str, str]]) -> list[Likely | None]:
        """Return what each (French, English) pair scores, one for one; None where it cannot be told."""
        new = [pair for pair in dict.fromkeys(pairs) if pair not in self._told]
        self._told.update(zip(new, self._scorer.likelihood(new), strict=True))
        return [self._told[pair] for pair in pairs]

    def certainty(self, texts: Sequence[str]) -> list[float | None]:
        """Return the mean log-probability of a piece in what the model makes of each French text, one for one."""
        return self._scorer.certainty(texts)
