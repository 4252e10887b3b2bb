"""The main job on a Dask cluster: the same pieces of work, done elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any, TypeVar

from aligner.cache import environment
from aligner.errors import UsageError, install
from aligner.pipeline import Function, Trouble, guarded

T = TypeVar("T")
# Seconds to wait for the scheduler.
WAIT = 20.0
# Tasks given out at once for each thread of the cluster.
_AHEAD = 4


class Cluster:
    """Does tasks on the workers of a Dask scheduler; what a lost worker was at, Dask gives to another.

    The workers need the same version of aligner, and see the folder with the pool's index; texts and results travel
    with the tasks.
    """

    def __init__(self, address: str) -> None:
        """Connect to a scheduler, tcp://HOST:PORT or tls://; raises UsageError where that fails, or versions differ."""
        try:
            import distributed
        except ModuleNotFoundError as error:
            raise UsageError(f"{error.name} is not installed", remedy=install("dask")) from error
        try:
            self._client: Any = _untyped(distributed).Client(address, timeout=WAIT, set_as_default=False)
        except (OSError, ValueError, TimeoutError) as error:
            raise UsageError(f"no Dask scheduler at {address} ({error})", remedy="start one: dask scheduler") from error
        self._check(address)

    def _check(self, address: str) -> None:
        found = self._client.run(environment)
        others = sorted(worker for worker, digest in found.items() if digest != environment())
        if others:
            self.close()
            message = f"another version of aligner, its models or its libraries on {', '.join(others[:3])}"
            raise UsageError(message, where=address, remedy="install the same versions everywhere")

    def run(
        self, function: Function, tasks: Iterable[tuple[T, tuple[object, ...]]]
    ) -> Iterator[tuple[T, bytes | Trouble]]:
        """Do tasks on the cluster, in whatever order they end; a task that kills its workers is a Trouble."""
        import distributed

        coming = iter(tasks)
        names: dict[str, T] = {}
        going: Any = _untyped(distributed).as_completed([], loop=self._client.loop)

        def give(count: int) -> None:
            for name, arguments in islice(coming, count):
                # Not "pure": a task given again after a failure must not find the failure remembered.
                future = self._client.submit(guarded, function, arguments, pure=False)
                names[future.key] = name
                going.add(future)

        give(self._room())
        for future in going:
            name = names.pop(future.key)
            if future.status == "finished":
                yield name, future.result()
            else:
                yield name, Trouble(f"lost on the cluster: {future.exception()}")
            future.release()
            give(1)

    def _room(self) -> int:
        threads: int = sum(self._client.nthreads().values())
        return _AHEAD * max(1, threads)

    def close(self) -> None:
        """Leave the cluster, which goes on."""
        self._client.close()


def _untyped(module: Any) -> Any:
    """Return a module that has no types as such."""
    return module
