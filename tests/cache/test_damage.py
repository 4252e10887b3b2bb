"""Damage: no damaged byte is believed, what is damaged is made again, and a cache can always be cleaned."""

from __future__ import annotations

import errno
import os
import random
import shutil
import sqlite3
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from aligner.cache import Storage, Store, broken, clean, kept, seal, versions
from aligner.cache.sqlite import Damaged
from aligner.errors import OutputError

FILE = "results.sqlite3"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[bytes, bytes]]:
    """Return a cache of some results of all sizes, closed, and what it holds: to be copied."""
    folder = tmp_path_factory.mktemp("made")
    store, chance = Store(folder), random.Random(1)
    values = {store.key("s", str(i)): chance.randbytes(chance.choice((0, 10, 3000, 60_000))) for i in range(40)}
    for key, value in values.items():
        store.put("s", key, value)
    store.close()
    return folder, values


@pytest.fixture
def full(made: tuple[Path, dict[bytes, bytes]], tmp_path: Path) -> tuple[Path, dict[bytes, bytes]]:
    """Return a cache of its own for a test, and what it holds."""
    shutil.copytree(made[0], tmp_path / "cache")
    return tmp_path / "cache", made[1]


def change(folder: Path, key: bytes, **columns: object) -> None:
    with sqlite3.connect(folder / FILE) as base:
        for name, value in columns.items():
            base.execute(f"UPDATE result SET {name} = ? WHERE key = ?", (value, key))
    base.close()


def value_of(folder: Path, key: bytes) -> bytes:
    with sqlite3.connect(folder / FILE) as base:
        (found,) = base.execute("SELECT value FROM result WHERE key = ?", (key,)).fetchone()
    base.close()
    return bytes(found)


@pytest.mark.parametrize(
    "damage",
    [
        lambda old: old[:-1],
        lambda old: b"",
        lambda old: bytes([old[0] ^ 1]) + old[1:],
        lambda old: zlib.compress(b"another value"),
        lambda old: "text",
        lambda old: 7,
    ],
    ids=["cut", "empty", "a bit", "another", "text", "a number"],
)
def test_a_damaged_value_is_none_which_is_said_once(
    full: tuple[Path, dict[bytes, bytes]], damage: Callable[[bytes], object], caplog: pytest.LogCaptureFixture
) -> None:
    folder, values = full
    first, second, *rest = values
    for key in (first, second):
        change(folder, key, value=damage(value_of(folder, key)))
    store = Store(folder)
    with pytest.raises(KeyError):
        store.get(first)
    assert store.known(values) == set(rest)
    assert [record.getMessage() for record in caplog.records] == [
        f"{folder / FILE}: holds damaged results; they are made again"
    ]
    with sqlite3.connect(folder / FILE) as base:
        assert base.execute("SELECT count(*) FROM result").fetchone() == (len(rest),), "the others stay"
    base.close()
    store.put("s", first, values[first])
    assert store.get(first) == values[first] and store.known([first]) == {first}


def test_the_value_of_another_key_or_digest_is_none(full: tuple[Path, dict[bytes, bytes]]) -> None:
    folder, values = full
    one, other, third = list(values)[:3]
    with sqlite3.connect(folder / FILE) as base:
        row = base.execute("SELECT value, digest FROM result WHERE key = ?", (other,)).fetchone()
    base.close()
    change(folder, one, value=row[0], digest=row[1])
    change(folder, third, digest=b"")
    assert Store(folder).known(values) == set(values) - {one, third}


def test_what_is_damaged_while_a_store_is_in_use_is_noticed(full: tuple[Path, dict[bytes, bytes]]) -> None:
    folder, values = full
    store, key = Store(folder), next(iter(values))
    assert store.known([key]) == {key}
    change(folder, key, value=b"x")
    with pytest.raises(KeyError):
        store.get(key)
    assert store.known([key]) == set()


def test_numbers_that_are_damaged_do_no_harm(full: tuple[Path, dict[bytes, bytes]]) -> None:
    folder, values = full
    keys = list(values)
    change(folder, keys[0], size=2**62, used=2**62)
    change(folder, keys[1], size=2**62, used=-1, stage=b"\xff")
    change(folder, keys[2], size="many")
    store = Store(folder)
    assert sum(one.results for one in store.kept()) == len(keys)
    store.trim(2**40)
    assert {key: store.get(key) for key in store.known(values)}.items() <= values.items()


