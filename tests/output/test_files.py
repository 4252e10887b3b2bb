from __future__ import annotations

import errno
import os
import signal
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from aligner.errors import OutputError
from aligner.output.files import write_files


def listing(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_files_are_written_and_replaced_and_nothing_is_left_over(tmp_path: Path) -> None:
    first = write_files(tmp_path / "new", [("a.txt", b"1"), ("deep/er/b.txt", b"2")])
    assert [path.name for path in first] == ["a.txt", "b.txt"]
    write_files(tmp_path / "new", [("a.txt", b"3")])
    assert listing(tmp_path / "new") == {"a.txt": b"3", "deep/er/b.txt": b"2"}


def test_a_new_file_has_the_mode_of_any_and_an_old_one_keeps_its_own(tmp_path: Path) -> None:
    modes = {"old": 0o640, "program": 0o755, "open": 0o777}
    for name, mode in modes.items():
        (tmp_path / name).touch()
        (tmp_path / name).chmod(mode)
    mask = os.umask(0o022)
    try:
        write_files(tmp_path, [("new", b""), *((name, b"x") for name in modes)])
    finally:
        os.umask(mask)
    assert {name: stat.S_IMODE((tmp_path / name).stat().st_mode) for name in modes} == modes
    assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == 0o644


def test_when_making_a_file_fails_nothing_is_written(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"before")

    def files() -> Iterator[tuple[str, bytes]]:
        yield "a.txt", b"after"
        yield "sub/b.txt", b"after"
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        write_files(tmp_path, files())
    assert listing(tmp_path) == {"a.txt": b"before"}
    assert not (tmp_path / "sub").exists()


@pytest.mark.parametrize("failing", [1, 2, 3])
def test_when_a_rename_fails_the_former_files_come_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failing: int
) -> None:
    (tmp_path / "a").write_bytes(b"before a")
    (tmp_path / "c").write_bytes(b"before c")
    calls = 0
    replace = Path.replace

    def broken(self: Path, target: Path) -> Path:
        nonlocal calls
        if self.suffix == ".new":
            calls += 1
            if calls == failing:
                raise OSError(errno.EIO, os.strerror(errno.EIO), str(target))
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", broken)
    with pytest.raises(OutputError, match="Input/output error; make room or choose another folder"):
        write_files(tmp_path, [("a", b"after"), ("b", b"after"), ("c", b"after")])
    assert listing(tmp_path) == {"a": b"before a", "c": b"before c"}


