"""The bench: work that is done once, by whoever is there to do it, and kept."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from aligner.errors import AlignerError, Failure
from aligner.pipeline.store import Store
from aligner.pipeline.texts import Progress, silent
from aligner.pipeline.workers import Function, Here, Trouble, Workers


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
class Bench:
    """Gives jobs to workers and keeps results in a store; what the store has is not done again."""

    store: Store
    workers: Workers
    progress: Progress = silent
    tallies: list[Tally] = field(default_factory=list)

    def do(self, stage: str, function: Function, jobs: Iterable[Job], here: bool = False) -> dict[bytes, Failure]:
        """Do the jobs whose results are not known yet, and return the failures by key; `here` keeps them off workers.

        Each result is kept the moment it is there: a killed run loses only what was being worked on.
        """
        by_key = {job.key: job for job in jobs}
        known = self.store.known(by_key)
        missing = [job for key, job in by_key.items() if key not in known]
        failures: dict[bytes, Failure] = {}
        done = len(known)
        self.progress(stage, done, len(by_key))
        workers = Here() if here else self.workers
        for job, result in workers.run(function, _with_arguments(missing, failures)):
            if isinstance(result, Trouble):
                failures[job.key] = Failure(job.path, result.message)
            else:
                self.store.put(stage, job.key, result)
            done += 1
            self.progress(stage, done, len(by_key))
        self.tallies.append(Tally(stage, len(missing), len(known)))
        return {key: failures[key] for key in by_key if key in failures}


def _with_arguments(jobs: Iterable[Job], failures: dict[bytes, Failure]) -> Iterator[tuple[Job, tuple[object, ...]]]:
    """Yield each job with its arguments; one whose arguments cannot be had joins the failures."""
    for job in jobs:
        try:
            arguments = job.arguments()
        except AlignerError as error:
            failures[job.key] = Failure(job.path, str(error))
        else:
            yield job, arguments
