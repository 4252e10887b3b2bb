"""The main job on a Dask cluster: real scheduler, real workers, one of which is killed."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from aligner import pipeline
from aligner.errors import UsageError

pytest.importorskip("distributed", reason="Dask is not installed: pip install 'aligner-fr-en[dask]'")
pytestmark = pytest.mark.filterwarnings("ignore")  # those of Dask and of what it imports

CORPUS = Path(__file__).parents[1] / "corpus"


class Dask:
    """A scheduler and two workers, each a process."""

    def __init__(self, folder: Path) -> None:
        file = folder / "scheduler.json"
        self.processes = [_start("scheduler", "--port", "0", "--no-dashboard", "--scheduler-file", str(file))]
        end = time.monotonic() + 60
        while not file.is_file() and time.monotonic() < end:
            time.sleep(0.05)
        place = ("--scheduler-file", str(file), "--local-directory", str(folder))
        one = ("--nthreads", "1", "--nworkers", "1", "--no-dashboard", "--no-nanny")
        self.processes += [_start("worker", *place, *one) for _ in range(2)]
        self.address: str = json.loads(file.read_text())["address"]

    def close(self) -> None:
        for process in self.processes:
            process.kill()
            process.wait(30)


def _start(what: str, *arguments: str) -> subprocess.Popen[bytes]:
    program = f"from distributed.cli.dask_{what} import main; main()"
    silent = subprocess.DEVNULL
    return subprocess.Popen([sys.executable, "-c", program, *arguments], stdout=silent, stderr=silent)


@pytest.fixture(scope="module")
def dask(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dask]:
    made = Dask(tmp_path_factory.mktemp("dask"))
    yield made
    made.close()


def test_a_cluster_that_loses_a_worker_gives_the_bytes_of_one_process(tmp_path: Path, dask: Dask) -> None:
    from aligner.distribute import Cluster

    for lang in ("fr", "en"):
        (tmp_path / lang).mkdir()
        for path in sorted((CORPUS / lang).glob("*.txt"))[:2]:
            shutil.copy(path, tmp_path / lang)
    paths = [tmp_path / "fr"], [tmp_path / "en"]

    def options(name: str) -> pipeline.Options:
        return pipeline.Options(translator="none", cache=tmp_path / name)

    def kill_one(stage: str, done: int, total: int) -> None:
        if stage == "read fr" and done:
            dask.processes[1].kill()

    alone = pipeline.run(*paths, options("alone"))
    pipeline.write(alone, tmp_path / "one")
    with pipeline.closing(Cluster(dask.address)) as cluster:
        spread = pipeline.run(*paths, options("spread"), kill_one, cluster)
        pipeline.write(spread, tmp_path / "many")
    assert dask.processes[1].wait(30) == -9
    assert not spread.failures and sum(tally.done for tally in spread.tallies) > 5
    files = {path.relative_to(tmp_path / "one") for path in (tmp_path / "one").rglob("*") if path.is_file()}
    assert len(files) > 5
    assert all((tmp_path / "one" / name).read_bytes() == (tmp_path / "many" / name).read_bytes() for name in files)


def test_no_scheduler_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    import aligner.distribute as distribute

    monkeypatch.setattr(distribute, "WAIT", 0.5)
    with pytest.raises(UsageError, match="no Dask scheduler"):
        distribute.Cluster("tcp://127.0.0.1:1")
