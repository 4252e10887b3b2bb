"""TMX 1.4b: a translation unit a bead, for OmegaT, CWB and other translation memories."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate, groupby
from pathlib import Path

from aligner.addresses import Address
from aligner.errors import InputError
from aligner.export.rebuild import Group, bitext_of, inner_text, language, probability
from aligner.export.settings import Settings
from aligner.export.survey import Survey, View
from aligner.export.tei_links import share
from aligner.export.xml import XML, Node, frame, laid_out, node, parse_file, root
from aligner.model import Bitext, Span, Text

NAME = "corpus.tmx"
# Elements that hold codes of the original format, not text.
_CODES = frozenset({"bpt", "ept", "it", "ph", "ut"})
_LENGTH = re.compile(r"[0-9]{1,9}")
_OURS = re.compile(r"(?i)(fr|en)([-_]|$)")
_PROPERTIES = ("x-source-document", "x-target-document", "x-score")


def head(survey: Survey, settings: Settings) -> Iterator[tuple[str, bytes]]:
    """Yield the beginning of the file. TMX 1.4b Specification (LISA OSCAR, 2005)."""
    yield NAME, _frame(survey)[0]


def piece(bitext: Bitext, view: View, settings: Settings) -> Iterator[tuple[str, bytes]]:
    """Yield the units of a pair, one a bead.

    A unit holds all sentences of a bead, with a space between them; `x-lengths` says how long each is, so that reading
    can part them again. A bead that is empty on a side has one language only; one that a person rejected is left out.
    """
    if bitext.target is not None:
        yield NAME, b"".join(laid_out(unit, 2) for unit in _units(bitext, bitext.target, view.source))


def tail(survey: Survey, settings: Settings) -> Iterator[tuple[str, bytes]]:
    """Yield the end of the file."""
    yield NAME, _frame(survey)[1]


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


def _frame(survey: Survey) -> tuple[bytes, bytes]:
    languages = {survey.texts[entry.source].lang for entry in survey.bitexts if entry.target is not None}
    tree = root("tmx", "", version="1.4")
    header = node(tree, "header", creationtool="aligner", creationtoolversion=survey.signature.version or "0")
    header.attrib.update({"segtype": "block", "o-tmf": "aligner", "adminlang": "en", "datatype": "plaintext"})
    header.set("srclang", languages.pop() if len(languages) == 1 else "*all*")
    date = survey.date.replace("-", "")
    if len(date) == 8:
        header.set("creationdate", f"{date}T000000Z")
    return frame(tree, node(tree, "body"))


def _units(bitext: Bitext, target: Text, address: Address) -> Iterator[Node]:
    source = bitext.source
    beads = [bead for bead in bitext.beads if len(bead.source) or len(bead.target)]
    for number, bead in enumerate(beads, 1):
        if bead.decision and bead.decision.status == "rejected":
            continue  # no translation to be offered to anybody
        unit = root("tu", "", tuid=address.id(f"al{number}"), srclang=source.document.lang)
        values = (source.document.id, target.document.id, share(bead.score))
        for name, value in zip(_PROPERTIES, values, strict=True):
            node(unit, "prop", value, type=name)
        for text, side in ((source, bead.source), (target, bead.target)):
            if len(side):
                _write_variant(unit, text, side)
        yield unit


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
    if all(numbers) and sum(numbers) + len(numbers) - 1 == len(whole):
        starts = [end + place for place, end in enumerate(accumulate(numbers[:-1], initial=0))]
        return [whole[start : start + length] for start, length in zip(starts, numbers, strict=True)]
    return [whole] if whole else []
