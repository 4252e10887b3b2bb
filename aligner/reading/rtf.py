"""RTF (Microsoft, Rich Text Format 1.9.1): the text of a document, its headings, lists, tables, boxes and notes.

Our own few lines rather than a library: striprtf puts the addresses of links into the text, hidden and deleted words
too, and tells no heading, list or note from a paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from aligner.errors import InputError
from aligner.reading.builder import Builder
from aligner.reading.content import Content, require_text, stated
from aligner.reading.lists import Lists
from aligner.reading.rtf_parse import Parser
from aligner.reading.rtf_parts import BODY, Paragraph

_HEADING = re.compile(r"heading ([1-9])\b|title$")
_QUOTATION = frozenset(("quote", "intense quote", "block text"))
_TABLE = ("table", "row", "cell")


def rtf(data: bytes, where: str) -> Content:
    """Return the blocks of an RTF document, with title and author where it names them.

    Headers, footers, comments, hidden and deleted text, pictures and the instructions of fields are left out. Raises
    InputError for what is no RTF, or has no text.
    """
    if not data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{\\rtf"):
        raise InputError("no RTF", where=where, remedy="save it as .rtf, .docx or .txt again")
    parser = Parser()
    parser.read(data)
    out = Builder()
    _Writer(out, parser.styles).write(parser.parts[0].paragraphs)
    content = out.content(stated({name: "".join(words) for name, words in parser.info.items()}))
    require_text(content.text, where)
    return content


@dataclass
class _Writer:
    """Writes paragraphs; `styles` are names and outline levels by number."""

    out: Builder
    styles: Mapping[int, tuple[str, int]]
    open: int = 0  # how many of table, row and cell are
    lists: Lists = field(init=False)

    def __post_init__(self) -> None:
        self.lists = Lists(self.out)

    def write(self, paragraphs: Sequence[Paragraph]) -> None:
        """Write the paragraphs of a part."""
        for paragraph in paragraphs:
            if paragraph.form.table or (self.open and paragraph.end != "par"):
                self._in_table(paragraph)
            elif paragraph.text.strip() or paragraph.inner:
                self._close_table()
                self._paragraph(paragraph)
        self._close_table()
        self.lists.end()

    def _in_table(self, paragraph: Paragraph) -> None:
        self.lists.end()
        if paragraph.end == "row":
            self._close_table(to=1)
            return
        while self.open < len(_TABLE):
            tag = _TABLE[self.open]
            self.out.open(tag, (), "cell" if tag == "cell" else None)
            self.open += 1
        self._words(paragraph)
        self.out.end_block()
        if paragraph.end == "cell":
            self._close_table(to=2)

    def _close_table(self, to: int = 0) -> None:
        while self.open > to:
            self.out.close()
            self.open -= 1

    def _paragraph(self, paragraph: Paragraph) -> None:
        name, outline = self.styles.get(paragraph.form.style, ("", BODY))
        named = _HEADING.match(name)
        level = int(named[1] or 1) if named else min(paragraph.form.outline, outline) + 1
        opened = 1
        if level <= BODY:
            self.lists.end()
            self.out.heading(level)
        elif paragraph.form.item or paragraph.form.marked:
            self.lists.item(paragraph.form.level + 1)
            opened = 0
        else:
            self.lists.end()
            if name in _QUOTATION:
                self.out.open("quote", (), "quotation")
                opened = 2
            self.out.open("p")
        self._words(paragraph)
        for _ in range(opened):
            self.out.close()
        self.out.end_block()
        for part in paragraph.inner:
            if part.kind == "box":
                _Writer(self.out, self.styles).write(part.paragraphs)

    def _words(self, paragraph: Paragraph) -> None:
        """Write the words of a paragraph, and its notes behind them; within a cell its text boxes too."""
        for number, line in enumerate(paragraph.text.split("\n")):
            if number:
                self.out.line()
            self.out.add(line)
        for part in paragraph.inner:
            if part.kind == "note":
                self.out.open("note", (), "note")
                _Writer(self.out, self.styles).write(part.paragraphs)
                self.out.close()
            elif self.open:
                self.out.end_block()
                _Writer(self.out, self.styles).write(part.paragraphs)
