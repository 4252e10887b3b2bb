"""Bitexts from the TEI files that `tei.render` writes: sentences, beads, quotes and their originals."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast
from urllib.parse import unquote, urldefrag

from aligner.errors import InputError
from aligner.export.check import resolve
from aligner.export.rebuild import language, probability
from aligner.export.xml import TEI, XML, Node
from aligner.model import Bead, Bitext, Candidate, Decision, Document, Quote, QuoteMatch, Sentence, Span, Text

_ID, _LANG = f"{{{XML}}}id", f"{{{XML}}}lang"
_T = {"t": TEI}
# The parts of one quotation share their token: q5, q5.2, q5.3.
_PART = re.compile(r"(.+_(?:q\d+|o\d+-\d+))(?:\.\d+)?")


@dataclass(slots=True)
class _Body:
    """A text while it is read: its characters, where each id stands, and the elements that are quotes."""

    whole: str = ""
    spans: dict[str, Span] = field(default_factory=dict)
    quotes: dict[str, list[tuple[Node, int]]] = field(default_factory=dict)
    sentences: list[tuple[Span, int]] = field(default_factory=list)

    def walk(self, element: Node, paragraph: int, depth: int = 0) -> None:
        """Take in an element: its text, its id, and what it holds; `depth` counts the quotes round it."""
        start = len(self.whole)
        match = _PART.fullmatch(element.get(_ID, ""))
        is_quote = match is not None and "_q" in match[1] and not element.tag.endswith("}seg")
        if match and is_quote:
            self.quotes.setdefault(match[1], []).append((element, depth))
        self.whole += element.text or ""
        for child in element:
            self.walk(child, paragraph, depth + is_quote)
            self.whole += child.tail or ""
        span = Span(start, len(self.whole))
        if element.tag == f"{{{TEI}}}s":
            self.sentences.append((span, paragraph))
            self.spans[element.get(_ID, "")] = span
        elif match:
            before = self.spans.get(match[1], span)
            self.spans[match[1]] = Span(min(before.start, span.start), max(before.end, span.end))


@dataclass(frozen=True, slots=True)
class _Read:
    """A text that was read, with the index of each sentence and the span of each quote and original by id."""

    text: Text
    sentences: Mapping[str, int]
    spans: Mapping[str, Span]


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
    read_ = {unit: [_text(element, unit, path) for element in _texts(unit)] for unit in units}
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


def _text(element: Node, unit: Node, path: Path) -> _Read:
    where = f"{path}:{cast(int, element.sourceline)}"
    source = element.find("t:teiHeader/t:fileDesc/t:sourceDesc/t:biblStruct", _T)
    name = source.findtext(".//t:idno[@type='file']", "", _T) if source is not None else ""
    if source is None or not name:
        raise InputError("a text without its file's name", where=where, remedy="give a file that aligner wrote")
    lang = language(element.get(_LANG, ""), where)
    body = _Body()
    for number, block in enumerate(element.iterfind("t:text/t:body/t:div/*", _T)):
        body.whole += "\n\n" if number else ""
        body.walk(block, number)
    title = element.findtext("t:teiHeader/t:fileDesc/t:titleStmt/t:title", "", _T)
    document = Document(name, lang, name, body.whole, "" if title == name else title, "", tuple(_metadata(source)))
    sentences = tuple(
        Sentence(name, index, paragraph, span, span.of(body.whole))
        for index, (span, paragraph) in enumerate(body.sentences)
    )
    ids = [identity for identity in body.spans if re.search(r"_s\d+$", identity)]
    text = Text(document, sentences, _quotes(name, body, _people(unit)))
    return _Read(text, {identity: index for index, identity in enumerate(ids)}, body.spans)


def _metadata(source: Node) -> Iterator[tuple[str, str]]:
    paths = {"author": ".//t:author", "publisher": ".//t:publisher", "date": ".//t:date[@when]"}
    for key, path in paths.items():
        if value := source.findtext(path, "", _T):
            yield key, value
    if (pointer := source.find("t:ptr", _T)) is not None:
        yield "url", pointer.get("target", "")
    for note in source.iterfind("t:note", _T):
        yield note.get("type", ""), note.text or ""


def _people(unit: Node) -> dict[str, str]:
    """Return the names of speakers by what `who` calls them."""
    found = {}
    for entry in unit.iterfind("t:teiHeader/t:profileDesc/t:particDesc/t:listPerson/*", _T):
        key = entry.get(_ID, "").rpartition("_p.")[2]
        found[f"psn:{key}"] = entry[0].text or ""
    return found


def _quotes(name: str, body: _Body, people: Mapping[str, str]) -> tuple[Quote, ...]:
    made = []
    for identity, parts in body.quotes.items():
        first, depth = parts[0]
        span, codes = body.spans[identity], first.get("ana", "").split()
        kind = codes[0].removeprefix("q:") if codes else "direct"
        before = _PART.fullmatch(first.get("prev", "").removeprefix("#"))
        made.append(
            Quote(
                name,
                _number(identity),
                span,
                span.of(body.whole),
                cast(Any, kind),
                people.get(first.get("who", ""), ""),
                None,
                depth,
                _number(before[1]) if before else None,
                "q:unclosed" not in codes,
            )
        )
    return tuple(sorted(made, key=lambda quote: quote.index))


def _number(identity: str) -> int:
    return int(identity.rpartition("_q")[2]) - 1


def _by_id(texts: Iterator[_Read]) -> dict[str, tuple[Text, Span]]:
    return {identity: (made.text, span) for made in texts for identity, span in made.spans.items()}


def _bitext(unit: Node, texts: list[_Read], known: Mapping[str, tuple[Text, Span]], path: Path) -> Bitext:
    target = texts[1] if len(texts) == 2 else None
    beads = tuple(_beads(unit, texts[0], target, path)) if target else ()
    quotes = {quote.index: quote for quote in texts[0].text.quotes}
    matches = []
    for link in unit.iterfind("t:standOff/t:linkGrp[@type='quotation']/*", _T):
        where = f"{path}:{cast(int, link.sourceline)}"
        ends = link.get("target", "").split()
        quote = quotes.get(_number(ends[0])) if ends else None
        if quote is None:
            raise InputError("a link of no quotation", where=where, remedy="run `align export --check` on it")
        original = _original(ends[1], known, path, where) if len(ends) > 1 else None
        verdict = link.get("ana", "").split()[0].removeprefix("v:")
        certainty = probability(link.get("cert"), where)
        confidence = round(1 - certainty, 4) if verdict == "none" else certainty
        decision = _decision(unit, link)
        matches.append(QuoteMatch(quote, original, cast(Any, verdict), confidence, decision=decision))
    return Bitext(texts[0].text, target.text if target else None, beads, tuple(matches))


def _original(pointer: str, known: Mapping[str, tuple[Text, Span]], path: Path, where: str) -> Candidate:
    file, identity = urldefrag(pointer)
    found = known.get(identity)
    if found is None and file:  # one file of several: the original's file lies beside it
        tree = resolve((path.parent / unquote(file)).resolve())
        found = _by_id(_text(e, unit, path) for unit in _units(tree) for e in _texts(unit)).get(identity)
    if found is None:
        raise InputError(f"no {pointer}", where=where, remedy="keep the files of an export together")
    text, span = found
    return Candidate(text.document.id, span, span.of(text.document.text), 0.0)


def _beads(unit: Node, source: _Read, target: _Read, path: Path) -> Iterator[Bead]:
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
            spans.append(Span(found[0], found[-1] + 1) if found else Span(ends[side], ends[side]))
            ends[side] = spans[side].end
        yield Bead(spans[0], spans[1], probability(link.get("cert"), where), _decision(unit, link))


def _decision(unit: Node, link: Node) -> Decision | None:
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
    return Decision(cast(Any, status), name, day)
