"""glossary.tsv: from text to rows, with every error by its line."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

from aligner.errors import InputError
from aligner.files import MIB, read_bytes
from aligner.glossary.patterns import LENGTH, compiled, expand
from aligner.glossary.terms import Case, Exemption, Finding, Glossary, Match, Place, Pos, Severity, Status, Term

REQUIRED = ("source", "target")
COLUMNS = (
    *REQUIRED,
    *("id", "status", "pos", "match", "case", "source_variants", "target_variants", "forbidden_target"),
    *("scope", "severity", "ignore", "note"),
)
_CHOICES: dict[str, tuple[str, ...]] = {
    "status": get_args(Status),
    "pos": get_args(Pos),
    "match": get_args(Match),
    "case": get_args(Case),
    "severity": get_args(Severity),
}
# What a tab-separated table, XML and a terminal cannot hold.
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_LISTS = ("source_variants", "target_variants", "forbidden_target", "scope")
_MAX_BYTES = 64 * MIB


class _Bad(Exception):
    def __init__(self, message: str, remedy: str, column: int = 1) -> None:
        super().__init__(message)
        self.message, self.remedy, self.column = message, remedy, column


def load(path: str | Path) -> Glossary:
    """Read a glossary file.

    Raises InputError where it is missing, not UTF-8, or has a row that cannot be read: every such row is named.
    """
    glossary, problems = parse(read_text(path), str(path))
    if problems:
        messages = [f"{p.place.path}:{p.place.line}: {p.message}; {p.fix}" for p in problems]
        raise InputError(
            "\n".join([f"{len(messages)} rows cannot be read" if len(messages) > 1 else "", *messages]).strip()
        )
    return glossary


def read_text(path: str | Path) -> str:
    """Return the text of a UTF-8 file, a byte order mark left out; InputError says what is wrong with it."""
    try:
        return read_bytes(Path(path), _MAX_BYTES).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise InputError("not UTF-8", where=f"{path}:{line}", remedy="save the file as UTF-8") from error


def parse(text: str, path: str = "glossary.tsv") -> tuple[Glossary, tuple[Finding, ...]]:
    """Return the rows of a glossary's text that can be read, and a finding (rule `format`) for each that cannot.

    >>> parse("source\\ttarget\\nnote interne\\tmemo\\n")[0].terms[0].target
    'memo'
    """
    terms: list[Term] = []
    problems: list[Finding] = []
    header: list[str] | None = None
    for number, line in lines(text):
        cells = line.split("\t")
        try:
            if header is None:
                header = _header(cells)
            else:
                terms.append(_term(header, cells, number))
        except _Bad as bad:
            place = Place(path, number, bad.column, number, max(bad.column, len(line) + 1))
            problems.append(Finding("format", "error", place, bad.message, bad.remedy, row=number, source=line))
            if header is None:
                break
    if header is None and not problems:
        place = Place(path, 1, 1, 1, 1)
        problems.append(
            Finding("format", "error", place, "no header row", "begin with the line source<tab>target", row=1)
        )
    return Glossary(path, tuple(terms)), tuple(problems)


def lines(text: str) -> Iterator[tuple[int, str]]:
    """Yield the number and text of each line that is neither empty nor a comment."""
    for number, line in enumerate(text.removeprefix("\ufeff").split("\n"), 1):
        line = line.removesuffix("\r")
        if line.strip() and not line.startswith("#"):
            yield number, line


def _header(cells: list[str]) -> list[str]:
    names = [cell.strip().lower() for cell in cells]
    for name in names:
        if name not in COLUMNS:
            near = difflib.get_close_matches(name, COLUMNS, 1)
            raise _Bad(f"no such column: {name!r}", f"did you mean {near[0]}?" if near else f"use {', '.join(COLUMNS)}")
        if names.count(name) > 1:
            raise _Bad(f"column {name!r} stands twice", "leave one")
    missing = [name for name in REQUIRED if name not in names]
    if missing:
        raise _Bad(f"column {missing[0]!r} is missing", "begin with the line source<tab>target, then the rows")
    return names


def _term(header: list[str], cells: list[str], number: int) -> Term:
    if len(cells) > len(header):
        raise _Bad(f"{len(cells)} cells where the header names {len(header)}", "separate cells by one tab each")
    if found := _CONTROL.search("".join(cells)):
        raise _Bad(f"a control character, U+{ord(found[0]):04X}", "remove it")
    row = dict(zip(header, cells + [""] * (len(header) - len(cells)), strict=True))
    values: dict[str, Any] = {"line": number}
    for name, cell in row.items():
        cell = cell.strip()
        if name in _LISTS:
            values[name] = tuple(part.strip() for part in cell.split("|") if part.strip())
        elif name == "ignore":
            values[name] = _exemptions(cell)
        elif name in _CHOICES:
            if cell and cell.lower() not in _CHOICES[name]:
                raise _Bad(f"{name} {cell!r}", f"use {', '.join(filter(None, _CHOICES[name]))}", _column(row, name))
            if cell:
                values[name] = cell.lower()
        else:
            values[name] = cell
    if values.get("status") == "keep":  # names are not inflected, and their capitals matter
        values.setdefault("match", "exact")
        values.setdefault("case", "exact")
    term = Term(**values)
    _sound(term, row)
    return term


def _sound(term: Term, row: dict[str, str]) -> None:
    if not term.source:
        raise _Bad("no source term", "fill the cell or remove the row", _column(row, "source"))
    if not term.target and term.status != "keep":
        raise _Bad("no target term", "fill the cell, or give the status keep", _column(row, "target"))
    if term.match != "regex":
        for form in (*term.sources, *term.accepted, *term.forbidden):
            if not any(c.isalnum() for c in form):
                raise _Bad(f"{form!r} has neither letters nor digits", "write a word", _column(row, "source"))
        return
    for name, patterns in (("source", term.sources), ("target", (*term.accepted, *term.forbidden))):
        for pattern in patterns:
            _check_pattern(pattern, name, _column(row, name))


def _check_pattern(pattern: str, name: str, column: int) -> None:
    if len(pattern) > LENGTH:
        raise _Bad(f"a pattern of {len(pattern)} characters", f"keep it below {LENGTH}", column)
    try:
        # Any text may take the place of a group in a target: a letter stands for it.
        found = compiled(expand(pattern, "x" * 9) if name == "target" else pattern)
    except ValueError as error:
        tail = "; \\1 is what the source's first group found" if name == "target" else ""
        raise _Bad(str(error), f"mend the pattern{tail}", column) from error
    if name == "source" and found.match(""):
        raise _Bad(f"the pattern {pattern!r} matches nothing at all, everywhere", "ask for a letter")


def _exemptions(cell: str) -> tuple[Exemption, ...]:
    found = []
    for part in filter(None, (part.strip() for part in cell.split("|"))):
        glob, _, reason = part.partition(":")
        if not reason.strip():
            raise _Bad(f"ignore {part!r} gives no reason", "write it as glob: reason")
        found.append(Exemption(glob.strip(), reason.strip()))
    return tuple(found)


def _column(row: dict[str, str], name: str) -> int:
    before = list(row)[: list(row).index(name)]
    return 1 + sum(len(row[key]) + 1 for key in before)
