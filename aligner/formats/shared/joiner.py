"""Files that are more than their pieces one after another: running numbers, archives."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

Files = Iterable[tuple[str, bytes]]


class Joiner(Protocol):
    """Makes files of the pieces of one format, which come one by one, in order."""

    def take(self, path: str, content: bytes) -> Files:
        """Take a piece, and yield what can be written so far."""
        ...

    def end(self) -> Files:
        """Yield what is left when all pieces have come."""
        ...
