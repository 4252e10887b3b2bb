"""`align beads`: sentence alignment of two files with one sentence per line."""

from __future__ import annotations

from pathlib import Path

import click

from aligner import pipeline
from aligner.cli.lines import read_lines
from aligner.errors import UsageError


@click.command()
@click.argument("source", type=click.Path(path_type=Path))
@click.argument("target", type=click.Path(path_type=Path))
@click.option("--lines", is_flag=True, required=True, help="Each line is a sentence.")
@click.option(
    "--anchor", "anchors", multiple=True, metavar="I:J", help="A bead begins at line I and J, from 0; repeat it."
)
@click.option("--encoder", default="bilingual", show_default=True)
def beads(source: Path, target: Path, lines: bool, anchors: tuple[str, ...], encoder: str) -> None:
    """Align SOURCE (French) with TARGET (English), one sentence per line, and print Vecalign's `[i,j]:[k]:cost`."""
    for row in pipeline.align_lines(
        read_lines(source), read_lines(target), encoder, [_anchor(text) for text in anchors]
    ):
        click.echo(row)


def _anchor(text: str) -> tuple[int, int]:
    left, _, right = text.partition(":")
    if not (left.isdecimal() and right.isdecimal()):
        raise UsageError(f"{text!r} is no anchor", remedy="give two line numbers, as in --anchor 12:10")
    return int(left), int(right)
