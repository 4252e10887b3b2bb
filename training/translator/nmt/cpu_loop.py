"""Training on a CPU: from shards or given weights on, at a constant rate; the end, falling to nothing, made apart.

Since the rate stays the same after a short rise, a run can be ended well at any time by a decay into a folder of its
own, and gone on with.
"""

from __future__ import annotations

import math
import signal
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from nmt import weights
from nmt.batches import Pairs
from nmt.cpu_network import Loss, compile_pointwise, quick
from nmt.muon import Optimizer
from nmt.network import Network, Shape

WARM = 200
Rows = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class CpuPlan:
    """What a call is told: its seconds, padded tokens a batch, rate, pieces drawn for the loss (0: all), threads.

    `steps` ends a call too, where it is not 0: for trials that are the same on any machine.
    """

    seconds: float
    steps: int = 0
    tokens: int = 16_384
    rate: float = 2.5e-3
    some: int = 2048
    threads: int = 2
    compile: bool = True
    save_every: float = 600.0
    report_every: float = 60.0
    seed: int = 1


class CpuRun:
    """A run in a folder: `train` goes on from the last save, or from given weights, or from nothing."""

    def __init__(self, shape: Shape, plan: CpuPlan, pairs: Pairs, folder: Path, begin: Path | None = None) -> None:
        torch.set_num_threads(plan.threads)
        torch.manual_seed(plan.seed)
        if plan.compile:
            compile_pointwise()
        self.shape, self.plan, self.pairs, self.folder = shape, plan, pairs, folder
        self.network = quick(Network(shape))
        self.optimizer = Optimizer(self.network)
        self.seen = self.epoch = self.at = 0
        self._stopped = False
        folder.mkdir(parents=True, exist_ok=True)
        state = folder / "state.pt"
        if state.exists():
            self._load(torch.load(state, weights_only=True))
        elif begin:
            arrays, sizes = weights.read(begin)
            if {**sizes, "dropout": 0.0} != shape.as_dict():
                raise ValueError(f"{begin}: weights of shape {sizes}, not {shape.as_dict()}; name its sizes")
            self.optimizer.take({name: torch.from_numpy(array) for name, array in arrays.items()})
            self.optimizer.steps = WARM // 2  # the momenta build up again while the rate rises

    def train(self, decay: Path | None = None) -> float:
        """Train for the plan's seconds, save, and return the loss on the pairs held out (nats a piece).

        With `decay` the rate falls to nothing, and what is saved, and the weights for step 4, go there.
        """
        out = decay or self.folder
        out.mkdir(parents=True, exist_ok=True)
        if decay:
            self.epoch, self.at = self.epoch + 1, 0  # perhaps other shards
        before = signal.signal(signal.SIGTERM, self._stop)
        began = saved = reported = time.monotonic()
        nll, count = 0.0, 0
        first = self.optimizer.steps
        while (part := self._part(began, first)) < 1 and not self._stopped:
            rate = self.plan.rate * min(1, (self.optimizer.steps + 1) / WARM) * ((1 - part) if decay else 1)
            self._step(self._next(), rate)
            nll, count, now = nll + Loss.nll, count + Loss.count, time.monotonic()
            if now - reported > self.plan.report_every:
                self._report(out, nll / count, rate)
                nll, count, reported = 0.0, 0, now
            if now - saved > self.plan.save_every:
                self.save(out)
                saved = now
        signal.signal(signal.SIGTERM, before)
        self.save(out)
        if decay:
            arrays = {name: master.numpy() for name, master in self.optimizer.masters.items()}
            weights.write(out / "weights", arrays, self.shape.as_dict())
        return self.held_out()

    def _part(self, began: float, first: int) -> float:
        """How much of the call is over, 0 to 1."""
        by_clock = (time.monotonic() - began) / self.plan.seconds
        return max(by_clock, (self.optimizer.steps - first) / self.plan.steps if self.plan.steps else 0.0)

    def held_out(self) -> float:
        """Return the loss on the pairs held out, over all pieces."""
        nll, count = 0.0, 0
        with torch.no_grad():
            for rows in batches(self.pairs, self.pairs.held_out, self.plan.tokens, 0):
                self._loss(rows, 0)
                nll, count = nll + Loss.nll, count + Loss.count
        return nll / count

    def save(self, out: Path) -> None:
        """Write all that is needed to go on; the file appears whole."""
        state = {"optimizer": self.optimizer.state(), "shape": self.shape.as_dict()}
        state |= {"seen": self.seen, "epoch": self.epoch, "at": self.at}
        torch.save(state, out / "state.part")
        (out / "state.part").replace(out / "state.pt")

    def _load(self, state: dict[str, Any]) -> None:
        if state["shape"] != self.shape.as_dict():
            raise ValueError(f"{self.folder}: saved with shape {state['shape']}; name its sizes")
        self.optimizer.load(state["optimizer"])
        self.seen, self.epoch, self.at = state["seen"], state["epoch"], state["at"]

    def _next(self) -> Rows:
        plan = batches(self.pairs, self.pairs.training, self.plan.tokens, 1000 * self.plan.seed + self.epoch)
        if self.at >= len(plan):
            self.epoch, self.at = self.epoch + 1, 0
            return self._next()
        self.at += 1
        return plan[self.at - 1]

    def _loss(self, rows: Rows, some: int) -> Tensor:
        source, shifted, target = tensors(self.pairs, rows)
        memory, mask = self.network.encode(source)
        states = self.network.decode(shifted, memory, mask).flatten(0, 1)
        loss: Tensor = Loss.apply(  # type: ignore[no-untyped-call]
            states, self.network.embedding.weight, self.network.output_bias, target.flatten(), some
        )
        return loss

    def _step(self, rows: Rows, rate: float) -> None:
        loss = self._loss(rows, self.plan.some)
        torch.autograd.backward(loss)
        if not math.isfinite(float(loss.detach())):
            print("the loss is no number: this batch is left out", flush=True)
            self.network.zero_grad(set_to_none=True)
            return
        torch.nn.utils.clip_grad_norm_([self.optimizer.low[name] for name in self.optimizer.rest], 1.0)
        self.optimizer.step(rate)
        self.seen += len(rows)

    def _report(self, out: Path, loss: float, rate: float) -> None:
        share = self.seen / len(self.pairs.training)
        line = f"step {self.optimizer.steps}\tpairs {self.seen}\tepoch {share:.3f}\tloss {loss:.4f}\trate {rate:.2e}"
        print(line, flush=True)
        with (out / "log.tsv").open("a", encoding="utf-8") as log:
            log.write(f"{line}\n")

    def _stop(self, *_: object) -> None:
        self._stopped = True


