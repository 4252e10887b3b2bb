"""The exact words by a translator's model: only runs that come near are asked about, and each text once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest

from aligner.match import Matcher, shipped
from aligner.match.judge.exact import ASKED_WITHIN, EDGE_FEATURES, edge_features, in_doubt, likeliest, runs
from aligner.match.judge.propose import Proposal
from aligner.match.judge.remembered import Remembered
from aligner.model import Document, Sentence, Span, Text
from aligner.protocols import AdditiveEncoder, Likely, Scorer
from tests.match.conftest import as_quote, as_text

NOTHING = np.zeros(26, np.float32)


class Liking:
    """Says that one text is as likely as can be, and all others hardly; remembers what it was asked."""

    def __init__(self, name: str, liked: str) -> None:
        self.name, self._liked = name, liked
        self.asked: list[tuple[str, str]] = []

    def likelihood(self, pairs: Sequence[tuple[str, str]]) -> list[Likely | None]:
        self.asked += pairs
        return [self._one(english) for _, english in pairs]

    def _one(self, english: str) -> Likely:
        pieces = tuple(f"▁{word}" for word in english.split())
        return Likely(pieces, (0.0 if english == self._liked else -9.0,) * (len(pieces) + 1))

    def certainty(self, texts: Sequence[str]) -> list[float | None]:
        return [-0.5] * len(texts)


def test_features_of_runs() -> None:
    told = dict(zip(EDGE_FEATURES, edge_features(Likely(("▁yes",), (-0.5, -2.0))), strict=True))
    assert told == {"total": -2.5, "pieces": 1.0, "first": -0.5, "last": -0.5, "end": -2.0}


def test_score_and_likelihood_count_together() -> None:
    both = runs(Proposal(4, 8, NOTHING, 3.0, ((4, 9, 2.0),)))
    assert [(run.start, run.end, run.score, run.near) for run in both[1:]] == [(4, 9, 2.0, ())]
    likely = [Likely(("▁a",), (-3.0, 0.0)), Likely(("▁a",), (-1.0, 0.0))]
    for worth, end in ((0.4, 8), (0.6, 9)):
        assert likeliest(both, likely, (worth, 0.0, 0.0, 0.0, 0.0)).end == end


def test_the_model_is_asked_about_runs_that_come_nearer() -> None:
    found = Proposal(4, 8, NOTHING, 3.0, ((4, 9, 3.0 - ASKED_WITHIN + 0.1), (4, 7, 3.0 - ASKED_WITHIN - 0.1)))
    assert in_doubt(found).near == found.near[:1]


def test_a_text_is_asked_about_once() -> None:
    liking = Liking("argos", "yes")
    remembered = Remembered(liking)
    pair, other = ("oui", "yes"), ("oui", "no")
    assert remembered.likelihood([pair, pair]) == liking.likelihood([pair]) * 2
    assert remembered.likelihood([other, pair]) == liking.likelihood([other, pair])
    assert liking.asked.count(pair) == 3 and liking.asked.count(other) == 2


SAID = "However, there is nothing we can do about that, we just have to face it, Jacques Martin said."
QUOTE = "Mais il n'y a rien à faire, c'est comme ça"


def asked(
    encoder: AdditiveEncoder, scorer: Scorer, edges: tuple[float, ...], liked: str, quote: str = QUOTE
) -> tuple[str, Liking]:
    """Return the original's words where the model likes some text, and what it was asked."""
    matcher = Matcher.from_texts([as_text("0", SAID), as_text("1", "The harvest was lost to the frost.")], encoder)
    weights = replace(shipped.likelihood()[scorer.name], edges=edges)
    ranked = list(matcher._ranking.rank([quote], [lambda _: 0.0]))
    (first,) = matcher._ranking.judged([quote], ranked, liking := Liking(scorer.name, liked), weights)
    return matcher._ranking.written(first.proposals[0]), liking


def test_the_model_chooses_among_the_runs_that_come_near(encoder: AdditiveEncoder, scorer: Scorer) -> None:
    alone, _ = asked(encoder, scorer, (), "")
    _, liking = asked(encoder, scorer, (1.0, 0.0, 0.0, 0.0, 0.0), "")
    others = {english for _, english in liking.asked if english in SAID} - {alone}
    assert others and len(liking.asked) == len(set(liking.asked))
    for liked in others:
        assert asked(encoder, scorer, (1.0, 0.0, 0.0, 0.0, 0.0), liked)[0] == liked


