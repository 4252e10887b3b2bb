"""Several renderings of one passage are found in step with the quotes, and are those that comparing all would give."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.formats.shared.rebuild import text_of
from aligner.model import Bead, Bitext, Candidate, Corpus, Evidence, Quote, QuoteMatch, Signature, Span
from aligner.report import render
from aligner.report.figures import _Passages, _same


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(0, 40)).map(lambda pair: Span(pair[0], sum(pair)))))
def test_the_passages_are_those_that_comparing_all_would_give(spans: list[Span]) -> None:
    made, wanted = _Passages(), []
    for number, span in enumerate(spans):
        made.add(span, (str(number), None))  # type: ignore[arg-type]
        for first, members in wanted:
            if _same(first, span):
                members.append(str(number))
                break
        else:
            wanted.append((span, [str(number)]))
    assert [[name for name, _ in members] for members in made.members] == [members for _, members in wanted]


def corpus(count: int, one: bool) -> Corpus:
    """Return a text of `count` quotes whose originals are sentences of one other text, or all the same sentence."""
    paragraphs = [i // 5 for i in range(count)]
    source = text_of("fr/a.txt", "fr", [f"Phrase numéro {i}." for i in range(count)], paragraphs)
    target = text_of("en/a.txt", "en", [f"Sentence number {i}." for i in range(count)], paragraphs)
    quotes = tuple(Quote("fr/a.txt", i, s.span, s.text) for i, s in enumerate(source.sentences))
    originals = [target.sentences[0 if one else i] for i in range(count)]
    matches = (
        QuoteMatch(quote, Candidate("en/a.txt", s.span, s.text, 1.0), "verbatim", 0.9, (Evidence("cosine", 1.0),))
        for quote, s in zip(quotes, originals, strict=True)
    )
    beads = tuple(Bead(Span(i, i + 1), Span(i, i + 1), 0.9) for i in range(count))
    return Corpus((Bitext(replace(source, quotes=quotes), target, beads, tuple(matches)),), (target,), Signature("0"))


@pytest.mark.parametrize("one", [False, True], ids=["an original each", "one original"])
def test_the_page_grows_in_step_with_the_quotes(one: bool) -> None:
    def seconds(count: int) -> float:
        made = corpus(count, one)
        start = time.process_time()
        render(made)
        return time.process_time() - start

    small = min(seconds(500) for _ in range(2))
    assert seconds(4000) / small < 8**1.5
