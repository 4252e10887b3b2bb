"""Where an original begins and ends, by a translator's model: which of the runs that come near is the quote's.

The span model (`aligner.match.span.runs`) knows words; the translator's reads them as a text: what it would not have
said at either end, and where it would have stopped. Another model says other things, so what its answers are worth
belongs to one model; `training/matcher/08_edges.py` learns it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from aligner.match.judge.propose import Proposal
from aligner.match.pool.arrays import Floats
from aligner.protocols import Likely

EDGE_FEATURES = ("total", "pieces", "first", "last", "end")
"""Of the log-probabilities of a run's pieces, in nats: their sum, their number, that of its first and of its last word,
and of the text's end."""

# By how much the score of a run may be lower than the best one's: of those with less, few are right, and asking costs.
ASKED_WITHIN = 2.0


def edge_features(likely: Likely) -> Floats:
    """Return EDGE_FEATURES of a run: shape (len(EDGE_FEATURES),).

    >>> edge_features(Likely(("▁end", "▁thin", "g"), (-1.0, -2.0, -0.5, -0.25))).tolist()
    [-3.75, 3.0, -1.0, -2.5, -0.25]
    """
    values = np.array(likely.log_probs, np.float32)
    starts = [i for i, piece in enumerate(likely.pieces) if piece.startswith("▁") or not i]
    words = np.add.reduceat(values[:-1], starts)
    return np.array([values.sum(), len(likely.pieces), words[0], words[-1], values[-1]], np.float32)


def runs(proposal: Proposal) -> list[Proposal]:
    """Return a proposal, and as others those runs of its stretch that come near it."""
    return [proposal, *(replace(proposal, start=a, end=b, score=s, near=()) for a, b, s in proposal.near)]


def in_doubt(proposal: Proposal) -> Proposal:
    """Return a proposal with those runs near it about which the model is asked."""
    return replace(proposal, near=tuple(run for run in proposal.near if run[2] >= proposal.score - ASKED_WITHIN))


def likeliest(some: Sequence[Proposal], likely: Sequence[Likely], worth: Sequence[float]) -> Proposal:
    """Return the one of some runs that is best by its score and by what the model says, whose features are `worth`."""
    values = [run.score + float(edge_features(one) @ worth) for run, one in zip(some, likely, strict=True)]
    return some[int(np.argmax(values))]
