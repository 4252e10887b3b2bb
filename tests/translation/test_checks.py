from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aligner.protocols import Rendering
from aligner.translation import checks

CASES = json.loads((Path(__file__).parent / "data" / "checks.json").read_text("utf-8"))
GOLD = Path(__file__).parents[3] / "shared" / "gold" / "mt"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["target"][:40] or "empty")
def test_cases(case: dict[str, object]) -> None:
    rendering = Rendering(str(case["target"]), -0.5)
    assert list(checks.flags(str(case["source"]), rendering)) == case["flags"]


@settings(deadline=None)  # the first word that is looked up waits for the word lists
@given(st.text(max_size=80), st.text(max_size=80))
def test_any_pair_is_checked(source: str, target: str) -> None:
    found = checks.flags(source, Rendering(target, 0.0))
    assert list(found) == [flag for flag in checks.FLAGS if flag in found]


@pytest.mark.skipif(not GOLD.is_dir(), reason="../shared/gold/mt is absent")
def test_good_translations_are_seldom_flagged() -> None:
    sources, targets = ((GOLD / f"wmt13{end}").read_text("utf-8").split("\n")[:1000] for end in (".fr", ".google.en"))
    flagged = sum(bool(checks.flags(s, Rendering(t, -0.5))) for s, t in zip(sources, targets, strict=True))
    assert 0 < flagged < 20
