"""Results kept between runs: by what they were made from, so that a killed or repeated run does what is missing."""

from __future__ import annotations

import hashlib
import logging
import shutil
import sqlite3
import tempfile
import time
import weakref
import zlib
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TypeVar

import platformdirs

from aligner.cache.sqlite import Damaged, Storage
from aligner.cache.versions import environment
from aligner.signature import digest

T = TypeVar("T")
VERSION = 3
FILE = "results.sqlite3"
_TABLES = (
    "CREATE TABLE result (key BLOB PRIMARY KEY, stage TEXT NOT NULL, used INTEGER NOT NULL, size INTEGER NOT NULL,"
    " digest BLOB NOT NULL, value BLOB NOT NULL)",
    # Sizes are summed at the start of every run: from the indexes, so that no value is read.
    "CREATE INDEX result_used ON result (used, size)",
    "CREATE INDEX result_stage ON result (stage, size)",
)
# What is kept unless told otherwise, and how long a result is safe from the cleaning that another run does: 3 hours.
MOST = 4 * 2**30
SAFE = 3 * 3600
_BATCH = 500
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Kept:
    """What a store holds of one stage: how many results, and their bytes as they lie on the disk."""

    stage: str
    results: int
    bytes: int


def default_folder() -> Path:
    """Return where results are kept unless told otherwise: in the user's cache folder for `aligner`."""
    return Path(platformdirs.user_cache_dir("aligner", appauthor=False))


