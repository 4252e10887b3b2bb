from __future__ import annotations

import pickle
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings

from aligner.errors import InputError, UsageError
from aligner.formats import (
    FORMATS,
    Settings,
    Survey,
    View,
    bitext_facts,
    pieces,
    render,
    survey,
    text_facts,
    write,
    write_pieces,
)
from aligner.model import Bitext, Candidate, Corpus, QuoteMatch, Span, Text
from aligner.output.files import write_files
from tests.formats.corpora import corpus, quote, text
from tests.formats.strategies import corpora

PLAIN = Settings()


def surveyed(made: Corpus) -> Survey:
    facts = [bitext_facts(bitext) for bitext in made.bitexts]
    return survey(facts, [text_facts(text) for text in made.pool], made.signature, PLAIN)


def written(made: Corpus) -> list[Bitext]:
    """What the views of a corpus are of: its bitexts, then the texts of the pool that no bitext holds."""
    held = {text.document.id for bitext in made.bitexts for text in (bitext.source, bitext.target) if text}
    return [*made.bitexts, *(Bitext(text, None) for text in made.pool if text.document.id not in held)]


def listing(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@settings(max_examples=25, deadline=None)
@given(corpora())
def test_any_corpus_gives_the_same_bytes_piece_by_piece(made: Corpus) -> None:
    plan = surveyed(made)
    views: list[View] = pickle.loads(pickle.dumps(list(plan.views())))
    assert len(views) == len(plan) == len(written(made))
    found: dict[str, bytes] = {}
    for name in FORMATS:
        form = FORMATS[name]
        parts = [*(form.head(plan, PLAIN) if form.head else ())]
        for bitext, view in zip(written(made), views, strict=True):
            parts += pieces(bitext, view, (name,), PLAIN)
        joiner = form.joiner(PLAIN) if form.joiner else None
        if joiner:
            parts = [file for part in parts for file in joiner.take(*part)] + list(joiner.end())
        for path, content in (*parts, *(form.tail(plan, PLAIN) if form.tail else ())):
            found[path] = found.get(path, b"") + content
    whole = dict(render(made, tuple(FORMATS)))
    assert found == {path: content for path, content in whole.items() if path != "manifest.json"}


def test_files_are_the_same_whether_written_whole_or_piece_by_piece(tmp_path: Path) -> None:
    made, plan = corpus(), surveyed(corpus())
    rendered = [pieces(bitext, view) for bitext, view in zip(written(made), plan.views(), strict=True)]
    paths = write_pieces(tmp_path / "pieces", plan, iter(rendered))
    assert sorted(paths) == sorted(path for path in (tmp_path / "pieces").rglob("*") if path.is_file())
    write(made, tmp_path / "whole")
    assert listing(tmp_path / "pieces") == listing(tmp_path / "whole") == dict(render(made))


def test_a_view_says_all_and_nothing_more() -> None:
    """A view is the key of a cache: the same for the same output, another where a match elsewhere marks the text."""
    made = corpus()
    views = list(surveyed(made).views())
    again = list(surveyed(corpus()).views())
    assert list(map(msgspec.msgpack.encode, views)) == list(map(msgspec.msgpack.encode, again))
    assert [(view.source.file, view.pooled) for view in views] == [
        ("fr/greve.xml", False),
        ("fr/seul.xml", False),
        ("en/notes/memo.xml", True),
    ]
    assert views[0].numbers == (0, 1) and views[0].first == (True, True)
    assert views[0].pointers[2] == "" and views[0].pointers[0].startswith("../en/notes/memo.xml#")
    assert views[2].marked[0] == (Span(0, 28), Span(26, 42))
    assert len(msgspec.msgpack.encode(views[0])) < 2500
    fewer = replace(made.bitexts[0], matches=made.bitexts[0].matches[1:])
    other = list(surveyed(replace(made, bitexts=(fewer, made.bitexts[1]))).views())
    assert other[1] == views[1] and other[2] != views[2]


class Disk(Sequence[Bitext]):
    """Bitexts made anew each time they are asked for; counts how often they are gone through."""

    def __init__(self) -> None:
        self.times = 0

    def __len__(self) -> int:
        return len(corpus().bitexts)

    def __getitem__(self, index: int) -> Bitext:  # type: ignore[override]
        return corpus().bitexts[index]

    def __iter__(self) -> Iterator[Bitext]:
        self.times += 1
        return iter(corpus().bitexts)


def test_bitexts_may_be_read_from_disk_and_are_gone_through_twice() -> None:
    disk = Disk()
    lazy = replace(corpus(), bitexts=disk)  # type: ignore[arg-type]
    assert list(render(lazy)) == list(render(corpus()))
    assert disk.times == 2


def test_texts_that_bitexts_share_stand_once_in_the_lines_and_two_of_one_id_are_refused() -> None:
    shared = text("en/a.txt", "One.|Two.")
    sources = [text(f"fr/{name}.txt", "Un.|Deux.") for name in "ab"]
    made = Corpus(tuple(Bitext(source, shared) for source in sources), (shared,))
    lines = dict(render(made, ("jsonl",)))["corpus.jsonl"].decode().splitlines()
    assert [line.split('"')[3] for line in lines] == ["signature", "text", "text", "bitext", "text", "bitext", "pool"]
    for other in (text("en/a.txt", "Others."), Text(shared.document, shared.sentences[:1])):
        with pytest.raises(InputError, match=r"en/a\.txt: two different texts have this id"):
            list(render(replace(made, pool=(other,))))


def test_an_original_that_is_a_quote_is_pointed_to_without_its_text() -> None:
    whole = "He said: “Never.” And again: “Never.”"
    memo = text("en/m.txt", whole, quotes=(quote("en/m.txt", whole, 0, "said"), quote("en/m.txt", whole, 7, "Never.")))
    source = text("fr/a.txt", "Jamais.", quotes=(quote("fr/a.txt", "Jamais.", 0, "Jamais."),))
    original = Candidate("en/m.txt", memo.quotes[1].span, "Never.", 0.9)
    made = Corpus((Bitext(source, None, (), (QuoteMatch(source.quotes[0], original, "verbatim", 0.9),)),), (memo,))
    (first, _) = surveyed(made).views()
    assert first.pointers == ("../en/m.xml#en_m_q8",)


def test_a_format_there_is_none_of_is_refused_and_a_piece_that_lacks_is_noticed(tmp_path: Path) -> None:
    plan = surveyed(corpus())
    with pytest.raises(UsageError, match="no such format: tmy"):
        write_pieces(tmp_path, plan, [], ("tei", "tmy"))
    with pytest.raises(ValueError, match="0 pieces for 3 views"):
        write_pieces(tmp_path, plan, [])
    assert list(tmp_path.iterdir()) == []


def test_a_path_that_comes_again_goes_on_with_its_file(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"before")
    paths = write_files(tmp_path, [("a", b"1"), ("b", b"2"), ("./a", b"3")])
    assert [path.name for path in paths] == ["a", "b"]
    assert listing(tmp_path) == {"a": b"13", "b": b"2"}
