"""Terms for a test of obedience: words of a test set's source with what its reference has for them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from aligner.translation import Terms
from aligner.translation.decoding import Steerable
from aligner.translation.steering import steered
from aligner.translation.terms import Wanted, obeyed
from nmt import annotate


@dataclass(frozen=True, slots=True)
class Obedience:
    """How many of the terms stand in the output, and the outputs."""

    asked: int
    got: int
    outputs: tuple[str, ...]

    @property
    def share(self) -> float:
        """The share of terms that stand in the output."""
        return self.got / self.asked if self.asked else 0.0


def glossary(french: Sequence[str], english: Sequence[str], lexicon: annotate.Lexicon) -> list[tuple[Wanted, ...]]:
    """Return for each pair the terms that source and reference share: at most two, the longest."""
    rows: list[tuple[Wanted, ...]] = []
    for source, reference in zip(french, english, strict=True):
        found = annotate.terms(source, reference, lexicon)
        longest = sorted(found, key=lambda hit: (hit[0] - hit[1], hit[0]))[:2]
        rows.append(tuple(Wanted(source[start:end], target, (), True) for start, end, target in longest))
    return rows


def measure(engine: Steerable, french: Sequence[str], rows: Sequence[tuple[Wanted, ...]], *, use: bool) -> Obedience:
    """Translate each line, its terms brought in or not, and count the terms that stand in the output."""
    outputs = engine.translate(french)
    if use:
        for number, (line, terms) in enumerate(zip(french, rows, strict=True)):
            outputs[number] = steered(engine, [line], [outputs[number]], Terms(terms))[0]
    got = sum(obeyed(outputs[i].text, term.target) for i, terms in enumerate(rows) for term in terms)
    return Obedience(sum(map(len, rows)), got, tuple(outputs[i].text for i in range(len(french))))
