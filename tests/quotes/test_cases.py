"""Quotations in the wild, adversarial ones, and known failures, as data."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from aligner.model import Document, Lang, Quote
from aligner.quotes import attribute, extract
from aligner.segmentation import segment

CASES = Path(__file__).resolve().parents[1] / "cases"


def quotes_of(text: str, lang: Lang) -> tuple[Quote, ...]:
    document = Document("case", lang, "case", text)
    sentences = segment(document)
    return attribute(document, sentences, extract(document, sentences))


def read(lang: Lang) -> list[object]:
    rows = json.loads((CASES / f"quotes.{lang}.json").read_text(encoding="utf-8"))
    params: list[object] = []
    for row in rows:
        reason = row.get("known_failure")
        marks = [pytest.mark.xfail(reason=reason, strict=True)] if reason else []
        params.append(pytest.param(lang, row["text"], row["quotes"], id=f"{lang}: {row['name']}", marks=marks))
    return params


@pytest.mark.parametrize(("lang", "text", "expected"), [*read("fr"), *read("en")])
def test_case(lang: Lang, text: str, expected: list[dict[str, object]]) -> None:
    found = quotes_of(text, lang)
    assert [quote.text for quote in found] == [row["text"] for row in expected]
    for quote, row in zip(found, expected, strict=True):
        defaults = {"closed": True, "continued_from": None, "depth": 0}
        shown = {key: getattr(quote, key) for key in {**defaults, **row}}
        assert shown == {**defaults, **row}


def test_there_are_enough_cases() -> None:
    assert len(read("fr")) + len(read("en")) >= 120
