"""Turn the trained table into the model folder that the package ships.

    python training/encoder/3_export.py --work FOLDER --model FOLDER

A word's own row and its pieces are added up into one row. Rows are stored as 4-bit codes of 16 levels (Lloyd 1982,
fitted to this table) with a 16-bit scale each.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
from pathlib import Path

import kernels
import numpy as np

from aligner.embed.bilingual import listing_digest


def fit_levels(values: np.ndarray) -> np.ndarray:
    """Return the 16 levels with the least squared error for `values`, by Lloyd's algorithm."""
    values = np.sort(values.astype(np.float64))
    total = np.concatenate([[0.0], np.cumsum(values)])
    levels = np.quantile(values, (np.arange(16) + 0.5) / 16)
    for _ in range(200):
        cut = np.searchsorted(values, (levels[1:] + levels[:-1]) / 2)
        edges = np.concatenate([[0], cut, [len(values)]])
        levels = np.diff(total[edges]) / np.maximum(np.diff(edges), 1)
    return levels.astype(np.float32)


def quantise(table: np.ndarray, seed: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return packed codes, scales and levels; each scale is the one that fits its row best, given its codes."""
    length = np.sqrt((table**2).mean(1, keepdims=True))
    unit = table / np.maximum(length, 1e-12)
    sample = np.random.default_rng(seed).choice(unit.ravel(), min(unit.size, 2_000_000), replace=False)
    levels = fit_levels(sample)
    codes = np.searchsorted((levels[1:] + levels[:-1]) / 2, unit).astype(np.uint8)
    near = levels[codes]
    scales = (table * near).sum(1) / np.maximum((near * near).sum(1), 1e-12)
    return (codes[:, 0::2] << 4) | codes[:, 1::2], scales.astype(np.float16), levels


def merged(table: np.ndarray, features: dict[str, np.ndarray], lang: str) -> np.ndarray:
    """Return one row for each word of the vocabulary: its own row and those of its pieces."""
    own = int(features[f"{lang}_own"])
    return kernels.sums(table, features[f"{lang}_rows"], features[f"{lang}_offsets"][: own + 1])


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--name", default="model", help="name of the checkpoint in the work folder")
    parser.add_argument("--model", type=Path, required=True, help="the model folder to fill")
    args = parser.parse_args()
    args.model.mkdir(parents=True, exist_ok=True)
    with np.load(args.work / "features.npz") as stored:
        features = dict(stored)
    with np.load(args.work / f"{args.name}.npz") as stored:
        table, steps = stored["table"], int(stored["step"])
    pieces, starts, parts = int(features["pieces"]), {}, [table[: int(features["pieces"])]]
    for lang in ("fr", "en"):
        starts[lang] = sum(map(len, parts))
        parts.append(merged(table, features, lang))
        lines = (args.work / f"{lang}.types.txt").read_text("utf-8").split("\n")[: len(parts[-1])]
        (args.model / f"words.{lang}.txt").write_text("".join(x.split("\t")[0] + "\n" for x in lines), "utf-8")
    rows = np.concatenate(parts)
    codes, scales, levels = quantise(rows, seed=1)
    codes.tofile(args.model / "vectors.bin")
    scales.tofile(args.model / "scales.bin")
    shutil.copyfile(args.work / "pieces.model", args.model / "pieces.model")
    listing = {}
    for name in ("pieces.model", "scales.bin", "vectors.bin", "words.en.txt", "words.fr.txt"):
        data = (args.model / name).read_bytes()
        listing[name] = {"bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}
    middle = np.median(np.linalg.norm(parts[1], axis=1))
    config = {
        "dimension": rows.shape[1], "rows": len(rows), "pieces": pieces, "languages": starts, "steps": steps,
        "number_length": round(float(middle), 4), "levels": [round(float(x), 6) for x in levels],
        "files": listing, "digest": listing_digest(listing),
    }  # fmt: skip
    (args.model / "config.json").write_text(json.dumps(config, indent=1) + "\n", "utf-8")
    error = np.linalg.norm(
        rows - levels[np.stack([codes >> 4, codes & 15], -1).reshape(rows.shape)] * scales[:, None].astype(np.float32)
    )
    print(
        f"{len(rows)} rows of {rows.shape[1]}, relative error {error / np.linalg.norm(rows):.4f}, "
        f"digest {config['digest']}"
    )


if __name__ == "__main__":
    main()
