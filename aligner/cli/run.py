"""`align run`: the main job."""

from __future__ import annotations

import json
from pathlib import Path

import click

from aligner import pipeline
from aligner.cli import show
from aligner.cli.options import output_option, texts_and_models
from aligner.export import write


@click.command()
@texts_and_models("auto")
@output_option("aligned", "Folder for the results.")
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
@click.option("-q", "--quiet", is_flag=True, help="Print nothing but errors.")
def run(french: str, english: str, output: Path, encoder: str, translator: str, as_json: bool, quiet: bool) -> int:
    """Align the texts of FRENCH with those of ENGLISH, and find every French quote's original.

    Both are folders, files or quoted globs. Versions of one text are paired by name, or else by content; every English
    text is searched for originals. Writes TEI, tables and a manifest to the output folder, whole or not at all.
    """
    with show.progress(quiet or as_json) as progress:
        result = pipeline.run([french], [english], pipeline.Options(encoder, translator), progress)
        written = write(result.corpus, output)
    if as_json:
        click.echo(json.dumps(show.as_json(result, written), ensure_ascii=False, indent=2))
    elif not quiet:
        show.as_table(result, written)
    return show.failures(result.failures)
