"""No command opens a socket that nobody asked for: each runs under a guard, in a process of its own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from threading import Timer

import click
import pytest

from aligner.cli import group

ROOT = Path(__file__).parents[1]
FRENCH = "Le directeur a parlé hier. « L’entreprise ira bien sans moi », a dit Sam Altman."
ENGLISH = "The director spoke yesterday. “The company will be fine without me,” said Sam Altman."
PAGE = f"<html lang=fr><head><title>Page</title></head><body><article><p>{FRENCH}</p></article></body></html>"

# What each command is called with; {} is a folder with what `folder` writes there. Every command must be here.
CALLS: dict[str, tuple[str, ...]] = {
    "run": ("{}/fr", "{}/en", "-o", "{}/out", "--translator", "auto", "--json"),
    "beads": ("{}/a.fr", "{}/a.en", "--lines"),
    "quotes": ("{}/fr", "{}/en", "--format", "json"),
    "read": ("{}/fr", "{}/en", "--json"),
    "index build": ("{}/index", "{}/en"),
    "index query": ("{}/built", "--quote", "L’entreprise ira bien sans moi"),
    "translate": ("{}/fr", "-o", "{}/translated"),
    "glossary lint": ("{}/glossary.tsv",),
    "glossary check": ("{}/fr", "{}/en", "-g", "{}/glossary.tsv"),
    "glossary suggest": ("{}/fr", "{}/en"),
    "glossary import": ("{}/deepl.tsv", "--from", "deepl"),
    "glossary export": ("{}/glossary.tsv", "--to", "tbx"),
    "evaluate alignment": ("{}/gold",),
    "evaluate translation": ("{}/a.en", "{}/a.en"),
    "evaluate quotes": ("{}/gold.jsonl", "{}/fr", "{}/en"),
    "export": ("{}/done", "-f", "tmx", "-f", "xliff", "-f", "xces", "-o", "{}/more"),
    "import": ("{}/done/corpus.xml", "--format", "tei", "-o", "{}/imported"),
    "report": ("{}/fr", "{}/en", "-o", "{}/page.html"),
    "review": ("{}/fr", "{}/en", "--as", "Anne", "--no-browser"),
    "cache show": (),
    "cache clean": ("--to", "1G"),
    "models list": (),
    "models verify": (),
    "models install": ("{}/evil.argosmodel",),
}
# A command that cannot do its work here (no package, nothing to check) must say so, offline as well.
MAY_FAIL = {"models install": 2, "glossary check": 1, "glossary suggest": 0}

GUARD = """
import runpy, signal, sys, socket, threading
local = sys.argv.pop(1) == "local"
asked = []
def guard(event, arguments):
    if event in ("socket.getaddrinfo", "socket.gethostbyname", "socket.connect", "socket.sendto", "socket.sendmsg"):
        address = arguments[0] if event.startswith("socket.get") else arguments[1]
        asked.append((event, address))
    elif event == "socket.bind" and not (local and arguments[1][0] == "127.0.0.1"):
        asked.append((event, arguments[1]))
    elif event == "socket.__new__" and not local:
        asked.append((event, arguments[1:]))
    else:
        return
    if local and event in ("socket.getaddrinfo",) and arguments[0] in ("127.0.0.1", None):
        asked.pop()
        return
    sys.stderr.write(f"OFFLINE {asked[-1]}\\n")
    sys.stderr.flush()
    raise OSError("offline")
sys.addaudithook(guard)
from aligner.start import main
sys.argv[0] = "align"
try:
    main()
finally:
    if asked:
        sys.stderr.write(f"OFFLINE {asked}\\n")
