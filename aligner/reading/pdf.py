"""PDF with a text layer, by pypdfium2: lines put together to paragraphs, words that were parted at line ends too.

A PDF says where characters stand, not what belongs together, so this is less sure than any other reader, and a notice
says so. Running heads and page numbers are dropped; columns come in the order of the file.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from aligner.errors import InputError, UsageError, install
from aligner.reading.builder import Builder
from aligner.reading.content import Content, require_text, stated

NOTICE = "read from a PDF: its paragraphs and the words parted at line ends are inferred"
MAX_PAGES = 5_000
MAX_CHARACTERS = 32_000_000
# PDFium's sign for a hyphen at a line end, which it takes out together with the line end.
_PARTED = re.compile("(\\w+)[\u0002\ufffe](?:\r?\n)?(\\w+)")
_SIGNS = re.compile("[\u0002\ufffe]")
_NUMBER = re.compile(r"[\W_]*(?:(?:page|p\.)\s*)?[\divxlc]{1,6}(?:\s*(?:/|of|sur|de)\s*\d{1,5})?[\W_]*", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")
_EDGE = 2  # lines at the top and at the bottom of a page that may be running heads
_ENDED = re.compile(r"[.!?…:»”\"][\"'’”»)\] \u00a0\u202f]*$")
_STARTS = re.compile(r"[•◦▪–—-]\s|\(?\d{1,3}[.)]\s|[«“\"]?[A-ZÀ-Þ0-9]")
_ITEM = re.compile(r"[•◦▪–—-]\s|\(?\d{1,3}[.)]\s")
# Second halves that keep their hyphen: of pronouns after verbs, and of the commonest compounds.
_KEPT = frozenset(
    (
        *("je", "tu", "il", "elle", "on", "nous", "vous", "ils", "elles", "moi", "toi", "le", "la", "les", "lui"),
        *("leur", "y", "en", "t", "ci", "là", "être", "même", "mêmes"),
    )
)


def pdf(data: bytes, where: str) -> Content:
    """Return the paragraphs of a PDF, its title and author where it names them.

    Raises UsageError without the extra `pdf`, InputError for what is no PDF, needs a password, has no text layer or
    more than MAX_PAGES or MAX_CHARACTERS.
    """
    pages, fields = _pages(data, where)
    kept = _without_running_heads(pages)
    words = Counter(re.findall(r"\w+(?:-\w+)*", "\n".join("\n".join(page) for page in kept).lower()))
    out = Builder()
    for paragraph in _paragraphs([line for page in kept for line in page]):
        out.add(_SIGNS.sub("", _PARTED.sub(lambda found: _joined(found, words), paragraph)))
        out.end_block()
    content = out.content(stated(fields))
    if not content.text.strip():
        remedy = "make one by text recognition (ocrmypdf), or save its text as .txt"
        raise InputError("a PDF without a text layer", where=where, remedy=remedy)
    return Content(require_text(content.text, where), content.metadata, "", content.blocks, notice=NOTICE)


def _pages(data: bytes, where: str) -> tuple[list[list[str]], dict[str, str | None]]:
    """Return the lines of each page, and title and author."""
    try:
        import pypdfium2  # type: ignore[import-untyped]  # has none
    except ImportError:
        raise UsageError("reading PDF needs pypdfium2", where=where, remedy=install("pdf")) from None
    try:
        document: Any = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        remedy = "open it in a reader and print it to PDF"
        raise InputError(f"not a readable PDF ({error})", where=where, remedy=remedy) from None
    try:
        if len(document) > MAX_PAGES:
            raise InputError(f"more than {MAX_PAGES:,} pages", where=where, remedy="split it")
        pages, size = [], 0
        for number in range(len(document)):
            page = document[number]
            text = page.get_textpage().get_text_bounded()
            page.close()
            size += len(text)
            if size > MAX_CHARACTERS:
                raise InputError(f"more than {MAX_CHARACTERS:,} characters", where=where, remedy="split it")
            pages.append([line.strip() for line in re.split(r"\r\n|\r|\n", text)])
        told = document.get_metadata_dict()
    except pypdfium2.PdfiumError as error:
        raise InputError(f"a damaged PDF ({error})", where=where, remedy="print it to PDF again") from None
    finally:
        document.close()
    return pages, {"title": told.get("Title"), "author": told.get("Author")}


def _without_running_heads(pages: Sequence[Sequence[str]]) -> list[list[str]]:
    """Return the pages without page numbers, and without lines at their edges that recur, whatever the numbers."""
    shown = [[line for line in page if line] for page in pages]
    edges = Counter(key for page in shown for key in {_key(line) for line in (*page[:_EDGE], *page[-_EDGE:])})
    often = {key for key, count in edges.items() if count >= max(3, len(shown) / 3)}
    kept = []
    for page in pages:
        full = [number for number, line in enumerate(page) if line]
        edge = {*full[:_EDGE], *full[-_EDGE:]}
        kept.append(
            [
                line
                for number, line in enumerate(page)
                if not (number in edge and len(shown) > 1 and (_key(line) in often or _NUMBER.fullmatch(line)))
            ]
        )
    return kept


def _key(line: str) -> str:
    return _DIGITS.sub("0", line).lower()


def _paragraphs(lines: Sequence[str]) -> Iterator[str]:
    """Yield the paragraphs: one ends at an empty line, or with a sentence that leaves its line half empty."""
    widths = sorted(len(line) for line in lines if len(line) > 20)
    full = widths[len(widths) * 3 // 4] if widths else 0
    open_: list[str] = []
    for line in lines:
        if open_ and _ends(open_[-1], line, full):
            yield " ".join(open_)
            open_ = []
        if line:
            open_.append(line)
    if open_:
        yield " ".join(open_)


def _ends(line: str, following: str, full: int) -> bool:
    """Tell whether a paragraph ends between two lines; an empty one ends it unless a sentence goes on after it."""
    if not following:
        return bool(_ENDED.search(line))
    if _ITEM.match(following):
        return True
    short = len(line) < 0.8 * full
    if _ENDED.search(line):
        return short and bool(_STARTS.match(following))
    return len(line) < 0.6 * full and bool(_STARTS.match(following))


def _joined(found: re.Match[str], words: Counter[str]) -> str:
    """Put the halves of a word together, with the hyphen if the text has the word so elsewhere, or it is one."""
    first, second = found.groups()
    hyphened, whole = f"{first}-{second}", f"{first}{second}"
    if words[whole.lower()] != words[hyphened.lower()]:
        return whole if words[whole.lower()] > words[hyphened.lower()] else hyphened
    return hyphened if second[:1].isupper() or second.lower() in _KEPT or first[-1:].isdigit() else whole
