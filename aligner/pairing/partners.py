"""Pairs of documents, by names and by what a judge says of their contents; no text is needed here."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from aligner.pairing.shortlist import shortlist
from aligner.protocols import Floats

# Pairs found by content alone must be this sure: a wrong pair spoils a bitext, a missed one says so in the report.
_SURE = 0.9
# Two documents of one name are most likely versions of each other, whatever was cut or added: only below this are they
# not. At this value 0.1 of one of them has its counterpart in the other.
_UNRELATED = 0.015
# Below this number of sentences nothing can be said against a name.
_TOO_SHORT = 4


@dataclass(frozen=True, slots=True)
class Title:
    """A document as pairing is told of it: its id, its path, how many sentences it has."""

    id: str
    path: str
    sentences: int


class Judge(Protocol):
    """Says what the contents of documents have in common; asked for many at once, so that it may share the work."""

    def likeness(self, pairs: Sequence[tuple[str, str]]) -> Sequence[float]:
        """Return for each pair of ids, source and target, the probability that they are versions of each other."""
        ...

    def wholes(self, ids: Sequence[str]) -> Floats:
        """Return one unit vector for each document: shape (len(ids), d)."""
        ...


@dataclass(frozen=True, slots=True)
class Partners:
    """Two documents, by id, taken as versions of each other: how that was found, and how sure it is (0 to 1)."""

    source: str
    target: str
    by: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Pairing:
    """Every source's id with its target's or None, in the order of the sources; what was found, and what to know.

    `alone` are the ids of the sources, then the targets, without a partner; `contradicted` those of one name whose
    contents have nothing in common.
    """

    pairs: tuple[tuple[str, str | None], ...]
    partners: tuple[Partners, ...]
    alone: tuple[str, ...]
    notices: tuple[str, ...]
    contradicted: tuple[tuple[str, str], ...] = ()


def contradiction(source: str, target: str) -> str:
    """Return what is said of the paths of two texts of one name whose contents have nothing in common."""
    return f"not paired: {source} and {target} have one name but different contents"


def pair(sources: Sequence[Title], targets: Sequence[Title], named: Iterable[tuple[str, str]], judge: Judge) -> Pairing:
    """Pair documents of two languages: those in `named` (ids of the same name) and, of the rest, by content.

    A pair of one name whose contents have nothing in common is not taken, and a notice says so; then both are looked
    for by content. By content each document has one partner at most. A document that only quotes another is no
    version of it. The work is linear in the sentences; memory is one vector for each document without a pair by name.
    """
    ours, theirs = ({title.id: title for title in side} for side in (sources, targets))
    partners: list[Partners] = []
    notices: list[str] = []
    contradicted: list[tuple[str, str]] = []
    asked = list(named)
    for (one, other), sure in zip(asked, judge.likeness(asked), strict=True):
        if sure < _UNRELATED and min(ours[one].sentences, theirs[other].sentences) >= _TOO_SHORT:
            contradicted.append((one, other))
            notices.append(contradiction(ours[one].path, theirs[other].path))
        else:
            partners.append(Partners(one, other, "name", sure))
    taken = {pair.source for pair in partners} | {pair.target for pair in partners}
    left = [title for title in sources if title.id not in taken]
    free = [title for title in targets if title.id not in taken]
    found, said = _by_content(left, free, judge)
    partners += found
    target_of = {pair.source: pair.target for pair in partners}
    taken |= {pair.source for pair in found} | {pair.target for pair in found}
    return Pairing(
        tuple((title.id, target_of.get(title.id)) for title in sources),
        tuple(partners),
        tuple(title.id for title in (*sources, *targets) if title.id not in taken),
        (*notices, *said),
        tuple(contradicted),
    )


def _by_content(sources: Sequence[Title], targets: Sequence[Title], judge: Judge) -> tuple[list[Partners], list[str]]:
    """Pair the surest first, each document once; say what was paired, and what could have been as well."""
    if not sources or not targets:
        return [], []
    near = shortlist(judge.wholes([title.id for title in sources]), judge.wholes([title.id for title in targets]))
    values = judge.likeness([(sources[i].id, targets[j].id) for i, j in near])
    checked = zip(values, near, strict=True)
    sure = sorted(((c, i, j) for c, (i, j) in checked if c >= _SURE), key=lambda item: (-item[0], item[1:]))
    target_of: dict[int, tuple[int, float]] = {}
    taken: set[int] = set()
    for value, i, j in sure:
        if i not in target_of and j not in taken:
            target_of[i] = j, value
            taken.add(j)
    found = [Partners(sources[i].id, targets[j].id, "content", value) for i, (j, value) in sorted(target_of.items())]

    def said(what: str, i: int, j: int, value: float) -> str:
        return f"{what}: {sources[i].path} ~ {targets[j].path} ({value:.2f})"

    notices = [said("paired by content", i, j, value) for i, (j, value) in sorted(target_of.items())]
    lost = [item for item in sure if item[1] not in target_of or item[2] not in taken]
    return found, notices + [said("not paired, as another is surer", i, j, value) for value, i, j in lost]
