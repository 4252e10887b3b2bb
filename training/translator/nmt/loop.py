"""The training loop: it runs by the clock, saves what it needs to go on, and ends with finished weights.

AdamW with a linear rise and fall of the learning rate over the time given (so that a run that is cut to a given time
is always a finished one), label smoothing 0.1, gradients clipped at 1, bfloat16 on a GPU, and a running mean of the
weights over the last part (Polyak and Juditsky 1992).
"""

from __future__ import annotations

import json
import math
import time
from dataclasses import asdict, dataclass
from pathlib import Path

import torch
from torch import Tensor

from nmt import weights
from nmt.batches import Pairs
from nmt.network import PAD, Network, Shape

WARM_UP = 0.03
MEAN_FROM, MEAN_RATE = 0.8, 0.002
SNAPSHOTS = (0.88, 0.92, 0.96)
EARLY = 60.0
H100_FLOPS = 9.9e14
"""Dense bfloat16 operations a second that the maker states; what is reached is printed as a share of it."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What a run is told: the time for all of it, the batch, the rate, how often to save."""

    seconds: float
    tokens: int = 100_000
    rate: float = 1.5e-3
    smoothing: float = 0.1
    save_every: float = 90.0
    report_every: float = 15.0
    compile: bool = False
    seed: int = 1


