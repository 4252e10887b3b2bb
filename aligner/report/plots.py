"""The plots of the first screen as SVG: geometry here, colours in the style sheet, numbers also as text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from aligner.report.figures import VERDICTS, Figures

WIDTH = 360.0
_LABEL, _NUMBER = 128.0, 44.0
_LINE, _BAR = 24.0, 12.0
# Rows at most; what is left over makes a last row of its own, so that bars always add up to the whole.
_MOST = 10


@dataclass(frozen=True, slots=True)
class Segment:
    """A coloured rectangle: `kind` is a verdict or "plain"."""

    x: float
    y: float
    width: float
    height: float
    kind: str


@dataclass(frozen=True, slots=True)
class Bar:
    """A named bar of a plot with its number; `y` is the base line of the words."""

    label: str
    number: str
    y: float
    segments: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a histogram over its tick."""

    x: float
    label: str
    number: str
    top: float
    segments: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class Plot:
    """Bars or columns, the height of the drawing in units of `WIDTH`, and a sentence that tells what it shows."""

    title: str
    summary: str
    height: float
    bars: tuple[Bar, ...] = ()
    columns: tuple[Column, ...] = ()


def bead_plot(figures: Figures) -> Plot:
    """Return bead types by frequency, n-m being n French and m English sentences."""
    counted = _rest([(name, (count,)) for name, count in figures.beads], "others")
    total = sum(count for _, count in figures.beads)
    one = dict(figures.beads).get("1-1", 0)
    summary = f"Of {total} beads, {one} join one sentence with one." if total else "No text has an English version."
    return _bars("Bead types", summary, counted, ("plain",))


def speaker_plot(figures: Figures) -> Plot:
    """Return quotes by speaker, stacked by verdict."""
    named = [(speaker.name or "not told", speaker.counts) for speaker in figures.speakers]
    known = sum(bool(speaker.name) for speaker in figures.speakers)
    summary = f"{figures.quotes} quotes; {known} speakers are known by name." if named else "There are no quotes."
    return _bars("Quotes by speaker", summary, _rest(named, "others"), VERDICTS)


def confidence_plot(figures: Figures) -> Plot:
    """Return how many quotes were answered with what confidence, in tenths, stacked by verdict."""
    most = max((sum(row) for row in figures.confidence), default=0) or 1
    low, high, left = 150.0, 20.0, 6.0
    step = (WIDTH - 2 * left) / len(figures.confidence)
    columns = []
    for place, row in enumerate(figures.confidence):
        x, y, segments = left + place * step, low, []
        for kind, count in zip(VERDICTS, row, strict=True):
            if count:
                height = (low - high) * count / most
                y -= height
                segments.append(Segment(_r(x + 3), _r(y), _r(step - 6), _r(height), kind))
        number = str(sum(row)) if sum(row) else ""
        columns.append(Column(_r(x + step / 2), f".{place}", number, _r(y - 5), tuple(segments)))
    sure = sum(map(sum, figures.confidence[9:]))
    summary = f"{sure} of {figures.quotes} quotes are answered with a confidence of 0.9 or more."
    return Plot("Confidence", summary, 176.0, columns=tuple(columns))


def _bars(title: str, summary: str, rows: Sequence[tuple[str, tuple[int, ...]]], kinds: Sequence[str]) -> Plot:
    most = max((sum(counts) for _, counts in rows), default=0) or 1
    room = WIDTH - _LABEL - _NUMBER
    bars = []
    for place, (label, counts) in enumerate(rows):
        x, top, segments = _LABEL, place * _LINE + (_LINE - _BAR) / 2, []
        for kind, count in zip(kinds, counts, strict=True):
            if count:
                width = room * count / most
                segments.append(Segment(_r(x), _r(top), _r(width), _BAR, kind))
                x += width
        bars.append(Bar(_short(label), str(sum(counts)), _r(top + _BAR - 2), tuple(segments)))
    return Plot(title, summary, max(_LINE, len(rows) * _LINE), bars=tuple(bars))


def _rest(rows: Sequence[tuple[str, tuple[int, ...]]], name: str) -> list[tuple[str, tuple[int, ...]]]:
    if len(rows) <= _MOST:
        return list(rows)
    tail = [counts for _, counts in rows[_MOST - 1 :]]
    return [*rows[: _MOST - 1], (f"{len(tail)} {name}", tuple(map(sum, zip(*tail, strict=True))))]


def _short(label: str) -> str:
    return label if len(label) <= 18 else f"{label[:17].rstrip()}…"


def _r(value: float) -> float:
    return round(value, 1)
