"""`align translate`: English versions of French texts, made offline."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import click

from aligner import translation as engines
from aligner.cli import show
from aligner.cli.lines import read_lines
from aligner.cli.progress import progress
from aligner.errors import UsageError
from aligner.pipeline import glossary_terms, translate_folder


@click.command()
@click.argument("french", type=click.Path())
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Folder for the English versions.")
@click.option("--lines", is_flag=True, help="Translate line for line to standard output.")
@click.option("--translator", default="auto", show_default=True, help="Argos package or engine.")
@click.option("-g", "--glossary", "glossary", type=click.Path(path_type=Path), help="Terms that the translation obeys.")
@click.option("-q", "--quiet", is_flag=True, help="Print nothing but errors.")
def translate(
    french: str, output: Path | None, lines: bool, translator: str, glossary: Path | None, quiet: bool
) -> int:
    """Translate the texts of FRENCH that have no English version in the output folder.

    FRENCH is a folder, a file or a quoted glob, or with --lines a file (or -) with one sentence per line. A version
    made by people is never written over. A version made here says so in its metadata.
    """
    engine = engines.load(None if translator == "auto" else translator)
    with progress(quiet) as advance:
        if lines:
            source = read_lines(Path(french))
            report = partial(advance, "translate")
            terms = glossary_terms(glossary) if glossary else None
            rows = engines.translate_lines(source, engine, engines.Cache(), terms=terms, progress=report)
        elif output is None:
            raise UsageError("no output folder is named", remedy="add -o FOLDER, or --lines")
        else:
            result = translate_folder([french], output, engine, glossary, advance)
    if lines:
        for row in rows:
            click.echo(row.text)
        return 0
    if not quiet:
        for path in result.written:
            click.echo(path)
    show.notices(result.notices)
    return show.failures(result.failures)
