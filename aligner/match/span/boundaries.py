"""Where a run may begin and end: what the words on both sides of a boundary tell."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from aligner.languages.en.edges import EDGE_WORDS
from aligner.languages.word_classes import CLASSES, ENDINGS, ending, word_class
from aligner.match.pool.arrays import GAPS, Floats
from aligner.match.span.links import Links

FUNCTION_BELOW = 0.45
# Features of one word inside a boundary, those of them that are asked of its neighbours too, and kinds of words.
_INNER, _NEAR, _KINDS, _EDGES = 17, 14, len(CLASSES) + len(ENDINGS), len(EDGE_WORDS) + 1
# How many features of one boundary tell of what: those that a hidden layer sees, and what is told beside them.
_SEEN = {
    "inner": _INNER,  # the word inside
    "gap": len(GAPS),  # what stands at the boundary
    "case": 6,  # the word's capital, the distance to the next break
    "edges": _EDGES,  # which word it is, of the commonest
    "outer": _NEAR + _EDGES,  # the same of the word outside
    "kinds": _KINDS,  # its class and ending
    "outside": _KINDS,  # those of the word outside
    "second": _NEAR,  # the second word outside
    "quote": _KINDS + len(CLASSES) + 3,  # the quote's own first (last) words
}
_BESIDE = {
    "gap of a sentence": len(GAPS),
    "gap of a whole": len(GAPS),
    "classes together": len(CLASSES) ** 2,
    "class outside together": len(CLASSES) ** 2,
    "alone outside": len(CLASSES) + 2,
}
SEEN = sum(_SEEN.values())
BOUNDARY = SEEN + sum(_BESIDE.values())


def _one_hot(values: NDArray[np.uint8], size: int) -> Floats:
    return np.eye(size, dtype=np.float32)[values]


def _shift(values: Floats, by: int) -> Floats:
    out = np.zeros_like(values)
    if by > 0:
        out[:, by:] = values[:, :-by]
    else:
        out[:, :by] = values[:, -by:]
    return out


def _to_break(gaps: NDArray[np.uint8], inside: NDArray[np.bool_], order: int) -> Floats:
    """Return how many words lie between a boundary word and the next break outside it: shape (c, n)."""
    stops = ((gaps != 0) | ~inside)[:, ::order]
    at = np.arange(gaps.shape[1])
    last = np.maximum.accumulate(np.where(stops, at, -1), axis=1)
    return np.asarray((at - last)[:, ::order], np.float32)


def unfound(links: Links) -> Floats:
    """Return for each stretch the part of the quote's weight that finds no counterpart there: shape (c, 1)."""
    weight = links.query.information
    missing = (weight[:, None] * (1 - links.strength.max(axis=2))).sum(axis=0) / weight.sum()
    return np.asarray(missing[:, None], np.float32)


def _words_at(links: Links, order: int) -> tuple[Floats, Floats]:
    """Return the features of each word as the one inside a boundary (c, n, 17), and the two whose lack tells (c, n, 2).

    `order` is 1 where the word would be a run's first, -1 where it would be its last.
    """
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
    loose = (1 - best) * links.weight * unfound(links)
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
    return inner, np.stack([loose, swapped], axis=-1)


def boundary(
    links: Links, gaps: NDArray[np.uint8], edge_of: NDArray[np.int32], order: int, sentence: bool, whole: bool
) -> Floats:
    """Return the features of each boundary: of the word inside it (see `order` above) and the ones outside it.

    `gaps` is what stands at the boundary; `sentence`, `whole`: the quote begins (ends) like a sentence, does both.
    """
    keys = links.query.words.keys
    inner, lacking = _words_at(links, order)
    edges = np.eye(_EDGES + 1, dtype=np.float32)[edge_of[links.tokens, 0]][..., :-1]
    classes = np.eye(len(CLASSES), dtype=np.float32)[edge_of[links.tokens, 1]]
    kinds = np.concatenate([classes, np.eye(len(ENDINGS), dtype=np.float32)[edge_of[links.tokens, 2]]], axis=-1)
    gap = _one_hot(gaps, len(GAPS))
    capital = links.capital.astype(np.float32)[..., None]
    outer = _shift(np.concatenate([inner[..., :_NEAR], edges], axis=-1), order)
    left_out = _to_break(gaps, links.inside, order)[..., None]
    case = np.concatenate(
        [capital * sentence, capital * (1 - sentence), left_out == 1, left_out == 2, left_out == 3, np.exp(-left_out)],
        axis=-1,
    )
    first = 0 if order == 1 else len(keys) - 1
    second = min(max(first + order, 0), len(keys) - 1)
    outside = _shift(kinds, order)
    own = np.zeros(_KINDS + len(CLASSES) + 3, np.float32)
    own[[word_class(keys[first], "fr"), len(CLASSES) + ending(keys[first], "fr")]] = 1
    own[_KINDS + word_class(keys[second], "fr")] = 1
    own[-3:] = sentence, whole, float(links.query.information[first])
    french = own[: len(CLASSES)]
    pairs = [
        (french[:, None] * side[..., None, :]).reshape(*side.shape[:2], -1)
        for side in (classes, outside[..., : len(CLASSES)])
    ]
    alone = np.concatenate([outside[..., : len(CLASSES)], _shift(lacking, order)], axis=-1) * (left_out == 1)
    second_out = _shift(inner[..., :_NEAR], 2 * order)
    quote = np.broadcast_to(own, (*gaps.shape, len(own)))
    seen = [inner, gap, case, edges, outer, kinds, outside, second_out, quote]
    parts = [*seen, gap * sentence, gap * whole, *pairs, alone]
    if [part.shape[-1] for part in parts] != [*_SEEN.values(), *_BESIDE.values()]:
        raise ValueError("the features of a boundary are not those that are told of it")
    return np.concatenate(parts, axis=-1, dtype=np.float32)
