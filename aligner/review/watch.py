"""Texts that must not change while people decide about them."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable
from pathlib import Path

# What tells without reading that a file is as it was: its number on the disk, its size, when it was written.
State = tuple[int, int, int]


class Watch:
    """Files as they were at one moment."""

    def __init__(self, paths: Iterable[str | Path]) -> None:
        """Read the files; those that are not there are not watched."""
        self._seen: dict[str, tuple[State, bytes]] = {}
        for path in map(str, paths):
            if (found := _look(path)) is not None:
                self._seen[path] = found

    def changed(self, path: str) -> bool:
        """Tell whether a file that is watched has other contents by now, or is gone."""
        before = self._seen.get(path)
        if before is None or _state(path) == before[0]:
            return False
        now = _look(path)
        if now is None or now[1] != before[1]:
            return True
        self._seen[path] = now
        return False


def _state(path: str) -> State | None:
    try:
        found = os.stat(path)  # noqa: PTH116 - of many paths, given as text
    except OSError:
        return None
    return found.st_ino, found.st_size, found.st_mtime_ns


def _look(path: str) -> tuple[State, bytes] | None:
    state = _state(path)
    try:
        with Path(path).open("rb") as stream:
            digest = hashlib.file_digest(stream, "sha256").digest()
    except OSError:
        return None
    return None if state is None else (state, digest)
