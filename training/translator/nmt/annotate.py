"""Term annotations for training: source words with the target words that the reference has for them.

Dinu et al. (2019) take term pairs from a dictionary where both sides occur; here the dictionary is counted from the
pairs themselves (Dice's coefficient of co-occurrence: Melamed 2000, 3), and half of the single words are given as
lemmas, so that the model learns to inflect what it is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from random import Random

import numpy as np
import simplemma

SHARE = 0.1
WORDS = 30_000
DICE = 0.2
MOST = 3
SWAPPED, LEMMAS, MET = 0.4, 0.5, 2000
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_SHORT = 4

Hit = tuple[int, int, int, int, float]


class Lexicon:
    """How well a French and an English word go together, for the words that are frequent enough to tell."""

    def __init__(self, pairs: Iterable[tuple[str, str]], words: int = WORDS, seen: int = 4) -> None:
        """Count the pairs; a word must come `seen` times, and the `words` most frequent are kept a side."""
        rows = [(_content(french), _content(english)) for french, english in pairs]
        self._french = _numbered([row[0] for row in rows], words, seen)
        self._english = _numbered([row[1] for row in rows], words, seen)
        self._table = self._counted(rows)

    def dice(self, french: str, english: str) -> float:
        """Return Dice's coefficient (0–1) of two words in lower case."""
        f, e = self._french.get(french, -1), self._english.get(english, -1)
        return self._table.get(f * len(self._english) + e, 0.0) if f >= 0 and e >= 0 else 0.0

    def _counted(self, rows: Sequence[tuple[set[str], set[str]]]) -> dict[int, float]:
        size = len(self._english)
        left, right = np.zeros(len(self._french), np.int64), np.zeros(max(size, 1), np.int64)
        keys, counts = np.zeros(0, np.int64), np.zeros(0, np.int64)
        for start in range(0, len(rows), 20_000):
            some = [
                (
                    np.array([self._french[w] for w in f if w in self._french], np.int64),
                    np.array([self._english[w] for w in e if w in self._english], np.int64),
                )
                for f, e in rows[start : start + 20_000]
            ]
            for f, e in some:
                left[f] += 1
                right[e] += 1
            fresh = np.concatenate([(f[:, None] * size + e[None]).ravel() for f, e in some])
            both, inverse = np.unique(np.concatenate([keys, fresh]), return_inverse=True)
            weights = np.concatenate([counts, np.ones(len(fresh), np.int64)])
            keys, counts = both, np.bincount(inverse, weights=weights).astype(np.int64)
        if not len(keys):
            return {}
        scores = 2 * counts / (left[keys // size] + right[keys % size])
        good = (scores >= DICE) & (counts >= 2)
        return dict(zip(keys[good].tolist(), scores[good].tolist(), strict=True))


def terms(french: str, english: str, lexicon: Lexicon) -> list[tuple[int, int, str]]:
    """Return spans of the source with the words of `english` that translate them: one to three words, in order.

    A word is taken where its best partner in the pair has it as best partner too, and both stand once. So is a name
    that is the same on both sides, whether the lexicon knows it or not: a model that never saw one told drops it.
    """
    ours, theirs = list(_WORD.finditer(french)), list(_WORD.finditer(english))
    links = _links([m[0] for m in ours], [m[0] for m in theirs], lexicon)
    groups: list[list[tuple[int, int]]] = [[link] for link in links[:1]]
    for before, link in pairwise(links):
        near = link[0] - before[0] <= 2 and abs(link[1] - before[1]) == 1
        plain = _SPACES.fullmatch(french[ours[before[0]].end() : ours[link[0]].start()]) is not None
        if near and plain and len(groups[-1]) < 3:
            groups[-1].append(link)
        else:
            groups.append([link])
    return [_span(group, ours, theirs, english) for group in groups]


class Annotator:
    """Picks terms of a pair, and puts another target for some: what is told must win over what is known.

    A model that is only ever told what it would say anyway learns to look away. So in a part of the annotated pairs
    one term's target is replaced, in the annotation and in the reference, by one met in an earlier pair (as random
    lemmas and synthetic terms are in Bergmanis and Pinnis 2021).
    """

    def __init__(self, lexicon: Lexicon, random: Random) -> None:
        self._lexicon, self._random = lexicon, random
        self._met: list[str] = []

    def __call__(self, french: str, english: str) -> tuple[list[tuple[int, int, str]], str]:
        """Return one to three terms as source span and wanted target, in order, and the reference that has them."""
        random = self._random
        found = terms(french, english, self._lexicon)
        some = sorted(random.sample(found, min(len(found), random.randint(1, MOST))))
        if some and self._met and random.random() < SWAPPED:
            number = random.randrange(len(some))
            start, end, target = some[number]
            other = random.choice(self._met)
            if english.count(target) == 1 and target[:1].islower() == other[:1].islower():
                some[number] = start, end, other
                return some, english.replace(target, other)
        self._met = [*self._met[-MET:], *(target for _, _, target in some)]
        return [(a, b, _lemma(target) if random.random() < LEMMAS else target) for a, b, target in some], english


_SPACES = re.compile(r"\s*(?:[dl][’']|de\s|des\s|du\s|à\s|en\s)?\s*")


def _span(
    group: Sequence[tuple[int, int]], ours: Sequence[re.Match[str]], theirs: Sequence[re.Match[str]], english: str
) -> tuple[int, int, str]:
    first, last = min(j for _, j in group), max(j for _, j in group)
    return ours[group[0][0]].start(), ours[group[-1][0]].end(), english[theirs[first].start() : theirs[last].end()]


def _links(french: Sequence[str], english: Sequence[str], lexicon: Lexicon) -> list[tuple[int, int]]:
    ours, theirs = ([word.lower() for word in side] for side in (french, english))
    scores = {
        (i, j): 1.0 if _name(french[i]) and french[i] == english[j] else lexicon.dice(f, e)
        for i, f in enumerate(ours)
        for j, e in enumerate(theirs)
        if (len(f) >= _SHORT or _name(french[i])) and ours.count(f) == 1 and theirs.count(e) == 1
    }
    best_j: dict[int, tuple[float, int]] = {}
    best_i: dict[int, tuple[float, int]] = {}
    for (i, j), score in scores.items():
        if score >= DICE:
            best_j[i] = max(best_j.get(i, (0.0, -1)), (score, j))
            best_i[j] = max(best_i.get(j, (0.0, -1)), (score, i))
    return sorted((i, j) for i, (_, j) in best_j.items() if best_i[j][1] == i)


def _name(word: str) -> bool:
    return len(word) > 1 and word[0].isupper()


def _lemma(text: str) -> str:
    return simplemma.lemmatize(text, lang="en") if text.islower() and " " not in text else text


def _content(text: str) -> set[str]:
    return {word for word in (m[0].lower() for m in _WORD.finditer(text)) if len(word) >= _SHORT}


def _numbered(rows: Sequence[set[str]], words: int, seen: int) -> dict[str, int]:
    counts: dict[str, int] = {}
    for row in rows:
        for word in row:
            counts[word] = counts.get(word, 0) + 1
    kept = sorted((w for w, n in counts.items() if n >= seen), key=lambda w: (-counts[w], w))[:words]
    return {word: number for number, word in enumerate(kept)}
