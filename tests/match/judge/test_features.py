"""Features of all runs at once against those of one run, written out."""

from __future__ import annotations

import numpy as np
import pytest

from aligner.languages.persons import persons
from aligner.match import shipped
from aligner.match.judge import propose
from aligner.match.judge.features import (
    CONTENT_FROM,
    FEATURES,
    FOUND,
    MISSED,
    Retrieved,
    Sought,
    features,
    negates,
    sought,
)
from aligner.match.pool.arrays import build
from aligner.match.pool.tokens import words
from aligner.match.retrieve.candidates import Retriever, Window
from aligner.match.retrieve.lexicon import digits, is_number
from aligner.match.span.blocks import dense
from aligner.match.span.edge_words import edge_numbers
from aligner.match.span.links import Links
from aligner.match.span.runs import best, scores
from aligner.protocols import AdditiveEncoder

from ..conftest import CORPUS, as_text

QUERIES = (
    "peut vraiment fonctionner sans moi",
    "Nous sommes choqués et attristés par ce que le conseil a fait aujourd'hui.",
    "Non",
    "et",
    "En 2023, 95 % des 770 employés d'OpenAI n'avaient plus confiance.",
)


def _in_order(strength: np.ndarray, share: np.ndarray) -> float:
    best = strength.max(axis=1) if strength.size else np.zeros(0)
    rows = np.flatnonzero(best > FOUND)
    if len(rows) < 2:
        return 0.5
    place = (strength[rows] * (share[rows] + 1e-3)).argmax(axis=1)
    before = place[None, :] - place[:, None]
    upper = np.triu_indices(len(rows), 1)
    steps = before[upper]
    return float(((steps > 0) + 0.5 * (steps == 0)).mean())


def one(links: Links, quote: Sought, c: int, i: int, j: int, keys: list[str], found: Retrieved) -> dict[str, float]:
    """Return the features of one run of words."""
    strength, weight = links.strength[:, c, i:j], links.query.information
    best = strength.max(axis=1)
    back, back_weight = strength.max(axis=0), links.weight[c, i:j]
    content, other = quote.content, back_weight >= CONTENT_FROM
    numbers = [digits(k) for k in keys if is_number(k)]
    names = int(quote.names.sum())
    said, theirs = quote.persons, persons(keys)
    count_f, count_e = len(links.query.words), j - i
    return {
        "cosine": float(links.cosine[c, i, j - 1]),
        "covered": float((weight * best).sum() / weight.sum()),
        "covered_content": float(best[content].mean()) if content.any() else float(best.mean()),
        "rendered": float((back_weight * back).sum() / max(1e-6, back_weight.sum())),
        "rendered_content": float(back[other].mean()) if other.any() else float(back.mean()),
        "missing": float((best[content] < MISSED).mean()) if content.any() else 0.0,
        "added": float((back[other] < MISSED).mean()) if other.any() else 0.0,
        "numbers_lost": sum(n not in numbers for n in quote.numbers),
        "numbers_new": sum(n not in quote.numbers for n in numbers),
        "names_lost": float((best[quote.names] < FOUND).sum() / names) if names else 0.0,
        "negation": float(negates(keys) != (quote.negations > 0)),
        "persons": 1 - len(said & theirs) / len(said | theirs) if said | theirs else 0.0,
        "order": _in_order(strength[content], links.share[:, c, i:j][content]),
        "shape": abs(float(np.log((count_e + 1) / (0.88 * count_f + 1)))),
        "length": float(np.log(count_f)),
        "short": 1.0 / count_f,
        "matched": float(np.log1p((weight * best).sum())),
        "span": found.span / (count_f + 4),
        "lexical": found.lexical,
        "window": found.window,
        "edges": float(best[0] + best[-1]),
        "verbs": float((weight * (best > FOUND)).sum() / weight.sum()),
        "opens": found.opens,
        "closes": found.closes,
        "begins": float(quote.begins),
        "ends": float(quote.ends),
    }


@pytest.fixture(scope="module")
def retriever(encoder: AdditiveEncoder) -> Retriever:
    texts = [as_text(path.name, path.read_text(encoding="utf-8")) for path in sorted(CORPUS.glob("*.txt"))]
    return Retriever(build(texts), encoder, shipped.lexicon())


@pytest.mark.parametrize("french", QUERIES)
def test_features_of_runs_are_those_of_each(retriever: Retriever, french: str) -> None:
    (query,) = retriever.prepare([words(french, "fr")])
    (windows,) = retriever.search([query], 30)
    chosen = propose.promising(windows)
    assert min(propose.AT_LEAST, len(windows)) <= len(chosen) <= propose.CLOSELY
    links, parts = propose.compare(retriever, edge_numbers(retriever.pool.vocabulary), french, query, chosen)
    runs = best(scores(parts, shipped.weights().span))
    keys = [
        retriever.pool.words(int(low + i), int(low + j + 1))
        for low, i, j in zip(links.low[runs.rows], runs.first, runs.last, strict=True)
    ]
    found = Retrieved(*np.random.default_rng(0).random((5, len(keys)), np.float32))
    quote = sought(links, french)
    rows = features(links, quote, runs, keys, found).rows()
    assert rows.shape == (len(keys), len(FEATURES))
    for k, row in enumerate(rows):
        own = Retrieved(*(float(getattr(found, name)[k]) for name in ("span", "lexical", "window", "opens", "closes")))
        c, i, j = int(runs.rows[k]), int(runs.first[k]), int(runs.last[k]) + 1
        expected = one(links, quote, c, i, j, keys[k], own)
        assert row.tolist() == pytest.approx([expected[name] for name in FEATURES], abs=1e-5)


@pytest.mark.parametrize("french", QUERIES)
def test_runs_are_scored_as_their_features_say(retriever: Retriever, french: str) -> None:
    (query,) = retriever.prepare([words(french, "fr")])
    (windows,) = retriever.search([query], 30)
    _, parts = propose.compare(retriever, edge_numbers(retriever.pool.vocabulary), french, query, windows[:8])
    weights, shape = shipped.weights().span, parts.word.shape[:2]
    inner = np.cumsum(parts.word @ weights.word, axis=1)
    before = np.concatenate([np.zeros_like(inner[:, :1]), inner[:, :-1]], axis=1)
    expected = inner[:, None, :] - before[:, :, None] + parts.pair() @ weights.pair
    for k, (side, blocks) in enumerate(((weights.start, parts.start), (weights.end, parts.end))):
        both = dense(blocks, shape) @ side.table
        edge = both[..., 0] + np.maximum(both[..., 1:] + side.bias, 0) @ side.out
        expected = expected + (edge[:, None, :] if k else edge[:, :, None])
    found = scores(parts, weights)
    assert np.isfinite(found).any()
    assert np.array_equal(np.isfinite(found), parts.allowed)
    assert np.allclose(found[parts.allowed], expected[parts.allowed], atol=2e-3)


def test_windows_far_behind_are_not_looked_at() -> None:
    near = [Window(k, k + 1, 0.9 - 0.01 * k, 0.0) for k in range(20)]
    far = [Window(k, k + 1, 0.2, 0.0) for k in range(20)]
    assert propose.promising([*far, *near]) == near[: propose.CLOSELY]
    assert propose.promising([*far, near[0]])[0] == near[0]
    assert len(propose.promising([*far, near[0]])) == propose.AT_LEAST
