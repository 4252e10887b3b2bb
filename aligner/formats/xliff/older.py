"""XLIFF 1.2 (OASIS Standard, 1 February 2008), which most translation tools still read and write."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from aligner.errors import InputError
from aligner.formats.shared.codes import both, words_of
from aligner.formats.shared.log import Log
from aligner.formats.shared.rebuild import (
    Group,
    bitext_or_text,
    language,
    lengths_of,
    other_language,
    parted,
    probability,
)
from aligner.formats.xliff.names import OLDER, OWN, TO_DO
from aligner.languages.tags import known_language
from aligner.model import Bitext, Lang
from aligner.xml import Node

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def is_older(tree: Node) -> bool:
    """Tell whether a tree is XLIFF 1: also 1.1 and 1.0, and without a namespace, as some tools write it."""
    space, _, name = str(tree.tag).rpartition("}")
    return name == "xliff" and (space == f"{{{OLDER}" or tree.get("version", "").startswith("1."))


def read_tree(tree: Node, path: Path, log: Log) -> Iterator[Bitext]:
    """Yield a bitext for each `file` element; one in other languages joins the log."""
    for number, file in enumerate(tree.iterfind("{*}file"), 1):
        try:
            source, target = _languages(file, path)
        except InputError as error:
            log.fail(error)
            continue
        name = file.get("original") or f"{path.name}#{number}"
        groups = [group for unit in file.iter("{*}trans-unit") for group in _groups(unit, path, log)]
        other = file.get(f"{{{OWN}}}target-document", "")
        yield bitext_or_text((name, source), (other, target), groups)


def _languages(file: Node, path: Path) -> tuple[Lang, Lang]:
    where = f"{path}:{file.sourceline}"
    source = language(file.get("source-language", ""), where)
    # Tools leave the target's language away where nothing is translated yet; a target may name its own.
    given = file.get("target-language") or next((t.get(_LANG, "") for t in file.iter("{*}target") if t.get(_LANG)), "")
    if given and known_language(given) != other_language(source):
        message = f"the languages {file.get('source-language')!r} and {given!r}"
        raise InputError(message, where=where, remedy="give a file of French and English")
    return source, other_language(source)


def _groups(unit: Node, path: Path, log: Log) -> Iterator[Group]:
    """Yield the groups of a unit: one, or one a segment where a tool has marked them (`seg-source`)."""
    where = f"{path}:{unit.sourceline}"
    try:
        score = probability(unit.get(f"{{{OWN}}}score"), where)
    except InputError as error:
        log.fail(error)
        return
    found = False
    for source, target in _segments(unit):
        left, right = both(words_of(source), words_of(target))
        lengths = (lengths_of(unit.get(f"{{{OWN}}}{side}-lengths", "")) for side in ("source", "target"))
        sides = [parted(whole, given) for whole, given in zip((left, right), lengths, strict=True)]
        if sides[0] or sides[1]:
            found = True
            yield sides[0], sides[1], score
    if not found:
        log.count("units left out that are empty", where)


def _to_do(source: Node | None, target: Node) -> bool:
    """Tell whether a target is the source once more, put there to be translated."""
    state = target.get("state", "")
    if state == "new":
        return words_of(source).text == words_of(target).text
    return state == TO_DO


def _segments(unit: Node) -> list[tuple[Node | None, Node | None]]:
    source, target = unit.find("{*}source"), unit.find("{*}target")
    if target is not None and _to_do(source, target):
        target = None
    parted = unit.find("{*}seg-source")
    marks = [] if parted is None else [mark for mark in parted.iter("{*}mrk") if mark.get("mtype") == "seg"]
    if not marks:
        return [(source, target)]
    targets = {}
    if target is not None:
        targets = {mark.get("mid"): mark for mark in target.iter("{*}mrk") if mark.get("mtype") == "seg"}
    if target is not None and not targets:
        return [(source, target)]
    return [(mark, targets.get(mark.get("mid"))) for mark in marks]
