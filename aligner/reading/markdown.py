"""Markdown: what a reader of the page would see as text, with a map to the places in the file.

Code, attributes, targets and titles of links, pictures, front matter, comments and the shortcodes of Hugo, Jekyll and
kramdown are no text; tags of HTML are read as what they stand for.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from markdown_it.token import Token

from aligner.model import BlockKind
from aligner.reading.builder import Builder
from aligner.reading.commonmark import parse, parse_inline
from aligner.reading.content import Content, require_text
from aligner.reading.decode import decode
from aligner.reading.markdown_source import NOTHING, blanked, without_front_matter
from aligner.reading.plain import guessed, starts
from aligner.reading.tags import Tags

_SOMETHING = re.compile(f"[^{NOTHING}]+")
_CONTAINERS: dict[str, tuple[str, BlockKind | None]] = {
    "bullet_list": ("list", None),
    "ordered_list": ("list", None),
    "list_item": ("item", "item"),
    "blockquote": ("quote", "quotation"),
    "table": ("table", None),
    "tr": ("row", None),
    "th": ("cell", "cell"),
    "td": ("cell", "cell"),
    "paragraph": ("p", None),
    "footnote": ("note", "note"),
}
# A block quotation of Markdown is as often a note or a tip.
_RENDITION = {
    "bullet_list": (("rend", "bulleted"),),
    "ordered_list": (("rend", "numbered"),),
    "blockquote": (("rend", "block"),),
}
_EMPHASIS = {"em": "italic", "strong": "bold", "s": "strikethrough"}


def markdown(data: bytes, where: str) -> Content:
    """Return the blocks of a Markdown text, and what its front matter says of it."""
    raw, encoding = decode(data, where)
    require_text(raw, where)
    text, metadata = without_front_matter(raw)
    text = blanked(text)
    walk = _Walk(text)
    walk.blocks(parse(text))
    content = walk.out.content(metadata, guessed(encoding), tuple(starts(raw)))
    if text != raw and not content.text:  # a page of which a program makes something
        return replace(content, notice="no text besides its front matter and shortcodes")
    require_text(content.text, where)
    return content


@dataclass
class _Walk:
    """Takes the tokens of a text in, in order."""

    text: str
    out: Builder = field(default_factory=Builder)
    levels: int = 0

    def __post_init__(self) -> None:
        self.starts = starts(self.text)
        self.ends = [*self.starts[1:], len(self.text)]
        self.row = (-1, 0)  # the line of the last cell, and where that ended
        self.tags = Tags(self.out)

    def blocks(self, tokens: Sequence[Token]) -> None:
        """Take in the blocks of a text."""
        for token in tokens:
            name = token.type.removesuffix("_open").removesuffix("_close")
            if token.type == "inline":
                self.inline(token.children or [], self._places(token))
                self.tags.settle()
            elif token.map and (token.type == "html_block" or (token.type == "code_block" and self.tags.within)):
                # Within an element of HTML, what is indented after an empty line is no code, whatever CommonMark says.
                self.html(self.starts[token.map[0]], self.ends[min(token.map[1], len(self.ends)) - 1])
            elif token.hidden or token.type in ("footnote_block_open", "footnote_block_close"):
                self.out.end_block()
            elif name == "heading":
                if token.nesting > 0:
                    self.out.heading(int(token.tag[1:]))
                else:
                    self.out.close()
            elif name in _CONTAINERS:
                self._container(name, token.nesting)

    def _container(self, name: str, nesting: int) -> None:
        tag, kind = _CONTAINERS[name]
        if name in ("list_item", "blockquote"):
            self.levels += nesting
        if nesting < 0:
            self.out.close()
        else:
            self.out.open(
                tag, _RENDITION.get(name, ()), kind, level=self.levels if kind in ("item", "quotation") else 0
            )

    def inline(self, tokens: Sequence[Token], places: Sequence[tuple[int, int]]) -> None:
        """Take in what stands within a block; `places` are (in the block's source, in the file) where lines begin."""
        lines, theirs = [here for here, _ in places], [there for _, there in places]
        for token in tokens:
            if token.type in ("text", "text_special"):
                if not self.tags.skips:
                    self._text(token.content, token.meta.get("at", 0), lines, theirs)
            elif token.type == "softbreak":
                self.out.add(" ")
            elif token.type == "hardbreak":
                self.out.line()
            elif token.type == "html_inline":
                self.tags.take(token.content)
            elif token.tag in _EMPHASIS and token.nesting > 0:
                self.out.inline("hi", (("rend", _EMPHASIS[token.tag]),))
            elif token.tag in _EMPHASIS:
                self.out.end_inline()

    def _text(self, words: str, at: int, lines: Sequence[int], theirs: Sequence[int]) -> None:
        """Take in words that stand in a block's source; `lines` begin there, and in the file where `theirs` tells."""
        line = bisect_right(lines, at) - 1
        start, end = 0, len(words)
        while start < end:
            stop = min(end, lines[line + 1] - at) if line + 1 < len(lines) else end
            place = theirs[line] + at + start - lines[line] if line >= 0 else None
            for found in _SOMETHING.finditer(words, start, stop):
                self.out.add(found.group(), None if place is None else place + found.start() - start)
            start, line = stop, line + 1

    def html(self, start: int, end: int) -> None:
        """Take in a block of HTML; what stands between its tags may be Markdown again."""
        for tag, begin, stop in self.tags.parts(self.text, start, end):
            if tag:
                self.tags.take(tag)
            else:
                self.inline(parse_inline(self.text[begin:stop]), [(0, begin)])
        self.out.end_block()
        self.tags.settle(self.text[end:])

    def _places(self, token: Token) -> list[tuple[int, int]]:
        """Return where the lines of an inline token's source stand in the file."""
        if not token.map:
            return []
        line, last = token.map
        if self.out.holds("cell"):
            return self._cell(token.content, line)
        found, size = [], 0
        for words in token.content.split("\n"):
            shown = words.strip()
            for number in range(line, min(last, len(self.starts))):
                at = self._find(shown, number)
                if at >= 0:
                    found.append((size + len(words) - len(words.lstrip()), at))
                    line = number + 1
                    break
            size += len(words) + 1
        return found or [(0, self.starts[min(token.map[0], len(self.starts) - 1)])]

    def _cell(self, words: str, number: int) -> list[tuple[int, int]]:
        """Return where a cell's words stand in its line, after those of the cell before; its bars are escaped there."""
        start = self.row[1] if self.row[0] == number else self.starts[number]
        source = words.replace("|", "\\|")
        at = self.text.find(source, start, self.ends[number])
        if at < 0:
            return [(0, start)]
        self.row = number, at + len(source)
        bars = [place for place, character in enumerate(words) if character == "|"]
        return [(0, at), *((bar, at + bar + count) for count, bar in enumerate(bars, 1))]

    def _find(self, words: str, number: int) -> int:
        """Return where some words stand in a line, at its end if they can."""
        start, end = self.starts[number], self.ends[number]
        line = self.text[start:end].rstrip()
        return start + len(line) - len(words) if line.endswith(words) else self.text.find(words, start, end)
