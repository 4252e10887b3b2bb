"""Tasks done here and in processes: results, troubles, deaths."""

from __future__ import annotations

import importlib
import os
import subprocess
import sys
import textwrap
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from aligner.pipeline.executors import Executor, Function, Processes, Serial, Trouble

MANY = 120


@pytest.fixture(scope="module", autouse=True)
def tasks_can_be_imported() -> Iterator[None]:
    """New processes search the paths of their parent."""
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(Path(__file__).parent))
        yield


def task(name: str) -> Function:
    function: Function = getattr(importlib.import_module("worker_tasks"), name)
    return function


@pytest.fixture(params=[Serial, lambda: Processes(2)], ids=["serial", "processes"])
def executor(request: pytest.FixtureRequest) -> Iterator[Executor]:
    made: Executor = request.param()
    yield made
    made.close()


def test_every_task_has_its_result_or_its_trouble(executor: Executor) -> None:
    found = dict(executor.run(task("double"), ((n, (n,)) for n in range(MANY))))
    assert len(found) == MANY
    assert found[7] == Trouble("x.txt: seven; take eight")
    trouble = found[8]
    assert isinstance(trouble, Trouble)
    assert "a fault of aligner" in trouble.message and "ZeroDivisionError: eight" in trouble.message
    assert all(found[n] == str(2 * n).encode() for n in range(MANY) if n not in (7, 8))


def test_tasks_are_taken_as_room_comes_free(executor: Executor) -> None:
    taken = 0

    def tasks() -> Iterator[tuple[int, tuple[int]]]:
        nonlocal taken
        for number in range(1000):
            taken += 1
            yield number, (number,)

    for done, _ in enumerate(executor.run(task("double"), tasks()), 1):
        assert taken - done < 60


def test_few_tasks_start_no_process_and_many_use_several() -> None:
    executor = Processes(2)
    try:
        here = str(os.getpid()).encode()
        assert {result for _, result in executor.run(task("process"), ((n, (n,)) for n in range(5)))} == {here}
        found = {result for _, result in executor.run(task("process"), ((n, (n,)) for n in range(MANY)))}
        assert here not in found and 1 <= len(found) <= 2
    finally:
        executor.close()


def test_a_task_that_kills_its_process_is_given_up_and_the_others_are_done() -> None:
    executor = Processes(2)
    try:
        found = dict(executor.run(task("deadly"), ((n, (n,)) for n in range(MANY))))
    finally:
        executor.close()
    trouble = found.pop(50)
    assert isinstance(trouble, Trouble) and "died twice" in trouble.message
    assert found == {n: str(n).encode() for n in range(MANY) if n != 50}


def test_processes_end_when_their_parent_is_killed(tmp_path: Path) -> None:
    script = tmp_path / "main.py"
    script.write_text(
        textwrap.dedent("""
        import os, sys, time
        from aligner.pipeline.executors import Processes
        def work(number):
            if number < 2:
                print(os.getpid(), flush=True)
            time.sleep(0.05)
            return b""
        if __name__ == "__main__":
            for _ in Processes(2).run(work, ((n, (n,)) for n in range(2000))):
                pass
        """)
    )
    parent = subprocess.Popen([sys.executable, script], stdout=subprocess.PIPE, text=True)
    assert parent.stdout
    children = [int(parent.stdout.readline()) for _ in range(2)]
    parent.kill()
    parent.wait(30)
    parent.stdout.close()
    end = time.monotonic() + 30
    while any(_runs(child) for child in children) and time.monotonic() < end:
        time.sleep(0.05)
    assert not any(_runs(child) for child in children)


def _runs(pid: int) -> bool:
    try:
        return "Z" not in Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
