"""English words by what they tell at the edge of a quote: the commonest alone, others by class and ending."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from aligner.languages.en.edges import EDGE_WORDS, SPEECH
from aligner.languages.word_classes import ending, word_class


def edge_numbers(vocabulary: tuple[str, ...]) -> NDArray[np.int32]:
    """Return for each word three numbers: its place in EDGE_WORDS, its class, its ending.

    The place of a verb of speech is their number, that of any other word one more.
    """
    place = dict.fromkeys(SPEECH, len(EDGE_WORDS)) | {word: i for i, word in enumerate(EDGE_WORDS)}
    rows = [(place.get(w, len(EDGE_WORDS) + 1), word_class(w, "en"), ending(w, "en")) for w in vocabulary]
    return np.array(rows, np.int32).reshape(-1, 3)
