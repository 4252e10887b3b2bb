"""`align report`: the bilingual page."""

from __future__ import annotations

from pathlib import Path

import click

from aligner import pipeline
from aligner.cli import show
from aligner.cli.options import anchor_option, output_option, overwrite_option, texts_and_models
from aligner.cli.progress import progress
from aligner.output import Claim, foresee, write_files
from aligner.report import render


@click.command()
@texts_and_models("auto")
@output_option("report.html", "The page.")
@overwrite_option
@anchor_option
@click.option("-q", "--quiet", is_flag=True, help="Print nothing but errors.")
def report(
    french: str,
    english: str,
    output: Path,
    overwrite: bool,
    anchors: Path | None,
    encoder: str,
    translator: str,
    quiet: bool,
) -> int:
    """Show the texts of FRENCH and ENGLISH side by side, every quote with its original, in one HTML file.

    The page needs no network and no server: open it in a browser, or send it to somebody.
    """
    with progress(quiet) as advance:
        foresee(output.parent, [output.name], Claim(output.parent, overwrite=overwrite, page=True))
        options = pipeline.Options(encoder, translator, jobs=0, anchors=anchors)
        result = pipeline.run([french], [english], options, advance)
        claim = Claim(output.parent, result.inputs, overwrite=overwrite, page=True)
        (written,) = write_files(output.parent, [(output.name, render(result.in_memory()).encode())], claim)
    if not quiet:
        show.notices(result.notices)
        click.echo(str(written))
    return show.failures(result.failures)
