"""Documents of word processors, subtitles, PDF and web archives: groups without end, numbers that lie, cut files."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import Path

from aligner.errors import AlignerError
from aligner.reading import captures
from hostile_cases import entry_points
from hostile_cases.case import Case, file

_WORD = "Le chat dort sur la table de la cuisine."
_CUE = "1\n00:00:01,000 --> 00:00:02,000\n"


def _rtf() -> Iterator[tuple[str, str, str, str]]:
    yield "braces", "300,000 groups never closed", "{" * 300_000 + _WORD, ""
    yield "notes", "10,000 notes within one another", r"Le chat{\footnote dort " * 10_000 + "}" * 10_000, ""
    yield "boxes", "10,000 text boxes within one another", r"Le chat{\shptxt dort " * 10_000 + "}" * 10_000, ""
    yield "cells", "30,000 cells of a table, no row ended", r"\trowd\intbl " + r"Chat\cell " * 30_000, ""
    yield "lists", "items as deep as numbers go", r"\pard\ls1\ilvl999999999 Le chat dort.\par " * 1_000, ""
    yield "bin", "binary data longer than the file", _WORD + r"\par{\pict\bin999999999 " + "\0" * 99, ""
    yield "minus", "a negative length of binary data", r"{\pict\bin-5}" * 1_000 + _WORD, ""
    yield "controls", "NUL, escapes and halves of characters", rf"{_WORD} \u0?\u27?\u-10179?\'00\'1b\u55296?", ""
    yield "pages", "code pages and fonts that there are not", r"\ansicpg99999\f77\fcharset9 \'e9" + _WORD, ""
    yield "object", "a program to be run, and a picture from a server", (
        r"{\object\objocx{\*\objdata 4d5a}}{\field{\*\fldinst INCLUDEPICTURE http://127.0.0.1:9/a.png}}"
        r"{\field{\*\fldinst DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe}{\fldrslt }}" + _WORD
    ), ""  # fmt: skip
    yield "numbers", "numbers of a thousand digits", r"\u" + "9" * 1_000 + r"\s" + "9" * 1_000 + f" {_WORD}", ""
    yield "empty", "groups without a text", r"{\*\x a}" * 1_000, "no text in it"


def _subtitles() -> Iterator[tuple[str, str, bytes | str, str]]:
    yield "none", "no cue in it", _WORD, "no cue with its times"
    yield "hours", "times that are none", "1\n99:99:99,999 --> 00:00:00,000\n" + _WORD, ""
    yield "tags", "200,000 tags and brackets never closed", _CUE + f"{_WORD} " * 9 + "<[{(♪" * 200_000, ""
    yield "label", "a speaker of 200,000 characters", f"{_CUE}>> {'Anne ' * 40_000}: {_WORD}", ""
    yield "cues", "50,000 cues at one time, without a stop", f"{_CUE}le chat dort\n\n" * 50_000, ""
    yield "binary", "binary data", b"\x00\x01\xff" * 999, "a NUL|binary data"


def _pdf() -> Iterator[tuple[str, str, bytes, str]]:
    def whole(catalog: bytes, pages: bytes = b"<</Type/Pages/Kids[3 0 R]/Count 1>>") -> bytes:
        page = b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj"
        head = b"%PDF-1.4\n1 0 obj" + catalog + b"endobj 2 0 obj" + pages + b"endobj "
        return head + page + b"\ntrailer<</Root 1 0 R>>\n%%EOF"

    good = b"<</Type/Catalog/Pages 2 0 R>>"
    yield "none", "another file by that name", _WORD.encode(), "not a readable PDF"
    yield "cut", "cut off in the middle", whole(good)[:40], "not a readable PDF"
    yield (
        "many",
        "says that it has 2,000,000,000 pages",
        whole(good, b"<</Type/Pages/Kids[3 0 R]/Count 2000000000>>"),
        "PDF|pages",
    )
    yield "round", "pages that hold themselves", whole(good, b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 9>>"), "PDF"
    action = b"<</Type/Catalog/Pages 2 0 R/OpenAction<</S/Launch/F(http://127.0.0.1:9/x)>>>>"
    yield "action", "opens an address when it is opened", whole(action), "without a text layer"
    yield (
        "deep",
        "arrays nested 100,000 deep",
        whole(good, b"<</Type/Pages/Kids" + b"[" * 100_000 + b"/Count 1>>"),
        "PDF",
    )


def _warc() -> Iterator[tuple[str, str, bytes, str]]:
    page = b"<html><body><p>" + _WORD.encode() + b"</p></body></html>"

    def record(body: bytes, length: int | None = None, address: bytes = b"http://a.example/") -> bytes:
        answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + body
        head = b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: " + address + b"\r\nContent-Length: "
        return head + str(len(answer) if length is None else length).encode() + b"\r\n\r\n" + answer + b"\r\n\r\n"

    yield "none", "another file by that name", _WORD.encode(), "broken off|no page"
    yield "cut", "compressed, and cut off in the middle", gzip.compress(record(page))[:-30], ""
    yield "bomb", "a page of 64 MiB of spaces", gzip.compress(record(b" " * (64 << 20))), "a page of more than"
    yield "long", "a record that says that it is longer", record(page, 10**12), ""
    yield "minus", "a record of negative length", record(page, -5) + record(page), "broken off|no page|no text"
    yield "address", "an address of escape sequences", record(page, address=b"http://a/\x1b[2J../../etc/passwd"), ""


def _captures(folder: Path) -> str:
    """Read the pages of a web archive: their texts, or the first error."""
    pages = list(captures(folder / "evil.warc.gz"))
    for page in pages:
        if isinstance(page, AlignerError):
            raise page
    if not pages:
        raise AlignerError("no page in it", remedy="give another archive")
    return "\n".join(page.text for page in pages if not isinstance(page, AlignerError))


def _cat(answer: str, folder: Path) -> None:
    assert "chat" in answer.lower(), answer[:200]
    assert not set("\0\x1b") & set(answer), answer[:200]
    answer.encode()


def cases() -> Iterator[Case]:
    """Yield every document at its entry."""
    for name, given, text, expect in _rtf():
        build = file("fr/a.rtf", "{\\rtf1\\ansi " + text)
        yield Case(f"rtf-{name}", given, "RTF", build, entry_points.reader, expect, _cat)
    for name, given, content, expect in _subtitles():
        yield Case(f"srt-{name}", given, "SRT", file("fr/a.srt", content), entry_points.reader, expect, _cat)
    for name, given, data, expect in _pdf():
        yield Case(f"pdf-{name}", given, "PDF", file("fr/a.pdf", data), entry_points.reader, expect, wants="pdf")
    for name, given, data, expect in _warc():
        build = file("evil.warc.gz", data)
        yield Case(f"warc-{name}", given, "WARC", build, _captures, expect, _cat, wants="warc")
