"""The arguments and options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import click

F = TypeVar("F", bound=Callable[..., int | None])


def output_option(default: str, about: str) -> Callable[[F], F]:
    """Return the option `-o/--output` with its default and its line of help."""
    kind = click.Path(path_type=Path)
    return click.option("-o", "--output", type=kind, default=Path(default), show_default=True, help=about)


def overwrite_option(function: F) -> F:
    """Add `--overwrite`: replace files that no run of align wrote, or that were changed since."""
    said = "Replace files in the way that align did not write, or that were changed since; never one that is read."
    return click.option("--overwrite", is_flag=True, help=said)(function)


def cache_options(function: F) -> F:
    """Add `--cache` and `--no-cache`: where results are kept between runs, if anywhere."""
    folder = click.Path(path_type=Path, file_okay=False)
    said = "Folder for results kept between runs, of a size that `align cache` bounds. [default: the user's cache]"
    function = click.option("--no-cache", "keep", flag_value=False, default=True, help="Keep no results.")(function)
    return click.option("--cache", type=folder, help=said)(function)


def anchor_option(function: F) -> F:
    """Add `--anchor`: a table of places at which a bead begins in both texts."""
    said = "Table of places at which a bead begins in both texts: source_path, target_path, source, target."
    kind = click.Path(path_type=Path, dir_okay=False)
    return click.option("--anchor", "anchors", type=kind, metavar="FILE", help=said)(function)


def translator_option(default: str = "auto") -> Callable[[F], F]:
    """Return the option `--translator` with its default."""
    said = "Argos package or engine; none leaves it out."
    return click.option("--translator", default=default, show_default=True, help=said)


def texts_and_models(translator: str) -> Callable[[F], F]:
    """Return what every run over two folders takes: FRENCH, ENGLISH, `--encoder`, `--translator` with its default."""
    taken = (
        click.argument("french", type=click.Path()),
        click.argument("english", type=click.Path()),
        click.option("--encoder", default="bilingual", show_default=True, help="What makes vectors of sentences."),
        translator_option(translator),
    )

    def decorate(function: F) -> F:
        for one in reversed(taken):
            function = one(function)
        return function

    return decorate
