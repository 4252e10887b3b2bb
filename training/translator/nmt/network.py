"""A transformer encoder-decoder in plain PyTorch, laid out as `ctranslate2.specs.TransformerSpec` expects it.

Vaswani et al. (2017) with pre-normalisation (RMSNorm: Zhang and Sennrich 2019), SwiGLU (Shazeer 2020), rotary
positions (Su et al. 2021), and one matrix for source, target and output embeddings (Press and Wolf 2017). The
encoder is deep and the decoder shallow: nearly the same quality for half the decoding time (Kasai et al. 2021).
"""

from __future__ import annotations

import math
from dataclasses import asdict, dataclass

import torch
import torch.nn.functional as F
from torch import Tensor, nn

PAD, BOS, EOS, UNK = 0, 1, 2, 3
EPSILON = 1e-5


@dataclass(frozen=True, slots=True)
class Shape:
    """The size of a network: 7 + 2 layers of 512 with 16,000 pieces are 41 M weights, 41 MB as int8."""

    vocabulary: int = 16_000
    width: int = 512
    heads: int = 8
    inner: int = 1536
    encoder_layers: int = 7
    decoder_layers: int = 2
    dropout: float = 0.1

    def as_dict(self) -> dict[str, int | float]:
        """Return the fields as plain data."""
        return asdict(self)

    def flops_per_token(self) -> float:
        """Return the floating-point operations of a training step per source or target token, roughly.

        Two a weight forward and four backward (Kaplan et al. 2020, 2.1); attention itself is left out. A pair of
        30 + 30 tokens passes the encoder once and the decoder once.
        """
        feed = 3 * self.width * self.inner
        encoder = self.encoder_layers * (4 * self.width**2 + feed)
        decoder = self.decoder_layers * (8 * self.width**2 + feed) + self.vocabulary * self.width
        return 6 * (encoder + decoder) / 2


def rotary_table(length: int, size: int) -> tuple[Tensor, Tensor]:
    """Return cosines and sines (length, size) for rotary positions, halves side by side."""
    inverse = 10_000.0 ** -(torch.arange(0, size, 2, dtype=torch.float64) / size)
    angle = torch.arange(length, dtype=torch.float64)[:, None] * inverse[None]
    angle = torch.cat([angle, angle], -1)
    return angle.cos().float(), angle.sin().float()


def _turned(x: Tensor, table: tuple[Tensor, Tensor]) -> Tensor:
    cosines, sines = table
    left, right = x.chunk(2, -1)
    return (x * cosines + torch.cat([-right, left], -1) * sines).type_as(x)


