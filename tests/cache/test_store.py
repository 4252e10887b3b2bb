"""Results by key: kept at once, found by several, bounded, cleaned."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import zlib
from pathlib import Path

import pytest

from aligner.cache import Kept, Store, clean, default_folder, kept
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


HOUR = 3600


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Return a list with the time in it, which a test may change."""
    now = [1_000_000.0]
    monkeypatch.setattr("time.time", lambda: now[0])
    return now


def put(store: Store, *names: str, value: bytes = b"") -> list[bytes]:
    """Keep results of one size, and return their keys."""
    keys = [store.key("s", name) for name in names]
    for key in keys:
        store.put("s", key, value)
    return keys


def used(store: Store) -> list[int]:
    with store._base.transaction(write=False) as base:
        return [when for (when,) in base.execute("SELECT used FROM result ORDER BY used")]


def test_stages_are_counted_with_what_lies_on_the_disk(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.put("b", store.key("b", "1"), b"x" * 1000)
    store.put("a", store.key("a", "1"), b"")
    store.put("a", store.key("a", "2"), b"y" * 3000)
    (empty, long), (other,) = (
        [len(zlib.compress(value, 1)) for value in values] for values in ((b"", b"y" * 3000), (b"x" * 1000,))
    )
    assert store.kept() == (Kept("a", 2, empty + long), Kept("b", 1, other))
    store.put("b", store.key("b", "1"), b"")
    assert store.kept()[1] == Kept("b", 1, empty), "the same key, once"


def test_many_keys_are_asked_for_at_once(tmp_path: Path) -> None:
    store = Store(tmp_path)
    names = [str(number) for number in range(1201)]
    keys = [store.key("s", name) for name in names]
    with store._base.transaction():
        pass
    there = put(store, names[0], names[499], names[500], names[1200])
    assert Store(tmp_path).known(keys) == set(there)
    assert store.known([]) == set()


def test_use_is_noted_after_three_quarters_of_an_hour(tmp_path: Path, clock: list[float]) -> None:
    store = Store(tmp_path)
    keys = put(store, "1", "2")
    start = int(clock[0])
    for later, noted in ((2700, [start, start]), (2701, [start, start + 2701])):
        clock[0] = start + later
        assert store.known(keys[:1]) == set(keys[:1])
        assert used(store) == noted


@pytest.mark.parametrize(("most", "gone"), [(40, 0), (39, 1), (32, 1), (31, 2), (8, 4), (1, 5), (0, 5)])
def test_no_more_is_removed_than_need_be(tmp_path: Path, clock: list[float], most: int, gone: int) -> None:
    store = Store(tmp_path)
    keys = []
    for name in "cadbe":
        keys += put(store, name)
        clock[0] += 1
    assert store.kept()[0].bytes == 40
    clock[0] += 10 * HOUR
    assert store.trim(most) == gone
    assert store.known(keys) == set(keys[gone:])
    assert store.trim(most) == 0


def test_what_was_used_within_three_hours_stays(tmp_path: Path, clock: list[float]) -> None:
    store = Store(tmp_path, most=0)
    put(store, "1", "2")
    clock[0] += 3 * HOUR - 1
    assert store.trim() == 0 and store.trim(0, safe=3 * HOUR) == 0
    clock[0] += 1
    assert store.trim(10**9) == 0, "there is room"
    assert store.trim() == 2


def test_a_store_without_a_folder_ends_with_itself() -> None:
    store = Store()
    (key,) = put(store, "1", value=b"1")
    assert store.get(key) == b"1" and store.folder.is_dir()
    store.close()
    assert not store.folder.exists()


def test_a_store_in_a_folder_stays_when_it_is_closed(tmp_path: Path) -> None:
    store = Store(tmp_path)
    (key,) = put(store, "1", value=b"1")
    store.close()
    assert store.get(key) == b"1", "it opens again"
    assert store.remove() > 0
    assert store.known([key]) == set() and store.kept() == ()


def test_the_room_of_removed_results_is_given_back(tmp_path: Path) -> None:
    store = Store(tmp_path)
    for number in range(20):
        put(store, str(number), value=os.urandom(10_000))
    store.trim(0, safe=-1)
    store.close()
    before = (tmp_path / "results.sqlite3").stat().st_size
    store.vacuum()
    store.close()
    assert (tmp_path / "results.sqlite3").stat().st_size < before / 4


@pytest.mark.skipif(sys.platform != "linux", reason="the variable is one of freedesktop.org")
def test_results_are_in_the_users_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert default_folder() == tmp_path / "aligner"
