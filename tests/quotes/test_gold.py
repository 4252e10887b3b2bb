"""The annotated articles: what must not get worse."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

from aligner.evaluate.quotes import score
from aligner.model import Document

ROOT = Path(__file__).resolve().parents[2]
GOLD = ROOT.parent / "shared/gold/quotes/dev.jsonl"


def test_floors() -> None:
    if not GOLD.exists():
        pytest.skip(f"no gold data at {GOLD}")
    spec = importlib.util.spec_from_file_location("benchmark_quotes", ROOT / "benchmarks/quotes.py")
    assert spec is not None and spec.loader is not None
    benchmark = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(benchmark)
    gold = benchmark.read_gold(GOLD)
    paths = sorted({item.document for item in gold})
    assert len(gold) >= 36 and len(paths) >= 3
    documents = [Document(path, "fr", path, (ROOT / "corpus" / path).read_bytes().decode("utf-8")) for path in paths]
    scores = score(benchmark.find(documents), gold)
    for rate in (scores.precision, scores.recall, scores.kind, scores.speaker):
        assert rate.value >= 0.95
