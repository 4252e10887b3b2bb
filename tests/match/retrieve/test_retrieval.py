"""Looking by meaning and by words: exact against estimated, whole pool against shortlist."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import Indel, JaroWinkler

from aligner.match import shipped
from aligner.match.pool.arrays import GAPS, build, gap
from aligner.match.pool.tokens import words
from aligner.match.retrieve import lexical
from aligner.match.retrieve.candidates import SHORT, QueryWords, Retriever
from aligner.match.retrieve.dense import WindowScan, lengths
from aligner.match.retrieve.spelling import Spelt, spelling
from aligner.model import Document, Sentence, Span, Text
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
    return Retriever(pool, encoder, table), Retriever(pool, encoder, table, small=0)


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


def test_among_is_near_the_exact_best(retrievers: tuple[Retriever, Retriever]) -> None:
    whole, _ = retrievers
    scan = whole.scan
    sentences = np.flatnonzero(np.diff(whole.pool.first)).astype(np.int32)
    for query in whole.prepare([words(text, "fr") for text in QUERIES]):
        count = len(query.words)
        found = scan.among(query.unit, count, sentences)
        again = scan.among(query.unit, count, sentences, whole.vectors @ query.unit)
        assert np.array_equal(found.starts, again.starts) and np.array_equal(found.ends, again.ends)
        fits = found.cosines > -1
        assert (whole.pool.sentence_of[found.starts] == sentences).all()
        exact = scan.exact(query.unit, found.starts[fits], found.ends[fits])
        for sentence, cosine in zip(sentences[fits].tolist(), exact.tolist(), strict=True):
            assert (
                scan.best(query.unit, count, sentence)[2] - 0.06
                < cosine
                <= scan.best(query.unit, count, sentence)[2] + 1e-4
            )


def test_whole_sentences_are_estimated(retrievers: tuple[Retriever, Retriever]) -> None:
    whole, _ = retrievers
    pool = whole.pool
    for query in whole.prepare([words(text, "fr") for text in QUERIES]):
        near = whole.scan.sentences(whole.vectors @ query.unit)
        sums = np.stack([whole.vectors[pool.tokens[a:b]].sum(axis=0) for a, b in itertools.pairwise(pool.first)])
        exact = sums @ query.unit / np.maximum(np.linalg.norm(sums, axis=1), 1e-9)
        assert np.corrcoef(near, exact)[0, 1] > 0.97


def test_best_runs_of_sentences_are_estimated(retrievers: tuple[Retriever, Retriever]) -> None:
    whole, _ = retrievers
    pool = whole.pool
    (query,) = whole.prepare([words("choqués et attristés", "fr")])
    near = whole.vectors @ query.unit
    found = whole.scan.windows(near, 3)
    exact = [
        max((float(cosine(whole, query, k, k + 2)) for k in range(a, b - 1)), default=0.0)
        for a, b in itertools.pairwise(pool.first.tolist())
    ]
    assert (found >= 0).all() and (found[np.array(exact) == 0] == 0).all()
    assert np.corrcoef(found, exact)[0, 1] > 0.9
    assert "shocked and saddened" in pool.documents[int(pool.document_of[pool.first[found.argmax()]])].text


def test_a_sentence_without_words_is_near_nothing(encoder: AdditiveEncoder) -> None:
    lines, body = ("— !", "They are shocked.", "…"), "— ! They are shocked. …"
    spans = [Span(body.index(line), body.index(line) + len(line)) for line in lines]
    sentences = tuple(Sentence("a", i, 0, span, span.of(body)) for i, span in enumerate(spans))
    retriever = Retriever(build([Text(Document("a", "en", "a", body), sentences)]), encoder, shipped.lexicon())
    (query,) = retriever.prepare([words("choqués", "fr")])
    empty = np.diff(retriever.pool.first) == 0
    assert empty.any() and not retriever.scan.windows(retriever.vectors @ query.unit, 1)[empty].any()
    assert retriever.search([query], 10)[0]


def cosine(retriever: Retriever, query: QueryWords, start: int, end: int) -> float:
    total = retriever.vectors[retriever.pool.tokens[start:end]].sum(axis=0)
    return float(total @ query.unit / max(1e-9, float(np.linalg.norm(total))))


def test_a_quote_of_common_words_is_found_in_a_large_pool(encoder: AdditiveEncoder) -> None:
    lines = ["It was a very old house.", "There was time for coffee.", "We took a short walk.", "I live in it."]
    texts = [as_text(f"{i}-{k}", f"{line} Number {i}.") for k, line in enumerate(lines) for i in range(60)]
    pool = build([*texts, as_text("gold", "It was done in a very short time.")])
    retriever = Retriever(pool, encoder, shipped.lexicon(), small=0)
    (query,) = retriever.prepare([words("en très peu de temps", "fr")])
    weights = dict(zip(query.words.keys, query.information.tolist(), strict=True))
    gold = int(pool.sentence_of[pool.document_first[-2]])
    assert gold not in retriever.postings.search(weights, 300, closely=True)[0], "each word stands in many sentences"
    assert retriever.postings.common(weights, 3).tolist()[-1] == gold
    (windows,) = retriever.search([query], 40)
    assert pool.documents[int(pool.document_of[windows[0].start])].id == "gold"


def test_the_sentence_before_is_looked_at_too(encoder: AdditiveEncoder) -> None:
    texts = [
        as_text("a", "Who, with whom? Party chairmen are reserved considering coalition issues."),
        as_text("b", "Who?"),
    ]
    pool = build([*texts, *(as_text(f"c{i}", f"Chairmen met chairmen {i} times. So what?") for i in range(60))])
    retriever = Retriever(pool, encoder, shipped.lexicon(), small=0)
    french = "Qui, avec qui ? Les présidents de parti sont réservés en ce qui concerne les questions de coalition"
    (windows,) = retriever.search(retriever.prepare([words(french, "fr")]), 10)
    assert 0 in {window.start for window in windows}


@pytest.mark.parametrize("looked_at", [0, 20, 60_000])
def test_words_held_are_the_same_by_postings_and_by_sentences(
    retrievers: tuple[Retriever, Retriever], looked_at: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lexical, "_LOOKED_AT", looked_at)
    whole, _ = retrievers
    for query in whole.prepare([words(text, "fr") for text in QUERIES]):
        weights = dict(zip(query.words.keys, query.information.tolist(), strict=True))
        sentences, held = whole.postings.search(weights, 30)
        assert 0 < len(sentences) <= 30 and (np.diff(sentences) > 0).all()
        assert 0 < held.max() <= 1 + 1e-6
        assert np.allclose(held, whole.postings.held(sentences, weights), atol=1e-6)
        again = whole.postings.search(weights, 30)
        assert np.array_equal(sentences, again[0]) and np.array_equal(held, again[1])


@pytest.mark.parametrize("looked_at", [0, 20, 60_000])
def test_what_sentences_may_hold_leaves_out_none_that_hold_most(
    retrievers: tuple[Retriever, Retriever], looked_at: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lexical, "_LOOKED_AT", looked_at)
    monkeypatch.setattr(lexical, "FEWEST", 5)
    whole, _ = retrievers
    for query in whole.prepare([words(text, "fr") for text in QUERIES]):
        weights = dict(zip(query.words.keys, query.information.tolist(), strict=True))
        found = []
        for many in (0, 10**9):
            monkeypatch.setattr(lexical, "_MANY", many)
            sentences, held = whole.postings.search(weights, 100)
            assert (np.diff(sentences) > 0).all()
            found.append(np.sort(held))
        assert len(found[0]) == len(found[1]) > 0 and np.allclose(*found)


def test_short_quotes_look_for_what_is_near_any_of_their_words(retrievers: tuple[Retriever, Retriever]) -> None:
    whole, _ = retrievers
    sentences = np.flatnonzero(np.diff(whole.pool.first)).astype(np.int32)
    long, short = (words(text, "fr") for text in (QUERIES[1], "choqués et attristés par le conseil"))
    assert len(short) <= SHORT < len(long)

    def held(query: QueryWords, closely: bool) -> np.ndarray:
        weights = dict(zip(query.words.keys, query.information.tolist(), strict=True))
        return whole.postings.held(sentences, weights, closely)

    before = held(whole.prepare([long])[0], closely=False)
    (query,) = whole.prepare([short])
    by_table, by_meaning = held(query, closely=False), held(query, closely=True)
    assert (by_meaning >= by_table).all() and (by_meaning > by_table).any()
    assert np.array_equal(before, held(whole.prepare([long])[0], closely=False)), "whatever was asked before"


WORDS = st.lists(st.text("abcdeéiou123.œ", min_size=1, max_size=12), min_size=1, max_size=12)


@given(WORDS, WORDS, st.sampled_from([0.0, 0.4, 0.8]))
def test_spelling_is_the_mean_of_both_measures(french: list[str], english: list[str], above: float) -> None:
    ours, theirs = Spelt(french), Spelt(english)
    alike = spelling(ours, theirs, above)
    for i, one in enumerate(ours.letters):
        sharing = set(theirs.sharing(one, above).tolist())
        for j, other in enumerate(theirs.letters):
            mean = (JaroWinkler.normalized_similarity(one, other) + Indel.normalized_similarity(one, other)) / 2
            if ours.number[i] or theirs.number[j] or ((ours.short[i] or theirs.short[j]) and one != other):
                continue
            expected = max(0.0, (mean - 0.72) / 0.28)
            assert alike[i, j] == pytest.approx(expected, abs=1e-4) or (alike[i, j] == 0 and expected <= above)
            assert j in sharing or expected <= above + 1e-4


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
