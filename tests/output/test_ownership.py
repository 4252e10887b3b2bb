"""What may be replaced: what a run wrote and nobody has changed since; never what is read."""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path

import pytest

from aligner.errors import OutputError
from aligner.output import Claim, Owners, foresee, listed, write_files


def manifest(folder: Path, earlier: tuple[str, ...] = (), **changed: str) -> None:
    """Write a manifest over all files of a folder, as a run does."""
    prints = {
        path.relative_to(folder).as_posix(): {
            "bytes": path.stat().st_size,
            "sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
        }
        for path in folder.rglob("*")
        if path.is_file()
    }
    old = {name: prints.pop(name) for name in earlier}
    content = {"aligner": "0.1", "files": prints} | ({"earlier": old} if old else {}) | changed
    (folder / "manifest.json").write_text(json.dumps(content))


@pytest.fixture
def results(tmp_path: Path) -> Path:
    (tmp_path / "out/fr").mkdir(parents=True)
    (tmp_path / "out/fr/a.xml").write_text("<a/>")
    (tmp_path / "out/old.tsv").write_text("old")
    manifest(tmp_path / "out", earlier=("old.tsv",))
    return tmp_path / "out"


def test_what_a_run_wrote_is_replaced_and_the_rest_is_not(results: Path) -> None:
    (results / "mine.tsv").write_text("mine")
    claim = Claim(results)
    for name in ("fr/a.xml", "old.tsv", "manifest.json", "new.tsv"):
        claim.check(name)
    with pytest.raises(OutputError, match=r"mine.tsv: in the way: align has not written it; .* --overwrite"):
        claim.check("mine.tsv")
    Claim(results, overwrite=True).check("mine.tsv")


@pytest.mark.parametrize("content", ["<b/>", "<a/>\n", ""], ids=["as long", "longer", "empty"])
def test_what_somebody_has_changed_since_is_kept(results: Path, content: str) -> None:
    (results / "fr/a.xml").write_text(content)
    with pytest.raises(OutputError, match="changed since align wrote it"):
        write_files(results, [("fr/a.xml", b"<c/>")], Claim(results))
    assert (results / "fr/a.xml").read_text() == content
    assert not Owners().wrote(results / "fr/a.xml")


@pytest.mark.parametrize("overwrite", [False, True])
def test_what_is_read_is_never_replaced_by_whatever_path(results: Path, overwrite: bool) -> None:
    (results.parent / "link").symlink_to(results)
    os.link(results / "old.tsv", results.parent / "same")
    inputs = [results.parent / "link/fr/../fr/a.xml", results.parent / "same", results.parent / "gone"]
    for name in ("fr/a.xml", "old.tsv"):
        with pytest.raises(OutputError, match="read by this run"):
            Claim(results, inputs, overwrite=overwrite).check(name)


def test_all_is_looked_at_before_anything_is_made(results: Path) -> None:
    (results / "mine").mkdir()
    with pytest.raises(OutputError, match="a folder is in the way"):
        foresee(results, ["new", "mine"], Claim(results))
    (results / "mine.tsv").write_text("mine")
    with pytest.raises(OutputError, match="align has not written it"):
        foresee(results, ["new", "mine.tsv"], Claim(results))
    (results / "sub").symlink_to(results.parent)
    with pytest.raises(OutputError, match="a link is in the way"):
        foresee(results, ["sub/new"], Claim(results))
    foresee(results.parent / "not/yet", ["a"], Claim(results.parent / "not/yet"))
    assert not (results.parent / "not").exists()


def test_what_a_killed_run_left_is_undone_before_it_is_taken_for_somebodys(results: Path) -> None:
    staging = results / ".aligner-staging"
    staging.mkdir()
    os.link(results / "fr/a.xml", staging / "0.old")
    (results / "fr/a.xml").unlink()
    (results / "fr/a.xml").write_text("half of a set")
    (staging / "journal.json").write_text('{"files": [["fr/a.xml", true]], "folders": []}')
    foresee(results, ["fr/a.xml"], Claim(results))
    assert (results / "fr/a.xml").read_text() == "<a/>"


@pytest.mark.parametrize(
    "content",
    [
        "",
        "[1]",
        "{}",
        '{"name": "a web page", "icons": []}',
        '{"aligner": 1, "files": {}}',
        '{"aligner": "1", "files": []}',
        '{"aligner": "1", "files": {"a": 1}}',
        '{"aligner": "1", "files": {"a": {"bytes": "x", "sha256": ""}}}',
        '{"aligner": "1", "files": {}, "earlier": 1}',
        "[" * 100_000,
        "\xff",
    ],
)
def test_a_manifest_of_another_program_makes_nothing_ours(tmp_path: Path, content: str) -> None:
    (tmp_path / "manifest.json").write_text(content, encoding="latin-1")
    (tmp_path / "a").write_text("a")
    assert listed(tmp_path) is None
    assert not Owners().results(tmp_path) and not Owners().wrote(tmp_path / "a")
    for name in ("manifest.json", "a"):
        with pytest.raises(OutputError, match="align has not written it"):
            Claim(tmp_path).check(name)


