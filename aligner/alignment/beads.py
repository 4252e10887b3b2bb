"""Sentence alignment: two sequences of sentences in, beads out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from aligner.alignment import coarse, headings
from aligner.alignment.closer import decide, second_pass, tells_figures
from aligner.alignment.costs import Weights, task, weights
from aligner.alignment.posterior import bead_probability, for_f1, posteriors
from aligner.alignment.search import Step, best
from aligner.alignment.sides import NO_STANDINGS, Ints, Side, side
from aligner.errors import UsageError
from aligner.model import Bead, Lang, Span, Text
from aligner.protocols import Encoder

# Long texts are cut into parts of about this many source sentences, at places that are beyond doubt.
PART = 800
# The F1 that is expected, and what stands for it with nulls: the best of 12 settings in cross-validation over books.
EXPECTED, NULL_FLOOR = 0.94, 0.8
# The same after the second pass, of stories and of reports: the best of 25 settings, again in cross-validation.
EXPECTED_CLOSER, NULL_FLOORS = 0.96, (0.9, 0.6)
# How far the fine search may leave the rough path, in sentences: of 3,995 beads of gold none was farther than 3.
SLACK = 4


def align(
    source: Sequence[str],
    target: Sequence[str],
    encoder: Encoder,
    *,
    langs: tuple[Lang, Lang] = ("fr", "en"),
    paragraphs: tuple[Sequence[int], Sequence[int]] | None = None,
    anchors: Sequence[tuple[int, int]] = (),
    standings: tuple[Ints, Ints] = (NO_STANDINGS, NO_STANDINGS),
) -> tuple[Bead, ...]:
    """Align two texts, given as sentences in order, into beads of up to 8 by 8 sentences; runs of nulls are one bead.

    `paragraphs` are the numbers of the sentences' paragraphs, one sequence for each side: evidence, not a bound.
    `anchors` are pairs (i, j) of sentence numbers at which a bead begins on both sides, whatever the texts say.
    `standings` tell headings and captions, as `headings.standings` does: evidence too. The beads cover every sentence
    exactly once, in order; a bead's score is the calibrated probability that it is right. Raises UsageError where
    anchors go back or out of the texts, or paragraphs and sentences differ in number.
    """
    numbers = paragraphs or (None, None)
    for sentences, given in zip((source, target), numbers, strict=True):
        if given is not None and len(given) != len(sentences):
            found = f"{len(given)} paragraph numbers for {len(sentences)} sentences"
            raise UsageError(found, remedy="give one number for each sentence")
    sides = (
        side(source, langs[0], encoder, numbers[0], standings[0]),
        side(target, langs[1], encoder, numbers[1], standings[1]),
    )
    figures = tells_figures(*sides)
    beads: list[Bead] = []
    for (i, j), (row, column) in _between(anchors, len(source), len(target)):
        beads.extend(_piece(sides[0].part(i, row), sides[1].part(j, column), i, j, figures))
    return tuple(beads)


def align_texts(
    source: Text, target: Text, encoder: Encoder, anchors: Sequence[tuple[int, int]] = ()
) -> tuple[Bead, ...]:
    """Align two segmented documents; their paragraphs, headings and captions count as evidence."""
    return align(
        [s.text for s in source.sentences],
        [s.text for s in target.sentences],
        encoder,
        langs=(source.document.lang, target.document.lang),
        paragraphs=([s.paragraph for s in source.sentences], [s.paragraph for s in target.sentences]),
        anchors=anchors,
        standings=(headings.standings(source), headings.standings(target)),
    )


def align_lines(
    source: Sequence[str], target: Sequence[str], encoder: Encoder, anchors: Sequence[tuple[int, int]] = ()
) -> Iterator[str]:
    """Align French with English sentences and yield Vecalign's `[0, 1]:[0]:0.0312`: the cost is 1 - score."""
    for bead in align(source, target, encoder, anchors=anchors):
        numbers = [list(range(span.start, span.end)) for span in (bead.source, bead.target)]
        yield f"{numbers[0]}:{numbers[1]}:{1 - bead.score:.6f}"


def _between(
    anchors: Sequence[tuple[int, int]], rows: int, columns: int
) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    at = (0, 0)
    for i, j in (*sorted(anchors), (rows, columns)):
        if not (at[0] <= i <= rows and at[1] <= j <= columns):
            raise UsageError(f"the anchor ({i}, {j}) goes back or out of the texts", remedy="give anchors that go on")
        if (i, j) != at:
            yield at, (i, j)
        at = (i, j)


def _piece(source: Side, target: Side, row: int, column: int, figures: float) -> Iterator[Bead]:
    """Align what lies between two anchors, part by part."""
    rough = headings.rough_path(source, target)
    model = weights("additive" if len(source.offsets) else "sentence")
    for steps in _parts(rough, source, target):
        (i, j), (end, last) = steps[0].start, steps[-1].end
        moved = [Step((s.start[0] - i, s.start[1] - j), (s.end[0] - i, s.end[1] - j)) for s in steps]
        band = coarse.around(moved, end - i, last - j, SLACK)
        sides = source.part(i, end), target.part(j, last)
        for step, probability in _answer(sides, band, model, figures):
            one = Span(row + i + step.start[0], row + i + step.end[0])
            two = Span(column + j + step.start[1], column + j + step.end[1])
            chance = model.confidence(probability, not (len(one) and len(two)))
            yield Bead(one, two, round(chance, 6))


def _answer(
    sides: tuple[Side, Side], band: coarse.Band, model: Weights, figures: float
) -> Iterator[tuple[Step, float]]:
    """Yield the beads of one part with their probabilities; a second pass needs the words' own vectors."""
    known = task(*sides, band, model)
    chances = posteriors(known.problem)
    if model.closer:
        found = second_pass(known, chances, sides, band, model, model.closer, figures)
        yield from decide(*found, EXPECTED_CLOSER, null_floor(figures))
        return
    for step in best(for_f1(chances, EXPECTED, NULL_FLOOR)):
        yield step, bead_probability(chances, step)


def null_floor(figures: float) -> float:
    """Return what stands for the expected F1 with nulls, after the second pass, by `tells_figures`."""
    stories, reports = NULL_FLOORS
    return stories + figures * (reports - stories)


def _parts(steps: Sequence[Step], source: Side, target: Side) -> Iterator[Sequence[Step]]:
    """Cut a path where it is surest: after the best of the steps near each multiple of PART sentences."""
    sure = _certainty(steps, source, target)
    first = 0
    while first < len(steps):
        low, high = (
            next((k for k in range(first, len(steps)) if _size(steps[first], steps[k]) > size), len(steps))
            for size in (PART, PART + PART // 4)
        )
        cut = len(steps) if high == len(steps) else low + int(np.argmax(sure[low:high])) if low < high else high
        yield steps[first : cut + 1]
        first = cut + 1


def _size(first: Step, last: Step) -> int:
    return max(last.end[0] - first.start[0], last.end[1] - first.start[1])


def _certainty(steps: Sequence[Step], source: Side, target: Side) -> NDArray[np.float64]:
    """Return for each step how sure the boundary after it is: the lowest cosine of the 1-1 beads on either side."""
    values = np.zeros(len(steps) + 3)
    for k, step in enumerate(steps):
        if (step.end[0] - step.start[0], step.end[1] - step.start[1]) == (1, 1):
            one, two = source.sums[step.start[0]], target.sums[step.start[1]]
            values[k + 1] = float(one @ two) / max(float(np.linalg.norm(one) * np.linalg.norm(two)), 1e-9)
    return np.asarray(np.min([values[k : k + len(steps)] for k in range(4)], axis=0))
