"""How far a run has come: a bar on a terminal, a line now and then in a log."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeRemainingColumn

from aligner.pipeline import Progress as Report

# Seconds between two lines where stderr is no terminal; shorter runs say nothing.
_EVERY = 30.0


@contextmanager
def progress(quiet: bool) -> Iterator[Report]:
    """Give what a run reports to: stages with what is done and the time left, on stderr; nothing where it is quiet."""
    if quiet:
        yield lambda stage, done, total: None
    elif sys.stderr.isatty():
        with _bar() as bar:
            yield _Bar(bar)
    else:
        yield _Log()


def _bar() -> Progress:
    columns = TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn()
    return Progress(*columns, console=Console(stderr=True), transient=True)


class _Bar:
    """Shows each stage as a bar."""

    def __init__(self, bar: Progress) -> None:
        self._bar = bar
        self._tasks: dict[str, TaskID] = {}

    def __call__(self, stage: str, done: int, total: int) -> None:
        if stage not in self._tasks:
            # What was known from before took no time: the rest is estimated from here on.
            self._tasks[stage] = self._bar.add_task(stage, total=total, completed=done)
        self._bar.update(self._tasks[stage], completed=done, total=total)


class _Log:
    """Writes a line now and then, with the time that the stage will still take at its pace so far."""

    def __init__(self) -> None:
        self._said = time.monotonic()
        self._stage, self._since, self._first = "", self._said, 0

    def __call__(self, stage: str, done: int, total: int) -> None:
        now = time.monotonic()
        if stage != self._stage:
            self._stage, self._since, self._first = stage, now, done
        if now - self._said < _EVERY or done == self._first:
            return
        self._said = now
        left = (now - self._since) / (done - self._first) * (total - done)
        click.echo(f"align: {stage} {done} of {total}, {left / 60:.0f} min left", err=True)
