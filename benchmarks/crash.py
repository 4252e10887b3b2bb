"""Kills a run at chance moments, again and again, and compares what it ends with to a run that nobody killed.

    python benchmarks/crash.py [--kills 50] [--documents 120] [--jobs 2]

Nothing may be lost (the files are the same, byte for byte, and nothing else lies beside them), nothing finished may be
done twice (results are counted as they are written: one each), and no process may be left behind.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path

import made_corpus

from aligner.pipeline import code_digest
from aligner.signature import line, sign

MAIN = "from aligner.start import main; main()"
COUNTER = (
    "CREATE TABLE written (key BLOB)",
    "CREATE TRIGGER counted AFTER INSERT ON result BEGIN INSERT INTO written VALUES (new.key); END",
)


def contents(folder: Path) -> Mapping[str, str]:
    """Return the digest of every file below a folder, hidden ones among them."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def start(corpus: Path, work: Path, jobs: int) -> subprocess.Popen[bytes]:
    """Start `align` in a group of its own."""
    command = [sys.executable, "-c", MAIN, corpus / "fr", corpus / "en", "-o", work / "out", "--cache", work / "cache"]
    arguments = [*map(str, command), "--translator", "none", "-q", "-j", str(jobs)]
    return subprocess.Popen(arguments, env=os.environ | {"OMP_NUM_THREADS": "1"}, start_new_session=True)


def left_behind(group: int) -> list[int]:
    """Return the processes of a group that still run."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                state, _, process_group = (entry / "stat").read_text().rpartition(")")[2].split()[:3]
            except OSError:
                continue
            if int(process_group) == group and state != "Z":
                found.append(int(entry.name))
    return found


def count_writes(cache: Path) -> None:
    """Let the store note every result that is written."""
    from aligner.pipeline import Store

    store = Store(cache)
    store.known([b"0"])
    store.close()
    with sqlite3.connect(cache / "results.sqlite3") as base:
        for statement in COUNTER:
            base.execute(statement)


def main() -> None:
    """Run once whole, then with kills; compare."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--documents", type=int, default=120)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--seed", type=int, default=8)
    options = parser.parse_args()
    if not made_corpus.SOURCE.is_file():
        raise SystemExit(f"{made_corpus.SOURCE} is not there: this benchmark needs the shared data")
    chance = random.Random(options.seed)
    folder = Path(tempfile.mkdtemp(prefix="crash-"))
    corpus, clean, killed = folder / "corpus", folder / "clean", folder / "killed"
    made_corpus.make(corpus, options.documents)
    began = time.perf_counter()
    if start(corpus, clean, options.jobs).wait():
        raise SystemExit("the run that nobody killed failed")
    whole = time.perf_counter() - began
    count_writes(killed / "cache")
    kills = early = orphans = 0
    while kills < options.kills:
        process = start(corpus, killed, options.jobs)
        try:
            # Moments spread over the run: most of it is known after some kills, so it is shorter each time.
            process.wait(chance.uniform(0.3, 1.0) * max(3.0, whole / 8))
            early += 1
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
            process.wait()
            kills += 1
        end = time.monotonic() + 20
        while left_behind(process.pid) and time.monotonic() < end:
            time.sleep(0.05)
        orphans += len(left_behind(process.pid))
        if early > options.kills:
            break
    if start(corpus, killed, options.jobs).wait():
        raise SystemExit("the last run failed")
    ours, theirs = contents(clean / "out"), contents(killed / "out")
    with sqlite3.connect(killed / "cache" / "results.sqlite3") as base:
        written, distinct = base.execute("SELECT count(*), count(DISTINCT key) FROM written").fetchone()
    print(f"{kills} kills over a run of {whole:.0f} s, {options.documents} documents; it ended by itself {early} times")
    print(
        f"files {len(ours)}; different or missing {sum(theirs.get(k) != v for k, v in ours.items())}; "
        f"too many {len(theirs.keys() - ours.keys())}"
    )
    print(f"results written {written}, of which twice {written - distinct}; processes left behind {orphans}")
    print(line(sign([], {"code": code_digest()}, {"kills": kills, "jobs": options.jobs, "seed": options.seed})))
    shutil.rmtree(folder)
    sys.exit(int(dict(ours) != dict(theirs) or written != distinct or bool(orphans)))


if __name__ == "__main__":
    main()
