"""One text from the TEI that we write: its characters, where each id stands in them, sentences and quotes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

from lxml import etree

from aligner.errors import InputError
from aligner.formats.shared.consistency import verify_text
from aligner.formats.shared.rebuild import language, one_of, probability
from aligner.model import Document, Quote, QuoteKind, Sentence, Span, Text
from aligner.xml import TEI, XML, Node

_ID, _LANG = f"{{{XML}}}id", f"{{{XML}}}lang"
_T = {"t": TEI}
# The parts of one quotation share their token: q5, q5.2, q5.3.
_PART = re.compile(r"(.+_(?:q\d{1,9}|o\d+-\d+))(?:\.\d+)?")
_NUMBER = re.compile(r".*_q(\d{1,9})")
# What holds sentences: the elements of blocks.
_BLOCK = re.compile(r".+_[ph]\d+")
# The source's words where the text has the editor's, and what the editor says: no words of the text.
_MENDED = frozenset(f"{{{TEI}}}{tag}" for tag in ("sic", "orig", "abbr", "am"))


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
class ReadText:
    """A text that was read, with the index of each sentence and the span of each quote and original by id."""

    text: Text
    sentences: Mapping[str, int]
    spans: Mapping[str, Span]


def read_text(element: Node, unit: Node, path: Path) -> ReadText:
    """Return the text of a `TEI` element; `unit` is the file's root, whose header names the speakers.

    Raises InputError, with the line, where it is not as `write` makes it.
    """
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
    return ReadText(text, {identity: index for index, (identity, _, _) in enumerate(body.sentences)}, body.spans)


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
                number_of(identity, where),
                span,
                span.of(document.text),
                cast(Any, kind),
                people.get(first.get("who", ""), ""),
                None,
                depth,
                number_of(before[1], where) if before else None,
                "q:unclosed" not in codes,
                probability(first.get("cert", "0"), where),
            )
        )
    return tuple(sorted(made, key=lambda quote: quote.index))


def number_of(identity: str, where: str) -> int:
    """Return the index of the quotation that an id names. Raises InputError where it is none of a quotation."""
    found = _NUMBER.fullmatch(identity)
    if found is None or not int(found[1]):
        raise InputError(f"{identity!r} is no quotation", where=where, remedy="run `align export --check` on it")
    return int(found[1]) - 1
