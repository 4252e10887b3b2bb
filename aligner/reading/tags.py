"""Tags of HTML as they come, one after the other, within another kind of text: what each makes of the blocks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from aligner.reading.builder import Builder

# A tag, an attribute's value being free to hold ">"; what is no tag is text.
TAG = re.compile(r"</?(?P<name>[A-Za-z][\w:-]*)(?:[^<>\"']|\"[^\"]*\"|'[^']*')*>")
# Of the others, a tag says only how its words look, if anything.
BLOCKS = frozenset(
    (
        *("address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "div"),
        *("dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6"),
        *("header", "hr", "html", "legend", "li", "main", "menu", "ol", "p", "section", "summary", "table", "tbody"),
        *("td", "tfoot", "th", "thead", "tr", "ul"),
    )
)
# What a reader of the page does not read as its text.
UNREAD = frozenset(
    (
        *("applet", "audio", "button", "canvas", "code", "datalist", "embed", "head", "iframe", "kbd", "math"),
        *("nav", "noscript", "object", "option", "pre", "rp", "rt", "samp", "script", "select", "style", "svg"),
        *("template", "textarea", "var", "video"),
    )
)
_EMPTY = frozenset(("br", "hr", "img", "input", "wbr", "meta", "link", "source", "embed", "col", "area", "track"))
_HOLDERS = frozenset(("article", "aside", "details", "div", "main", "ol", "section", "table", "ul"))
_CITE = re.compile(r"\bcite\s*=\s*[\"']?(https?://[^\s\"'<>{}|\\^`]+)", re.IGNORECASE)


@dataclass
class Tags:
    """Takes tags in; `skips` tells that what comes is no text, up to the tag that ends it."""

    out: Builder
    skipped: str = ""
    deep: int = 0
    opened: list[str] = field(default_factory=list)
    within: int = 0  # how many elements that hold blocks are open

    @property
    def skips(self) -> bool:
        """Whether what comes is no text."""
        return bool(self.skipped)

    def parts(self, text: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
        """Yield the tags of blocks, and what they part: (tag, 0, 0), or ("", start, end) of a stretch of text."""
        at = start
        for found in TAG.finditer(text, start, end):
            name = found["name"].lower()
            if name in BLOCKS or name in UNREAD:
                if at < found.start():
                    yield "", at, found.start()
                yield found.group(), 0, 0
                at = found.end()
        if at < end:
            yield "", at, end

    def take(self, tag: str) -> None:
        """Take in one tag."""
        found = TAG.match(tag)
        if found is None:
            return
        name, closes = found["name"].lower(), tag[1] == "/"
        if self.skipped or (name in UNREAD and not closes):
            self._skip(name, closes, tag)
        elif name == "br":
            self.out.line()
        elif name in BLOCKS:
            self._block(name, closes, tag)
        elif name == "q" and not closes:
            self.out.inline("q")
            self.opened.append(name)
        elif name == "q":
            self._end(name)

    def _skip(self, name: str, closes: bool, tag: str) -> None:
        if tag.endswith("/>") or name in _EMPTY:
            return
        if not self.skipped:
            self.skipped = name
        if name == self.skipped:
            self.deep += -1 if closes else 1
            if self.deep <= 0:
                self.skipped, self.deep = "", 0

    def _block(self, name: str, closes: bool, tag: str) -> None:
        self.out.end_block()
        if name in _HOLDERS and not tag.endswith("/>"):
            self.within = max(0, self.within + (-1 if closes else 1))
        if name == "blockquote" and not closes:
            cite = _CITE.search(tag)
            self.out.open("quote", (("source", cite[1]),) if cite else (), "quotation")
            self.opened.append(name)
        elif name == "li" and not closes:
            self._end(name)
            self.out.open("p", (), "item")
            self.opened.append(name)
        elif closes:
            self._end(name)
        elif name[0] == "h" and name[1:] in "123456" and len(name) == 2:
            self.out.heading(int(name[1]))
            self.opened.append(name)

    def _end(self, name: str) -> None:
        """Close what a tag closes, and what was opened within that."""
        while name in self.opened:
            last = self.opened.pop()
            self.out.end_inline() if last == "q" else self.out.close()
            if last == name:
                return

    def settle(self, rest: str = "") -> None:
        """Close what no tag has closed by now; what is skipped goes on only if the rest of the text ends it."""
        while self.opened:
            self._end(self.opened[-1])
        if self.skipped and not re.search(f"</{self.skipped}", rest, re.IGNORECASE):
            self.skipped, self.deep = "", 0
