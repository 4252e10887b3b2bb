"""Writing what a run has made, bitext by bitext."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

from aligner.errors import OutputError
from aligner.formats import DEFAULT, BitextFacts, Settings, Survey, View, bitext_facts, survey, write_pieces
from aligner.formats import write as written
from aligner.output import Claim
from aligner.pipeline import work
from aligner.pipeline.bench import Bench, Job
from aligner.pipeline.material import Lost, Material, fetch
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
    whatever the run has not read. Raises UsageError for a format there is none of, and OutputError where a bitext
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
    material, bench = result.material, result.bench
    if material is None or bench is None:
        return written(result.corpus, folder, formats, settings, claim)
    surveyed = _survey(result, material, settings)
    told = bench.store.key("rendered", work.pack(settings), *formats)
    keys: list[bytes] = []

    def job(made_of: Sequence[bytes], path: str, view: View, parts: Callable[[], work.Parts]) -> Job:
        keys.append(bench.store.key("rendered", told, *made_of, work.pack(view)))
        return Job(keys[-1], path, lambda: (parts(), view, tuple(formats), settings))

    def jobs() -> Iterator[Job]:
        views = surveyed.views()
        for name, view in zip(material.names, views, strict=False):
            yield job(material.keys(name), material.sources.facts[name].path, view, partial(material.parts, name))
        for facts, view in zip(surveyed.alone, views, strict=True):
            yield job([material.targets.keys[facts.id]], facts.path, view, partial(_alone, material, facts.id))

    failures = bench.do("write", work.rendered, jobs(), len(surveyed))
    bench.rest()
    for failure in failures.values():
        raise OutputError(failure.message, where=failure.path)
    return write_pieces(folder, surveyed, (_pieces(bench, key) for key in keys), formats, settings, claim)


def _survey(result: Run, material: Material, settings: Settings) -> Survey:
    def facts(name: str) -> BitextFacts:
        partner = material.partners[name]
        return bitext_facts(
            material.bitext(name), material.sources.facts[name], material.targets.facts[partner] if partner else None
        )

    pool = material.targets.facts.values()
    return survey(map(facts, material.names), pool, result.corpus.signature, settings)


def _alone(material: Material, name: str) -> work.Parts:
    return work.Parts(material.targets.packed(name))


def _pieces(bench: Bench, key: bytes) -> tuple[tuple[str, bytes], ...]:
    found: tuple[tuple[str, bytes], ...] = work.unpack(fetch(bench.store, key), tuple[tuple[str, bytes], ...])
    return found
