"""One hostile thing: what is given, through which entry it comes in, and what must come out."""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

# Stands in a file beside every case, which nothing may read: see harness.py.
CANARY = "CANARY-7f3a91"


def nothing(answer: str, folder: Path) -> None:
    """Check nothing more."""


@dataclass(frozen=True, slots=True)
class Case:
    """`build` writes into an empty folder; `entry` takes the folder, returns what came out or raises AlignerError.

    `expect` is a pattern of the error's text, or "" where the result must be safe, which `check` then looks at.
    `wants` names what the machine must have: "html", "pdf", "warc", "tmpfs", "root". `seconds` is the limit, not a
    measurement.
    """

    name: str
    given: str
    entry: str
    build: Callable[[Path], None]
    enter: Callable[[Path], str]
    expect: str = ""
    check: Callable[[str, Path], None] = nothing
    seconds: float = 10
    wants: str = ""


def file(name: str, content: bytes | str) -> Callable[[Path], None]:
    """Return a builder that writes one file."""

    def build(folder: Path) -> None:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)

    return build


def mortal() -> None:
    """Take from root, in this process, what lets it pass over permissions (Linux: capget, capset)."""
    libc = ctypes.CDLL(None, use_errno=True)
    header = (ctypes.c_uint32 * 2)(0x20080522, 0)
    sets = (ctypes.c_uint32 * 6)()
    if libc.capget(header, sets) == 0:
        sets[0] &= ~0b110  # CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH
        assert libc.capset(header, sets) == 0, ctypes.get_errno()
