"""The exact words: the most plausible run of words in a stretch of the pool, by learned weights.

One segment of a semi-Markov conditional random field (Sarawagi and Cohen 2004): a run's score is the sum of what its
beginning, its end, each of its words, its length and its cosine say.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from aligner.match.classes import CLASSES, word_class
from aligner.match.links import Links
from aligner.match.pool import GAPS, Floats

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
FUNCTION_BELOW = 0.45
SPEECH = frozenset(
    [
        "said",
        "says",
        "say",
        "saying",
        "told",
        "tells",
        "tell",
        "added",
        "adds",
        "add",
        "explained",
        "explains",
        "admitted",
        "admits",
        "claimed",
        "claims",
        "stated",
        "states",
        "argued",
        "argues",
        "wrote",
        "writes",
        "asked",
        "asks",
        "declared",
        "declares",
        "announced",
        "announces",
        "concluded",
        "concludes",
        "warned",
        "warns",
        "believes",
        "thinks",
        "thought",
        "reported",
        "reports",
        "recalled",
        "recalls",
        "emphasised",
        "emphasized",
        "noted",
        "notes",
        "confirmed",
        "confirms",
        "stressed",
        "insisted",
        "insists",
        "remarked",
        "commented",
        "comments",
        "replied",
        "answered",
        "according",
        "pointed",
        "cried",
    ]
)


@dataclass(frozen=True, slots=True)
class Parts:
    """The features of all runs: `start`, `end`, `word` per word (c, n, k); `pair` per run (c, n, n, k), j inclusive."""

    start: Floats
    end: Floats
    word: Floats
    pair: Floats
    allowed: NDArray[np.bool_]


def _one_hot(values: NDArray[np.uint8], size: int) -> Floats:
    return np.eye(size, dtype=np.float32)[values]


def _shift(values: Floats, by: int) -> Floats:
    out = np.zeros_like(values)
    if by > 0:
        out[:, by:] = values[:, :-by]
    else:
        out[:, :by] = values[:, -by:]
    return out


def edge_numbers(vocabulary: tuple[str, ...]) -> NDArray[np.int32]:
    """Return for each word two numbers: its place in EDGE_WORDS, and its class.

    The place of a verb of speech is their number, that of any other word one more.
    """
    place = dict.fromkeys(SPEECH, len(EDGE_WORDS)) | {word: i for i, word in enumerate(EDGE_WORDS)}
    rows = [(place.get(word, len(EDGE_WORDS) + 1), word_class(word, "en")) for word in vocabulary]
    return np.array(rows, np.int32).reshape(-1, 2)


def _to_break(gaps: NDArray[np.uint8], inside: NDArray[np.bool_], order: int) -> Floats:
    """Return how many words lie between a boundary word and the next break outside it: shape (c, n)."""
    out = np.zeros(gaps.shape, np.float32)
    run = np.zeros(len(gaps), np.float32)
    columns = range(gaps.shape[1]) if order == 1 else range(gaps.shape[1] - 1, -1, -1)
    for at in columns:
        stops = (gaps[:, at] != 0) | ~inside[:, at]
        run = np.where(stops, 0, run + 1)
        out[:, at] = run
    return out


def _unfound(links: Links) -> Floats:
    """Return for each stretch the part of the quote's weight that finds no counterpart there: shape (c, 1)."""
    weight = links.query.information
    missing = (weight[:, None] * (1 - links.strength.max(axis=2))).sum(axis=0) / weight.sum()
    return np.asarray(missing[:, None], np.float32)


