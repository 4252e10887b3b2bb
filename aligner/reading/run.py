"""The characters of one block while it is read: white space as XML has it, and where they stand in the source."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

BLANK = " \t\r\n\f"
_SPACES = re.compile(f"[{BLANK}]+")
_STRETCH = re.compile(f"[^{BLANK}]+(?: [^{BLANK}]+)*|[{BLANK}]+")


@dataclass(slots=True)
class Run:
    """The characters of the block that is open: `base` is where it begins in the text, `size` -1 where none is open.

    `offsets` are the places (in the text, in the source) from which both go on together.
    """

    base: int = 0
    size: int = -1
    glued: bool = False  # no white space may follow
    offsets: list[tuple[int, int]] = field(default_factory=list)
    _parts: list[str] = field(default_factory=list)

    @property
    def place(self) -> int:
        """Where the next character will stand in the text."""
        return self.base + self.size

    @property
    def blank(self) -> bool:
        """Whether the last character is a space, or the end of a line."""
        return bool(self._parts) and self._parts[-1][-1] in " \n"

    def begin(self, base: int) -> None:
        """Open a block."""
        self.base, self.size = base, 0

    def add(self, text: str, at: int | None) -> None:
        """Add characters whose white space is squeezed; `at` is where they stand in the source."""
        if at is not None:
            place = self.base + self.size
            if not self.offsets or place - self.offsets[-1][0] != at - self.offsets[-1][1]:
                self.offsets.append((place, at))
        self._parts.append(text)
        self.size += len(text)
        self.glued = False

    def glue(self) -> None:
        """Take back white space at the end, and let none follow."""
        parts = self._parts
        while parts and parts[-1] == " ":
            parts.pop()
            self.size -= 1
        if parts and parts[-1][-1] == " ":
            parts[-1] = parts[-1][:-1]
            self.size -= 1
        self.glued = True

    def end(self) -> str:
        """Close the block and return its characters, without white space at the end."""
        text = "".join(self._parts).rstrip(BLANK)
        self._parts.clear()
        self.size = -1
        return text


def stretches(text: str, at: int | None) -> Iterator[tuple[str, int | None]]:
    """Yield a text with its white space squeezed; in pieces with their places, where those are known."""
    if at is None:
        yield _SPACES.sub(" ", text), None
        return
    for found in _STRETCH.finditer(text):
        words = found.group()
        yield " " if words[0] in BLANK else words, at + found.start()
