"""Bitexts from the TEI files that `tei.piece` writes: sentences, beads, quotes and their originals."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, cast
from urllib.parse import unquote

from aligner.errors import InputError
from aligner.formats.shared.consistency import verify_bitext
from aligner.formats.shared.rebuild import one_of, probability
from aligner.formats.tei.check import resolve
from aligner.formats.tei.read_text import ReadText, number_of, read_text
from aligner.model import (
    Bead,
    Bitext,
    Candidate,
    Decision,
    QuoteMatch,
    Span,
    Status,
    Text,
    Verdict,
)
from aligner.xml import TEI, XML, Node

_ID = f"{{{XML}}}id"
_T = {"t": TEI}
# What files beside the one that is read hold, by id.
Others = dict[str, dict[str, tuple[Text, Span]]]


def read(path: Path) -> tuple[Bitext, ...]:
    """Read `corpus.xml`, or one of the files that it includes, and return the bitexts whose source is French.

    Paragraphs are parted by an empty line, so offsets may differ from those of the texts that were exported; what TEI
    does not hold (evidence, runners-up, cues, scores of translations) is not there, and a decision has the day of its
    person's newest. Raises InputError, with the line where it can, for what is not such a file.
    """
    tree = resolve(path)
    if tree.tag not in {f"{{{TEI}}}TEI", f"{{{TEI}}}teiCorpus"}:
        raise InputError(
            f"not TEI: the root is {tree.tag}", where=str(path), remedy="give corpus.xml or one of its files"
        )
    units = list(_units(tree))
    read_ = {unit: [read_text(element, unit, path) for element in _texts(unit)] for unit in units}
    known = _by_id(made for texts in read_.values() for made in texts)
    found = []
    for unit, texts in read_.items():
        if texts and (len(texts) == 2 or texts[0].text.document.lang == "fr"):
            found.append(_bitext(unit, texts, known, path))
    return tuple(found)


def _units(tree: Node) -> Iterator[Node]:
    """Yield each pair and each text alone: what a file of the export holds."""
    children = [child for child in tree if child.tag in {f"{{{TEI}}}TEI", f"{{{TEI}}}teiCorpus"}]
    is_pair = tree.tag == f"{{{TEI}}}teiCorpus" and len(children) == 2 and tree.get(_ID, "").endswith("_pair")
    if tree.tag == f"{{{TEI}}}TEI" or is_pair:
        yield tree
        return
    for child in children:
        yield from _units(child)


def _texts(unit: Node) -> list[Node]:
    return [unit] if unit.tag == f"{{{TEI}}}TEI" else unit.findall("t:TEI", _T)


def _by_id(texts: Iterator[ReadText]) -> dict[str, tuple[Text, Span]]:
    return {identity: (made.text, span) for made in texts for identity, span in made.spans.items()}


def _bitext(unit: Node, texts: list[ReadText], known: Mapping[str, tuple[Text, Span]], path: Path) -> Bitext:
    target = texts[1] if len(texts) == 2 else None
    beads = tuple(_beads(unit, texts[0], target, path)) if target else ()
    quotes = {quote.index: quote for quote in texts[0].text.quotes}
    matches = []
    others: Others = {}
    for link in unit.iterfind("t:standOff/t:linkGrp[@type='quotation']/*", _T):
        where = f"{path}:{cast(int, link.sourceline)}"
        ends = link.get("target", "").split()
        quote = quotes.get(number_of(ends[0], where)) if ends else None
        if quote is None:
            raise InputError("a link of no quotation", where=where, remedy="run `align export --check` on it")
        original = _original(ends[1], known, others, path, where) if len(ends) > 1 else None
        codes = link.get("ana", "").split()
        verdict = one_of(codes[0].removeprefix("v:") if codes else "none", Verdict, where)
        if (verdict == "none") != (original is None):
            raise InputError(f"the verdict {verdict}", where=where, remedy="give an original, or the verdict none")
        certainty = probability(link.get("cert"), where)
        confidence = round(1 - certainty, 4) if verdict == "none" else certainty
        decision = _decision(unit, link, where)
        matches.append(QuoteMatch(quote, original, cast(Any, verdict), confidence, decision=decision))
    made = Bitext(texts[0].text, target.text if target else None, beads, tuple(matches))
    verify_bitext(made)
    return made


def _original(
    pointer: str, known: Mapping[str, tuple[Text, Span]], others: Others, path: Path, where: str
) -> Candidate:
    file, _, identity = pointer.partition("#")
    found = known.get(identity)
    if found is None and file:  # one file of several: the original's file lies beside it
        if file not in others:
            tree = resolve(path.parent / unquote(file))
            others[file] = _by_id(read_text(e, unit, path) for unit in _units(tree) for e in _texts(unit))
        found = others[file].get(identity)
    if found is None:
        raise InputError(f"no {pointer}", where=where, remedy="keep the files of an export together")
    text, span = found
    return Candidate(text.document.id, span, span.of(text.document.text), 0.0)


def _beads(unit: Node, source: ReadText, target: ReadText, path: Path) -> Iterator[Bead]:
    groups: dict[str, list[str]] = {}
    ends = [0, 0]
    for link in unit.iterfind("t:standOff/t:linkGrp[@type='translation']/*", _T):
        where = f"{path}:{cast(int, link.sourceline)}"
        names = [name.removeprefix("#") for name in link.get("target", "").split()]
        if link.get("ana") is None:
            groups[link.get(_ID, "")] = names
            continue
        names = [one for name in names for one in groups.get(name, [name])]
        spans = []
        for side, made in enumerate((source, target)):
            found = [made.sentences[name] for name in names if name in made.sentences]
            if found and found != list(range(found[0], found[0] + len(found))):
                raise InputError(f"sentences not in a row: {' '.join(names)}", where=where, remedy="put links in order")
            spans.append(Span(found[0], found[-1] + 1) if found else Span(ends[side], ends[side]))
            ends[side] = spans[side].end
        yield Bead(spans[0], spans[1], probability(link.get("cert"), where), _decision(unit, link, where))


def _decision(unit: Node, link: Node, where: str) -> Decision | None:
    """Return what a person decided about a link, by the codes of its status and of who answers for it."""
    status = next((code[3:] for code in link.get("ana", "").split() if code.startswith("st:")), "auto")
    if status == "auto":
        return None
    who = link.get("resp", "")
    header = unit.find("t:teiHeader", _T)
    name, day = "", ""
    for statement in () if header is None else header.iterfind("t:fileDesc/t:titleStmt/t:respStmt", _T):
        if f"#{statement.get(_ID)}" == who:
            name = statement.findtext("t:name", "", _T)
    for change in () if header is None else header.iterfind("t:revisionDesc/t:change", _T):
        if change.get("who") == who:
            day = change.get("when", "")
    return Decision(cast(Any, one_of(status, Status, where)), name, day)
