"""XLIFF of translation tools, 1.2 and 2: a bitext each `file`, whatever language it names first."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from aligner.errors import AlignerError, InputError
from aligner.formats.shared.codes import Words, both
from aligner.formats.shared.log import Log
from aligner.formats.shared.rebuild import Group, bitext_or_text, language, other_language, probability
from aligner.formats.shared.sources import content
from aligner.formats.xliff import older
from aligner.formats.xliff.names import META, SENTENCE, XLIFF
from aligner.model import Bitext, Lang
from aligner.xml import Node, parse

SUFFIXES = (".xlf", ".xliff", ".xlf.gz", ".xliff.gz", ".sdlxliff", ".mxliff", ".mqxliff", ".txlf")
# Unicode has no more than 10FFFF (The Unicode Standard, 3.4, D9).
_CODE = re.compile("0{0,9}(?:10|0?[0-9A-Fa-f])?[0-9A-Fa-f]{1,4}")


def read(path: Path, log: Log) -> Iterator[Bitext]:
    """Read an XLIFF file, 1.2 or 2, or all of a folder: a bitext each `file` element.

    Of a folder, a file that cannot be read joins the log and the rest goes on. Raises InputError for what is no XLIFF,
    and for other languages than French and English.
    """
    if not path.is_dir():
        yield from _read_one(path, log)
        return
    paths = sorted(one for one in path.rglob("*") if one.name.lower().endswith(SUFFIXES))
    if not paths:
        raise InputError("no .xlf file", where=str(path), remedy="name an XLIFF file or a folder of them")
    for one in paths:
        try:
            yield from _read_one(one, log)
        except AlignerError as error:
            log.fail(error)


def _read_one(path: Path, log: Log) -> Iterator[Bitext]:
    tree = parse(content(path), str(path))
    if older.is_older(tree):
        yield from older.read_tree(tree, path, log)
        return
    if tree.tag != f"{{{XLIFF}}}xliff":
        raise InputError(f"not XLIFF: the root is {tree.tag}", where=str(path), remedy="give XLIFF 1.2 or 2")
    source, target = _languages(tree, path)
    for file in tree.iterfind(f"{{{XLIFF}}}file"):
        name = file.get("original") or f"{path.name}#{file.get('id')}"
        units = (unit for unit in file.iter(f"{{{XLIFF}}}unit"))
        groups = [group for unit in units for group in _groups(unit, path, log)]
        yield bitext_or_text((name, source), (_read_meta(file, "target-document"), target), groups)


def _languages(tree: Node, path: Path) -> tuple[Lang, Lang]:
    source = language(tree.get("srcLang", ""), f"{path}:{tree.sourceline}")
    target = other_language(source)
    if language(tree.get("trgLang", target), f"{path}:{tree.sourceline}") != target:
        raise InputError("both languages are the same", where=str(path), remedy="set srcLang and trgLang")
    return source, target


def _groups(unit: Node, path: Path, log: Log) -> Iterator[Group]:
    where = f"{path}:{unit.sourceline}"
    try:
        score = probability(_read_meta(unit, "score"), where)
    except InputError as error:
        log.fail(error)
        return
    data = {one.get("id", ""): one.text or "" for one in unit.iterfind(f"{{{XLIFF}}}originalData/{{{XLIFF}}}data")}
    for segment in unit.iterfind(f"{{{XLIFF}}}segment"):
        left, right = (_sides(segment.find(f"{{{XLIFF}}}{side}"), data) for side in ("source", "target"))
        if len(left) == len(right) == 1:
            pair = both(left[0], right[0])
            sides = [[pair[0]] if pair[0] else [], [pair[1]] if pair[1] else []]
        else:
            sides = [[words.text for words in side if words.text] for side in (left, right)]
        if sides[0] or sides[1]:
            yield sides[0], sides[1], score
        else:
            log.count("segments left out that are empty", where)


def _read_meta(element: Node, kind: str) -> str:
    path = f"{{{META}}}metadata/{{{META}}}metaGroup[@category='aligner']/{{{META}}}meta[@type='{kind}']"
    return element.findtext(path) or ""


def _sides(side: Node | None, data: dict[str, str]) -> list[Words]:
    if side is None:
        return []
    marks = side.findall(f"{{{XLIFF}}}mrk[@type='{SENTENCE}']")
    found = []
    for element in marks or [side]:
        words = Words()
        _walk(element, words, data)
        found.append(words)
    return found


def _walk(element: Node, words: Words, data: dict[str, str]) -> None:
    words.add(element.text or "")
    for child in element:
        name = str(child.tag).rpartition("}")[2] if isinstance(child.tag, str) else ""
        if name == "cp":
            words.add(_character(child.get("hex", "")))
        elif name in {"ph", "sc", "ec"}:
            shown = data.get(child.get("dataRef", "")) or child.get("equiv") or child.get("disp") or ""
            words.code(child.get("subType", ""), shown, name == "ph" and not child.get("type"))
        elif name == "pc":
            words.code(child.get("subType", ""), data.get(child.get("dataRefStart", ""), ""), False)
            _walk(child, words, data)
            words.code(child.get("subType", ""), data.get(child.get("dataRefEnd", ""), ""), False)
        elif name:
            _walk(child, words, data)
        words.add(child.tail or "")


def _character(code: str) -> str:
    """Return the character that a `cp` element stands for; U+FFFD where its code is none."""
    return chr(int(code, 16)) if _CODE.fullmatch(code) else "\ufffd"
