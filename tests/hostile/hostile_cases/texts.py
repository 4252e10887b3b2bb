"""Plain texts: bytes that are none, characters that drive terminals, lines and quotes without end."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from hostile_cases import entry_points
from hostile_cases.case import Case, file

_WORD = "Le chat dort sur la table de la cuisine"
_BIDI = "Il a dit « fin\u202e txt.exe » et \u2066rien\u2069 d’autre \u200f, a dit Jean Dupont."
_ESCAPES = "Le maire a dit : « \x1b[2J\x1b]0;EVIL\x07 tout va bien \x9b31m \x08\x08 », a dit Jean Dupont."
_FORMULA = (
    '« =HYPERLINK("http://example.org";"ici") », a dit Jean Dupont.\n\n« +1+cmd|\' /C calc\'!A0 », a dit Anne Roy.'
)


def _plain() -> Iterator[tuple[str, str, bytes | str, str]]:
    yield "utf8", "UTF-8 broken in the middle", f"{_WORD}. ".encode() * 20 + b"\xc3\x28 \xf0\x28\x8c\x28", ""
    yield (
        "byte",
        "accented UTF-8 with one broken byte",
        "déjà été là. ".encode() * 20 + b"\n\xe9.",
        "a.txt:2: byte 0xe9",
    )
    yield "overlong", "overlong UTF-8 (C0 AF)", f"{_WORD}. ".encode() + b"\xc0\xaf\xc0\xae", ""
    yield (
        "utf16",
        "UTF-16 cut in half a character",
        b"\xff\xfe" + _WORD.encode("utf-16-le") + b"\x00",
        "not valid utf-16",
    )
    yield "utf32", "UTF-32 beyond Unicode", b"\xff\xfe\x00\x00" + b"\xff\xff\xff\x7f" * 9, "not valid utf-32"
    yield "nul", "a NUL", f"{_WORD}\0.", "a.txt:1: a NUL"
    yield "binary", "a program by that name", bytes(range(256)) * 40, "binary data"
    yield "empty", "an empty file", "", "empty file"
    yield "blank", "nothing but white space", " \n\t\r\n" * 99, "empty file"
    yield "mark", "nothing but a byte order mark", b"\xef\xbb\xbf", "empty file"
    yield "line", "a line of 3,000,000 characters", "mot " * 750_000, "a line of"
    yield "large", "80 MiB", f"{_WORD}.\n" * 2_100_000, "MiB in one file"
    yield "marks", "100,000 combining marks on one letter", "e" + "\u0301" * 100_000, ""
    yield "noncharacters", "characters that are none, and tags", f"{_WORD}\ufffe\U000e0041\U0010ffff.", ""


def _markdown() -> Iterator[tuple[str, str, str]]:
    yield "comments", "100,000 comments never closed", f"{_WORD}. " + "<!-- " * 100_000
    yield "front", "front matter never closed, 200,000 lines", "---\n" + "a: b\n" * 200_000


def _jobs() -> Iterator[tuple[str, str, str, Callable[[str, Path], None], float]]:
    sentence = f"{_WORD}, dit-il. "
    yield "line", "a line of 1,000,000 characters", sentence * (1_000_000 // len(sentence)), _pair, 120
    yield "word", "a word of 1,000,000 characters", f"Voici : {'a' * 1_000_000}.", _pair, 120
    yield "unclosed", "100,000 « never closed", f"{_WORD}. " + "« mot " * 100_000, _pair, 120
    yield "unclosed-lines", "10,000 « never closed, a paragraph each", "« Le mot.\n\n" * 10_000, _pair, 120
    yield "closed", "100,000 » never opened", f"{_WORD}. " + "mot » " * 100_000, _pair, 120
    yield "nested", "10,000 « within one another", f"{_WORD}. " + "« a " * 10_000 + "b » " * 10_000, _pair, 120
    yield "straight", "10,001 straight quotation marks", f"{_WORD}. " + '" mot ' * 10_001, _pair, 120
    yield "dashes", "100,000 lines of dialogue", "– Oui.\n" * 100_000, _pair, 120
    yield "stops", "1,000,000 full stops", f"{_WORD}" + "." * 1_000_000, _pair, 120
    yield "brackets", "100,000 opening brackets", f"{_WORD} " + "(" * 100_000, _pair, 120
    yield "spaces", "1,000,000 spaces within a sentence", f"Le chat{' ' * 1_000_000}dort.", _pair, 120
    yield "marks", "100,000 combining marks on one letter", f"{_WORD} e" + "\u0301" * 100_000 + ".", _pair, 120
    yield "bidi", "direction controls", _BIDI, _bidi, 30
    yield "escapes", "escape sequences of a terminal", _ESCAPES, _escapes, 30


def _pair(answer: str, folder: Path) -> None:
    assert answer.startswith("exit 0"), answer[:300]
    assert "fine without me" in entry_points.written(folder)["quotes.tsv"]


def _bidi(answer: str, folder: Path) -> None:
    assert not entry_points.unescaped(answer), entry_points.unescaped(answer)
    assert "\u202e" in entry_points.written(folder)["corpus.jsonl"]


def _escapes(answer: str, folder: Path) -> None:
    assert not entry_points.unescaped(answer), entry_points.unescaped(answer)
    for name, text in entry_points.written(folder).items():
        if name.endswith((".tsv", ".xml", ".md")):
            assert not set("\x1b\x07\x08") & set(text), name  # XML 1.0 allows U+009B


def _formulas(answer: str, folder: Path) -> None:
    entry_points.command("export", "{}/out", "-f", "tsv", "-o", "{}/out/sheet", "--spreadsheet")(folder)
    table = (folder / "out/sheet/quotes.tsv").read_text(encoding="utf-8")
    cells = [cell for line in table.splitlines() for cell in line.split("\t")]
    assert any("HYPERLINK" in cell for cell in cells) and any("cmd|" in cell for cell in cells), table
    assert not [cell for cell in cells if cell.strip('"').startswith(("=", "+", "-", "@"))], cells


def _page(answer: str, folder: Path) -> None:
    text = (folder / "out/page.html").read_text(encoding="utf-8")
    assert "<script>EVIL" not in text
    assert "<bdi" in text.lower() or "unicode-bidi" in text, "direction leaks out of its row"


def cases() -> Iterator[Case]:
    """Yield every text at its entry."""
    for name, given, content, expect in _plain():
        yield Case(f"text-{name}", given, "text", file("fr/a.txt", content), entry_points.reader, expect)
    for name, given, content in _markdown():
        yield Case(f"markdown-{name}", given, "Markdown", file("fr/a.md", content), entry_points.reader, seconds=30)
    for name, given, content, check, seconds in _jobs():
        yield Case(f"job-{name}", given, "main job", _corpus(content), entry_points.main_job(), "", check, seconds)
    sheet = "cells that a spreadsheet takes for formulas"
    yield Case(
        "job-formulas", sheet, "export --spreadsheet", _corpus(_FORMULA), entry_points.main_job(), "", _formulas, 30
    )
    hidden = f"{_BIDI}\n\n« <script>EVIL</script> », a dit Anne Roy."
    render = entry_points.command("report", "{}/fr", "{}/en", "-o", "{}/out/page.html", "--translator", "none")
    yield Case("page-bidi", "direction controls and a script", "page", _corpus(hidden), render, "", _page, 30)


def _corpus(content: str) -> Callable[[Path], None]:
    return lambda folder: entry_points.corpus(folder, evil=content)
