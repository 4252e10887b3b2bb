"""Which reader a file has, by its ending."""

from __future__ import annotations

from collections.abc import Callable

from aligner.reading.content import Content
from aligner.reading.docx import docx
from aligner.reading.html import html
from aligner.reading.plain import markdown, plain
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
}
