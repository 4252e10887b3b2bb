"""A SQLite file that several processes share: the one place that opens, repairs and locks it."""

from __future__ import annotations

import logging
import os
import sqlite3
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from aligner.errors import OutputError

# Seconds that one process waits for another's transaction.
WAIT = 30.0
# What a damaged file is called from then on.
ASIDE = ".damaged"
# What says nothing about the file: no room, no permission, another process, this machine's memory. All else that SQLite
# complains of, of statements that never change, is damage (https://www.sqlite.org/rescode.html).
_OUTSIDE = frozenset(
    (
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_INTERRUPT,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_LOCKED,
        sqlite3.SQLITE_NOMEM,
        sqlite3.SQLITE_PERM,
    )
)
_log = logging.getLogger(__name__)


class Damaged(OutputError):
    """The file was damaged: it was put aside, and the next transaction begins a new one."""


class Storage:
    """A SQLite file with tables of our own: nothing happens to the disk before the first transaction.

    `create` makes the tables of `version`; a file of another version is made anew, for a cache holds nothing that
    cannot be made again. A damaged file is put aside as `NAME.damaged`, with a warning.
    """

    def __init__(self, path: Path, version: int, create: Sequence[str]) -> None:
        self.path = path
        self._version, self._create = version, create
        self._connection: sqlite3.Connection | None = None
        self._file = 0
        self._lock = threading.Lock()

    @contextmanager
    def transaction(self, *, write: bool = True) -> Iterator[sqlite3.Connection]:
        """Give a connection in one transaction, kept if the block ends well; other threads and processes wait.

        Raises Damaged where the file turned out to be damaged, OutputError where it cannot be used: no room, no
        permission, a folder in its place.
        """
        with self._lock:
            try:
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
                if self._is_damage(error):
                    raise self._put_aside(error) from None
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

    def remove(self) -> int:
        """Remove the file, with what SQLite and damage left beside it, and return the bytes of disk that this freed.

        The file is not opened: this works where it cannot be, and on a full disk.
        """
        self.close()
        names = (f"{self.path.name}{end}" for end in ("", "-wal", "-shm", "-journal", ASIDE))
        freed = 0
        try:
            for path in filter(os.path.lexists, map(self.path.with_name, names)):
                freed += path.lstat().st_size
                path.unlink()
        except OSError as error:
            raise OutputError(f"the cache cannot be removed: {error}", where=str(self.path)) from None
        return freed

    def vacuum(self) -> None:
        """Give the room of deleted rows back to the disk."""
        try:
            self._opened().execute("VACUUM")
        except (OSError, sqlite3.Error) as error:
            raise OutputError(f"the cache cannot be cleaned: {error}", where=str(self.path)) from None

    def _is_damage(self, error: Exception) -> bool:
        if not isinstance(error, sqlite3.DatabaseError) or isinstance(error, sqlite3.ProgrammingError):
            return False
        code = getattr(error, "sqlite_errorcode", None)
        if code is None:  # of the module itself: text that is not UTF-8, a value of another type
            return True
        if code == sqlite3.SQLITE_IOERR_SHORT_READ:
            return True
        if code & 0xFF == sqlite3.SQLITE_READONLY:  # a file says so of itself in its head, or its permissions do
            return os.access(self.path, os.W_OK) and os.access(self.path.parent, os.W_OK)
        return code & 0xFF not in _OUTSIDE

    def _put_aside(self, error: Exception) -> OutputError:
        self.close()
        aside = self.path.with_name(self.path.name + ASIDE)
        damage = Damaged(f"damaged ({error})", where=str(self.path), remedy="run again: it is made anew")
        try:
            if self._file not in (0, self._number()):  # another process has put it aside meanwhile
                return damage
            self.path.replace(aside)
            for rest in ("-wal", "-shm", "-journal"):
                self.path.with_name(self.path.name + rest).unlink(missing_ok=True)
        except OSError as refused:
            remedy = "remove it (align cache clean), or name another folder"
            message = f"damaged ({error}), and cannot be put aside: {refused}"
            return OutputError(message, where=str(self.path), remedy=remedy)
        _log.warning("%s: damaged (%s); put aside as %s, its results are made again", self.path, error, aside.name)
        return damage

    def _number(self) -> int:
        """Return the number of the file on its disk, 0 where there is none."""
        try:
            return self.path.stat().st_ino
        except OSError:
            return 0

    def _opened(self) -> sqlite3.Connection:
        if self._connection is None:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            try:
                self._connection = self._prepared()
            except sqlite3.Error as error:
                if not self._is_damage(error):
                    raise
                self._file = 0
                made = self._put_aside(error)
                if not isinstance(made, Damaged):
                    raise made from None
                self._connection = self._prepared()
            self._file = self._number()
        return self._connection

    def _prepared(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self.path, timeout=WAIT, isolation_level=None, check_same_thread=False)
        try:
            # Readers and a writer at once; what was committed outlives a killed process, and only a power cut may take
            # the last of it (SQLite, "Write-Ahead Logging").
            connection.text_factory = _text
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


def _text(data: bytes) -> str:
    return data.decode("utf-8", "replace")


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
