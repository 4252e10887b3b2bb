from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.errors import UsageError
from aligner.model import Document, Sentence, Span, Text
from aligner.protocols import Rendering
from aligner.translation import Cache, Terms, english_text, translate_lines, translate_text, translate_texts
from aligner.translation.argos import Argos
from aligner.translation.decoding import Decoding
from aligner.translation.terms import Wanted


@dataclass
class Counting:
    """A translator with a fixed answer for each setting, which notes what it was asked."""

    answers: dict[str, str]
    retried: dict[str, str] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    name: str = "counting"
    digest: str = "0" * 64
    decoding: Decoding = field(default_factory=Decoding)

    def translate(self, sentences: Sequence[str]) -> list[Rendering]:
        self.asked += sentences
        return [Rendering(self.answers[sentence], -0.5) for sentence in sentences]

    def tuned(self, decoding: Decoding) -> Counting:
        return Counting({**self.answers, **self.retried}, {}, self.asked, decoding=decoding)


def text_of(content: str, document_id: str = "fr/a") -> Text:
    """One sentence a full stop, one paragraph a blank line."""
    sentences: list[Sentence] = []
    at = 0
    for paragraph, block in enumerate(content.split("\n\n")):
        for part in block.split(". "):
            start = content.index(part, at)
            span = Span(start, start + len(part))
            sentences.append(Sentence(document_id, len(sentences), paragraph, span, part))
            at = span.end
    return Text(Document(document_id, "fr", "a.txt", content), tuple(sentences))


TEXT = text_of("Un titre\n\nIl pleut. Je ne sais pas. Il pleut\n\nFin")


def test_each_sentence_has_its_translation(engine: Argos) -> None:
    translations = translate_text(TEXT, engine)
    assert [t.source for t in translations] == [s.span for s in TEXT.sentences]
    assert all(t.text and t.engine == engine.name and t.score < 0 for t in translations)
    assert translations[1].text == translations[3].text


def test_the_english_document_keeps_paragraphs_and_sentences(engine: Argos) -> None:
    english = english_text(TEXT, translate_text(TEXT, engine), "en/a", "en/a.txt")
    assert english.document.origin == "machine-translation"
    assert english.document.meta("language_tag") == "en-t-fr-t0-und"
    assert english.document.meta("engine") == engine.name
    assert english.document.meta("source") == "fr/a"
    assert [s.paragraph for s in english.sentences] == [s.paragraph for s in TEXT.sentences]
    assert all(s.span.of(english.document.text) == s.text for s in english.sentences)
    assert english.document.text.count("\n\n") == 2


@given(st.lists(st.text(st.characters(blacklist_characters="\n."), min_size=1, max_size=8), min_size=1, max_size=8))
def test_spans_cover_their_text_whatever_comes_out(parts: list[str]) -> None:
    content = "\n\n".join(f"{i}{part}" for i, part in enumerate(parts))
    source = text_of(content)
    answers = {s.text: s.text[::-1] * (i % 3) for i, s in enumerate(source.sentences)}
    english = english_text(source, translate_text(source, Counting(answers)), "en/a")
    assert all(s.span.of(english.document.text) == s.text for s in english.sentences)
    assert [s.index for s in english.sentences] == [s.index for s in source.sentences]


def test_translations_of_another_text_are_refused(engine: Argos) -> None:
    with pytest.raises(ValueError, match="not those of this text"):
        english_text(TEXT, translate_text(text_of("Autre"), engine), "en/a")


def test_a_sentence_is_translated_once_over_all_texts() -> None:
    counting = Counting({"a b": "x y", "c d": "z w"})
    results = translate_texts([text_of("a b. c d"), text_of("a b")], counting)
    assert sorted(counting.asked) == ["a b", "c d"]
    assert [len(r) for r in results] == [2, 1]


def test_the_cache_spares_the_second_run_and_knows_the_model(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "c")
    first, second = Counting({"a b": "x y"}), Counting({"a b": "x y"})
    other = Counting({"a b": "x z"}, digest="1" * 64)
    assert translate_lines(["a b"], first, cache) == translate_lines(["a b"], second, cache)
    assert (len(first.asked), len(second.asked)) == (1, 0)
    assert translate_lines(["a b"], other, cache)[0].text == "x z"


def test_a_killed_run_goes_on_where_it_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("aligner.translation.texts.STEP", 2)
    lines = [f"ligne {'x' * i}" for i in range(6)]
    answers = {line: line.replace("ligne", "line") for line in lines}
    cache, died = Cache(tmp_path / "c"), Counting({line: answers[line] for line in lines[3:]})
    with pytest.raises(KeyError):
        translate_lines(lines, died, cache)
    again = Counting(answers)
    assert [r.text for r in translate_lines(lines, again, cache)] == list(answers.values())
    assert sorted(again.asked) == sorted(lines[:4])


def test_what_is_flagged_is_tried_again_and_the_better_one_kept() -> None:
    bad, good = "the the the the the the", "He has 12 cats."
    source = "Il a douze chats, soit 12."
    steady = Counting({source: bad}, {source: good})
    [translation] = translate_text(text_of(source), steady)
    assert (translation.text, translation.flags) == (good, ())
    stubborn = Counting({source: bad})
    [translation] = translate_text(text_of(source), stubborn)
    assert translation.flags == ("loop", "number")
    assert len(stubborn.asked) == 3


def test_what_is_fine_is_not_tried_again() -> None:
    counting = Counting({"Il dort.": "He sleeps."})
    translate_text(text_of("Il dort."), counting)
    assert counting.asked == ["Il dort."]


def test_progress_counts_sentences(engine: Argos) -> None:
    seen: list[tuple[int, int]] = []
    translate_text(TEXT, engine, progress=lambda done, all_: seen.append((done, all_)))
    assert (seen[0], seen[-1]) == ((0, 4), (4, 4))


def test_terms_need_a_translator_that_obeys(engine: Argos, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot obey"):
        translate_text(TEXT, Counting({}), terms=Terms((Wanted("a", "b"),)))
    cache = Cache(tmp_path / "c")
    line = ["Tom a acheté une voiture."]
    plain = translate_lines(line, engine, cache)[0].text
    steered = translate_lines(line, engine, cache, terms=Terms((Wanted("voiture", "house"),)))[0].text
    assert plain != steered
    assert translate_lines(line, engine, cache)[0].text == plain
    # A term that does not occur changes nothing, and needs no new entry in the cache.
    assert translate_lines(line, engine, cache, terms=Terms((Wanted("maison", "house"),)))[0].text == plain
