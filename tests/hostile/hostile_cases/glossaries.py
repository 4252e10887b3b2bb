"""Tables: glossary.tsv with its regular expressions, metadata.tsv, decisions.tsv, and other tools' exports."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from hostile_cases import entry_points
from hostile_cases.case import Case, file

_HEAD = "source\ttarget\tmatch\n"
# Each needs exponential time where the matcher backtracks: Davis et al. 2018, "The Impact of Regular Expression Denial
# of Service (ReDoS) in Practice", ESEC/FSE.
_EXPLODING = ("(a+)+$", "(a|aa)+$", "(.*a){20}b", "(?:a?){40}a{40}b", "(a|b|ab)*c(?=d)")
_AAA = "Le mot " + "a" * 5_000 + "! " + entry_points.FRENCH


def _glossaries() -> Iterator[tuple[str, str, str | bytes, str]]:
    yield "utf8", "a glossary that is not UTF-8", b"source\ttarget\ncaf\xe9\tcoffee\n", "glossary.tsv:2: not UTF-8"
    yield "nul", "a NUL in a term", "source\ttarget\na\0b\tc\n", r"U\+0000"
    yield "columns", "more cells than columns", "source\ttarget\na\tb\tc\n", "glossary.tsv:2: 3 cells"
    yield "twice", "a column twice", "source\tsource\ttarget\na\tb\tc\n", "stands twice"
    yield "unknown", "a column that does not exist", "source\ttarget\t=cmd|calc\n", "no such column"
    yield "header", "no header", "a\tb\n", "no such column"
    yield "empty", "an empty file", "", "no header"
    yield "pattern", "a pattern that is none", f"{_HEAD}(((\tx\tregex\n", "not a regular expression"
    yield "long", "a pattern of 100,000 characters", f"{_HEAD}{'a' * 100_000}\tx\tregex\n", "a pattern of 100000"
    yield "nothing", "a pattern that matches everywhere", f"{_HEAD}a*\tx\tregex\n", "matches nothing at all"
    yield "repeat", "a{1000000000}", f"{_HEAD}a{{1000000000}}\tx\tregex\n", "multiply beyond"
    yield (
        "nested",
        "((((a{1,1000}){1,1000}){1,1000}){1,1000})",
        f"{_HEAD}((a{{1,1000}}){{1,1000}}){{1,1000}}\tx\tregex\n",
        "multiply beyond",
    )
    yield "rows", "200,000 rows", "source\ttarget\n" + "".join(f"mot {i}\tword {i}\n" for i in range(200_000)), ""
    yield "large", "70 MiB", "source\ttarget\n" + "mot\tword\n" * 8_200_000, "MiB in one file"


def _metadata() -> Iterator[tuple[str, str, str | bytes, str]]:
    yield "nul", "a NUL in metadata.tsv", "path\ttitle\nfr/good.txt\ta\0b\n", "metadata.tsv:2: a NUL"
    yield "columns", "metadata.tsv without path", "name\ttitle\nfr/good.txt\tx\n", "no `path` column"
    yield "surplus", "metadata.tsv with too many cells", "path\ttitle\nfr/good.txt\ta\tb\n", "metadata.tsv:2: 3 fields"
    yield (
        "twice",
        "a text twice in metadata.tsv",
        "path\ttitle\nfr/good.txt\ta\nfr/good.txt\tb\n",
        "metadata.tsv:3: good.txt",
    )
    yield "column", "a column twice in metadata.tsv", "path\ttitle\ttitle\nfr/good.txt\ta\tb\n", "'title' stands twice"
    yield "nopath", "a row without path in metadata.tsv", "path\ttitle\n\ta\n", "metadata.tsv:2: a row without a path"
    yield "huge", "a cell of 1,000,000 characters in metadata.tsv", f"path\ttitle\nfr/good.txt\t{'a' * 1_000_000}\n", ""
    rows = "".join(f"fr/{i}.txt\tt\n" for i in range(100_000))
    yield "rows", "100,000 rows in metadata.tsv", f"path\ttitle\n{rows}", ""
    yield (
        "outside",
        "paths outside the folder in metadata.tsv",
        "path\ttitle\n../../../etc/passwd\tx\n/etc/shadow\ty\n",
        "",
    )
    yield "binary", "metadata.tsv that is a program", bytes(range(256)) * 40, "metadata.tsv: binary"
    escapes = "path\ttitle\tauthor\tpublisher\nfr/good.txt\t\x1b[2JEVIL\x07\t\u202eevil\t=cmd|calc\n"
    yield "escapes", "escape sequences in metadata.tsv", escapes, ""


_DECISIONS = "id\twhat\tdocument\ttarget\tanchor\taction\tvalue\ttext\tby\tat\n"


def _decisions() -> Iterator[tuple[str, str, str | bytes, str]]:
    yield "header", "decisions.tsv with another header", "id\tb\n", "decisions.tsv:1: not a header"
    yield "columns", "decisions.tsv with too few cells", f"{_DECISIONS}a\tb\n", "decisions.tsv:2: 2 fields"
    yield (
        "what",
        "decisions.tsv with an action that is none",
        f"{_DECISIONS}{chr(9).join('abcdefghij')}\n",
        "no decision",
    )
    yield "utf8", "decisions.tsv that is not UTF-8", _DECISIONS.encode() + b"\xff\n", "not UTF-8"
    places = ("-1..-9", "999999999..1", "0..99999999999999999999", "x", "", "\0", "1..2..3", "0..1; 0..1")
    rows = "".join(
        f"i{n}\t{what}\tfr/good.txt\ten/good.txt\t{place}\taccept\t{place}\tx\tme\t2026-01-01T00:00:00Z\n"
        for n, (what, place) in enumerate((what, place) for what in ("match", "bead") for place in places)
    )
    yield "places", "decisions.tsv with places that do not exist", _DECISIONS + rows, ""
    undo = "".join(f"u{i}\tdecision\t\t\tu{i - 1}\tundo\t\t\tme\t\n" for i in range(50_000))
    yield "undo", "50,000 decisions, each undoing the one before", _DECISIONS + undo, ""


def _check_job(*patterns: str) -> Callable[[Path], str]:
    def enter(folder: Path) -> str:
        rows = "".join(f"{pattern}\tx\tregex\n" for pattern in patterns)
        (folder / "glossary.tsv").write_text(_HEAD + rows, encoding="utf-8")
        return entry_points.command("glossary", "check", "{}/fr", "{}/en", "-g", "{}/glossary.tsv")(folder)

    return enter


def _limited(answer: str, folder: Path) -> None:
    assert "exit" in answer
    assert "too long" in answer or "seconds" in answer or "no findings" in answer or "0 errors" in answer, answer


def _fine(answer: str, folder: Path) -> None:
    assert not entry_points.unescaped(answer), entry_points.unescaped(answer)


def _job(folder: Path) -> str:
    """The main job; a table that cannot be read is a failure of its own, and the texts come through."""
    answer = entry_points.main_job()(folder)
    assert "fine without me" in entry_points.written(folder)["quotes.tsv"]
    if answer.startswith("exit 3"):
        entry_points.fail(answer)
    return answer


def cases() -> Iterator[Case]:
    """Yield every table at its entry."""
    for name, given, content, expect in _glossaries():
        yield Case(f"glossary-{name}", given, "glossary.tsv", file("glossary.tsv", content), entry_points.rows, expect)
    for number, pattern in enumerate(_EXPLODING, 1):
        enter = _check_job(pattern)
        build = lambda folder: entry_points.corpus(folder, evil=_AAA)  # noqa: E731
        yield Case(f"regex-{number}", f"match=regex {pattern}", "glossary check", build, enter, "", _limited, 30)
    for name, given, content, expect in _metadata():
        yield Case(f"metadata-{name}", given, "main job", _beside("metadata.tsv", content), _job, expect, _fine, 30)
    for name, given, content, expect in _decisions():
        yield Case(f"decisions-{name}", given, "main job", _beside("decisions.tsv", content), _job, expect, _fine, 30)


def _beside(name: str, content: str | bytes) -> Callable[[Path], None]:
    def build(folder: Path) -> None:
        entry_points.corpus(folder)
        file(name, content)(folder)

    return build