def test_without_weights_nothing_is_asked(encoder: AdditiveEncoder, scorer: Scorer) -> None:
    _, liking = asked(encoder, scorer, (), "")
    asked_of = {english for _, english in liking.asked}
    assert len([english for english in asked_of if english in SAID]) <= 1


def test_a_quote_that_is_a_sentence_keeps_its_sentence(encoder: AdditiveEncoder, scorer: Scorer) -> None:
    worth, whole = (1.0, 0.0, 0.0, 0.0, 0.0), f"{QUOTE}."
    alone, before = asked(encoder, scorer, (), "", whole)
    told, after = asked(encoder, scorer, worth, "we just have to face it", whole)
    assert told == alone and after.asked == before.asked


def test_no_run_crosses_a_paragraph(encoder: AdditiveEncoder) -> None:
    head, body = "Nothing can be done about that.", "We just have to face it, the director said on Monday."
    document = Document("0", "en", "0", f"{head}\n\n{body}")
    spans = Span(0, len(head)), Span(len(head) + 2, len(document.text))
    text = Text(document, tuple(Sentence("0", i, i, span, span.of(document.text)) for i, span in enumerate(spans)))
    ranking = Matcher.from_texts([text], encoder)._ranking
    found = Proposal(0, 6, NOTHING, 2.0, ((0, 5, 1.0), (2, 12, 0.0)))
    assert [(run.start, run.end) for run in ranking._near(found)] == [(0, 6), (0, 5)]
    # Where the quote has paragraphs of its own, so have the runs.
    found = Proposal(0, 12, NOTHING, 2.0, ((2, 12, 0.0),))
    assert [(run.start, run.end) for run in ranking._near(found)] == [(0, 12), (2, 12)]


@pytest.mark.parametrize("sure", [0.05, 0.5])
def test_idle_places_are_not_asked_about(encoder: AdditiveEncoder, scorer: Scorer, sure: float) -> None:
    matcher = Matcher.from_texts([as_text("0", SAID)], encoder)
    (ranked,) = matcher._ranking.rank([QUOTE], [lambda _: 0.0])
    weights = replace(shipped.likelihood()[scorer.name], edges=(1.0, 0.0, 0.0, 0.0, 0.0))
    liking = Liking(scorer.name, "")
    matcher._ranking._bounded([QUOTE], [replace(ranked, confidence=sure)], Remembered(liking), weights)
    assert bool(liking.asked) == (sure >= 0.1)


def test_a_free_translation_ends_where_its_original_does(encoder: AdditiveEncoder, scorer: Scorer) -> None:
    said = "I don't know if they read my letters, I just send them off she adds."
    quotes = [as_quote("Je ne sais pas s'ils lisent mes lettres, je les envoie, c'est tout")]
    matcher = Matcher.from_texts([as_text("0", said), as_text("1", SAID)], encoder)
    (alone,), (judged,) = matcher.match(quotes), matcher.match(quotes, scorer=scorer)
    assert alone.original is not None and judged.original is not None
    assert alone.original.text.rstrip(",") == "I don't know if they read my letters"
    assert judged.original.text == "I don't know if they read my letters, I just send them off"


MARKED = (
    'In all seriousness they called him an "enemy of the village" and went home.',
    "The town shows its guests the “most beautiful fountain in the land,” says the guide.",
    '"We must save the harvest before the frost comes," the gardener told them.',
)


@pytest.mark.parametrize(
    ("french", "words"),
    [
        ("un ennemi du village", "enemy of the village"),
        ("la plus belle fontaine du pays", "most beautiful fountain in the land,"),
        # A part of what is said.
        ("Il faut sauver la récolte", "We must save the harvest"),
    ],
)
def test_quotation_marks_of_the_text_decide(encoder: AdditiveEncoder, scorer: Scorer, french: str, words: str) -> None:
    matcher = Matcher.from_texts([as_text(str(i), body) for i, body in enumerate(MARKED)], encoder)
    for judge in (None, scorer):
        (match,) = matcher.match([as_quote(french)], scorer=judge)
        assert (match.original or match.candidates[0]).text == words


def test_the_model_is_not_asked_where_marks_decide(encoder: AdditiveEncoder, scorer: Scorer) -> None:
    matcher = Matcher.from_texts([as_text(str(i), body) for i, body in enumerate(MARKED)], encoder)
    (ranked,) = matcher._ranking.rank(["un ennemi du village"], [lambda _: 0.0])
    assert matcher._ranking.written(ranked.proposals[0]) == "enemy of the village" and not ranked.proposals[0].near
