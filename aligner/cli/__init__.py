"""The `align` command: one thin file per command."""

from __future__ import annotations

import sys

import click

from aligner import __version__
from aligner.cli import show
from aligner.cli.beads import beads
from aligner.cli.cache import cache
from aligner.cli.evaluate import evaluate
from aligner.cli.export import export, import_
from aligner.cli.glossary import glossary
from aligner.cli.index import index
from aligner.cli.models import models
from aligner.cli.near import check_command, improved, near
from aligner.cli.quotes import quotes
from aligner.cli.read import read
from aligner.cli.report import report
from aligner.cli.review import review
from aligner.cli.run import run
from aligner.cli.translate import translate
from aligner.errors import AlignerError


class DefaultGroup(click.Group):
    """A group whose command may be left out: `align FR EN` is `align run FR EN`."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put `run` before arguments that name no command; raise UsageError for what nearly names one, or an option."""
        first = args[0] if args else ""
        if first.startswith("--") and (meant := near(first, ("--help", "--version"))):
            raise click.UsageError(f"no option {first!r}; did you mean {meant!r}?", ctx)
        if first and first not in self.commands and not first.startswith("-"):
            check_command(args, self.commands)
        if args and args[0] not in self.commands and args[0] not in ("--help", "--version", "-h"):
            args = ["run", *args]
        return super().parse_args(ctx, args)


@click.group(
    cls=DefaultGroup,
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, message="%(prog)s %(version)s")
def group() -> None:
    """Find the original words behind translated quotes, and align French and English texts.

    `align FR EN` is the main job, short for `align run FR EN`.
    """


for command in (
    run,
    beads,
    quotes,
    read,
    index,
    translate,
    glossary,
    evaluate,
    export,
    import_,
    report,
    review,
    models,
    cache,
):
    group.add_command(command)


def main() -> None:
    """Run the command line: exit 0 done, 1 findings, 2 bad use or bad input, 3 some documents failed."""
    try:
        code = group.main(standalone_mode=False)
    except click.exceptions.NoArgsIsHelpError as error:
        error.show()
        code = 2
    except click.ClickException as error:
        improved(error).show()
        code = 2
    except click.exceptions.Abort:
        click.echo("align: stopped", err=True)
        code = 130
    except AlignerError as error:
        click.echo(f"align: {show.safe(str(error))}", err=True)
        code = 2
    except BrokenPipeError:
        sys.stderr.close()  # the reader has left: nobody is there to be told
        code = 0
    sys.exit(code if isinstance(code, int) else 0)
