"""Clauses of a text as rows of numbers: what the tagger of speech reads.

A clause is a run of words between points, dashes, marks and line ends. All features are hashed 64-bit numbers, worked
out for all clauses at once.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from aligner.languages.base import Quotation
from aligner.languages.base import words as words_of
from aligner.quotes.clause_features import Numbers, joints, mixed, templates
from aligner.quotes.pairs import Piece

_A_WORD = r"[^\W_]+(?:[-‐‑][^\W_]+)*['’]?"
_WORD = re.compile(_A_WORD)
# Words with nothing between them that would part clauses: see `_KEPT`.
_CLAUSE = re.compile(rf"{_A_WORD}(?:(?:[^\w,;:.!?–—―…“”«»\"\n()\[\]\-]|_)*+{_A_WORD})*+")
_NOTE = re.compile(r"[\[(](?:Notes?|N\. ?d\.|NDLR|NdT|NdA|ndlr)\b[^\])]{0,600}[\])]")
_GAPS = str.maketrans(
    {"–": "D", "—": "D", "―": "D", "-": "D", "…": ".", "“": "«", "”": "»", "\n": "N", "\r": " ", "[": "(", "]": ")"}
)
_KEPT = frozenset(',;:.!?D«»"N()')
_FIRST = words_of("je j' me m' moi mon ma mes nous notre nos")
_SECOND = words_of("tu te t' toi ton ta tes vous votre vos monsieur madame monseigneur")
_PAST = re.compile(r"[^\W_]{2,}(?:ait|aient|èrent|irent|urent|it|ut|a)$")
_INFINITIVES = ("er", "ir", "oir")  # "crut découvrir" is no verb of speech


@dataclass(frozen=True, slots=True)
class Clauses:
    """The clauses of a text: where each starts and ends, and its features.

    `features` has a row for each clause; `bag` and `bag_of` are all words of all clauses and whose they are; `joints`
    are the features of the transition to each clause from the one before; `opened` tells what has opened last in its
    line: 0 nothing, 1 a dash, 2 a mark, 3 a mark that is closed; `held` where a turn goes on with no verb of
    speech that could end it, `fresh` where none has stood in the turn so far; `noted` inside an editor's note;
    `marked` tells that the text marks speech with marks rather than dashes; `gaps` is what stands between clauses.
    """

    starts: Numbers
    ends: Numbers
    features: Numbers
    bag: Numbers
    bag_of: Numbers
    joints: Numbers
    opened: Numbers
    held: NDArray[np.bool_]
    fresh: NDArray[np.bool_]
    noted: NDArray[np.bool_]
    marked: bool
    gaps: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.starts)


class _Known(dict[str, int]):
    """The rows of words in `shown`: number, first person, second person, past tense; each worked out once."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: Numbers = np.zeros((4096, 4), np.int64)

    def __missing__(self, word: str) -> int:
        row = self[word] = len(self)
        if row == len(self.shown):
            self.shown = np.concatenate([self.shown, np.zeros_like(self.shown)])
        past = _PAST.match(word) is not None
        self.shown[row] = zlib.crc32(word.encode("utf-8")), word in _FIRST, word in _SECOND, past
        return row

    def rows(self, words: Iterable[str]) -> Numbers:
        """Return what words show, a row each."""
        places = [self[word] for word in words]  # before `shown` is read: it may grow
        return self.shown[places]


_KNOWN = _Known()
MAX_KNOWN = 200_000  # words: more are worked out anew


@lru_cache(maxsize=4096)
def _gap(between: str) -> str:
    """Return the classes of what stands between two clauses, at most six of them."""
    classes = [character for character in between.translate(_GAPS) if character in _KEPT]
    kept = [character for place, character in enumerate(classes) if place == 0 or classes[place - 1] != character]
    return "".join(kept[:6])


def read_clauses(text: str, pieces: Sequence[Piece], language: Quotation) -> Clauses:
    """Return the clauses of a text; `pieces` are what rules have found in it."""
    notes = [found.span() for found in _NOTE.finditer(text)]
    if len(_KNOWN) > MAX_KNOWN:
        _KNOWN.clear()
    starts, ends, firsts = [], [], []
    words: list[str] = []
    gaps: list[str] = []
    here = 0
    for match in _CLAUSE.finditer(text):
        start, end = match.span()
        gaps.append(_gap(text[here:start]))
        starts.append(start)
        ends.append(end)
        firsts.append(len(words))
        words += _WORD.findall(match[0].lower().replace("’", "'"))
        here = end
    gaps.append(_gap(text[here:]))
    firsts.append(len(words))
    found = _featured(text, starts, ends, (words, firsts), gaps, _ruled(starts, pieces), language)
    for first, last in notes:
        found.noted[(found.starts >= first) & (found.ends <= last)] = True
    return found


def _ruled(starts: Sequence[int], pieces: Sequence[Piece]) -> list[int]:
    """Return what the rules hold each clause for: 0 nothing, 1 marked, 2 marked and never closed, 3 a turn."""
    codes = [0] * len(starts)
    if not starts:
        return codes
    places = np.array(starts)
    for piece in pieces:
        first, last = np.searchsorted(places, [piece.start, piece.end])
        code = 3 if piece.unmarked == "turn" else 1 if piece.closed else 2
        for place in range(first, last):
            codes[place] = codes[place] or code
    return codes


