"""Values of the right type that no text can have: said with the line, before anything is written."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from aligner.errors import InputError
from aligner.formats import DEFAULT, read, render, write
from aligner.formats.jsonl import read as jsonl
from aligner.formats.jsonl import write as jsonl_write
from aligner.formats.shared.consistency import DEEPEST
from aligner.formats.shared.rebuild import text_of
from aligner.formats.tei.check import check
from aligner.model import Bitext, Candidate, Corpus, Quote, QuoteMatch, Signature, Span
from aligner.pipeline.tasks import pack
from tests.formats.corpora import corpus

HUGE = 10**30


def nested(count: int, depth: Callable[[int], int]) -> Bitext:
    text = text_of("fr/a.txt", "fr", ["« " * count + "Oui." + " »" * count])
    whole = text.document.text
    spans = [Span(2 * i + 2, len(whole) - 2 * i - 2) for i in range(count)]
    quotes = (Quote("fr/a.txt", i, span, span.of(whole), depth=depth(i)) for i, span in enumerate(spans))
    return Bitext(replace(text, quotes=tuple(quotes)), None)


@pytest.mark.parametrize("count", [DEEPEST + 1, 300, 2000])
@pytest.mark.parametrize("depth", [lambda i: i, lambda i: 0], ids=["as nested", "said to be none"])
def test_quotes_too_deep_are_refused_by_every_way_in(tmp_path: Path, count: int, depth: Callable[[int], int]) -> None:
    made = Corpus((nested(count, depth),), (), Signature("0"))
    with pytest.raises(InputError, match=f"within one another (more than|at most) {DEEPEST}"):
        write(made, tmp_path / "out")
    assert not (tmp_path / "out").exists()
    path = tmp_path / "corpus.jsonl"
    path.write_bytes(jsonl_write._line({"type": "text", "number": 0, **jsonl_write._plain(made.bitexts[0].source)}))
    with pytest.raises(InputError, match=rf"corpus.jsonl:1: .* {DEEPEST}"):
        jsonl.read(path)


def test_what_is_just_not_too_deep_is_written_and_read_again(tmp_path: Path) -> None:
    made = Corpus((nested(DEEPEST, lambda i: i),), (), Signature("0"))
    write(made, tmp_path)
    assert check(tmp_path) == ()
    (bitext,) = read("tei", tmp_path / "corpus.xml").bitexts
    assert [quote.span for quote in bitext.source.quotes] == [q.span for q in made.bitexts[0].source.quotes]


def test_originals_that_lie_within_one_another_by_the_hundred_pass_our_own_check(tmp_path: Path) -> None:
    words = " ".join(f"word{i}" for i in range(900))
    target = text_of("en/a.txt", "en", [words])
    source = text_of("fr/a.txt", "fr", [f"Citation {i}." for i in range(400)])
    quotes = tuple(Quote("fr/a.txt", i, s.span, s.text) for i, s in enumerate(source.sentences))
    spans = [Span(3 * i, len(words) - 3 * i) for i in range(400)]
    matches = (
        QuoteMatch(quote, Candidate("en/a.txt", span, span.of(words), 1.0), "verbatim", 0.9)
        for quote, span in zip(quotes, spans, strict=True)
    )
    write(
        Corpus((Bitext(replace(source, quotes=quotes), None, (), tuple(matches)),), (target,), Signature("0")), tmp_path
    )
    assert check(tmp_path) == ()
    assert len(read("tei", tmp_path / "corpus.xml").bitexts[0].matches) == 400


def paths(value: Any, at: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Return where each number of a JSON value stands."""
    if isinstance(value, dict):
        return [path for key, item in value.items() for path in paths(item, (*at, key))]
    if isinstance(value, list):
        return [path for key, item in enumerate(value) for path in paths(item, (*at, key))]
    return [at] if isinstance(value, int | float) and not isinstance(value, bool) else []


@pytest.mark.parametrize("number", [HUGE, -HUGE, 10**400, 2**64, 1.5], ids=["huge", "negative", "vast", "2**64", "1.5"])
def test_no_number_of_a_strangers_corpus_ends_in_anything_but_an_error_with_its_line(
    tmp_path: Path, number: float
) -> None:
    """Each number of corpus.jsonl in turn is made another: that is said, or the corpus is written and read again."""
    lines = dict(render(corpus(), ["jsonl"]))[jsonl.NAME].splitlines()
    seen: set[tuple[Any, ...]] = set()
    for place, line in enumerate(lines):
        for path in paths(json.loads(line)):
            kind = tuple(part for part in path if isinstance(part, str))
            if (kind, path[-1]) in seen:
                continue
            seen.add((kind, path[-1]))
            value = json.loads(line)
            inner = value
            for part in path[:-1]:
                inner = inner[part]
            inner[path[-1]] = number
            file = tmp_path / jsonl.NAME
            file.write_bytes(b"\n".join([*lines[:place], json.dumps(value).encode(), *lines[place + 1 :]]) + b"\n")
            try:
                made = jsonl.read(file)
            except InputError as error:
                assert error.where.startswith(str(file)) and error.remedy
                continue
            assert dict(render(made, DEFAULT))
            assert pack(tuple(made.bitexts)), path
    assert len(seen) > 20
