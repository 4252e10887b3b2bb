"""One term, several renderings: which of those that the glossary allows are in the minority?"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from aligner.glossary.terms import Finding, Glossary


@dataclass(frozen=True, slots=True)
class Choice:
    """A use of a term that several rows render: the rows, the one that was taken, and the finding to give."""

    rows: tuple[int, ...]
    taken: int
    finding: Finding


def inconsistent(choices: Sequence[Choice], glossary: Glossary) -> list[Finding]:
    """Return a finding for each rendering that departs from the leading one of its term.

    The preferred row leads where it is used at all, else the most frequent one, else the first in the glossary.
    """
    by_rows: dict[tuple[int, ...], list[Choice]] = defaultdict(list)
    for choice in choices:
        by_rows[choice.rows].append(choice)
    findings = []
    for found in by_rows.values():
        counts = Counter(choice.taken for choice in found)
        if len(counts) < 2:
            continue
        lead = min(counts, key=lambda row: (glossary.terms[row].status != "preferred", -counts[row], row))
        first = next(choice.finding for choice in found if choice.taken == lead)
        where = f"{first.place.path}:{first.place.line}"
        for choice in found:
            if choice.taken != lead:
                message = f"{choice.finding.message}: “{first.found}” in {where} and {counts[lead]} in all"
                fix = f"write “{glossary.terms[lead].target}” throughout, or make one row the only one"
                findings.append(replace(choice.finding, message=message, fix=fix))
    return findings
