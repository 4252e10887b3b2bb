"""A real server: what it has answered for outlives kill -9, and `align` keeps it."""

from __future__ import annotations

import http.client
import json
import os
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from aligner.decisions import parse

Start = Any


class Visitor:
    """A client of a real server, in with its token."""

    def __init__(self, url: str) -> None:
        parts = urlsplit(url)
        assert parts.hostname and parts.port
        self.address = parts.hostname, parts.port
        with closing(http.client.HTTPConnection(*self.address, timeout=30)) as connection:
            connection.request("GET", f"/?{parts.query}")
            answer = connection.getresponse()
            assert answer.status == 200
            self.cookie = answer.headers["set-cookie"].partition(";")[0]

    def ask(self, path: str, body: object = None) -> tuple[int, Any]:
        with closing(http.client.HTTPConnection(*self.address, timeout=30)) as connection:
            headers = {"Cookie": self.cookie, "Content-Type": "application/json"}
            content = None if body is None else json.dumps(body)
            connection.request("GET" if body is None else "POST", path, content, headers)
            answer = connection.getresponse()
            text = answer.read().decode()
            return answer.status, json.loads(text) if answer.headers.get_content_type() == "application/json" else text


def beads(page: str) -> Iterator[str]:
    """Yield the ids of the beads of two sides, as the page has them."""
    for part in page.split('data-id="')[1:]:
        identity = part.partition('"')[0]
        if identity.startswith("fr_") and not identity.endswith("_0") and "_0_" not in identity:
            yield identity


def test_kill_9_loses_nothing_that_was_answered(start: Start, folder: Path) -> None:
    server = start(folder)
    visitor = Visitor(server.url)
    ids = list(dict.fromkeys(beads(visitor.ask("/")[1])))
    assert len(ids) > 20
    kept: list[str] = []
    enough = threading.Event()

    def work() -> None:
        for identity in ids * 50:
            try:
                status, answer = visitor.ask("/decisions", {"what": "bead", "id": identity, "action": "accept"})
            except (OSError, http.client.HTTPException, ValueError):
                return  # killed
            assert status == 200, answer
            kept.append(answer["entry"]["id"])
            if len(kept) >= 15:
                enough.set()

    worker = threading.Thread(target=work)
    worker.start()
    assert enough.wait(60)
    server.kill()  # while it works on the next ones
    worker.join(30)
    written = [entry.id for entry in parse((folder / "decisions.tsv").read_text(encoding="utf-8"))]
    assert written[: len(kept)] == kept
    assert len(written) - len(kept) in (0, 1)  # one may be kept that nobody was told of
    again = Visitor(start(folder).url)
    state = again.ask("/state")[1]
    assert state["held"] == len(written) and not state["conflicts"]
    assert again.ask("/decisions", {"what": "bead", "id": ids[-1], "action": "reject"})[0] == 200


def align(*arguments: object, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "from aligner.cli import main; main()", *map(str, arguments)]
    env = os.environ | {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"} | environment
    return subprocess.run(command, capture_output=True, text=True, env=env, timeout=120)


def test_it_serves_this_machine_alone_until_ctrl_c_and_tells_of_a_taken_port(start: Start, folder: Path) -> None:
    server = start(folder)
    port = urlsplit(server.url).port
    assert urlsplit(server.url).hostname == "127.0.0.1"
    with pytest.raises(OSError):  # another address of this very machine, where a server for all would answer
        socket.create_connection(("127.0.0.2", port), 2).close()
    taken = align("review", folder / "fr", folder / "en", "--port", port, "--no-browser")
    assert taken.returncode == 2 and f"port {port} cannot be had" in taken.stderr
    assert "Traceback" not in taken.stderr
    server.process.send_signal(2)
    assert server.process.wait(30) in (0, 130)
    assert server.process.stderr and "Traceback" not in server.process.stderr.read()


def test_without_the_extra_it_says_what_to_install(tmp_path: Path, folder: Path) -> None:
    for name in ("uvicorn", "starlette"):
        hidden = tmp_path / name
        hidden.mkdir()
        (hidden / f"{name}.py").write_text(f"raise ModuleNotFoundError('no {name}', name='{name}')")
        done = align("review", folder / "fr", folder / "en", "--no-browser", PYTHONPATH=str(hidden))
        assert done.returncode == 2 and "pip install 'aligner-fr-en[review]'" in done.stderr and name in done.stderr
        assert "Traceback" not in done.stderr


def test_nobody_cannot_decide(folder: Path) -> None:
    done = align("review", folder / "fr", folder / "en", "--no-browser", "--as", " ")
    assert done.returncode == 2 and "--as NAME" in done.stderr
