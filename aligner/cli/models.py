"""`align models`: the translation packages that are there, and their digests."""

from __future__ import annotations

from pathlib import Path

import click

from aligner import translation as engines
from aligner.embed.bilingual import BilingualEncoder
from aligner.errors import UsageError


@click.group()
def models() -> None:
    """List, verify and install models."""


@models.command(name="list")
def list_() -> None:
    """List the translation packages that are found, the first for a direction being the one used."""
    packages = engines.available()
    for package in packages:
        click.echo(
            f"{package.name}\t{'→'.join(package.direction)}\t{package.version}\t{package.origin}\t{package.path}"
        )
    if not packages:
        click.echo("no translation package is installed: align models install FILE.argosmodel", err=True)


@models.command()
@click.argument("names", nargs=-1)
def verify(names: tuple[str, ...]) -> int:
    """Recompute the digests of the encoder and of all packages, or of those NAMED."""
    encoder = BilingualEncoder()
    packages = engines.available()
    for name in names:
        if name not in {encoder.name, *(package.name for package in packages)}:
            raise UsageError(f"no model {name!r}", remedy="align models list shows the packages that there are")
    if not names or encoder.name in names:
        encoder.verify()
        click.echo(f"{encoder.name}\tok\t{encoder.digest}")
    bad = 0
    for package in packages:
        if names and package.name not in names:
            continue
        result = engines.verify(package)
        bad += not result.ok
        click.echo(f"{package.name}\t{'; '.join(result.problems) or 'ok'}\t{result.found}")
    return 1 if bad else 0


@models.command()
@click.argument("source", type=click.Path(path_type=Path))
@click.option("--sha256", default="", help="The digest that the package must have.")
@click.option("--replace", is_flag=True, help="Replace an installed package of that name.")
def install(source: Path, sha256: str, replace: bool) -> None:
    """Install an Argos package (a file .argosmodel, or its folder); nothing in it is ever executed."""
    package = engines.install(source, expected=sha256, replace=replace)
    click.echo(f"{package.name}\t{'→'.join(package.direction)}\t{package.version}\t{package.path}")
