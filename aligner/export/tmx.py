"""TMX 1.4b: a translation unit a bead, for OmegaT, CWB and other translation memories."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate, groupby
from pathlib import Path

from lxml import etree

from aligner.errors import InputError
from aligner.export.layout import Pair, placed
from aligner.export.rebuild import Group, bitext_of, inner_text, language, probability
from aligner.export.settings import Settings, export_date
from aligner.export.tei_links import share
from aligner.export.xml import XML, Node, node, parse_file, root, serialise
from aligner.model import Bitext, Corpus, Span, Text

NAME = "corpus.tmx"
# Elements that hold codes of the original format, not text.
_CODES = frozenset({"bpt", "ept", "it", "ph", "ut"})
_LENGTH = re.compile(r"[0-9]{1,9}")
_OURS = re.compile(r"(?i)(fr|en)([-_]|$)")
_PROPERTIES = ("x-source-document", "x-target-document", "x-score")


def render(corpus: Corpus, settings: Settings) -> Iterator[tuple[str, bytes]]:
    """Yield the file. TMX 1.4b Specification (LISA OSCAR, 2005).

    A unit holds all sentences of a bead, with a space between them; `x-lengths` says how long each is, so that reading
    can part them again. A bead that is empty on a side has one language only; one that a person rejected is left out.
    """
    pairs = [pair for pair in placed(corpus) if pair.target is not None]
    languages = {pair.source.text.document.lang for pair in pairs}
    tree = root("tmx", "", version="1.4")
    header = node(tree, "header", creationtool="aligner", creationtoolversion=corpus.signature.version or "0")
    header.attrib.update({"segtype": "block", "o-tmf": "aligner", "adminlang": "en", "datatype": "plaintext"})
    header.set("srclang", languages.pop() if len(languages) == 1 else "*all*")
    date = export_date(corpus, settings).replace("-", "")
    if len(date) == 8:
        header.set("creationdate", f"{date}T000000Z")
    body = node(tree, "body")
    for pair in pairs:
        _write_units(body, pair)
    # White space goes between elements only: that of a segment is text.
    etree.indent(tree)
    yield NAME, serialise(tree)


def read(path: Path) -> tuple[Bitext, ...]:
    """Read a TMX file of French and English: one bitext for each two documents that its units name, else one for all.

    Other languages are left out. The source is the header's `srclang`, French where that names neither. Raises
    InputError for what is not TMX.
    """
    tree = parse_file(path)
    if tree.tag != "tmx":
        raise InputError(f"not TMX: the root is {tree.tag}", where=str(path), remedy="give a TMX 1.4 file")
    header = tree.find("header")
    srclang = (header.get("srclang", "") if header is not None else "").lower()
    source = "en" if srclang.startswith("en") else "fr"
    units = [_read_unit(unit, source, path) for unit in tree.iterfind("body/tu")]
    made = []
    for (left, right, first), group in groupby(units, key=lambda unit: unit[0]):
        sides = (left or f"{path.name}#{first}", language(first, str(path)))
        others = "en" if first == "fr" else "fr"
        made.append(bitext_of(sides, (right or f"{path.name}#{others}", language(others, "")), [g for _, g in group]))
    return tuple(made)


def _write_units(body: Node, pair: Pair) -> None:
    if pair.target is None:
        return
    beads = [bead for bead in pair.bitext.beads if len(bead.source) or len(bead.target)]
    for number, bead in enumerate(beads, 1):
        if bead.decision and bead.decision.status == "rejected":
            continue  # no translation to be offered to anybody
        unit = node(body, "tu", tuid=pair.source.id(f"al{number}"))
        unit.set("srclang", pair.source.text.document.lang)
        values = (pair.source.text.document.id, pair.target.text.document.id, share(bead.score))
        for name, value in zip(_PROPERTIES, values, strict=True):
            node(unit, "prop", value, type=name)
        for text, side in ((pair.source.text, bead.source), (pair.target.text, bead.target)):
            if len(side):
                _write_variant(unit, text, side)


def _write_variant(unit: Node, text: Text, side: Span) -> None:
    sentences = [sentence.text for sentence in text.sentences[side.start : side.end]]
    variant = node(unit, "tuv", lang=text.document.lang)
    if len(sentences) > 1:
        node(variant, "prop", " ".join(str(len(sentence)) for sentence in sentences), type="x-lengths")
    node(variant, "seg", " ".join(sentences))


def _read_unit(unit: Node, source: str, path: Path) -> tuple[tuple[str, str, str], Group]:
    """Return the documents and the source language of a unit, and its sentences with their score."""
    where = f"{path}:{unit.sourceline}"
    properties = {prop.get("type", ""): prop.text or "" for prop in unit.iterfind("prop")}
    sides: dict[str, Sequence[str]] = {}
    for variant in unit.iterfind("tuv"):
        tag = variant.get(f"{{{XML}}}lang") or variant.get("lang") or ""
        if not _OURS.match(tag):
            continue
        lang = language(tag, where)
        if lang in sides:
            raise InputError(f"two versions in {lang}", where=where, remedy="leave one")
        sides[lang] = _sentences(variant)
    first = source if unit.get("srclang", source) not in {"fr", "en"} else unit.get("srclang", source)
    other = "en" if first == "fr" else "fr"
    score = probability(properties.get(_PROPERTIES[2]), where)
    names = (properties.get(_PROPERTIES[0], ""), properties.get(_PROPERTIES[1], ""), first)
    return names, (sides.get(first, ()), sides.get(other, ()), score)


def _sentences(variant: Node) -> Sequence[str]:
    """Return the sentences of a variant: parted by `x-lengths` where that fits, else all as one."""
    segment = variant.find("seg")
    whole = inner_text(segment, _CODES) if segment is not None else ""
    lengths = next((prop.text or "" for prop in variant.iterfind("prop") if prop.get("type") == "x-lengths"), "")
    numbers = [int(number) for number in lengths.split() if _LENGTH.fullmatch(number)]
    if numbers and sum(numbers) + len(numbers) - 1 == len(whole):
        starts = [end + place for place, end in enumerate(accumulate(numbers[:-1], initial=0))]
        return [whole[start : start + length] for start, length in zip(starts, numbers, strict=True)]
    return [whole] if whole else []
