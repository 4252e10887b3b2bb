"""Readers: from a file's text to what there is to read in it, by the file's ending."""

from __future__ import annotations

import re
from collections.abc import Callable

# YAML or TOML between lines of dashes or plusses at the very start, as Jekyll, Hugo and pandoc write it.
_FRONT_MATTER = re.compile(r"\A\ufeff?(-{3}|\+{3})[ \t]*\r?\n.*?^\1[ \t]*\r?$", re.DOTALL | re.MULTILINE)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)


def plain(text: str) -> str:
    """Return the text as it is."""
    return text


def markdown(text: str) -> str:
    """Return Markdown with front matter and comments blanked, so that every offset stays that of the file."""
    text = _FRONT_MATTER.sub(_blank, text, count=1)
    return _COMMENT.sub(_blank, text) if "-->" in text else text


def _blank(match: re.Match[str]) -> str:
    return re.sub(r"[^\r\n]", " ", match.group())


READERS: dict[str, Callable[[str], str]] = {
    ".txt": plain,
    ".text": plain,
    ".md": markdown,
    ".markdown": markdown,
}
