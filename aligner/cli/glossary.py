"""`align glossary`: lint a glossary, check translations against it, suggest terms, exchange it with other tools."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from aligner import __version__, embed, formats, pipeline
from aligner.cli import show
from aligner.errors import Failure, InputError, UsageError
from aligner.glossary import Finding, audit, lint, load, parse, suggest, unchecked
from aligner.glossary.changed import only_changed, since
from aligner.glossary.exchange import EXCHANGES, lost, to_tsv
from aligner.glossary.load import read_text
from aligner.glossary.output import FORMATS, summary
from aligner.glossary.suggest import as_tsv
from aligner.glossary.suppress import baseline_text, beyond, read_baseline
from aligner.model import Bitext, Text
from aligner.output import write_files
from aligner.protocols import AdditiveEncoder
from aligner.reading import read

_PATH = click.Path(path_type=Path)
_FORMAT = click.option("--format", "format_", type=click.Choice(list(FORMATS)), default="text", show_default=True)
_OUTPUT = click.option("-o", "--output", type=_PATH, help="Write to this file instead of standard output.")
_MAXIMUM = click.option(
    "--max-warnings", type=click.IntRange(min=0), help="Fail when there are more warnings than this."
)
_GLOSSARY = click.option(
    "-g", "--glossary", "path", type=_PATH, default=Path("glossary.tsv"), show_default=True, help="The glossary."
)
_ENCODER = click.option("--encoder", default="bilingual", show_default=True, help="What makes vectors of words.")


@click.group()
def glossary() -> None:
    """Lint a glossary, check translations against it, suggest terms, import and export.

    `lint` and `check` exit with 0 where nothing is wrong, 1 where there are findings of severity error (or more
    warnings than --max-warnings), 2 where they were used wrongly or could not read their input.
    """


@glossary.command("lint")
@click.argument("path", type=_PATH, default=Path("glossary.tsv"))
@click.option("--corpus", type=click.Path(), multiple=True, help="French texts; terms that never occur are named.")
@_FORMAT
@_OUTPUT
@_MAXIMUM
def lint_(path: Path, corpus: tuple[str, ...], format_: str, output: Path | None, max_warnings: int | None) -> int:
    """Say what is wrong with the glossary in PATH itself: rows, duplicates, conflicts, overlaps, spaces."""
    text = read_text(path)
    found, problems = parse(text, str(path))
    texts = _texts(corpus) if corpus else ()
    findings = tuple(sorted((*problems, *lint(found, text, texts)), key=lambda finding: finding.order))
    _give(FORMATS[format_](findings, __version__), output)
    return _code(findings, max_warnings)


@glossary.command("check")
@click.argument("french", type=click.Path(), required=False)
@click.argument("english", type=click.Path(), required=False)
@click.option(
    "--from",
    "finished",
    type=(str, _PATH),
    metavar="FORMAT PATH",
    help="Instead of texts: a finished run, or anybody's bitext, such as jsonl aligned/corpus.jsonl.",
)
@_GLOSSARY
@_FORMAT
@_OUTPUT
@_MAXIMUM
@click.option("--baseline", type=_PATH, help="Findings that are allowed: only others count.")
@click.option("--write-baseline", type=_PATH, help="Allow all of today's findings: write them to this file.")
@click.option("--diff", "revision", metavar="REV", help="Only what has changed since this git revision.")
@click.option("--translator", default="none", show_default=True, help="Also check what this engine makes of the rest.")
@click.option("--complete", is_flag=True, help="Fail where a French text has no English version.")
@_ENCODER
def check_(
    french: str | None,
    english: str | None,
    finished: tuple[str, Path] | None,
    path: Path,
    format_: str,
    output: Path | None,
    max_warnings: int | None,
    baseline: Path | None,
    write_baseline: Path | None,
    revision: str | None,
    translator: str,
    complete: bool,
    encoder: str,
) -> int:
    """Check the ENGLISH versions of the texts in FRENCH against a glossary, sentence by sentence.

    The texts are paired by name and aligned on the way. A comment <!-- glossary: ignore TERM: reason --> excuses a
    finding on its line or the next; a row's column `ignore` ("glob: reason") excuses whole documents. A text that could
    not be checked is a finding too, and the exit code is 3.
    """
    rows = load(path)
    changes = since(revision) if revision else None
    allowed = read_baseline(baseline) if baseline else None
    options = pipeline.Options(encoder, translator, match=False, jobs=0)
    given = _given(french, english, finished, options)
    failures = (*given.failures, *given.alone) if complete else given.failures
    failed = {failure.message for failure in given.failures}
    show.notices(notice for notice in given.notices if notice not in failed)
    result = audit(given.bitexts, rows, _additive(encoder))
    show.failures((*given.failures, *given.alone) if result.bitexts else given.alone)
    if not result.bitexts:
        because = (
            "; ".join(dict.fromkeys(failure.message for failure in given.failures)) or "give both the same file name"
        )
        message = "no text could be checked" if given.failures else "no text has an English version"
        raise InputError(message, where=given.where, remedy=because)
    findings = result.findings
    if write_baseline:
        _give(baseline_text(findings), write_baseline)
        return 3 if failures else 0
    if allowed is not None:
        findings = beyond(findings, allowed)
    if changes is not None:
        findings = only_changed(findings, changes, str(path))
    findings = (*findings, *unchecked(failures))
    _give(FORMATS[format_](findings, __version__), output)
    if format_ != "text" or output:
        click.echo(f"{_counted(result.bitexts)} checked: {summary(findings)}", err=True)
    return 3 if failures else _code(findings, max_warnings)


@glossary.command("suggest")
@click.argument("french", type=click.Path())
@click.argument("english", type=click.Path())
@click.option("--minimum", type=click.IntRange(min=2), default=2, show_default=True, help="Least number of sentences.")
@click.option("--limit", type=click.IntRange(min=1), default=100, show_default=True, help="Most candidates.")
@click.option("--known", type=_PATH, help="A glossary whose terms are left out.")
@_ENCODER
@_OUTPUT
def suggest_(
    french: str, english: str, minimum: int, limit: int, known: Path | None, encoder: str, output: Path | None
) -> int:
    """Print candidate terms of FRENCH with their renderings in ENGLISH, as a glossary to be edited."""
    run = pipeline.run([french], [english], pipeline.Options(encoder, "none", jobs=0))
    show.notices(run.notices)
    bitexts = [bitext for bitext in run.corpus.bitexts if bitext.target]
    sources = [form for term in load(known).terms for form in term.sources] if known else []
    found = suggest(bitexts, minimum=minimum, limit=limit, encoder=embed.load(encoder), known=sources)
    _give(as_tsv(found), output)
    return show.failures(run.failures)


@glossary.command("import")
@click.argument("path", type=_PATH)
@click.option("--from", "name", type=click.Choice(list(EXCHANGES)), required=True)
@_OUTPUT
def import_(path: Path, name: str, output: Path | None) -> int:
    """Turn another tool's glossary (French to English) into glossary.tsv."""
    found = EXCHANGES[name].read(read_text(path), str(path))
    for notice in found.notices:
        click.echo(f"align: {show.safe(notice)}", err=True)
    _give(to_tsv(found.terms), output)
    return 0


