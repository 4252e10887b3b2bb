"""One line of `decisions.tsv`: what was decided about which place, by whom and when."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import astuple, dataclass, fields
from typing import Literal, get_args

from aligner.errors import InputError
from aligner.signature import digest

FILE_NAME = "decisions.tsv"

What = Literal["bead", "match", "decision"]
Action = Literal["accept", "reject", "merge", "split", "move", "pick", "span", "none", "verdict", "undo"]
# What can be done to what; a decision can only be undone, an undoing among them.
ACTIONS: dict[str, frozenset[str]] = {
    "bead": frozenset({"accept", "reject", "merge", "split", "move"}),
    "match": frozenset({"accept", "reject", "pick", "span", "none", "verdict"}),
    "decision": frozenset({"undo"}),
}
_EXCERPT = 120
_BREAKS = re.compile(r"[\t\n\r]")


@dataclass(frozen=True, slots=True)
class Entry:
    """A decision: `id` is a digest of the rest.

    `document` is the French document, `target` the English one of a bead. `anchor` is a bead's two places (`-` for an
    empty side), a quote's place, or the id of the decision that is undone. `value` holds the beads that a merge, split
    or move leaves, as pairs of character spans parted by `; `, or a match's verdict, the place of its original and that
    one's document. `text` is for people only. `at` is UTC, ISO 8601.
    """

    id: str
    what: What
    document: str
    target: str
    anchor: str
    action: Action
    value: str
    text: str
    by: str
    at: str


COLUMNS = tuple(field.name for field in fields(Entry))
HEADER = "\t".join(COLUMNS)


def make(
    what: What, document: str, target: str, anchor: str, action: Action, value: str, text: str, by: str, at: str
) -> Entry:
    """Return a decision with its id; tabs and line ends in a field become spaces, and `text` is cut short."""
    names = (what, document, target, anchor, action, value, _excerpt(text), by, at)
    # Lone surrogates, which UTF-8 cannot hold, become question marks.
    values = [_BREAKS.sub(" ", name).encode("utf-8", "replace").decode() for name in names]
    return Entry(digest(values)[:12], *values)  # type: ignore[arg-type]  # what and action are untouched


def line(entry: Entry) -> str:
    """Return a decision as a line of the file, without its end."""
    return "\t".join(astuple(entry))


def parse(content: str, where: str = FILE_NAME) -> tuple[Entry, ...]:
    """Read the lines of a file: a header, then one decision per line; empty ones and comments (#) are passed over.

    A line that stands twice, as after merging two versions of the file, counts once. Raises InputError with the line of
    what is wrong.
    """
    numbered = [(i, row) for i, row in enumerate(content.split("\n"), 1) if row.strip() and not row.startswith("#")]
    if not numbered:
        return ()
    if tuple(numbered[0][1].rstrip("\r").split("\t")) != COLUMNS:
        remedy = f"begin the file with the line {' '.join(COLUMNS)}, tab-separated"
        raise InputError("not a header of decisions", where=f"{where}:{numbered[0][0]}", remedy=remedy)
    made: dict[str, Entry] = {}
    for number, row in numbered[1:]:
        entry = _entry(row.rstrip("\r").split("\t"), f"{where}:{number}")
        made.setdefault(entry.id, entry)
    return tuple(made.values())


def active(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """Return the decisions that hold, in order: those that no later one that holds itself undoes."""
    undone: set[str] = set()
    held: list[Entry] = []
    for entry in reversed(entries):
        if entry.id in undone:
            continue
        if entry.action == "undo":
            undone.add(entry.anchor)
        else:
            held.append(entry)
    return tuple(reversed(held))


def last(entries: Iterable[Entry], by: str) -> Entry | None:
    """Return the newest decision that one person made and that still holds, None where there is none."""
    return next((entry for entry in reversed(active(tuple(entries))) if entry.by == by), None)


def _entry(cells: Sequence[str], where: str) -> Entry:
    remedy = "restore the line, or remove it"
    if len(cells) != len(COLUMNS):
        raise InputError(f"{len(cells)} fields where the header names {len(COLUMNS)}", where=where, remedy=remedy)
    entry = Entry(*cells)  # type: ignore[arg-type]  # what and action are checked in the next lines
    if entry.what not in get_args(What) or entry.action not in ACTIONS[entry.what]:
        raise InputError(f"no decision is called {entry.what} {entry.action}", where=where, remedy=remedy)
    if not entry.id:
        raise InputError("a decision without id", where=where, remedy=remedy)
    return entry


def _excerpt(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= _EXCERPT else f"{plain[: _EXCERPT - 1]}…"
