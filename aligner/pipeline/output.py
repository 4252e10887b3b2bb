"""Writing what a run has made, bitext by bitext."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

from aligner.errors import OutputError
from aligner.formats import DEFAULT, BitextFacts, Settings, Survey, View, bitext_facts, survey, write_pieces
from aligner.formats import write as written
from aligner.output import Claim
from aligner.pipeline import tasks
from aligner.pipeline.jobs import Job, Runner
from aligner.pipeline.results import Lost, Results, fetch
from aligner.pipeline.run import Run

_PLAIN = Settings()


def write(
    result: Run,
    folder: Path,
    formats: Sequence[str] = DEFAULT,
    settings: Settings = _PLAIN,
    *,
    overwrite: bool = False,
) -> tuple[Path, ...]:
    """Write a run's corpus as `formats.write` does, with the same bytes; bitexts are rendered by the run's workers.

    Memory does not grow with the texts. What earlier runs wrote into the folder is replaced, and with `overwrite`
    whatever the run has not read. Raises UsageError for an unknown format, and OutputError where a bitext
    cannot be rendered, the folder cannot be written or something is in the way, with nothing changed.
    """
    claim = Claim(folder, result.inputs, overwrite=overwrite)
    try:
        return _write(result, folder, formats, settings, claim)
    except Lost:
        if result.again is None:
            raise
        return _write(result.again(), folder, formats, settings, claim)


def _write(result: Run, folder: Path, formats: Sequence[str], settings: Settings, claim: Claim) -> tuple[Path, ...]:
    results, runner = result.results, result.runner
    if results is None or runner is None:
        return written(result.corpus, folder, formats, settings, claim)
    surveyed = _survey(result, results, settings)
    constant = runner.store.key("rendered", tasks.pack(settings), *formats)
    keys: list[bytes] = []

    def job(made_of: Sequence[bytes], path: str, view: View, parts: Callable[[], tasks.Parts]) -> Job:
        keys.append(runner.store.key("rendered", constant, *made_of, tasks.pack(view)))
        return Job(keys[-1], path, lambda: (parts(), view, tuple(formats), settings))

    def jobs() -> Iterator[Job]:
        views = surveyed.views()
        for name, view in zip(results.names, views, strict=False):
            yield job(results.keys(name), results.sources.facts[name].path, view, partial(results.parts, name))
        for facts, view in zip(surveyed.alone, views, strict=True):
            yield job([results.targets.keys[facts.id]], facts.path, view, partial(_alone, results, facts.id))

    failures = runner.do("write", tasks.rendered, jobs(), len(surveyed))
    runner.rest()
    for failure in failures.values():
        raise OutputError(failure.message, where=failure.path)
    return write_pieces(folder, surveyed, (_pieces(runner, key) for key in keys), formats, settings, claim)


def _survey(result: Run, results: Results, settings: Settings) -> Survey:
    def facts(name: str) -> BitextFacts:
        partner = results.partners[name]
        return bitext_facts(
            results.bitext(name), results.sources.facts[name], results.targets.facts[partner] if partner else None
        )

    pool = results.targets.facts.values()
    return survey(map(facts, results.names), pool, result.corpus.signature, settings)


def _alone(results: Results, name: str) -> tasks.Parts:
    return tasks.Parts(results.targets.packed(name))


def _pieces(runner: Runner, key: bytes) -> tuple[tuple[str, bytes], ...]:
    found: tuple[tuple[str, bytes], ...] = tasks.unpack(fetch(runner.store, key), tuple[tuple[str, bytes], ...])
    return found
