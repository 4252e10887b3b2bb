"""CommonMark with tables and footnotes, by markdown-it-py, told where in the source the characters stand.

The library gives lines of blocks, and nothing within a paragraph; here each inline token gets the place that it begins
at, in the paragraph's source (`meta["at"]`).
"""

from __future__ import annotations

from functools import cache
from typing import Any, Literal

from markdown_it import MarkdownIt
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin


class _State(StateInline):
    """A state that remembers where the literal text began that is not yet a token."""

    def __init__(self, src: str, md: MarkdownIt, env: Any, tokens: list[Token]) -> None:
        self._waiting: list[str] = []
        self._begun = 0
        super().__init__(src, md, env, tokens)

    @property
    def pending(self) -> str:
        if len(self._waiting) > 1:
            self._waiting = ["".join(self._waiting)]
        return self._waiting[0] if self._waiting else ""

    @pending.setter
    def pending(self, value: str) -> None:
        if value and not self._waiting:
            self._begun = self.pos
        self._waiting = [value] if value else []

    def append_pending(self, text: str) -> None:
        if not self._waiting:
            self._begun = self.pos
        self._waiting.append(text)

    def pushPending(self) -> Token:
        token = super().pushPending()
        token.meta["at"] = self._begun
        return token

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        at = self.pos
        token = super().push(ttype, tag, nesting)
        token.meta["at"] = at
        return token


class _Inline(ParserInline):
    def parse(self, src: str, md: MarkdownIt, env: Any, tokens: list[Token]) -> list[Token]:
        state = _State(src, md, env, tokens)
        self.tokenize(state)
        for rule in self.ruler2.getRules(""):
            rule(state)
        return state.tokens


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark")
    parser.inline = _Inline()
    parser.use(footnote_plugin)
    # What is escaped, and what entities stand for, stays apart: else there is no telling how long it is in the source.
    # Put together, stretches of text would have the place of the last of them.
    parser.inline.ruler2.disable("fragments_join")
    return parser.enable("table").disable(["text_join", "linkify"])


def parse(text: str) -> list[Token]:
    """Return the tokens of a Markdown text."""
    return _parser().parse(text)


def parse_inline(text: str) -> list[Token]:
    """Return the inline tokens of a stretch of text in which no block begins."""
    return _parser().inline.parse(text, _parser(), {}, [])
