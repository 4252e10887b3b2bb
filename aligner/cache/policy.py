"""The cache folder as a whole: results in a file, pool indexes in folders; counted, bounded and cleaned together."""

from __future__ import annotations

import os
import shutil
import time
from pathlib import Path

from aligner.cache.store import MOST, SAFE, Kept, Store
from aligner.errors import OutputError

POOLS = "pools"


def kept(folder: Path) -> tuple[Kept, ...]:
    """Return what a cache folder holds, stage by stage, pool indexes as "index"; nothing where there is none."""
    if not folder.is_dir():
        return ()
    store = Store(folder)
    try:
        stages = store.kept()
    finally:
        store.close()
    pools = _pools(folder)
    index = (Kept("index", len(pools), sum(size for _, size, _ in pools)),) if pools else ()
    return (*stages, *index)


def clean(folder: Path, most: int = 0) -> int:
    """Remove the longest unused until at most so many bytes are left, of results and of indexes, whoever uses them.

    Returns the bytes that were freed. To leave nothing, files are removed and not opened: so a full disk and a damaged
    file can be cleaned. Raises OutputError where the folder cannot be written.
    """
    if not folder.is_dir():
        return 0
    store = Store(folder)
    try:
        if most <= 0:
            return store.remove() + _remove_pools(folder)
        before = sum(one.bytes for one in kept(folder))
        store.trim(most, safe=0)
        store.vacuum()
        trim_pools(folder, most, safe=0)
        return before - sum(one.bytes for one in kept(folder))
    finally:
        store.close()


def _remove_pools(folder: Path) -> int:
    """Remove all pool indexes, and what killed runs left of others; return the bytes that this freed."""
    freed = 0
    for path in list((folder / POOLS).iterdir()) if (folder / POOLS).is_dir() else ():
        own = path.is_dir() and not path.is_symlink()
        size = sum(file.lstat().st_size for file in (path.rglob("*") if own else (path,)) if not file.is_dir())
        try:
            if own:
                shutil.rmtree(path)
            else:
                path.unlink()
        except OSError as error:
            raise OutputError(f"the cache cannot be removed: {error}", where=str(path)) from None
        freed += size
    return freed


def trim_pools(folder: Path, most: int = MOST, safe: int = SAFE) -> None:
    """Remove the longest unused pool indexes until at most so many bytes are left; those just used stay."""
    pools = _pools(folder)
    surplus = sum(size for _, size, _ in pools) - most
    for used, size, path in sorted(pools):
        if surplus <= 0 or used > time.time() - safe:
            break
        shutil.rmtree(path, ignore_errors=True)
        surplus -= size


def touch(index: Path) -> None:
    """Note that an index is used now."""
    if index.is_dir():
        os.utime(index)


def _pools(folder: Path) -> list[tuple[float, int, Path]]:
    """Return when each index was last used, its bytes and its path."""
    found = []
    for path in (folder / POOLS).iterdir() if (folder / POOLS).is_dir() else ():
        try:
            found.append((path.stat().st_mtime, sum(file.stat().st_size for file in path.iterdir()), path))
        except OSError:  # somebody else has removed it meanwhile
            continue
    return found
