"""TBX of any tool: 2019 in DCA and DCT style, and 2008 (martif); one row for each concept.

Read without entities, DTDs or network. A concept's French preferred term is the source, the English one the target;
other terms are variants, or forbidden by their status, which may stand on the term, its group or its language.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from aligner.errors import InputError
from aligner.glossary.exchanged import Exchanged, named
from aligner.glossary.tbx_status import STATUS_TYPES, is_kept, letters, status_of
from aligner.glossary.terms import Pos, Status, Term
from aligner.languages.tags import known_language
from aligner.xml import parse

KEPT = "kept as it is in every language"
_XML = "{http://www.w3.org/XML/1998/namespace}"
_POS: tuple[Pos, ...] = ("noun", "verb", "adjective", "adverb")
_GROUPS = ("termSec", "tig", "ntig")
_RANK = {"preferred": 0, None: 1, "admitted": 2, "forbidden": 3}


@dataclass(frozen=True, slots=True)
class _Name:
    text: str
    status: Status | None
    pos: Pos
    line: int
    kept: bool


@dataclass(slots=True)
class _Log:
    """What a person should know: concepts by what they lack, and values that mean no status known."""

    left: dict[str, list[tuple[str, int]]] = field(default_factory=dict)
    unknown: list[tuple[str, int]] = field(default_factory=list)

    def notices(self, name: str) -> tuple[str, ...]:
        left = (f"{name}: left out, for want of {what}: {named(places)}" for what, places in self.left.items())
        said = f"{name}: no status known, taken as admitted: {named(self.unknown)}"
        return (*left, *((said,) if self.unknown else ()))


def read_tbx(text: str, name: str) -> Exchanged:
    """Return the rows of a TBX file, and notices: concepts that lack a language, and statuses that are not known.

    Raises InputError where it is not well-formed, declares entities, or has no concept with both languages.
    """
    # The text is decoded already, whatever the file says that it is in.
    root = parse(text.removeprefix("\ufeff").encode("utf-8", "replace"), name, "utf-8")
    log = _Log()
    concepts = [e for e in root.iter() if _local(e) in ("conceptEntry", "termEntry")]
    rows = [
        row
        for number, concept in enumerate(concepts)
        if (row := _concept(concept, concept.get("id") or f"c{number + 1}", log))
    ]
    if not rows:
        found = f"{len(concepts)} concepts, none with a French and an English term"
        raise InputError(found, where=name, remedy="export both languages")
    return Exchanged(tuple(rows), log.notices(name))


def _local(element: etree._Element) -> str:
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def _text(element: etree._Element) -> str:
    return " ".join("".join(str(part) for part in element.itertext()).split())


def _children(element: etree._Element, *names: str) -> Iterator[etree._Element]:
    return (child for child in element.iter() if _local(child) in names)


def _line(element: etree._Element) -> int:
    return int(str(element.sourceline))


def _said(element: etree._Element, within: tuple[str, ...]) -> Iterator[tuple[str, str, int]]:
    """Yield type, value and line of what is said of an element: of itself, and not of elements below in `within`."""
    for child in element:
        name = _local(child)
        if not name or name in within or name == "term":
            continue
        if len(child) and not child.get("type"):  # a group: descripGrp, termNoteGrp, termGrp
            yield from _said(child, within)
        else:
            yield child.get("type") or name, _text(child), _line(child)


def _concept(concept: etree._Element, id_: str, log: _Log) -> Term | None:
    sides: dict[str, list[_Name]] = {"fr": [], "en": []}
    kept = any(is_kept(kind, value) for kind, value, _ in _said(concept, ("langSec", "langSet")))
    for section in _children(concept, "langSec", "langSet"):
        lang = known_language(section.get(f"{_XML}lang") or section.get("lang") or "")
        if lang is not None:
            sides[lang] += _names(section, log)
    notes = [_text(e) for e in concept if _local(e) in ("note", "descrip") and not is_kept(e.get("type", ""), _text(e))]
    good = sorted((n for n in sides["fr"] if n.status != "forbidden"), key=lambda n: _RANK[n.status])
    kept = kept or KEPT in notes or any(n.kept for side in sides.values() for n in side)
    if not good or not (sides["en"] or kept):
        first = next((n.text for side in sides.values() for n in side), id_)
        log.left.setdefault("an English term" if good else "a French term", []).append((first, _line(concept)))
        return None
    note = "; ".join(note for note in notes if note and note != KEPT)
    return _row(good, sides["en"], id_, kept, note)


def _row(good: list[_Name], english: list[_Name], id_: str, kept: bool, note: str) -> Term:
    allowed = sorted((n for n in english if n.status != "forbidden"), key=lambda n: _RANK[n.status])
    banned = [n for n in english if n.status == "forbidden"]
    status: Status = "keep" if kept else "preferred" if allowed else "forbidden"
    if status == "preferred" and allowed[0].status == "admitted":
        status = "admitted"
    leading = allowed or ([] if kept else banned)
    return Term(
        source=good[0].text,
        target=leading[0].text if leading else "",
        line=good[0].line,
        id=id_,
        status=status,
        pos=good[0].pos,
        match="exact" if kept else "lemma",
        case="exact" if kept else "any",
        source_variants=tuple(dict.fromkeys(n.text for n in good[1:])),
        target_variants=tuple(dict.fromkeys(n.text for n in leading[1:])),
        forbidden_target=tuple(dict.fromkeys(n.text for n in banned)) if leading is not banned else (),
        note=note,
    )


def _names(section: etree._Element, log: _Log) -> list[_Name]:
    """Return the terms of a language, each with its own status, else that of the language."""
    shared = list(_said(section, _GROUPS))
    return [made for group in _children(section, *_GROUPS) if (made := _name(group, shared, log))]


def _name(group: etree._Element, shared: list[tuple[str, str, int]], log: _Log) -> _Name | None:
    element = next(_children(group, "term"), None)
    text = _text(element) if element is not None else ""
    if not text or element is None:
        return None
    status: Status | None = None
    pos: Pos = ""
    kept = False
    for kind, value, line in (*shared, *_said(group, ())):
        kept = kept or is_kept(kind, value)
        if letters(kind) in STATUS_TYPES and value and not is_kept("translationNote", value):
            status = status_of(value)
            if status is None:
                status = "admitted"
                log.unknown.append((value, line))
        elif kind == "partOfSpeech":
            pos = next((p for p in _POS if p == value.lower()), pos)
    return _Name(text, status, pos, _line(element), kept)
