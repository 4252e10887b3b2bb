"""A corpus against a glossary: bitexts are checked one after another, and none is kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from aligner.errors import Failure
from aligner.glossary.check import check
from aligner.glossary.suppress import Comment, comments, excused
from aligner.glossary.terms import Finding, Glossary, Place
from aligner.model import Bitext
from aligner.protocols import AdditiveEncoder


@dataclass(frozen=True, slots=True)
class Audit:
    """What breaks the glossary and is not excused by a comment, and how many bitexts could be checked."""

    findings: tuple[Finding, ...]
    bitexts: int


def audit(bitexts: Iterable[Bitext], glossary: Glossary, encoder: AdditiveEncoder | None = None) -> Audit:
    """Check the bitexts that have an English version, with the comments in their texts; see `check`."""
    excuses: dict[Comment, None] = {}
    count = 0

    def versions() -> Iterator[Bitext]:
        nonlocal count
        for bitext in bitexts:
            if bitext.target or bitext.translations:
                count += 1
                for text in filter(None, (bitext.source, bitext.target)):
                    excuses.update(dict.fromkeys(comments(text.document)))
                yield bitext

    findings = check(versions(), glossary, encoder)
    return Audit(excused(findings, excuses), count)


def unchecked(failures: Iterable[Failure]) -> tuple[Finding, ...]:
    """Return a finding for each text that could not be checked, so that no report of a check leaves it out."""
    return tuple(
        Finding("unchecked", "error", Place(failure.path, 1, 1, 1, 1), f"not checked: {failure.message}")
        for failure in dict.fromkeys(failures)
    )
