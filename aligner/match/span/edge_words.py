"""English words by what they tell at the edge of a quote: the commonest alone, others by class and ending."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from aligner.languages.word_classes import ending, word_class

# English words that often stand at the edge of a quote, or just outside one: each has its own weights.
EDGE_WORDS = (
    "the", "a", "an", "to", "of", "that", "and", "in", "is", "was", "are", "were", "be", "been", "it", "he", "she",
    "we", "i", "they", "you", "but", "for", "on", "with", "as", "not", "n't", "will", "would", "have", "has", "had",
    "this", "there", "if", "so", "by", "at", "from", "or", "'s", "which", "who", "what", "when", "because",
    "his", "their", "our", "my", "its", "only", "very", "also", "more", "all", "can", "no", "about", "like",
    "into", "than", "being", "some", "such", "how", "just", "even", "could", "should", "must", "do", "does", "did",
    "these", "those", "any", "out", "up", "over", "after", "before", "now", "then", "him", "her", "them", "us", "me",
    "your", "called", "one", "other", "most", "many",
)  # fmt: skip
SPEECH = frozenset([
    "said", "says", "say", "saying", "told", "tells", "tell", "added", "adds", "add", "explained", "explains",
    "admitted", "admits", "claimed", "claims", "stated", "states", "argued", "argues", "wrote", "writes", "asked",
    "asks", "declared", "declares", "announced", "announces", "concluded", "concludes", "warned", "warns",
    "believes", "thinks", "thought", "reported", "reports", "recalled", "recalls", "emphasised", "emphasized",
    "noted", "notes", "confirmed", "confirms", "stressed", "insisted", "insists", "remarked", "commented",
    "comments", "replied", "answered", "according", "pointed", "cried",
])  # fmt: skip


def edge_numbers(vocabulary: tuple[str, ...]) -> NDArray[np.int32]:
    """Return for each word three numbers: its place in EDGE_WORDS, its class, its ending.

    The place of a verb of speech is their number, that of any other word one more.
    """
    place = dict.fromkeys(SPEECH, len(EDGE_WORDS)) | {word: i for i, word in enumerate(EDGE_WORDS)}
    rows = [(place.get(w, len(EDGE_WORDS) + 1), word_class(w, "en"), ending(w, "en")) for w in vocabulary]
    return np.array(rows, np.int32).reshape(-1, 3)
