"""Looking by meaning and by words: exact against estimated, whole pool against shortlist."""

from __future__ import annotations

import numpy as np
import pytest

from aligner.match import shipped
from aligner.match.pool.arrays import GAPS, build, gap
from aligner.match.pool.tokens import words
from aligner.match.retrieve.candidates import Retriever
from aligner.match.retrieve.dense import WindowScan, lengths
from aligner.match.retrieve.lexicon import Spelt, spelling
from aligner.protocols import AdditiveEncoder
from tests.match.conftest import CORPUS, as_text

QUERIES = (
    "peut vraiment fonctionner sans moi",
    "Nous sommes choqués et attristés par ce que le conseil a fait aujourd'hui.",
    "une rupture de communication entre Sam et le conseil",
)
FOUND = ("truly function without me", "shocked and saddened", "breakdown in communication between Sam and the board")


@pytest.fixture(scope="module")
def retrievers(encoder: AdditiveEncoder) -> tuple[Retriever, Retriever]:
    lines = [line for p in sorted(CORPUS.glob("*.txt")) for line in p.read_text(encoding="utf-8").splitlines() if line]
    pool = build([as_text(f"p{i}", line) for i, line in enumerate(lines)])
    table = shipped.lexicon()
    return Retriever(pool, encoder, table), Retriever(pool, encoder, table, scanned_whole=0)


@pytest.mark.parametrize(("french", "english"), list(zip(QUERIES, FOUND, strict=True)))
def test_both_ways_find_the_place(retrievers: tuple[Retriever, Retriever], french: str, english: str) -> None:
    for retriever in retrievers:
        (query,) = retriever.prepare([words(french, "fr")])
        (windows,) = retriever.search([query], 10)
        best = max(windows, key=lambda w: w.dense)
        text = retriever.pool.documents[int(retriever.pool.document_of[best.start])].text
        assert english in text


def brute(scan: WindowScan, retriever: Retriever, unit: np.ndarray, count: int, sentence: int) -> float:
    pool = retriever.pool
    end = int(pool.document_first[int(pool.document_of[pool.first[sentence]]) + 1])
    best = -1.0
    for start in range(int(pool.first[sentence]), int(pool.first[sentence + 1])):
        for length in lengths(count):
            if start + length <= end:
                total = retriever.vectors[pool.tokens[start : start + length]].sum(axis=0)
                best = max(best, float(total @ unit / np.linalg.norm(total)))
    return best


def test_best_window_is_the_best_of_all(retrievers: tuple[Retriever, Retriever]) -> None:
    whole, _ = retrievers
    for query in whole.prepare([words(text, "fr") for text in QUERIES]):
        for sentence in range(0, len(whole.pool.first) - 1, 3):
            _, _, cosine = whole.scan.best(query.unit, len(query.words), sentence)
            assert cosine == pytest.approx(brute(whole.scan, whole, query.unit, len(query.words), sentence), abs=1e-4)


def test_among_agrees_with_everywhere(retrievers: tuple[Retriever, Retriever]) -> None:
    whole, _ = retrievers
    sentences = np.arange(len(whole.pool.first) - 1, dtype=np.int32)
    for query in whole.prepare([words(text, "fr") for text in QUERIES]):
        everywhere = whole.scan.everywhere(whole.vectors @ query.unit, len(query.words))
        among = whole.scan.among(query.unit, len(query.words), sentences)
        fits = among > -1
        assert np.allclose(everywhere[fits], np.maximum(among[fits], 0), atol=1e-4) or np.allclose(
            everywhere[fits], among[fits], atol=1e-4
        )


def test_search_leaves_no_trace(retrievers: tuple[Retriever, Retriever]) -> None:
    whole, _ = retrievers
    (query,) = whole.prepare([words(QUERIES[0], "fr")])
    weights = dict(zip(query.words.keys, query.information.tolist(), strict=True))
    first, again = whole.postings.search(weights), whole.postings.search(weights)
    assert np.array_equal(first[0], again[0]) and np.array_equal(first[1], again[1])
    assert first[1].max() <= 1.0 + 1e-6


def test_spelling_of_names_and_numbers() -> None:
    alike = spelling(Spelt(["loujkov", "1.000", "chat"]), Spelt(["luzhkov", "1,000", "dog", "100"]))
    assert alike[0, 0] > 0.1
    assert alike[1].tolist() == [0.0, 1.0, 0.0, 0.0]
    assert alike[2, 2] == 0.0


@pytest.mark.parametrize(
    ("between", "before", "kind"),
    [(". ", "today", "stop"), (". ", "Mr", "space"), (".", "U", "space"), (", ", "x", "comma"), (": ", "x", "colon"),
     (' "', "x", "mark"), (" – ", "x", "dash"), (" ", "x", "space")],
)  # fmt: skip
def test_gap(between: str, before: str, kind: str) -> None:
    assert GAPS[gap(between, before)] == kind


def test_initials_are_one_word() -> None:
    assert words("A U.N. group told us that the U.S. and N.A.T.O. agree. J. Smith did.", "en").keys == (
        "a", "un", "group", "told", "us", "that", "the", "usa", "and", "nato", "agree", "j", "smith", "did",
    )  # fmt: skip
    assert words("Un groupe de l'O.N.U.", "fr").keys[-1] == "onu"


def test_offsets_are_those_of_the_text() -> None:
    text = "It’s $100, isn't it? — L.A."
    found = words(text, "en")
    assert [text[s:e] for s, e in zip(found.starts, found.ends, strict=True)] == [
        "It", "’s", "$100", "is", "n't", "it", "L.A.",
    ]  # fmt: skip
