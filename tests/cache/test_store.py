"""Results by key: kept at once, found by several, bounded, cleaned."""

from __future__ import annotations

import random
import subprocess
import sys
from pathlib import Path

import pytest

from aligner.cache import Store, clean, kept
from aligner.errors import OutputError


def test_a_key_tells_stage_and_parts_apart() -> None:
    store = Store()
    keys = {store.key("a", "bc"), store.key("ab", "c"), store.key("a", "b", "c"), store.key("a", b"bc", "")}
    assert len(keys) == 4
    assert store.key("a", "bc") == store.key("a", b"bc")


def test_what_is_put_is_there_for_others_at_once(tmp_path: Path) -> None:
    one, other = Store(tmp_path), Store(tmp_path)
    key = one.key("s", "1")
    assert other.known([key]) == set()
    one.put("s", key, b"value" * 1000)
    assert other.known([key, other.key("s", "2")]) == {key}
    assert other.get(key) == b"value" * 1000
    with pytest.raises(KeyError):
        other.get(other.key("s", "2"))


def test_it_outlives_a_process_that_is_killed(tmp_path: Path) -> None:
    program = """
import os, signal, sys; from pathlib import Path
from aligner.cache import Store
store = Store(Path(sys.argv[1]))
for i in range(100):
    store.put("s", store.key("s", str(i)), str(i).encode())
os.kill(os.getpid(), signal.SIGKILL)
"""
    assert subprocess.run([sys.executable, "-c", program, str(tmp_path)]).returncode == -9
    store = Store(tmp_path)
    assert [store.get(store.key("s", str(i))) for i in range(100)] == [str(i).encode() for i in range(100)]


def test_the_longest_unused_go_first_and_what_is_in_use_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    now = 1_000_000.0
    monkeypatch.setattr("time.time", lambda: now)
    store = Store(tmp_path)
    keys = [store.key("s", str(i)) for i in range(10)]
    for key in keys:
        store.put("s", key, key * 100)
    size = kept(tmp_path)[0].bytes
    assert store.trim(0) == 0, "all were used just now"
    now += 10 * 24 * 3600
    assert store.known(keys[:3]) == set(keys[:3])
    assert store.trim(size // 2) > 0
    left = store.known(keys)
    assert set(keys[:3]) <= left < set(keys)
    assert sum(one.bytes for one in kept(tmp_path)) <= size // 2


def test_cleaning_frees_the_disk(tmp_path: Path) -> None:
    store = Store(tmp_path)
    for i in range(50):
        store.put("s", store.key("s", str(i)), bytes(range(256)) * 40 + str(i).encode())
    (tmp_path / "pools/p").mkdir(parents=True)
    (tmp_path / "pools/p/tokens.npy").write_bytes(b"0" * 1000)
    store.close()
    assert {one.stage for one in kept(tmp_path)} == {"s", "index"}
    before = (tmp_path / "results.sqlite3").stat().st_size
    assert clean(tmp_path) > 1000
    assert kept(tmp_path) == ()
    assert (tmp_path / "results.sqlite3").stat().st_size < before
    assert clean(tmp_path / "nothing") == 0


def test_a_full_disk_is_said_and_what_was_there_stays(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.put("s", store.key("s", "1"), b"first")
    with store._base.transaction(write=False) as base:
        base.execute("PRAGMA max_page_count = 8")
    with pytest.raises(OutputError, match=r"full; make room \(align cache clean\)"):
        store.put("s", store.key("s", "2"), bytes(random.Random(1).randbytes(100_000)))
    assert store.get(store.key("s", "1")) == b"first"
    with pytest.raises(KeyError):
        store.get(store.key("s", "2"))


def test_a_place_that_cannot_be_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    store = Store(tmp_path / "file" / "cache")
    with pytest.raises(OutputError, match="cannot be used"):
        store.known([store.key("s")])
