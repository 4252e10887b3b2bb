"""What strangers could send: each case in its own process, under limits and guard (harness.py, hostile_cases/)."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))

from hostile_cases import CASES, Case  # noqa: E402

if not hasattr(os, "fork"):
    pytest.skip("no fork on this system", allow_module_level=True)

# The entry points of whole commands take a second or more each; `benchmarks/hostile.py` runs those that take minutes.
QUICK = tuple(case for case in CASES if case.seconds <= 60)


def outcomes(folder: Path, only: str) -> dict[str, dict[str, Any]]:
    command = [sys.executable, str(HERE / "harness.py"), "--only", only, str(folder)]
    env = os.environ | {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(command, capture_output=True, text=True, env=env, timeout=900, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    return {row["name"]: row for row in rows}


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Any]]:
    return outcomes(tmp_path_factory.mktemp("hostile"), "^(" + "|".join(re.escape(case.name) for case in QUICK) + ")$")


def test_names_are_given_once() -> None:
    assert len({case.name for case in CASES}) == len(CASES) > 300


@pytest.mark.parametrize("case", QUICK, ids=lambda case: case.name)
def test_case(case: Case, results: dict[str, dict[str, Any]]) -> None:
    row = results[case.name]
    if row["kind"] == "skipped":
        pytest.skip(row["text"])
    assert row["kind"] == ("error" if case.expect else "safe"), f"{row['kind']}: {row['text'][-1500:]}"
    if case.expect:
        assert re.search(case.expect, row["text"]), row["text"]
        assert re.search(r"; \w", row["text"]) or case.entry == "Argos package", f"no remedy: {row['text']}"


BROKEN = """
import sys, time
sys.path.insert(0, {here!r})
import hostile_cases, harness
from aligner.errors import AlignerError
from hostile_cases.case import Case
from pathlib import Path

def reads(folder): return (folder / "secret.txt").read_text()
def waits(folder): time.sleep(60)
def writes(folder): open({out!r}, "w").close(); return ""
def eats(folder): return str(len(bytearray(8 << 30)))
def asks(folder):
    import socket
    address = (folder / "server").read_text().rpartition(":")[2]
    socket.create_connection(("127.0.0.1", int(address))).close()
    return ""

cases = tuple(Case(f.__name__, "", "", lambda folder: None, f, seconds=2) for f in (reads, waits, writes, eats, asks))
for outcome in harness.run(cases, Path({top!r})):
    print(outcome.name, outcome.kind)
"""


def test_the_harness_sees_what_it_looks_for(tmp_path: Path) -> None:
    """A case that reads the secret, waits, writes outside, eats memory or asks a server is not called safe."""
    program = BROKEN.format(here=str(HERE), out=str(tmp_path / "outside"), top=str(tmp_path / "top"))
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60)
    assert done.stdout.splitlines() == ["reads wrong", "waits hung", "writes wrong", "eats crashed", "asks wrong"], (
        done.stdout + done.stderr
    )
