"""The CPU route's optimizer: Muon (Jordan et al. 2024, scaled as by Liu et al. 2025) for matrices, Adam for others."""

from __future__ import annotations

import math
from typing import Any

import torch
from torch import Tensor

from nmt.network import Network


def orthogonal(gradient: Tensor, steps: int = 5) -> Tensor:
    """Return the nearest semi-orthogonal matrix, roughly: Newton and Schulz's iteration with Muon's coefficients."""
    x = gradient.bfloat16()
    tall = x.shape[-2] > x.shape[-1]
    x = x.mT if tall else x
    x = x / (x.norm(dim=(-2, -1), keepdim=True) + 1e-7)
    for _ in range(steps):
        a = x @ x.mT
        x = 3.4445 * x + (-4.7750 * a + 2.0315 * a @ a) @ x
    return (x.mT if tall else x).float()


class Optimizer:
    """Muon for the matrices, Adam for the rest; masters in fp32, the network's own weights in bf16."""

    def __init__(self, network: Network) -> None:
        self.low = dict(network.named_parameters())
        self.masters = {name: p.detach().float().clone() for name, p in self.low.items()}
        self.one = {name: torch.zeros_like(m) for name, m in self.masters.items()}
        self.matrices = [name for name, m in self.masters.items() if m.ndim == 2 and "embedding" not in name]
        self.rest = [name for name in self.masters if name not in set(self.matrices)]
        self.two = {name: torch.zeros_like(self.masters[name]) for name in self.rest}
        self.steps = 0

    @torch.no_grad()
    def step(self, rate: float) -> None:
        """Move all weights by their gradients."""
        self.steps += 1
        for name in self.matrices:
            gradient, kept, master = self._gradient(name), self.one[name], self.masters[name]
            kept.lerp_(gradient, 0.05)
            update = gradient.lerp(kept, 0.95)
            # Fused projections are each turned on their own.
            parts = update.shape[0] // update.shape[1] if "qkv" in name or ".kv" in name else 1
            turned = orthogonal(update.view(parts, -1, update.shape[1])).reshape(update.shape)
            scale = 0.2 * math.sqrt(max(update.shape[0] // parts, update.shape[1]))
            master.mul_(1 - rate * 0.05).add_(turned, alpha=-rate * scale)
        for name in self.rest:
            gradient = self._gradient(name)
            self.one[name].lerp_(gradient, 0.1)
            self.two[name].mul_(0.98).addcmul_(gradient, gradient, value=0.02)
            first, second = 1 - 0.9**self.steps, 1 - 0.98**self.steps
            bottom = (self.two[name] / second).sqrt_().add_(1e-8)
            self.masters[name].addcdiv_(self.one[name] / first, bottom, value=-rate * 0.8)
        self.take(self.masters)

    @torch.no_grad()
    def take(self, masters: dict[str, Tensor]) -> None:
        """Take over masters, and put them into the network; gradients are forgotten."""
        for name, low in self.low.items():
            if masters is not self.masters:
                self.masters[name].copy_(masters[name])
            low.copy_(self.masters[name])
            low.grad = None

    def state(self) -> dict[str, Any]:
        """Return what `load` takes."""
        return {"master": self.masters, "one": self.one, "two": self.two, "step": self.steps}

    def load(self, state: dict[str, Any]) -> None:
        """Go on from what was saved."""
        self.one, self.two, self.steps = state["one"], state["two"], state["step"]
        self.take(state["master"])

    def _gradient(self, name: str) -> Tensor:
        gradient = self.low[name].grad
        assert gradient is not None
        return gradient.float()
