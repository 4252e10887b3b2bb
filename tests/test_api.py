"""The package as a library: the verbs of its root, on strings, paths and what earlier calls made."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import aligner
from aligner.errors import UsageError
from aligner.formats import read as read_format
from aligner.model import Document
from aligner.signature import sign

ENGLISH = "On Monday Anna Gray said that the harbour will stay open all winter, whatever the weather. Nobody answered."
FRENCH = "« Le port restera ouvert tout l’hiver », a promis Anna Gray. Personne n’a répondu."


def test_the_root_names_what_it_offers_and_nothing_is_loaded_before_it_is_asked_for() -> None:
    program = (
        "import sys, aligner; before = set(sys.modules); [getattr(aligner, name) for name in aligner.__all__];"
        "assert 'numpy' not in before and 'aligner.api' not in before; assert set(aligner.__all__) <= set(dir(aligner))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    with pytest.raises(AttributeError, match="no attribute 'nonsense'"):
        _ = aligner.nonsense


def test_a_file_and_its_text_give_the_same(tmp_path: Path) -> None:
    for name, text in (("a.txt", FRENCH), ("b.txt", ENGLISH)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    [of_paths] = aligner.find_originals(tmp_path / "a.txt", [tmp_path / "b.txt"])
    [of_strings] = aligner.find_originals([FRENCH], ENGLISH)
    assert of_paths.original is not None and of_strings.original is not None
    assert of_paths.original.text == of_strings.original.text == "the harbour will stay open all winter"
    assert of_paths.quote.speaker == "Anna Gray"
    assert (of_paths.verdict, of_paths.confidence) == (of_strings.verdict, of_strings.confidence)


def test_a_text_without_marks_is_one_quotation_and_an_empty_one_is_none() -> None:
    [match] = aligner.find_originals(" Le port restera ouvert tout l’hiver\n", ENGLISH)
    assert match.quote.text == "Le port restera ouvert tout l’hiver"
    assert match.original is not None
    assert aligner.find_originals(["", " \n"], ENGLISH) == []
    [alone] = aligner.find_originals(FRENCH, [])
    assert alone.original is None and alone.verdict == "none"


def test_lists_are_sentences_and_beads_cover_them() -> None:
    bitext = aligner.align(["Il pleut.", "Elle rentre.", "Le chat dort."], ["It is raining.", "The cat sleeps."])
    covered = [i for bead in bitext.beads for i in range(bead.source.start, bead.source.end)]
    assert covered == [0, 1, 2]
    assert bitext.source.document.text[bitext.source.sentences[1].span.start :].startswith("Elle rentre.")


def test_what_was_written_is_read_back(tmp_path: Path) -> None:
    bitext = aligner.align(FRENCH, "The harbour stays open all winter, Anna Gray promised. Nobody answered.")
    aligner.write(bitext, tmp_path / "out", ["jsonl"])
    [again] = read_format("jsonl", tmp_path / "out" / "corpus.jsonl").bitexts
    assert again.beads == bitext.beads and again.source.sentences == bitext.source.sentences


def test_what_cannot_be_read_is_an_error_with_a_remedy(tmp_path: Path) -> None:
    (tmp_path / "english.txt").write_text(ENGLISH * 5, encoding="utf-8")
    with pytest.raises(aligner.AlignerError, match=r"english\.txt"):
        aligner.read(tmp_path / "english.txt", "fr")
    with pytest.raises(aligner.AlignerError, match="no such file"):
        aligner.find_originals(tmp_path / "nothing.txt", ENGLISH)


@pytest.mark.parametrize("call", [aligner.segment, aligner.extract_quotes])
def test_a_language_that_is_not_known_is_named(call: Callable[..., Any]) -> None:
    with pytest.raises(UsageError, match="no language 'de' is known; give 'fr' or 'en'"):
        call("Es regnet.", "de")
    with pytest.raises(UsageError, match="no language 'de'"):
        call(Document("d", "de", "d", "Es regnet."))  # type: ignore[arg-type]
    with pytest.raises(UsageError, match="no language 'de'"):
        aligner.read("corpus/en", "de")  # type: ignore[arg-type]


@pytest.mark.parametrize("given", [None, 3, b"Il pleut.", [None], ["Il pleut.", 3]])
def test_what_is_no_text_is_named_wherever_a_text_is_wanted(given: Any) -> None:
    calls: list[Callable[[], object]] = [
        lambda: aligner.read(given, "fr"),
        lambda: aligner.segment(given),
        lambda: aligner.extract_quotes(given),
        lambda: aligner.find_originals(given, ENGLISH),
        lambda: aligner.find_originals(FRENCH, given),
        lambda: aligner.align(given, ENGLISH),
        lambda: aligner.align(FRENCH, given),
        lambda: aligner.translate(given),
    ]
    for call in calls:
        with pytest.raises(UsageError, match=r" is not a \w+.*; give str"):
            call()


@pytest.mark.parametrize("given", [[], (), None, [None], "Il pleut."])
def test_nothing_is_written_where_there_is_no_bitext(given: Any, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="give "):
        aligner.write(given, tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_nothing_is_written_where_no_corpus_or_no_format_is(tmp_path: Path) -> None:
    bitext = aligner.align("Il pleut.", "It rains.")
    empty = aligner.Corpus((), (), sign([], {}))
    for given, formats in ((empty, ["tmx"]), (bitext, [])):
        with pytest.raises(UsageError, match="to write"):
            aligner.write(given, tmp_path / "out", formats)
    assert not (tmp_path / "out").exists()