class Run:
    """One training run in a folder: `train` until the time is up, or until `stop_after` seconds of this call."""

    def __init__(self, shape: Shape, plan: Plan, pairs: Pairs, folder: Path) -> None:
        self.shape, self.plan, self.pairs, self.folder = shape, plan, pairs, folder
        self.tokens = plan.tokens
        self.elapsed, self.step, self.seen, self.scale = 0.0, 0, 0, 1.0
        self.mean: list[Tensor] = []
        torch.manual_seed(plan.seed)
        torch.set_float32_matmul_precision("high")
        self.network = Network(shape).to(pairs.device)
        self.optimizer = torch.optim.AdamW(
            self.network.parameters(), lr=plan.rate, betas=(0.9, 0.98), weight_decay=0.01, fused=self.on_gpu
        )
        self.forward = torch.compile(self.network, dynamic=True) if plan.compile else self.network
        self._amp = torch.autocast(pairs.device, dtype=torch.bfloat16, enabled=self.on_gpu)

    @property
    def on_gpu(self) -> bool:
        """Whether the run is on a GPU."""
        return self.pairs.device == "cuda"

    @property
    def part(self) -> float:
        """How much of the time is over, 0 to 1."""
        return min(self.elapsed / self.plan.seconds, 1.0)

    def rate(self) -> float:
        """Return the learning rate now."""
        part = self.part
        return self.plan.rate * self.scale * min(part / WARM_UP, (1 - part) / (1 - WARM_UP))

    def train(self, stop_after: float = math.inf) -> bool:
        """Train; return whether the run is finished (else call again, in this process or another)."""
        self._fit()
        began = clock = time.monotonic()
        saved, reported = clock, clock - self.plan.report_every
        for rows, width in self.pairs.epochs(self.tokens, self.plan.seed + self.step):
            now = time.monotonic()
            self.elapsed, clock = self.elapsed + now - clock, now
            if self.part >= 1 or now - began >= stop_after:
                break
            loss = self._step(rows, width)
            if now - reported >= self.plan.report_every:
                reported = now
                if not self._report(float(loss.detach()), now - began):
                    clock = time.monotonic()
                    continue
            if now - saved >= self.plan.save_every:
                saved = now
                self.save()
        self.save()
        return self.part >= 1

    def _step(self, rows: object, width: int) -> Tensor:
        for group in self.optimizer.param_groups:
            group["lr"] = self.rate()
        source, shifted, target = self.pairs.batch(rows, width)  # type: ignore[arg-type]
        with self._amp:
            loss: Tensor = self.forward(source, shifted, target, self.plan.smoothing)
        self.optimizer.zero_grad(set_to_none=True)
        torch.autograd.backward(loss)
        torch.nn.utils.clip_grad_norm_(self.network.parameters(), 1.0)
        self.optimizer.step()
        before, self.step, self.seen = self.part, self.step + 1, self.seen + len(source)
        self._average()
        for at in SNAPSHOTS:
            # The clock moves between steps, so the mark lies between the last step's time and this one's.
            if before >= at and not self._snapshot(at).exists():
                self._write(self._snapshot(at), {k: v.half().cpu() for k, v in self.network.state_dict().items()})
        return loss

    @torch.no_grad()
    def _average(self) -> None:
        if self.part < MEAN_FROM:
            return
        weights = [p.detach().float() for p in self.network.parameters()]
        if not self.mean:
            self.mean = [w.clone() for w in weights]
        torch._foreach_lerp_(self.mean, weights, MEAN_RATE)

    def _fit(self) -> None:
        """Try the largest batch there is, and halve the batches for as long as the memory does not do."""
        while True:
            rows, width = max(self.pairs.plan(self.pairs.training, self.tokens, 0), key=lambda b: len(b[0]) * b[1])
            try:
                with self._amp:
                    torch.autograd.backward(self.network(*self.pairs.batch(rows, width)))
                break
            except torch.cuda.OutOfMemoryError:
                self.tokens //= 2
                torch.cuda.empty_cache()
                print(f"out of memory: batches of {self.tokens} tokens from here on", flush=True)
        self.optimizer.zero_grad(set_to_none=True)
        millions = sum(p.numel() for p in self.network.parameters()) / 1e6
        peak = f", peak {torch.cuda.max_memory_allocated() / 2**30:.1f} GiB" if self.on_gpu else ""
        print(
            f"{len(self.pairs.training)} pairs, {millions:.1f} M weights, {self.pairs.device}, largest batch "
            f"{len(rows)} × {width} × 2 tokens{peak}; {self.elapsed:.0f} of {self.plan.seconds:.0f} s done",
            flush=True,
        )

    def _report(self, loss: float, since: float) -> bool:
        """Print how it goes; go back to what was saved last, at half the rate, where the loss is no number."""
        if not math.isfinite(loss):
            print(f"{self.elapsed:.0f} s: loss {loss}; back to the last save, at half the rate", flush=True)
            scale = self.scale / 2
            if not self.resume():
                raise SystemExit("the loss is no number, and nothing was saved yet: lower --rate")
            self.scale = scale
            return False
        speed = self.seen / max(self.elapsed, 1e-9)
        line = f"{self.elapsed:6.0f} s  step {self.step}  loss {loss:.3f}  rate {self.rate():.2e}  {speed:.0f} pairs/s"
        if since <= EARLY:
            epochs = speed * self.plan.seconds / max(len(self.pairs.training), 1)
            mean = float(self.pairs.lengths.sum(1).mean()) + 2
            flops = speed * mean * self.shape.flops_per_token()
            line += f"  ({speed * mean:.0f} tokens/s, {flops / 1e12:.1f} TFLOP/s, {flops / H100_FLOPS:.0%} of an H100; "
            line += f"{epochs:.1f} epochs in {self.plan.seconds:.0f} s)"
        print(line, flush=True)
        status = {"elapsed": self.elapsed, "seconds": self.plan.seconds, "step": self.step, "loss": loss}
        (self.folder / "status.json").write_text(json.dumps(status) + "\n", encoding="utf-8")
        return True

    def save(self) -> None:
        """Write all that `resume` needs, whole or not at all."""
        state = {
            "network": self.network.state_dict(),
            "optimizer": self.optimizer.state_dict(),
            "mean": self.mean,
            "clock": (self.elapsed, self.step, self.seen, self.scale),
            "shape": asdict(self.shape),
        }
        self._write(self.folder / "checkpoint.pt", state)

    def begin(self, folder: Path) -> None:
        """Begin from trained weights; raises ValueError where they are of another shape."""
        arrays, sizes = weights.read(folder)
        if {**sizes, "dropout": 0.0} != {**asdict(self.shape), "dropout": 0.0}:
            raise ValueError(f"{folder}: weights of shape {sizes}, not {asdict(self.shape)}; name its sizes")
        self.network.load_state_dict({name: torch.from_numpy(array) for name, array in arrays.items()})

    def resume(self) -> bool:
        """Go on from what was saved; return whether there was anything. Raises ValueError for another shape."""
        path = self.folder / "checkpoint.pt"
        if not path.is_file():
            return False
        state = torch.load(path, map_location=self.pairs.device, weights_only=True)
        if state["shape"] != asdict(self.shape):
            raise ValueError(f"{path}: saved with shape {state['shape']}; use another folder, or the same options")
        self.network.load_state_dict(state["network"])
        self.optimizer.load_state_dict(state["optimizer"])
        self.mean = list(state["mean"])
        self.elapsed, self.step, self.seen, self.scale = state["clock"]
        return True

    def _snapshot(self, at: float) -> Path:
        return self.folder / f"snapshot-{at * 100:.0f}.pt"

    def _write(self, path: Path, state: object) -> None:
        temporary = path.with_suffix(".part")
        torch.save(state, temporary)
        temporary.replace(path)


@torch.no_grad()
def held_out_loss(network: Network, pairs: Pairs, tokens: int) -> float:
    """Return the mean cross-entropy (nats a token, no smoothing) over the pairs held out."""
    network.eval()
    total = count = 0.0
    with torch.autocast(pairs.device, dtype=torch.bfloat16, enabled=pairs.device == "cuda"):
        for rows, width in pairs.plan(pairs.held_out, tokens, 0):
            source, shifted, target = pairs.batch(rows, width)
            number = float((target != PAD).sum())
            total += float(network(source, shifted, target, 0.0)) * number
            count += number
    network.train()
    return total / max(count, 1.0)
