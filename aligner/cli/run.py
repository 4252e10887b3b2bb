"""`align run`: the main job."""

from __future__ import annotations

import json
from pathlib import Path

import click

from aligner import pipeline
from aligner.cli import show
from aligner.cli.options import anchor_option, cache_options, output_option, overwrite_option, texts_and_models
from aligner.cli.progress import progress


@click.command()
@texts_and_models("auto")
@output_option("aligned", "Folder for the results.")
@overwrite_option
@anchor_option
@click.option("-j", "--jobs", type=click.IntRange(0), default=0, help="Processes; 0, the default: one per processor.")
@cache_options
@click.option("--scheduler", metavar="ADDRESS", help="Work on a Dask cluster: tcp://HOST:PORT of its scheduler.")
@click.option("--shared", type=click.Path(path_type=Path), help="Folder that the cluster sees, for the pool's index.")
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
@click.option("-v", "--verbose", is_flag=True, help="Name every text that notices are about.")
@click.option("-q", "--quiet", is_flag=True, help="Print nothing but errors.")
def run(
    french: str,
    english: str,
    encoder: str,
    translator: str,
    output: Path,
    overwrite: bool,
    anchors: Path | None,
    jobs: int,
    cache: Path | None,
    keep: bool,
    scheduler: str | None,
    shared: Path | None,
    as_json: bool,
    quiet: bool,
    verbose: bool,
) -> int:
    """Align the texts of FRENCH with those of ENGLISH, and find every French quote's original.

    Both are folders, files or quoted globs. Versions of one text are paired by name, or else by content; every English
    text is searched for originals. Writes TEI, tables and a manifest to the output folder, whole or not at all, and
    replaces there only what an earlier run wrote. A run that was killed goes on where it stopped when it is started
    again.
    """
    options = pipeline.Options(
        encoder,
        translator,
        jobs=jobs,
        cache=cache,
        keep=keep,
        shared=shared,
        output=output,
        overwrite=overwrite,
        anchors=anchors,
    )
    with progress(quiet or as_json) as advance, pipeline.closing(_executor(jobs, scheduler)) as executor:
        result = pipeline.run([french], [english], options, advance, executor)
        written = pipeline.write(result, output, overwrite=overwrite)
    if as_json:
        click.echo(json.dumps(show.as_json(result, written), ensure_ascii=False, indent=2))
    elif not quiet:
        show.as_table(result, written, verbose)
    return show.failures(result.failures)


def _executor(jobs: int, scheduler: str | None) -> pipeline.Executor:
    if scheduler is None:
        return pipeline.local(jobs)
    from aligner.distribute import Cluster

    return Cluster(scheduler)