def _spoken(words: Sequence[str], language: Quotation) -> int:
    """Tell whether a clause begins with a verb of speech: 1 finite, 2 with an inverted pronoun, 3 compound."""
    for place, word in enumerate(words[:3]):
        stem, _, pronoun = word.partition("-")
        if pronoun:
            if stem in language.finite or stem in language.auxiliaries:
                return 2
        elif word in language.finite and word not in language.showing:
            if place + 1 < len(words) and words[place + 1].endswith(_INFINITIVES):
                break
            return 1 if place == 0 or words[0] in language.clitics else 4
        if word in language.auxiliaries and place + 1 < len(words) and words[place + 1] in language.participles:
            return 3
        if word not in language.clitics:
            break
    return 0


def _featured(
    text: str,
    starts: list[int],
    ends: list[int],
    all_words: tuple[list[str], list[int]],
    gaps: list[str],
    ruled: list[int],
    language: Quotation,
) -> Clauses:
    count = len(starts)
    if not count:
        return _none(tuple(gaps))
    words, firsts = all_words
    known = _KNOWN.rows(words)
    first, stop = np.array(firsts[:-1]), np.array(firsts[1:])
    lengths = stop - first
    together = np.maximum.reduceat(known, first, axis=0)
    numbers = known[:, 0]
    capital = [text[start].isupper() for start in starts]
    base: dict[str, Numbers] = {}
    base["first"] = numbers[first]
    base["second"] = np.where(lengths > 1, numbers[np.minimum(first + 1, len(words) - 1)], 7)
    base["last"] = numbers[stop - 1]
    base["length"] = np.minimum(lengths, 12)
    between = _KNOWN.rows(gaps)[:, 0]
    base["before"], base["after"] = between[:count], between[1:]
    base["capital"] = np.array(capital, np.int64)
    base["spoken"] = np.array(
        [_spoken(words[at : at + min(end - at, 4)], language) for at, end in pairwise(firsts)], np.int64
    )
    base["person"] = together[:, 1] + 2 * together[:, 2]
    base["past"] = together[:, 3]
    base["rule"] = _column(ruled)
    base["line"] = _column(_in_line(gaps[:count]))
    base["style"] = np.full(count, _style(gaps), dtype=np.int64)
    bag_of = np.repeat(np.arange(count), lengths)
    return Clauses(
        _column(starts),
        _column(ends),
        templates(base),
        mixed(99, [numbers]),
        bag_of,
        joints(base),
        base["line"] // 8,
        (base["rule"] == 3) & (base["spoken"] == 0) & np.array(["D" not in gap for gap in gaps[:count]], dtype=bool),
        _untold(base["spoken"], gaps),
        np.zeros(count, dtype=bool),
        bool(_style(gaps) & 8),
        tuple(gaps),
    )


def _none(gaps: tuple[str, ...]) -> Clauses:
    """Return the clauses of a text without any."""
    none, flags = np.zeros(0, np.int64), np.zeros(0, dtype=bool)
    rows = np.zeros((0, 1), np.int64)
    return Clauses(none, none, rows, none, none, rows, none, flags, flags, flags, bool(_style(gaps) & 8), gaps)


def _column(values: Any) -> Numbers:
    return np.fromiter(values, dtype=np.int64)


def _in_line(gaps: Sequence[str]) -> list[int]:
    """Tell how each clause stands to the last dash or mark of its line: none, after a dash, inside marks; how far.

    Where a text marks speech with marks, a dash within a line opens nothing.
    """
    result, state, since = [], 0, 0
    marked = bool(_style(gaps) & 8)
    for gap in gaps:
        since += 1
        for character in gap:
            if character == "N":
                state, since = 0, 0
            elif character == "D" and ("N" in gap or not marked):
                state, since = 1, 0
            elif character == "«":
                state, since = 2, 0
            elif character == "»":
                state, since = 3, 0
        result.append(state * 8 + min(since, 7))
    return result


def _untold(spoken: Numbers, gaps: Sequence[str]) -> NDArray[np.bool_]:
    """Tell of each clause whether no verb of speech has begun a clause of its turn before it."""
    result = np.zeros(len(spoken), dtype=bool)
    told = False
    for place, code in enumerate(spoken.tolist()):
        told = told and not ("N" in gaps[place] or "D" in gaps[place])
        told = told or code > 0
        result[place] = not told
    return result


def _style(gaps: Sequence[str]) -> int:
    """Tell how a text marks speech: more dashes or more marks, and whether the dashes begin lines."""
    dashes = sum("D" in gap for gap in gaps)
    begin = sum(gap.find("N") >= 0 and gap.find("D") > gap.find("N") for gap in gaps)
    marks = sum("«" in gap for gap in gaps)
    return 16 * (dashes > 2 * marks) + 8 * (marks > 2 * dashes) + 4 * begin // max(1, dashes)
