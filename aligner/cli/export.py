"""`align export` and `align import`: a finished run in other formats, and corpora made elsewhere."""

from __future__ import annotations

import re
from pathlib import Path

import click

from aligner import formats, pipeline
from aligner.addresses import layout
from aligner.cli import show
from aligner.cli.options import overwrite_option
from aligner.errors import UsageError
from aligner.export import check, jsonl
from aligner.files import opened
from aligner.formats import Settings
from aligner.output import Claim, Owners, foresee

_PATH = click.Path(path_type=Path)
_ENDINGS = {".tmx": "tmx", ".xlsx": "xlsx", ".jsonl": "jsonl", ".tsv": "tsv", ".xlf": "xliff", ".xliff": "xliff"}
_READ = [name for name, form in formats.FORMATS.items() if form.read]


@click.command()
@click.argument("run", type=_PATH, default=Path("aligned"))
@click.option(
    "-f", "--format", "names", type=click.Choice(list(formats.FORMATS)), multiple=True, help="May be repeated."
)
@click.option("--flat", is_flag=True, help="Short for --format tei-flat.")
@click.option("-o", "--output", type=_PATH, help="Folder for the files.  [default: RUN]")
@click.option("--check", "checked", type=_PATH, help="Check a TEI file or folder instead: schema, ids, pointers.")
@click.option("--schema", type=click.Choice(["tei_all", "aligner"]), default="tei_all", show_default=True)
@click.option("--title", default="", help="Title of the corpus.")
@click.option("--publisher", default="", help="Who publishes it.")
@click.option("--responsible", default="", help="Who answers for it.")
@click.option("--licence", default="", help="Name of its licence.")
@click.option("--licence-url", default="", help="Address of its licence.")
@click.option("--date", default="", help="Its date, as in 2026-11-22.")
@click.option("--spreadsheet", is_flag=True, help="Tables that a spreadsheet opens safely.")
@overwrite_option
def export(
    run: Path,
    names: tuple[str, ...],
    flat: bool,
    output: Path | None,
    overwrite: bool,
    checked: Path | None,
    schema: str,
    **said: str | bool,
) -> int:
    """Write a finished run (its folder, default `aligned`) in other formats, or check a TEI file.

    \b
    align export --format tmx --format xliff -o memory
    align export --check aligned
    """
    if checked:
        problems = check.check(checked, schema)
        for problem in problems:
            click.echo(show.safe(str(problem)))
        return 1 if problems else 0
    wanted = (*names, *(("tei-flat",) if flat else ()))
    if not wanted:
        raise UsageError("no format is named", remedy=f"add --format: {', '.join(formats.FORMATS)}")
    corpus = jsonl.read(run / "corpus.jsonl")
    settings = Settings(**said)  # type: ignore[arg-type]
    folder = output or run
    for path in formats.write(corpus, folder, wanted, settings, Claim(folder, overwrite=overwrite)):
        click.echo(path)
    for failure in formats.notices(corpus):
        click.echo(f"align: {show.safe(failure.message)}", err=True)
    return 0


def _by_ending(source: Path) -> str:
    """Return the format that a file has by its ending; UsageError where that does not tell."""
    if source.suffix.lower() in (".xlf", ".xliff") and source.is_file():
        with opened(source) as stream:
            return (
                "xliff12" if re.search(rb"<(\w+:)?xliff[^>]*\bversion\s*=\s*[\"']1\.", stream.read(4096)) else "xliff"
            )
    name = _ENDINGS.get(source.suffix.lower(), "")
    if not name:
        raise UsageError("the ending does not tell the format", where=str(source), remedy=f"--format {'|'.join(_READ)}")
    return name


@click.command("import")
@click.argument("source", type=_PATH)
@click.option("-f", "--format", "name", type=click.Choice(_READ), help="[default: by the file's ending]")
@click.option("-o", "--output", type=_PATH, default=Path("aligned"), show_default=True, help="Folder for the results.")
@click.option("--pool", type=click.Path(), help="English texts to look for originals in, besides the corpus's own.")
@overwrite_option
def import_(source: Path, name: str | None, output: Path, pool: str | None, overwrite: bool) -> int:
    """Read a corpus made elsewhere, match its quotes, and write it as `align` writes its own."""
    claim = Claim(output, _inputs(source), overwrite=overwrite)
    foresee(output, formats.foreseen(layout([])), claim)
    found = formats.read(name or _by_ending(source), source)
    result = pipeline.adopt(found, [pool] if pool else [])
    written = formats.write(result.corpus, output, claim=claim)
    show.as_table(result, written)
    return show.failures(result.failures)


def _inputs(source: Path) -> list[Path]:
    """Return the files that an import reads: one, with the sentences beside it, or all of a folder but results."""
    if not source.is_dir():
        return [source, *(source.with_suffix(ending) for ending in (".fr", ".en"))]
    owners = Owners()
    return [path for path in source.rglob("*") if path.is_file() and not owners.wrote(path)]
