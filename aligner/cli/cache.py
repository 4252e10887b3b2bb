"""`align cache`: what is kept between runs, and how to clean it."""

from __future__ import annotations

from pathlib import Path

import click

from aligner import pipeline, translation
from aligner.errors import UsageError

_FOLDER = click.option(
    "--cache", "folder", type=click.Path(path_type=Path, file_okay=False), help="The cache. [default: the user's]"
)
_UNITS = {"": 1, "K": 2**10, "M": 2**20, "G": 2**30}


@click.group()
def cache() -> None:
    """Show and clean what is kept between runs: nothing in it cannot be made again."""


@cache.command()
@_FOLDER
def show(folder: Path | None) -> None:
    """Say where the cache is, and how much it holds of each stage."""
    place = folder or pipeline.default_folder()
    click.echo(str(place))
    for kept in pipeline.kept(place):
        click.echo(f"{kept.stage}\t{kept.results}\t{_size(kept.bytes)}")


@cache.command()
@_FOLDER
@click.option("--to", "most", metavar="SIZE", help="Keep at most so much, as in 500M or 2G, what was used last.")
def clean(folder: Path | None, most: str | None) -> None:
    """Remove everything, or with --to the longest unused; do it while no run is under way."""
    place = folder or pipeline.default_folder()
    freed = pipeline.clean(place, _bytes(most) if most else 0)
    if most is None and folder is None:
        translations = translation.Cache()
        freed += translations.clear()
    click.echo(f"{_size(freed)} freed in {place}")


def _bytes(text: str) -> int:
    number, unit = (text[:-1], text[-1].upper()) if text[-1:].isalpha() else (text, "")
    try:
        return int(float(number) * _UNITS[unit])
    except (KeyError, ValueError, OverflowError):
        raise UsageError(f"not a size: {text!r}", remedy="write it as 500M or 2G") from None


def _size(count: int) -> str:
    return f"{count / 2**20:.1f} MiB"
