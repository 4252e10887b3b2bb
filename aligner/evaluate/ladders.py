"""Read and write the alignment files of other aligners: Vecalign's beads, Bertalign's lists, hunalign's ladders."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from aligner.errors import InputError
from aligner.model import Bead, Span

_LINE = re.compile(r"\[([\d,\s]*)\]\s*:\s*\[([\d,\s]*)\](?:\s*:\s*(\S+))?")


def read_beads(lines: Iterable[str], where: str = "") -> tuple[Bead, ...]:
    """Read `[0, 1]:[0]` lines (Bertalign, Vecalign's gold) or `[0, 1]:[0]:0.25` (Vecalign's output, last field: cost).

    A bead's score is 1 minus its cost, kept within 0 and 1; 1 where no cost is given. An empty side gets the place
    at which the reader stands. Blank lines and lines starting with # are skipped. Raises `InputError` with the line on
    anything else, on groups that are not runs of consecutive numbers, and on beads out of order.

    >>> [b.type for b in read_beads(["[0,1]:[0]", "[]:[1]:0.3"])]
    ['2-1', '0-1']
    """
    beads: list[Bead] = []
    source_at = target_at = 0
    for number, line in enumerate(lines, 1):
        text = line.strip().lstrip("\ufeff")
        if not text or text.startswith("#"):
            continue
        here = f"{where}:{number}" if where else f"line {number}"
        match = _LINE.fullmatch(text)
        if match is None:
            raise InputError(f"not a bead: {text!r}", where=here, remedy="write [0,1]:[0] or [0,1]:[0]:0.25")
        source, target = _run(match[1], source_at, here), _run(match[2], target_at, here)
        if len(source) or len(target):
            beads.append(Bead(source, target, _score(match[3], here)))
        source_at, target_at = source.end, target.end
    return tuple(beads)


def write_vecalign(beads: Iterable[Bead]) -> str:
    """Return Vecalign's format, one bead per line: `[0, 1]:[0]:0.250000`, last the cost, 1 minus the score."""
    return "".join(f"{_list(b.source)}:{_list(b.target)}:{max(0.0, 1 - b.score):.6f}\n" for b in beads)


def write_bertalign(beads: Iterable[Bead]) -> str:
    """Return Bertalign's format, one bead per line: `[0, 1]:[0]`."""
    return "".join(f"{_list(b.source)}:{_list(b.target)}\n" for b in beads)


def read_hunalign(lines: Iterable[str], where: str = "") -> tuple[Bead, ...]:
    """Read hunalign's ladder: tab-separated `source, target, score` rungs; a bead lies between two rungs.

    The score is that of the lower rung, put from hunalign's open scale to 0 to 1 by s / (1 + s), negatives as 0. Raises
    `InputError` with the line where a rung is malformed or goes back.
    """
    rungs: list[tuple[int, int, float]] = []
    for number, line in enumerate(lines, 1):
        text = line.strip()
        if not text:
            continue
        here = f"{where}:{number}" if where else f"line {number}"
        fields = text.split()
        try:
            rung = (int(fields[0]), int(fields[1]), float(fields[2]) if len(fields) > 2 else 1.0)
        except (ValueError, IndexError):
            remedy = "write source, target and score with tabs, or run hunalign without -text"
            raise InputError(f"not a rung: {text!r}", where=here, remedy=remedy) from None
        floor = rungs[-1] if rungs else (0, 0, 0.0)
        if rung[0] < floor[0] or rung[1] < floor[1]:
            raise InputError(f"the rung {text!r} goes back", where=here, remedy="rungs must not decrease")
        rungs.append(rung)
    steps = pairwise(rungs)
    return tuple(
        Bead(Span(a[0], b[0]), Span(a[1], b[1]), max(0.0, a[2]) / (1 + max(0.0, a[2])))
        for a, b in steps
        if (a[0], a[1]) != (b[0], b[1])
    )


def write_hunalign(beads: Sequence[Bead]) -> str:
    """Return hunalign's ladder for beads that cover both texts in order: a rung at each bead's start, one at the end.

    The score is the bead's, on hunalign's open scale: p / (1 - p), at most 1000.
    """
    rungs = [(b.source.start, b.target.start, min(1000.0, b.score / max(1 - b.score, 1e-3))) for b in beads]
    if beads:
        rungs.append((beads[-1].source.end, beads[-1].target.end, 0.0))
    return "".join(f"{i}\t{j}\t{score:.6g}\n" for i, j, score in rungs)


def _run(field: str, at: int, where: str) -> Span:
    numbers = [int(n) for n in field.replace(",", " ").split()]
    if not numbers:
        return Span(at, at)
    if numbers != list(range(numbers[0], numbers[-1] + 1)):
        raise InputError(f"[{field}] is not a run of consecutive sentences", where=where, remedy="split it up")
    if numbers[0] < at:
        raise InputError(f"sentence {numbers[0]} comes after {at - 1}", where=where, remedy="sort the beads")
    return Span(numbers[0], numbers[-1] + 1)


def _score(cost: str | None, where: str) -> float:
    if cost is None:
        return 1.0
    try:
        return min(1.0, max(0.0, 1 - float(cost)))
    except ValueError:
        raise InputError(f"not a cost: {cost!r}", where=where, remedy="write a number after the second colon") from None


def _list(span: Span) -> str:
    return "[" + ", ".join(map(str, range(span.start, span.end))) + "]"
