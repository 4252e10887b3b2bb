"""Where a run may begin and end: what the words on both sides of a boundary tell."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from aligner.languages.en.edges import EDGE_WORDS
from aligner.languages.word_classes import CLASSES, ENDINGS, ending, word_class
from aligner.match.pool.arrays import GAPS, Floats, Ints
from aligner.match.span.blocks import Block, OneHot
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

Kind = TypeVar("Kind", np.float32, np.int32)


@dataclass(frozen=True, slots=True)
class Summary:
    """What the links say of each pool word, however it is looked at (`Links` has c, n, f).

    `best` (c, n) is the strength of its strongest link, `landed` (c, n) the weight of the quote that lands on it,
    `place` (c, n) where in the quote that is, 0–1; `found` (f, c) is the strongest link of each of its own words, and
    `unfound` (c, 1) the part of the quote's weight that finds no counterpart in the stretch.
    """

    best: Floats
    landed: Floats
    place: Floats
    found: Floats
    unfound: Floats


def summary(links: Links) -> Summary:
    """Sum up the links of a quote with some stretches."""
    strength, weight = links.strength, links.query.information
    found = strength.max(axis=2)
    pull = strength**2
    own = (np.arange(len(weight), dtype=np.float32) + 0.5) / len(weight)
    # Products of so few numbers by BLAS have been seen to warn of invalid values where there are none.
    return Summary(
        best=strength.max(axis=0),
        landed=np.einsum("fcn,fc->cn", links.share, found * weight[:, None]),
        place=np.einsum("f,fcn->cn", own, pull) / np.maximum(pull.sum(axis=0), 1e-6),
        found=found,
        unfound=(np.einsum("f,fc->c", weight, 1 - found) / weight.sum())[:, None].astype(np.float32),
    )


def _shift(values: NDArray[Kind], by: int, fill: int = 0) -> NDArray[Kind]:
    out = np.full_like(values, fill)
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


def _words_at(links: Links, told: Summary, order: int) -> tuple[Floats, Floats]:
    """Return the features of each word as the one inside a boundary (c, n, 17), and the two whose lack tells (c, n, 2).

    `order` is 1 where the word would be a run's first, -1 where it would be its last.
    """
    strength, weight = links.strength, links.query.information
    content = np.flatnonzero(weight >= FUNCTION_BELOW)
    first, second = _outermost(len(weight), order)
    key = (int(content[0]) if order == 1 else int(content[-1])) if len(content) else first
    best = told.best
    distance = told.place if order == 1 else 1 - told.place
    function = (links.weight < FUNCTION_BELOW).astype(np.float32)
    french_function = float(weight[first] < FUNCTION_BELOW)
    # A word of the original without counterpart is the likelier to belong, the more of the quote has none either.
    # So is one beside the edge, where the quote's second word has none: adjectives change places ("lien direct").
    loose = (1 - best) * links.weight * told.unfound
    swapped = (1 - best) * links.weight * (1 - told.found[second][:, None]) * weight[second]
    inner = np.stack(
        [
            best, told.landed, links.weight, best * links.weight, (1 - best) * links.weight,
            strength[first], links.share[first], links.share[second], links.share[key], strength[key],
            distance * best, np.exp(-distance * len(weight)) * best, loose, swapped,
            function * french_function, function * (1 - french_function), (1 - function) * french_function,
        ],
        axis=-1,
    )  # fmt: skip
    return inner, inner[..., 12:14]


def _outermost(words: int, order: int) -> tuple[int, int]:
    """Return the quote's first and second word, or where `order` is -1 its last and last but one."""
    first = 0 if order == 1 else words - 1
    return first, min(max(first + order, 0), words - 1)


def boundary(
    links: Links,
    told: Summary,
    gaps: NDArray[np.uint8],
    edge_of: NDArray[np.int32],
    order: int,
    sentence: bool,
    whole: bool,
) -> list[Block]:
    """Return the features of each boundary: of the word inside it (see `order` above) and the ones outside it.

    `gaps` is what stands at the boundary; `sentence`, `whole`: the quote begins (ends) like a sentence, does both. In
    all they are BOUNDARY, and those that a hidden layer sees come first.
    """
    inner, lacking = _words_at(links, told, order)
    edge, kind, form = (edge_of[:, k][links.tokens] for k in range(3))
    outside = _shift(kind, order, len(CLASSES))
    capital = links.capital.astype(np.float32)[..., None]
    left_out = _to_break(gaps, links.inside, order)[..., None]
    case = np.concatenate(
        [capital * sentence, capital * (1 - sentence), left_out == 1, left_out == 2, left_out == 3, np.exp(-left_out)],
        axis=-1,
        dtype=np.float32,
    )
    alone = left_out == 1
    gap = gaps.astype(np.int32)
    own, first = _own(links, order, sentence=sentence, whole=whole)
    seen: list[Block] = [
        inner, OneHot(gap, len(GAPS)), case, OneHot(edge, _EDGES),
        _shift(inner[..., :_NEAR], order), OneHot(_shift(edge, order, _EDGES), _EDGES),
        OneHot(kind, len(CLASSES)), OneHot(form, len(ENDINGS)),
        OneHot(outside, len(CLASSES)), OneHot(_shift(form, order, len(ENDINGS)), len(ENDINGS)),
        _shift(inner[..., :_NEAR], 2 * order), own,
    ]  # fmt: skip
    beside: list[Block] = [
        OneHot(gap if sentence else np.full_like(gap, len(GAPS)), len(GAPS)),
        OneHot(gap if whole else np.full_like(gap, len(GAPS)), len(GAPS)),
        _pairs(first, kind), _pairs(first, outside),
        OneHot(np.where(alone[..., 0], outside, len(CLASSES)), len(CLASSES)), _shift(lacking, order) * alone,
    ]  # fmt: skip
    return [*seen, *beside]


def _own(links: Links, order: int, *, sentence: bool, whole: bool) -> tuple[Floats, int]:
    """Return what the quote's own edge tells, the same for all boundaries, and the class of its outermost word."""
    keys = links.query.words.keys
    first, second = _outermost(len(keys), order)
    own = np.zeros(_KINDS + len(CLASSES) + 3, np.float32)
    kind = word_class(keys[first], "fr")
    own[[kind, len(CLASSES) + ending(keys[first], "fr")]] = 1
    own[_KINDS + word_class(keys[second], "fr")] = 1
    own[-3:] = sentence, whole, float(links.query.information[first])
    return own, kind


def _pairs(first: int, kinds: Ints) -> OneHot:
    """Return pairs of the class of the quote's outermost word and the class of each boundary's."""
    size = len(CLASSES) ** 2
    return OneHot(np.where(kinds < len(CLASSES), first * len(CLASSES) + kinds, size), size)