def test_a_manifest_that_is_a_link_or_a_folder_is_none(results: Path) -> None:
    other = results.parent / "other"
    other.mkdir()
    (other / "manifest.json").symlink_to(results / "manifest.json")
    assert listed(other) is None
    (other / "manifest.json").unlink()
    (other / "manifest.json").mkdir()
    assert listed(other) is None and listed(results.parent / "nothing") is None


def test_owners_look_at_every_folder_above_by_whatever_path(results: Path) -> None:
    (results.parent / "link").symlink_to(results / "fr")
    owners = Owners()
    assert owners.results(results) and not owners.results(results / "fr")
    assert owners.wrote(results / "fr/a.xml") and owners.wrote(results / "manifest.json")
    assert owners.wrote(results.parent / "link/a.xml") and owners.wrote(results / "fr/../old.tsv")
    assert not owners.wrote(results / "fr/b.xml") and not owners.wrote(results / "fr/manifest.json")


def test_a_link_that_stands_for_a_result_is_not_ours(results: Path) -> None:
    (results / "fr/a.xml").rename(results.parent / "a.xml")
    (results / "fr/a.xml").symlink_to(results.parent / "a.xml")
    assert not Owners().wrote(results / "fr/a.xml")


def test_a_page_is_known_by_what_it_says(tmp_path: Path) -> None:
    page = '<!DOCTYPE html>\n<meta name="generator" content="aligner 0.1">'
    (tmp_path / "ours.html").write_text(page)
    (tmp_path / "theirs.html").write_text("<!DOCTYPE html>" + " " * 3000 + page)
    owners, claim = Owners(), Claim(tmp_path, page=True)
    assert owners.wrote(tmp_path / "ours.html") and not owners.wrote(tmp_path / "theirs.html")
    (tmp_path / "ours.txt").write_text(page)
    assert not owners.wrote(tmp_path / "ours.txt"), "only a page is one"
    claim.check("ours.html")
    with pytest.raises(OutputError, match="align has not written it"):
        claim.check("theirs.html")


def test_what_is_left_of_earlier_runs_stays_known(results: Path) -> None:
    left = Claim(results).left(["fr/a.xml"])
    assert list(left) == ["old.tsv"] and left["old.tsv"].bytes == 3
    (results / "old.tsv").unlink()
    assert Claim(results).left([]).keys() == {"fr/a.xml"}
    assert Claim(results.parent).left(["a"]) == {}


def test_a_page_is_known_by_its_name_in_any_case_and_a_folder_is_none(tmp_path: Path) -> None:
    page = '<meta name="generator" content="aligner 0.1">'
    for name in ("a.htm", "b.HTML"):
        (tmp_path / name).write_text(page)
        assert Owners().wrote(tmp_path / name)
    (tmp_path / "c.html").mkdir()
    assert not Owners().wrote(tmp_path / "c.html") and not Owners().wrote(tmp_path / "d.html")
    with pytest.raises(OutputError, match="align has not written it"):
        Claim(tmp_path, page=True).check("c.html")


@pytest.mark.parametrize(("length", "ours"), [(2048, True), (2047, False)])
def test_a_page_says_so_at_its_beginning(tmp_path: Path, length: int, ours: bool) -> None:
    mark = '<meta name="generator" content="aligner '
    (tmp_path / "a.html").write_text(" " * (2048 - len(mark) + (not ours)) + mark + "0.1" * length)
    assert Owners().wrote(tmp_path / "a.html") is ours


def test_inputs_that_are_nowhere_are_in_nobodys_way(results: Path) -> None:
    claim = Claim(results, ["a\0b", results / "nothing", results / "fr/a.xml/b"])
    for name in ("fr/a.xml", "nothing"):
        claim.check(name)


def test_a_result_within_results_belongs_to_either(results: Path) -> None:
    (results / "fr/manifest.json").write_text('{"aligner": "0.1", "files": {}}')
    owners = Owners()
    assert owners.wrote(results / "fr/a.xml") and owners.wrote(results / "fr/manifest.json")
    assert owners.results(results / "fr")


def test_a_broken_link_is_in_the_way(results: Path) -> None:
    (results / "new.tsv").symlink_to(results / "nothing")
    with pytest.raises(OutputError, match="align has not written it"):
        Claim(results).check("new.tsv")
    assert Claim(results).left(["old.tsv", "fr/a.xml"]) == {}
    assert Claim(results).former() is not None and Claim(results.parent).former() is None
