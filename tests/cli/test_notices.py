"""What a run tells a person, every command says; a text that was not checked is no text that was found right."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from lxml import etree

from .test_output import ENGLISH, FRENCH, Align
from .test_output import align as align

OTHER = (
    "The harvest was poor this year. Farmers in the valley blame a late frost. The price of wheat went up by a third. "
    "Nobody expects relief before the spring. The council met twice about it. It decided nothing."
)
MORE = (
    "Le musée a rouvert ses portes. La collection compte mille tableaux. Les visiteurs sont venus nombreux. "
    "La directrice prépare une exposition. Elle ouvrira en automne. Les billets sont déjà en vente."
)
REASON = "not paired: fr/b.txt and en/b.txt have one name but different contents"


@pytest.fixture
def corpus(tmp_path: Path, align: Align) -> Path:
    """Write, beside a pair that is one, a pair of one name whose contents have nothing in common, and a glossary."""
    (tmp_path / "fr/b.txt").write_text(MORE, encoding="utf-8")
    (tmp_path / "en/b.txt").write_text(OTHER, encoding="utf-8")
    (tmp_path / "glossary.tsv").write_text("source\ttarget\nport\tport\n", encoding="utf-8")
    return tmp_path


def test_a_pair_that_is_none_fails_the_check(corpus: Path, align: Align) -> None:
    code, said = align("glossary", "check", "fr", "en")
    assert code == 3
    assert f"align: {REASON}" in said
    assert "fr/b.txt:1:1: error: not checked" in said and "no findings" not in said


@pytest.mark.parametrize("form", ["json", "sarif", "junit", "github"])
def test_every_report_of_the_check_holds_it(corpus: Path, align: Align, form: str) -> None:
    code, _ = align("glossary", "check", "fr", "en", "--format", form, "-o", "report")
    report = (corpus / "report").read_text(encoding="utf-8")
    assert code == 3 and "fr/b.txt" in report and "unchecked" in report
    if form == "sarif":
        (result,) = json.loads(report)["runs"][0]["results"]
        assert (result["ruleId"], result["level"]) == ("unchecked", "error")
    if form == "junit":
        assert len(list(etree.fromstring(report.encode()).iter("failure"))) == 1


def test_no_baseline_excuses_a_text_that_was_not_checked(corpus: Path, align: Align) -> None:
    assert align("glossary", "check", "fr", "en", "--write-baseline", "allowed")[0] == 3
    assert align("glossary", "check", "fr", "en", "--baseline", "allowed")[0] == 3


def test_where_nothing_could_be_checked_the_reason_is_the_true_one(corpus: Path, align: Align) -> None:
    for name in ("fr/a.txt", "en/a.txt"):
        (corpus / name).unlink()
    code, said = align("glossary", "check", "fr", "en")
    assert code == 2 and f"no text could be checked; {REASON}" in said and said.count(REASON) == 1


@pytest.mark.parametrize("form", ["text", "json", "sarif", "junit", "github"])
def test_the_reason_is_said_once_beside_the_report(corpus: Path, align: Align, form: str) -> None:
    (corpus / "fr/c.txt").write_bytes(b"\0\1\2")
    code, said = align("glossary", "check", "fr", "en", "--format", form, "-o", "report")
    assert code == 3 and said.count(REASON) == said.count("fr/c.txt") == 1


def test_a_text_without_a_version_is_named_and_fails_where_that_is_asked_for(corpus: Path, align: Align) -> None:
    (corpus / "en/b.txt").unlink()
    code, said = align("glossary", "check", "fr", "en")
    assert code == 0 and "fr/b.txt: has no English version" in said
    code, said = align("glossary", "check", "fr", "en", "--complete")
    assert code == 3 and "not checked: fr/b.txt: has no English version" in said


@pytest.mark.parametrize(
    "command",
    [
        ("glossary", "check", "fr", "en"),
        ("glossary", "suggest", "fr", "en"),
        ("glossary", "lint", "glossary.tsv", "--corpus", "fr"),
        ("quotes", "fr", "en"),
        ("quotes", "fr", "en", "--format", "tsv"),
        ("quotes", "fr", "en", "--by", "original"),
        ("report", "fr", "en", "--translator", "none"),
        ("fr", "en", "--translator", "none"),
        ("index", "build", "pool", "en"),
    ],
)
def test_a_guessed_encoding_is_said_by_every_command(tmp_path: Path, align: Align, command: tuple[str, ...]) -> None:
    (tmp_path / "glossary.tsv").write_text("source\ttarget\nport\tport\n", encoding="utf-8")
    (tmp_path / "fr/a.txt").write_bytes((FRENCH + " Voilà l’été, dit-il, enfin.").encode("cp1252"))
    (tmp_path / "en/a.txt").write_bytes((ENGLISH + " The café is “open”.").encode("cp1252"))
    _, said = align(*command)
    assert "save it as UTF-8 to be sure" in said or "files that are not UTF-8, read as" in said
