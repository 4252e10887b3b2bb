"""What a person may have meant by a command or an option that there is not."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from glob import has_magic
from pathlib import Path

import click
from rapidfuzz.distance import OSA

# Two slips of the finger: letters left out, added, changed, or two in the wrong order.
_FAR = 2
_UNKNOWN = re.compile("No such command '([^']*)'")


def near(word: str, names: Iterable[str]) -> str:
    """Return the name that a word is closest to, an empty string where it is close to none.

    >>> near("glossry", ["glossary", "quotes"]), near("corpus", ["quotes"])
    ('glossary', '')
    """
    far = min(_FAR, max(1, len(word.lstrip("-")) // 3))
    ranked = sorted((OSA.distance(word, name), name) for name in names)
    return ranked[0][1] if ranked and 0 < ranked[0][0] <= far else ""


def options_of(command: click.Command) -> list[str]:
    """Return the options of a command, those that every command has among them."""
    own = [name for option in command.params for name in (*option.opts, *option.secondary_opts) if name[:1] == "-"]
    return [*own, "--help", "--version"]


def check_command(words: Sequence[str], commands: Iterable[str]) -> None:
    """Raise UsageError where the first word of a command line is no path, and close to a command, or all there is."""
    word = words[0]
    if Path(word).exists() or has_magic(word):
        return
    if meant := near(word, commands):
        raise click.UsageError(f"no command {word!r}; did you mean {meant!r}?")
    if len(words) == 1:
        raise click.UsageError(f"no command {word!r}, and no such file or folder either")


def improved(error: click.ClickException) -> click.ClickException:
    """Return an error with what may have been meant, where click does not know."""
    context = getattr(error, "ctx", None)
    if isinstance(error, click.NoSuchOption) and context is not None:
        meant = near(error.option_name, options_of(context.command))
        said = f"no option {error.option_name!r}" + (f"; did you mean {meant!r}?" if meant else "")
        return click.UsageError(said, context)
    if isinstance(error, click.UsageError) and context is not None and isinstance(context.command, click.Group):
        found = _UNKNOWN.search(error.message)
        if found and (meant := near(found[1], context.command.list_commands(context))):
            return click.UsageError(f"no command {found[1]!r}; did you mean {meant!r}?", context)
    return error
