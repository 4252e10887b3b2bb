"""Paragraphs of the pool: a quote of one paragraph has its original within one."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import pairwise

import numpy as np

from aligner.match.pool.arrays import Ints, Pool
from aligner.model import Document

# A line of verse ends within a sentence, and a turn where the screen was full: the next goes on with what is said.
_RUN_ON = frozenset(["verse", "turn"])
# A quote that has a line break, or a stroke in the place of one, has several paragraphs or lines.
_SEVERAL = re.compile(r"\n|\s/\s")
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n")


def within_one(french: str) -> bool:
    r"""Tell whether a quote has one paragraph, so that its original lies in one too.

    >>> within_one("Ils ont refusé."), within_one("Ils ont refusé.\n\nNous aussi."), within_one("Au lac / où tout dort")
    (True, False, False)
    """
    return not _SEVERAL.search(french)


def paragraph_numbers(pool: Pool, low: int, high: int) -> Ints:
    """Return the paragraph of each of the pool words `low` to `high`, which are one document's, counted from 0.

    Paragraphs are the document's blocks, of which lines of verse are one, and so are turns of one speaker; in a text
    without blocks they end at blank lines. No sentence has several.
    """
    first, last = int(pool.sentence_of[low]), int(pool.sentence_of[high - 1])
    document = pool.documents[int(pool.document_of[low])]
    spans = pool.sentence_spans[first : last + 1].tolist()
    ends = [_apart(document, one[1], other[0]) for one, other in pairwise(spans)]
    return np.asarray(np.cumsum([0, *ends], dtype=np.int32)[pool.sentence_of[low:high] - first], np.int32)


def one_paragraph(pool: Pool, start: int, end: int) -> bool:
    """Tell whether the pool words `start` to `end`, which are one document's, lie in one paragraph."""
    return not paragraph_numbers(pool, start, end)[-1]


def _apart(document: Document, end: int, start: int) -> bool:
    """Tell whether a paragraph ends between a sentence that ends and the next that starts."""
    blocks = document.blocks
    if not blocks:
        return _BLANK_LINE.search(document.text, end, start) is not None
    one, other = (bisect_right(blocks, at, key=lambda block: block.span.start) - 1 for at in (end - 1, start))
    if one == other or min(one, other) < 0:
        return one != other
    before, after = blocks[one], blocks[other]
    return before.kind not in _RUN_ON or (before.kind, before.speaker) != (after.kind, after.speaker)
