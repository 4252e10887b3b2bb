from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from lxml import etree

from aligner.export import render, write
from aligner.export.check import check, resolve

from .corpora import corpus


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("tei")
    write(corpus(), path)
    return path


def test_every_file_and_the_whole_corpus_are_valid(folder: Path) -> None:
    files = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.xml"))
    assert files == ["corpus.xml", "en/notes/memo.xml", "fr/greve.xml", "fr/seul.xml"]
    assert check(folder) == ()


@pytest.mark.skipif(shutil.which("jing") is None, reason="jing is not installed (Debian package jing)")
def test_jing_agrees(folder: Path, tmp_path: Path) -> None:
    whole = tmp_path / "whole.xml"
    whole.write_bytes(etree.tostring(resolve(folder / "corpus.xml")))
    schema = Path("aligner/export/schema/tei_all.rng").resolve()
    files = [whole, *(path for path in folder.rglob("*.xml") if path.name != "corpus.xml")]
    done = subprocess.run(["jing", str(schema), *map(str, files)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_the_same_corpus_gives_the_same_bytes() -> None:
    assert list(render(corpus())) == list(render(corpus()))
