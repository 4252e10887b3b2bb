"""What the matching tests share: the shipped encoder, and pools of sentences."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from aligner import embed, translation
from aligner.match import Matcher
from aligner.model import Document, Quote, Sentence, Span, Text
from aligner.protocols import AdditiveEncoder, Judging, Scorer

CASES = json.loads((Path(__file__).parents[1] / "cases/match.json").read_text(encoding="utf-8"))["cases"]
CORPUS = Path(__file__).parents[2] / "corpus/en"


def as_text(name: str, body: str, metadata: tuple[tuple[str, str], ...] = ()) -> Text:
    document = Document(name, "en", name, body, metadata=metadata)
    return Text(document, (Sentence(name, 0, 0, Span(0, len(body)), body),) if body else ())


def as_quote(body: str, speaker: str = "") -> Quote:
    return Quote("fr/x.txt", 0, Span(0, len(body)), body, speaker=speaker)


@pytest.fixture(scope="session")
def encoder() -> AdditiveEncoder:
    loaded = embed.load()
    assert isinstance(loaded, AdditiveEncoder)
    return loaded


@pytest.fixture(scope="session")
def scorer() -> Scorer:
    """What judges originals: the shipped translator's model."""
    translator = translation.load()
    assert isinstance(translator, Judging)
    made = translator.scorer()
    assert made is not None
    return made


@pytest.fixture(scope="session")
def corpus_matcher(encoder: AdditiveEncoder) -> Matcher:
    texts = [as_text(f"en/{p.name}", p.read_text(encoding="utf-8")) for p in sorted(CORPUS.glob("*.txt"))]
    assert texts
    return Matcher.from_texts(texts, encoder)
