"""Pairs as numbers, in files small enough to be carried one by one to a machine reached by small uploads.

A shard is xz over: the number of pairs (uint32), the lengths (uint16, two a pair), and all ids (uint16, source then
target, pair after pair). A pair takes about 66 bytes.
"""

from __future__ import annotations

import lzma
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

MOST_BYTES = 60 << 20
GUESS = 66.0
LONGEST = 160

Ids = tuple[Sequence[int], Sequence[int]]


def write(folder: Path, pairs: Iterable[Ids], most: int = MOST_BYTES) -> Iterator[tuple[Path, int]]:
    """Write `shard0.xz` … to `folder`, each of at most `most` bytes; yield each path with its number of pairs."""
    held: list[Ids] = []
    guess, number = GUESS, 0
    for pair in pairs:
        held.append(pair)
        if len(held) * guess > 0.97 * most:
            for part in _fitting(held, most):
                path = folder / f"shard{number}.xz"
                _replace(path, part[1])
                yield path, len(part[0])
                guess, number = len(part[1]) / len(part[0]), number + 1
            held = []
    for part in _fitting(held, most) if held else []:
        path = folder / f"shard{number}.xz"
        _replace(path, part[1])
        yield path, len(part[0])
        number += 1


def read(paths: Sequence[Path]) -> tuple[NDArray[np.int64], NDArray[np.uint16]]:
    """Return lengths (pairs, 2) and all ids, end to end, of several shards."""
    lengths: list[NDArray[np.int64]] = []
    ids: list[NDArray[np.uint16]] = []
    for path in paths:
        raw = lzma.decompress(path.read_bytes())
        count = int(np.frombuffer(raw[:4], np.uint32)[0])
        lengths.append(np.frombuffer(raw[4 : 4 + 4 * count], np.uint16).reshape(count, 2).astype(np.int64))
        ids.append(np.frombuffer(raw[4 + 4 * count :], np.uint16))
        if int(lengths[-1].sum()) != len(ids[-1]):
            raise ValueError(f"{path}: {len(ids[-1])} ids where its lengths add up to {int(lengths[-1].sum())}")
    return np.concatenate(lengths), np.concatenate(ids)


def _fitting(pairs: Sequence[Ids], most: int) -> list[tuple[Sequence[Ids], bytes]]:
    """The pairs packed; halved as long as a pack is too large."""
    packed = _packed(pairs)
    if len(packed) <= most or len(pairs) == 1:
        return [(pairs, packed)]
    half = len(pairs) // 2
    return [*_fitting(pairs[:half], most), *_fitting(pairs[half:], most)]


def _packed(pairs: Sequence[Ids]) -> bytes:
    lengths = np.array([(len(source), len(target)) for source, target in pairs], np.uint16)
    ids = np.concatenate([np.asarray(side, np.uint16) for pair in pairs for side in pair])
    raw = np.uint32(len(pairs)).tobytes() + lengths.tobytes() + ids.tobytes()
    return lzma.compress(raw, preset=1)


def _replace(path: Path, content: bytes) -> None:
    temporary = path.with_suffix(".part")
    temporary.write_bytes(content)
    temporary.replace(path)
