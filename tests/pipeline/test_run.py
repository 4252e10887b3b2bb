"""The main job: what was done is not done again, a killed run goes on, and the bytes are always the same."""

from __future__ import annotations

import hashlib
import os
import random
import shutil
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path

import pytest

from aligner import pipeline
from aligner.errors import OutputError
from aligner.formats import write as write_at_once
from aligner.pipeline import Options, Store

CORPUS = Path(__file__).parents[2] / "corpus"


def contents(folder: Path) -> Mapping[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def options(cache: Path, **more: int) -> Options:
    return Options(translator="none", cache=cache, **more)  # type: ignore[arg-type]


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """Two French texts, one with its English version, and three English texts."""
    place = tmp_path / "corpus"
    for lang, some in (("fr", 1), ("en", 2)):
        (place / lang).mkdir(parents=True)
        names = sorted(path.name for path in (CORPUS / lang).glob("*.txt"))
        for name in {*names[:some], "2026-10-03_harbour-library.txt"}:
            shutil.copy(CORPUS / lang / name, place / lang / name)
    return place


def done(run: pipeline.Run) -> dict[str, int]:
    return {tally.stage: tally.done for tally in run.tallies if tally.done}


def test_a_second_run_does_nothing_and_writes_the_same(tmp_path: Path, corpus: Path) -> None:
    first = pipeline.run([corpus / "fr"], [corpus / "en"], options(tmp_path / "cache"))
    pipeline.write(first, tmp_path / "one")
    assert done(first).keys() >= {"read fr", "read en", "align", "match", "write"}
    again = pipeline.run([corpus / "fr"], [corpus / "en"], options(tmp_path / "cache"))
    pipeline.write(again, tmp_path / "two")
    assert done(again) == {}
    assert contents(tmp_path / "one") == contents(tmp_path / "two")
    assert again.corpus == first.corpus
    assert "verdicts are less sure: no translator judges the originals" in first.notices


def test_pieces_and_whole_give_the_same_bytes(tmp_path: Path, corpus: Path) -> None:
    run = pipeline.run([corpus / "fr"], [corpus / "en"], options(tmp_path / "cache"))
    pipeline.write(run, tmp_path / "pieces")
    write_at_once(run.in_memory(), tmp_path / "whole")
    assert contents(tmp_path / "pieces") == contents(tmp_path / "whole")
    pipeline.write(run, tmp_path / "more", ("tmx", "tsv"))
    assert {"quotes.tsv", "corpus.tmx"} <= contents(tmp_path / "more").keys()


def test_a_changed_text_redoes_what_depends_on_it(tmp_path: Path, corpus: Path) -> None:
    pipeline.run([corpus / "fr"], [corpus / "en"], options(tmp_path / "cache"))
    french = corpus / "fr" / "2026-10-03_harbour-library.txt"
    french.write_text(french.read_text(encoding="utf-8") + "\n\nFin.\n", encoding="utf-8")
    run = pipeline.run([corpus / "fr"], [corpus / "en"], options(tmp_path / "cache"))
    assert done(run) == {"read fr": 1, "pair": 1, "align": 1, "match": 1}
    english = corpus / "en" / "2026-10-03_harbour-library.txt"
    english.write_text(english.read_text(encoding="utf-8") + "\n\nThe end.\n", encoding="utf-8")
    changed = done(pipeline.run([corpus / "fr"], [corpus / "en"], options(tmp_path / "cache")))
    assert (changed["read en"], changed["align"], changed["match"]) == (1, 1, 2), "the pool has changed for all quotes"
    assert "read fr" not in changed


def test_a_text_that_fails_is_reported_and_the_rest_goes_on(tmp_path: Path, corpus: Path) -> None:
    (corpus / "fr" / "bad.txt").write_bytes(b"\x00\x01binary")
    (corpus / "metadata.tsv").write_text("no\ttable", encoding="utf-8")
    run = pipeline.run([corpus / "fr"], [corpus / "en"], options(tmp_path / "cache"))
    names = [Path(failure.path).name for failure in run.failures]
    assert names == ["metadata.tsv", "bad.txt"], "each once, though both sides read the table"
    assert len(run.corpus.bitexts) == 2


def test_a_cache_that_cannot_be_is_said_or_fatal_as_asked(
    tmp_path: Path, corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    run = pipeline.run([corpus / "fr"], [corpus / "en"], Options(translator="none"))
    assert any("not kept for the next run" in notice for notice in run.notices)
    assert len(run.corpus.bitexts) == 2
    with pytest.raises(OutputError, match="cannot be used"):
        pipeline.run([corpus / "fr"], [corpus / "en"], options(tmp_path / "file" / "cache"))


def test_killed_at_any_moment_it_goes_on_to_the_same_bytes(tmp_path: Path, corpus: Path) -> None:
    """Kill the command and its processes at chance moments, then let it end: see benchmarks/crash.py for more."""
    chance = random.Random(5)
    program = "from aligner.start import main; main()"
    command = [sys.executable, "-c", program, corpus / "fr", corpus / "en", "--translator", "none", "-q", "-j", "1"]

    def start(name: str) -> subprocess.Popen[bytes]:
        return subprocess.Popen([*map(str, command), "--cache", tmp_path / f"{name}-cache", "-o", tmp_path / name])

    began = time.monotonic()
    assert start("clean").wait(120) == 0
    whole = time.monotonic() - began
    for _ in range(4):
        process = start("killed")
        try:
            process.wait(chance.uniform(0.1, 0.9) * whole)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
    assert start("killed").wait(120) == 0
    assert contents(tmp_path / "killed") == contents(tmp_path / "clean")
    store = Store(tmp_path / "killed-cache")
    clean = Store(tmp_path / "clean-cache")
    assert {one.stage: one.results for one in store.kept()} == {one.stage: one.results for one in clean.kept()}


def test_two_runs_at_once_share_a_cache(tmp_path: Path, corpus: Path) -> None:
    program = "from aligner.start import main; main()"
    command = [sys.executable, "-c", program, corpus / "fr", corpus / "en", "--translator", "none", "-q"]
    command += ["--cache", tmp_path / "cache", "-o"]
    both = [subprocess.Popen([*map(str, command), tmp_path / name], env=os.environ) for name in ("a", "b")]
    assert [process.wait(120) for process in both] == [0, 0]
    assert contents(tmp_path / "a") == contents(tmp_path / "b")


def test_anchors_of_a_run_hold_and_wrong_rows_are_named(tmp_path: Path, corpus: Path) -> None:
    table = tmp_path / "anchors.tsv"
    name = "2026-10-03_harbour-library.txt"
    rows = [f"fr/{name}\ten/{name}\ts2\ts3", f"fr/{name}\ten/{name}\ts3\ts2", f"fr/none.txt\ten/{name}\ts1\ts1"]
    table.write_text("source_path\ttarget_path\tsource\ttarget\n" + "\n".join(rows), "utf-8")
    paths = [corpus / "fr"], [corpus / "en"]
    plain = pipeline.run(*paths, options(tmp_path / "cache"))
    made = pipeline.run(*paths, options(tmp_path / "cache", anchors=table))  # type: ignore[arg-type]

    def nodes(run: pipeline.Run) -> set[tuple[int, int]]:
        pair = next(b for b in run.corpus.bitexts if b.source.document.id.endswith(name))
        return {(bead.source.start, bead.target.start) for bead in pair.beads}

    assert (1, 2) not in nodes(plain)
    assert (1, 2) in nodes(made)
    assert [failure.path for failure in made.failures] == [f"{table}:4", f"{table}:3"]
    assert table in made.inputs
    assert done(made).keys() >= {"align"}
