"""The `align` command: one thin file per command."""

from __future__ import annotations

import sys
from importlib import import_module

import click

from aligner import __version__
from aligner.cli.near import check_command, improved, near
from aligner.errors import AlignerError

# Where each command is, and what it does; its module is loaded when the command is asked for.
COMMANDS = {
    "beads": ("beads:beads", "Align two files, one sentence per line; print the beads."),
    "cache": ("cache:cache", "Show and clean what is kept between runs."),
    "evaluate": ("evaluate:evaluate", "Score alignments, translations and quotations against gold."),
    "export": ("export:export", "Write a finished run in other formats; check TEI files."),
    "glossary": ("glossary:glossary", "Lint a glossary, check translations against it, suggest terms."),
    "import": ("export:import_", "Read a corpus made elsewhere, and match its quotes."),
    "index": ("index:index", "Keep a pool of English texts on disk, and look for originals in it."),
    "models": ("models:models", "List, verify and install models."),
    "quotes": ("quotes:quotes", "Find the originals of French quotes."),
    "read": ("read:read", "Show what is read of files: blocks, sentences, quotes."),
    "report": ("report:report", "Show two folders of texts side by side, on one page."),
    "review": ("review:review", "Review beads and matches in a browser."),
    "run": ("run:run", "Align two folders of texts, and find the originals of the quotes."),
    "translate": ("translate:translate", "Translate French texts that have no English version."),
}


class DefaultGroup(click.Group):
    """A group whose command may be left out: `align FR EN` is `align run FR EN`. Commands are loaded when needed."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put `run` before arguments that name no command; raise UsageError for what nearly names one, or an option."""
        first = args[0] if args else ""
        if first.startswith("--") and (meant := near(first, ("--help", "--version"))):
            raise click.UsageError(f"no option {first!r}; did you mean {meant!r}?", ctx)
        if first and first not in COMMANDS and not first.startswith("-"):
            check_command(args, COMMANDS)
        if args and args[0] not in COMMANDS and args[0] not in ("--help", "--version", "-h"):
            args = ["run", *args]
        return super().parse_args(ctx, args)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands, in order of the alphabet."""
        return sorted(COMMANDS)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what each command does, without loading it."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, about) for name, (_, about) in sorted(COMMANDS.items())])

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command of a name, or None."""
        if cmd_name not in COMMANDS:
            return None
        module, _, name = COMMANDS[cmd_name][0].partition(":")
        found: click.Command = getattr(import_module(f"aligner.cli.{module}"), name)
        return found


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
        from aligner.cli.show import safe

        click.echo(f"align: {safe(str(error))}", err=True)
        code = 2
    except BrokenPipeError:
        sys.stderr.close()  # the reader has left: nobody is there to be told
        code = 0
    sys.exit(code if isinstance(code, int) else 0)