class Store:
    """Results by key, in one file of a folder; several runs may use it at once.

    A key is the digest of a stage's name, of all that makes results here (`environment`), and of what the result is
    made from. Each result lies there with a digest: one that is damaged is none, which is said once, and is made again;
    so is a file that SQLite finds damaged. Without a folder the store lasts as long as the object.
    """

    def __init__(self, folder: Path | None = None, *, most: int = MOST) -> None:
        self.folder = folder or Path(tempfile.mkdtemp(prefix="aligner-"))
        # At the latest when the process ends.
        self._remove = None if folder else weakref.finalize(self, shutil.rmtree, self.folder, ignore_errors=True)
        self.most = most
        self._base = Storage(self.folder / FILE, VERSION, _TABLES)
        self._sound: set[bytes] = set()  # keys of results whose digests held, in this process
        self._said = False

    def key(self, stage: str, *parts: str | bytes) -> bytes:
        """Return the key of a result: 32 bytes."""
        return bytes.fromhex(digest((stage, environment(), *parts)))

    def known(self, keys: Collection[bytes]) -> set[bytes]:
        """Return those of some keys that have a sound result, and note that they were used.

        Every result is read once in the life of a store, to see whether its digest holds.
        """
        found: set[bytes] = set()
        for some in _batches(dict.fromkeys(keys)):
            there, bad = self._twice(partial(self._checked, some), write=False)
            self._drop(bad)
            self._twice(partial(_use, there))
            found.update(there)
        return found & self._sound

    def put(self, stage: str, key: bytes, value: bytes) -> None:
        """Keep a result: from here on it outlives the process."""
        packed = zlib.compress(value, 1)
        row = (key, stage, int(time.time()), len(packed), _seal(key, packed), packed)
        statement = "INSERT OR REPLACE INTO result (key, stage, used, size, digest, value) VALUES (?, ?, ?, ?, ?, ?)"
        self._twice(lambda base: base.execute(statement, row))
        self._sound.add(key)

    def get(self, key: bytes) -> bytes:
        """Return the result of a key; KeyError where there is none, or a damaged one."""
        query = "SELECT digest, value FROM result WHERE key = ?"
        row = self._twice(lambda base: base.execute(query, (key,)).fetchone(), write=False)
        if row is None:
            raise KeyError(key.hex())
        if not _holds(key, *row):
            self._drop([key])
            raise KeyError(key.hex())
        return zlib.decompress(row[1])

    def kept(self) -> tuple[Kept, ...]:
        """Return what the store holds, stage by stage."""
        query = "SELECT stage, count(*), CAST(total(size) AS INTEGER) FROM result GROUP BY stage ORDER BY stage"
        rows = self._twice(lambda base: base.execute(query).fetchall(), write=False)
        return tuple(Kept(str(stage), count, size) for stage, count, size in rows)

    def trim(self, most: int | None = None, safe: int = SAFE) -> int:
        """Remove the longest unused results until at most so many bytes are left, and return how many went.

        What was used in the last `safe` seconds stays: a run that is under way needs it.
        """
        limit = self.most if most is None else most
        before = int(time.time()) - safe

        def trimmed(base: sqlite3.Connection) -> int:
            surplus = base.execute("SELECT total(size) FROM result").fetchone()[0] - limit
            return _drop_longest_unused(base, surplus, before) if surplus > 0 else 0

        return self._twice(trimmed)

    def vacuum(self) -> None:
        """Give the room of removed results back to the disk."""
        self._base.vacuum()

    def remove(self) -> int:
        """Remove the file without opening it, and return the bytes that this freed."""
        self._sound.clear()
        return self._base.remove()

    def close(self) -> None:
        """Close the file, and remove a folder that was the store's own."""
        self._base.close()
        if self._remove is not None:
            self._remove()

    def _twice(self, work: Callable[[sqlite3.Connection], T], *, write: bool = True) -> T:
        """Do some work in a transaction; where the file was damaged, in the new one that has taken its place."""
        try:
            with self._base.transaction(write=write) as base:
                return work(base)
        except Damaged:
            self._sound.clear()
            with self._base.transaction(write=write) as base:
                return work(base)

    def _checked(self, keys: Sequence[bytes], base: sqlite3.Connection) -> tuple[list[bytes], list[bytes]]:
        """Return those of some keys that have a sound result, and those that have a damaged one."""
        marks = ",".join("?" * len(keys))
        there, bad = [], []
        for (key,) in base.execute(f"SELECT key FROM result WHERE key IN ({marks})", keys).fetchall():
            if key not in self._sound:
                row = base.execute("SELECT digest, value FROM result WHERE key = ?", (key,)).fetchone()
                if row is None or not _holds(key, *row):
                    bad.append(key)
                    continue
                self._sound.add(key)
            there.append(key)
        return there, bad

    def _drop(self, keys: Sequence[bytes]) -> None:
        """Remove damaged results, which is said the first time."""
        if not keys:
            return
        if not self._said:
            _log.warning("%s: holds damaged results; they are made again", self._base.path)
            self._said = True
        self._sound.difference_update(keys)
        self._twice(lambda base: base.executemany("DELETE FROM result WHERE key = ?", [(key,) for key in keys]))


def _seal(key: bytes, packed: bytes) -> bytes:
    return hashlib.sha256(key + packed).digest()


def _holds(key: bytes, seal: object, packed: object) -> bool:
    """Tell whether a result is what was kept, and kept under this key."""
    return isinstance(packed, bytes) and seal == _seal(key, packed)


def _use(keys: Sequence[bytes], base: sqlite3.Connection) -> None:
    """Note that results are used now; exact to three quarters of an hour, so that little is written."""
    now = int(time.time())
    marks = ",".join("?" * len(keys))
    base.execute(f"UPDATE result SET used = ? WHERE key IN ({marks}) AND used < ?", (now, *keys, now - SAFE // 4))


def _drop_longest_unused(base: sqlite3.Connection, surplus: int, before: int) -> int:
    gone = []
    query = "SELECT key, CAST(size AS INTEGER) FROM result WHERE used <= ? ORDER BY used, key"
    for key, size in base.execute(query, (before,)):
        if surplus <= 0:
            break
        gone.append((key,))
        surplus -= size
    base.executemany("DELETE FROM result WHERE key = ?", gone)
    return len(gone)


def _batches(keys: Iterable[bytes]) -> Iterator[tuple[bytes, ...]]:
    coming = iter(keys)
    while some := tuple(islice(coming, _BATCH)):
        yield some
