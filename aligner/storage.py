"""A SQLite file that several processes share: the one place that opens, repairs and locks it."""

from __future__ import annotations

import logging
import sqlite3
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from aligner.errors import OutputError

# Seconds that one process waits for another's transaction.
WAIT = 30.0
_log = logging.getLogger(__name__)


class Storage:
    """A SQLite file with tables of our own: nothing happens to the disk before the first transaction.

    `create` makes the tables of `version`; a file of another version, or a damaged one, is made anew, for a cache holds
    nothing that cannot be made again. A damaged file is put aside as `NAME.damaged`, with a warning.
    """

    def __init__(self, path: Path, version: int, create: Sequence[str]) -> None:
        self.path = path
        self._version, self._create = version, create
        self._connection: sqlite3.Connection | None = None
        self._lock = threading.Lock()

    @contextmanager
    def transaction(self, *, write: bool = True) -> Iterator[sqlite3.Connection]:
        """Give a connection in one transaction, kept if the block ends well; other threads and processes wait.

        Raises OutputError where the file cannot be used: no room, no permission, a folder in its place.
        """
        try:
            with self._lock:
                connection = self._opened()
                connection.execute("BEGIN IMMEDIATE" if write else "BEGIN")
                try:
                    yield connection
                except BaseException:
                    if connection.in_transaction:
                        connection.execute("ROLLBACK")
                    raise
                connection.execute("COMMIT")
        except (OSError, sqlite3.Error) as error:
            raise OutputError(
                f"the cache cannot be used: {error}",
                where=str(self.path),
                remedy="make room (align cache clean), or name another folder",
            ) from None

    def close(self) -> None:
        """Close the file; the next transaction opens it again."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def vacuum(self) -> None:
        """Give the room of deleted rows back to the disk."""
        try:
            self._opened().execute("VACUUM")
        except (OSError, sqlite3.Error) as error:
            raise OutputError(f"the cache cannot be cleaned: {error}", where=str(self.path)) from None

    def _opened(self) -> sqlite3.Connection:
        if self._connection is None:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            try:
                self._connection = self._prepared()
            except sqlite3.OperationalError:
                raise
            except sqlite3.DatabaseError as error:
                aside = self.path.with_name(f"{self.path.name}.damaged")
                _log.warning("%s: damaged (%s); put aside as %s", self.path, error, aside.name)
                self.path.replace(aside)
                for rest in ("-wal", "-shm"):
                    self.path.with_name(self.path.name + rest).unlink(missing_ok=True)
                self._connection = self._prepared()
        return self._connection

    def _prepared(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self.path, timeout=WAIT, isolation_level=None, check_same_thread=False)
        try:
            # Readers and a writer at once; what was committed outlives a killed process, and only a power cut may take
            # the last of it (SQLite, "Write-Ahead Logging").
            _turn_to_wal(connection)
            connection.execute("PRAGMA synchronous = NORMAL")
            if connection.execute("PRAGMA user_version").fetchone()[0] != self._version:
                self._make(connection)
        except BaseException:
            connection.close()
            raise
        return connection

    def _make(self, connection: sqlite3.Connection) -> None:
        connection.execute("BEGIN IMMEDIATE")
        if connection.execute("PRAGMA user_version").fetchone()[0] != self._version:  # nobody else has, meanwhile
            names = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
            for name in names:
                connection.execute(f'DROP TABLE "{name}"')
            for statement in self._create:
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {self._version}")
        connection.execute("COMMIT")


def _turn_to_wal(connection: sqlite3.Connection) -> None:
    """Set the journal mode, which SQLite refuses at once, without waiting, while another process is about to."""
    if connection.execute("PRAGMA journal_mode").fetchone()[0] == "wal":
        return
    end = time.monotonic() + WAIT
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError:
            if time.monotonic() > end:
                raise
            time.sleep(0.01)
