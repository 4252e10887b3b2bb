"""Trained weights in half precision, in pieces small enough to be carried back one by one."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

PIECE = 15 << 20


def write(folder: Path, weights: Mapping[str, NDArray[Any]], shape: Mapping[str, Any], piece: int = PIECE) -> int:
    """Write `shape.json` and `weights.npz.0` … of at most `piece` bytes; return how many pieces."""
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("weights.npz.*"):
        old.unlink()
    stream = io.BytesIO()
    arrays: dict[str, Any] = {name: np.asarray(array, np.float16) for name, array in weights.items()}
    np.savez(stream, **arrays)
    raw = stream.getvalue()
    parts = range(0, len(raw), piece)
    for number, start in enumerate(parts):
        (folder / f"weights.npz.{number}").write_bytes(raw[start : start + piece])
    (folder / "shape.json").write_text(json.dumps({**shape, "pieces": len(parts)}) + "\n", encoding="utf-8")
    return len(parts)


def read(folder: Path) -> tuple[dict[str, NDArray[np.float32]], dict[str, Any]]:
    """Return the weights, as float32 by name, and the network's shape; raises ValueError where a piece is missing.

    A package (`.argosmodel`) is read too, see `restore`.
    """
    if folder.is_file():
        from nmt import restore

        return restore.read(folder)
    shape = json.loads((folder / "shape.json").read_text("utf-8"))
    paths = [folder / f"weights.npz.{number}" for number in range(shape.pop("pieces"))]
    if missing := [path.name for path in paths if not path.is_file()]:
        raise ValueError(f"{folder}: {', '.join(missing)} missing; bring back all pieces")
    held = np.load(io.BytesIO(b"".join(path.read_bytes() for path in paths)))
    return {name: held[name].astype(np.float32) for name in held.files}, shape
