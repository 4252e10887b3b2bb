"""XCES cesAlign as OPUS has it: `xces/fr-en.xml` points to sentences of plain XML documents below `xces/`."""

from __future__ import annotations

import gzip
import io
import posixpath
import zlib
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path

from lxml import etree

from aligner.errors import InputError
from aligner.export.characters import xml_text
from aligner.export.layout import Pair, Place, place_pair
from aligner.export.rebuild import inner_text, language, probability, text_of
from aligner.export.settings import Settings
from aligner.export.survey import Survey, View
from aligner.export.tei_links import share
from aligner.export.xml import Node, frame, laid_out, node, parse, parse_file, root, serialise
from aligner.files import MAX_BYTES, MIB, read_bytes
from aligner.model import Bead, Bitext, Span, Text

_MAX_RATIO = 200
_DOCTYPE = '<!DOCTYPE cesAlign PUBLIC "-//CES//DTD XML cesAlign//EN" "">'


def head(survey: Survey, settings: Settings) -> Iterator[tuple[str, bytes]]:
    """Yield the beginning of an alignment file for each direction. Tiedemann 2012, LREC (OPUS)."""
    yield from ((name, _frame()[0]) for name in _directions(survey))


def piece(bitext: Bitext, view: View, settings: Settings) -> Iterator[tuple[str, bytes]]:
    """Yield the two documents of a pair, and its group of links."""
    pair = place_pair(bitext, view.source, view.target)
    if pair.target is None:
        return
    for place in (pair.source, pair.target):
        yield f"xces/{_file(place)}", serialise(_document(place.text))
    yield (
        _direction(bitext.source.document.lang, pair.target.text.document.lang),
        laid_out(_group(pair, pair.target), 1),
    )


def tail(survey: Survey, settings: Settings) -> Iterator[tuple[str, bytes]]:
    """Yield the end of each alignment file."""
    yield from ((name, _frame()[1]) for name in _directions(survey))


def read(path: Path) -> tuple[Bitext, ...]:
    """Read an alignment file with the documents that it names, plain or gzipped, below its folder: a bitext a group.

    Languages are the first part of the documents' paths, as in `fr/a.xml`. Raises InputError for what is not
    cesAlign, and with the line for links of sentences that are not there, not in a row or out of order.
    """
    tree = parse_file(path)
    if tree.tag != "cesAlign":
        raise InputError(f"not cesAlign: the root is {tree.tag}", where=str(path), remedy="give an alignment of OPUS")
    return tuple(_read_group(group, path) for group in tree.iterfind("linkGrp"))


def _file(place: Place) -> str:
    return f"{place.text.document.lang}/{place.prefix.partition('_')[2]}.xml"


def _document(text: Text) -> Node:
    tree = root("text", "")
    tree.set("id", xml_text(text.document.id))
    for number, sentences in groupby(text.sentences, key=lambda sentence: sentence.paragraph):
        paragraph = node(tree, "p")
        paragraph.set("id", f"p{number + 1}")
        for sentence in sentences:
            node(paragraph, "s", sentence.text).set("id", f"s{sentence.index + 1}")
    etree.indent(tree)
    return tree


def _group(pair: Pair, target: Place) -> Node:
    group = root("linkGrp", "", targType="s", fromDoc=_file(pair.source), toDoc=_file(target))
    beads = [bead for bead in pair.bitext.beads if len(bead.source) or len(bead.target)]
    for number, bead in enumerate(beads, 1):
        link = node(group, "link", xtargets=f"{_names(bead.source)};{_names(bead.target)}")
        link.set("id", f"SL{number}")
        link.set("certainty", share(bead.score))
    return group


def _frame() -> tuple[bytes, bytes]:
    tree = root("cesAlign", "", version="1.0")
    return frame(tree, tree, _DOCTYPE)


def _directions(survey: Survey) -> Sequence[str]:
    texts, pairs = survey.texts, [(e.source, e.target) for e in survey.bitexts if e.target is not None]
    return sorted({_direction(texts[source].lang, texts[target].lang) for source, target in pairs})


def _direction(source: str, target: str) -> str:
    return f"xces/{source}-{target}.xml"


