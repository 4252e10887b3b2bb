"""The cache folder as a whole: what is counted, and what goes first when room is made."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from aligner.cache import Kept, Store, clean, kept, touch, trim_pools
from aligner.errors import OutputError

NOW = 1_000_000.0


@pytest.fixture
def pools(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a cache of three indexes of 100 bytes, last used 30, 20 and 10 seconds ago, and a file among them."""
    monkeypatch.setattr("time.time", lambda: NOW)
    for name, age in (("b", 30), ("c", 20), ("a", 10)):
        (tmp_path / "pools" / name).mkdir(parents=True)
        (tmp_path / "pools" / name / "one.npy").write_bytes(b"1" * 60)
        (tmp_path / "pools" / name / "two.npy").write_bytes(b"2" * 40)
        os.utime(tmp_path / "pools" / name, (NOW - age, NOW - age))
    (tmp_path / "pools/0").write_bytes(b"no index")
    return tmp_path


def left(folder: Path) -> list[str]:
    return sorted(path.name for path in (folder / "pools").iterdir() if path.is_dir())


def test_indexes_are_counted(pools: Path) -> None:
    assert kept(pools) == (Kept("index", 3, 300),)
    store = Store(pools)
    store.put("t", store.key("t"), b"1")
    assert [one.stage for one in kept(pools)] == ["t", "index"]
    assert kept(pools / "nothing") == ()


@pytest.mark.parametrize(("most", "names"), [(300, "abc"), (299, "ac"), (200, "ac"), (199, "a"), (100, "a"), (99, "")])
def test_the_longest_unused_index_goes_first_and_no_more_than_need_be(pools: Path, most: int, names: str) -> None:
    trim_pools(pools, most, safe=0)
    assert left(pools) == list(names)


@pytest.mark.parametrize(("safe", "names"), [(10, ""), (11, "a"), (20, "a"), (25, "ac"), (31, "abc")])
def test_indexes_just_used_stay(pools: Path, safe: int, names: str) -> None:
    trim_pools(pools, 0, safe)
    assert left(pools) == list(names)


def test_indexes_of_a_run_under_way_stay_by_themselves(pools: Path) -> None:
    trim_pools(pools, 0)
    assert left(pools) == ["a", "b", "c"]


def test_an_index_that_cannot_be_removed_is_passed_over(pools: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "rmdir", lambda *given, **named: (_ for _ in ()).throw(PermissionError("no")))
    trim_pools(pools, 0, safe=0)
    assert left(pools) == ["a", "b", "c"]


def test_an_index_in_use_is_the_last_to_go(pools: Path) -> None:
    touch(pools / "pools/b")
    touch(pools / "pools/nothing")
    assert not (pools / "pools/nothing").exists()
    trim_pools(pools, 200, safe=0)
    assert left(pools) == ["a", "b"]


def test_cleaning_to_a_size_trims_indexes_and_gives_the_room_back(pools: Path) -> None:
    store = Store(pools)
    for number in range(30):
        store.put("s", store.key("s", str(number)), os.urandom(5000))
    store.close()
    before = (pools / "results.sqlite3").stat().st_size
    size = sum(one.bytes for one in kept(pools))
    assert clean(pools, 200) == size - 200
    assert left(pools) == ["a", "c"] and kept(pools) == (Kept("index", 2, 200),)
    assert (pools / "results.sqlite3").stat().st_size < before / 2


def test_cleaning_to_one_byte_opens_the_file_and_to_none_removes_it(pools: Path) -> None:
    store = Store(pools)
    store.put("s", store.key("s"), b"1")
    store.close()
    assert clean(pools, 1) > 0 and (pools / "results.sqlite3").exists() and left(pools) == []
    size = sum(path.stat().st_size for path in (pools / "results.sqlite3", pools / "pools/0"))
    assert clean(pools) == size and list(pools.iterdir()) == [pools / "pools"]
    assert clean(pools) == 0


def test_an_index_that_is_in_the_way_of_cleaning_is_said(pools: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "rmtree", lambda path: (_ for _ in ()).throw(PermissionError("no")))
    with pytest.raises(OutputError, match="cannot be removed: no"):
        clean(pools)
