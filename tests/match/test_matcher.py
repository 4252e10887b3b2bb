"""The matcher as a whole: real pieces, hard cases, and what must always hold."""

from __future__ import annotations

import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aligner.errors import UsageError
from aligner.match import Matcher, by_original, match_rows
from aligner.protocols import AdditiveEncoder

from .conftest import CASES, as_quote, as_text

FRENCH = (
    "J’ai appris que l’entreprise peut vraiment fonctionner sans moi",
    "Il n’est pas clair si la proposition de fusion a donné lieu à des discussions sérieuses.",
    "conflit féroce à propos du calcul",
    "OpenAI n'est rien sans ses employés",
)


@pytest.mark.parametrize("case", CASES, ids=[c["name"] for c in CASES])
def test_hard_case(case: dict, encoder: AdditiveEncoder, request: pytest.FixtureRequest) -> None:
    if "known_failure" in case:
        request.applymarker(pytest.mark.xfail(strict=True, reason=case["known_failure"]))
    matcher = Matcher.from_texts([as_text(f"p{i}", line) for i, line in enumerate(case["pool"])], encoder)
    (match,) = matcher.match([as_quote(case["fr"])])
    if case["original"] is None:
        assert match.verdict == "none" and match.original is None
    else:
        best = match.original or match.candidates[0]
        assert best.text == case["original"]


def test_one_wrong_number_is_said(encoder: AdditiveEncoder) -> None:
    matcher = Matcher.from_texts(
        [as_text("p", "More than 1,000 customers have left the bank since the spring.")], encoder
    )
    (match,) = matcher.match([as_quote("Plus de 100 clients ont quitté la banque depuis le printemps.")])
    assert match.verdict in ("altered", "none")
    assert any(e.name == "number" and "100" in e.detail and "1,000" in e.detail for e in match.evidence)


def test_lost_negation_is_said(encoder: AdditiveEncoder) -> None:
    matcher = Matcher.from_texts([as_text("p", "We do not accept the offer of the government.")], encoder)
    (match,) = matcher.match([as_quote("Nous acceptons l'offre du gouvernement.")])
    assert any(e.name == "negation" for e in match.evidence)
    assert match.verdict in ("altered", "none")


def test_original_before_later_translation(encoder: AdditiveEncoder) -> None:
    early = as_text("a", "The company can truly function without me.", (("date", "2023-11-29"),))
    late = as_text("b", "The company can truly function without me.", (("date", "2023-12-02"),))
    source = as_text("fr", "…", (("date", "2023-11-30"),)).document
    for pool in ([early, late], [late, early]):
        (match,) = Matcher.from_texts(pool, encoder).match(
            [as_quote("L'entreprise peut vraiment fonctionner sans moi")], source
        )
        assert match.original is not None and match.original.document_id == "a"
        assert "b" in {c.document_id for c in match.candidates}


def test_speaker_decides_between_equals(encoder: AdditiveEncoder) -> None:
    pool = [as_text(name, "We have a long way to go.", (("author", name),)) for name in ("Jane Roe", "Sam Altman")]
    (match,) = Matcher.from_texts(pool, encoder).match(
        [as_quote("Nous avons encore un long chemin à parcourir", "Altman")]
    )
    best = match.original or match.candidates[0]
    assert best.document_id == "Sam Altman"


def test_corpus_quote(corpus_matcher: Matcher) -> None:
    (match,) = corpus_matcher.match([as_quote(FRENCH[0])])
    assert match.original is not None
    assert match.original.text == "I learned that the company can truly function without me"
    assert match.original.document_id == "en/2023-11-29_altman-verge-interview.txt"
    assert match.verdict == "verbatim"


def test_rows_and_groups_agree_with_matches(corpus_matcher: Matcher) -> None:
    matches = corpus_matcher.match([as_quote(text) for text in FRENCH])
    rows = list(match_rows(corpus_matcher, [(str(i), text) for i, text in enumerate(FRENCH)]))
    assert [r.verdict for r in rows] == [m.verdict for m in matches]
    assert all(r.text for r in rows)
    grouped = by_original(matches)
    assert sum(len(g) for g in grouped.values()) == sum(m.original is not None for m in matches)


def test_answer_does_not_depend_on_company(corpus_matcher: Matcher) -> None:
    alone = [corpus_matcher.match([as_quote(text)])[0] for text in FRENCH]
    assert list(corpus_matcher.match([as_quote(text) for text in FRENCH])) == alone


def test_empty_pool_and_wordless_quote(encoder: AdditiveEncoder, corpus_matcher: Matcher) -> None:
    for matcher, text in (
        (Matcher.from_texts([], encoder), "Bonjour"),
        (Matcher.from_texts([as_text("p", "…")], encoder), "Bonjour"),
        (corpus_matcher, "…"),
    ):
        (match,) = matcher.match([as_quote(text)])
        assert (match.verdict, match.original, match.confidence) == ("none", None, 0.0)


def test_document_twice_is_refused(encoder: AdditiveEncoder) -> None:
    with pytest.raises(UsageError, match="twice"):
        Matcher.from_texts([as_text("p", "One."), as_text("p", "Two.")], encoder)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.text(max_size=60), max_size=5), st.integers(0, 2**16))
def test_spans_lie_in_the_text(corpus_matcher: Matcher, texts: list[str], seed: int) -> None:
    rng = random.Random(seed)
    pieces = [rng.choice(FRENCH).split()[rng.randrange(3) :] for _ in range(2)]
    quotes = [as_quote(text) for text in [*texts, *(" ".join(p) for p in pieces)]]
    bodies = {document.id: document.text for document in corpus_matcher.pool}
    for match in corpus_matcher.match(quotes):
        assert 0.0 <= match.confidence <= 1.0
        assert (match.original is None) == (match.verdict == "none")
        for candidate in (*match.candidates, *([match.original] if match.original else [])):
            assert candidate.span.of(bodies[candidate.document_id]) == candidate.text != ""
