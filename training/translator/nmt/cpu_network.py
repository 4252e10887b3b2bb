"""The network's forward pass, its loss and its optimizer as CPUs with bf16 matrix units like them.

What makes it several times faster than the plain loop on a CPU (two Emerald Rapids cores, 6 + 2 layers of 384):

- weights, activations and gradients in bf16, masters in fp32 (AMX multiplies bf16 five times as fast as AVX-512 does
  fp32);
- attention written out as two products and a softmax (the fused CPU kernel's backward is many times slower at such
  lengths);
- the output layer and its loss some rows at a time, gradients at once (no logits of the whole batch in memory),
  padding left out;
- the pointwise parts alone through torch.compile with dynamic shapes, which takes seconds. What failed: the whole
  network through torch.compile with fixed shapes was as fast, took ten minutes to compile, and gave gradients that were
  no numbers at width 64 (torch 2.13.0);
- no dropout: under three epochs nothing overfits, and random numbers are slow.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from types import MethodType
from typing import Any

import torch
from torch import Tensor

from nmt import network as plain
from nmt.network import PAD, Network

SMOOTH, CHUNK = 0.1, 512
MASKED = -1e4
Table = tuple[Tensor, Tensor]


def norm(x: Tensor, weight: Tensor) -> Tensor:
    """Return the root-mean-square norm, computed in fp32."""
    f = x.float()
    return (f * torch.rsqrt(f.pow(2).mean(-1, keepdim=True) + plain.EPSILON) * weight.float()).to(x.dtype)


def gated(gate: Tensor, up: Tensor) -> Tensor:
    """Return SwiGLU's product, computed in fp32."""
    g = gate.float()
    return (g * torch.sigmoid(g) * up.float()).to(up.dtype)


def turned(x: Tensor, cosines: Tensor, sines: Tensor) -> Tensor:
    """Return queries or keys turned by their positions."""
    left, right = x.chunk(2, -1)
    return (x.float() * cosines + torch.cat([-right, left], -1).float() * sines).to(x.dtype)


def shares(scores: Tensor, mask: Tensor, scale: float) -> Tensor:
    """Return the softmax of scaled and masked scores, in bf16."""
    return torch.softmax(scores.float() * scale + mask, -1).to(torch.bfloat16)


def soft(logits: Tensor, bias: Tensor) -> tuple[Tensor, Tensor, Tensor]:
    """Return log-normaliser, probabilities less the smoothing, and mean, of logits (n, vocabulary) with a bias."""
    f = logits.float() + bias
    most = f.amax(-1, keepdim=True)
    e = torch.exp(f - most)
    total = e.sum(-1, keepdim=True)
    return most + torch.log(total), (e / total - SMOOTH / logits.shape[1]).to(torch.bfloat16), f.mean(-1, keepdim=True)


POINTWISE: dict[str, Callable[..., Any]] = {f.__name__: f for f in (norm, gated, turned, shares, soft)}


def compile_pointwise() -> None:
    """Put compiled functions in place of the pointwise ones, for this process."""
    for name, function in list(POINTWISE.items()):
        POINTWISE[name] = torch.compile(function, dynamic=True)


def _norm(x: Tensor, weight: Tensor) -> Tensor:
    return POINTWISE["norm"](x, weight)  # type: ignore[no-any-return]


def _attend(q: Tensor, k: Tensor, v: Tensor, mask: Tensor) -> Tensor:
    made = POINTWISE["shares"](q @ k.transpose(-1, -2), mask, q.shape[-1] ** -0.5) @ v
    return made.transpose(1, 2).flatten(2)  # type: ignore[no-any-return]


def _feed(self: Any, x: Tensor) -> Tensor:
    h = _norm(x, self.norm.weight)
    return x + self.down(POINTWISE["gated"](self.gate(h), self.up(h)))  # type: ignore[no-any-return]


