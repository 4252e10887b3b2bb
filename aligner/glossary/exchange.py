"""Glossaries of other tools: DeepL, Weblate and Crowdin tables and TBX, in and out.

Each table is a small dialect: which columns it has, and how it says that a row is kept as it is or forbidden. What a
dialect cannot say is left out on the way, and `lost` names it.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, fields

from aligner.errors import InputError, UsageError
from aligner.glossary.load import COLUMNS
from aligner.glossary.tbx import read_tbx, write_tbx
from aligner.glossary.terms import Case, Exemption, Glossary, Pos, Status, Term

_YES = frozenset(("1", "true", "yes", "y", "x"))


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

    read: Callable[[str, str], tuple[Term, ...]]
    write: Callable[[Glossary], str]


def _table(text: str, name: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    if delimiter == "\t":  # tabs part cells and nothing else does: a quotation mark is itself
        for number, line in enumerate(text.split("\n"), 1):
            if line.strip():
                yield number, line.removesuffix("\r").split("\t")
        return
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        for row in reader:
            if any(cell.strip() for cell in row):
                yield reader.line_num, row
    except csv.Error as error:
        raise InputError(
            f"not a CSV row: {error}", where=f"{name}:{reader.line_num}", remedy="mend the quotes"
        ) from error


def _two(delimiter: str) -> Callable[[str, str], tuple[Term, ...]]:
    def read(text: str, name: str) -> tuple[Term, ...]:
        terms = []
        for number, row in _table(text.removeprefix("\ufeff"), name, delimiter):
            cells = [cell.strip() for cell in row]
            if len(cells) < 2 or not cells[0] or not cells[1]:
                raise InputError(
                    f"{len(row)} cells", where=f"{name}:{number}", remedy="write source and target in each row"
                )
            if len(cells) >= 4 and (cells[2].lower(), cells[3].lower()) not in (("fr", "en"), ("", "")):
                found = f"languages {cells[2]!r} and {cells[3]!r}"
                raise InputError(found, where=f"{name}:{number}", remedy="export the French to English rows")
            if number == 1 and (cells[0].lower(), cells[1].lower()) in (("source", "target"), ("fr", "en")):
                continue
            terms.append(Term(cells[0], cells[1], number))
        return tuple(terms)

    return read


def _write_two(delimiter: str) -> Callable[[Glossary], str]:
    def write(glossary: Glossary) -> str:
        rows = [(t.source, t.accepted[0]) for t in glossary.terms if t.accepted and t.match != "regex"]
        rows = list(dict.fromkeys(rows))
        first: dict[str, str] = {}
        unique = [(s, first.setdefault(s, t)) for s, t in rows if s not in first]  # DeepL takes a source once
        return _rows(unique, delimiter)

    return write


def _rows(rows: Iterable[Sequence[str]], delimiter: str) -> str:
    if delimiter == "\t":
        return "".join("\t".join(" ".join(cell.split()) for cell in row) + "\n" for row in rows)
    stream = io.StringIO(newline="")
    csv.writer(stream, delimiter=delimiter, lineterminator="\n").writerows(rows)
    return stream.getvalue()


def _named(text: str, name: str, wanted: Sequence[str]) -> Iterator[tuple[int, dict[str, str]]]:
    header: list[str] | None = None
    for number, row in _table(text.removeprefix("\ufeff"), name, ","):
        if header is None:
            header = [cell.strip().lower() for cell in row]
            missing = [column for column in wanted if column not in header]
            if missing:
                raise InputError(
                    f"no column {missing[0]!r}", where=f"{name}:{number}", remedy="export with a header row"
                )
            continue
        if len(row) > len(header):
            found = f"{len(row)} cells where the header names {len(header)}"
            raise InputError(found, where=f"{name}:{number}", remedy="quote cells that hold a comma")
        cells = [cell.strip() for cell in row] + [""] * (len(header) - len(row))
        yield number, dict(zip(header, cells, strict=True))


def _weblate(text: str, name: str) -> tuple[Term, ...]:
    """Read Weblate's CSV: location, source, target, …, `flags` ("read-only", "forbidden")."""
    terms = []
    for number, row in _named(text, name, ("source", "target")):
        flags = {flag.strip() for flag in row.get("flags", "").split(",")}
        status: Status = "keep" if "read-only" in flags else "forbidden" if "forbidden" in flags else "preferred"
        case: Case = "exact" if status == "keep" else "any"
        target = row.get("target", "") or (row.get("source", "") if status == "keep" else "")
        terms.append(
            _made(row.get("source", ""), target, number, name, status, case, row.get("translator_comments", ""))
        )
    return tuple(terms)