@glossary.command("export")
@click.argument("path", type=_PATH, default=Path("glossary.tsv"))
@click.option("--to", "name", type=click.Choice(list(EXCHANGES)), required=True)
@_OUTPUT
def export_(path: Path, name: str, output: Path | None) -> int:
    """Turn glossary.tsv into another tool's format; what that cannot say is named on standard error."""
    rows = load(path)
    for line in lost(rows, name):
        click.echo(f"align: {path}: {line}", err=True)
    _give(EXCHANGES[name].write(rows), output)
    return 0


@dataclass(frozen=True, slots=True)
class _Given:
    """What is to be checked, the texts that cannot be, what a person should know, and where all comes from.

    `alone` are the French texts without any English version.
    """

    bitexts: Sequence[Bitext]
    failures: tuple[Failure, ...]
    notices: tuple[str, ...]
    where: str
    alone: tuple[Failure, ...] = ()


def _given(
    french: str | None, english: str | None, finished: tuple[str, Path] | None, options: pipeline.Options
) -> _Given:
    if finished is not None and french is None and english is None:
        found = formats.read(*finished)
        return _Given(found.bitexts, found.failures, found.notices, str(finished[1]))
    if finished is None and french is not None and english is not None:
        run = pipeline.run([french], [english], options)
        failures = (*run.failures, *run.unpaired)
        alone = () if options.translator != "none" else _alone(run)
        return _Given(run.corpus.bitexts, failures, run.notices, f"{french}, {english}", alone)
    raise UsageError("what is there to check?", remedy="give the folders FRENCH and ENGLISH, or --from FORMAT PATH")


def _alone(run: pipeline.Run) -> tuple[Failure, ...]:
    """Return the French texts without an English version, but for those whose failure says so already."""
    results, unpaired = run.results, {failure.path for failure in run.unpaired}
    if results is None:
        return ()
    paths = (results.sources.facts[name].path for name in results.names if results.partners[name] is None)
    return tuple(Failure(path, f"{path}: has no English version") for path in paths if path not in unpaired)


def _texts(paths: Sequence[str]) -> list[Text]:
    reading = read(paths, "fr")
    if reading.failures or not reading.documents:
        why = "; ".join(failure.message for failure in reading.failures)
        raise InputError("no French text to look in", where=", ".join(paths), remedy=why or "name a folder of texts")
    show.notices(reading.notices)
    return [pipeline.prepare(document) for document in reading.documents]


def _additive(name: str) -> AdditiveEncoder | None:
    encoder = embed.load(name)
    return encoder if isinstance(encoder, AdditiveEncoder) else None


def _give(text: str, output: Path | None) -> None:
    if output is None:
        click.echo(text, nl=False)
    else:
        write_files(output.parent, [(output.name, text.encode("utf-8", "replace"))])


def _code(findings: Sequence[Finding], max_warnings: int | None) -> int:
    errors = sum(finding.severity == "error" for finding in findings)
    warnings = sum(finding.severity == "warning" for finding in findings)
    return int(errors > 0 or (max_warnings is not None and warnings > max_warnings))


def _counted(pairs: int) -> str:
    return f"{pairs} pair{'' if pairs == 1 else 's'}"
