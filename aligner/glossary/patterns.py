"""Regular expressions of a glossary: compiled within limits, with what a source's groups found put into a target's."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import regex

LENGTH = 500  # characters of a regular expression
COPIES = 10_000  # times that counted repetitions may multiply what they repeat, as {9} in {9} does 81 times
_PIECE = regex.compile(r"\\.|\[(?:\\.|[^]\\])*+\]|\{(\d+)(?:,(\d*))?\}|.", regex.DOTALL)
_GROUP = regex.compile(r"(\\\\)|\\([1-9])([*+?{]?)")


@lru_cache(maxsize=10_000)
def compiled(pattern: str, flags: int = 0) -> regex.Pattern[str]:
    """Compile a pattern. Raises ValueError, with what is wrong, for what is none or would take long to compile."""
    if copies(pattern) > COPIES:
        raise ValueError(f"its repetitions multiply beyond {COPIES}")
    try:
        return regex.compile(pattern, flags)
    except (regex.error, OverflowError) as error:
        raise ValueError(f"not a regular expression: {error}") from error
    except RecursionError as error:
        raise ValueError("its groups are nested too deeply") from error


def copies(pattern: str) -> int:
    """Return how often nested counts repeat the innermost: compiling takes as much time and memory.

    >>> copies(r"(\\d{3} ?){2}-\\d{4}")
    6
    """
    open_groups, last = [1], 1
    for piece in _PIECE.finditer(pattern):
        if piece[0] == "(":
            open_groups.append(1)
            last = 1
        elif piece[0] == ")" and len(open_groups) > 1:
            last = open_groups.pop()
        elif piece[1]:
            last *= max(1, int(piece[2] or piece[1]))
        else:
            last = 1
        open_groups[-1] = max(open_groups[-1], last)
    return max(open_groups)


def expand(form: str, groups: Sequence[str]) -> str:
    r"""Return a target pattern with \1 … \9 filled in by what the source's groups found: nothing where there is none.

    >>> expand(r"\1+ billion", ["5.5"])
    '(?:5\\.5)+ billion'
    """

    def fill(found: regex.Match[str]) -> str:
        if found[1]:  # a backslash that is itself
            return found[0]
        number = int(found[2]) - 1
        words = regex.escape(groups[number]) if number < len(groups) else ""
        return f"(?:{words}){found[3]}" if found[3] else words

    return _GROUP.sub(fill, form)
