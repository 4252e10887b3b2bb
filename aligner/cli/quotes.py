"""`align quotes`: from quotes to their originals, and back."""

from __future__ import annotations

import json
from pathlib import Path

import click

from aligner import pipeline
from aligner.cli import show
from aligner.cli.lines import read_table
from aligner.cli.options import translator_option
from aligner.errors import UsageError
from aligner.formats import render

_FORMATS = click.Choice(["table", "tsv", "json"])


@click.command()
@click.argument("paths", nargs=-1, type=click.Path())
@click.option("--quote", help="One French quote, looked for in the English texts of PATHS.")
@click.option(
    "--by", type=click.Choice(["quote", "original"]), default="quote", show_default=True, help="Order of the answer."
)
@click.option("--queries", type=click.Path(path_type=Path), help="Table of French quotes: id, text.")
@click.option("--pool", type=click.Path(path_type=Path), help="Table of English texts: id, text.")
@click.option("--format", "form", type=_FORMATS, default="table", show_default=True)
@click.option("--encoder", default="bilingual", show_default=True)
@translator_option()
def quotes(
    paths: tuple[str, ...],
    quote: str | None,
    by: str,
    queries: Path | None,
    pool: Path | None,
    form: str,
    encoder: str,
    translator: str,
) -> int:
    """Find the originals of French quotes.

    \b
    align quotes FR EN                        every quote of the French texts
    align quotes FR EN --by original          every place that quotes an English text, and how
    align quotes --quote "…" EN               one quote
    align quotes --queries Q.tsv --pool P.tsv two tables in, a table out:
        id, verdict, confidence, candidate_id, start, end, text

    In the last, the best candidate is given whatever the verdict; its confidence is the chance that it is right. The
    translator judges the originals found: without one (none) verdicts are less sure.
    """
    if queries or pool:
        if not (queries and pool) or paths or quote:
            raise UsageError("--queries and --pool go together, and alone", remedy="give both tables and no folders")
        tables = read_table(queries, ("id", "text")), read_table(pool, ("id", "text"))
        engine = pipeline.engine(translator)
        show.match_rows(pipeline.match_tables(*tables, encoder, engine))
        show.notices(engine.notices)
        return 0
    if quote is not None:
        if not any(map(str.isalnum, quote)):
            raise UsageError(
                "the quote is empty" if not quote.strip() else "the quote has no word",
                remedy='align quotes --quote "…" EN',
            )
        if not paths:
            raise UsageError("no English texts are named", remedy='align quotes --quote "…" EN')
        result = pipeline.find_quote(quote, paths, encoder, pipeline.engine(translator))
    elif len(paths) == 2:
        options = pipeline.Options(encoder, translator, jobs=0, translations=False)
        result = pipeline.run([paths[0]], [paths[1]], options)
    else:
        raise UsageError(f"{len(paths)} paths where French and English are wanted", remedy="align quotes FR EN")
    _print(result, form, by)
    return show.failures(result.failures)


def _print(result: pipeline.Run, form: str, by: str) -> None:
    if form == "json":
        click.echo(json.dumps(show.as_json(result, ()), ensure_ascii=False, indent=2))
    elif by == "original":
        show.by_original(result)
    elif form == "tsv":
        files = dict(render(result.corpus, ("tsv",)))
        click.echo(files["quotes.tsv"].decode(), nl=False)
    else:
        show.as_table(result, ())
        return
    show.notices(result.notices)