def test_a_full_disk_is_said_and_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(handle: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OutputError, match="No space left on device") as caught:
        write_files(tmp_path / "out", [("x/a.txt", b"1")])
    assert caught.value.where.endswith("x/a.txt")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_may_not_be_written_is_said(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(OutputError, match="Permission denied"):
            write_files(tmp_path, [("a.txt", b"1")])
    finally:
        tmp_path.chmod(0o700)


def test_folders_and_files_in_the_way_are_said(tmp_path: Path) -> None:
    (tmp_path / "a.txt").mkdir()
    (tmp_path / "b").touch()
    with pytest.raises(OutputError, match="a folder is in the way"):
        write_files(tmp_path, [("a.txt", b"1")])
    with pytest.raises(OutputError, match=r"b"):
        write_files(tmp_path, [("c", b"1"), ("b/c.txt", b"1")])
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.txt", "b"]


@pytest.mark.parametrize("path", ["../a", "/a", "", "b/../../a"])
def test_no_file_leaves_its_folder(tmp_path: Path, path: str) -> None:
    with pytest.raises(OutputError, match="outside"):
        write_files(tmp_path / "in", [(path, b"1")])
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("link", ["a", "sub", "sub/deep"])
def test_a_link_in_the_way_is_said_and_what_it_points_to_is_not_touched(tmp_path: Path, link: str) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere/target").write_bytes(b"mine")
    out = tmp_path / "out"
    (out / link).parent.mkdir(parents=True)
    (out / link).symlink_to(tmp_path / "elsewhere" / ("target" if link == "a" else ""))
    with pytest.raises(OutputError, match="a link is in the way") as caught:
        write_files(out, [("a", b"1"), ("sub/deep/b", b"2")])
    assert caught.value.where == str(out / link)
    assert listing(tmp_path / "elsewhere") == {"target": b"mine"}
    assert [path.name for path in out.rglob("*") if path.is_file() and not path.is_symlink()] == []


def test_a_folder_that_is_itself_a_link_is_written_to(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real")
    write_files(tmp_path / "link", [("sub/a", b"1")])
    assert listing(tmp_path / "real") == {"sub/a": b"1"}


# Imports once; for each line of its input, a process of its own writes and dies at the given change of a name.
_KILLED = """
import os, signal, sys
from pathlib import Path
from aligner.output.files import write_files
count, stop = 0, 0
def dying(method):
    def call(self, *given, **named):
        global count
        count += 1
        if count == stop:
            os.kill(os.getpid(), signal.SIGKILL)
        return method(self, *given, **named)
    return call
for name in ("replace", "unlink", "rmdir", "mkdir", "hardlink_to", "rename"):
    setattr(Path, name, dying(getattr(Path, name)))
for line in sys.stdin:
    folder, _, number = line.strip().rpartition(" ")
    child = os.fork()
    if not child:
        stop = int(number)
        write_files(Path(folder), [("a", b"new a"), ("sub/b", b"new b"), ("c", b"new c")])
        os._exit(0)
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
"""


@pytest.fixture(scope="module")
def killed() -> Iterator[Callable[[Path, int], bool]]:
    """Write into a folder and die at the given change of a name; tell whether it came to that."""
    with subprocess.Popen(
        [sys.executable, "-c", _KILLED], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdin and process.stdout
        asked, answers = process.stdin, process.stdout

        def call(folder: Path, stop: int) -> bool:
            print(folder, stop, file=asked, flush=True)
            status = int(answers.readline())
            assert status in {0, -signal.SIGKILL}
            return status != 0

        yield call
        asked.close()


@pytest.mark.skipif(os.name == "nt", reason="no SIGKILL")
def test_killed_at_any_change_of_a_name_the_next_run_gives_what_it_gives_alone(
    tmp_path: Path, killed: Callable[[Path, int], bool]
) -> None:
    """The next run writes other files, so that whatever the killed one left would be seen."""
    stop = 1
    while True:
        folder = tmp_path / str(stop)
        folder.mkdir()
        (folder / "a").write_bytes(b"old a")
        (folder / "c").write_bytes(b"old c")
        if not killed(folder, stop):
            break
        left = listing(folder)
        whole = left.get("a") == b"new a" and left.get("c") == b"new c" and "sub/b" in left
        write_files(folder, [("d", b"d")])
        former = {"a": b"old a", "c": b"old c", "d": b"d"}
        after = {"a": b"new a", "sub/b": b"new b", "c": b"new c", "d": b"d"}
        assert listing(folder) in ([former, after] if whole else [former]), stop
        assert (folder / "sub").exists() == ("sub/b" in listing(folder))
        stop += 1
    assert stop > 10


@pytest.mark.skipif(os.name == "nt", reason="no SIGKILL")
def test_a_run_that_is_killed_while_it_undoes_leaves_nothing_lost(
    tmp_path: Path, killed: Callable[[Path, int], bool]
) -> None:
    """Between two renames, then again at each change of a name while the next run undoes that."""
    stop, first = 1, 6
    while True:
        folder = tmp_path / str(stop)
        folder.mkdir()
        (folder / "a").write_bytes(b"old a")
        (folder / "c").write_bytes(b"old c")
        assert killed(folder, first)
        assert (folder / ".aligner-staging/journal.json").exists()
        if not killed(folder, stop):
            break
        write_files(folder, [("d", b"d")])
        found = listing(folder)
        assert found.pop("d") == b"d"
        assert found in (
            {"a": b"old a", "c": b"old c"},
            {"a": b"new a", "sub/b": b"new b", "c": b"new c"},
        ), stop
        stop += 1
    assert stop > 10


def test_a_second_run_into_the_same_folder_is_refused(tmp_path: Path) -> None:
    def files() -> Iterator[tuple[str, bytes]]:
        yield "a", b"1"
        with pytest.raises(OutputError, match="another run is writing into this folder; wait"):
            write_files(tmp_path, [("a", b"2")])
        program = f"""
from pathlib import Path
from aligner.output.files import write_files
write_files(Path({str(tmp_path)!r}), [])
"""
        done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
        assert "another run is writing" in done.stderr
        yield "b", b"3"

    write_files(tmp_path, files())
    assert listing(tmp_path) == {"a": b"1", "b": b"3"}
    write_files(tmp_path, [("a", b"2")])


def test_a_staging_folder_that_is_a_link_is_not_emptied(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine/a").write_bytes(b"mine")
    (tmp_path / "out").mkdir()
    (tmp_path / "out/.aligner-staging").symlink_to(tmp_path / "mine")
    with pytest.raises(OutputError, match="a link is in the way"):
        write_files(tmp_path / "out", [("a", b"1")])
    assert listing(tmp_path / "mine") == {"a": b"mine"}


def test_a_journal_does_not_lead_out_of_the_folder(tmp_path: Path) -> None:
    staging = tmp_path / "out/.aligner-staging"
    staging.mkdir(parents=True)
    (tmp_path / "a").write_bytes(b"mine")
    (staging / "journal.json").write_text('{"files": [["../a", false]], "folders": []}')
    with pytest.raises(OutputError, match="outside its folder"):
        write_files(tmp_path / "out", [("b", b"1")])
    (staging / "journal.json").write_text("[")
    with pytest.raises(OutputError, match="a journal that cannot be read"):
        write_files(tmp_path / "out", [("b", b"1")])
    assert (tmp_path / "a").read_bytes() == b"mine"
