"""Quotes that are sentences have whole sentences for originals, where these come near."""

from __future__ import annotations

import numpy as np
import pytest

from aligner.match import Matcher
from aligner.match.pool.arrays import build
from aligner.match.span.edge_words import edge_numbers
from aligner.match.span.runs import Runs
from aligner.match.span.sentences import LOWER, completed
from aligner.model import Document, Sentence, Span, Text
from aligner.protocols import AdditiveEncoder
from tests.match.conftest import as_quote, as_text


def words_of(sentences: tuple[str, ...], best: tuple[int, int], near: tuple[int, int], lower: float) -> str:
    """Return the words of the best run after it may have been completed: `near` scores less by `lower`."""
    body, spans = " ".join(sentences), []
    for sentence in sentences:
        start = body.index(sentence)
        spans.append(Span(start, start + len(sentence)))
    text = Text(
        Document("0", "en", "0", body), tuple(Sentence("0", i, 0, span, span.of(body)) for i, span in enumerate(spans))
    )
    pool = build([as_text("before", "Some words come first."), text])
    low, edges = np.array([4]), edge_numbers(pool.vocabulary)
    runs = Runs(np.array([0]), np.array([best[0]]), np.array([best[1] - 1]), np.array([5.0], np.float32))
    others = [((near[0] + 4, near[1] + 4, 5.0 - lower),)]
    made, _ = completed(pool, edges, low, runs, others)
    return " ".join(pool.words(4 + int(made.first[0]), 5 + int(made.last[0])))


LOST = ("We lost the match and with it our hats.",)


def test_an_edge_of_a_sentence_is_taken_in() -> None:
    assert words_of(LOST, (0, 4), (0, 9), LOWER - 0.5) == "we lost the match and with it our hats"
    assert words_of(LOST, (1, 9), (0, 9), LOWER - 0.5) == "we lost the match and with it our hats"


def test_not_where_it_scores_much_less() -> None:
    assert words_of(LOST, (0, 4), (0, 9), LOWER + 0.5) == "we lost the match"


@pytest.mark.parametrize(
    "sentence", ["We lost the match said the captain now.", "We lost the match he cried and left."]
)
def test_not_where_somebody_speaks(sentence: str) -> None:
    assert words_of((sentence,), (0, 4), (0, 8), 0.5) == "we lost the match"


def test_no_other_sentence_is_taken_in() -> None:
    assert words_of(("We lost the match.", "So what now?"), (0, 3), (0, 7), 0.5) == "we lost the"
    assert words_of(("We lost the match.", "So what now?"), (1, 6), (0, 7), 0.5) == "we lost the match so what now"


def test_whole_sentences_stay(encoder: AdditiveEncoder) -> None:
    matcher = Matcher.from_texts(
        [as_text("0", "We lost the match. The captain wept."), as_text("1", "It rains.")], encoder
    )
    (match,) = matcher.match([as_quote("Nous avons perdu la partie. Le capitaine pleurait.")])
    assert match.original is not None and match.original.text == "We lost the match. The captain wept."
