"""`align review`: people decide, on the bilingual page."""

from __future__ import annotations

import getpass
from pathlib import Path

import click

from aligner import pipeline
from aligner.cli import show
from aligner.cli.options import anchor_option, output_option, texts_and_models
from aligner.cli.progress import progress
from aligner.decisions import Store, home
from aligner.errors import UsageError, install
from aligner.reading import find


@click.command()
@texts_and_models("none")
@output_option("aligned", "Folder that the app writes results to when asked.")
@anchor_option
@click.option("--as", "name", help="Who decides.  [default: the name of the login]")
@click.option("--port", type=click.IntRange(0, 65535), default=0, help="Port to listen on.  [default: a free one]")
@click.option("--no-browser", is_flag=True, help="Print the address and open nothing.")
@click.option("-q", "--quiet", is_flag=True, help="Print nothing but the address and errors.")
def review(
    french: str,
    english: str,
    output: Path,
    anchors: Path | None,
    name: str | None,
    port: int,
    no_browser: bool,
    encoder: str,
    translator: str,
    quiet: bool,
) -> int:
    """Review the beads and matches of FRENCH and ENGLISH in a browser, on this machine alone.

    What is decided is kept at once in decisions.tsv, beside the texts, and holds in every later run of `align`. Ctrl-C
    ends it.
    """
    try:
        from aligner.review.server import serve
        from aligner.review.session import Session
        from aligner.review.watch import Watch
    except ModuleNotFoundError as error:
        if (error.name or "").startswith("aligner"):
            raise
        message = f"the review app needs {error.name}, which is not installed"
        raise UsageError(message, remedy=install("review")) from error
    by = " ".join((name if name is not None else _login()).split())
    if not by:
        raise UsageError("nobody is named", remedy="say who decides: --as NAME")
    store = Store(home(Path(french), Path(english)))
    store.read()
    with progress(quiet) as advance:
        # Looked at before they are read: a change meanwhile is noticed too.
        watch = Watch(path for found in (find([french], "fr"), find([english], "en")) for path in found.inputs)
        options = pipeline.Options(encoder, translator, decisions=False, jobs=0, anchors=anchors)
        result = pipeline.run([french], [english], options, advance)
    show.notices(result.notices)
    show.failures(result.failures)
    session = Session(result.in_memory(), store, by, result.inputs, watch)
    for conflict in session.current().conflicts:
        click.echo(f"align: decision not kept: {show.safe(str(conflict))}", err=True)
    if not quiet:
        click.echo(f"{by} decides; decisions go to {store.path}. Ctrl-C ends it.", err=True)
    serve(session, output, port, not no_browser, click.echo)
    return 0


def _login() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # no login name, as in some containers
        return ""
