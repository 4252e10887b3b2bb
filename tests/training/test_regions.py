"""Where an alignment and its gold part: the smallest regions, nulls one by one."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

from aligner.model import Bead, Span

PATH = Path(__file__).resolve().parents[2] / "training/alignment/regions.py"
spec = importlib.util.spec_from_file_location("alignment_regions", PATH)
assert spec is not None and spec.loader is not None
module = importlib.util.module_from_spec(spec)
sys.modules[spec.name] = module
spec.loader.exec_module(module)


def chain(*types: tuple[int, int]) -> list[Bead]:
    beads, i, j = [], 0, 0
    for a, b in types:
        beads.append(Bead(Span(i, i + a), Span(j, j + b), 0.9))
        i, j = i + a, j + b
    return beads


def test_only_what_differs_is_a_region_and_it_is_as_small_as_can_be() -> None:
    gold = chain((1, 1), (2, 2), (1, 1), (2, 0), (1, 1), (1, 2))
    found = chain((1, 1), (1, 1), (1, 1), (1, 1), (1, 0), (1, 0), (1, 1), (1, 1), (0, 1))
    places = [(region.start, region.end) for region in module.regions(gold, found)]
    assert places == [((1, 1), (3, 3)), ((7, 5), (8, 7))]
    assert not list(module.regions(gold, gold))


def test_a_region_is_shown_with_its_sentences() -> None:
    (region,) = module.regions(chain((1, 1), (2, 1)), chain((1, 1), (1, 0), (1, 1)))
    lines = module.shown("book", region, (["a", "b", "c"], ["d", "e " * 200])).split("\n")
    assert lines[0] == "== book gold 1,2:1 | found 1:-@0.90 2:1@0.90"
    assert lines[1:3] == ["  F1 b", "  F2 c"]
    assert len(lines[3]) < 200 and "…" in lines[3]
