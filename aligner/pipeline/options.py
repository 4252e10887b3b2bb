"""What the main job may be asked for."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Options:
    """What a run may be told: `translator` is a backend's name, "auto" (what is installed) or "none".

    Without `match` no originals are looked for, for whoever needs beads alone; without `translations` the translator
    serves quotes alone, and texts that have no version stay so. Without `decisions`, what people decided
    (`decisions.tsv` beside the French texts or above them) is left out. `jobs` is the number of processes: 0 stands for
    one per processor. Results are kept in `cache`, or in the user's cache folder; without `keep` only as long as the
    run lasts. `shared` is where the pool's index is put, for processes elsewhere that do not see the cache. `output` is
    the folder that results are going to be written to: what is in the way there is an error before any work is done;
    with `overwrite` only what the run reads is. `anchors` is a table of places at which beads begin
    (`alignment.read_anchors`).
    """

    encoder: str = "bilingual"
    translator: str = "auto"
    match: bool = True
    decisions: bool = True
    jobs: int = 1
    cache: Path | None = None
    keep: bool = True
    shared: Path | None = None
    output: Path | None = None
    overwrite: bool = False
    anchors: Path | None = None
    translations: bool = True
