"""Glossaries of other tools, in and out: one entry for each format; what a format cannot say, `lost` names."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields

from aligner.errors import UsageError
from aligner.glossary.exchanged import Exchanged
from aligner.glossary.load import COLUMNS
from aligner.glossary.tbx import write_older_tbx, write_tbx
from aligner.glossary.tbx_read import read_tbx
from aligner.glossary.term_tables import (
    read_crowdin,
    read_two,
    read_weblate,
    write_crowdin,
    write_omegat,
    write_two,
    write_weblate,
)
from aligner.glossary.terms import Exemption, Glossary, Term


def to_tsv(terms: Iterable[Term]) -> str:
    """Return glossary.tsv: the columns that any row fills, in the usual order.

    Raises UsageError for a cell that a tab-separated table cannot hold.
    """
    rows = [_cells(term) for term in terms]
    columns = [name for name in COLUMNS if name in ("source", "target") or any(row.get(name) for row in rows)]
    if any(row["source"].startswith("#") for row in rows):  # such a row would read as a comment
        columns = ["status", *(name for name in columns if name != "status")]
        for row in rows:
            row.setdefault("status", "preferred")
    lines = ["\t".join(columns)]
    lines += ["\t".join(" ".join(row.get(name, "").split()) for name in columns) for row in rows]
    return "\n".join(lines) + "\n"


def _cells(term: Term) -> dict[str, str]:
    keep = term.status == "keep"
    usual = {"status": "preferred", "match": "exact" if keep else "lemma", "case": "exact" if keep else "any"}
    usual["severity"] = "error"
    cells: dict[str, str] = {}
    for field in fields(term):
        value = getattr(term, field.name)
        if field.name == "line" or value == usual.get(field.name):
            continue
        if field.name == "ignore":
            cells["ignore"] = "|".join(f"{e.glob}: {e.reason}" for e in value if isinstance(e, Exemption))
        elif isinstance(value, tuple):
            for part in value:
                if "|" in part:
                    raise UsageError(f"{part!r} holds a |, which parts the cell", remedy="leave the variant out")
            cells[field.name] = "|".join(value)
        else:
            cells[field.name] = str(value)
    return cells


@dataclass(frozen=True, slots=True)
class Exchange:
    """A format: how it is read (text, file name) and written."""

    read: Callable[[str, str], Exchanged]
    write: Callable[[Glossary], str]


def lost(glossary: Glossary, name: str) -> tuple[str, ...]:
    """Return, in one line each, what a format cannot say of a glossary."""
    notices = []
    for term in glossary.terms:
        if term.match == "regex":
            notices.append(f"line {term.line}: “{term.source}” is a regular expression and is left out")
        elif name in ("deepl", "deepl-csv") and not term.accepted:
            notices.append(f"line {term.line}: “{term.source}” only forbids and is left out")
        elif term.scope:
            notices.append(f"line {term.line}: the scope of “{term.source}” is left out")
    return tuple(notices)


EXCHANGES: dict[str, Exchange] = {
    "deepl": Exchange(read_two("\t"), write_two("\t")),
    "deepl-csv": Exchange(read_two(","), write_two(",")),
    "omegat": Exchange(read_two("\t"), write_omegat),
    "weblate": Exchange(read_weblate, write_weblate),
    "crowdin": Exchange(read_crowdin, write_crowdin),
    "tbx": Exchange(read_tbx, write_tbx),
    "tbx-2": Exchange(read_tbx, write_older_tbx),
}
