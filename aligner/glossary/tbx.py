"""TBX (ISO 30042:2019), dialect TBX-Basic in DCA style, and what older files (martif, TBX v2) still say.

Read without entities, DTDs or network. A concept is one row: its French preferred term is the source, the English one
the target, other terms are variants or forbidden by their administrative status.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lxml import etree

from aligner.errors import InputError
from aligner.glossary.terms import Glossary, Pos, Status, Term
from aligner.xml import parse

_NAMESPACE = "urn:iso:std:iso:30042:ed-2"
_MAP: Any = {None: _NAMESPACE}  # None is the default namespace, which the stubs do not know
_XML = "{http://www.w3.org/XML/1998/namespace}"
_POS: tuple[Pos, ...] = ("noun", "verb", "adjective", "adverb")
_STATUS: dict[str, Status] = {
    "preferredTerm-admn-sts": "preferred",
    "standardizedTerm-admn-sts": "preferred",
    "admittedTerm-admn-sts": "admitted",
    "legalTerm-admn-sts": "admitted",
    "regulatedTerm-admn-sts": "admitted",
    "deprecatedTerm-admn-sts": "forbidden",
    "supersededTerm-admn-sts": "forbidden",
    "proposedTerm-admn-sts": "admitted",
}
_WRITTEN = {
    "preferred": "preferredTerm-admn-sts",
    "admitted": "admittedTerm-admn-sts",
    "forbidden": "deprecatedTerm-admn-sts",
}
# XML 1.0 (Fifth Edition), 2.2: what is no Char.
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_KEPT = "kept as it is in every language"


@dataclass(frozen=True, slots=True)
class _Name:
    text: str
    status: Status | None
    pos: Pos
    line: int


def read_tbx(text: str, name: str) -> tuple[Term, ...]:
    """Return the rows of a TBX file.

    Raises InputError where it is not well-formed, declares entities, or has no concept with both languages.
    """
    # The text is decoded already, whatever the file says that it is in.
    root = parse(text.removeprefix("\ufeff").encode("utf-8", "replace"), name, "utf-8")
    terms: list[Term] = []
    concepts = [e for e in root.iter() if _local(e) in ("conceptEntry", "termEntry")]
    for number, concept in enumerate(concepts):
        terms += _concept(concept, concept.get("id") or f"c{number + 1}")
    if not terms:
        found = f"{len(concepts)} concepts, none with a French and an English term"
        raise InputError(found, where=name, remedy="export both languages")
    return tuple(terms)


def _local(element: etree._Element) -> str:
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def _text(element: etree._Element) -> str:
    return "".join(str(part) for part in element.itertext())


def _children(element: etree._Element, *names: str) -> Iterator[etree._Element]:
    return (child for child in element.iter() if _local(child) in names)


def _concept(concept: etree._Element, id_: str) -> list[Term]:
    french: list[_Name] = []
    english: list[_Name] = []
    for section in _children(concept, "langSec", "langSet"):
        lang = (section.get(f"{_XML}lang") or section.get("lang") or "").lower().split("-")[0]
        names = [n for group in _children(section, "termSec", "tig", "ntig") if (n := _name(group))]
        if lang in ("fr", "en"):
            (french if lang == "fr" else english).extend(names)
    good = [n for n in french if n.status != "forbidden"]
    if not good or not english:
        return []
    notes = [" ".join(_text(e).split()) for e in concept if _local(e) in ("note", "descrip")]
    allowed = sorted((n for n in english if n.status != "forbidden"), key=lambda n: n.status == "admitted")
    banned = [n for n in english if n.status == "forbidden"]
    good.sort(key=lambda n: n.status == "admitted")
    keep = _KEPT in notes
    head = allowed[0] if allowed else banned[0]
    status: Status = "keep" if keep else "preferred" if allowed else "forbidden"
    if status == "preferred" and head.status == "admitted":
        status = "admitted"
    return [
        Term(
            source=good[0].text,
            target=head.text,
            line=good[0].line,
            id=id_,
            status=status,
            pos=good[0].pos,
            match="exact" if keep else "lemma",
            case="exact" if keep else "any",
            source_variants=tuple(dict.fromkeys(n.text for n in good[1:])),
            target_variants=tuple(dict.fromkeys(n.text for n in (allowed[1:] if allowed else banned[1:]))),
            forbidden_target=tuple(dict.fromkeys(n.text for n in banned)) if allowed else (),
            note="; ".join(note for note in notes if note and note != _KEPT),
        )
    ]


def _name(group: etree._Element) -> _Name | None:
    element = next(_children(group, "term"), None)
    text = " ".join(_text(element).split()) if element is not None else ""
    if not text or element is None:
        return None
    status: Status | None = None
    pos: Pos = ""
    for note in _children(group, "termNote", "administrativeStatus", "partOfSpeech"):
        kind, value = note.get("type") or _local(note), (note.text or "").strip()
        if kind == "administrativeStatus":
            status = _STATUS.get(value, status)
        elif kind == "partOfSpeech":
            pos = next((p for p in _POS if p == value), "")
    return _Name(text, status, pos, int(str(element.sourceline)))


def write_tbx(glossary: Glossary) -> str:
    """Return TBX-Basic, DCA style: a concept a row, regular expressions left out."""
    root = etree.Element(f"{{{_NAMESPACE}}}tbx", {"type": "TBX-Basic", "style": "dca", f"{_XML}lang": "fr"}, nsmap=_MAP)
    header = _add(root, "tbxHeader")
    source = _add(_add(header, "fileDesc"), "sourceDesc")
    _add(source, "p").text = _legal(f"Glossary {glossary.path}, French to English")
    body = _add(_add(root, "text"), "body")
    taken: set[str] = set()
    for number, term in enumerate(glossary.terms, 1):
        if term.match != "regex":
            _write_concept(body, term, _identifier(term, number, taken))
    etree.indent(root)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8").decode() + "\n"


def _identifier(term: Term, number: int, taken: set[str]) -> str:
    wanted = "".join(c if c.isascii() and (c.isalnum() or c in "-_.") else "-" for c in term.id)
    name = wanted if wanted and (wanted[0].isalpha() or wanted[0] == "_") and wanted not in taken else f"c{number}"
    while name in taken:
        name += "-"
    taken.add(name)
    return name


def _write_concept(body: etree._Element, term: Term, id_: str) -> None:
    concept = _add(body, "conceptEntry", id=id_)
    for note in filter(None, (_KEPT if term.status == "keep" else "", term.note)):
        _add(concept, "note").text = _legal(note)
    head: Status = "admitted" if term.status == "admitted" else "preferred"
    forms: dict[str, list[tuple[str, Status]]] = {"fr": [(term.source, "preferred")], "en": []}
    forms["fr"] += [(form, "admitted") for form in term.source_variants]
    forms["en"] += [(form, "admitted" if at else head) for at, form in enumerate(term.accepted)]
    forms["en"] += [(form, "forbidden") for form in term.forbidden]
    for lang, names in forms.items():
        section = _add(concept, "langSec", **{f"{_XML}lang": lang})
        for text, status in names:
            group = _add(section, "termSec")
            _add(group, "term").text = _legal(text)
            if term.pos in _POS and lang == "fr":
                _add(group, "termNote", type="partOfSpeech").text = term.pos
            _add(group, "termNote", type="administrativeStatus").text = _WRITTEN[status]


def _add(parent: etree._Element, name: str, **attributes: str) -> etree._Element:
    return etree.SubElement(parent, f"{{{_NAMESPACE}}}{name}", attributes)


def _legal(text: str) -> str:
    return _NOT_XML.sub("\ufffd", text)
