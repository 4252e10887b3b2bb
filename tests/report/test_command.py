"""`align report` from two folders to a page."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from aligner.cli.report import report
from aligner.errors import OutputError


@pytest.fixture
def folders(tmp_path: Path) -> tuple[str, str]:
    for lang, words in (
        ("fr", "« Nous restons », dit Léa Roy. Il pleut."),
        ("en", "“We stay,” says Léa Roy. It rains."),
    ):
        (tmp_path / lang).mkdir()
        (tmp_path / lang / "a.txt").write_text(words, encoding="utf-8")
    return str(tmp_path / "fr"), str(tmp_path / "en")


def test_two_folders_make_a_page(folders: tuple[str, str], tmp_path: Path) -> None:
    page = tmp_path / "pages" / "a.html"
    result = CliRunner().invoke(report, [*folders, "-o", str(page), "--translator", "none"], catch_exceptions=False)
    assert result.exit_code == 0 and result.stdout.strip() == str(page)
    html = page.read_text(encoding="utf-8")
    assert html.startswith("<!DOCTYPE html>") and "Nous restons" in html and "We stay," in html
    assert [p.name for p in page.parent.iterdir()] == ["a.html"]


def test_what_cannot_be_written_is_said(folders: tuple[str, str], tmp_path: Path) -> None:
    (tmp_path / "page.html").mkdir()
    with pytest.raises(OutputError, match="folder is in the way"):
        CliRunner().invoke(
            report, [*folders, "-o", str(tmp_path / "page.html"), "--translator", "none"], catch_exceptions=False
        )
