"""Run hostile cases, each in a process of its own, under limits and under guard; print what came of them as JSON.

    python tests/hostile/harness.py [--only PATTERN] FOLDER

A case may take its own number of seconds and 3 GiB; it may write below its own folder only and may ask nobody: a server
listens that must never be called, Python's audit hooks see every file that is opened for writing and every socket, and
a secret lies beside each case that must not turn up in any answer or file.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import os
import re
import resource
import select
import shutil
import signal
import socket
import sys
import time
import traceback
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from hostile_cases import CANARY, CASES, Case
from hostile_cases.entry_points import corpus, main_job

from aligner.errors import AlignerError

_MEMORY = 3 << 30
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_CHANGES = {"os.remove", "os.rename", "os.mkdir", "os.rmdir", "os.link", "os.symlink", "os.truncate", "os.chmod"}
_CALLS = {"socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.bind", "socket.sendto"}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a case: `kind` is error, safe, wrong, crashed, hung, died, skipped; `mib` is memory added."""

    name: str
    kind: str
    text: str
    seconds: float = 0.0
    mib: float = 0.0


def lacks(case: Case) -> str:
    """Return what a case wants and this machine lacks, or an empty string."""
    library = {"html": "trafilatura", "pdf": "pypdfium2", "warc": "warcio"}.get(case.wants)
    if library and importlib.util.find_spec(library) is None:
        return f"{library} is not installed: pip install 'aligner-fr-en[{case.wants}]'"
    if case.wants in ("root", "tmpfs") and (os.name == "nt" or os.geteuid() != 0):
        return "only root can do this"
    if case.wants == "tmpfs" and shutil.which("mount") is None:
        return "mount is not there"
    return ""


def run(cases: tuple[Case, ...], top: Path) -> Iterator[Outcome]:
    """Run cases one after the other in folders below `top`."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        address = f"http://127.0.0.1:{server.getsockname()[1]}"
        for case in cases:
            if why := lacks(case):
                yield Outcome(case.name, "skipped", why)
                continue
            folder = top / case.name
            _prepare(case, folder, address)
            outcome = _forked(case, folder)
            if select.select([server], [], [], 0)[0]:
                server.accept()[0].close()
                outcome = Outcome(case.name, "wrong", f"called {address}", outcome.seconds, outcome.mib)
            if outcome.kind in ("error", "safe") and (leak := _leak(outcome, folder)):
                outcome = Outcome(case.name, "wrong", leak, outcome.seconds, outcome.mib)
            shutil.rmtree(folder, ignore_errors=True)
            yield outcome


def _prepare(case: Case, folder: Path, address: str) -> None:
    for name in ("home", "tmp"):
        (folder / name).mkdir(parents=True)
    (folder / "secret.txt").write_text(f"Le secret : {CANARY}", encoding="utf-8")
    (folder / "server").write_text(address, encoding="utf-8")
    os.mkfifo(folder / "pipe")
    case.build(folder)


def _leak(outcome: Outcome, folder: Path) -> str:
    if CANARY in outcome.text:
        return "the secret is in the answer"
    for path in (folder / "out").rglob("*"):
        if path.is_file() and CANARY.encode() in path.read_bytes():
            return f"the secret is in {path.name}"
    return ""


def _forked(case: Case, folder: Path) -> Outcome:
    reading, writing = os.pipe()
    started = time.monotonic()
    child = os.fork()
    if child == 0:
        os.close(reading)
        _inside(case, folder, writing)
    os.close(writing)
    data, deadline = b"", started + case.seconds
    while True:
        ready = select.select([reading], [], [], max(0.0, deadline - time.monotonic()))[0]
        if not ready:
            os.kill(child, signal.SIGKILL)
            break
        block = os.read(reading, 1 << 16)
        if not block:
            break
        data += block
    os.close(reading)
    _, status, usage = os.wait4(child, 0)
    seconds = time.monotonic() - started
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    mib = max(0.0, (usage.ru_maxrss - before) / 1024)
    if not ready:
        return Outcome(case.name, "hung", f"not done after {case.seconds} s", seconds, mib)
    if not data:
        return Outcome(case.name, "died", f"status {status}", seconds, mib)
    kind, text = json.loads(data)
    return Outcome(case.name, kind, text, seconds, mib)


def _inside(case: Case, folder: Path, writing: int) -> None:
    """Run one case in the child; this never returns."""
    kind, text = "crashed", ""
    try:
        broken = _guard(folder)
        try:
            text = case.enter(folder)
            case.check(text, folder)
            kind = "safe"
        except AlignerError as error:
            kind, text = "error", str(error)
        if broken:
            kind, text = "wrong", broken[0]
    except AssertionError as error:
        kind, text = "wrong", str(error) or traceback.format_exc()
    except BaseException:
        text = traceback.format_exc()
    with os.fdopen(writing, "wb") as stream:
        stream.write(json.dumps([kind, text[-20_000:]]).encode())
        stream.flush()
    os._exit(0)


def _guard(folder: Path) -> list[str]:
    """Set limits, home and hooks; return the list that breaches will be added to."""
    size = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (size + _MEMORY, size + _MEMORY))
    os.chdir(folder)
    for name in ("HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"):
        os.environ[name] = str(folder / "home")
    os.environ["TMPDIR"] = str(folder / "tmp")
    broken: list[str] = []
    inside = str(folder)

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        if event in _CALLS:
            broken.append(f"{event} {arguments[1:]}")
        elif event == "open" and isinstance(arguments[0], str | bytes) and int(str(arguments[2])) & _WRITES:
            _look(os.fsdecode(arguments[0]), event)
        elif event in _CHANGES:
            for argument in arguments[: 2 if event in ("os.rename", "os.link", "os.symlink") else 1]:
                if isinstance(argument, str | bytes | os.PathLike):
                    _look(os.fsdecode(argument), event)

    def _look(name: str, event: str) -> None:
        real = os.path.realpath(name)
        if not real.startswith(inside) and not real.startswith(("/dev/null", "/proc/self")):
            broken.append(f"{event} {real}")

    sys.addaudithook(hook)
    return broken


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", default="")
    parser.add_argument("folder", type=Path)
    given = parser.parse_args()
    wanted = tuple(case for case in CASES if re.search(given.only, case.name))
    warm = given.folder / "warm"
    corpus(warm)
    if importlib.util.find_spec("trafilatura") is not None:
        (warm / "fr/page.html").write_text(
            "<html><body><p>Le chat est sur la table.</p></body></html>", encoding="utf-8"
        )
    main_job()(warm)  # models and tables are loaded once, before the forks
    for outcome in run(wanted, given.folder):
        print(json.dumps(asdict(outcome)), flush=True)


if __name__ == "__main__":
    main()
