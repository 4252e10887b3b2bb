"""TMX of any tool: a bag of units, put back in order where they name their documents, French and English alone."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any

from aligner.errors import InputError
from aligner.formats.shared.codes import Words, both, words_of
from aligner.formats.shared.log import Log
from aligner.formats.shared.rebuild import Group, bitext_of, lengths_of, parted, probability
from aligner.formats.shared.sources import unpacked
from aligner.formats.shared.spool import Spool
from aligner.formats.tmx.write import KIND, PROPERTIES
from aligner.languages.tags import known_language
from aligner.model import Bitext, Lang
from aligner.xml import XML, Node, stream

# A memory that names no documents becomes texts of so many units: more would have to be held in memory at once.
PART = 10_000
_OUR_ID = re.compile(r"_al([0-9]{1,9})$")
# OmegaT keeps inline codes as text in its own memories (TMX 1.1): a shortcut of the tag, its number, a slash.
_OMEGAT_TAG = re.compile(r"<(/?)([A-Za-z]+)[0-9]+(/?)>")
Names = tuple[str, str]


@dataclass(slots=True)
class _File:
    """What holds for all units of a file, and what was met in it so far."""

    path: Path
    source: Lang = "fr"
    omegat: bool = False
    tags: Counter[str] = field(default_factory=Counter)
    pairs: int = 0
    ours: int = 0
    turned: int = 0


@dataclass(frozen=True, slots=True)
class _Side:
    """One version of a unit: its words, and the lengths of its sentences where the unit names them."""

    tag: str
    words: Words
    lengths: tuple[int, ...]


_NO_SIDE = _Side("", Words(), ())


def read(path: Path, log: Log) -> Iterator[Bitext]:
    """Read a TMX file, plain or gzipped: a bitext for each two documents that its units name, in whatever order.

    Units that name no documents become texts of `PART` units. Codes are left out; those that part words leave a space.
    What is neither French nor English is counted and left out; a unit that cannot be read joins the log. Raises
    InputError for what is not TMX, and where no unit has both languages.
    """
    file = _File(path)
    with Spool[Names]() as spool:
        _take(file, spool, log)
        if not file.pairs and not file.ours:
            raise _unpaired(file, log)
        if file.turned:
            log.say(f"{path}: English comes first (units: {file.turned}); French is taken for the source")
        for (french, english), units in spool.groups():
            if french or english:
                yield _bitext(french or f"{path.name}#fr", english or f"{path.name}#en", units)
                continue
            for number in range(1, len(spool) // PART + 2):
                part = list(islice(units, PART))
                tail = f"-{number}" if number > 1 else ""
                if part:
                    yield _bitext(f"{path.name}#fr{tail}", f"{path.name}#en{tail}", part)


def _unpaired(file: _File, log: Log) -> InputError:
    found = ", ".join(sorted(file.tags)) or "none"
    message = f"no unit with both French and English; the languages found: {found}"
    messages = (*(failure.message for failure in log.failures), *log.notices)
    return InputError(message, where=str(file.path), remedy="; ".join(messages) or "export both languages")


def _take(file: _File, spool: Spool[Names], log: Log) -> None:
    """Read all units of a file into the spool."""
    with unpacked(file.path) as source:
        elements = stream(source, str(file.path), "header", "tu")
        tree = next(elements)
        if _local(tree) != "tmx":
            found = f"not TMX: the root is {_local(tree)}"
            raise InputError(found, where=str(file.path), remedy="give a TMX 1.4 file")
        version = tree.get("version", "")
        for element in elements:
            if _local(element) == "header":
                _take_header(element, version, file)
            else:
                _take_unit(element, file, spool, log)


def _bitext(french: str, english: str, units: Iterable[Any]) -> Bitext:
    groups: Iterator[Group] = ((unit[0], unit[1], unit[2]) for unit in units)
    return bitext_of((french, "fr"), (english, "en"), groups)


def _local(element: Node) -> str:
    return str(element.tag).rpartition("}")[2]


def _take_header(header: Node, version: str, file: _File) -> None:
    file.source = known_language(header.get("srclang", "")) or "fr"
    tool = header.get("creationtool"), header.get("o-tmf")
    file.omegat = tool == ("OmegaT", "OmegaT TMX") and version == "1.1"


def _take_unit(unit: Node, file: _File, spool: Spool[Names], log: Log) -> None:
    """Put what a unit says into the spool, or tell the log why it is left out."""
    where = f"{file.path}:{unit.sourceline}"
    properties = {prop.get("type", ""): prop.text or "" for prop in unit.iterfind("{*}prop")}
    if KIND in properties:
        return  # a quote with its original, which is no bead
    ours = PROPERTIES[0] in properties
    try:
        score = probability(properties.get(PROPERTIES[2]), where)
        sides = _sides(unit, file, where, log)
    except InputError as error:
        log.fail(error)
        return
    if not sides:
        log.count("units left out that have neither French nor English", where)
        return
    french, english = sides.get("fr", _NO_SIDE), sides.get("en", _NO_SIDE)
    texts = zip(both(french.words, english.words), (french.lengths, english.lengths), strict=True)
    left, right = (parted(text, lengths) for text, lengths in texts)
    if not left and not right:
        log.count("units left out that are empty", where)
        return
    file.pairs += bool(left and right)
    file.ours += ours
    if not ours and not (left and right):
        log.count(f"units that have {'French' if left else 'English'} only", where)
    names = properties.get(PROPERTIES[0], ""), properties.get(PROPERTIES[1], "")
    if (known_language(unit.get("srclang", "")) or file.source) == "en":
        names = names[1], names[0]
        file.turned += 1
    number = _OUR_ID.search(unit.get("tuid", ""))
    spool.add(names, (left, right, score), int(number[1]) if ours and number else -1)


def _sides(unit: Node, file: _File, where: str, log: Log) -> dict[Lang, _Side]:
    """Return the French and the English version of a unit. Raises InputError where one is there twice."""
    sides: dict[Lang, _Side] = {}
    for variant in unit.iterfind("{*}tuv"):
        tag = variant.get(f"{{{XML}}}lang") or variant.get("lang") or ""
        file.tags[tag] += 1
        lang = known_language(tag)
        if lang is None:
            continue
        side = _side(variant, tag, file, where, log)
        before = sides.get(lang)
        if before is None or not before.words.text:
            sides[lang] = side
        elif side.words.text and before.words.text != side.words.text:
            if before.tag.lower() == tag.lower():
                raise InputError(f"two versions in {tag}", where=where, remedy="leave one")
            log.count(f"units in {before.tag} and {tag}, of which {before.tag} is taken", where)
    return sides


def _side(variant: Node, tag: str, file: _File, where: str, log: Log) -> _Side:
    segment = variant.find("{*}seg")
    if segment is None and (variant.text or "").strip():
        log.count("versions without seg, whose text is taken all the same", where)
        words = Words((variant.text or "").strip())
    else:
        words = words_of(segment)
    if file.omegat:
        words = _without_tags(words.text)
    lengths = next((prop.text or "" for prop in variant.iterfind("{*}prop") if prop.get("type") == "x-lengths"), "")
    return _Side(tag, words, lengths_of(lengths))


def _without_tags(text: str) -> Words:
    """Return text without the tags that OmegaT has put in the place of codes.

    >>> _without_tags("Il dit <b0>non</b0>.<br1/>Oui, a < b <3.").text
    'Il dit non. Oui, a < b <3.'
    """
    words, end = Words(), 0
    for tag in _OMEGAT_TAG.finditer(text):
        words.add(text[end : tag.start()])
        words.code("", f"<{tag[2]}/>", bool(tag[3]))
        end = tag.end()
    words.add(text[end:])
    return words
