"""Headings and captions: what blocks tell of sentences, which beads that speaks for, and where chapters begin.

The weights here are set by hand: the gold alignments that all others are learned from have no blocks.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from aligner.alignment import coarse
from aligner.alignment.axis import Axis, outer
from aligner.alignment.search import Step
from aligner.alignment.sides import Side
from aligner.languages import LANGUAGES
from aligner.languages.numerals import NUMERALS
from aligner.model import Lang, Sentence, Text
from aligner.monotone import monotone_pairs
from aligner.protocols import Floats
from aligner.text import seen

Ints = NDArray[np.int64]

# What a sentence stands in, and a group of sentences that stand in several such.
PROSE, HEADING, CAPTION, MIXED = range(4)
# Log-potentials of beads by what the groups of both sides stand in; and where all of one side is prose.
_TABLE = np.array([[0, -1.5, -1.5, -4], [-1.5, 2, -1.5, -4], [-1.5, -1.5, 1, -4], [-4, -4, -4, -6]], np.float32)
_ONE_SIDED = np.array([[-4.0 if MIXED in (a, b) else 0.0 for b in range(4)] for a in range(4)], np.float32)
# The same of two headings with the same number, and with different ones.
_SAME, _OTHER = 3.0, -6.0
_ROMAN = re.compile(r"(?=[ivxlcdm])m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})")
_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}
_WORD = re.compile(r"[^\W_]+")
# A heading has no more words than this, if nothing but its own words tells that it is one.
_WORDS = 12
# And a headline no more than this.
_HEADLINE = 20
# What speaks for two headings being the same: their numbers, their words' cosine, and how far apart they stand, as
# shares of their texts; and the least of it.
_NUMBER, _APART, _LEAST = 1.0, 2.0, 0.6
# More headings on a side than this are items of lists.
_MOST = 1000


def standings(text: Text) -> Ints:
    """Return (n, 2): what each sentence stands in (PROSE, HEADING, CAPTION), and a heading's number, or 0.

    Headings and captions are what the document's blocks say; in running text also a paragraph of a few words that
    begins as numbered headings do ("Chapitre XII", "3. Le retour"), and a headline: a first paragraph without a full
    stop.
    """
    document = text.document
    out = np.zeros((len(text.sentences), 2), np.int64)
    paragraphs = [sentence.paragraph for sentence in text.sentences]
    for k, sentence in enumerate(text.sentences):
        block = document.block_at(sentence.span.start)
        kind = block.kind if block else "paragraph"
        alone = paragraphs[max(k - 1, 0) : k + 2].count(paragraphs[k]) == 1
        if kind == "caption":
            out[k] = CAPTION, 0
        elif kind == "heading" or (kind == "paragraph" and alone):
            number = numbered(sentence, document.lang)
            if number or kind == "heading" or (k == 0 and _is_headline(sentence.text)):
                out[k] = HEADING, number
    return out


def _is_headline(text: str) -> bool:
    """Tell whether a first paragraph of one sentence is a headline: not long, and without a mark at its end."""
    text = text.rstrip()
    return len(text.split()) <= _HEADLINE and text[-1:].isalnum()


def numbered(sentence: Sentence, lang: Lang) -> int:
    """Return the number of a heading that begins with one, alone or after a word such as "chapter"; 0 for others."""
    words = _WORD.findall(seen(sentence.text).lower())
    if not words or len(words) > _WORDS:
        return 0
    if words[0] in LANGUAGES[lang].segmentation.divisions and len(words) > 1:
        return _value(words[1], lang, letters=True)
    stopped = re.match(r"\s*[^\W_]+\s*(?:[.)–—:-]|$)", sentence.text)
    return _value(words[0], lang, letters=False) if stopped else 0


def _value(word: str, lang: Lang, *, letters: bool) -> int:
    """Return the value of a number in figures, Roman ones or, where they may be, letters; 0 for other words."""
    if word.isdecimal():
        return int(word) if len(word) < 4 else 0
    if _ROMAN.fullmatch(word):
        values = [_VALUES[letter] for letter in word]
        return sum(-a if a < b else a for a, b in zip(values, [*values[1:], 0], strict=True))
    numerals = NUMERALS[lang]
    known = numerals.units.get(word) or int(numerals.loose.get(word, (0,))[0])
    return known if letters else 0


def block_scores(rows: Axis, columns: Axis) -> Floats | None:
    """Return the log-potentials (r, a, c, b) of beads by what they stand in; None where there is nothing but prose."""
    told = [bool(axis.whole.standings[:, 0].any()) for axis in (rows, columns)]
    if not any(told) or not all(len(axis.whole.standings) for axis in (rows, columns)):
        return None
    kinds, numbers = [], []
    for axis in (rows, columns):
        own, number = axis.side.standings.T
        sizes = axis.total(np.ones(len(own), np.int64))
        kind = np.full(sizes.shape, MIXED)
        for one in (PROSE, HEADING, CAPTION):
            kind[axis.total((own == one).astype(np.int64)) == sizes] = one
        kinds.append(kind)
        numbers.append(np.where(kind == HEADING, axis.total(number), 0).astype(np.int64))
    table = _TABLE if all(told) else _ONE_SIDED
    values = table[kinds[0][:, :, None, None], kinds[1][None, None]]
    both = (numbers[0] > 0)[:, :, None, None] & (numbers[1] > 0)[None, None]
    same = outer(numbers[0], -numbers[1]) == 0
    return np.asarray(values + np.where(both, np.where(same, _SAME, _OTHER), 0), dtype=np.float32)


def rough_path(source: Side, target: Side) -> tuple[Step, ...]:
    """Return the rough path of two texts, led by headings that both have, if it leaves these where the texts agree."""
    free = coarse.path(source.sums, target.sums)
    nodes = _chapters(source, target)
    known = {step.start for step in free}
    if known.issuperset(nodes):
        return free
    led: list[Step] = []
    for start, end in zip([(0, 0), *nodes], [*nodes, (len(source), len(target))], strict=True):
        part = coarse.path(source.sums[start[0] : end[0]], target.sums[start[1] : end[1]])
        led += [Step(_moved(step.start, start), _moved(step.end, start)) for step in part]
    return tuple(led) if _support(led, source, target) >= _support(free, source, target) else free


def _moved(node: tuple[int, int], by: tuple[int, int]) -> tuple[int, int]:
    return node[0] + by[0], node[1] + by[1]


def _chapters(source: Side, target: Side) -> list[tuple[int, int]]:
    """Return the nodes at which headings of both sides begin that are the same by number, words and position."""
    ours, theirs = (
        np.flatnonzero(side.standings[:, 0] == HEADING) if len(side.standings) else np.zeros(0, np.int64)
        for side in (source, target)
    )
    if not (0 < len(ours) <= _MOST and 0 < len(theirs) <= _MOST):
        return []
    left, right = (
        side.sums[places] / np.maximum(np.linalg.norm(side.sums[places], axis=1, keepdims=True), 1e-9)
        for side, places in ((source, ours), (target, theirs))
    )
    numbers = source.standings[ours, 1][:, None], target.standings[theirs, 1][None]
    both, same = (numbers[0] > 0) & (numbers[1] > 0), numbers[0] == numbers[1]
    apart = np.abs(ours[:, None] / len(source) - theirs[None] / len(target))
    worth = left @ right.T + _NUMBER * (both & same) - _APART * apart
    worth[(both & ~same) | (worth < _LEAST)] = 0
    return [(int(ours[k]), int(theirs[m])) for k, m in monotone_pairs(worth)]


def _support(steps: Sequence[Step], source: Side, target: Side) -> float:
    """Return the sum of the cosines of a path's beads, each by its sentences."""
    total = 0.0
    for (i, j), (row, column) in ((step.start, step.end) for step in steps):
        if row > i and column > j:
            one, two = source.sums[i:row].sum(axis=0), target.sums[j:column].sum(axis=0)
            cosine = float(one @ two) / max(float(np.linalg.norm(one) * np.linalg.norm(two)), 1e-9)
            total += cosine * (row - i + column - j)
    return total
