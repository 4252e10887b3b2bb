"""The staging folder: in which order what reaches the disk, who holds it, and what is undone."""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path

import pytest

from aligner.errors import OutputError
from aligner.output import Claim, foresee, write_files
from aligner.output.staging import Change, Staging, announce, commit, make_folders, place_of, recover, remove_folders

NAME = ".aligner-staging"


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.skipif(sys.platform != "linux", reason="asks the system what a handle stands for")
def test_a_power_cut_finds_files_before_the_journal_and_the_journal_before_renames(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done, real, replace = [], os.fsync, Path.replace

    def fsync(handle: int) -> None:
        done.append(Path(f"/proc/self/fd/{handle}").readlink().relative_to(tmp_path).as_posix())
        real(handle)

    def rename(self: Path, target: Path) -> Path:
        done.append(f"-> {target.relative_to(tmp_path)}")
        return replace(self, target)

    monkeypatch.setattr(os, "fsync", fsync)
    monkeypatch.setattr(Path, "replace", rename)
    write_files(tmp_path, [("a", b"1"), ("sub/b", b"2")])
    assert sorted(done[:2]) == [f"{NAME}/0.new", f"{NAME}/1.new"]
    assert done[2:5] == [f"{NAME}/journal.json.part", f"-> {NAME}/journal.json", NAME]
    assert done[5:7] == ["-> a", "-> sub/b"]
    assert sorted(done[7:-1]) == [".", "sub"] and done[-1] == NAME


def test_a_file_that_comes_in_parts_is_one(tmp_path: Path) -> None:
    parts = [("a", b"1"), ("b", b"2"), ("./a", b"3"), ("b", b"4")]
    assert write_files(tmp_path, parts) == (tmp_path / "a", tmp_path / "b")
    assert contents(tmp_path) == {"a": b"13", "b": b"24"}


def test_where_files_cannot_have_two_names_they_are_moved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(self: Path, target: Path) -> None:
        raise PermissionError(errno.EPERM, os.strerror(errno.EPERM))

    monkeypatch.setattr(Path, "hardlink_to", refused)
    write_files(tmp_path, [("a", b"1"), ("b", b"1")])
    write_files(tmp_path, [("a", b"2")])
    replace = Path.replace

    def broken(self: Path, target: Path) -> Path:
        if self.name == "1.new":
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", broken)
    with pytest.raises(OutputError, match="Input/output error") as caught:
        write_files(tmp_path, [("a", b"3"), ("b", b"3")])
    assert caught.value.where == str(tmp_path), "no file is to blame"
    assert contents(tmp_path) == {"a": b"2", "b": b"1"}


@pytest.mark.parametrize("code", ["EACCES", "EAGAIN", "ENOLCK", "ENOSYS", "EOPNOTSUPP", "EIO"])
def test_only_a_file_system_without_locks_is_written_to_without_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: str
) -> None:
    fcntl = pytest.importorskip("fcntl")
    number = getattr(errno, code)

    def refused(handle: int, how: int) -> None:
        assert how == fcntl.LOCK_EX | fcntl.LOCK_NB
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(fcntl, "lockf", refused)
    if code in {"ENOLCK", "ENOSYS", "EOPNOTSUPP"}:
        write_files(tmp_path, [("a", b"1")])
        assert contents(tmp_path) == {"a": b"1"}
        return
    with pytest.raises(OutputError, match="another run" if code != "EIO" else "Input/output error"):
        write_files(tmp_path / "new", [("a", b"1")])
    assert not (tmp_path / "new/a").exists()


def test_a_lock_that_is_a_link_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / NAME).mkdir()
    (tmp_path / "mine").write_bytes(b"mine")
    (tmp_path / NAME / "lock").symlink_to(tmp_path / "mine")
    with pytest.raises(OutputError):
        write_files(tmp_path, [("a", b"1")])
    assert (tmp_path / "mine").read_bytes() == b"mine" and not (tmp_path / "a").exists()


def test_no_handle_is_left_open(tmp_path: Path) -> None:
    before = len(list(Path("/dev/fd").iterdir()))
    for number in range(5):
        write_files(tmp_path, [(f"{number}/a", b"1")])
    assert len(list(Path("/dev/fd").iterdir())) == before


def test_what_lies_in_the_staging_folder_is_no_result(tmp_path: Path) -> None:
    (tmp_path / NAME).mkdir()
    (tmp_path / NAME / "0.new").write_bytes(b"half")
    foresee(tmp_path, ["a"], Claim(tmp_path))
    assert list(tmp_path.iterdir()) == []
    (tmp_path / NAME).mkdir()
    (tmp_path / NAME / "0.new").write_bytes(b"half")
    write_files(tmp_path, [("a", b"1")])
    assert contents(tmp_path) == {"a": b"1"}


def test_places(tmp_path: Path) -> None:
    assert place_of(tmp_path, "sub//./a") == tmp_path / "sub/a"
    assert place_of(tmp_path, f"sub/{NAME}") == tmp_path / "sub" / NAME
    for path in (NAME, f"{NAME}/a", f"./{NAME}/lock", "a/..", ".", "//a"):
        with pytest.raises(OutputError, match="outside its folder"):
            place_of(tmp_path, path)


def test_folders_are_made_and_removed_while_they_are_empty(tmp_path: Path) -> None:
    made = make_folders(tmp_path / "a/b/c")
    assert made == [tmp_path / "a", tmp_path / "a/b", tmp_path / "a/b/c"]
    assert make_folders(tmp_path / "a/b/c") == []
    (tmp_path / "a/mine").write_bytes(b"")
    remove_folders(made)
    assert contents(tmp_path) == {"a/mine": b""} and not (tmp_path / "a/b").exists()


def test_what_was_announced_is_undone_unless_it_stands(tmp_path: Path) -> None:
    staging = Staging(tmp_path, tmp_path / NAME)
    staging.path.mkdir()
    for stands in (True, False):
        (tmp_path / "a").write_bytes(b"old")
        announce(staging, [Change("a", True), Change("sub/b", False), Change("c", False)], ["sub"])
        staging.old(0).write_bytes(b"old")
        (tmp_path / "a").write_bytes(b"new")
        (tmp_path / "sub").mkdir()
        (tmp_path / "sub/b").write_bytes(b"new")
        (tmp_path / "c").write_bytes(b"somebody's")
        staging.new(2).write_bytes(b"not yet in its place")
        if stands:
            commit(staging)
        recover(staging)
        assert list(staging.path.iterdir()) == []
        after = {"a": b"new", "sub/b": b"new"} if stands else {"a": b"old"}
        assert contents(tmp_path) == after | {"c": b"somebody's"}
        if stands:
            (tmp_path / "sub/b").unlink()
            (tmp_path / "sub").rmdir()
    assert not (tmp_path / "sub").exists()
    commit(staging)


@pytest.mark.parametrize("journal", ["{}", "[1]", '{"files": [1], "folders": []}', '{"files": []}', "\xff", "nul"])
def test_a_journal_that_cannot_be_read_keeps_what_it_speaks_of(tmp_path: Path, journal: str) -> None:
    (tmp_path / NAME).mkdir()
    (tmp_path / NAME / "journal.json").write_text(journal, encoding="latin-1")
    (tmp_path / NAME / "0.old").write_bytes(b"old")
    for _ in range(2):
        with pytest.raises(OutputError, match=r"a journal that cannot be read.*by hand"):
            write_files(tmp_path, [("a", b"1")])
        assert (tmp_path / NAME / "0.old").read_bytes() == b"old"
    assert not (tmp_path / "a").exists()
