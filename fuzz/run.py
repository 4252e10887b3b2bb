"""Fuzz targets one after the other and print what came of it.

    python fuzz/run.py --seconds 60 [TARGET …]     all targets where none is named
    python fuzz/run.py --growth                    time over ten times the text, for repeated fragments

Inputs that fail are made small and left in `--folder`; those worth keeping go to `tests/fuzz/corpus/TARGET/`.
Exits with 1 where one failed.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
from aligner.signature import line, sign
from fuzz import growth
from fuzz.found import minimise
from fuzz.target import ROOT, Target
from fuzz.targets import TARGETS

_HANG = 300  # seconds for one input on the wall; the harness tells of 5 of the processor
_MEMORY = 2048  # MB


def main() -> int:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("targets", nargs="*", metavar="TARGET", help=", ".join(TARGETS))
    parser.add_argument("--seconds", type=int, default=60, help="for each target")
    parser.add_argument("--seed", type=int, default=1, help="of libFuzzer")
    parser.add_argument("--folder", type=Path, help="where inputs go; one that is there already is gone on with")
    parser.add_argument("--growth", action="store_true", help="measure growth of time instead")
    options = parser.parse_args()
    unknown = [name for name in options.targets if name not in TARGETS]
    if unknown:
        parser.error(f"no such target: {', '.join(unknown)}; choose from {', '.join(TARGETS)}")
    if options.growth:
        return growth.main()
    folder = options.folder or Path(tempfile.mkdtemp(prefix="aligner-fuzz-"))
    print(f"{'target':<15} {'inputs':>9} {'per s':>7} {'failures':>8} {'hangs':>5} {'s':>5}  slowest input")
    bad = 0
    for name in options.targets or TARGETS:
        bad += _run(TARGETS[name], folder / name, options.seconds, options.seed)
    print(f"\ninputs and failures: {folder}")
    print(line(sign((), {}, {"seconds": str(options.seconds), "seed": str(options.seed)})))
    return 1 if bad else 0


def _run(target: Target, folder: Path, seconds: int, seed: int) -> int:
    corpus = folder / "corpus"
    corpus.mkdir(parents=True, exist_ok=True)
    kept = ROOT / "tests/fuzz/corpus" / target.name
    for number, data in enumerate([*target.seeds(), *(path.read_bytes() for path in sorted(kept.glob("*")))]):
        (corpus / f"seed-{number:04d}").write_bytes(data)
    words = folder / "words.dict"
    words.write_text("".join(f'"{_escaped(word)}"\n' for word in target.words), encoding="ascii")
    command = [
        *(sys.executable, str(ROOT / "fuzz/harness.py"), target.name, str(folder)),
        *(f"-max_total_time={seconds}", f"-seed={seed}", f"-timeout={_HANG}", f"-rss_limit_mb={_MEMORY}"),
        *(f"-max_len={target.longest}", f"-dict={words}", f"-artifact_prefix={folder}/", "-verbosity=0", str(corpus)),
    ]
    with (folder / "log").open("wb") as log:
        limits = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
        subprocess.run(
            command, stdout=log, stderr=log, env=os.environ | limits, timeout=seconds + 2 * _HANG, check=False
        )
    return _tell(target, folder)


def _tell(target: Target, folder: Path) -> int:
    path = folder / "report.json"
    if not path.is_file():
        print(f"{target.name:<15} did not start: see {folder / 'log'}")
        return 1
    report = json.loads(path.read_text(encoding="utf-8"))
    # What libFuzzer leaves where an input took too long or too much memory.
    hangs = [path for kind in ("timeout", "oom", "crash") for path in folder.glob(f"{kind}-*")]
    rate = report["inputs"] / max(report["seconds"], 1)
    print(
        f"{target.name:<15} {report['inputs']:>9} {rate:>7.0f} {len(report['failures']):>8} {len(hangs):>5} "
        f"{report['seconds']:>5.0f}  {report['slowest']:.2f} s, {report['slowest_bytes']} bytes",
        flush=True,
    )
    for name, message in report["failures"].items():
        found = folder / f"failure-{name}"
        small = found.read_bytes() if name.startswith("slow-") else minimise(found.read_bytes(), target.check, name)
        found.write_bytes(small)
        print(f"    {name}: {message[:110]!r} ({len(small)} bytes)", flush=True)
    return len(report["failures"]) + len(hangs)


def _escaped(word: str) -> str:
    return re.sub(r"..", lambda pair: f"\\x{pair.group()}", word.encode("utf-8", "replace").hex())


if __name__ == "__main__":
    sys.exit(main())
