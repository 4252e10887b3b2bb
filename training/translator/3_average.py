"""Saved states of a run → one set of weights, in pieces of 15 MiB, half precision.

    python training/translator/3_average.py --work FOLDER --run FOLDER --out FOLDER
    python training/translator/3_average.py --mix WEIGHTS SHARE --mix WEIGHTS SHARE ... --out FOLDER

Tries the last weights, their running mean, and the mean of the snapshots with the last; keeps what has the lowest
loss on the pairs held out. Needs torch and numpy; under a minute. `--mix` makes the weighted mean of weights that come
from one another (folders or packages; Wortsman et al., "Model soups", ICML 2022).
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
import torch
from nmt import weights
from nmt.batches import Pairs
from nmt.loop import held_out_loss
from nmt.network import Network, Shape
from torch import Tensor

State = Mapping[str, Tensor]


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the step with command-line arguments."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--work", type=Path, help="folder of the shards")
    parser.add_argument("--run", type=Path, help="folder of the run")
    parser.add_argument(
        "--mix", nargs=2, action="append", metavar=("WEIGHTS", "SHARE"), help="weights, and their share"
    )
    parser.add_argument("--out", type=Path, required=True, help="folder for the pieces")
    parser.add_argument("--tokens", type=int, default=50_000, help="padded tokens a batch")
    options = parser.parse_args(arguments)
    if options.mix:
        mix([(Path(weights_), float(share)) for weights_, share in options.mix], options.out)
        return
    if not options.work or not options.run:
        parser.error("--work and --run are needed, or --mix")
    device = "cuda" if torch.cuda.is_available() else "cpu"
    saved = torch.load(options.run / "checkpoint.pt", map_location=device, weights_only=True)
    pairs = Pairs(sorted(options.work.glob("shard*.xz")), device)
    network = Network(Shape(**saved["shape"])).to(device)
    best: tuple[float, str, State] | None = None
    for name, state in candidates(saved, sorted(options.run.glob("snapshot-*.pt")), network, device).items():
        network.load_state_dict(state)
        loss = held_out_loss(network, pairs, options.tokens)
        print(f"{name}: held-out loss {loss:.4f}", flush=True)
        if best is None or loss < best[0]:
            best = loss, name, state
    assert best is not None
    arrays = {name: tensor.float().cpu().numpy() for name, tensor in best[2].items()}
    count = weights.write(options.out, arrays, saved["shape"])
    print(f"{best[1]} weights, {count} pieces in {options.out}", flush=True)


def mix(parts: Sequence[tuple[Path, float]], out: Path) -> None:
    """Write the weighted mean of some weights, whose shapes must be the same."""
    read = [weights.read(path) for path, _ in parts]
    if any(shape != read[0][1] for _, shape in read):
        sys.exit("weights of several shapes have no mean: " + "; ".join(f"{path}" for path, _ in parts))
    total = sum(share for _, share in parts)
    mean = {
        name: sum(arrays[name] * (share / total) for (arrays, _), (_, share) in zip(read, parts, strict=True))
        for name in read[0][0]
    }
    print(f"{weights.write(out, mean, read[0][1])} pieces in {out}", flush=True)


def candidates(
    saved: Mapping[str, object], snapshots: Sequence[Path], network: Network, device: str
) -> dict[str, State]:
    """Return the states to try, by name."""
    last: State = saved["network"]  # type: ignore[assignment]
    found: dict[str, State] = {"last": last}
    mean: Sequence[Tensor] = saved["mean"]  # type: ignore[assignment]
    if mean:
        names = [name for name, _ in network.named_parameters()]
        found["running mean of the"] = {**last, **dict(zip(names, mean, strict=True))}
    if snapshots:
        states = [last, *(torch.load(path, map_location=device, weights_only=True) for path in snapshots)]
        found["mean of the snapshots'"] = {
            name: torch.stack([state[name].float() for state in states]).mean(0) for name in last
        }
    return found


if __name__ == "__main__":
    main()
