"""Tables of terms that other tools read and write: DeepL, OmegaT, Weblate, Crowdin.

Each is a small dialect: which columns it has, and how it says that a row is kept as it is or forbidden. Glossaries of
living projects are never complete: a row that lacks a term is left out, and named.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Sequence

from aligner.errors import InputError
from aligner.glossary.exchanged import Exchanged, named
from aligner.glossary.tbx_status import status_of
from aligner.glossary.terms import Glossary, Match, Pos, Status, Term
from aligner.languages.tags import known_language

_UNCLEAR = "needs editing"
_CROWDIN_POS: dict[str, Pos] = {"noun": "noun", "verb": "verb", "adjective": "adjective", "adverb": "adverb"}
# A row read: its terms (either may be empty), its line, and what else it says.
_Row = tuple[str, str, int, Status, str, Pos]


def read_two(delimiter: str) -> Callable[[str, str], Exchanged]:
    """Return the reader of tables of source, target and perhaps languages (DeepL) or a comment (OmegaT)."""

    def read(text: str, name: str) -> Exchanged:
        rows: list[_Row] = []
        others: list[tuple[str, int]] = []
        for number, row in _table(text.removeprefix("\ufeff"), name, delimiter):
            cells = [*(cell.strip() for cell in row), "", "", "", ""][: max(4, len(row))]
            if number == 1 and (cells[0].lower(), cells[1].lower()) in (("source", "target"), ("fr", "en")):
                continue
            tags = cells[2], cells[3]
            if all(tags) and (known_language(tags[0]), known_language(tags[1])) != ("fr", "en"):
                others.append((cells[0], number))
                continue
            note = "" if all(tags) else cells[2]
            rows.append((cells[0], cells[1], number, "preferred", note, ""))
        return _taken(rows, name, others)

    return read


def _taken(rows: Sequence[_Row], name: str, others: Sequence[tuple[str, int]] = ()) -> Exchanged:
    """Return the rows that have both terms. Raises InputError, with the first line, where none has."""
    whole = [row for row in rows if row[0] and row[1]]
    lacking = [(row[0] or row[1], row[2]) for row in rows if not (row[0] and row[1])]
    notices = []
    if others:
        notices.append(f"{name}: rows of other languages left out: {named(others)}")
    if lacking:
        notices.append(f"{name}: rows without a source or target left out: {named(lacking)}")
    if not whole:
        line = next((line for _, line in (*lacking, *others)), 1)
        why = "; ".join(notice.removeprefix(f"{name}: ") for notice in notices) or "no row"
        raise InputError(
            f"no term with its rendering ({why})", where=f"{name}:{line}", remedy="export French to English"
        )
    unclear = [(row[0], row[2]) for row in whole if _UNCLEAR in row[4]]
    if unclear:
        notices.append(f"{name}: rows whose translation {_UNCLEAR}, as their notes say: {named(unclear)}")
    return Exchanged(tuple(_term(*row) for row in whole), tuple(notices))


def _term(source: str, target: str, line: int, status: Status, note: str, pos: Pos) -> Term:
    match: Match = "exact" if status == "keep" else "lemma"
    case = "exact" if status == "keep" else "any"
    return Term(source, target, line, status=status, pos=pos, match=match, case=case, note=note)  # type: ignore[arg-type]


def _table(text: str, name: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    if delimiter == "\t":  # tabs part cells and nothing else does: a quotation mark is itself
        for number, line in enumerate(text.split("\n"), 1):
            if line.strip() and not line.startswith("# "):
                yield number, line.removesuffix("\r").split("\t")
        return
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    before = 0
    try:
        for row in reader:
            if any(cell.strip() for cell in row):
                yield before + 1, row
            before = reader.line_num
    except csv.Error as error:
        raise InputError(
            f"not a CSV row: {error}", where=f"{name}:{reader.line_num}", remedy="mend the quotes"
        ) from error


def _by_column(text: str, name: str, wanted: Sequence[str]) -> Iterator[tuple[int, dict[str, str]]]:
    header: list[str] | None = None
    for number, row in _table(text.removeprefix("\ufeff"), name, ","):
        if header is None:
            header = [cell.strip().lower() for cell in row]
            missing = [column for column in wanted if column not in header]
            if missing:
                where = f"{name}:{number}"
                raise InputError(f"no column {missing[0]!r}", where=where, remedy="export with a header row")
            continue
        if len(row) > len(header):
            found = f"{len(row)} cells where the header names {len(header)}"
            raise InputError(found, where=f"{name}:{number}", remedy="quote cells that hold a comma")
        cells = [cell.strip() for cell in row] + [""] * (len(header) - len(row))
        yield number, dict(zip(header, cells, strict=True))


def read_weblate(text: str, name: str) -> Exchanged:
    """Read Weblate's CSV: location, source, target, …, `fuzzy`, `flags` ("read-only", "forbidden")."""
    rows: list[_Row] = []
    for number, row in _by_column(text, name, ("source", "target")):
        flags = {flag.strip() for flag in row.get("flags", "").split(",")}
        status: Status = "keep" if "read-only" in flags else "forbidden" if "forbidden" in flags else "preferred"
        source = row.get("source", "")
        target = row.get("target", "") or (source if status == "keep" else "")
        fuzzy = _UNCLEAR if target and row.get("fuzzy", "").lower() in ("true", "1") else ""
        note = "; ".join(filter(None, (row.get("translator_comments", ""), fuzzy)))
        rows.append((source, target, number, status, note, ""))
    return _taken(rows, name)


