"""Run one target under atheris: `python fuzz/harness.py TARGET FOLDER [libFuzzer's options] CORPUS`; `run.py` does it.

What goes wrong does not stop the run: the smallest input of each failure is kept in FOLDER, told apart by where it was
raised, and `report.json` there counts inputs and keeps the slowest one.
"""

from __future__ import annotations

import json
import random
import sys
import time
from dataclasses import asdict, dataclass, field
from pathlib import Path

import atheris  # type: ignore[import-untyped]

sys.path.insert(0, str(Path(__file__).parents[1]))
with atheris.instrument_imports(include=["aligner"]):
    from fuzz import vary
    from fuzz.found import signature
    from fuzz.target import Target
    from fuzz.targets import TARGETS

_EVERY = 2.0  # seconds between reports
_LONG = 5.0  # seconds of the processor for one input


@dataclass(slots=True)
class Report:
    """What a run has seen so far; `failures` has the message of each by its signature, `slowest` is in seconds."""

    inputs: int = 0
    seconds: float = 0.0
    slowest: float = 0.0
    slowest_bytes: int = 0
    failures: dict[str, str] = field(default_factory=dict)


class Run:
    """A target with its report."""

    def __init__(self, target: Target, folder: Path) -> None:
        self.target, self.folder = target, folder
        self.report, self.sizes = Report(), dict[str, int]()
        self.begin = self.written = time.monotonic()

    def one(self, data: bytes) -> None:
        """Check one input."""
        before = time.process_time()
        try:
            self.target.check(data)
        except Exception as error:
            self._fail(data, error)
        taken = time.process_time() - before
        if taken > _LONG:
            self._keep(data, f"slow-{len(data).bit_length()}", f"took {taken:.1f} s for {len(data)} bytes")
        self.report.inputs += 1
        if taken > self.report.slowest:
            self.report.slowest, self.report.slowest_bytes = taken, len(data)
            (self.folder / "slowest").write_bytes(data)
        now = time.monotonic()
        if now - self.written > _EVERY:
            self.written, self.report.seconds = now, now - self.begin
            (self.folder / "report.json").write_text(json.dumps(asdict(self.report)), encoding="utf-8")

    def _fail(self, data: bytes, error: Exception) -> None:
        self._keep(data, signature(error), f"{type(error).__name__}: {error}")

    def _keep(self, data: bytes, name: str, message: str) -> None:
        if len(data) < self.sizes.get(name, sys.maxsize):
            self.sizes[name] = len(data)
            self.report.failures[name] = message
            (self.folder / f"failure-{name}").write_bytes(data)


def main() -> None:
    """Hand the process over to libFuzzer."""
    target, folder = TARGETS[sys.argv[1]], Path(sys.argv[2])
    del sys.argv[1:3]

    def mutate(data: bytes, longest: int, seed: int) -> bytes:
        source = random.Random(seed)
        if target.form == "bytes" or source.random() < 0.2:
            return bytes(atheris.Mutate(data, longest))
        made = vary.xml(data, source, target.words) if target.form == "xml" else vary.text(data, source, target.words)
        return made[:longest]

    def cross(one: bytes, other: bytes, longest: int, seed: int) -> bytes:
        return vary.text(one, random.Random(seed), target.words, other)[:longest]

    crossing = {"custom_crossover": cross} if target.form == "text" else {}
    atheris.Setup(sys.argv, Run(target, folder).one, custom_mutator=mutate, **crossing)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
