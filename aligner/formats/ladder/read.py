"""Vecalign's ladder read: beads `[i,j]:[k]:cost`, one per line, with the sentences of both texts beside it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from aligner.errors import InputError
from aligner.formats.shared.rebuild import lines_of, text_of
from aligner.model import Bead, Bitext, Lang, Span

# Thompson and Koehn 2019, "Vecalign", its command line's output; the cost is left out in gold files.
_DIGITS = 18
_LINE = re.compile(r"\s*\[([\d,\s]*)\]\s*:\s*\[([\d,\s]*)\]\s*(?::\s*(\S+)\s*)?")


def parse_beads(lines: Iterable[str], where: str = "") -> tuple[Bead, ...]:
    """Return the beads of a ladder's lines; the score is 1 less the cost, but never below 0, and 1 without a cost.

    Raises InputError, with the line, for what is no bead, sentences that are not in a row, and beads out of order.
    """
    beads: list[Bead] = []
    ends = 0, 0
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        found = _LINE.fullmatch(line)
        if found is None:
            raise InputError(f"not a bead: {line[:60]!r}", where=f"{where}:{number}", remedy="write [0,1]:[0]:0.25")
        source = _span(found[1], ends[0], f"{where}:{number}")
        target = _span(found[2], ends[1], f"{where}:{number}")
        ends = source.end, target.end
        beads.append(Bead(source, target, _score(found[3], f"{where}:{number}")))
    return tuple(beads)


def read(path: Path) -> tuple[Bitext, ...]:
    """Read a ladder `NAME.align` with `NAME.fr` and `NAME.en` beside it, or all ladders of a folder.

    The French text is the source. Raises InputError where a file is missing, malformed or too short.
    """
    paths = sorted(path.rglob("*.align")) if path.is_dir() else [path]
    if not paths:
        raise InputError("no ladder", where=str(path), remedy="name a file NAME.align or a folder of them")
    base = path if path.is_dir() else path.parent
    return tuple(_read_one(one, base) for one in paths)


def _read_one(path: Path, base: Path) -> Bitext:
    beads = parse_beads(lines_of(path), str(path))
    texts = []
    sides: tuple[Lang, Lang] = ("fr", "en")
    for lang in sides:
        name = path.with_suffix(f".{lang}").relative_to(base)
        texts.append(text_of(name.as_posix(), lang, lines_of(path.with_suffix(f".{lang}"))))
    source, target = texts
    for text, spans in ((source, [b.source for b in beads]), (target, [b.target for b in beads])):
        if spans and spans[-1].end > len(text.sentences):
            message = f"a bead of sentence {spans[-1].end - 1}, but {text.document.path} has {len(text.sentences)}"
            raise InputError(message, where=str(path), remedy="give the sentences that were aligned")
    return Bitext(source, target, beads)


def _span(numbers: str, end: int, where: str) -> Span:
    written = re.findall(r"\d+", numbers)
    if any(len(number) > _DIGITS for number in written):
        raise InputError(f"the number {max(written, key=len)[:20]}…", where=where, remedy="number sentences from 0")
    found = [int(number) for number in written]
    if not found:
        return Span(end, end)
    if found != list(range(found[0], found[0] + len(found))):
        raise InputError(f"sentences not in a row: [{numbers}]", where=where, remedy="join only neighbours")
    if found[0] < end:
        raise InputError(f"sentence {found[0]} comes twice or too late", where=where, remedy="put beads in order")
    return Span(found[0], found[-1] + 1)


def _score(cost: str | None, where: str) -> float:
    try:
        number = float(cost) if cost is not None else 0.0
    except ValueError:
        number = float("nan")
    if not number >= 0:
        raise InputError(f"the cost {cost!r}", where=where, remedy="give a number from 0")
    return max(0.0, 1 - number)
