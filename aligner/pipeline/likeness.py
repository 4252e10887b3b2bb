"""Which texts of a run are versions of each other: contents compared as jobs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np

from aligner.errors import InputError
from aligner.pairing import Pairing, Title, pair
from aligner.pipeline import tasks
from aligner.pipeline.jobs import Job, Runner
from aligner.pipeline.results import StoredTexts, fetch
from aligner.protocols import Encoder, Floats
from aligner.reading import pair_by_name


def pair_up(runner: Runner, sources: StoredTexts, targets: StoredTexts, encoder: Encoder) -> Pairing:
    """Find which texts are versions of each other."""
    named = pair_by_name(tuple(sources), tuple(targets))
    return pair(_titles(sources), _titles(targets), named, _ContentJudge(runner, sources, targets, encoder))


def _titles(stored: StoredTexts) -> list[Title]:
    return [Title(facts.id, facts.path, facts.sentences) for facts in stored.facts.values()]


@dataclass(frozen=True, slots=True)
class _ContentJudge:
    """A judge of contents whose work is done as jobs."""

    runner: Runner
    sources: StoredTexts
    targets: StoredTexts
    encoder: Encoder

    def likeness(self, pairs: Sequence[tuple[str, str]]) -> Sequence[float]:
        """Return the probabilities of pairs: one job for each source; a pair that fails is as good as none."""
        targets: dict[str, list[str]] = {}
        for one, other in pairs:
            targets.setdefault(one, []).append(other)
        keys = {one: self._key("likeness", one, *others) for one, others in targets.items()}

        def arguments(one: str) -> tuple[object, ...]:
            return self.encoder.name, self.sources.packed(one), tuple(self.targets.packed(o) for o in targets[one])

        jobs = (Job(key, self.sources.facts[one].path, partial(arguments, one)) for one, key in keys.items())
        failed = self.runner.do("pair", tasks.likeness, jobs, len(keys))
        found: dict[tuple[str, str], float] = {}
        for one, key in keys.items():
            if key not in failed:
                values = np.frombuffer(fetch(self.runner.store, key), np.float64).tolist()
                found |= {(one, other): value for other, value in zip(targets[one], values, strict=True)}
        return [found.get(item, 0.0) for item in pairs]

    def wholes(self, ids: Sequence[str]) -> Floats:
        """Return the vectors of whole documents; raises InputError where one cannot be made."""
        keys = {name: self._key("vector", name) for name in ids}

        def arguments(name: str) -> tuple[object, ...]:
            return self.encoder.name, self._side(name).packed(name)

        jobs = (Job(key, self._side(name).facts[name].path, partial(arguments, name)) for name, key in keys.items())
        for failure in self.runner.do("compare", tasks.whole, jobs, len(keys)).values():
            raise InputError(failure.message, where=failure.path)
        return np.stack([np.frombuffer(fetch(self.runner.store, key), np.float32) for key in keys.values()])

    def _key(self, stage: str, *names: str) -> bytes:
        return self.runner.store.key(stage, self.encoder.digest, *(self._side(name).keys[name] for name in names))

    def _side(self, name: str) -> StoredTexts:
        return self.sources if name in self.sources.keys else self.targets
