"""Files with their digests: an index lies on the disk for long, and a bit of it may turn."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Collection
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

# Digests are made side by side: hashlib lets other threads run meanwhile.
_THREADS = 4


def seal(folder: Path, name: str, files: Collection[str]) -> None:
    """Write `name` into a folder: sizes and SHA-256 of some of its files; all of them reach the disk before it does."""
    for file in files:
        _sync(folder / file)
    with ThreadPoolExecutor(_THREADS) as pool:
        prints = dict(zip(files, pool.map(lambda file: _print(folder / file), files), strict=True))
    part = folder / f"{name}.{os.getpid()}.part"  # another process may seal the same files now
    part.write_text(json.dumps(prints, sort_keys=True) + "\n", encoding="utf-8")
    _sync(part)
    part.replace(folder / name)
    _sync(folder)


def broken(folder: Path, name: str, files: Collection[str]) -> str:
    """Return why some files of a folder are not those that `seal` saw, in words, or an empty string."""
    try:
        prints = json.loads((folder / name).read_text(encoding="utf-8"))
        if not isinstance(prints, dict) or prints.keys() != set(files):
            return f"{name} does not name its files"
        for file in files:  # sizes cost nothing, so they come first
            if (folder / file).stat().st_size != prints[file][0]:
                return f"{file} is not as long as it was"
        with ThreadPoolExecutor(_THREADS) as pool:
            for file, found in zip(files, pool.map(lambda file: _print(folder / file), files), strict=True):
                if found != prints[file]:
                    return f"{file} is damaged"
    except (OSError, ValueError, TypeError, KeyError, IndexError, RecursionError) as error:
        return f"{name} cannot be used: {error}"
    return ""


def _print(path: Path) -> list[int | str]:
    with path.open("rb") as stream:
        digest = hashlib.file_digest(stream, "sha256").hexdigest()
        return [stream.tell(), digest]


def _sync(path: Path) -> None:
    """Wait until a file, or the names in a folder, are on the disk."""
    if os.name == "nt" and path.is_dir():  # folders cannot be opened there
        return
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