_PLANS: dict[tuple[int, int, int, int], list[Rows]] = {}


def batches(pairs: Pairs, rows: Rows, tokens: int, seed: int) -> list[Rows]:
    """Return batches of rows of like lengths, at most `tokens` padded tokens each, both sides together, shuffled."""
    key = (id(pairs), len(rows), tokens, seed)
    if key not in _PLANS:
        _PLANS.clear()
        _PLANS[key] = _batches(pairs, rows, tokens, seed)
    return _PLANS[key]


def _batches(pairs: Pairs, rows: Rows, tokens: int, seed: int) -> list[Rows]:
    random = np.random.default_rng(seed)
    order = pairs.lengths[rows, 0] // 4 * 1000 + pairs.lengths[rows, 1] + random.random(len(rows))
    rows = rows[np.argsort(order, kind="stable")]
    made: list[Rows] = []
    start = longest = other = 0
    for i, (ours, theirs) in enumerate((pairs.lengths[rows] + 1).tolist()):
        if i > start and (max(longest, ours) + max(other, theirs)) * (i - start + 1) > tokens:
            made.append(rows[start:i])
            start, longest, other = i, 0, 0
        longest, other = max(longest, ours), max(other, theirs)
    made.append(rows[start:])
    return [made[i] for i in random.permutation(len(made))]


def tensors(pairs: Pairs, rows: Rows) -> tuple[Tensor, Tensor, Tensor]:
    """Return source, shifted target and target of some rows, each side as long as its longest."""
    ours, theirs = (pairs.lengths[rows].max(0) + 1).tolist()
    source, shifted, target = pairs.batch(rows, max(ours, theirs))
    return source[:, :ours], shifted[:, :theirs], target[:, :theirs]
