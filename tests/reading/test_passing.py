"""What is no text of the user's: results of earlier runs, and what a link outside holds."""

from __future__ import annotations

from pathlib import Path

import pytest

from aligner.reading import find

from ..output.test_ownership import manifest


def names(path: Path | str) -> list[str]:
    return [source.id.removeprefix("fr/") for source in find([path], "fr").sources]


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "fr"
    (folder / "sub").mkdir(parents=True)
    for name in ("a.txt", "sub/b.txt"):
        (folder / name).write_text("Bonjour.")
    return folder


def test_a_folder_of_results_within_the_input_is_passed_over_and_named_once(corpus: Path) -> None:
    (corpus / "aligned/fr").mkdir(parents=True)
    for name in ("fr/a.xml", "fr/b.xml", "corpus.xml", "DATACARD.md"):
        (corpus / "aligned" / name).write_text("x")
    manifest(corpus / "aligned")
    (corpus / "aligned/fr/a.xml").write_text("edited since, but still among results")
    found = find([corpus], "fr")
    assert [source.id for source in found.sources] == ["fr/a.txt", "fr/sub/b.txt"]
    (said,) = found.notices
    assert f"{corpus / 'aligned'}: passed over" in said and "(5 files)" in said
    assert find([corpus / "**/*.*"], "fr").sources == found.sources


def test_results_in_the_very_folder_of_the_input_are_told_from_texts_by_their_digests(corpus: Path) -> None:
    texts = {path: path.read_text() for path in corpus.rglob("*.txt")}
    for path in texts:
        path.unlink()
    (corpus / "corpus.xml").write_text("<corpus/>")
    (corpus / "DATACARD.md").write_text("card")
    manifest(corpus)
    for path, text in texts.items():
        path.parent.mkdir(exist_ok=True)
        path.write_text(text)
    assert names(corpus) == ["a.txt", "sub/b.txt"]
    (corpus / "DATACARD.md").write_text("somebody wrote a text here")
    assert names(corpus) == ["DATACARD.md", "a.txt", "sub/b.txt"]
    assert names(corpus / "corpus.xml") == [], "not even by its own name"


def test_results_beside_texts_are_known_by_a_manifest_above_them(corpus: Path) -> None:
    (corpus / "a.xml").write_text("<a/>")
    manifest(corpus.parent)
    content = (corpus.parent / "manifest.json").read_text().replace("fr/a.txt", "x").replace("fr/sub/b.txt", "y")
    (corpus.parent / "manifest.json").write_text(content)
    (corpus.parent / "out").mkdir()
    assert names(corpus) == names(corpus.parent / "out/../fr") == ["a.txt", "sub/b.txt"]


def test_a_report_and_a_machines_versions_are_passed_over(corpus: Path) -> None:
    (corpus / "report.html").write_text('<meta name="generator" content="aligner 0.1">')
    (corpus / "en").mkdir()
    (corpus / "en/a.txt").write_text("Hello.")
    (corpus / "en/c.txt").write_text("Bonjour de nouveau.")
    (corpus / "en/metadata.tsv").write_text("path\tlang\torigin\na.txt\ten\tmachine-translation\n")
    assert names(corpus) == ["a.txt", "en/c.txt", "sub/b.txt"]
    assert [source.id for source in find([corpus / "en"], "en").sources] == ["en/a.txt", "en/c.txt"]


@pytest.mark.parametrize("name", ["notes.txt", "sub/notes.txt"])
def test_a_link_that_leads_out_is_not_followed(corpus: Path, name: str) -> None:
    (corpus.parent / "private").mkdir()
    secret = corpus.parent / "private/diary.txt"
    secret.write_text("secret")
    (corpus / name).symlink_to(secret)
    found = find([corpus], "fr")
    assert [source.id for source in found.sources] == ["fr/a.txt", "fr/sub/b.txt"]
    (failure,) = found.failures
    assert failure.path == str(corpus / name) and "leads out of its folder" in failure.message
    assert names(corpus / name) == ["notes.txt"], "whoever names it means it"


def test_a_pattern_does_not_go_through_a_linked_folder(corpus: Path) -> None:
    (corpus.parent / "private").mkdir()
    (corpus.parent / "private/diary.txt").write_text("secret")
    (corpus / "linked").symlink_to(corpus.parent / "private")
    found = find([f"{corpus}/**/*.txt"], "fr")
    assert [source.id for source in found.sources] == ["fr/a.txt", "fr/sub/b.txt"]
    assert [Path(failure.path).name for failure in found.failures] == ["diary.txt"]


def test_links_within_the_folder_and_a_folder_that_is_one_work(corpus: Path) -> None:
    (corpus / "c.txt").symlink_to("sub/b.txt")
    (corpus.parent / "link").symlink_to(corpus)
    assert names(corpus) == names(corpus.parent / "link") == ["a.txt", "c.txt", "sub/b.txt"]


def test_metadata_behind_a_link_is_not_read(corpus: Path) -> None:
    (corpus.parent / "private").mkdir()
    (corpus.parent / "private/table").write_text("path\ttitle\na.txt\tsecret\n")
    (corpus / "metadata.tsv").symlink_to(corpus.parent / "private/table")
    found = find([corpus], "fr")
    assert [source.row for source in found.sources] == [(), ()]
    assert [failure.path for failure in found.failures] == [str(corpus / "metadata.tsv")]