class FeedForward(nn.Module):
    """SwiGLU with its normalisation and residual connection."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.norm = nn.RMSNorm(shape.width, eps=EPSILON)
        self.gate = nn.Linear(shape.width, shape.inner)
        self.up = nn.Linear(shape.width, shape.inner)
        self.down = nn.Linear(shape.inner, shape.width)
        self.dropout = nn.Dropout(shape.dropout)

    def forward(self, x: Tensor) -> Tensor:
        """Map (batch, length, width) to the same shape."""
        h = self.norm(x)
        hidden = self.dropout(F.silu(self.gate(h)) * self.up(h))
        return x + self.dropout(self.down(hidden))  # type: ignore[no-any-return]


class SelfAttention(nn.Module):
    """Multi-head self-attention with rotary positions, normalisation and residual connection."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.heads = shape.heads
        self.norm = nn.RMSNorm(shape.width, eps=EPSILON)
        self.qkv = nn.Linear(shape.width, 3 * shape.width)
        self.out = nn.Linear(shape.width, shape.width)
        self.dropout = nn.Dropout(shape.dropout)

    def forward(self, x: Tensor, table: tuple[Tensor, Tensor], mask: Tensor | None) -> Tensor:
        """Map (batch, length, width) to the same shape; without a mask each position sees only those before it."""
        batch, length, width = x.shape
        qkv = self.qkv(self.norm(x)).view(batch, length, 3, self.heads, width // self.heads)
        q, k, v = qkv.permute(2, 0, 3, 1, 4)
        q, k = _turned(q, table), _turned(k, table)
        o = F.scaled_dot_product_attention(q, k, v, attn_mask=mask, is_causal=mask is None)
        return x + self.dropout(self.out(o.transpose(1, 2).reshape(batch, length, width)))  # type: ignore[no-any-return]


class CrossAttention(nn.Module):
    """Multi-head attention to the encoder's states, with normalisation and residual connection."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.heads = shape.heads
        self.norm = nn.RMSNorm(shape.width, eps=EPSILON)
        self.q = nn.Linear(shape.width, shape.width)
        self.kv = nn.Linear(shape.width, 2 * shape.width)
        self.out = nn.Linear(shape.width, shape.width)
        self.dropout = nn.Dropout(shape.dropout)

    def forward(self, x: Tensor, memory: Tensor, mask: Tensor) -> Tensor:
        """Map (batch, length, width) to the same shape."""
        batch, length, width = x.shape
        size = width // self.heads
        q = self.q(self.norm(x)).view(batch, length, self.heads, size).transpose(1, 2)
        k, v = self.kv(memory).view(batch, memory.shape[1], 2, self.heads, size).permute(2, 0, 3, 1, 4)
        o = F.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        return x + self.dropout(self.out(o.transpose(1, 2).reshape(batch, length, width)))  # type: ignore[no-any-return]


class EncoderLayer(nn.Module):
    """Self-attention, then feed-forward."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.attention, self.feed = SelfAttention(shape), FeedForward(shape)

    def forward(self, x: Tensor, table: tuple[Tensor, Tensor], mask: Tensor) -> Tensor:
        """Map (batch, length, width) to the same shape."""
        return self.feed(self.attention(x, table, mask))  # type: ignore[no-any-return]


class DecoderLayer(nn.Module):
    """Causal self-attention, attention to the source, then feed-forward."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.attention, self.cross, self.feed = SelfAttention(shape), CrossAttention(shape), FeedForward(shape)

    def forward(self, x: Tensor, memory: Tensor, table: tuple[Tensor, Tensor], mask: Tensor) -> Tensor:
        """Map (batch, length, width) to the same shape."""
        return self.feed(self.cross(self.attention(x, table, None), memory, mask))  # type: ignore[no-any-return]


class Network(nn.Module):
    """The whole translator: `forward` gives the training loss, `greedy` a translation."""

    def __init__(self, shape: Shape, longest: int = 512) -> None:
        super().__init__()
        self.shape = shape
        self.embedding = nn.Embedding(shape.vocabulary, shape.width)
        self.output_bias = nn.Parameter(torch.zeros(shape.vocabulary))
        self.encoder = nn.ModuleList(EncoderLayer(shape) for _ in range(shape.encoder_layers))
        self.decoder = nn.ModuleList(DecoderLayer(shape) for _ in range(shape.decoder_layers))
        self.encoder_norm = nn.RMSNorm(shape.width, eps=EPSILON)
        self.decoder_norm = nn.RMSNorm(shape.width, eps=EPSILON)
        self.dropout = nn.Dropout(shape.dropout)
        cosines, sines = rotary_table(longest, shape.width // shape.heads)
        self.register_buffer("cosines", cosines, persistent=False)
        self.register_buffer("sines", sines, persistent=False)
        self._begin()

    def _begin(self) -> None:
        for module in self.modules():
            if isinstance(module, nn.Linear):
                nn.init.xavier_uniform_(module.weight)
                nn.init.zeros_(module.bias)
        nn.init.normal_(self.embedding.weight, std=self.shape.width**-0.5)

    def _table(self, length: int) -> tuple[Tensor, Tensor]:
        return self.get_buffer("cosines")[:length], self.get_buffer("sines")[:length]

    def _embedded(self, ids: Tensor) -> Tensor:
        return self.dropout(self.embedding(ids) * math.sqrt(self.shape.width))  # type: ignore[no-any-return]

    def encode(self, source: Tensor) -> tuple[Tensor, Tensor]:
        """Return the encoder's states (batch, length, width) and the mask of what is not padding."""
        mask = (source != PAD)[:, None, None, :]
        x, table = self._embedded(source), self._table(source.shape[1])
        for layer in self.encoder:
            x = layer(x, table, mask)
        return self.encoder_norm(x), mask

    def decode(self, shifted: Tensor, memory: Tensor, mask: Tensor) -> Tensor:
        """Return the decoder's states (batch, length, width) for target ids that begin with BOS."""
        x, table = self._embedded(shifted), self._table(shifted.shape[1])
        for layer in self.decoder:
            x = layer(x, memory, table, mask)
        return self.decoder_norm(x)  # type: ignore[no-any-return]

    def logits(self, states: Tensor) -> Tensor:
        """Return the scores of all pieces for decoder states."""
        return F.linear(states, self.embedding.weight, self.output_bias)

    def forward(self, source: Tensor, shifted: Tensor, target: Tensor, smoothing: float = 0.1) -> Tensor:
        """Return the mean cross-entropy (nats a token) of `target`, with label smoothing (Szegedy et al. 2016)."""
        memory, mask = self.encode(source)
        scores = self.logits(self.decode(shifted, memory, mask))
        return F.cross_entropy(
            scores.flatten(0, 1).float(), target.flatten(), ignore_index=PAD, label_smoothing=smoothing
        )

    @torch.no_grad()
    def greedy(self, source: Tensor, longest: int = 200) -> list[list[int]]:
        """Return the best next token again and again, for a check of the export; slow."""
        memory, mask = self.encode(source)
        ids = torch.full((source.shape[0], 1), BOS, dtype=torch.long, device=source.device)
        for _ in range(longest):
            best = self.logits(self.decode(ids, memory, mask)[:, -1]).argmax(-1)
            ids = torch.cat([ids, best[:, None]], 1)
            if bool((ids == EOS).any(1).all()):
                break
        rows = [row[1:] for row in ids.tolist()]
        return [row[: row.index(EOS)] if EOS in row else row for row in rows]
