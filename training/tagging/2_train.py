"""Train the tagger of words on what 1_teach.py wrote, and write models/tagging/tagger.npz.

Run `python training/tagging/2_train.py TAUGHT`; `--passes` says how often the words are read, `--dry` writes nothing.
The figures printed are the agreement with the teacher on the newstest of 2013, which is not trained on. It takes about
two minutes on one core.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

import numpy as np
import torch

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from aligner.tagging.features import BITS, END, TEMPLATES, Shapes, featured  # noqa: E402
from aligner.tagging.labels import ENTITIES, PARTS  # noqa: E402
from aligner.tagging.tagger import Tagger  # noqa: E402

SEED = 20121
BATCH, RATE, DROPPED, PENALTY = 1024, 0.12, 0.15, 2e-6


def read(path: Path) -> tuple[list[str], np.ndarray, np.ndarray]:
    with np.load(path) as stored:
        words = str(stored["words"]).split("\x00")
        # As far as features look, nothing of the next sentence stands after one.
        repeats = [2 if word == END else 1 for word in words]
        words = [word for word in words for _ in range(2 if word == END else 1)]
        labels = (np.repeat(stored[name], repeats).astype(np.int64) for name in ("parts", "entities"))
        return words, *labels


def trained(words: list[str], parts: np.ndarray, entities: np.ndarray, passes: int) -> np.ndarray:
    """Return the weights: two softmaxes that share their features (AdaGrad: Duchi, Hazan and Singer 2011, JMLR)."""
    torch.manual_seed(SEED)
    rows = torch.from_numpy(featured(words, Shapes()).astype(np.int32))
    goals = torch.from_numpy(parts), torch.from_numpy(entities)
    labels = len(PARTS) + len(ENTITIES)
    weights = torch.zeros(1 << BITS, labels)
    squares = torch.full((1 << BITS, 1), 1e-2)
    kept = [place for place, word in enumerate(words) if word != END]
    for number in range(passes):
        started, loss_sum = time.process_time(), 0.0
        order = torch.tensor(kept)[torch.randperm(len(kept))]
        rate = RATE * (1 - number / (passes + 0.5))
        for first in range(0, len(order), BATCH):
            batch = order[first : first + BATCH]
            features = rows[batch].long()
            mask = (torch.rand(features.shape) >= DROPPED).float() / (1 - DROPPED)
            scores = (weights[features] * mask[:, :, None]).sum(1)
            slopes = torch.empty_like(scores)
            for start, stop, goal in ((0, len(PARTS), goals[0]), (len(PARTS), labels, goals[1])):
                chances = torch.softmax(scores[:, start:stop], 1)
                right = goal[batch]
                loss_sum -= float(torch.log(chances[torch.arange(len(batch)), right] + 1e-9).sum())
                chances[torch.arange(len(batch)), right] -= 1
                slopes[:, start:stop] = chances
            used, place = torch.unique(features, return_inverse=True)
            steps = torch.zeros(len(used), labels)
            spread = (slopes[:, None, :] * mask[:, :, None]).reshape(-1, labels)
            steps.index_add_(0, place.reshape(-1), spread)
            squares[used] += (steps**2).mean(1, keepdim=True)
            weights[used] -= rate * (steps / squares[used].sqrt() + PENALTY * weights[used])
        print(
            f"pass {number + 1}: loss {loss_sum / len(kept):.4f}  {time.process_time() - started:.0f} s of CPU",
            flush=True,
        )
    return weights.numpy()


def report(tagger: Tagger, words: list[str], parts: np.ndarray, entities: np.ndarray) -> None:
    tagger.tag(words)
    started = time.process_time()
    tags = tagger.tag(words)
    spent = time.process_time() - started
    kept = np.array([word != END for word in words])
    mine, names = np.array(tags.parts)[kept], np.array(tags.entities)[kept]
    parts, entities = parts[kept], entities[kept]
    print(f"parts of speech {np.mean(mine == parts):.4f} of {len(parts):,} words")
    print(f"{len(words) / spent:,.0f} words a second of CPU")
    for number, name in enumerate(ENTITIES[1:], 1):
        hits = np.sum((names == number) & (entities == number))
        print(f"  {name:<5} P {hits / max(1, np.sum(names == number)):.3f}  R {hits / np.sum(entities == number):.3f}")
    named, known = names > 0, entities > 0
    print(f"  any   P {np.mean(known[named]):.3f}  R {np.mean(named[known]):.3f}")
    for name in ("NOUN", "VERB", "ADV", "PROPN", "ADJ"):
        number = PARTS.index(name)
        hits = np.sum((mine == number) & (parts == number))
        print(f"  {name:<5} P {hits / np.sum(mine == number):.3f}  R {hits / np.sum(parts == number):.3f}")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("taught", type=Path)
    parser.add_argument("--passes", type=int, default=6)
    parser.add_argument("--dry", action="store_true")
    options = parser.parse_args()
    if not (options.taught / "learn.npz").exists():
        print(f"nothing to learn from in {options.taught}: run 1_teach.py first", file=sys.stderr)
        return 2
    print(f"{len(TEMPLATES)} features a word")
    weights = trained(*read(options.taught / "learn.npz"), options.passes)
    scale = np.float32(np.quantile(np.abs(weights), 0.9999) / 127)
    small = np.clip(np.rint(weights / scale), -127, 127).astype(np.int8)
    report(Tagger(small.astype(np.float32) * scale), *read(options.taught / "check.npz"))
    if not options.dry:
        out = ROOT / "models/tagging/tagger.npz"
        out.parent.mkdir(exist_ok=True)
        np.savez_compressed(out, weights=small, scale=scale)
        print(f"{out.relative_to(ROOT)}: {out.stat().st_size:,} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
