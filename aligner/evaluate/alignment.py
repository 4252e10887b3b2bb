"""Gold alignments in files, and the report on an answer to them: strict, lax, by bead type, with intervals."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from aligner.errors import InputError, UsageError
from aligner.evaluate.beads import (
    Counts,
    Interval,
    Score,
    bootstrap,
    count,
    count_by_type,
    lax,
    one_by_one,
    slices,
    strict,
)
from aligner.evaluate.ladders import read_beads, read_hunalign
from aligner.evaluate.translation import read_lines
from aligner.model import Bead

FILES = ("src.txt", "tgt.txt", "gold.txt")
# Longer documents are drawn in runs of beads: one novel alone has an interval too.
_LONG = 100


@dataclass(frozen=True, slots=True)
class Case:
    """Two texts, a sentence an item, and their gold beads."""

    name: str
    source: tuple[str, ...]
    target: tuple[str, ...]
    gold: tuple[Bead, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """Scores over all cases: precision, recall and F1 with a 95 % interval, strict and lax, and counts by bead type."""

    cases: int
    gold_beads: int
    strict: Score
    strict_f1: Interval
    lax: Score
    lax_f1: Interval
    types: tuple[tuple[str, Counts], ...]


def read_cases(paths: Sequence[Path]) -> tuple[Case, ...]:
    """Read gold alignments: folders that hold src.txt, tgt.txt and gold.txt, folders of such, or those three files.

    Raises InputError for a folder without any, a file that cannot be read, and beads beyond the texts' sentences.
    """
    if any(path.is_file() for path in paths):
        if len(paths) != 3 or not all(path.is_file() for path in paths):
            raise UsageError("files where folders are wanted", remedy="give folders, or three files: SRC TGT GOLD")
        return (_case(paths[2].stem, *paths),)
    cases: list[Case] = []
    for path in paths:
        inside = sorted(place.parent for place in path.rglob("gold.txt"))
        if not inside:
            what = "no gold.txt in it" if path.is_dir() else "no such file or folder"
            raise InputError(what, where=str(path), remedy=f"name a folder with {', '.join(FILES)}, or of such folders")
        names = [path.name if place == path else place.relative_to(path).as_posix() for place in inside]
        cases += [_case(name, *(place / f for f in FILES)) for name, place in zip(names, inside, strict=True)]
    return tuple(cases)


def read_alignment(path: Path, source: int, target: int) -> tuple[Bead, ...]:
    """Read Vecalign's or Bertalign's beads, or hunalign's ladder, whichever the file holds.

    `source` and `target` are the numbers of sentences. Raises InputError with the line of what is none of these, and
    where a bead names a sentence that is not there.
    """
    lines = read_lines(path)
    first = next((line for line in lines if line.strip() and not line.startswith("#")), "")
    beads = (read_beads if first.lstrip("\ufeff ").startswith("[") else read_hunalign)(lines, str(path))
    for bead in beads:
        if bead.source.end > source or bead.target.end > target:
            found = (
                f"{bead.source.end} source and {bead.target.end} target sentences, the texts have {source}, {target}"
            )
            raise InputError(found, where=str(path), remedy="give the alignment of these very texts")
    if not beads:
        raise InputError("no beads", where=str(path), remedy="write one bead per line: [0,1]:[0]")
    return beads


def read_hypotheses(path: Path, cases: Sequence[Case]) -> tuple[tuple[Bead, ...], ...]:
    """Read somebody's alignment of each case: one file for one case, else a folder with NAME or NAME.txt each."""
    if path.is_file():
        if len(cases) != 1:
            raise UsageError(f"one file for {len(cases)} texts", remedy="give a folder with a file for each")
        return (read_alignment(path, len(cases[0].source), len(cases[0].target)),)
    answers = []
    for case in cases:
        places = [place for place in (path / case.name, path / f"{case.name}.txt") if place.is_file()]
        if not places:
            raise InputError(f"no alignment of {case.name}", where=str(path), remedy=f"put it there as {case.name}.txt")
        answers.append(read_alignment(places[0], len(case.source), len(case.target)))
    return tuple(answers)


def nulls_one_by_one(
    cases: Sequence[Case], answers: Iterable[Sequence[Bead]]
) -> tuple[tuple[Case, ...], tuple[tuple[Bead, ...], ...]]:
    """Return cases and answers with each sentence left out as a bead of its own, however they were grouped."""
    return (
        tuple(replace(case, gold=one_by_one(case.gold)) for case in cases),
        tuple(one_by_one(answer) for answer in answers),
    )


def report(cases: Sequence[Case], answers: Iterable[Sequence[Bead]]) -> Report:
    """Score an answer a case, in the same order. Raises InputError on no cases."""
    if not cases:
        raise InputError("no gold alignment", remedy="name at least one")
    total, units = Counts(), list[Counts]()
    types: dict[str, Counts] = {}
    for case, answer in zip(cases, answers, strict=True):
        whole = count(case.gold, answer)
        total += whole
        units += slices(case.gold, answer) if len(case.gold) > _LONG else [whole]
        for kind, part in count_by_type(case.gold, answer).items():
            types[kind] = types.get(kind, Counts()) + part
    return Report(
        len(cases),
        sum(len(case.gold) for case in cases),
        strict(total),
        _interval(units, laxly=False),
        lax(total),
        _interval(units, laxly=True),
        tuple(sorted(types.items(), key=lambda item: (-item[1].gold.tries - item[1].found.tries, item[0]))),
    )


def _interval(units: Sequence[Counts], *, laxly: bool) -> Interval:
    """Return F1 and its interval; of a single unit, which can only be drawn as it is, the bounds are NaN."""
    drawn = bootstrap(units, laxly=laxly)
    return drawn if len(units) > 1 else Interval(drawn.value, math.nan, math.nan)


def _case(name: str, source: Path, target: Path, gold: Path) -> Case:
    texts = tuple(read_lines(source)), tuple(read_lines(target))
    return Case(name, *texts, read_alignment(gold, len(texts[0]), len(texts[1])))
