"""What a reader of RTF keeps while it reads: groups, formats, paragraphs and the parts that hold them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

BODY = 9  # the outline level of what is no heading


@dataclass(slots=True)
class Group:
    """What is in force within a group: how its characters are read, and where they go."""

    font: int = 0
    skip: int = 1  # characters after \u that stand for it in older programs
    unread: bool = False
    outside: bool = False  # as `unread` was before the group that has its text twice
    hidden: bool = False
    deleted: bool = False
    target: str = ""  # "fonttbl", "stylesheet", "title", "author": what is read besides the text
    opened: bool = False  # a note or text box begins with this group


@dataclass(frozen=True, slots=True)
class Format:
    """The properties of a paragraph: numbers of its style and outline level, whether in a list, how deep, in a table.

    `marked` tells that it begins with a number or bullet, which the next one need not.
    """

    style: int = 0
    outline: int = BODY
    item: bool = False
    level: int = 0
    table: bool = False
    marked: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, its lines parted by newlines; `end` is what ended it: "par", "cell" or "row"."""

    text: str
    form: Format
    inner: Sequence[Part]
    end: str


@dataclass(slots=True)
class Part:
    """The body, a note or a text box: its paragraphs, and of the one being read the words and the parts in it."""

    kind: str
    paragraphs: list[Paragraph] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    inner: list[Part] = field(default_factory=list)
