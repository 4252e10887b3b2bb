"""The main job on a Dask cluster of this machine: the same bytes, the time, and a worker that is killed.

    python benchmarks/cluster.py [--documents 200] [--workers 2 4]

Compared with `align -j` of as many processes, and with one process, over the same corpus; caches are empty each time.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

import made_corpus

from aligner.pipeline import code_digest
from aligner.signature import line, sign

MAIN = "from aligner.start import main; main()"
WORKER = "from distributed.cli.dask_worker import main; main()"
SCHEDULER = "from distributed.cli.dask_scheduler import main; main()"


def digest(folder: Path) -> str:
    """Return the digest of all files of a folder."""
    sha = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            sha.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes())
    return sha.hexdigest()[:16]


def align(corpus: Path, work: Path, *more: str) -> tuple[float, str]:
    """Run `align` with an empty cache; return seconds, and the digest of what it wrote."""
    shutil.rmtree(work, ignore_errors=True)
    command = [sys.executable, "-c", MAIN, corpus / "fr", corpus / "en", "-o", work / "out", "--cache", work / "cache"]
    began = time.perf_counter()
    code = subprocess.run([*map(str, command), "--translator", "none", "-q", *more]).returncode
    if code:
        raise SystemExit(f"align ended with {code}")
    return time.perf_counter() - began, digest(work / "out")


class Dask:
    """A scheduler and some workers of one thread, each a process of its own."""

    def __init__(self, workers: int, folder: Path) -> None:
        self.file = folder / "scheduler.json"
        self.file.unlink(missing_ok=True)
        self.scheduler = self._start(SCHEDULER, "--port", "0", "--no-dashboard", "--scheduler-file", str(self.file))
        while not self.file.is_file():
            time.sleep(0.1)
        self.folder = folder
        self.workers = [self.worker() for _ in range(workers)]

    def worker(self) -> subprocess.Popen[bytes]:
        """Start one more worker."""
        plain = ("--nthreads", "1", "--nworkers", "1", "--no-dashboard", "--no-nanny")
        place = ("--local-directory", str(self.folder / "dask"))
        return self._start(WORKER, "--scheduler-file", str(self.file), *plain, *place)

    def _start(self, program: str, *arguments: str) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            [sys.executable, "-c", program, *arguments], stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL
        )

    @property
    def address(self) -> str:
        """Where the scheduler listens."""
        import json

        return str(json.loads(self.file.read_text())["address"])

    def close(self) -> None:
        """End all."""
        for process in (*self.workers, self.scheduler):
            process.kill()
        for process in (*self.workers, self.scheduler):
            process.wait(30)


def main() -> None:
    """Run alone, in processes, on clusters, and on one that loses a worker."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=200)
    parser.add_argument("--workers", type=int, nargs="+", default=[2, 4])
    options = parser.parse_args()
    if not made_corpus.SOURCE.is_file():
        raise SystemExit(f"{made_corpus.SOURCE} is not there: this benchmark needs the shared data")
    os.environ["OMP_NUM_THREADS"] = os.environ["OPENBLAS_NUM_THREADS"] = "1"
    folder = Path(tempfile.mkdtemp(prefix="cluster-"))
    corpus = folder / "corpus"
    made_corpus.make(corpus, options.documents)
    one, bytes_ = align(corpus, folder / "run", "-j", "1")
    print(f"{'-j 1':28} {one:6.1f} s  ×1.00", flush=True)
    for count in options.workers:
        seconds, found = align(corpus, folder / "run", "-j", str(count))
        print(f"{f'-j {count}':28} {seconds:6.1f} s  ×{one / seconds:.2f}  {same(found, bytes_)}", flush=True)
        dask = Dask(count, folder)
        try:
            on_cluster, found = align(corpus, folder / "run", "--scheduler", dask.address)
            over = on_cluster / seconds - 1
            said = f"{same(found, bytes_)}  {over:+.0%} against -j {count}"
            print(f"{f'Dask, {count} workers':28} {on_cluster:6.1f} s  ×{one / on_cluster:.2f}  {said}", flush=True)
            killer = threading.Timer(on_cluster / 3, dask.workers[0].send_signal, [signal.SIGKILL])
            killer.start()
            seconds, found = align(corpus, folder / "run", "--scheduler", dask.address)
            killer.cancel()
            lost = "a worker killed" if dask.workers[0].poll() is not None else "no worker was killed in time"
            print(
                f"{f'Dask, {count} workers, one lost':28} {seconds:6.1f} s  {same(found, bytes_)}  {lost}", flush=True
            )
        finally:
            dask.close()
    cores = len(os.sched_getaffinity(0))
    print(line(sign([], {"code": code_digest()}, {"documents": options.documents, "cores": cores})))
    shutil.rmtree(folder)


def same(found: str, wanted: str) -> str:
    """Say whether the bytes are those of one process."""
    return "same bytes" if found == wanted else f"OTHER BYTES: {found}, not {wanted}"


if __name__ == "__main__":
    main()
