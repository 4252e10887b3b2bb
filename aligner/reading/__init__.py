"""From a folder to documents."""

from __future__ import annotations

from aligner.reading.archives import captures
from aligner.reading.decode import read_bytes
from aligner.reading.folder import Found, Reading, Source, find, load, made, read
from aligner.reading.pairing import pair_by_name
from aligner.reading.passing import MACHINE_MADE

__all__ = [
    "MACHINE_MADE",
    "Found",
    "Reading",
    "Source",
    "captures",
    "find",
    "load",
    "made",
    "pair_by_name",
    "read",
    "read_bytes",
]
