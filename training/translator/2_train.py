"""Shards → trained weights, by the clock.

    python training/translator/2_train.py --work FOLDER --run FOLDER --seconds 1000

Needs torch and numpy only, and the shards (`shard*.xz`) in the work folder. A run can be cut at any time: the same
command goes on from the last save, and the learning rate follows the time trained. `--stop-after 500` ends a call
early with a save; `--detach` trains in a process of its own, and `--wait 500` shows what that one prints. The first
minute says how much memory is used, how many pairs a second are done, and how many epochs that makes.

Where there is no GPU the CPU's route is taken (`nmt/cpu_network.py` says what makes it fast): `--seconds` are those of
this call, the rate stays the same, and `--decay FOLDER` makes the end of a run, the rate falling to nothing, with the
weights for step 4 in `FOLDER/weights`. `--from WEIGHTS` begins with trained weights, or with those of a package, on
either route.
"""

from __future__ import annotations

import argparse
import math
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parent))

if TYPE_CHECKING:
    from nmt.network import Shape


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the step with command-line arguments."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--work", type=Path, required=True, help="folder of the shards")
    parser.add_argument("--run", type=Path, required=True, help="folder for what is saved")
    parser.add_argument("--seconds", type=float, default=1000, help="time to train, over all calls")
    parser.add_argument("--stop-after", type=float, default=math.inf, help="end this call after so many seconds")
    parser.add_argument("--detach", action="store_true", help="train in a process of its own, and return")
    parser.add_argument(
        "--wait", type=float, default=0, help="train nothing; wait for the run to finish, at most so long"
    )
    parser.add_argument("--tokens", type=int, help="padded tokens a batch, both sides (default: 100,000; CPU 16,384)")
    parser.add_argument("--rate", type=float, help="highest learning rate (default: 1.5e-3; CPU 2.5e-3)")
    parser.add_argument(
        "--from", dest="begin", type=Path, help="weights to begin from: a folder as step 3 writes it, or a package"
    )
    parser.add_argument("--decay", type=Path, help="CPU's route: make the end of the run, into this folder")
    parser.add_argument("--route", choices=("gpu", "cpu"), help="which loop (default: gpu where there is one)")
    parser.add_argument("--threads", type=int, default=2, help="CPU's route: threads")
    parser.add_argument("--steps", type=int, default=0, help="CPU's route: end this call after so many steps")
    parser.add_argument("--no-compile", action="store_true", help="CPU's route: leave torch.compile out, for trials")
    parser.add_argument("--compile", action="store_true", help="use torch.compile")
    parser.add_argument("--device", default="", help="cuda or cpu (default: cuda where there is one)")
    parser.add_argument("shape", nargs="*", help="sizes of the network, as in vocabulary=16000 encoder_layers=7")
    options = parser.parse_args(arguments)
    options.run.mkdir(parents=True, exist_ok=True)
    if options.wait:
        wait(options.run, options.wait)
    elif options.detach:
        detach(options.run, sys.argv[1:] if arguments is None else list(arguments))
    elif (options.route or ("gpu" if on_gpu() else "cpu")) == "cpu":
        train_on_cpu(options)
    else:
        train(options)


def on_gpu() -> bool:
    """Tell whether there is a GPU."""
    import torch

    return torch.cuda.is_available()


def train_on_cpu(options: argparse.Namespace) -> None:
    """Train in this process by the CPU's route: bf16, Muon, constant rate."""
    from nmt.batches import Pairs
    from nmt.cpu_loop import CpuPlan, CpuRun

    pairs = Pairs(sorted(options.work.glob("shard*.xz")), "cpu")
    # The end of a run is made with all pieces in the loss: its data is smaller, and it is what ships.
    given = {"tokens": options.tokens, "rate": options.rate, "some": 0 if options.decay else None}
    told = {name: value for name, value in given.items() if value is not None}
    seconds = min(options.seconds, options.stop_after)
    plan = CpuPlan(seconds, options.steps, threads=options.threads, compile=not options.no_compile, **told)
    shape = shape_of(["dropout=0.0", *options.shape])
    try:
        run = CpuRun(shape, plan, pairs, options.run, options.begin)
    except ValueError as error:
        sys.exit(str(error))
    loss = run.train(options.decay)
    epochs = run.seen / len(pairs.training)
    print(f"{run.optimizer.steps} steps, {run.seen} pairs, {epochs:.2f} epochs; held-out loss {loss:.4f}", flush=True)


def train(options: argparse.Namespace) -> None:
    """Train in this process by the GPU's route."""
    import torch
    from nmt.batches import Pairs
    from nmt.loop import Plan, Run, held_out_loss

    device = options.device or ("cuda" if torch.cuda.is_available() else "cpu")
    done = options.run / "finished"
    if done.exists():
        print(f"{done}: the run is finished; remove it to train on")
        return
    pairs = Pairs(sorted(options.work.glob("shard*.xz")), device)
    tokens, rate = options.tokens or 100_000, options.rate or 1.5e-3
    plan = Plan(options.seconds, tokens, rate, compile=options.compile)
    run = Run(shape_of(options.shape), plan, pairs, options.run)
    if options.begin:
        run.begin(options.begin)
    run.resume()
    finished = run.train(options.stop_after)
    loss = held_out_loss(run.network, pairs, tokens)
    epochs = run.seen / len(pairs.training)
    print(f"{run.elapsed:.0f} s, {run.step} steps, {epochs:.2f} epochs; held-out loss {loss:.4f}", flush=True)
    if finished:
        done.write_text(f"{loss:.4f}\n", encoding="utf-8")


def shape_of(settings: Sequence[str]) -> Shape:
    """Return the network's shape from `name=value` arguments."""
    from nmt.network import Shape

    types = {field.name: float if field.name == "dropout" else int for field in fields(Shape)}
    given = dict(setting.split("=", 1) for setting in settings)
    if unknown := set(given) - set(types):
        sys.exit(f"no such size: {', '.join(sorted(unknown))}; there are {', '.join(types)}")
    return Shape(**{name: types[name](value) for name, value in given.items()})  # type: ignore[arg-type]


def detach(run: Path, arguments: list[str]) -> None:
    """Start this script again in a session of its own, which lives on when this process ends."""
    command = [sys.executable, str(Path(__file__).resolve()), *(a for a in arguments if a != "--detach")]
    with (run / "train.log").open("ab") as log:
        process = subprocess.Popen(command, stdout=log, stderr=log, stdin=subprocess.DEVNULL, start_new_session=True)
    (run / "train.pid").write_text(f"{process.pid}\n", encoding="utf-8")
    print(f"process {process.pid} trains; see {run / 'train.log'}")


def wait(run: Path, seconds: float) -> None:
    """Print what the run prints, until it is finished, has died, or the time is up."""
    log, until, at = run / "train.log", time.monotonic() + seconds, 0
    while time.monotonic() < until:
        text = log.read_text("utf-8", errors="replace") if log.is_file() else ""
        print(text[at:], end="", flush=True)
        at = len(text)
        if (run / "finished").exists():
            return
        if not alive(run):
            sys.exit(f"the run is not going on; see {log}, then start it again with the same command")
        time.sleep(min(5.0, max(until - time.monotonic(), 0.1)))


def alive(run: Path) -> bool:
    """Tell whether the detached process is still there."""
    try:
        stat = Path(f"/proc/{int((run / 'train.pid').read_text())}/stat").read_text()
    except (OSError, ValueError):
        return False
    return stat.rsplit(")", 1)[1].split()[0] != "Z"


if __name__ == "__main__":
    main()