def _own(self: Any, x: Tensor, table: Table, mask: Tensor | None) -> Tensor:
    batch, length, width = x.shape
    qkv = self.qkv(_norm(x, self.norm.weight)).view(batch, length, 3, self.heads, width // self.heads)
    q, k, v = qkv.permute(2, 0, 3, 1, 4)
    mask = torch.full((length, length), MASKED).triu(1) if mask is None else mask
    turn = POINTWISE["turned"]
    return x + self.out(_attend(turn(q, *table), turn(k, *table), v, mask))  # type: ignore[no-any-return]


def _across(self: Any, x: Tensor, memory: Tensor, mask: Tensor) -> Tensor:
    batch, length, width = x.shape
    size = width // self.heads
    q = self.q(_norm(x, self.norm.weight)).view(batch, length, self.heads, size).transpose(1, 2)
    k, v = self.kv(memory).view(batch, memory.shape[1], 2, self.heads, size).permute(2, 0, 3, 1, 4)
    return x + self.out(_attend(q, k, v, mask))  # type: ignore[no-any-return]


def _encode(self: Any, source: Tensor) -> tuple[Tensor, Tensor]:
    mask = (source == PAD)[:, None, None, :].float() * MASKED
    x, table = self._embedded(source), self._table(source.shape[1])
    for layer in self.encoder:
        x = layer(x, table, mask)
    return _norm(x, self.encoder_norm.weight), mask


def _decode(self: Any, shifted: Tensor, memory: Tensor, mask: Tensor) -> Tensor:
    x, table = self._embedded(shifted), self._table(shifted.shape[1])
    for layer in self.decoder:
        x = layer(x, memory, table, mask)
    return _norm(x, self.decoder_norm.weight)


def quick(network: Network) -> Network:
    """Turn a network to bf16 and give it the forward pass of this module; its weights keep their names."""
    network = network.bfloat16()
    network.cosines, network.sines = plain.rotary_table(512, network.shape.width // network.shape.heads)
    for module in network.modules():
        if isinstance(module, plain.FeedForward):
            module.forward = MethodType(_feed, module)  # type: ignore[method-assign]
        elif isinstance(module, plain.SelfAttention):
            module.forward = MethodType(_own, module)  # type: ignore[method-assign]
        elif isinstance(module, plain.CrossAttention):
            module.forward = MethodType(_across, module)  # type: ignore[method-assign]
    network.encode = MethodType(_encode, network)  # type: ignore[method-assign]
    network.decode = MethodType(_decode, network)  # type: ignore[method-assign]
    return network


class Loss(torch.autograd.Function):
    """Mean label-smoothed cross-entropy of hidden states (n, width) against ids (n): gradients made chunk by chunk.

    With `some`, over the pieces that the batch holds and so many others at random, whose logits are raised by the log
    of the share that they stand for: the sum over the vocabulary is then right on average (Bengio and Senécal 2008).
    """

    nll, count = 0.0, 0

    @staticmethod
    def forward(ctx: Any, hidden: Tensor, weight: Tensor, bias: Tensor, target: Tensor, some: int) -> Tensor:
        """Return the mean loss, and keep the gradients."""
        keep = (target != PAD).nonzero()[:, 0]
        states, ids = hidden[keep], target[keep]
        table, plus, chosen = weight, bias.float(), None
        if some:
            chosen, ids, more = _drawn(ids, weight.shape[0], some)
            table, plus = weight[chosen], plus[chosen] + more
        gh, gw, gb = torch.empty_like(states), torch.zeros(table.shape[1], len(table)), torch.zeros(len(table))
        total = nll = 0.0
        across, ones = table.t().contiguous(), torch.ones(1, CHUNK, dtype=hidden.dtype)
        for start in range(0, len(keep), CHUNK):
            x, y = states[start : start + CHUNK], ids[start : start + CHUNK, None]
            logits = x @ across
            right = logits.gather(1, y).float() + plus[y]
            normaliser, p, mean = POINTWISE["soft"](logits, plus)
            nll += float((normaliser - right).sum())
            total += float((normaliser - (1 - SMOOTH) * right - SMOOTH * mean).sum())
            p.scatter_add_(1, y, torch.full_like(right, SMOOTH - 1).to(p.dtype))
            gb += (ones[:, : len(x)] @ p)[0]
            torch.mm(p, table, out=gh[start : start + CHUNK])
            gw += x.t() @ p
        ctx.save_for_backward(*_spread(hidden, weight, bias, keep, gh, gw, gb, chosen))
        Loss.nll, Loss.count = nll, len(keep)
        return torch.tensor(total / len(keep))

    @staticmethod
    def backward(ctx: Any, *gradients: Tensor) -> tuple[Tensor | None, ...]:  # type: ignore[override]
        """Return what `forward` has kept."""
        return (*ctx.saved_tensors, None, None)


def _drawn(ids: Tensor, vocabulary: int, some: int) -> tuple[Tensor, Tensor, Tensor]:
    """The pieces that are scored, the targets' places among them, and what is added to their logits."""
    there = torch.zeros(vocabulary, dtype=torch.bool)
    there[ids] = True
    others = (~there).nonzero()[:, 0]
    drawn = others[torch.randperm(len(others))[:some]]
    chosen = torch.cat([there.nonzero()[:, 0], drawn])
    place = torch.zeros(vocabulary, dtype=torch.long)
    place[chosen] = torch.arange(len(chosen))
    more = torch.zeros(len(chosen))
    more[len(chosen) - len(drawn) :] = math.log(len(others) / max(len(drawn), 1))
    return chosen, place[ids], more


def _spread(
    hidden: Tensor,
    weight: Tensor,
    bias: Tensor,
    keep: Tensor,
    gh: Tensor,
    gw: Tensor,
    gb: Tensor,
    chosen: Tensor | None,
) -> tuple[Tensor, Tensor, Tensor]:
    """The gradients in the shapes of hidden states, weight and bias."""
    n = len(keep)
    full = torch.zeros_like(hidden)
    full[keep] = gh / n
    table, low = (gw.t() / n).to(weight.dtype), (gb / n).to(bias.dtype)
    if chosen is None:
        return full, table, low
    whole, wide = torch.zeros_like(weight), torch.zeros_like(bias)
    whole[chosen], wide[chosen] = table, low
    return full, whole, wide