def read_crowdin(text: str, name: str) -> Exchanged:
    """Read Crowdin's CSV: `Term [fr]`, `Term [en]`, `Description [fr]`, `Part of Speech [fr]`, `Status [en]`."""
    rows: list[_Row] = []
    for number, row in _by_column(text, name, ("term [fr]", "term [en]")):
        pos = _CROWDIN_POS.get(row.get("part of speech [fr]", "").lower(), "")
        said = row.get("status [en]", "")
        status = status_of(said) or ("admitted" if said else "preferred")
        note = row.get("description [fr]", "") or row.get("note", "")
        rows.append((row["term [fr]"], row["term [en]"], number, status, note, pos))
    return _taken(rows, name)


def write_two(delimiter: str) -> Callable[[Glossary], str]:
    """Return the writer of DeepL's tables: source and target, a source once."""

    def write(glossary: Glossary) -> str:
        rows = [(t.source, t.accepted[0]) for t in glossary.terms if t.accepted and t.match != "regex"]
        first: dict[str, str] = {}
        unique = [(s, first.setdefault(s, t)) for s, t in rows if s not in first]
        return _rows(unique, delimiter)

    return write


def write_omegat(glossary: Glossary) -> str:
    """Return OmegaT's glossary, a tab file: term, rendering, comment; what is forbidden stands in the comment."""
    rows = []
    for term in glossary.terms:
        if term.match == "regex":
            continue
        banned = f"not: {', '.join(term.forbidden)}" if term.forbidden else ""
        kept = "not translated" if term.status == "keep" else ""
        comment = "; ".join(filter(None, (kept, banned, term.note)))
        rows += [(source, form, comment) for source in term.sources for form in term.accepted or ("",)]
    return _rows(rows, "\t")


def _rows(rows: Iterable[Sequence[str]], delimiter: str) -> str:
    if delimiter == "\t":
        return "".join("\t".join(" ".join(cell.split()) for cell in row) + "\n" for row in rows)
    stream = io.StringIO(newline="")
    csv.writer(stream, delimiter=delimiter, lineterminator="\n").writerows(rows)
    return stream.getvalue()


def write_weblate(glossary: Glossary) -> str:
    """Return Weblate's CSV."""
    rows: list[Sequence[str]] = [("source", "target", "flags", "translator_comments")]
    for term in glossary.terms:
        if term.match == "regex":
            continue
        flag = {"keep": "read-only, terminology", "forbidden": "forbidden, terminology"}.get(term.status, "terminology")
        rows.append((term.source, term.target or term.source, flag, term.note))
        rows += [(term.source, form, "forbidden, terminology", term.note) for form in term.forbidden_target]
    return _rows(rows, ",")


def write_crowdin(glossary: Glossary) -> str:
    """Return Crowdin's CSV."""
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
