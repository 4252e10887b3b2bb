"""What a reader makes of a file."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from aligner.errors import InputError
from aligner.model import Block, Markup

Row = tuple[tuple[str, str], ...]

_BLANK = " \t\r\n\f"
_SPACES = re.compile(f"[{_BLANK}]+")
_ISO_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?(?=$|T|\s)")


@dataclass(frozen=True, slots=True)
class Content:
    """The text that a file holds, what it says of itself, and the encoding where that was not declared or UTF-8.

    The rest is what `Document` holds of the same names. `part` tells one document of a file from the others;
    `notice` is what a person should know of how it was read.
    """

    text: str
    metadata: Row = ()
    guessed: str = ""
    blocks: tuple[Block, ...] = ()
    markup: tuple[Markup, ...] = ()
    offsets: tuple[tuple[int, int], ...] = ()
    lines: tuple[int, ...] = ()
    part: str = ""
    notice: str = ""


def squeezed(text: str) -> str:
    """Return text with each run of XML's white space as one space; no-break spaces stay."""
    return _SPACES.sub(" ", text)


def stated(fields: Mapping[str, str | None]) -> Row:
    """Return what a file says of itself as a row: `title`, `author`, `publisher`, `date` (ISO 8601), `url` (http).

    Empty fields are left out, and so are dates and addresses that are none.
    """
    row = {name: squeezed(value or "").strip() for name, value in fields.items()}
    date = _ISO_DATE.match(row.get("date", ""))
    row["date"] = date[0] if date else ""
    row["url"] = row.get("url", "") if web_address(row.get("url", "")) else ""
    return tuple((name, value) for name, value in row.items() if value)


def web_address(value: str) -> bool:
    """Tell whether a value is an address that can stand in an attribute of pointers."""
    return re.fullmatch(r"(?i)https?://[^\s<>\"{}|\\^`]+", value) is not None


def require_text(text: str, where: str) -> str:
    """Return a text, or raise InputError where it is empty."""
    if not text.strip():
        raise InputError("no text in it", where=where, remedy="save its text as .txt, or remove it")
    return text
