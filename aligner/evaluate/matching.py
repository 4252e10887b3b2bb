"""Scores of quote matching against known originals: rank, span, trust."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

_WORD = re.compile(r"\w+|[^\w\s]")
_WORDS_ONLY = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Original:
    """Where a quote's original is: the candidates that hold it (none: it is not in the pool), its span in the first."""

    candidates: tuple[str, ...]
    start: int = 0
    end: int = 0
    text: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a matcher answered: its best candidate with the span, and its confidence that this is right."""

    confidence: float
    candidate: str
    start: int = 0
    end: int = 0
    text: str = ""


@dataclass(frozen=True, slots=True)
class Bin:
    """One bin of the reliability table: answers, their mean confidence, the part of them that is right."""

    count: int
    confidence: float
    right: float


@dataclass(frozen=True, slots=True)
class MatchScores:
    """Scores of one run; rates are over the quotes whose original is in the pool, `ece` over all.

    `exact` asks for the same characters, `exact_words` for the same words (punctuation at the edges is not counted),
    `token_f1` is the mean F1 of word tokens (0 where the candidate is wrong); exact and F1 are over all positives.
    """

    positives: int
    negatives: int
    top1: float
    exact: float
    exact_words: float
    token_f1: float
    recall_at_99: float
    recall_at_95: float
    ece: float
    reliability: tuple[Bin, ...]


def token_f1(one: str, other: str) -> float:
    """Return the F1 of the bags of words and signs of two strings, case folded.

    >>> token_f1("the company", "The company will")
    0.8
    """
    left, right = Counter(_WORD.findall(one.casefold())), Counter(_WORD.findall(other.casefold()))
    common = (left & right).total()
    return 2 * common / (left.total() + right.total()) if common else 0.0


def is_right(original: Original, answer: Answer) -> bool:
    """Tell whether the answer names a candidate that holds the original."""
    return answer.candidate in original.candidates


def recall_at(confidences: Sequence[float], right: Sequence[bool], positives: int, precision: float) -> float:
    """Return the most positives that one threshold finds while its answers are right in at least `precision` of cases.

    Answers to negatives count as wrong. Answers of equal confidence stand or fall together.
    """
    order = sorted(range(len(confidences)), key=lambda i: -confidences[i])
    best = hits = 0
    for rank, i in enumerate(order, start=1):
        hits += right[i]
        ends = rank == len(order) or confidences[order[rank]] != confidences[i]
        if ends and hits >= precision * rank:
            best = hits
    return best / positives if positives else 0.0


def reliability(confidences: Sequence[float], right: Sequence[bool], bins: int = 10) -> tuple[Bin, ...]:
    """Return the reliability table: answers by confidence, in equal steps (Guo et al. 2017, section 2)."""
    groups: list[list[int]] = [[] for _ in range(bins)]
    for i, value in enumerate(confidences):
        groups[min(bins - 1, int(value * bins))].append(i)
    return tuple(
        Bin(len(g), sum(confidences[i] for i in g) / len(g), sum(right[i] for i in g) / len(g)) if g else Bin(0, 0, 0)
        for g in groups
    )


def calibration_error(table: Sequence[Bin]) -> float:
    """Return the expected calibration error of a reliability table: the mean gap, weighted by answers."""
    total = sum(b.count for b in table)
    return sum(b.count * abs(b.confidence - b.right) for b in table) / total if total else 0.0


def score(originals: Sequence[Original], answers: Sequence[Answer]) -> MatchScores:
    """Score answers against originals, one for one; an original without candidates is not in the pool."""
    pairs = list(zip(originals, answers, strict=True))
    there = [(o, a) for o, a in pairs if o.candidates]
    right = [is_right(o, a) for o, a in pairs]
    confidences = [a.confidence for _, a in pairs]
    count = max(1, len(there))
    table = reliability(confidences, right)
    return MatchScores(
        positives=len(there),
        negatives=len(pairs) - len(there),
        top1=sum(is_right(o, a) for o, a in there) / count,
        exact=sum(_exact(o, a) for o, a in there) / count,
        exact_words=sum(_exact_words(o, a) for o, a in there) / count,
        token_f1=sum(token_f1(o.text, a.text) for o, a in there if is_right(o, a)) / count,
        recall_at_99=recall_at(confidences, right, len(there), 0.99),
        recall_at_95=recall_at(confidences, right, len(there), 0.95),
        ece=calibration_error(table),
        reliability=table,
    )


def _exact(original: Original, answer: Answer) -> bool:
    same_place = answer.candidate == original.candidates[0]
    same_span = (answer.start, answer.end) == (original.start, original.end)
    return is_right(original, answer) and (same_span if same_place else answer.text == original.text)


def _exact_words(original: Original, answer: Answer) -> bool:
    ours, theirs = _WORDS_ONLY.findall(answer.text.casefold()), _WORDS_ONLY.findall(original.text.casefold())
    return is_right(original, answer) and ours == theirs
