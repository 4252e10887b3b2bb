"""What speaks for two documents being versions of each other: how much of each has its counterpart in the other."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from aligner.model import Text
from aligner.protocols import Encoder, Floats
from aligner.text import seen

# Sentences of a document that are looked at, evenly spread: so the work for two novels is linear in their length.
_SAMPLE = 256
# Cosines of two sentences: at the first they speak for nothing, as the best of a French and an English text on the same
# matter do, and at the second for all they can, as translations do. Best of 7 by the loss of the fit below.
_NOTHING, _ALL = 0.3, 0.6
# Logistic regression of "versions of each other" on `shared`, by benchmarks/pairing.py --fit, on documents cut from
# newstest2012 and newstest2013 with sentences dropped, merged and quoted. 0.9 is reached at 0.30 shared.
_SLOPE, _INTERCEPT = 33.5, -7.7


@dataclass(frozen=True, slots=True)
class Profile:
    """A document as pairing sees it: a unit vector and the characters of each sentence, the vector of the whole.

    `vectors` (n, d), `lengths` (n,), `whole` (d,).
    """

    vectors: Floats
    lengths: NDArray[np.float32]
    whole: Floats


def profile(text: Text, encoder: Encoder) -> Profile:
    """Encode a document's sentences: its whole is the normalised sum of their vectors, each times its length."""
    sentences = [seen(sentence.text) for sentence in text.sentences]
    vectors = encoder.encode(sentences, text.document.lang)
    lengths = np.array([len(sentence) for sentence in sentences], np.float32)
    whole = lengths @ vectors if sentences else np.zeros(vectors.shape[1], np.float32)
    return Profile(vectors, lengths, whole / max(float(np.linalg.norm(whole)), 1e-9))


def confidence(source: Profile, target: Profile) -> float:
    """Return the probability that two documents are versions of each other, from what they share."""
    return 1 / (1 + math.exp(-(_SLOPE * shared(source, target) + _INTERCEPT)))


def likeness(source: Text, targets: Sequence[Text], encoder: Encoder) -> list[float]:
    """Return for each target the probability that it and the source are versions of each other."""
    one = profile(source, encoder)
    return [confidence(one, profile(target, encoder)) for target in targets]


def shared(source: Profile, target: Profile) -> float:
    """Return the part of each document that has its counterpart in the other, of the one where it is less: 0 to 1.

    Less, because a text that quotes all of a short statement is no version of it: it has much besides.
    """
    return min(_part(source, target), _part(target, source))


def _part(one: Profile, other: Profile) -> float:
    """Return the part of one document's characters that has its counterpart in the other, in the same order.

    Counterparts are mutual nearest neighbours by cosine, on the longest chain that rises in both documents; each counts
    by its likeness.
    """
    if not len(one.lengths) or not len(other.lengths):
        return 0.0
    rows = np.arange(0, len(one.lengths), max(1.0, len(one.lengths) / _SAMPLE)).astype(np.int64)
    near = one.vectors[rows] @ other.vectors.T
    best = near.argmax(axis=1)
    likeness = np.clip((near[np.arange(len(rows)), best] - _NOTHING) / (_ALL - _NOTHING), 0, 1)
    # Mutual: the neighbour's own nearest is this sentence. Only neighbours met are looked up.
    met, place = np.unique(best, return_inverse=True)
    back = (one.vectors @ other.vectors[met].T).argmax(axis=0)[place]
    mutual = np.flatnonzero((back == rows) & (likeness > 0))
    chain = mutual[longest_rise(best[mutual].tolist())]
    weights = one.lengths[rows]
    return float(weights[chain] @ likeness[chain] / max(float(weights.sum()), 1.0))


def longest_rise(numbers: Sequence[int]) -> list[int]:
    """Return the places of the longest strictly rising subsequence, in n log n (Fredman 1975).

    >>> longest_rise([5, 1, 2, 9, 3])
    [1, 2, 4]
    """
    ends: list[int] = []  # the least number that ends a rise of each length
    places: list[int] = []
    before: list[int] = []
    for place, number in enumerate(numbers):
        length = bisect_left(ends, number)
        before.append(places[length - 1] if length else -1)
        if length == len(ends):
            ends.append(number)
            places.append(place)
        else:
            ends[length], places[length] = number, place
    rise: list[int] = []
    place = places[-1] if places else -1
    while place >= 0:
        rise.append(place)
        place = before[place]
    return rise[::-1]
