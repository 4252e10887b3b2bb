"""The tagger of speech: says of each clause whether it is spoken, and where a turn begins.

A linear-chain conditional random field (Lafferty, McCallum and Pereira 2001, ICML) over clauses with three states:
outside, the first clause of a span of speech, and inside. `training/speech` makes its weights.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import as_file, files

import numpy as np
from numpy.typing import NDArray

from aligner.quotes.clauses import Clauses

OUTSIDE, BEGINS, INSIDE = 0, 1, 2
STATES = 3
LEAN = 2.0  # what it is worth that rules hold a clause for speech, and no verb of speech is in it
HOLD = 8.0  # what it costs to end a turn within its line where no verb of speech does
Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Tagger:
    """`emissions` has a row of `STATES` weights for each clause feature, `transitions` one of 9 for each joint."""

    emissions: Floats
    transitions: Floats

    def scores(self, clauses: Clauses) -> tuple[Floats, Floats]:
        """Return the score of each state for each clause (n × 3), and of each step into it (n × 3 × 3)."""
        count = len(clauses)
        scores = self.emissions[clauses.features].sum(axis=1)
        words = self.emissions[clauses.bag]
        for state in range(STATES):
            scores[:, state] += np.bincount(clauses.bag_of, words[:, state], count)
        steps = self.transitions[clauses.joints].sum(axis=1).reshape(count, STATES, STATES)
        return scores, steps

    def tag(self, clauses: Clauses) -> list[int]:
        """Return the likeliest state of each clause (Viterbi).

        A span begins before it goes on, and only where a dash or mark has opened something in its line.
        """
        if not len(clauses):
            return []
        scores, steps = self.scores(clauses)
        steps[:, OUTSIDE, INSIDE] = -1e4
        scores[clauses.opened == 0, BEGINS:] = -1e4
        steps[clauses.held, 1:, OUTSIDE] -= HOLD
        scores[clauses.held & clauses.fresh, BEGINS:] += LEAN
        scores[clauses.noted, BEGINS:] = -1e4
        best = scores[0].copy()
        best[INSIDE] = -1e4
        back = np.zeros((len(clauses), STATES), dtype=np.int8)
        for place in range(1, len(clauses)):
            paths = best[:, None] + steps[place]
            back[place] = paths.argmax(axis=0)
            best = paths.max(axis=0) + scores[place]
        state = int(best.argmax())
        states = [state]
        for place in range(len(clauses) - 1, 0, -1):
            state = int(back[place, state])
            states.append(state)
        return states[::-1]


@lru_cache(maxsize=1)
def shipped() -> Tagger:
    """Return the tagger that the package ships."""
    with as_file(files("aligner_models") / "speech" / "tagger.npz") as path, np.load(path) as stored:
        emissions = stored["emissions"].astype(np.float32) * stored["emission_scale"]
        transitions = stored["transitions"].astype(np.float32)
    return Tagger(emissions, transitions)
