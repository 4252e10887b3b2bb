"""Anchors that people give for a run: which pair of texts each belongs to, and where it stands there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from aligner import alignment
from aligner.errors import Failure
from aligner.pipeline.results import StoredTexts

# By name of a source: pairs of sentence numbers at which a bead begins.
Anchors = Mapping[str, tuple[tuple[int, int], ...]]


def anchored(
    anchors: Sequence[alignment.Anchor],
    sources: StoredTexts,
    targets: StoredTexts,
    partners: Mapping[str, str | None],
    failures: list[Failure],
) -> Anchors:
    """Place anchors in the texts of a run; each that has no place becomes a failure, and the others go on."""
    pairs: dict[str, list[alignment.Anchor]] = {}
    for anchor in anchors:
        if wrong := _wrong(anchor, sources, targets, partners):
            failures.append(Failure(anchor.where, f"{anchor.where}: {wrong}"))
        else:
            pairs.setdefault(anchor.source_path, []).append(anchor)
    found: dict[str, tuple[tuple[int, int], ...]] = {}
    for name, some in pairs.items():
        found[name], failed = alignment.placed(some, sources.text(name), targets.text(some[0].target_path))
        failures += failed
    return found


def _wrong(
    anchor: alignment.Anchor, sources: StoredTexts, targets: StoredTexts, partners: Mapping[str, str | None]
) -> str:
    """Say what is wrong with the texts of an anchor; nothing where they are a pair of this run."""
    for lang, stored, name in (("French", sources, anchor.source_path), ("English", targets, anchor.target_path)):
        if name not in stored:
            example = next(iter(stored), "")
            return f"no {lang} text {name!r} in this run; name texts as alignment.tsv does" + (
                f", as in {example!r}" if example else ""
            )
    partner = partners[anchor.source_path]
    if partner != anchor.target_path:
        said = f"goes with {partner!r}" if partner else "has no English version here"
        return f"{anchor.source_path!r} {said}, not with {anchor.target_path!r}; name both files alike to pair them"
    return ""
