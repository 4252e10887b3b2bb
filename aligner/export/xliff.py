"""XLIFF 2.1: a file each source text, a unit each bead, for translation tools; sources without target come along."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from lxml import etree

from aligner.errors import InputError
from aligner.export.layout import Pair, place_pair
from aligner.export.rebuild import Group, bitext_of, language, probability, text_of
from aligner.export.settings import Settings
from aligner.export.survey import View
from aligner.export.tei_links import share
from aligner.export.xml import Node, append_text, node, parse_file, root, serialise
from aligner.model import Bead, Bitext, Lang, Sentence, Span

XLIFF = "urn:oasis:names:tc:xliff:document:2.0"
META = "urn:oasis:names:tc:xliff:metadata:2.0"
_NOT_XML = re.compile("([^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff])")
# Unicode has no more than 10FFFF (The Unicode Standard, 3.4, D9).
_CODE = re.compile("0{0,9}(?:10|0?[0-9A-Fa-f])?[0-9A-Fa-f]{1,4}")
_SENTENCE = "aligner:s"


def piece(bitext: Bitext, view: View, settings: Settings) -> Iterator[tuple[str, bytes]]:
    """Yield `xliff/NAME.xlf` for the source text of a bitext. XLIFF Version 2.1, OASIS Standard, 13 February 2018.

    A segment holds all sentences of a bead, each in a `mrk` of type `aligner:s` where they are several; the score
    stands in the metadata module, and `cp` for what XML cannot hold. A text without sentences gives no file.
    """
    pair = place_pair(bitext, view.source, view.target)
    units = () if view.pooled else _beads(pair)
    if units:
        yield f"xliff/{pair.source.stem}.xlf", serialise(_tree(pair, units))


def read(path: Path) -> tuple[Bitext, ...]:
    """Read an XLIFF 2 file, or all .xlf files of a folder: a bitext each `file` element.

    Raises InputError for what is not XLIFF 2, and for other languages than French and English.
    """
    paths = sorted(path.rglob("*.xlf")) if path.is_dir() else [path]
    if not paths:
        raise InputError("no .xlf file", where=str(path), remedy="name an XLIFF file or a folder of them")
    return tuple(bitext for one in paths for bitext in _read_one(one))


def _beads(pair: Pair) -> Sequence[Bead]:
    if pair.target is not None:
        return [bead for bead in pair.bitext.beads if len(bead.source) or len(bead.target)]
    return [Bead(Span(i, i + 1), Span(0, 0), 1.0) for i in range(len(pair.source.text.sentences))]


def _tree(pair: Pair, beads: Sequence[Bead]) -> Node:
    source = pair.source.text
    tree = root("xliff", XLIFF, version="2.1", srcLang=source.document.lang)
    tree.set("trgLang", "en" if source.document.lang == "fr" else "fr")
    file = node(tree, "file", id=pair.source.prefix, original=source.document.id, space="preserve")
    _plain_id(file)
    if pair.target is not None:
        _meta(file, "target-document", pair.target.text.document.id)
    for number, bead in enumerate(beads, 1):
        unit = node(file, "unit", id=f"al{number}")
        unit.tail = "\n"
        _plain_id(unit)
        if pair.target is not None:
            _meta(unit, "score", share(bead.score))
        segment = node(unit, "segment", state="translated" if len(bead.target) else "initial")
        _fill(node(segment, "source"), source.sentences[bead.source.start : bead.source.end], "s")
        if pair.target is not None and len(bead.target):
            target = pair.target.text.sentences[bead.target.start : bead.target.end]
            _fill(node(segment, "target"), target, "t")
    return tree


def _plain_id(element: Node) -> None:
    """Turn `xml:id` into the `id` of XLIFF."""
    element.set("id", element.attrib.pop("{http://www.w3.org/XML/1998/namespace}id"))


def _meta(parent: Node, kind: str, value: str) -> None:
    metadata = etree.SubElement(parent, f"{{{META}}}metadata", nsmap={"mda": META})
    group = etree.SubElement(metadata, f"{{{META}}}metaGroup")
    group.set("category", "aligner")
    node(group, "meta", value, type=kind)


def _fill(parent: Node, sentences: Sequence[Sentence], letter: str) -> None:
    for number, sentence in enumerate(sentences, 1):
        holder = parent
        if len(sentences) > 1:
            append_text(parent, " " if number > 1 else "")
            holder = node(parent, "mrk", type=_SENTENCE)
            # The same id on both sides would say that the two are one annotation, translated.
            holder.set("id", f"{letter}{number}")
        for position, part in enumerate(_NOT_XML.split(sentence.text)):
            if position % 2:
                node(holder, "cp", hex=f"{ord(part):04X}")
            else:
                append_text(holder, part)


def _read_one(path: Path) -> Iterator[Bitext]:
    tree = parse_file(path)
    if tree.tag != f"{{{XLIFF}}}xliff":
        raise InputError(f"not XLIFF 2: the root is {tree.tag}", where=str(path), remedy="convert it to XLIFF 2.0")
    source = language(tree.get("srcLang", ""), str(path))
    target: Lang = "en" if source == "fr" else "fr"
    if language(tree.get("trgLang", target), str(path)) != target:
        raise InputError("both languages are the same", where=str(path), remedy="set srcLang and trgLang")
    for file in tree.iterfind(f"{{{XLIFF}}}file"):
        name = file.get("original") or f"{path.name}#{file.get('id')}"
        groups = [group for unit in file.iterfind(f".//{{{XLIFF}}}unit") for group in _groups(unit, path)]
        other = _read_meta(file, "target-document")
        if not other and not any(right for _, right, _ in groups):
            yield Bitext(text_of(name, source, [words for left, _, _ in groups for words in left]), None)
        else:
            yield bitext_of((name, source), (other or f"{name}#{target}", target), groups)


def _groups(unit: Node, path: Path) -> Iterator[Group]:
    score = probability(_read_meta(unit, "score"), f"{path}:{unit.sourceline}")
    for segment in unit.iterfind(f"{{{XLIFF}}}segment"):
        sides = [_sentences(segment.find(f"{{{XLIFF}}}{side}")) for side in ("source", "target")]
        yield sides[0], sides[1], score


def _read_meta(element: Node, kind: str) -> str:
    path = f"{{{META}}}metadata/{{{META}}}metaGroup[@category='aligner']/{{{META}}}meta[@type='{kind}']"
    return element.findtext(path) or ""


def _sentences(side: Node | None) -> list[str]:
    if side is None:
        return []
    marks = side.findall(f"{{{XLIFF}}}mrk[@type='{_SENTENCE}']")
    found = [_words(mark) for mark in marks] if marks else [_words(side)]
    return [words for words in found if words]


def _words(element: Node) -> str:
    parts = [element.text or ""]
    for child in element:
        if child.tag == f"{{{XLIFF}}}cp":
            parts.append(_character(child.get("hex", "")))
        elif isinstance(child.tag, str):
            parts.append(_words(child))
        parts.append(child.tail or "")
    return "".join(parts)


def _character(code: str) -> str:
    """Return the character that a `cp` element stands for; U+FFFD where its code is none."""
    return chr(int(code, 16)) if _CODE.fullmatch(code) else "\ufffd"