"""


GUARDED = [sys.executable, "-c", GUARD]


def commands(command: click.Command = group, path: tuple[str, ...] = ()) -> Iterator[str]:
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            child = command.get_command(context, name)
            assert child
            yield from commands(child, (*path, name))
    else:
        yield " ".join(path)


def align(name: str, folder: Path, *before: str, timeout: float = 120) -> subprocess.CompletedProcess[str]:
    arguments = [argument.replace("{}", str(folder)) for argument in CALLS[name]]
    env = os.environ | dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"), "1") | home(folder)
    return subprocess.run(
        [*before, *GUARDED, "none", *name.split(), *arguments],
        capture_output=True,
        text=True,
        timeout=timeout,
        env=env,
        cwd=ROOT,
    )


def home(folder: Path) -> dict[str, str]:
    return {name: str(folder / "home") for name in ("HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME")}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    top = tmp_path_factory.mktemp("offline")
    files = {
        "fr/a.txt": FRENCH,
        "en/a.txt": ENGLISH,
        "fr/page.html": PAGE,
        "a.fr": FRENCH + "\n",
        "a.en": ENGLISH + "\n",
        "glossary.tsv": "source\ttarget\ndirecteur\tdirector\n",
        "deepl.tsv": "directeur\tdirector\n",
        "gold/src.txt": FRENCH + "\n",
        "gold/tgt.txt": ENGLISH + "\n",
        "gold/gold.txt": "[0]:[0]\n",
        "gold.jsonl": '{"path": "fr/a.txt", "start": 29, "end": 59, "kind": "direct"}\n',
        "evil.argosmodel": "not a zip",
    }
    for name, content in files.items():
        (top / name).parent.mkdir(parents=True, exist_ok=True)
        (top / name).write_text(content, encoding="utf-8")
    main = [sys.executable, "-c", "from aligner.start import main; main()"]
    env = os.environ | home(top)
    for made in (
        ["run", str(top / "fr"), str(top / "en"), "-o", str(top / "done"), "--translator", "none", "-q"],
        ["index", "build", str(top / "built"), str(top / "en")],
    ):
        done = subprocess.run([*main, *made], env=env, capture_output=True, text=True, timeout=120)
        assert done.returncode == 0 or "trafilatura" in done.stderr, done.stderr
    return top


def test_every_command_is_called() -> None:
    """A new command fails here until it has its line in CALLS."""
    there = set(commands())
    assert len(there) > 15
    missing = {name for name in there if name not in CALLS}
    assert not missing, f"no call of {sorted(missing)}: add them to CALLS"


@pytest.mark.parametrize("name", [name for name in commands() if name != "review" and name in CALLS])
def test_no_command_opens_a_socket(name: str, folder: Path) -> None:
    done = align(name, folder)
    assert "OFFLINE" not in done.stderr, done.stderr
    assert done.returncode in (0, MAY_FAIL.get(name, 0)), (done.returncode, done.stderr)


def test_review_listens_on_this_machine_alone(folder: Path) -> None:
    pytest.importorskip("uvicorn", reason="the extra `review` is not installed")
    command = [*GUARDED, "local", "review", *(argument.replace("{}", str(folder)) for argument in CALLS["review"])]
    env = os.environ | home(folder)
    with (folder / "review.err").open("w+") as errors:
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=errors, text=True, env=env, cwd=ROOT) as running:
            timer = Timer(120, running.kill)
            timer.start()
            address = (running.stdout or errors).readline()  # printed once it listens
            timer.cancel()
            running.kill()
        errors.seek(0)
        told = errors.read()
    assert "http://127.0.0.1:" in address, (address, told)
    assert "OFFLINE" not in told, told


def test_the_guard_sees_a_socket(folder: Path) -> None:
    """What the guard is for: a program that opens one does not pass."""
    code = GUARD.replace("from aligner.start import main", "import socket\ndef main(): socket.socket()")
    done = subprocess.run([sys.executable, "-c", code, "none"], capture_output=True, text=True, timeout=30)
    assert "OFFLINE" in done.stderr
    assert done.returncode != 0


def test_the_kernel_sees_no_socket_of_the_main_job(folder: Path) -> None:
    """Python's hooks do not see what libraries in C do; strace sees every call."""
    if not shutil.which("strace"):
        pytest.skip("strace is not installed")
    log = folder / "strace"
    if subprocess.run(["strace", "-o", str(log), "true"], capture_output=True).returncode:
        pytest.skip("strace is not permitted here")
    done = align("run", folder, "strace", "-f", "-qq", "-e", "trace=socket,connect,bind", "-o", str(log))
    assert done.returncode == 0, done.stderr
    calls = [line for line in log.read_text().splitlines() if "AF_INET" in line or "AF_NETLINK" in line]
    assert not calls, calls
