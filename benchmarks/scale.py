"""How time and memory grow with the number of documents, and what a second run costs.

    python benchmarks/scale.py [--documents 1000 10000] [--jobs 2] [--folder FOLDER]

Corpora are those of made_corpus.py, whose source is beside the repository. `align` runs as a user runs it, with a cache
of its own. Memory is the peak, over the run, of what all its processes hold together: shared pages are counted once
(proportional set size), and mapped files, which the system may take back at any time, are told apart.
"""

from __future__ import annotations

import argparse
import os
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass
from pathlib import Path

import made_corpus

from aligner.pipeline import code_digest
from aligner.signature import line, sign

MAIN = "from aligner.start import main; main()"


@dataclass
class Peak:
    """The most memory seen at once, in MiB: all, and without mapped files."""

    all: float = 0.0
    own: float = 0.0


def tree(root: int) -> list[int]:
    """Return a process and all below it."""
    parents: dict[int, list[int]] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                fields = (entry / "stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue
            parents.setdefault(int(fields[1]), []).append(int(entry.name))
    found = [root]
    for process in found:
        found += parents.get(process, [])
    return found


def watch(process: subprocess.Popen[bytes], peak: Peak) -> None:
    """Note the memory of a process and its children until it ends."""
    while process.poll() is None:
        total = own = 0
        for pid in tree(process.pid):
            try:
                found = dict(re.findall(r"^(\w+):\s+(\d+) kB", Path(f"/proc/{pid}/smaps_rollup").read_text(), re.M))
            except OSError:
                continue
            total += int(found.get("Pss", 0))
            own += int(found.get("Pss_Anon", 0))
        peak.all, peak.own = max(peak.all, total / 1024), max(peak.own, own / 1024)
        time.sleep(0.5)


def run(corpus: Path, work: Path, jobs: int) -> tuple[float, float, Peak]:
    """Run `align` over a corpus; return seconds by the clock, CPU seconds, and the memory."""
    command = [sys.executable, "-c", MAIN, corpus / "fr", corpus / "en", "-o", work / "out", "--cache", work / "cache"]
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    began = time.perf_counter()
    peak = Peak()
    process = subprocess.Popen(
        [*map(str, command), "--translator", "none", "-q", "-j", str(jobs)], env=os.environ | {"OMP_NUM_THREADS": "1"}
    )
    watcher = threading.Thread(target=watch, args=(process, peak))
    watcher.start()
    code = process.wait()
    watcher.join()
    if code:
        raise SystemExit(f"align ended with {code}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return time.perf_counter() - began, cpu, peak


def main() -> None:
    """Make the corpora, run, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, nargs="+", default=[1000, 10000])
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--folder", type=Path, help="Where corpora and results go, and stay.")
    options = parser.parse_args()
    if not made_corpus.SOURCE.is_file():
        raise SystemExit(f"{made_corpus.SOURCE} is not there: this benchmark needs the shared data")
    folder = options.folder or Path(tempfile.mkdtemp(prefix="scale-"))
    print("documents sentences  min  documents/min  CPU s/document  peak MiB  without mapped files  second run s")
    first: tuple[float, Peak] | None = None
    for count in options.documents:
        corpus, work = folder / f"corpus-{count}", folder / f"run-{count}"
        sentences = made_corpus.make(corpus, count)
        shutil.rmtree(work, ignore_errors=True)
        seconds, cpu, peak = run(corpus, work, options.jobs)
        again, _, _ = run(corpus, work, options.jobs)
        print(
            f"{count:9} {sentences:9} {seconds / 60:4.1f} {count / seconds * 60:14.0f} {cpu / count:15.3f} "
            f"{peak.all:9.0f} {peak.own:21.0f} {again:13.1f}",
            flush=True,
        )
        if first is None:
            first = seconds / count, peak
        else:
            per = seconds / count / first[0]
            print(
                f"against the first: time per document ×{per:.2f}, memory ×{peak.all / first[1].all:.2f}, "
                f"without mapped files ×{peak.own / first[1].own:.2f}"
            )
    print(line(sign([], {"code": code_digest()}, {"jobs": options.jobs, "seed": made_corpus.SEED})))
    if options.folder is None:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
