"""What runs tasks: this process, or several beside it; another engine fits behind the same Protocol."""

from __future__ import annotations

import itertools
import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Protocol, TypeVar

from aligner.errors import AlignerError

T = TypeVar("T")
Function = Callable[..., bytes]
# Tasks given out at once for each process: enough that none waits, few enough that memory does not grow with the work.
_AHEAD = 4
# Fewer tasks than this are done here: to start a process takes longer.
_FEW = 48


@dataclass(frozen=True, slots=True)
class Trouble:
    """What became of a task that failed: words for a person."""

    message: str


class Executor(Protocol):
    """Does tasks, in any order, some at a time."""

    def run(
        self, function: Function, tasks: Iterable[tuple[T, tuple[object, ...]]]
    ) -> Iterator[tuple[T, bytes | Trouble]]:
        """Call `function` with each task's arguments; yield the task's name with its result as soon as it is there.

        A task that raises AlignerError, or dies, is a Trouble, and the others go on. Tasks are taken from the iterable
        as room comes free.
        """
        ...

    def close(self) -> None:
        """End all processes."""
        ...


def guarded(function: Function, arguments: Sequence[object]) -> bytes | Trouble:
    """Call a function; what goes wrong is a Trouble: bad input in its own words, and our own faults as such."""
    try:
        return function(*arguments)
    except AlignerError as error:
        return Trouble(str(error))
    except MemoryError:
        return Trouble("there was not enough memory for it; split the text, or use fewer processes (-j)")
    except Exception as error:  # one document never stops the others, whatever is wrong with us
        return Trouble(f"a fault of aligner, not of the text: {type(error).__name__}: {error}; please report it")


class Serial:
    """Does all tasks in this process."""

    def run(
        self, function: Function, tasks: Iterable[tuple[T, tuple[object, ...]]]
    ) -> Iterator[tuple[T, bytes | Trouble]]:
        """Do one task after the other."""
        for name, arguments in tasks:
            yield name, guarded(function, arguments)

    def close(self) -> None:
        """There is nothing to end."""


class Processes:
    """Does tasks in `count` processes, started when there is work for them; each loads its models once.

    A process that dies (killed, out of memory) is replaced: what it may have been at is tried again, one task at a
    time, and only a task that kills its process once more is given up.
    """

    def __init__(self, count: int) -> None:
        self._count = count
        self._pool: ProcessPoolExecutor | None = None

    def run(
        self, function: Function, tasks: Iterable[tuple[T, tuple[object, ...]]]
    ) -> Iterator[tuple[T, bytes | Trouble]]:
        """Do tasks in the processes; a few are done here at once."""
        coming = iter(tasks)
        few = list(itertools.islice(coming, _FEW))
        if len(few) < _FEW and self._pool is None:
            yield from Serial().run(function, few)
            return
        waiting: dict[Future[bytes | Trouble], tuple[T, tuple[object, ...]]] = {}
        coming = itertools.chain(few, coming)
        while True:
            for task in itertools.islice(coming, self._count * _AHEAD - len(waiting)):
                waiting[self._submit(function, task[1])] = task
            if not waiting:
                return
            done, _ = wait(waiting, return_when=FIRST_COMPLETED)
            lost = []
            for future in done:
                task = waiting.pop(future)
                if isinstance(future.exception(), BrokenProcessPool):
                    lost.append(task)
                else:
                    yield task[0], future.result()
            if lost:
                lost += waiting.values()
                waiting.clear()
                yield from self._again(function, lost)

    def _again(
        self, function: Function, tasks: Iterable[tuple[T, tuple[object, ...]]]
    ) -> Iterator[tuple[T, bytes | Trouble]]:
        self.close()
        for name, arguments in tasks:
            try:
                yield name, self._submit(function, arguments).result()
            except BrokenProcessPool:
                self.close()
                yield name, Trouble("its process died twice, perhaps for want of memory; split the text")

    def _submit(self, function: Function, arguments: Sequence[object]) -> Future[bytes | Trouble]:
        if self._pool is None:
            # Started afresh and not forked: a fork of a process with threads may hang.
            fresh = multiprocessing.get_context("spawn")
            self._pool = ProcessPoolExecutor(self._count, mp_context=fresh, initializer=_follow_parent)
        try:
            return self._pool.submit(guarded, function, arguments)
        except BrokenProcessPool as error:
            broken: Future[bytes | Trouble] = Future()
            broken.set_exception(error)
            return broken

    def close(self) -> None:
        """End the processes; what they have not begun is dropped."""
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)
            self._pool = None


def _follow_parent() -> None:
    """End this process when its parent ends, even if that was killed; Ctrl-C is the parent's to hear."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()

    def follow() -> None:
        if parent is not None:
            parent.join()
            os._exit(1)

    threading.Thread(target=follow, daemon=True).start()


def local(jobs: int) -> Executor:
    """Return the executor for this machine: `jobs` processes, or this one alone for 1; 0 stands for its processors."""
    count = jobs or processors()
    return Processes(count) if count > 1 else Serial()


@contextmanager
def closing(executor: Executor) -> Iterator[Executor]:
    """Give an executor, and end it with the block."""
    try:
        yield executor
    finally:
        executor.close()


def processors() -> int:
    """Return how many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