def _names(side: Span) -> str:
    return " ".join(f"s{index + 1}" for index in range(side.start, side.end))


def _read_group(group: Node, path: Path) -> Bitext:
    texts, numbers = [], []
    for name in ("fromDoc", "toDoc"):
        text, ids = _read_document(group.get(name, ""), path)
        texts.append(text)
        numbers.append(ids)
    beads: list[Bead] = []
    ends = [0, 0]
    for link in group.iterfind("link"):
        where = f"{path}:{link.sourceline}"
        sides = link.get("xtargets", "").split(";")
        if len(sides) != 2:
            raise InputError("xtargets without two sides", where=where, remedy="write xtargets='s1 s2;s1'")
        spans = [_span(side.split(), ids, end, where) for side, ids, end in zip(sides, numbers, ends, strict=True)]
        ends = [span.end for span in spans]
        beads.append(Bead(spans[0], spans[1], _certainty(link.get("certainty"), where)))
    return Bitext(texts[0], texts[1], tuple(beads))


def _certainty(value: str | None, where: str) -> float:
    """Return a certainty as a score; hunalign's in OPUS go beyond 1, which says no more than 1."""
    try:
        return min(1.0, max(0.0, float(value))) if value else 1.0
    except ValueError:
        return probability(value, where)


def _span(names: Sequence[str], ids: Mapping[str, int], end: int, where: str) -> Span:
    if not names:
        return Span(end, end)
    missing = [name for name in names if name not in ids]
    if missing:
        raise InputError(f"no sentence {missing[0]}", where=where, remedy="give the documents that were aligned")
    found = [ids[name] for name in names]
    if found != list(range(found[0], found[0] + len(found))) or found[0] < end:
        raise InputError(f"sentences out of order: {' '.join(names)}", where=where, remedy="put links in order")
    return Span(found[0], found[-1] + 1)


def _read_document(name: str, path: Path) -> tuple[Text, Mapping[str, int]]:
    """Return a document's text and its sentences' ids; `w` elements are words, parted by spaces."""
    plain = name.removesuffix(".gz")
    found = next(filter(None, (_below(path.parent, other) for other in (name, plain, f"{plain}.gz"))), None)
    if not name or found is None:
        raise InputError(f"no document {name!r}", where=str(path), remedy="put it below the alignment's folder")
    tree = parse(_content(found), str(found))
    ids: dict[str, int] = {}
    sentences: list[str] = []
    paragraphs: list[int] = []
    before: Node | None = None
    for sentence in tree.iter("s"):
        ids[sentence.get("id", "")] = len(sentences)
        tokens = [inner_text(word) for word in sentence.iter("w")]
        sentences.append(" ".join(tokens) if tokens else inner_text(sentence))
        paragraph = next(sentence.iterancestors("p", "P"), None)
        last = paragraphs[-1] if paragraphs else 0
        paragraphs.append(last if paragraph is before or not paragraphs else last + 1)
        before = paragraph
    identity = tree.get("id") or posixpath.normpath(plain)
    return text_of(identity, language(name.split("/")[0], str(path)), sentences, paragraphs), ids


def _below(folder: Path, name: str) -> Path | None:
    """Return a file below a folder, None where there is no such file, or a name that none can have."""
    try:
        found = (folder / name).resolve()
        return found if found.is_file() and found.is_relative_to(folder.resolve()) else None
    except (OSError, RuntimeError, ValueError):  # too long a name, links that go round, a NUL
        return None


def _content(path: Path) -> bytes:
    """Return a document's bytes; gzipped, never more than a file may have, and its XML shrinks by 20 at most."""
    content = read_bytes(path)
    if path.suffix != ".gz":
        return content
    limit = min(MAX_BYTES, max(MIB, _MAX_RATIO * len(content)))
    try:
        with gzip.open(io.BytesIO(content)) as stream:
            found = stream.read(limit + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise InputError(f"cannot be read: {error}", where=str(path), remedy="fetch it again") from error
    if len(found) > limit:
        raise InputError(f"unpacks to more than {limit // MIB} MiB", where=str(path), remedy="do not use this file")
    return found
