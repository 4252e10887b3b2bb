"""Results kept between runs: by what they were made from, so that a killed or repeated run does what is missing."""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
import time
import weakref
import zlib
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

import platformdirs

from aligner.signature import digest
from aligner.storage import Storage

VERSION = 2
_TABLES = (
    "CREATE TABLE result (key BLOB PRIMARY KEY, stage TEXT NOT NULL, used INTEGER NOT NULL, size INTEGER NOT NULL,"
    " value BLOB NOT NULL)",
    # Sizes are summed at the start of every run: from the indexes, so that no value is read.
    "CREATE INDEX result_used ON result (used, size)",
    "CREATE INDEX result_stage ON result (stage, size)",
)
# What is kept unless told otherwise, and how long a result is safe from the cleaning that another run does: 3 hours.
MOST = 4 * 2**30
SAFE = 3 * 3600
_BATCH = 500


@dataclass(frozen=True, slots=True)
class Kept:
    """What a store holds of one stage: how many results, and their bytes as they lie on the disk."""

    stage: str
    results: int
    bytes: int


def default_folder() -> Path:
    """Return where results are kept unless told otherwise: in the user's cache folder for `aligner`."""
    return Path(platformdirs.user_cache_dir("aligner", appauthor=False))


@cache
def code_digest() -> str:
    """Return the digest of the package itself, programs and data: another program may make other results."""
    parts: list[str | bytes] = []
    for name, file in _walk(files("aligner"), ""):
        parts += [name, file.read_bytes()]
    return digest(parts)


def _walk(folder: Traversable, name: str) -> Iterator[tuple[str, Traversable]]:
    for item in sorted(folder.iterdir(), key=lambda item: item.name):
        if item.is_dir():
            if item.name != "__pycache__":
                yield from _walk(item, f"{name}{item.name}/")
        elif item.name.endswith((".py", ".json", ".npz", ".tsv")):
            yield f"{name}{item.name}", item


class Store:
    """Results by key, in one file of a folder; several runs may use it at once.

    A key is the digest of a stage's name, the package, and all that the result depends on. Without a folder the store
    lasts as long as the object.
    """

    def __init__(self, folder: Path | None = None, *, most: int = MOST) -> None:
        self.folder = folder or Path(tempfile.mkdtemp(prefix="aligner-"))
        # At the latest when the process ends.
        self._remove = None if folder else weakref.finalize(self, shutil.rmtree, self.folder, ignore_errors=True)
        self.most = most
        self._base = Storage(self.folder / "results.sqlite3", VERSION, _TABLES)

    def key(self, stage: str, *parts: str | bytes) -> bytes:
        """Return the key of a result: 32 bytes."""
        return bytes.fromhex(digest((stage, code_digest(), *parts)))

    def known(self, keys: Collection[bytes]) -> set[bytes]:
        """Return those of some keys that have a result, and note that they were used."""
        found: set[bytes] = set()
        wanted = list(dict.fromkeys(keys))
        now = int(time.time())
        for start in range(0, len(wanted), _BATCH):
            some = wanted[start : start + _BATCH]
            marks = ",".join("?" * len(some))
            with self._base.transaction() as base:
                found |= {key for (key,) in base.execute(f"SELECT key FROM result WHERE key IN ({marks})", some)}
                stale = (now, *some, now - SAFE // 4)
                base.execute(f"UPDATE result SET used = ? WHERE key IN ({marks}) AND used < ?", stale)
        return found

    def put(self, stage: str, key: bytes, value: bytes) -> None:
        """Keep a result: from here on it outlives the process."""
        packed = zlib.compress(value, 1)
        row = (key, stage, int(time.time()), len(packed), packed)
        with self._base.transaction() as base:
            base.execute("INSERT OR REPLACE INTO result (key, stage, used, size, value) VALUES (?, ?, ?, ?, ?)", row)

    def get(self, key: bytes) -> bytes:
        """Return the result of a key; KeyError where there is none."""
        with self._base.transaction(write=False) as base:
            row = base.execute("SELECT value FROM result WHERE key = ?", (key,)).fetchone()
        if row is None:
            raise KeyError(key.hex())
        return zlib.decompress(row[0])

    def kept(self) -> tuple[Kept, ...]:
        """Return what the store holds, stage by stage."""
        with self._base.transaction(write=False) as base:
            rows = base.execute("SELECT stage, count(*), sum(size) FROM result GROUP BY stage ORDER BY stage")
            return tuple(Kept(*row) for row in rows)

    def trim(self, most: int | None = None, safe: int = SAFE) -> int:
        """Remove the longest unused results until at most so many bytes are left, and return how many went.

        What was used in the last `safe` seconds stays: a run that is under way needs it.
        """
        limit = self.most if most is None else most
        with self._base.transaction() as base:
            surplus = (base.execute("SELECT sum(size) FROM result").fetchone()[0] or 0) - limit
            return self._dropped(base, surplus, int(time.time()) - safe) if surplus > 0 else 0

    def _dropped(self, base: sqlite3.Connection, surplus: int, before: int) -> int:
        gone = []
        rows = base.execute("SELECT key, size FROM result WHERE used <= ? ORDER BY used, key", (before,))
        for key, size in rows:
            if surplus <= 0:
                break
            gone.append((key,))
            surplus -= size
        base.executemany("DELETE FROM result WHERE key = ?", gone)
        return len(gone)

    def vacuum(self) -> None:
        """Give the room of removed results back to the disk."""
        self._base.vacuum()

    def close(self) -> None:
        """Close the file, and remove a folder that was the store's own."""
        self._base.close()
        if self._remove is not None:
            self._remove()
