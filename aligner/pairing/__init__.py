"""Which documents are versions of each other: by name where the content does not speak against it, else by content."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from aligner.model import Text
from aligner.pairing.evidence import Profile, confidence, profile
from aligner.pairing.shortlist import shortlist
from aligner.protocols import Encoder

__all__ = ["Pairing", "Partners", "pair_texts"]

# Pairs found by content alone must be this sure: a wrong pair spoils a bitext, a missed one says so in the report.
_SURE = 0.9
# Two documents of one name are most likely versions of each other, whatever was cut or added: only below this are they
# not. At this value 0.1 of one of them has its counterpart in the other.
_UNRELATED = 0.015
# Below this number of sentences nothing can be said against a name.
_TOO_SHORT = 4


@dataclass(frozen=True, slots=True)
class Partners:
    """Two documents, by id, taken as versions of each other: how that was found, and how sure it is (0 to 1)."""

    source: str
    target: str
    by: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Pairing:
    """Every source with its target or None, in the order of the sources; what was found; what a person should know.

    `alone` are the ids of the sources, then the targets, without a partner.
    """

    pairs: tuple[tuple[Text, Text | None], ...]
    partners: tuple[Partners, ...]
    alone: tuple[str, ...]
    notices: tuple[str, ...]


def pair_texts(
    sources: Sequence[Text], targets: Sequence[Text], named: Iterable[tuple[str, str]], encoder: Encoder
) -> Pairing:
    """Pair documents of two languages: those in `named` (ids of the same name) and, of the rest, by content.

    A pair of one name whose contents have nothing in common is not taken, and a notice says so; then both are looked
    for by content. By content each document has one partner at most. A document that only quotes another is no
    version of it. The work is linear in the sentences; memory is about 1 KiB for each sentence without a pair by name.
    """
    ours, theirs = ({text.document.id: text for text in side} for side in (sources, targets))
    partners: list[Partners] = []
    notices: list[str] = []
    for one, other in named:
        sure = confidence(profile(ours[one], encoder), profile(theirs[other], encoder))
        if sure < _UNRELATED and min(len(ours[one].sentences), len(theirs[other].sentences)) >= _TOO_SHORT:
            notices.append(
                f"not paired: {_path(ours[one])} and {_path(theirs[other])} have one name but different contents"
            )
        else:
            partners.append(Partners(one, other, "name", sure))
    taken = {pair.source for pair in partners} | {pair.target for pair in partners}
    left = [text for text in sources if text.document.id not in taken]
    free = [text for text in targets if text.document.id not in taken]
    found, said = _by_content(left, free, encoder)
    partners += found
    target_of = {pair.source: theirs[pair.target] for pair in partners}
    taken |= {pair.source for pair in found} | {pair.target for pair in found}
    return Pairing(
        tuple((text, target_of.get(text.document.id)) for text in sources),
        tuple(partners),
        tuple(text.document.id for text in (*sources, *targets) if text.document.id not in taken),
        (*notices, *said),
    )


def _by_content(sources: Sequence[Text], targets: Sequence[Text], encoder: Encoder) -> tuple[list[Partners], list[str]]:
    """Pair the surest first, each document once; say what was paired, and what could have been as well."""
    if not sources or not targets:
        return [], []
    ours = [profile(text, encoder) for text in sources]
    theirs = [profile(text, encoder) for text in targets]
    checked = [(confidence(ours[i], theirs[j]), i, j) for i, j in shortlist(_wholes(ours), _wholes(theirs))]
    sure = sorted(((c, i, j) for c, i, j in checked if c >= _SURE), key=lambda item: (-item[0], item[1:]))
    target_of: dict[int, tuple[int, float]] = {}
    taken: set[int] = set()
    for value, i, j in sure:
        if i not in target_of and j not in taken:
            target_of[i] = j, value
            taken.add(j)
    found = [
        Partners(sources[i].document.id, targets[j].document.id, "content", value)
        for i, (j, value) in sorted(target_of.items())
    ]

    def said(what: str, i: int, j: int, value: float) -> str:
        return f"{what}: {sources[i].document.path} ~ {targets[j].document.path} ({value:.2f})"

    notices = [said("paired by content", i, j, value) for i, (j, value) in sorted(target_of.items())]
    lost = [item for item in sure if item[1] not in target_of or item[2] not in taken]
    return found, notices + [said("not paired, as another is surer", i, j, value) for value, i, j in lost]


def _wholes(profiles: Sequence[Profile]) -> np.ndarray[tuple[int, ...], np.dtype[np.float32]]:
    return np.stack([profile.whole for profile in profiles])


def _path(text: Text) -> str:
    return text.document.path
