"""The peers of the matching benchmark: what they are given and what they answer, on a pool of four sentences."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[1]
for needed in ("bm25s", "Stemmer", "sklearn"):
    pytest.importorskip(needed, reason=f"{needed} is only needed by benchmarks/matching_peers.py")

POOL = ("We met in the park.", "I think the company will be totally fine without me, he said.", "Taxes rose.", "No.")


@pytest.fixture(scope="module")
def peers() -> ModuleType:
    sys.path.insert(0, str(ROOT / "benchmarks"))
    try:
        spec = importlib.util.spec_from_file_location("matching_peers", ROOT / "benchmarks/matching_peers.py")
        assert spec and spec.loader
        module = importlib.util.module_from_spec(spec)
        sys.modules["matching_peers"] = module
        spec.loader.exec_module(module)
        module.SHORTLIST = len(POOL)
        return module
    finally:
        sys.path.pop(0)


def test_peers_find_the_sentence_and_the_span(peers: ModuleType) -> None:
    texts = [peers.as_text(f"d{i}", body) for i, body in enumerate(POOL)]
    gold = peers.Original(("d1",), 8, 51, POOL[1][8:51])
    query = peers.Query("quote", "d1", "l'entreprise ira parfaitement bien sans moi", gold)
    task = peers.Task(texts, [query], ["the company will go totally well without me"])
    for peer in (peers.bm25, peers.chrf, peers.rapidfuzz, peers.span_chrf):
        (guess,) = peer(task)
        assert guess.at == 1 and guess.lead > 0, peer
    (guess,) = peers.rapidfuzz(task)
    assert "company will be totally fine without" in POOL[1][guess.start : guess.end]


def test_marks_are_taken_out_and_their_spans_kept(peers: ModuleType) -> None:
    plain, spans = peers.marked(' "We won ", he said, « enfin ».')
    assert plain == "We won , he said,  enfin ."
    assert [plain[a:b] for a, b in spans] == ["We won", "enfin"]
    assert peers.marked('An odd " mark')[1] == []


def test_spans_move_to_whole_words(peers: ModuleType) -> None:
    text = "the company will be fine"
    start, end = peers.to_words(text, 5, 17)
    assert text[start:end] == "company will"
