"""What a person should know of a run, in few lines: notices of one kind become one with their number."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

# What notices of one kind have in common, and what is said of several of them.
_KINDS = (
    (re.compile(r": passed over, no reader for (?P<what>.*)$"), "files passed over, no reader for"),
    (re.compile(r"^(?P<what>paired by content): "), "pairs"),
    (re.compile(r"^(?P<what>not paired, as another is surer): "), "pairs"),
    (re.compile(r": (?P<what>reordered), sentence"), "passages"),
    (re.compile(r": read as (?P<what>[\w-]+); save it as UTF-8"), "files that are not UTF-8, read as"),
    (re.compile(r": no text besides its (?P<what>front matter)"), "files with no text besides"),
    (re.compile(r": no list of persons names (?P<what>some speakers) "), "texts where no list of persons names"),
    (re.compile(r": read from a (?P<what>PDF): "), "texts whose paragraphs are inferred, read from"),
)


def shortened(notices: Sequence[str]) -> list[str]:
    """Return notices with those of one kind in one line, where there are several; `-v` names them.

    >>> shortened(["a.jpg: passed over, no reader for .jpg", "b.jpg: passed over, no reader for .jpg", "other"])
    ['2 files passed over, no reader for .jpg; -v names them', 'other']
    """
    found: dict[int, list[tuple[str, str]]] = {}
    out: list[str | int] = []
    for notice in notices:
        for number, (pattern, _) in enumerate(_KINDS):
            if match := pattern.search(notice):
                if number not in found:
                    out.append(number)
                found.setdefault(number, []).append((match["what"], notice))
                break
        else:
            out.append(notice)
    return [line if isinstance(line, str) else _line(_KINDS[line][1], found[line]) for line in out]


def _line(what: str, notices: Sequence[tuple[str, str]]) -> str:
    if len(notices) == 1:
        return notices[0][1]
    counts = Counter(kind for kind, _ in notices).most_common()
    kinds = ", ".join(kind if len(counts) == 1 else f"{kind} ({count})" for kind, count in counts)
    return f"{len(notices)} {what} {kinds}; -v names them"
