"""Short quotes are answered where their speaker and the date leave one place, and else left open."""

from __future__ import annotations

import pytest

from aligner.match import Matcher
from aligner.model import Document, Quote, QuoteMatch, Span
from aligner.protocols import AdditiveEncoder
from tests.match.conftest import as_text

SPEECH = "We have waited long enough. We shall not give up, and we shall say so. Thank you."
OTHER = "The harbour was closed on Monday. Boats were moved to the other side of the bay."


def told(
    encoder: AdditiveEncoder, speaker: str, author: str, said: str, day: str, again: str = ""
) -> tuple[QuoteMatch, str]:
    pool = [as_text("other", OTHER, (("author", "Ann Reed"), ("date", "2024-05-01")))]
    for k, body in enumerate(filter(None, (SPEECH, again))):
        pool.append(as_text(f"speech{k}", body, (("author", author), ("date", said))))
    source = Document("fr/a", "fr", "fr/a", "", metadata=(("date", day),) if day else ())
    quote = Quote("fr/a", 0, Span(0, 10), "abandonner", speaker=speaker)
    (match,) = Matcher.from_texts(pool, encoder).match([quote], source)
    return match, next((e.name for e in match.evidence if e.name == "spoken"), "")


def test_speaker_and_date_leave_one_place(encoder: AdditiveEncoder) -> None:
    match, evidence = told(encoder, "Paul Stone", "Paul Stone", "2024-05-02", "2024-05-04")
    assert match.original is not None and "give up" in match.original.text
    assert evidence == "spoken" and match.verdict == "verbatim"


@pytest.mark.parametrize(
    ("speaker", "author", "said", "day", "again"),
    [
        ("", "Paul Stone", "2024-05-02", "2024-05-04", ""),
        ("Paul Stone", "Jane Hill", "2024-05-02", "2024-05-04", ""),
        ("Paul Stone", "Paul Stone", "2024-05-06", "2024-05-04", ""),
        ("Paul Stone", "Paul Stone", "2023-05-02", "2024-05-04", ""),
        ("Paul Stone", "Paul Stone", "2024-05-02", "", ""),
        ("Paul Stone", "Paul Stone", "2024-05-02", "2024-05-04", "Others may abandon the harbour, we shall not."),
    ],
    ids=["nobody named", "another speaker", "said later", "long ago", "no date", "two places"],
)
def test_else_it_stays_open(
    encoder: AdditiveEncoder, speaker: str, author: str, said: str, day: str, again: str
) -> None:
    match, evidence = told(encoder, speaker, author, said, day, again)
    assert not evidence
    assert match.verdict == "none" and match.candidates
