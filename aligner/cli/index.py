"""`align index`: a pool of English texts kept on disk, for large pools that are asked often."""

from __future__ import annotations

from pathlib import Path

import click

from aligner import pipeline
from aligner.cli import show
from aligner.cli.lines import read_table
from aligner.cli.options import translator_option

_PATH = click.Path(path_type=Path)


@click.group()
def index() -> None:
    """Keep a pool of English texts on disk and look for originals in it."""


@index.command()
@click.argument("folder", type=_PATH)
@click.argument("english", nargs=-1, required=True, type=click.Path())
def build(folder: Path, english: tuple[str, ...]) -> int:
    """Add the texts of ENGLISH to the index in FOLDER; texts that are there already are not added again."""
    result = pipeline.index_texts(folder, english)
    click.echo(f"{result.added} texts added to {folder}")
    show.notices(result.notices)
    return show.failures(result.failures)


@index.command()
@click.argument("folder", type=_PATH)
@click.option("--queries", type=_PATH, help="Table of French quotes: id, text.")
@click.option("--quote", help="One French quote.")
@click.option("--encoder", default="bilingual", show_default=True)
@translator_option()
def query(folder: Path, queries: Path | None, quote: str | None, encoder: str, translator: str) -> None:
    """Look for the originals of French quotes in the index in FOLDER; prints what `align quotes --queries` does."""
    if (queries is None) == (quote is None):
        raise click.UsageError("give either --queries TABLE or --quote TEXT")
    asked = read_table(queries, ("id", "text")) if queries else [("1", quote or "")]
    engine = pipeline.engine(translator)
    show.match_rows(pipeline.query_index(folder, asked, encoder, engine))
    show.notices(engine.notices)