def _side(
    links: Links, gaps: NDArray[np.uint8], edges: Floats, classes: Floats, order: int, sentence: bool, whole: bool
) -> Floats:
    """Features of a boundary: of the word inside (`order` 1: a run's first, -1: its last) and the one outside it."""
    query, strength = links.query, links.strength
    weight = query.information
    content = np.flatnonzero(weight >= FUNCTION_BELOW)
    first = 0 if order == 1 else len(query.words) - 1
    second = min(max(first + order, 0), len(query.words) - 1)
    key = (int(content[0]) if order == 1 else int(content[-1])) if len(content) else first
    best = strength.max(axis=0)
    landed = (links.share * (strength.max(axis=2, keepdims=True) * weight[:, None, None])).sum(axis=0)
    own = (np.arange(len(query.words), dtype=np.float32) + 0.5) / len(query.words)
    pull = strength**2
    place = (pull * own[:, None, None]).sum(axis=0) / np.maximum(pull.sum(axis=0), 1e-6)
    distance = place if order == 1 else 1 - place
    function = (links.weight < FUNCTION_BELOW).astype(np.float32)
    french_function = float(weight[first] < FUNCTION_BELOW)
    # A word of the original without counterpart is the likelier to belong, the more of the quote has none either.
    # So is one beside the edge, where the quote's second word has none: adjectives change places ("lien direct").
    loose = (1 - best) * links.weight * _unfound(links)
    swapped = (1 - best) * links.weight * (1 - strength[second].max(axis=1, keepdims=True)) * weight[second]
    inner = np.stack(
        [
            best, landed, links.weight, best * links.weight, (1 - best) * links.weight,
            strength[first], links.share[first], links.share[second], links.share[key], strength[key],
            distance * best, np.exp(-distance * len(query.words)) * best, loose, swapped,
            function * french_function, function * (1 - french_function), (1 - function) * french_function,
        ],
        axis=-1,
    )  # fmt: skip
    gap = _one_hot(gaps, len(GAPS))
    capital = links.capital.astype(np.float32)[..., None]
    outer = _shift(np.concatenate([inner[..., :14], edges], axis=-1), order)
    left_out = _to_break(gaps, links.inside, order)[..., None]
    case = np.concatenate(
        [capital * sentence, capital * (1 - sentence), left_out == 1, left_out == 2, left_out == 3, np.exp(-left_out)],
        axis=-1,
    )
    french = np.zeros(len(CLASSES), np.float32)
    french[word_class(query.words.keys[first], "fr")] = 1
    outside = _shift(classes, order)
    pairs = [(french[:, None] * side[..., None, :]).reshape(*side.shape[:2], -1) for side in (classes, outside)]
    alone = np.concatenate([outside, _shift(np.stack([loose, swapped], axis=-1), order)], axis=-1) * (left_out == 1)
    return np.concatenate(
        [inner, gap, gap * sentence, gap * whole, case, edges, outer, *pairs, alone], axis=-1, dtype=np.float32
    )


def parts(links: Links, edge_of: NDArray[np.int32], begins: bool, ends: bool, characters: int) -> Parts:
    """Return the features of all runs of all stretches.

    `begins`, `ends`: the quote starts with a capital letter, ends with a full stop or the like; `characters` is its
    length; `edge_of` comes from `edge_numbers`.
    """
    query, strength = links.query, links.strength
    edges = np.eye(len(EDGE_WORDS) + 2, dtype=np.float32)[edge_of[links.tokens, 0]][..., :-1]
    speech = edges[..., -1]
    classes = np.eye(len(CLASSES), dtype=np.float32)[edge_of[links.tokens, 1]]
    best = strength.max(axis=0)
    landed = (links.share * (strength.max(axis=2, keepdims=True) * query.information[:, None, None])).sum(axis=0)
    word = np.stack(
        [landed, best, best * links.weight, (1 - best) * links.weight, links.weight, np.ones_like(best),
         (links.gaps == 2).astype(np.float32), (links.gaps == 1).astype(np.float32),
         speech * (1 - best), speech * best, (1 - best) * links.weight * _unfound(links)],
        axis=-1,
    )  # fmt: skip
    count = np.arange(1, best.shape[1] + 1, dtype=np.float32)
    runs = np.maximum(count[None, :] - count[:, None] + 1, 0.1)
    ratio = np.log(runs / (1 + len(query.words)))[None].repeat(len(best), axis=0)
    expected = np.log((6.0 * runs + 4) / (characters + 4.0))[None].repeat(len(best), axis=0)
    pair = np.stack([ratio, ratio**2, np.abs(ratio), expected**2, links.cosine, links.cosine**2], axis=-1)
    allowed = (count[None, :] >= count[:, None])[None] & links.inside[:, :, None] & links.inside[:, None, :]
    allowed &= (runs <= 1.9 * len(query.words) + 4)[None] & (runs >= 0.3 * len(query.words) - 1)[None]
    return Parts(
        _side(links, links.gaps, edges, classes, 1, begins, begins and ends),
        _side(links, links.after, edges, classes, -1, ends, begins and ends),
        np.asarray(word, np.float32), np.asarray(pair, np.float32), allowed,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class SpanWeights:
    """What each feature of `Parts` is worth."""

    start: Floats
    end: Floats
    word: Floats
    pair: Floats


def scores(found: Parts, weights: SpanWeights) -> Floats:
    """Return the score of every run: shape (c, n, n), from word i to word j inclusive; -inf where not allowed."""
    inner = np.cumsum(found.word @ weights.word, axis=1)
    before = np.concatenate([np.zeros_like(inner[:, :1]), inner[:, :-1]], axis=1)
    total = inner[:, None, :] - before[:, :, None] + found.pair @ weights.pair
    total += (found.start @ weights.start)[:, :, None] + (found.end @ weights.end)[:, None, :]
    return np.where(found.allowed, total, -np.inf).astype(np.float32)
