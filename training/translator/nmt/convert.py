"""Weights → a CTranslate2 model folder, through `ctranslate2.specs`: needs numpy, not torch."""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from ctranslate2.specs import common_spec, transformer_spec  # type: ignore[import-untyped]
from numpy.typing import NDArray

Weights = Mapping[str, NDArray[Any]]


def convert(
    weights: Weights, layers: tuple[int, int], heads: int, pieces: Sequence[str], out: Path, quantization: str | None
) -> None:
    """Write `out` (replacing it) from a `Network`'s state: `layers` are (encoder, decoder), `pieces` in id order.

    `quantization` is None for float32, or "int8". The encoder's source gets `</s>`, the decoder starts with `<s>`.
    """
    spec = specification(weights, layers, heads)
    spec.register_source_vocabulary(list(pieces))
    spec.register_target_vocabulary(list(pieces))
    spec.config.bos_token, spec.config.eos_token, spec.config.unk_token = "<s>", "</s>", "<unk>"
    spec.config.decoder_start_token = "<s>"
    spec.config.add_source_eos, spec.config.add_source_bos = True, False
    spec.config.layer_norm_epsilon = 1e-5
    spec.validate()
    spec.optimize(quantization=quantization)
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)
    spec.save(str(out))


def specification(weights: Weights, layers: tuple[int, int], heads: int) -> Any:
    """Return CTranslate2's description of the network with its weights: `layers` are (encoder, decoder)."""
    options: dict[str, Any] = {
        "pre_norm": True,
        "activation": common_spec.Activation.SWISH,
        "ffn_glu": True,
        "rms_norm": True,
        "rotary_dim": 0,
        "rotary_interleave": False,
    }
    encoder = transformer_spec.TransformerEncoderSpec(layers[0], heads, **options)
    decoder = transformer_spec.TransformerDecoderSpec(layers[1], heads, **options)
    for part in (encoder, decoder):
        # Rotary models have no table; the specification keeps the field all the same, and would look for it.
        if hasattr(part, "position_encodings"):
            del part.position_encodings
    encoder.embeddings[0].weight = _array(weights, "embedding.weight")
    decoder.embeddings.weight = _array(weights, "embedding.weight")
    decoder.projection.weight = _array(weights, "embedding.weight")
    decoder.projection.bias = _array(weights, "output_bias")
    encoder.layer_norm.gamma = _array(weights, "encoder_norm.weight")
    decoder.layer_norm.gamma = _array(weights, "decoder_norm.weight")
    for side, part in (("encoder", encoder), ("decoder", decoder)):
        for i, layer in enumerate(part.layer):
            _layer(layer, weights, f"{side}.{i}", cross=side == "decoder")
    return transformer_spec.TransformerSpec(encoder, decoder)


def _layer(layer: Any, weights: Weights, name: str, *, cross: bool) -> None:
    attention = layer.self_attention
    attention.layer_norm.gamma = _array(weights, f"{name}.attention.norm.weight")
    _linear(attention.linear[0], weights, f"{name}.attention.qkv")
    _linear(attention.linear[1], weights, f"{name}.attention.out")
    if cross:
        layer.attention.layer_norm.gamma = _array(weights, f"{name}.cross.norm.weight")
        for i, part in enumerate(("q", "kv", "out")):
            _linear(layer.attention.linear[i], weights, f"{name}.cross.{part}")
    layer.ffn.layer_norm.gamma = _array(weights, f"{name}.feed.norm.weight")
    _linear(layer.ffn.linear_0, weights, f"{name}.feed.gate")
    _linear(layer.ffn.linear_0_noact, weights, f"{name}.feed.up")
    _linear(layer.ffn.linear_1, weights, f"{name}.feed.down")


def _linear(target: Any, weights: Weights, name: str) -> None:
    target.weight, target.bias = _array(weights, f"{name}.weight"), _array(weights, f"{name}.bias")


def _array(weights: Weights, name: str) -> NDArray[np.float32]:
    # A copy, always: optimize() quantises in place, and the embedding is used three times.
    return np.array(weights[name], dtype=np.float32, order="C", copy=True)
