from __future__ import annotations

import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from aligner.errors import InputError, UsageError
from aligner.glossary import Finding, Place
from aligner.glossary.changed import only_changed, since
from aligner.glossary.suppress import baseline_text, beyond, comments, excused, read_baseline
from aligner.model import Document


def finding(path: Path | str, line: int, term: str = "note", source: str = "s") -> Finding:
    return Finding("missing", "error", Place(str(path), line, 1, line, 2), "why", "fix", term, 2, source=source)


def document(path: Path, text: str) -> Document:
    path.write_text(text, encoding="utf-8")
    return Document(path.name, "en", str(path), text)


def test_a_comment_with_a_reason_excuses_its_line_and_the_next(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    doc = document(path, "One.\n<!-- glossary: ignore note: quoted as it was -->\nTwo.\nThree.\n")
    kept = excused(
        [finding(path, 1), finding(path, 2), finding(path, 3), finding(path, 4), finding(path, 3, "quai")],
        comments(doc),
    )
    assert [(f.place.line, f.term) for f in kept] == [(1, "note"), (3, "quai"), (4, "note")]


def test_a_comment_needs_a_reason_and_a_use(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    doc = document(path, "<!-- glossary: ignore note -->\nTwo.\n\n<!-- glossary: ignore *: old -->\n")
    kept = excused([finding(path, 2)], comments(doc))
    assert [(f.rule, f.severity, f.place.line) for f in kept] == [
        ("suppression", "error", 1), ("missing", "error", 2), ("suppression", "warning", 4),
    ]  # fmt: skip


def test_a_baseline_allows_as_many_as_it_counts_wherever_they_move(tmp_path: Path) -> None:
    old = [finding("a", 3), finding("a", 9)]
    path = tmp_path / "baseline.json"
    path.write_text(baseline_text(old), encoding="utf-8")
    allowed = read_baseline(path)
    moved = [finding("a", 30), finding("a", 90), finding("a", 91), finding("a", 3, source="other")]
    assert [f.place.line for f in beyond(moved, allowed)] == [91, 3]
    assert baseline_text(old) == baseline_text(old[::-1])


@pytest.mark.parametrize(
    "content", ["", "[]", "{}", '{"version": 2, "findings": {}}', '{"version": 1, "findings": {"a": 1}}']
)
def test_what_is_no_baseline_is_refused(content: str, tmp_path: Path) -> None:
    path = tmp_path / "b.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match=r"b\.json: not a baseline"):
        read_baseline(path)
    with pytest.raises(InputError):
        read_baseline(tmp_path / "none.json")


def git(folder: Path, *arguments: str) -> None:
    name = ("-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *name, *arguments], cwd=folder, check=True, capture_output=True)


def test_only_what_has_changed(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q")
    old, glossary = tmp_path / "é a.txt", tmp_path / "glossary.tsv"
    old.write_text("1\n2\n3\n4\n5\n", encoding="utf-8")
    glossary.write_text("source\ttarget\nnote\tmemo\n", encoding="utf-8")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "x")
    old.write_text("1\n2\nthree\n4\n5\n", encoding="utf-8")
    new = tmp_path / "new.txt"
    new.write_text("1\n", encoding="utf-8")
    changes = since("HEAD", tmp_path)
    found = [
        finding(old, 2),
        finding(old, 3),
        finding(new, 1),
        replace(finding(old, 5), origin=Place(str(new), 1, 1, 1, 1)),
    ]
    assert [f.place.line for f in only_changed(found, changes, str(glossary))] == [3, 1, 5]
    glossary.write_text("source\ttarget\nnote\tbill\n", encoding="utf-8")
    assert only_changed(found, since("HEAD", tmp_path), str(glossary)) == tuple(found)


def test_a_revision_is_no_option(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q")
    for revision in ("nowhere", "--output=/tmp/x", "HEAD"):
        with pytest.raises(UsageError, match="no revision"):
            since(revision, tmp_path)
    assert list(tmp_path.iterdir()) == [tmp_path / ".git"]
