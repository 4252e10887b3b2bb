"""`align export` and `align import`: a finished run in other formats, and corpora made elsewhere."""

from __future__ import annotations

from pathlib import Path

import click

from aligner import __version__, formats, pipeline
from aligner.addresses import layout
from aligner.cli import show
from aligner.cli.options import overwrite_option
from aligner.errors import Failure, UsageError
from aligner.formats import Cleaned, Cleaning, Settings
from aligner.formats.jsonl import read as jsonl
from aligner.formats.tei import check
from aligner.model import Corpus, Signature
from aligner.output import Claim, Owners, foresee

_PATH = click.Path(path_type=Path)
_READ = [name for name, form in formats.FORMATS.items() if form.read]
_WRITTEN = [name for name, form in formats.FORMATS.items() if form.head or form.piece]


@click.command()
@click.argument("run", type=_PATH, default=Path("aligned"))
@click.option("-f", "--format", "names", type=click.Choice(_WRITTEN), multiple=True, help="May be repeated.")
@click.option("--flat", is_flag=True, help="Short for --format tei-flat.")
@click.option("-o", "--output", type=_PATH, help="Folder for the files.  [default: RUN]")
@click.option(
    "--from", "source", type=click.Choice(_READ), help="RUN is no run but a file in this format: convert it as it is."
)
@click.option("--minimum-score", "score", type=float, default=0.0, help="Leave out beads below this score.")
@click.option("--no-nulls", is_flag=True, help="Leave out beads that are empty on a side.")
@click.option("--no-duplicates", is_flag=True, help="Leave out beads whose texts came before.")
@click.option(
    "--maximum-ratio", "ratio", type=float, default=0.0, help="Most characters of a side for one of the other."
)
@click.option("--reviewed", is_flag=True, help="Leave out beads that nobody has reviewed.")
@click.option("--paragraphs", is_flag=True, help="Join beads to those of paragraphs.")
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
    source: str | None,
    score: float,
    no_nulls: bool,
    no_duplicates: bool,
    ratio: float,
    reviewed: bool,
    paragraphs: bool,
    checked: Path | None,
    schema: str,
    **said: str | bool,
) -> int:
    """Write a finished run (its folder, default `aligned`) in other formats, or check a TEI file.

    \b
    align export --format tmx --format xliff -o memory
    align export --format tmx --no-nulls --minimum-score 0.5 -o memory
    align export corpus.tmx --from tmx --format moses -o moses
    align export --check aligned
    """
    if checked:
        problems = check.check(checked, schema)
        for problem in problems:
            click.echo(show.safe(str(problem)))
        return 1 if problems else 0
    wanted = (*names, *(("tei-flat",) if flat else ()))
    if not wanted:
        raise UsageError("no format is named", remedy=f"add --format: {', '.join(_WRITTEN)}")
    cleaning = Cleaning(score, not no_nulls, not no_duplicates, ratio, reviewed, paragraphs)
    corpus, failures, notices = _corpus(run, source)
    if cleaning != Cleaning():
        corpus = Corpus(Cleaned(corpus.bitexts, cleaning), corpus.pool, corpus.signature)
    settings = Settings(**said)  # type: ignore[arg-type]
    folder = output or (run if run.is_dir() else run.parent)
    for path in formats.write(corpus, folder, wanted, settings, Claim(folder, overwrite=overwrite)):
        click.echo(path)
    for notice in (*notices, *(failure.message for failure in formats.notices(corpus))):
        click.echo(f"align: {show.safe(notice)}", err=True)
    return show.failures(failures)


def _corpus(run: Path, source: str | None) -> tuple[Corpus, tuple[Failure, ...], tuple[str, ...]]:
    """Return the corpus of a run, or of a file made elsewhere, with what failed and what a person should know."""
    if source is None:
        return jsonl.read(run / "corpus.jsonl"), (), ()
    found = formats.read(source, run)
    return Corpus(found.bitexts, (), Signature(__version__)), found.failures, found.notices


@click.command("import")
@click.argument("source", type=_PATH)
@click.option("-f", "--format", "name", type=click.Choice(_READ), help="[default: what the name tells]")
@click.option("-o", "--output", type=_PATH, default=Path("aligned"), show_default=True, help="Folder for the results.")
@click.option("--pool", type=click.Path(), help="English texts to look for originals in, besides the corpus's own.")
@overwrite_option
def import_(source: Path, name: str | None, output: Path, pool: str | None, overwrite: bool) -> int:
    """Read a corpus made elsewhere, match its quotes, and write it as `align` writes its own.

    French is the source, whatever the file names first. A unit, row or document that cannot be used stops nothing: it
    is named, and the exit code is 3.
    """
    claim = Claim(output, _inputs(source), overwrite=overwrite)
    foresee(output, formats.foreseen(layout([])), claim)
    found = formats.read(name, source)
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