def _made(
    source: str, target: str, number: int, name: str, status: Status, case: Case, note: str, pos: Pos = ""
) -> Term:
    if not source or not target:
        missing = "source" if not source else "target"
        raise InputError(f"no {missing} term", where=f"{name}:{number}", remedy="fill the cell or remove the row")
    match: str = "exact" if status == "keep" else "lemma"
    return Term(
        source,
        target,
        number,
        status=status,
        pos=pos,
        match="exact" if match == "exact" else "lemma",
        case=case,
        note=note,
    )


def _write_weblate(glossary: Glossary) -> str:
    rows: list[Sequence[str]] = [("source", "target", "flags", "translator_comments")]
    for term in glossary.terms:
        if term.match == "regex":
            continue
        flag = {"keep": "read-only, terminology", "forbidden": "forbidden, terminology"}.get(term.status, "terminology")
        rows.append((term.source, term.target or term.source, flag, term.note))
        rows += [(term.source, form, "forbidden, terminology", term.note) for form in term.forbidden_target]
    return _rows(rows, ",")


_CROWDIN_POS: dict[str, Pos] = {"noun": "noun", "verb": "verb", "adjective": "adjective", "adverb": "adverb"}
_CROWDIN_STATUS: dict[str, Status] = {
    "preferred": "preferred",
    "admitted": "admitted",
    "not recommended": "forbidden",
    "obsolete": "forbidden",
}


def _crowdin(text: str, name: str) -> tuple[Term, ...]:
    """Read Crowdin's CSV: `Term [fr]`, `Term [en]`, `Description [fr]`, `Part of Speech [fr]`, `Status [en]`."""
    terms = []
    for number, row in _named(text, name, ("term [fr]", "term [en]")):
        pos = _CROWDIN_POS.get(row.get("part of speech [fr]", "").lower(), "")
        status = _CROWDIN_STATUS.get(row.get("status [en]", "").lower(), "preferred")
        note = row.get("description [fr]", "") or row.get("note", "")
        terms.append(_made(row["term [fr]"], row["term [en]"], number, name, status, "any", note, pos))
    return tuple(terms)


def _write_crowdin(glossary: Glossary) -> str:
    names = {"preferred": "Preferred", "keep": "Preferred", "admitted": "Admitted", "forbidden": "Not Recommended"}
    rows: list[Sequence[str]] = [("Term [fr]", "Description [fr]", "Part of Speech [fr]", "Term [en]", "Status [en]")]
    for term in glossary.terms:
        if term.match == "regex":
            continue
        pos = term.pos if term.pos in _CROWDIN_POS else ""
        rows.append((term.source, term.note, pos, term.target or term.source, names[term.status]))
        rows += [(term.source, term.note, pos, form, names["admitted"]) for form in term.target_variants]
        rows += [(term.source, term.note, pos, form, names["forbidden"]) for form in term.forbidden_target]
    return _rows(rows, ",")


def lost(glossary: Glossary, name: str) -> tuple[str, ...]:
    """Return, a line each, what a format cannot say of a glossary."""
    told = []
    for term in glossary.terms:
        if term.match == "regex":
            told.append(f"line {term.line}: “{term.source}” is a regular expression and is left out")
        elif name in ("deepl", "deepl-csv") and not term.accepted:
            told.append(f"line {term.line}: “{term.source}” only forbids and is left out")
        elif term.scope:
            told.append(f"line {term.line}: the scope of “{term.source}” is left out")
    return tuple(told)


EXCHANGES: dict[str, Exchange] = {
    "deepl": Exchange(_two("\t"), _write_two("\t")),
    "deepl-csv": Exchange(_two(","), _write_two(",")),
    "weblate": Exchange(_weblate, _write_weblate),
    "crowdin": Exchange(_crowdin, _write_crowdin),
    "tbx": Exchange(read_tbx, write_tbx),
}
