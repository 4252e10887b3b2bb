"""Renderings kept between runs: by content, model digest and settings; bounded, and safe for several processes."""

from __future__ import annotations

import hashlib
import sqlite3
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

import platformdirs

from aligner.cache import Storage
from aligner.protocols import Rendering

# About 300 bytes a sentence: 150 MB at most.
MOST = 500_000
SCHEMA = 2
BATCH = 500
_TABLES = (
    "CREATE TABLE rendering (key BLOB PRIMARY KEY, text TEXT NOT NULL, score REAL NOT NULL, used INTEGER,"
    " digest BLOB NOT NULL)",
    "CREATE INDEX rendering_used ON rendering (used)",
)


def default_path() -> Path:
    """Return where the cache lies unless told otherwise: in the user's cache folder for `aligner`."""
    return Path(platformdirs.user_cache_dir("aligner", appauthor=False)) / "translations.sqlite3"


class Cache:
    """A file of renderings (SQLite): nothing happens to the disk before the first `get` or `put`.

    A damaged file is put aside as `NAME.damaged` with a warning, and a rendering whose digest does not hold is none: it
    holds nothing that cannot be made again.
    """

    def __init__(self, path: Path | None = None, *, most: int = MOST) -> None:
        self.path = path or default_path()
        self.most = most

    def get(self, model: str, settings: str, sentences: Sequence[str]) -> dict[str, Rendering]:
        """Return the renderings that are known, by sentence, for a model's digest and settings."""
        keys = {_key(model, settings, sentence): sentence for sentence in sentences}
        found: dict[str, Rendering] = {}
        with self._open() as base:
            for some in _batches(list(keys)):
                marks = ",".join("?" * len(some))
                query = f"SELECT key, text, score, digest FROM rendering WHERE key IN ({marks})"
                rows = [row for row in base.execute(query, some) if row[3] == _seal(*row[:3])]
                found |= {keys[key]: Rendering(text, score) for key, text, score, _ in rows}
                hits = [(int(time.time()), key) for key, *_ in rows]
                base.executemany("UPDATE rendering SET used = ? WHERE key = ?", hits)
        return found

    def put(self, model: str, settings: str, renderings: Mapping[str, Rendering]) -> None:
        """Keep renderings by sentence; the longest unused go where there are more than `most`."""
        now = int(time.time())
        keyed = [(_key(model, settings, s), r.text, float(r.score)) for s, r in renderings.items()]
        rows = [(*row, now, _seal(*row)) for row in keyed]
        with self._open() as base:
            base.executemany("INSERT OR REPLACE INTO rendering VALUES (?, ?, ?, ?, ?)", rows)
            surplus = base.execute("SELECT count(*) FROM rendering").fetchone()[0] - self.most
            if surplus > 0:
                # A tenth more than need be, so that this does not happen at every call.
                oldest = "SELECT key FROM rendering ORDER BY used, rowid LIMIT ?"
                base.execute(f"DELETE FROM rendering WHERE key IN ({oldest})", (surplus + self.most // 10,))

    def clear(self) -> int:
        """Remove all renderings, and return the bytes of disk that this freed."""
        return Storage(self.path, SCHEMA, _TABLES).remove()

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        """A connection in one transaction; other processes wait their turn."""
        with closing(Storage(self.path, SCHEMA, _TABLES)) as storage, storage.transaction() as base:
            yield base


def _key(model: str, settings: str, sentence: str) -> bytes:
    return hashlib.sha256("\0".join((model, settings, sentence)).encode("utf-8", "surrogatepass")).digest()


def _seal(key: bytes, text: object, score: object) -> bytes:
    """Return the digest of a rendering, with its key, so that no other's is taken for it."""
    return hashlib.sha256(key + repr((text, score)).encode("utf-8", "surrogatepass")).digest()


def _batches(keys: Sequence[bytes]) -> Iterator[Sequence[bytes]]:
    for start in range(0, len(keys), BATCH):
        yield keys[start : start + BATCH]
