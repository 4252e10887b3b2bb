"""Plain text and Markdown: the file's own characters, so that every offset is that of the file."""

from __future__ import annotations

import re

from aligner.errors import InputError
from aligner.reading.content import Content
from aligner.reading.decode import decode

# YAML or TOML between lines of dashes or plusses at the very start, as Jekyll, Hugo and pandoc write it.
_FRONT_MATTER = re.compile(r"\A\ufeff?(-{3}|\+{3})[ \t]*\r?\n.*?^\1[ \t]*\r?$", re.DOTALL | re.MULTILINE)


def plain(data: bytes, where: str) -> Content:
    """Return the text as it is."""
    text, encoding = decode(data, where)
    if not text.strip("\ufeff \t\r\n"):
        raise InputError("empty file", where=where, remedy="remove it or fill it")
    return Content(text, guessed="" if encoding in ("utf-8", "utf-8-sig") else encoding)


def markdown(data: bytes, where: str) -> Content:
    """Return Markdown with front matter and comments blanked, so that every offset stays that of the file."""
    content = plain(data, where)
    text = _FRONT_MATTER.sub(_blank, content.text, count=1)
    return Content(_without_comments(text), guessed=content.guessed)


def _without_comments(text: str) -> str:
    """Blank each `<!-- … -->`; found by hand, for a pattern would look for the end of each of 10⁵ that have none."""
    parts, at = [], 0
    while (start := text.find("<!--", at)) >= 0 and (end := text.find("-->", start + 4)) >= 0:
        parts += [text[at:start], re.sub(r"[^\r\n]", " ", text[start : end + 3])]
        at = end + 3
    return "".join([*parts, text[at:]])


def _blank(match: re.Match[str]) -> str:
    return re.sub(r"[^\r\n]", " ", match.group())
