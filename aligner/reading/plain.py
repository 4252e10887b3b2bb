"""Plain text: the file's own characters, its paragraphs unwrapped, with a map to the places in the file."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from aligner.errors import InputError
from aligner.model import Block, Span, located
from aligner.paragraphs import paragraphs
from aligner.reading.content import Content
from aligner.reading.decode import decode

_ENDS = "\n\x0b\x0c\x85\u2028\u2029"
_LINE_END = re.compile(r"\r\n?")
# A line end within a paragraph, with the marks of quoted mail, if its first line has one too.
_WRAP = re.compile(r"(?:\r\n|[\n\r\x0b\x0c\x85\u2028\u2029])[ \t]*")
_MAIL = re.compile(r"(?:\r\n|[\n\r\x0b\x0c\x85\u2028\u2029])[ \t]*(?:>[ \t]?)*")


def plain(data: bytes, where: str) -> Content:
    """Return the text, lines that were wrapped to fit a width put together, and all line ends as newlines."""
    text, encoding = decode(data, where)
    if not text.strip("\ufeff \t\r\n"):
        raise InputError("empty file", where=where, remedy="remove it or fill it")
    return replace(unwrapped(text), guessed=guessed(encoding))


def guessed(encoding: str) -> str:
    """Return the name of an encoding that was not expected."""
    return "" if encoding in ("utf-8", "utf-8-sig") else encoding


def unwrapped(text: str) -> Content:
    r"""Return a text with each paragraph in one line, a block each, and the places where that has moved characters.

    >>> unwrapped("Il pleut depuis trois jours sur le\r\n  port.\r\n\r\nFin").text
    'Il pleut depuis trois jours sur le port.\n\nFin'
    """
    shown = _LINE_END.sub("\n", text) if "\r" in text else text
    spans = tuple(paragraphs(shown))
    # Behind the newlines that were two characters: the places in the text that is shown, and in the file.
    ends = [found.end() for found in re.finditer("\r\n", text)] if shown is not text else []
    offsets = tuple((end - number, end) for number, end in enumerate(ends, 1))
    if any(end in shown and any(end in span.of(shown) for span in spans) for end in _ENDS):
        places = ((0, 0), *offsets)
        return _unwrapped(text, [located(span, places) for span in spans] if offsets else spans)
    blocks = tuple(map(Block, spans))
    if shown is text:
        return Content(text, blocks=blocks)
    return Content(shown, blocks=blocks, offsets=((0, 0), *offsets), lines=tuple(starts(text)))


def _unwrapped(text: str, spans: Sequence[Span]) -> Content:
    """Return a text of whose paragraphs some have several lines."""
    parts: list[str] = []
    blocks: list[Block] = []
    offsets: list[tuple[int, int]] = [(0, 0)]
    size = at = 0

    def take(end: int, seam: re.Pattern[str], instead: str) -> None:
        """Take in the characters up to `end`, with something else for each seam."""
        nonlocal size, at
        for found in seam.finditer(text, at, end):
            end_of_line = found.start()
            while instead == " " and text[end_of_line - 1] in " \t":
                end_of_line -= 1
            parts.extend((text[at:end_of_line], instead))
            size += end_of_line - at + len(instead)
            at = found.end()
            if at - size != offsets[-1][1] - offsets[-1][0]:
                offsets.append((size, at))
        parts.append(text[at:end])
        size, at = size + end - at, end

    for paragraph in spans:
        take(paragraph.start, _LINE_END, "\n")
        start = size
        take(paragraph.end, _MAIL if text[at] == ">" else _WRAP, " ")
        blocks.append(Block(Span(start, size)))
    take(len(text), _LINE_END, "\n")
    return Content("".join(parts), blocks=tuple(blocks), offsets=tuple(offsets), lines=tuple(starts(text)))


def starts(text: str) -> list[int]:
    """Return where the lines of a file begin; a carriage return alone ends one too."""
    return [0, *(found.end() for found in re.finditer(r"\r\n|\r|\n", text))]
