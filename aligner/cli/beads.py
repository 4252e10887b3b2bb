"""`align beads`: sentence alignment of two files with a sentence a line."""

from __future__ import annotations

from pathlib import Path

import click

from aligner import pipeline
from aligner.cli.lines import read_lines


@click.command()
@click.argument("source", type=click.Path(path_type=Path))
@click.argument("target", type=click.Path(path_type=Path))
@click.option("--lines", is_flag=True, required=True, help="Each line is a sentence.")
@click.option("--encoder", default="bilingual", show_default=True)
def beads(source: Path, target: Path, lines: bool, encoder: str) -> None:
    """Align SOURCE (French) with TARGET (English), a sentence a line, and print Vecalign's `[i,j]:[k]:cost`."""
    for row in pipeline.align_lines(read_lines(source), read_lines(target), encoder):
        click.echo(row)
