"""The training pairs: which files, how much of each, how often; all pinned by digest in `inputs.tsv`."""

from __future__ import annotations

import hashlib
import lzma
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Input:
    """A file of pairs (`fr<TAB>en` a line, xz): the first `limit` are taken (0: all), each `copies` times.

    Copies are varied anew each time (see `augment`). What is nearer to news and speech is taken more often. The first
    `skipped` lines are left out, and so are lines of fewer than `shortest` or more than `longest` characters (0: none).
    """

    path: Path
    limit: int
    copies: int
    skipped: int = 0
    shortest: int = 0
    longest: int = 0


def checked(data: Path, listing: Path) -> list[Input]:
    """Return the inputs that `listing` names, after checking that each file in `data` has the pinned SHA-256.

    Its columns: file, limit, copies, SHA-256, and where need be skipped, shortest, longest.
    """
    found: list[Input] = []
    for line in listing.read_text("utf-8").splitlines()[1:]:
        name, limit, copies, expected, *lines = line.split("\t")
        path = data / name
        if not path.is_file():
            sys.exit(f"{path}: missing; put the file there, or take its line out of {listing}")
        with path.open("rb") as stream:
            digest = hashlib.file_digest(stream, "sha256").hexdigest()
        if digest != expected:
            sys.exit(f"{path}: SHA-256 is {digest}, expected {expected}; get the pinned version")
        found.append(Input(path, int(limit), int(copies), *map(int, lines)))
    return found


def pairs(source: Input, most: int = 0) -> Iterator[tuple[str, str]]:
    """Yield a file's pairs in its order, at most `most` (0: its own limit)."""
    limit = min(filter(None, (source.limit, most)), default=0)
    with lzma.open(source.path, "rt", encoding="utf-8") as lines:
        chosen = (line for line in islice(lines, source.skipped, None) if _fits(line, source))
        for line in islice(chosen, limit or None):
            french, _, english = line.rstrip("\n").partition("\t")
            if french and english:
                yield french, english


def _fits(line: str, source: Input) -> bool:
    return source.shortest <= len(line.rstrip("\n")) <= (source.longest or len(line))
