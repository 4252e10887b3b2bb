"""Bitexts from the TEI files that `tei.piece` writes: sentences, beads, quotes and their originals."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast
from urllib.parse import unquote

from lxml import etree

from aligner.errors import InputError
from aligner.formats.shared.consistency import verify_bitext, verify_text
from aligner.formats.shared.rebuild import language, one_of, probability
from aligner.formats.shared.xml import TEI, XML, Node
from aligner.formats.tei.check import resolve
from aligner.model import (
    Bead,
    Bitext,
    Candidate,
    Decision,
    Document,
    Quote,
    QuoteKind,
    QuoteMatch,
    Sentence,
    Span,
    Status,
    Text,
    Verdict,
)

_ID, _LANG = f"{{{XML}}}id", f"{{{XML}}}lang"
_T = {"t": TEI}
# The parts of one quotation share their token: q5, q5.2, q5.3.
_PART = re.compile(r"(.+_(?:q\d{1,9}|o\d+-\d+))(?:\.\d+)?")
_NUMBER = re.compile(r".*_q(\d{1,9})")
# What holds sentences: the elements of blocks.
_BLOCK = re.compile(r".+_[ph]\d+")
# The source's words where the text has the editor's, and what the editor says: no words of the text.
_MENDED = frozenset(f"{{{TEI}}}{tag}" for tag in ("sic", "orig", "abbr", "am"))

# What files beside the one that is read hold, by id.
Others = dict[str, dict[str, tuple[Text, Span]]]


@dataclass(slots=True)
class _Body:
    """A text while it is read: its characters, where each id stands, and the elements that are quotes."""

    parts: list[str] = field(default_factory=list)
    size: int = 0
    spans: dict[str, Span] = field(default_factory=dict)
    quotes: dict[str, list[tuple[Node, int]]] = field(default_factory=dict)
    sentences: list[tuple[str, Span, int]] = field(default_factory=list)
    paragraph: int = -1

    def blocks(self, element: Node) -> None:
        """Take in the blocks that an element is or holds, each a paragraph."""
        if not _is_block(element):
            for child in element.iterchildren(etree.Element):
                self.blocks(child)
            return
        self._begin()
        self.add(element.text)
        inner = False
        for child in element:
            if isinstance(child.tag, str) and not child.tag.endswith("}s") and _holds_blocks(child):
                self.blocks(child)
                inner = True
            elif isinstance(child.tag, str):
                if inner:
                    self._begin()
                    inner = False
                self.walk(child, self.paragraph)
            self.add(child.tail if not inner else (child.tail or "").strip())

    def _begin(self) -> None:
        self.paragraph += 1
        self.add("\n\n" if self.paragraph else "")

    def add(self, text: str | None) -> None:
        """Take in characters."""
        if text:
            self.parts.append(text)
            self.size += len(text)

    def walk(self, element: Node, paragraph: int, depth: int = 0) -> None:
        """Take in an element: its text, its id, and what it holds; `depth` counts the quotes round it."""
        start = self.size
        match = _PART.fullmatch(element.get(_ID, ""))
        is_quote = match is not None and "_q" in match[1] and not element.tag.endswith("}seg")
        if match and is_quote:
            self.quotes.setdefault(match[1], []).append((element, depth))
        self.add(element.text)
        for child in element:
            if isinstance(child.tag, str) and not _unread(child):  # no comment
                self.walk(child, paragraph, depth + is_quote)
            self.add(child.tail)
        span = Span(start, self.size)
        if element.tag == f"{{{TEI}}}s":
            self.sentences.append((element.get(_ID, ""), span, paragraph))
            self.spans[element.get(_ID, "")] = span
        elif match:
            before = self.spans.get(match[1], span)
            self.spans[match[1]] = Span(min(before.start, span.start), max(before.end, span.end))


def _is_block(element: Node) -> bool:
    """Tell whether an element is a block: by its id, or, where ids were taken away, since sentences are in it."""
    return _BLOCK.fullmatch(element.get(_ID, "")) is not None or element.find(f"{{{TEI}}}s") is not None


def _holds_blocks(element: Node) -> bool:
    return any(_BLOCK.fullmatch(below.get(_ID, "")) for below in element.iter(etree.Element))


def _unread(element: Node) -> bool:
    """Tell whether an element holds no words of the text: the half of a choice that was mended, a description."""
    parent = element.getparent()
    chosen = element.tag in _MENDED and parent is not None and parent.tag == f"{{{TEI}}}choice"
    return chosen or element.tag == f"{{{TEI}}}desc"


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
    for part in element.iterfind("t:text", _T):
        body.blocks(part)
    whole = "".join(body.parts)
    title = element.findtext("t:teiHeader/t:fileDesc/t:titleStmt/t:title", "", _T)
    document = Document(name, lang, name, whole, "" if title == name else title, "", tuple(_metadata(source)))
    sentences = tuple(
        Sentence(name, index, paragraph, span, span.of(whole))
        for index, (_, span, paragraph) in enumerate(body.sentences)
    )
    text = Text(document, sentences, _quotes(document, body, _people(unit), where))
    verify_text(text)
    return _Read(text, {identity: index for index, (identity, _, _) in enumerate(body.sentences)}, body.spans)


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
        found[f"psn:{key}"] = entry.findtext("*") or ""
    return found


def _quotes(document: Document, body: _Body, people: Mapping[str, str], where: str) -> tuple[Quote, ...]:
    made = []
    for identity, parts in body.quotes.items():
        first, depth = parts[0]
        span, codes = body.spans[identity], first.get("ana", "").split()
        kind = one_of(codes[0].removeprefix("q:") if codes else "direct", QuoteKind, where)
        before = _PART.fullmatch(first.get("prev", "").removeprefix("#"))
        made.append(
            Quote(
                document.id,
                _number(identity, where),
                span,
                span.of(document.text),
                cast(Any, kind),
                people.get(first.get("who", ""), ""),
                None,
                depth,
                _number(before[1], where) if before else None,
                "q:unclosed" not in codes,
                probability(first.get("cert", "0"), where),
            )
        )
    return tuple(sorted(made, key=lambda quote: quote.index))


def _number(identity: str, where: str) -> int:
    found = _NUMBER.fullmatch(identity)
    if found is None or not int(found[1]):
        raise InputError(f"{identity!r} is no quotation", where=where, remedy="run `align export --check` on it")
    return int(found[1]) - 1


def _by_id(texts: Iterator[_Read]) -> dict[str, tuple[Text, Span]]:
    return {identity: (made.text, span) for made in texts for identity, span in made.spans.items()}


def _bitext(unit: Node, texts: list[_Read], known: Mapping[str, tuple[Text, Span]], path: Path) -> Bitext:
    target = texts[1] if len(texts) == 2 else None
    beads = tuple(_beads(unit, texts[0], target, path)) if target else ()
    quotes = {quote.index: quote for quote in texts[0].text.quotes}
    matches = []
    others: Others = {}
    for link in unit.iterfind("t:standOff/t:linkGrp[@type='quotation']/*", _T):
        where = f"{path}:{cast(int, link.sourceline)}"
        ends = link.get("target", "").split()
        quote = quotes.get(_number(ends[0], where)) if ends else None
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
            others[file] = _by_id(_text(e, unit, path) for unit in _units(tree) for e in _texts(unit))
        found = others[file].get(identity)
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
