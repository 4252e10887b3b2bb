"""Exports of press databases as Word or RTF, many articles in one file: Nexis Uni, and Factiva with or without codes.

There is no markup to go by, so articles are told by the lines that begin and end them. Each is a document of its own,
with what the database says of it: title, newspaper, date, author.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from aligner.reading.builder import Builder
from aligner.reading.content import Content, squeezed, stated
from aligner.reading.dates import date_of

_NEXIS_END = "End of Document"
# The labels of Nexis before and after the body: a line of its own each.
_LABEL = re.compile(r"(Byline|Section|Length|Dateline|Highlight|Body|Graphic|Classification|Load-Date)(?::\s*(.*))?$")
# What ends an article of Factiva: the number of the document there.
_FACTIVA_END = re.compile(r"(?:AN )?Document ([A-Z][A-Za-z0-9]{9,39})$")
# Factiva's codes of what an article says of itself: alone in a cell, or at the start of a line.
_CODE = re.compile(
    r"(SE|HD|CR|BY|WC|PD|ET|SN|SC|ED|PG|VOL|LA|CY|CLM|DLN|LP|TD|ART|CT|CX|RF|CO|IN|NS|RE|IPC|IPD|PUB|RST|AN)(?: |$)"
)
_LENGTH = re.compile(r"[\d., ]+ (?:words|mots)$", re.IGNORECASE)
_RIGHTS = re.compile(r"(?i)(?:\(c\) ?|©|copyright\b)")
_LANGUAGE = re.compile(r"(?i)(?:English|French|anglais|français)$")
_TIME = re.compile(r"\d{1,2}[:h]\d\d\b")


def articles(content: Content) -> tuple[Content, ...]:
    """Return the articles that a file of a press database holds, by its text; nothing where it is of another make."""
    lines = [squeezed(block.span.of(content.text).replace("\xa0", " ")).strip() for block in content.blocks]
    return nexis(lines) or factiva(lines)


def nexis(lines: Sequence[str]) -> tuple[Content, ...]:
    """Return the articles of Nexis Uni: a title, newspaper and date, labels, and a body up to the mark of its end."""
    found = []
    for part, _ in _parts(lines, re.compile(f"{_NEXIS_END}$")):
        body = next((number for number, line in enumerate(part) if line == "Body"), -1)
        if body >= 0:
            found.append(_labelled(part, body))
    return tuple(article for article in found if article.text.strip())


def factiva(lines: Sequence[str]) -> tuple[Content, ...]:
    """Return the articles of Factiva, up to the number of each: with codes before what they say, or in a fixed order.

    Without codes the order is title, author, length, date, newspaper, its code, language, rights, text.
    """
    found = []
    for part, number in _parts(lines, _FACTIVA_END):
        if any(line == "HD" or line.startswith("HD ") for line in part):
            found.append(_coded(part, number))
        elif any(_LENGTH.match(line) for line in part):
            found.append(_ordered([line for line in part if line], number))
    return tuple(article for article in found if article.text.strip())


def _parts(lines: Sequence[str], end: re.Pattern[str]) -> Iterable[tuple[Sequence[str], str]]:
    """Yield the lines before each that ends an article, and what that says; what follows the last is none."""
    start = 0
    for number, line in enumerate(lines):
        if ended := end.match(line):
            yield lines[start:number], ended[ended.lastindex or 0]
            start = number + 1


def _content(title: str, body: Iterable[str], **fields: str) -> Content:
    out = Builder()
    if title:
        out.heading(1)
        out.add(title)
        out.close()
    for line in body:
        out.add(line)
        out.end_block()
    return out.content(stated({"title": title, **fields}))


def _labelled(part: Sequence[str], body: int) -> Content:
    lines = [line for line in part[:body] if line]
    labels = {found[1]: found[2] or "" for line in lines if (found := _LABEL.match(line))}
    first = next((number for number, line in enumerate(lines) if _LABEL.match(line)), len(lines))
    head = [line for line in lines[:first] if not line.startswith("Copyright")][-3:]
    dated = next((number for number, line in enumerate(head) if date_of(line)), len(head))
    title = head[dated - 2] if dated >= 2 else head[0] if head else ""
    text = []
    for line in part[body + 1 :]:
        if (found := _LABEL.match(line)) and found[1] not in ("Body", "Highlight"):
            break
        text.append(line)
    return _content(
        title,
        text,
        publisher=head[dated - 1] if 1 <= dated < len(head) else "",
        date=date_of(head[dated]) if dated < len(head) else "",
        author=labels.get("Byline", ""),
        section=labels.get("Section", ""),
    )


def _coded(part: Sequence[str], number: str) -> Content:
    """Return an article whose lines are said by codes; lines without one belong to the code before."""
    told: dict[str, list[str]] = {}
    code = ""
    for line in part:
        if (found := _CODE.match(line)) and _is_code(found[1], line[found.end() :]):
            code, line = found[1], line[found.end() :].strip()
        if line:
            told.setdefault(code, []).append(line)

    def first(name: str) -> str:
        return " ".join(told.get(name, ())[:1])

    return _content(
        " ".join(told.get("HD", ())),
        (*told.get("LP", ()), *told.get("TD", ())),
        publisher=first("SN"),
        date=date_of(first("PD")),
        author=_author(first("BY")),
        section=first("SE"),
        identifier=number,
    )


def _is_code(code: str, said: str) -> bool:
    """Tell whether a line begins with a code, and not with a word in capitals as in "IN PARIS": what it says tells."""
    return not said or code not in ("CO", "IN", "NS", "RE") or " : " in said or "|" in said


def _ordered(part: Sequence[str], number: str) -> Content:
    """Return an article without codes, by the order of its lines."""
    length = next(at for at, line in enumerate(part) if _LENGTH.match(line))
    head = part[:length]
    dated = next((at for at in range(length, min(length + 3, len(part))) if date_of(part[at])), length)
    rights = next((at for at in range(dated, min(dated + 10, len(part))) if _RIGHTS.match(part[at])), -1)
    language = next((at for at in range(dated, min(dated + 10, len(part))) if _LANGUAGE.match(part[at])), dated + 1)
    named = next((line for line in part[dated + 1 : max(rights, language)] if not _TIME.match(line)), "")
    return _content(
        head[-2] if len(head) > 1 else "".join(head),
        part[max(rights, language) + 1 :],
        publisher=named,
        date=date_of(part[dated]),
        author=_author(head[-1]) if len(head) > 1 else "",
        section=head[-3] if len(head) > 2 else "",
        identifier=number,
    )


def _author(line: str) -> str:
    return re.sub(r"(?i)^(?:by|par) ", "", line)
