"""Where nothing can be written, or not enough, and clocks that are wrong."""

from __future__ import annotations

import os
import resource
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

from aligner.errors import AlignerError
from hostile_cases import entry_points
from hostile_cases.case import Case, mortal


def _snapshot(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def _unchanged(enter: Callable[[Path], str], before: Callable[[Path], None]) -> Callable[[Path], str]:
    """Return a entry at which a run has to fail, with the output folder as the run before left it."""

    def entered(folder: Path) -> str:
        out = folder / "out"
        entry_points.main_job()(folder)
        (folder / "fr/more.txt").write_text(entry_points.FRENCH.replace("hier", "ce matin"), encoding="utf-8")
        was = _snapshot(out)
        before(folder)
        try:
            return enter(folder)
        except AlignerError:
            assert _snapshot(out) == was, "something was half-written"
            raise

    return entered


def _file_size(folder: Path) -> None:
    """Let no file be larger than 4 KiB, which fails as a full disk does."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))


def _no_space(folder: Path) -> None:
    """Fail at fsync, as network disks do."""

    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    os.fsync = full


def _full(folder: Path) -> str:
    """Write to a disk of 16 KiB, mounted for this process alone."""
    (folder / "small").mkdir()
    script = f'mount -t tmpfs -o size=16k none {folder}/small && exec "$@"'
    code = "import sys; from aligner.start import main; sys.argv[0] = 'align'; main()"
    job = ["run", f"{folder}/fr", f"{folder}/en", "-o", f"{folder}/small/out", "--translator", "none"]
    command = ["unshare", "-m", "sh", "-c", f"{script}; ", "sh", os.sys.executable, "-c", code, *job]
    listing = f"{script.replace('exec ', '')}; code=$?; find {folder}/small -type f; exit $code"
    command = ["unshare", "-m", "sh", "-c", listing, *command[5:]]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert "unshare" not in done.stderr and "mount" not in done.stderr, done.stderr
    assert done.stdout == "", f"left behind: {done.stdout}"
    assert done.returncode == 2, (done.returncode, done.stderr)
    raise AlignerError(done.stderr.strip().removeprefix("align: "))


def _read_only(folder: Path) -> None:
    (folder / "out").chmod(0o555)
    mortal()


def _in_the_way(folder: Path) -> None:
    entry_points.corpus(folder)
    (folder / "out").write_text("a file", encoding="utf-8")


def _folder_in_the_way(folder: Path) -> None:
    entry_points.corpus(folder)
    (folder / "out/quotes.tsv/x").mkdir(parents=True)


def _link_in_the_way(folder: Path) -> None:
    """A link where a result goes: it must not be followed."""
    entry_points.corpus(folder)
    (folder / "out").mkdir()
    (folder / "outside.txt").write_text("outside", encoding="utf-8")
    (folder / "out/quotes.tsv").symlink_to(folder / "outside.txt")


def _not_followed(answer: str, folder: Path) -> None:
    assert (folder / "outside.txt").read_text(encoding="utf-8") == "outside"
    assert sorted(path.name for path in (folder / "out").iterdir()) == ["quotes.tsv"]


def _linked_folder(folder: Path) -> None:
    """A link where a folder of results goes: nothing must be sent elsewhere."""
    entry_points.corpus(folder)
    (folder / "out").mkdir()
    (folder / "elsewhere").mkdir()
    (folder / "out/fr").symlink_to(folder / "elsewhere")


def _nothing_elsewhere(answer: str, folder: Path) -> None:
    assert not any((folder / "elsewhere").iterdir())
    assert [path.name for path in (folder / "out").iterdir()] == ["fr"]


def _mine_in_the_way(folder: Path) -> None:
    """A file of somebody's where a result goes."""
    entry_points.corpus(folder)
    (folder / "out").mkdir()
    (folder / "out/CITATION.cff").write_text("written by hand", encoding="utf-8")


def _kept(answer: str, folder: Path) -> None:
    assert [path.read_text() for path in (folder / "out").iterdir()] == ["written by hand"]


def _edition(folder: Path) -> None:
    """A source by the name of the result that is made of it."""
    entry_points.corpus(folder)
    text = f"<TEI xmlns='http://www.tei-c.org/ns/1.0'><text><body><p>{entry_points.FRENCH}</p></body></text></TEI>"
    (folder / "fr/edition.xml").write_text(text, encoding="utf-8")


def _still_an_edition(answer: str, folder: Path) -> None:
    assert not (folder / "manifest.json").exists()
    assert (folder / "fr/edition.xml").read_text(encoding="utf-8").count("<p>") == 1


def _epoch(value: str) -> Callable[[Path], str]:
    def enter(folder: Path) -> str:
        os.environ["SOURCE_DATE_EPOCH"] = value
        return entry_points.main_job()(folder)

    return enter


def _backwards(folder: Path) -> str:
    """Let every clock go backwards by an hour at each look, from 2038 down."""
    ticks = iter(range(10**9))
    first = entry_points.main_job()(folder)
    was = _snapshot(folder / "out")
    real = time.time()
    for name, start in (("time", 2**31 + real), ("monotonic", 1e9), ("perf_counter", 1e9)):
        setattr(time, name, lambda start=start: start - 3600.0 * next(ticks))
    assert _said(entry_points.main_job()(folder)) == _said(first)
    assert _snapshot(folder / "out") == was, "a result depends on the clock"
    return first


def _said(output: str) -> list[str]:
    """Return lines without the one that tells what was known from before."""
    return [line for line in output.splitlines() if "Known from before" not in line]


def _old_files(folder: Path) -> None:
    entry_points.corpus(folder)
    for path, days in ((folder / "fr/good.txt", -40_000), (folder / "en/good.txt", 40_000)):
        when = (date(2026, 1, 1) + timedelta(days=days) - date(1970, 1, 1)).total_seconds()
        os.utime(path, (when, when))


def cases() -> Iterator[Case]:
    """Yield every place and clock."""
    job, small = entry_points.main_job(), {"seconds": 60.0}
    for name, given, before, expect, wants in (
        ("fsize", "files larger than 4 KiB refused", _file_size, "the cache cannot be used", ""),
        ("fsync", "no space left, found out at fsync", _no_space, "No space left", ""),
        ("readonly", "an output folder without permission", _read_only, "Permission denied", "root"),
    ):
        enter = _unchanged(job, before)
        yield Case(f"write-{name}", given, "main job", entry_points.corpus, enter, expect, wants=wants, **small)
    yield Case(
        "write-full",
        "a disk of 16 KiB",
        "main job",
        entry_points.corpus,
        _full,
        "No space left",
        wants="tmpfs",
        **small,
    )
    yield Case("write-file", "a file where the output folder goes", "main job", _in_the_way, job, "out", **small)
    yield Case(
        "write-folder", "a folder where a result goes", "main job", _folder_in_the_way, job, "in the way", **small
    )
    yield Case(
        "write-link",
        "a link where a result goes",
        "main job",
        _link_in_the_way,
        job,
        "a link is in the way",
        _not_followed,
        **small,
    )
    for name, given, before, enter, expect, after in (
        (
            "linked", "a link where a folder of results goes", _linked_folder, job, "a link is in the way",
            _nothing_elsewhere,
        ),
        ("mine", "a file of somebody's where a result goes", _mine_in_the_way, job, "align has not written it", _kept),
        (
            "source", "a result by the name of a text that is read", _edition,
            entry_points.command("run", "{}/fr", "{}/en", "-o", "{}", "--translator", "none", "--overwrite"),
            "it is read by this run", _still_an_edition,
        ),
    ):  # fmt: skip
        yield Case(f"write-{name}", given, "main job", before, enter, expect, after, **small)
    page = entry_points.command("report", "{}/fr", "{}/en", "-o", "{}/out/x", "--translator", "none")
    yield Case("write-page", "a file where the page's folder goes", "page", _in_the_way, page, "out", **small)
    for number, value in enumerate(("-1", "0", "99999999999999999999", "1e9", "x", "253402300800")):
        expect = "" if value in ("-1", "0") else "SOURCE_DATE_EPOCH is not"
        given = f"SOURCE_DATE_EPOCH={value}"
        yield Case(f"clock-epoch-{number}", given, "main job", entry_points.corpus, _epoch(value), expect, **small)
    yield Case("clock-backwards", "clocks that go backwards", "main job", entry_points.corpus, _backwards, **small)
    yield Case("clock-files", "files of 1916 and 2135", "main job", _old_files, job, **small)
