"""Quotation marks of the text itself: where a run of words stands between them, somebody says just these words."""

from __future__ import annotations

import re

from aligner.match.span.runs import Near

# The sign that opens a quotation, right before its first word, or with a space as the French write it. A straight mark
# opens where no word or stop is before it.
_OPENS = re.compile(r"(?:[“„«‹‘]\s?|(?:^|(?<=[\s(\[–—-]))\")['‘(\[]?(?:…|\.\.\.)?\s?$")
# What closes it, after the quotation's own stop; an apostrophe within a word does not.
_CLOSES = re.compile(r"[.,;:!?…)\]'’]*\s?[”»›’\"](?!\w)")
_DOUBLE = re.compile(r"[\"“”„«»]")
# Characters before a word that are looked at.
_BEFORE = 6
# A quote may be a part of what somebody says: of a run that has more words more than so many, the score may be lower
# by so much only.
FEW, LITTLE = 2, 1.5


def quoted(text: str, start: int, end: int) -> bool:
    """Tell whether the characters `start` to `end` of a text, whole words, stand by themselves between quotation marks.

    >>> said = 'He said: "We won," and left.'
    >>> quoted(said, 10, 16), quoted(said, 3, 16), quoted(said, 10, 27)
    (True, False, False)
    """
    inner = _DOUBLE.search(text, start, end)
    opens = _OPENS.search(text[max(0, start - _BEFORE) : start])
    return inner is None and opens is not None and _CLOSES.match(text, end) is not None


def may_be_all(best: Near, run: Near) -> bool:
    """Tell whether what stands between marks may be all that is quoted, and not more, beside the best run.

    >>> may_be_all((10, 14, 5.0), (9, 14, 2.5)), may_be_all((10, 14, 5.0), (4, 14, 2.5))
    (True, False)
    """
    more = max(0, best[0] - run[0]) + max(0, run[1] - best[1])
    return more <= FEW or run[2] >= best[2] - LITTLE
