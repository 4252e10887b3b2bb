"""Jobs run once, on whatever executor there is, and their results kept."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from aligner.cache import Store
from aligner.errors import AlignerError, Failure
from aligner.pipeline.executors import Executor, Function, Serial, Trouble
from aligner.pipeline.texts import Progress, silent

# Jobs whose results are looked for at once.
_BATCH = 256


@dataclass(frozen=True, slots=True)
class Job:
    """One piece of work: the key of its result, the path that a failure names, and its arguments.

    Arguments are made when the job's turn comes, so that memory holds only what is being worked on.
    """

    key: bytes
    path: str
    arguments: Callable[[], tuple[object, ...]]


@dataclass(frozen=True, slots=True)
class Tally:
    """What became of the jobs of one stage: done now, and known from before."""

    stage: str
    done: int
    known: int


@dataclass
class Runner:
    """Gives jobs to an executor (`owned`: its own) and keeps results; what the store has is not done again."""

    store: Store
    executor: Executor
    progress: Progress = silent
    owned: bool = False
    tallies: list[Tally] = field(default_factory=list)

    def rest(self) -> None:
        """End an executor that nobody else has given: it starts again when there is work."""
        if self.owned:
            self.executor.close()

    def do(
        self, stage: str, function: Function, jobs: Iterable[Job], total: int, here: bool = False
    ) -> dict[bytes, Failure]:
        """Do the jobs whose results are not known yet, and return the failures by key; `here`: in this process.

        Jobs, about `total`, are taken some at a time. Each result is kept the moment it is there: a killed run loses
        only what was being worked on.
        """
        now = _Stage(self, stage, total)
        executor = Serial() if here else self.executor
        for job, result in executor.run(function, now.missing(jobs)):
            if isinstance(result, Trouble):
                now.failures[job.key] = Failure(job.path, result.message)
            else:
                self.store.put(stage, job.key, result)
            now.advance(done=1)
        self.tallies.append(Tally(stage, now.done, now.known))
        return {key: now.failures[key] for key in now.met if key in now.failures}


class _Stage:
    """One stage under way: what was met, done, known, and what failed."""

    def __init__(self, runner: Runner, name: str, total: int) -> None:
        self.met: dict[bytes, None] = {}
        self.failures: dict[bytes, Failure] = {}
        self.done = self.known = 0
        self._runner, self._name, self._total = runner, name, total
        self.advance()

    def advance(self, *, done: int = 0, known: int = 0) -> None:
        self.done += done
        self.known += known
        self._runner.progress(self._name, self.done + self.known, self._total)

    def missing(self, jobs: Iterable[Job]) -> Iterator[tuple[Job, tuple[object, ...]]]:
        """Yield each job that is to be done, with its arguments; where these cannot be had, that is a failure."""
        coming = iter(jobs)
        while some := list(itertools.islice(coming, _BATCH)):
            known = self._runner.store.known([job.key for job in some])
            for job in some:
                if job.key in known or job.key in self.met:
                    self.advance(known=1)
                elif (arguments := self._arguments(job)) is not None:
                    yield job, arguments
                self.met[job.key] = None

    def _arguments(self, job: Job) -> tuple[object, ...] | None:
        try:
            return job.arguments()
        except AlignerError as error:
            self.failures[job.key] = Failure(job.path, str(error))
            self.advance(done=1)
            return None
