"""What a reader makes of a file."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from aligner.errors import InputError

Row = tuple[tuple[str, str], ...]

_BLANK = " \t\r\n\f"
_SPACES = re.compile(f"[{_BLANK}]+")
_ISO_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?(?=$|T|\s)")


@dataclass(frozen=True, slots=True)
class Content:
    """The text that a file holds, what it says of itself, and the encoding where that was not declared or UTF-8."""

    text: str
    metadata: Row = ()
    guessed: str = ""


def squeezed(text: str) -> str:
    """Return text with each run of XML's white space as one space; no-break spaces stay."""
    return _SPACES.sub(" ", text)


@dataclass(slots=True)
class Blocks:
    """Text while markup is walked: lines make blocks, and an empty line parts blocks, as the segmenter expects.

    `glued` says that what comes next belongs to what stands before: white space between is the file's, not the text's.
    """

    blocks: list[str] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)
    glued: bool = False

    def add(self, text: str | None) -> None:
        """Add characters to the open line."""
        if text:
            self.parts.append(text.lstrip(_BLANK) if self.glued else text)
            self.glued = self.glued and not self.parts[-1]

    def glue(self) -> None:
        """Take back white space at the end of the open line, and let none follow."""
        while self.parts and not self.parts[-1].strip(_BLANK):
            self.parts.pop()
        if self.parts:
            self.parts[-1] = self.parts[-1].rstrip(_BLANK)
        self.glued = True

    def end_line(self) -> None:
        """End the open line, if it has anything in it."""
        line = squeezed("".join(self.parts)).strip(" ")
        self.parts.clear()
        self.glued = False
        if line:
            self.lines.append(line)

    def end_block(self) -> None:
        """End the open block, if it has anything in it."""
        self.end_line()
        if self.lines:
            self.blocks.append("\n".join(self.lines))
            self.lines.clear()

    def text(self) -> str:
        """Return all blocks, each a paragraph."""
        self.end_block()
        return "\n\n".join(self.blocks)


def stated(fields: Mapping[str, str | None]) -> Row:
    """Return what a file says of itself as a row: `title`, `author`, `publisher`, `date` (ISO 8601), `url` (http).

    Empty fields are left out, and so are dates and addresses that are none.
    """
    row = {name: squeezed(value or "").strip() for name, value in fields.items()}
    date = _ISO_DATE.match(row.get("date", ""))
    row["date"] = date[0] if date else ""
    if not row.get("url", "").lower().startswith(("http://", "https://")):
        row["url"] = ""
    return tuple((name, value) for name, value in row.items() if value)


def require_text(text: str, where: str) -> str:
    """Return a text, or raise InputError where it is empty."""
    if not text.strip():
        raise InputError("no text in it", where=where, remedy="save its text as .txt, or remove it")
    return text
