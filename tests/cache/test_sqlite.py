"""The file that processes share: what is kept of a transaction, who waits, and what is damage."""

from __future__ import annotations

import os
import sqlite3
import threading
import time
from pathlib import Path

import pytest

from aligner.cache import Storage, sqlite
from aligner.cache.sqlite import Damaged
from aligner.errors import OutputError

TABLES = ("CREATE TABLE word (name TEXT)",)


@pytest.fixture
def storage(tmp_path: Path) -> Storage:
    return Storage(tmp_path / "deep/er/base", 2, TABLES)


def add(storage: Storage, name: str) -> None:
    with storage.transaction() as base:
        base.execute("INSERT INTO word VALUES (?)", (name,))


def names(storage: Storage) -> list[str]:
    with storage.transaction(write=False) as base:
        return [name for (name,) in base.execute("SELECT name FROM word ORDER BY name")]


def test_nothing_happens_before_the_first_transaction(storage: Storage, tmp_path: Path) -> None:
    assert list(tmp_path.iterdir()) == [] and storage.remove() == 0
    storage.close()
    add(storage, "a")
    assert storage.path.is_file()


def test_a_block_that_fails_leaves_nothing(storage: Storage) -> None:
    add(storage, "a")
    for error in (ValueError, KeyboardInterrupt):
        with pytest.raises(error), storage.transaction() as base:
            base.execute("INSERT INTO word VALUES ('b')")
            raise error
    assert names(storage) == ["a"]


def test_a_power_cut_takes_the_last_at_most_and_readers_do_not_wait(
    storage: Storage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite, "WAIT", 0.05)
    add(storage, "a")
    other = Storage(storage.path, 2, TABLES)
    names(other)
    with storage.transaction() as base:
        assert base.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        assert base.execute("PRAGMA synchronous").fetchone() == (1,)
        assert names(other) == ["a"]
        start = time.monotonic()
        with pytest.raises(OutputError, match="locked") as caught:
            add(other, "b")
        assert time.monotonic() - start < 3 and not isinstance(caught.value, Damaged)
    add(other, "b")
    assert names(storage) == ["a", "b"]


def test_another_process_at_its_first_transaction_is_waited_for(
    storage: Storage, monkeypatch: pytest.MonkeyPatch
) -> None:
    storage.path.parent.mkdir(parents=True)
    with sqlite3.connect(storage.path, isolation_level=None, check_same_thread=False) as first:
        first.execute("BEGIN EXCLUSIVE")
        threading.Timer(0.2, lambda: first.execute("COMMIT")).start()
        add(storage, "a")
    assert names(storage) == ["a"]
    first.close()


def test_threads_take_turns(storage: Storage) -> None:
    threads = [threading.Thread(target=add, args=(storage, str(number))) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert names(storage) == list("01234567")


def test_a_file_of_another_version_is_made_anew(storage: Storage) -> None:
    older = Storage(storage.path, 1, ("CREATE TABLE word (other BLOB)", "CREATE TABLE more (name TEXT)"))
    with older.transaction() as base:
        base.execute("INSERT INTO word VALUES (x'00')")
    older.close()
    add(storage, "a")
    assert names(storage) == ["a"]
    with storage.transaction(write=False) as base:
        assert base.execute("PRAGMA user_version").fetchone() == (2,)
        assert base.execute("SELECT name FROM sqlite_master").fetchall() == [("word",)]
    storage.close()
    assert names(Storage(storage.path, 2, TABLES)) == ["a"], "of the same version, it stays"


def test_text_that_is_no_unicode_is_still_text(storage: Storage) -> None:
    with storage.transaction() as base:
        base.execute("INSERT INTO word VALUES (CAST(x'61ff' AS TEXT))")
    assert names(storage) == ["a\N{REPLACEMENT CHARACTER}"]


def test_it_is_removed_with_what_lies_beside_it(storage: Storage) -> None:
    add(storage, "a")
    beside = [storage.path.with_name(f"base{end}") for end in ("-journal", ".damaged")]
    for path in beside:
        path.write_bytes(b"123")
    size = sum(path.stat().st_size for path in storage.path.parent.iterdir() if path.suffix or "-" not in path.name)
    assert storage.remove() >= size
    assert list(storage.path.parent.iterdir()) == [] and storage.remove() == 0
    add(storage, "b")
    assert names(storage) == ["b"]


def test_a_folder_in_its_place_is_said_by_all(storage: Storage) -> None:
    storage.path.mkdir(parents=True)
    for call in (storage.vacuum, storage.remove, lambda: names(storage)):
        with pytest.raises(OutputError, match=r"cannot be (cleaned|removed|used)") as caught:
            call()
        assert caught.value.where == str(storage.path)


def raised(code: int | None, kind: type[sqlite3.Error] = sqlite3.DatabaseError) -> sqlite3.Error:
    error = kind("said")
    if code is not None:
        error.sqlite_errorcode = code
    return error


def outcome(storage: Storage, error: sqlite3.Error) -> bool:
    """Tell whether an error in a transaction is taken for damage."""
    with pytest.raises(OutputError, match="said") as caught, storage.transaction():
        raise error
    return isinstance(caught.value, Damaged)


@pytest.mark.parametrize(
    ("error", "damage"),
    [
        (raised(None), True),
        (raised(sqlite3.SQLITE_CORRUPT), True),
        (raised(sqlite3.SQLITE_NOTADB), True),
        (raised(sqlite3.SQLITE_ERROR), True),
        (raised(sqlite3.SQLITE_IOERR_SHORT_READ), True),
        (raised(sqlite3.SQLITE_READONLY), True),
        (raised(sqlite3.SQLITE_IOERR), False),
        (raised(sqlite3.SQLITE_LOCKED), False),
        (raised(sqlite3.SQLITE_NOMEM), False),
        (raised(sqlite3.SQLITE_BUSY_SNAPSHOT), False),
        (raised(None, sqlite3.InterfaceError), False),
        (raised(None, sqlite3.ProgrammingError), False),
    ],
)
def test_what_is_damage(storage: Storage, error: sqlite3.Error, damage: bool) -> None:
    add(storage, "a")
    assert outcome(storage, error) is damage
    assert names(storage) == ([] if damage else ["a"])
    assert storage.path.with_name("base.damaged").exists() is damage
    storage.close()


@pytest.mark.parametrize("denied", ["base", "er"])
def test_what_may_not_be_written_is_not_damaged(storage: Storage, denied: str, monkeypatch: pytest.MonkeyPatch) -> None:
    add(storage, "a")
    monkeypatch.setattr(os, "access", lambda path, mode: Path(path).name != denied)
    assert not outcome(storage, raised(sqlite3.SQLITE_READONLY_DIRECTORY))


def test_what_belonged_to_a_damaged_file_goes_with_it(storage: Storage) -> None:
    storage.path.parent.mkdir(parents=True)
    storage.path.write_bytes(b"no database" * 500)
    storage.path.with_name("base-journal").write_bytes(b"of the damaged one")
    add(storage, "a")
    assert names(storage) == ["a"]
    assert storage.path.with_name("base.damaged").read_bytes() == b"no database" * 500
    assert not storage.path.with_name("base-journal").exists()
