"""What a target is, and what several of them need."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal, TypeVar

from aligner.errors import AlignerError
from aligner.model import Document, Lang

T = TypeVar("T")
ROOT = Path(__file__).parents[1]
# Between the files of one input, so that an input of several stays a text that a person can read.
CUT = b"\n---8<---\n"
# Tokens that decide something in texts of either language.
WORDS = (
    *("« ", " »", "«", "»", "“", "”", '"', "'", "’", "‘", "‹", "›", "<<", ">>", "``", "''", "—", "– ", "-", "…", "..."),
    *("[…]", "(…)", "[", "]", "(", ")", ", ", " : ", ". ", "! ", " ?", "\n", "\n\n", "\r\n", "\t", "\u00a0", "\u202f"),
    *(
        "\u2028",
        "\u200b",
        "\u0301",
        "😀",
        "M. ",
        "etc. ",
        "J.-C. ",
        "n° 1",
        "1. ",
        "• ",
        "> ",
        "# ",
        "| ",
        "<!--",
        "-->",
    ),
    *("dit-il", "a-t-elle dit", "selon ", "a déclaré ", "le PDG ", "Sam Altman", "qui ", "que ", "l'", "Il "),
    *("said", "according to ", "Mr. ", "Ms. Lee", "who ", "he told ", "the report", "U.S. ", "’s", "p.m. "),
)


@dataclass(frozen=True, slots=True)
class Target:
    """Something that takes bytes from outside.

    `check` raises nothing where all is well or the input was refused with an AlignerError; an AssertionError says
    which property is broken, any other exception is a bug too. `seeds` yields inputs to start from. `form` says how
    inputs are varied: "text" by tokens, "xml" by elements and attributes, "bytes" by bytes alone.
    """

    name: str
    check: Callable[[bytes], None]
    seeds: Callable[[], Iterable[bytes]]
    form: Literal["text", "xml", "bytes"] = "text"
    words: tuple[str, ...] = WORDS
    longest: int = 4096


@cache
def scratch() -> Path:
    """Return a folder of this process, in memory where the system has such, removed at its end."""
    shared = Path("/dev/shm")
    folder = tempfile.TemporaryDirectory(prefix="aligner-fuzz-", dir=shared if shared.is_dir() else None)
    _KEPT.append(folder)
    return Path(folder.name)


_KEPT: list[tempfile.TemporaryDirectory[str]] = []


def document(data: bytes) -> Document:
    """Return a document of an input: the first byte says which language ("f" and "e" do), the rest is its text."""
    lang: Lang = "en" if data[:1] and data[0] % 2 else "fr"
    return Document(f"{lang}/a.txt", lang, f"{lang}/a.txt", data[1:].decode("utf-8", "replace"))


def parts(data: bytes, number: int) -> list[bytes]:
    """Return the files of an input, empty ones where it has too few."""
    found = data.split(CUT, number - 1)
    return found + [b""] * (number - len(found))


def refused(call: Callable[[], T]) -> T | None:
    """Return what a call gives, None where it refuses its input with an error that names what is wrong."""
    try:
        return call()
    except AlignerError as error:
        assert str(error).strip(), "an error without words"
        return None