@pytest.mark.parametrize("seed", range(60))
def test_no_bit_of_the_file_makes_another_answer(full: tuple[Path, dict[bytes, bytes]], seed: int) -> None:
    folder, values = full
    chance = random.Random(seed)
    content = bytearray((folder / FILE).read_bytes())
    # The first page, on which all hangs, more often than chance would have it.
    bit = chance.randrange(8 * (4096 if seed % 2 else len(content)))
    content[bit // 8] ^= 1 << bit % 8
    (folder / FILE).write_bytes(content)
    store = Store(folder)
    store.trim()
    for key in values.keys() - store.known(values):
        store.put("s", key, values[key])
    assert {key: store.get(key) for key in values} == values
    assert store.known(values) == set(values)
    store.close()
    assert Store(folder).known(values) == set(values)


@pytest.mark.parametrize("cut", [0, 1, 99, 100, 4096, 5000, 20_000])
def test_a_file_that_was_cut_short_is_made_again(full: tuple[Path, dict[bytes, bytes]], cut: int) -> None:
    folder, values = full
    content = (folder / FILE).read_bytes()
    (folder / FILE).write_bytes(content[:cut])
    store = Store(folder)
    for key in values.keys() - store.known(values):
        store.put("s", key, values[key])
    assert {key: store.get(key) for key in values} == values


def damaged_page(folder: Path) -> None:
    """Overwrite every page but the first, so that the file opens and nothing in it can be read."""
    content = bytearray((folder / FILE).read_bytes())
    content[4096:] = b"\xee" * (len(content) - 4096)
    (folder / FILE).write_bytes(content)


def test_a_damaged_page_is_said_put_aside_and_forgotten(
    full: tuple[Path, dict[bytes, bytes]], caplog: pytest.LogCaptureFixture
) -> None:
    folder, values = full
    damaged_page(folder)
    store = Store(folder)
    assert store.known(values) == set()
    (said,) = caplog.records
    assert "put aside as results.sqlite3.damaged" in said.getMessage()
    assert (folder / f"{FILE}.damaged").is_file() and kept(folder) == ()
    for key, value in values.items():
        store.put("s", key, value)
    assert {key: store.get(key) for key in values} == values


def test_of_two_that_find_the_damage_one_puts_the_file_aside(full: tuple[Path, dict[bytes, bytes]]) -> None:
    folder, values = full
    (key, value), *_ = values.items()
    one, other = Store(folder), Store(folder)
    for store in (one, other):
        assert store.known([key]) == {key}
    damaged_page(folder)
    for store in (one, other):  # they may still have pages at hand, and need not have noticed
        store._base.close()
        store.known(values)
        store.put("s", key, value)
    assert one.known([key]) == other.known([key]) == {key}
    assert one.get(key) == other.get(key) == value


def test_damage_that_cannot_be_put_aside_is_an_error_with_a_remedy(
    full: tuple[Path, dict[bytes, bytes]], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, values = full
    damaged_page(folder)

    def refused(self: Path, target: Path) -> Path:
        raise OSError(errno.EACCES, os.strerror(errno.EACCES))

    monkeypatch.setattr(Path, "replace", refused)
    with pytest.raises(OutputError, match=r"cannot be put aside: .*; remove it \(align cache clean\)"):
        Store(folder).known(values)


@pytest.mark.parametrize("content", [b"", b"no database at all" * 1000, None], ids=["empty", "garbage", "damaged"])
def test_cleaning_opens_nothing(
    full: tuple[Path, dict[bytes, bytes]], content: bytes | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, _ = full
    if content is None:
        damaged_page(folder)
    else:
        (folder / FILE).write_bytes(content)
    for name in ("-wal", "-shm", "-journal", ".damaged"):
        (folder / f"{FILE}{name}").write_bytes(b"12345")
    (folder / "pools/.half.made").mkdir(parents=True)
    (folder / "pools/p/sub").mkdir(parents=True)
    (folder / "pools/p/tokens.npy").write_bytes(b"123")
    (folder / "pools/file").write_bytes(b"12")
    (folder / "pools/link").symlink_to(folder.parent)
    (folder / "mine.txt").write_text("of the user's")
    size = (folder / FILE).stat().st_size

    def full_disk(*given: object, **named: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(sqlite3, "connect", full_disk)
    assert clean(folder) == size + 20 + 5
    assert sorted(path.name for path in folder.iterdir()) == ["mine.txt", "pools"]
    assert not list((folder / "pools").iterdir())


def test_what_cannot_be_removed_is_said(full: tuple[Path, dict[bytes, bytes]]) -> None:
    folder, _ = full
    (folder / FILE).unlink()
    (folder / FILE).mkdir()
    with pytest.raises(OutputError, match="cannot be removed"):
        clean(folder)


def test_cleaning_to_a_size_keeps_what_was_used_last(full: tuple[Path, dict[bytes, bytes]]) -> None:
    folder, values = full
    before = sum(one.bytes for one in kept(folder))
    freed = clean(folder, before // 2)
    assert freed == before - sum(one.bytes for one in kept(folder)) > 0
    assert 0 < len(Store(folder).known(values)) < len(values)


def test_a_full_or_locked_disk_is_no_damage(full: tuple[Path, dict[bytes, bytes]]) -> None:
    folder, values = full
    storage = Storage(folder / FILE, 3, ())
    for error in (sqlite3.SQLITE_FULL, sqlite3.SQLITE_BUSY, sqlite3.SQLITE_IOERR_WRITE, sqlite3.SQLITE_CANTOPEN):
        raised = sqlite3.OperationalError("outside")
        raised.sqlite_errorcode = error
        with pytest.raises(OutputError, match="cannot be used: outside") as caught, storage.transaction():
            raise raised
        assert not isinstance(caught.value, Damaged)
    with pytest.raises(OutputError, match="cannot be used") as caught, storage.transaction():
        raise sqlite3.ProgrammingError("ours")
    assert not isinstance(caught.value, Damaged)
    assert Store(folder).known(values) == set(values)


def test_the_key_holds_versions_and_models(monkeypatch: pytest.MonkeyPatch) -> None:
    store = Store()
    first = store.key("s", "1")
    for name, value in (("libraries", lambda: (("lxml", "0"),)), ("code_digest", lambda: "another program")):
        versions.environment.cache_clear()
        with monkeypatch.context() as patched:
            patched.setattr(versions, name, value)
            assert store.key("s", "1") != first, name
        versions.environment.cache_clear()
    assert store.key("s", "1") == first


def test_models_are_in_the_key(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name, content in (("matcher/a.json", "1"), ("encoder/large.bin", "1"), ("matcher/README.md", "1")):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(content)
    real = versions.files
    monkeypatch.setattr(versions, "files", lambda name: tmp_path if name == "aligner_models" else real(name))

    def now() -> str:
        versions.environment.cache_clear()
        return versions.environment()

    first = now()
    (tmp_path / "encoder/large.bin").write_text("2")
    (tmp_path / "matcher/README.md").write_text("2")
    assert now() == first, "the first has a digest of its own in the keys, the second makes nothing"
    (tmp_path / "matcher/a.json").write_text("2")
    assert now() != first
    monkeypatch.undo()
    versions.environment.cache_clear()


FILES = ("a", "b")


@pytest.fixture
def sealed(tmp_path: Path) -> Path:
    (tmp_path / "a").write_bytes(b"first")
    (tmp_path / "b").write_bytes(b"")
    seal(tmp_path, "digests", FILES)
    return tmp_path


def test_a_seal_holds_until_any_byte_changes(sealed: Path) -> None:
    assert broken(sealed, "digests", FILES) == ""
    assert sorted(path.name for path in sealed.iterdir()) == ["a", "b", "digests"]
    for content, why in ((b"fIrst", "a is damaged"), (b"first.", "not as long"), (b"", "not as long")):
        (sealed / "a").write_bytes(content)
        assert why in broken(sealed, "digests", FILES)
    (sealed / "a").unlink()
    assert "cannot be used" in broken(sealed, "digests", FILES)


def test_a_seal_of_other_files_or_none_does_not_hold(sealed: Path) -> None:
    assert "does not name its files" in broken(sealed, "digests", ["a"])
    assert "does not name its files" in broken(sealed, "digests", ["a", "b", "c"])
    for content in ("", "[]", "{", '{"a": 1, "b": 2}', '{"a": [5], "b": [0]}', "\x00"):
        (sealed / "digests").write_text(content)
        assert broken(sealed, "digests", FILES)
    assert "cannot be used" in broken(sealed, "nothing", FILES)


def test_a_seal_is_written_after_its_files_are_on_the_disk(sealed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    synced, real = [], os.fsync

    def fsync(handle: int) -> None:
        synced.append(Path(f"/proc/self/fd/{handle}").readlink().name)
        real(handle)

    monkeypatch.setattr(os, "fsync", fsync)
    seal(sealed, "digests", FILES)
    assert synced == ["a", "b", f"digests.{os.getpid()}.part", sealed.name]
