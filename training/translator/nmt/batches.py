"""Shards → batches of even length, on the device."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from nmt import shards
from nmt.network import BOS, EOS, PAD

HELD_OUT = 2000
ROUND = 8
Batch = tuple[Tensor, Tensor, Tensor]


class Pairs:
    """All pairs of some shards, the ids on the device as one row; the last `held_out` by a fixed shuffle are apart."""

    def __init__(self, paths: list[Path], device: str, held_out: int = HELD_OUT) -> None:
        self.lengths, ids = shards.read(paths)
        self.device = device
        self._ids = torch.from_numpy(ids.astype(np.int32)).to(device)
        self._starts = np.concatenate([[0], np.cumsum(self.lengths.sum(1))])[:-1]
        order = np.random.default_rng(0).permutation(len(self.lengths))
        held = min(held_out, len(order) // 10)
        self.training, self.held_out = order[held:], order[:held]

    def plan(self, rows: NDArray[np.int64], tokens: int, seed: int) -> list[tuple[NDArray[np.int64], int]]:
        """Return batches (rows, width) of at most `tokens` padded tokens, both sides together, in random order.

        Rows are sorted by length with a little noise; widths are multiples of 8, so that few shapes occur.
        """
        random = np.random.default_rng(seed)
        longest = self.lengths[rows].max(1) + 1
        rows = rows[np.argsort(longest + random.random(len(rows)) * 4, kind="stable")]
        widths = -(-(self.lengths[rows].max(1) + 1) // ROUND) * ROUND
        made: list[tuple[NDArray[np.int64], int]] = []
        start = wide = 0
        for at, width in enumerate(widths.tolist()):
            if at > start and max(wide, width) * 2 * (at - start + 1) > tokens:
                made.append((rows[start:at], wide))
                start, wide = at, 0
            wide = max(wide, width)
        made.append((rows[start:], wide))
        return [made[i] for i in random.permutation(len(made))]

    def batch(self, rows: NDArray[np.int64], width: int) -> Batch:
        """Return source (with EOS), shifted target (BOS first) and target (EOS last): ids (rows, width), PAD after."""
        source, target = (torch.from_numpy(self.lengths[rows, side]).to(self.device)[:, None] for side in (0, 1))
        start = torch.from_numpy(self._starts[rows]).to(self.device)[:, None]
        column = torch.arange(width, device=self.device)[None]
        last = self._ids.numel() - 1
        ours = self._ids[(start + column).clamp(max=last)].long()
        theirs = self._ids[(start + source + column).clamp(max=last)].long()
        source_ids = torch.where(column < source, ours, torch.where(column == source, EOS, PAD))
        target_ids = torch.where(column < target, theirs, torch.where(column == target, EOS, PAD))
        shifted = torch.cat([torch.full_like(target_ids[:, :1], BOS), target_ids[:, :-1]], 1)
        return source_ids, torch.where(column <= target, shifted, PAD), target_ids

    def epochs(self, tokens: int, seed: int) -> Iterator[tuple[NDArray[np.int64], int]]:
        """Yield the batches of one epoch after the other, without end."""
        while True:
            yield from self.plan(self.training, tokens, seed)
            seed += 1
