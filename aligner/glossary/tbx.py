"""TBX-Basic out: ISO 30042:2019 in DCA style, and the 2008 edition (martif), which most tools still read."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import PurePath

from lxml import etree

from aligner.glossary.tbx_read import KEPT
from aligner.glossary.terms import Glossary, Pos, Status, Term

_XML = "{http://www.w3.org/XML/1998/namespace}"
_POS: tuple[Pos, ...] = ("noun", "verb", "adjective", "adverb")
_WRITTEN = {
    "preferred": "preferredTerm-admn-sts",
    "admitted": "admittedTerm-admn-sts",
    "forbidden": "deprecatedTerm-admn-sts",
}
# XML 1.0 (Fifth Edition), 2.2: what is no Char.
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class _Edition:
    """What an edition calls its elements, and its root."""

    space: str
    concept: str
    section: str
    group: str


_EDITIONS = {
    2019: _Edition("urn:iso:std:iso:30042:ed-2", "conceptEntry", "langSec", "termSec"),
    2008: _Edition("", "termEntry", "langSet", "tig"),
}


def write_tbx(glossary: Glossary) -> str:
    """Return TBX-Basic of 2019, DCA style: one concept for each row, regular expressions left out."""
    root = etree.Element(
        f"{{{_EDITIONS[2019].space}}}tbx",
        {"type": "TBX-Basic", "style": "dca", f"{_XML}lang": "fr"},
        nsmap={None: _EDITIONS[2019].space},  # type: ignore[dict-item]  # the default namespace
    )
    _describe(_add(root, "tbxHeader"), glossary)
    return _written(root, glossary, _EDITIONS[2019], "")


def write_older_tbx(glossary: Glossary) -> str:
    """Return TBX-Basic of 2008 (martif), as `write_tbx` does."""
    root = etree.Element("martif", {"type": "TBX-Basic", f"{_XML}lang": "fr"})
    header = _add(root, "martifHeader")
    _describe(header, glossary)
    _add(_add(header, "encodingDesc"), "p", type="XCSURI").text = "TBXBasicXCSV02.xcs"
    return _written(root, glossary, _EDITIONS[2008], '<!DOCTYPE martif SYSTEM "TBXBasiccoreStructV02.dtd">')


def _describe(header: etree._Element, glossary: Glossary) -> None:
    """Name the glossary by its file alone: where it lies on the maker's disk is nobody's business."""
    said = f"Glossary {PurePath(glossary.path).name}, French to English"
    _add(_add(_add(header, "fileDesc"), "sourceDesc"), "p").text = _legal(said)


def _written(root: etree._Element, glossary: Glossary, edition: _Edition, doctype: str) -> str:
    body = _add(_add(root, "text"), "body")
    taken: set[str] = set()
    for number, term in enumerate(glossary.terms, 1):
        if term.match != "regex":
            _write_concept(body, term, _identifier(term, number, taken), edition)
    etree.indent(root)
    head = '<?xml version="1.0" encoding="UTF-8"?>\n' + (f"{doctype}\n" if doctype else "")
    return head + etree.tostring(root, encoding="unicode") + "\n"


def _identifier(term: Term, number: int, taken: set[str]) -> str:
    wanted = "".join(c if c.isascii() and (c.isalnum() or c in "-_.") else "-" for c in term.id)
    name = wanted if wanted and (wanted[0].isalpha() or wanted[0] == "_") and wanted not in taken else f"c{number}"
    while name in taken:
        name += "-"
    taken.add(name)
    return name


def _write_concept(body: etree._Element, term: Term, id_: str, edition: _Edition) -> None:
    concept = _add(body, edition.concept, id=id_)
    for note in filter(None, (KEPT if term.status == "keep" else "", term.note)):
        _add(concept, "note").text = _legal(note)
    head: Status = "admitted" if term.status == "admitted" else "preferred"
    forms: dict[str, list[tuple[str, Status]]] = {"fr": [(term.source, "preferred")], "en": []}
    forms["fr"] += [(form, "admitted") for form in term.source_variants]
    forms["en"] += [(form, "admitted" if at else head) for at, form in enumerate(term.accepted)]
    forms["en"] += [(form, "forbidden") for form in term.forbidden]
    for lang, names in forms.items():
        section = _add(concept, edition.section, **{f"{_XML}lang": lang})
        for text, status in names:
            group = _add(section, edition.group)
            _add(group, "term").text = _legal(text)
            if term.pos in _POS and lang == "fr":
                _add(group, "termNote", type="partOfSpeech").text = term.pos
            _add(group, "termNote", type="administrativeStatus").text = _WRITTEN[status]


def _add(parent: etree._Element, name: str, **attributes: str) -> etree._Element:
    space, brace, _ = parent.tag.rpartition("}")
    return etree.SubElement(parent, f"{space}{brace}{name}", attributes)


def _legal(text: str) -> str:
    return _NOT_XML.sub("\ufffd", text)
