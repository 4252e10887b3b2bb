"""Find quotation marks and tell, from what stands around them, which open, which close, and which are apostrophes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from aligner.languages import Language

Family = Literal["guillemet", "angle", "curly", "single", "straight"]
Role = Literal["open", "close", "either"]

_MARK = re.compile(r"<<|>>|``|''|,,(?=\w)|[«»‹›“”„‟\"‘’‚']")
_OPENERS = {"«": "guillemet", "<<": "guillemet", "‹": "angle", "„": "curly", ",,": "curly", "``": "curly"}
_CLOSERS = {"»": "guillemet", ">>": "guillemet", "›": "angle"}
_CLOSING_PUNCTUATION = frozenset(".,;:!?…)]}»”’›")
_OPENING_PUNCTUATION = frozenset("([{—–-/«“‘‹„:")
_BULLET = re.compile(r"[ \t\u00a0\u202f\u2009]*(?:[•◦▪■●*·‣>]|[-–—]{1,2})?[ \t\u00a0\u202f\u2009]*")


@dataclass(frozen=True, slots=True)
class Mark:
    """One quotation mark: where it is, its family, what it may do, and whether its line begins with it.

    `bulleted` tells that a bullet or dash stands between the start of the line and the mark.
    """

    start: int
    end: int
    family: Family
    role: Role
    line: int
    leads: bool = False
    bulleted: bool = False


def lines_of(text: str) -> Iterator[tuple[int, int]]:
    """Yield the start and end of each line, without its newline; offsets are those of `text`."""
    start = 0
    while (end := text.find("\n", start)) >= 0:
        yield start, end - (end > start and text[end - 1] == "\r")
        start = end + 1
    yield start, len(text)


def content_start(text: str, start: int, end: int) -> int:
    """Return where a line's words begin, after indentation and one bullet or dash."""
    found = _BULLET.match(text, start, end)
    return found.end() if found else start


def read_marks(text: str, language: Language) -> list[Mark]:
    """Return all quotation marks of a text, in order; apostrophes, inches and feet are left out."""
    marks: list[Mark] = []
    for number, (start, end) in enumerate(lines_of(text)):
        marks.extend(_line_marks(text, start, end, number, language))
    return marks


def _line_marks(text: str, start: int, end: int, number: int, language: Language) -> list[Mark]:
    found = [(match.start(), match.end()) for match in _MARK.finditer(text, start, end)]
    if not found:
        return []
    singles = _pair_singles(text, start, end, found, language)
    first = content_start(text, start, end)
    indent = len(text[start:end]) - len(text[start:end].lstrip()) + start
    marks: list[Mark] = []
    for at, stop in found:
        told = _tell(text, start, end, at, stop, singles)
        if told is not None:
            family, role = told
            leads = at == first or (bool(marks) and marks[-1].leads and at == marks[-1].end)
            marks.append(Mark(at, stop, family, role, number, leads, leads and first > indent))
    return marks


def _tell(text: str, start: int, end: int, at: int, stop: int, singles: dict[int, Role]) -> tuple[Family, Role] | None:
    """Tell the family and role of one mark, or None where it is none."""
    mark = text[at:stop]
    if mark in _OPENERS:
        return _OPENERS[mark], "open"  # type: ignore[return-value]
    if mark in _CLOSERS:
        return _CLOSERS[mark], "close"  # type: ignore[return-value]
    if mark in "‘’‚'":
        return ("single", singles[at]) if at in singles else None
    before = text[at - 1] if at > start else " "
    after = text[stop] if stop < end else " "
    if mark in "“”‟" or mark == "''":
        return "curly", _curly_role(mark, before, after)
    if before.isdigit() and not after.isalnum() and not _closes_here(text, start, at):
        return None
    return "straight", _straight_role(before, after)


def _curly_role(mark: str, before: str, after: str) -> Role:
    """“ opens and ” closes, save where what stands around them says otherwise (”x”, „x“)."""
    hugs_left = not before.isspace() and before not in _OPENING_PUNCTUATION
    hugs_right = not after.isspace() and after not in _CLOSING_PUNCTUATION
    if mark in ("“", "‟"):
        return "either" if hugs_left and not hugs_right else "open"
    return "either" if hugs_right and not hugs_left else "close"


def _closes_here(text: str, start: int, at: int) -> bool:
    """Tell whether a straight mark after a figure may close: an odd number of marks stands before it in its line."""
    return text.count('"', max(start, at - 600), at) % 2 == 1


def _straight_role(before: str, after: str) -> Role:
    if before.isspace() and after.isspace():
        return "either"
    if after.isspace() or after in _CLOSING_PUNCTUATION:
        return "either" if before in "([" else "close"
    if before.isspace() or before in "([{" or before in "'’":
        return "open"
    return "either"


def _pair_singles(text: str, start: int, end: int, found: list[tuple[int, int]], language: Language) -> dict[int, Role]:
    """Return the role of each single mark of a line that is no apostrophe.

    A mark opens after a space or an opening mark and before a letter; it is closed by the last mark before the next
    opening one that has punctuation before it or is no plural possessive ("the workers' rights"), else by a possessive.
    """
    roles: dict[int, Role] = {}
    opened: int | None = None
    doubtful: int | None = None
    for at, stop in found:
        if text[at:stop] not in ("‘", "’", "‚", "'"):
            continue
        before = text[at - 1] if at > start else " "
        after = text[stop] if stop < end else " "
        if _may_open(text, at, stop, before, after, language, end):
            if opened is not None and doubtful is not None:
                roles[opened], roles[doubtful] = "open", "close"
            elif opened is not None and text[opened] in "‘‚" and language.code == "en":
                roles[opened] = "open"
            opened, doubtful = at, None
        elif opened is not None and not before.isspace() and not after.isalnum() and text[at] != "‘":
            if before in "sn" and after == " " and text[stop + 1 : stop + 2].islower():
                doubtful = at
            else:
                roles[opened], roles[at] = "open", "close"
                opened, doubtful = None, None
        elif not after.isalnum() and not before.isspace() and text[at] == "’" and before in ",.!?…":
            roles[at] = "close"
    if opened is not None and doubtful is not None:
        roles[opened], roles[doubtful] = "open", "close"
    elif opened is not None and text[opened] in "‘‚" and language.code == "en":
        roles[opened] = "open"
    return roles


def _may_open(text: str, at: int, stop: int, before: str, after: str, language: Language, end: int) -> bool:
    if text[at] == "’" or not (before.isspace() or before in '([{—–"“«-:'):
        return False
    if not (after.isalnum() or after in "[…¿¡"):
        return False
    if text[at] == "‘" and language.code != "en":
        return True
    word = re.compile(r"\w{1,6}").match(text, stop, end)
    letters = word[0].lower() if word else ""
    return not (letters in language.quotation.clipped or re.fullmatch(r"\d\ds?", letters))
