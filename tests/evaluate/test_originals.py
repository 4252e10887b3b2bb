"""Annotated quotations and their originals."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from aligner.errors import InputError
from aligner.evaluate.originals import read_gold, score_originals
from aligner.model import Candidate, Quote, QuoteMatch, Span

ROWS = [
    {"path": "fr/a", "start": 0, "end": 5, "kind": "direct", "original": "hello", "original_paths": ["en/x"]},
    {"path": "fr/a", "start": 9, "end": 12, "kind": "title", "speaker": None, "original": None, "original_paths": []},
    {"path": "fr/a", "start": 20, "end": 30, "kind": "direct", "original": "gone by", "original_paths": ["en/x"]},
]


def gold(folder: Path, *lines: str) -> Path:
    file = folder / "gold.jsonl"
    file.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return file


def match(start: int, end: int, original: str | None, confidence: float, candidate: str = "") -> QuoteMatch:
    given = Candidate("en/x", Span(0, len(original)), original, 1.0) if original else None
    rest = (Candidate("en/y", Span(0, len(candidate)), candidate, 1.0),) if candidate else ()
    verdict = "verbatim" if given else "none"
    quote = Quote("fr/a", 0, Span(start, end), "")
    return QuoteMatch(quote, given, verdict, confidence, candidates=rest)  # type: ignore[arg-type]


def test_originals_are_counted_over_extraction_and_matching(tmp_path: Path) -> None:
    annotated = read_gold(gold(tmp_path, *map(json.dumps, ROWS)))
    # The first is right, the second is given an original it has not, the third was not even extracted.
    matches = {("fr/a", 0, 5): match(0, 5, "hello", 0.9), ("fr/a", 9, 12): match(9, 12, "no", 0.6)}
    scores = score_originals(annotated, matches)
    assert (scores.found.hits, scores.found.total) == (1, 2)
    assert (scores.false.hits, scores.false.total) == (1, 1)
    assert scores.matching.top1 == scores.matching.exact_words == 0.5


def test_a_candidate_below_the_threshold_is_no_false_original(tmp_path: Path) -> None:
    annotated = read_gold(gold(tmp_path, *map(json.dumps, ROWS)))
    scores = score_originals(annotated, {("fr/a", 9, 12): match(9, 12, None, 0.2, "maybe")})
    assert (scores.found.hits, scores.false.hits) == (0, 0)


@pytest.mark.parametrize(
    "line", ["nonsense", "[]", '{"path": "fr/a"}', '{"path": "a", "start": "x", "end": 1, "kind": ""}']
)
def test_bad_lines_are_named(tmp_path: Path, line: str) -> None:
    with pytest.raises(InputError) as caught:
        read_gold(gold(tmp_path, json.dumps(ROWS[0]), line))
    assert caught.value.where.endswith("gold.jsonl:2")


def test_no_gold_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no quotations"):
        read_gold(gold(tmp_path, ""))
