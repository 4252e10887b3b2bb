"""A package's int8 model → weights to train on from: needs numpy and CTranslate2, not torch.

What int8 rounds away is far less than what a few hundred steps change. So a run can begin from what ships, which has
seen more than the weights before its decay.
"""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from nmt.convert import specification

# CTranslate2's types of arrays, in the order of its numbers (`python/ctranslate2/specs/model_spec.py`, 4.8).
TYPES = (np.float32, np.int8, np.int16, np.int32, np.float16)
VERSION = 6
Arrays = dict[str, NDArray[Any]]


def read(package: Path) -> tuple[dict[str, NDArray[np.float32]], dict[str, Any]]:
    """Return weights, as float32 by name, and the network's shape, as `weights.read` does.

    Raises ValueError where the file is no Argos package, or its model is not one that step 4 wrote.
    """
    held = variables(_model(package))
    layers = tuple(_layers(held, side) for side in ("encoder", "decoder"))
    heads = int(held["encoder/num_heads"])
    try:
        out = {ours: plain(held, theirs) for ours, theirs in names((layers[0], layers[1]), heads).items()}
    except KeyError as error:
        raise ValueError(f"{package}: the model has no {error}; it is not of this recipe") from None
    vocabulary, width = out["embedding.weight"].shape
    sizes = {"vocabulary": vocabulary, "width": width, "heads": heads, "inner": len(out["encoder.0.feed.gate.weight"])}
    return out, {**sizes, "encoder_layers": layers[0], "decoder_layers": layers[1], "dropout": 0.0}


def names(layers: tuple[int, int], heads: int) -> dict[str, str]:
    """Return the name of each of our weights in CTranslate2's model, by writing one in which each says who it is."""
    asked: list[str] = []

    class Named(dict[str, NDArray[Any]]):
        def __missing__(self, name: str) -> NDArray[Any]:
            asked.append(name)
            return np.array([len(asked) - 1], np.float32)

    made = specification(Named(), layers, heads).variables()
    return {asked[int(array[0])]: name for name, array in made.items() if np.shape(array) == (1,)}


def plain(held: Arrays, name: str) -> NDArray[np.float32]:
    """Return an array as float32: rows of int8 are divided by their scales."""
    array, scales = held[name], held.get(f"{name}_scale")
    return np.asarray(array if scales is None else array / scales[:, None], np.float32)


def variables(model: bytes) -> Arrays:
    """Return the arrays of a `model.bin` by name, aliases included; ValueError where it is of another version."""
    (version,) = struct.unpack_from("<I", model)
    if version != VERSION:
        raise ValueError(f"model.bin of version {version}, not {VERSION}")
    return dict(_variables(model))


def _variables(model: bytes) -> Iterator[tuple[str, NDArray[Any]]]:
    at = 4

    def number(kind: str) -> int:
        nonlocal at
        (value,) = struct.unpack_from(f"<{kind}", model, at)
        at += struct.calcsize(kind)
        return int(value)

    def text() -> str:
        nonlocal at
        length = number("H")
        at += length
        return model[at - length : at - 1].decode()

    text(), number("I")  # the kind of model, its revision
    held = {}
    for _ in range(number("I")):
        name, shape = text(), tuple(number("I") for _ in range(number("B")))
        kind, size = TYPES[number("B")], number("I")
        held[name] = np.frombuffer(model[at : at + size], kind).reshape(shape)
        at += size
    yield from held.items()
    for _ in range(number("I")):
        alias, name = text(), text()
        yield alias, held[name]
        if f"{name}_scale" in held:
            yield f"{alias}_scale", held[f"{name}_scale"]


def _layers(held: Arrays, side: str) -> int:
    return len({name.split("/")[1] for name in held if name.startswith(f"{side}/layer_") and name[14].isdigit()})


def _model(package: Path) -> bytes:
    try:
        with zipfile.ZipFile(package) as archive:
            (name,) = (name for name in archive.namelist() if name.endswith("/model/model.bin"))
            return archive.read(name)
    except (zipfile.BadZipFile, ValueError) as error:
        raise ValueError(f"{package}: no Argos package ({error})") from None
