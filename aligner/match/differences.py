"""What differs between a quote and its original, in words a person can check."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from aligner.match.lexicon import digits, is_number
from aligner.match.links import Links
from aligner.match.pool import Floats
from aligner.match.rerank import FOUND, SPOKEN, Side, negations, persons
from aligner.model import Evidence

# A word none of whose counterparts reaches this is reported as not rendered; stricter than what ranking uses. Words
# that say less than the second value (auxiliaries, adverbs of degree) are not worth a remark.
_UNRENDERED, _TELLING = 0.12, 0.6
_LEAST_OMITTED = 3
# Words this far from the expected place may still render one another.
_NEARBY = 4.5


@dataclass(frozen=True, slots=True)
class Run:
    """A run of an original as it is compared: its words as written, their keys, its place in the links."""

    stretch: int
    start: int
    end: int
    written: tuple[str, ...]
    keys: tuple[str, ...]


def differences(links: Links, quote: Side, french: str, run: Run) -> tuple[Evidence, ...]:
    """Return what the quote and the run of English words do not share: numbers, names, negations, words."""
    found = [*_numbers(quote, run), *_negation(quote, run), *_order_of_persons(quote, run)]
    strength = links.strength[:, run.stretch, run.start : run.end]
    found += _words(links, quote, french, run, strength)
    return tuple(found)


def _numbers(quote: Side, run: Run) -> list[Evidence]:
    theirs = [(w, digits(k)) for w, k in zip(run.written, run.keys, strict=True) if is_number(k)]
    known = {d for _, d in theirs} | {SPOKEN[k] for k in run.keys if k in SPOKEN}
    lost = [n for n in quote.numbers if n not in known]
    new = [w for w, d in theirs if d not in quote.numbers and d not in quote.spoken]
    pairs = [
        Evidence("number", 1.0, f"number {ours} in the quote stands for {other} in the original")
        for ours, other in zip(lost, new, strict=False)
    ]
    only_ours = [Evidence("number", 1.0, f"number {n} is not in the original") for n in lost[len(new) :]]
    only_theirs = [Evidence("number", 1.0, f"the original's number {n} is not in the quote") for n in new[len(lost) :]]
    return pairs + only_ours + only_theirs


def _negation(quote: Side, run: Run) -> list[Evidence]:
    theirs = negations(run.keys)
    if bool(theirs) == bool(quote.negations):
        return []
    word = "negation lost: the original has one" if theirs else "negation added: the original has none"
    return [Evidence("negation", 1.0, word)]


def _order_of_persons(quote: Side, run: Run) -> list[Evidence]:
    theirs = persons(list(run.keys))
    singular = {"I", "we"}
    if quote.persons & singular and theirs & singular and not quote.persons & theirs:
        ours = ", ".join(sorted(quote.persons))
        return [Evidence("person", 1.0, f"the quote speaks of {ours}, the original of {', '.join(sorted(theirs))}")]
    return []


def _words(links: Links, quote: Side, french: str, run: Run, strength: Floats) -> list[Evidence]:
    """Pair words of the quote without counterpart with such words of the original at the same place."""
    query = links.query
    weight = links.weight[run.stretch, run.start : run.end]
    ours = [
        int(i)
        for i in np.flatnonzero((strength.max(axis=1) < _UNRENDERED) & (query.information >= _TELLING))
        if not is_number(query.words.keys[i])
    ]
    theirs = [
        int(j)
        for j in np.flatnonzero((strength.max(axis=0) < _UNRENDERED) & (weight >= _TELLING))
        if not is_number(run.keys[j]) and run.keys[j][0].isalpha()
    ]
    found, used = [], set()
    for i in ours:
        word = french[query.words.starts[i] : query.words.ends[i]]
        place = _expected(strength, i)
        near = [j for j in theirs if j not in used and abs(j - place) <= _NEARBY]
        if near:
            j = min(near, key=lambda k: abs(k - place) - _NEARBY * float(strength[i, k]))
            used.add(j)
            found.append(Evidence("word", 0.5, f"« {word} » for '{run.written[j]}'"))
        else:
            found.append(Evidence("added", 0.5, f"« {word} » has no clear counterpart in the original"))
    for group in _runs([j for j in theirs if j not in used]):
        text = " ".join(run.written[group[0] : group[-1] + 1])
        size = len(group)
        found.append(Evidence("omitted", 1.0 if size >= _LEAST_OMITTED else 0.25, f"omits '{text}'"))
    return found


def _expected(strength: Floats, i: int) -> float:
    """Return where in the original the French word `i` should stand, from its linked neighbours."""
    rows = [k for k in range(len(strength)) if strength[k].max(initial=0) > FOUND]
    if not rows:
        return float((i + 0.5) / len(strength) * strength.shape[1])
    near = sorted(rows, key=lambda k: abs(k - i))[:2]
    return float(np.mean([strength[k].argmax() + (i - k) for k in near]))


def _runs(places: Sequence[int]) -> list[list[int]]:
    """Group places that are neighbours, or have one word between them."""
    out: list[list[int]] = []
    for place in places:
        if out and place - out[-1][-1] <= 2:
            out[-1].append(place)
        else:
            out.append([place])
    return out
