"""Which reader a file has, by its ending."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from aligner.errors import InputError
from aligner.reading.content import Content
from aligner.reading.docx import docx
from aligner.reading.epub import epub
from aligner.reading.html import html
from aligner.reading.markdown import markdown
from aligner.reading.odt import odt
from aligner.reading.packages import opened, optional
from aligner.reading.pdf import pdf
from aligner.reading.plain import plain
from aligner.reading.press import kind_of
from aligner.reading.press_lines import articles
from aligner.reading.rtf import rtf
from aligner.reading.subtitles import subtitles
from aligner.reading.tei import tei

# A reader takes a file's bytes and its name for errors, and raises InputError for what it cannot read.
READERS: dict[str, Callable[[bytes, str], Content]] = {
    ".txt": plain,
    ".text": plain,
    ".md": markdown,
    ".markdown": markdown,
    ".html": html,
    ".htm": html,
    ".xml": tei,
    ".docx": docx,
    ".odt": odt,
    ".rtf": rtf,
    ".epub": epub,
    ".pdf": pdf,
    ".srt": subtitles,
    ".vtt": subtitles,
}

_HTML = frozenset((".html", ".htm"))
_MARK = b"Document"


@lru_cache(maxsize=1)
def documents(suffix: str, data: bytes, where: str) -> tuple[Content, ...]:
    """Return the documents of a file that holds several, an export of a press database; nothing where it is another."""
    if suffix in _HTML and (reader := kind_of(data)):
        return reader(data, where)
    if suffix == ".docx" and data[:2] == b"PK" and _mentions(data, where):
        return articles(docx(data, where))
    if suffix == ".rtf" and b"Document" in data:
        return articles(rtf(data, where))
    return ()


def may_hold_several(suffix: str) -> bool:
    """Tell by its ending whether a file may be an export of a press database."""
    return suffix in _HTML or suffix in (".docx", ".rtf")


def _mentions(data: bytes, where: str) -> bool:
    """Tell whether a Word file may have the words in it that end an article."""
    try:
        with opened(data, where, ".docx") as archive:
            return _MARK in optional(archive, "word/document.xml", where)
    except InputError:  # for the reader to say
        return False
