"""The labelled cases: what the check finds is what is wrong, and nothing else."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from glossary_help import bitext, rows

from aligner import embed
from aligner.glossary import check
from aligner.protocols import AdditiveEncoder

DATA = json.loads((Path(__file__).parents[1] / "cases" / "glossary.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def encoder() -> AdditiveEncoder:
    found = embed.load()
    assert isinstance(found, AdditiveEncoder)
    return found


def verdict(case: dict[str, Any], encoder: AdditiveEncoder | None) -> Counter[str]:
    glossary = rows([DATA["terms"][name] for name in case["terms"]])
    return Counter(finding.rule for finding in check([bitext(case["fr"], case["en"])], glossary, encoder))


def test_there_are_enough_cases_of_every_kind() -> None:
    counts = Counter(rule for case in DATA["cases"] for rule in case["verdict"] or ["fine"])
    assert sum(counts.values()) >= 400
    assert min(counts[r] for r in ("fine", "missing", "forbidden", "kept", "case", "typography", "inconsistent")) >= 5
    assert len({case["id"] for case in DATA["cases"]}) == len(DATA["cases"])


@pytest.mark.parametrize("aligned", [False, True], ids=["without encoder", "with encoder"])
@pytest.mark.parametrize("half", ["dev", "test"])
def test_precision_and_recall(half: str, aligned: bool, encoder: AdditiveEncoder) -> None:
    hit = false = missed = 0
    wrong = []
    for case in DATA["cases"]:
        if case["half"] != half:
            continue
        got, want = verdict(case, encoder if aligned else None), Counter(case["verdict"])
        hit, false, missed = (
            hit + (got & want).total(),
            false + (got - want).total(),
            missed + (want - got).total(),
        )
        if got != want:
            wrong.append((case["id"], dict(got), dict(want)))
    assert hit / (hit + false) >= 0.97 and hit / (hit + missed) >= 0.97, wrong
