"""Alignments of OPUS, with the documents that they point into: a bitext each group of links."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from aligner.errors import AlignerError, InputError
from aligner.formats.shared.log import Log
from aligner.formats.shared.rebuild import inner_text, language, probability, text_of
from aligner.formats.shared.sources import content, unpacked
from aligner.languages.tags import known_language
from aligner.model import Bead, Bitext, Lang, Span, Text
from aligner.xml import Node, parse, stream


def read(path: Path, log: Log) -> Iterator[Bitext]:
    """Read an alignment file with the documents that it names, all plain or gzipped, below its folder.

    Languages are told by the documents' paths, as in `fr/a.xml`. A group whose documents are missing or broken, or
    whose links name sentences that are not there or out of order, joins the log, and the rest goes on. Raises
    InputError for what is not cesAlign.
    """
    with unpacked(path) as source:
        groups = stream(source, str(path), "linkGrp")
        tree = next(groups)
        if tree.tag != "cesAlign":
            raise InputError(
                f"not cesAlign: the root is {tree.tag}", where=str(path), remedy="give an alignment of OPUS"
            )
        for group in groups:
            try:
                yield _read_group(group, path)
            except AlignerError as error:
                log.fail(error)


def _read_group(group: Node, path: Path) -> Bitext:
    texts, numbers = [], []
    for name in ("fromDoc", "toDoc"):
        text, ids = _read_document(group.get(name, ""), path, f"{path}:{group.sourceline}")
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


def _read_document(name: str, path: Path, where: str) -> tuple[Text, Mapping[str, int]]:
    """Return a document's text and its sentences' ids; `w` elements are words, parted by spaces."""
    plain = name.removesuffix(".gz")
    found = next(filter(None, (_below(path.parent, other) for other in (name, plain, f"{plain}.gz"))), None)
    if not name or found is None:
        raise InputError(f"no document {name!r}", where=where, remedy="put it below the alignment's folder")
    tree = parse(content(found), str(found))
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
    return text_of(identity, _language(name, path), sentences, paragraphs), ids


def _language(name: str, path: Path) -> Lang:
    """Return the language that a document's path names: by its first folder, else by the first that is one."""
    parts = name.split("/")[:-1] or [""]
    named = next((part for part in parts if known_language(part)), parts[0])
    return language(named, str(path))


def _below(folder: Path, name: str) -> Path | None:
    """Return a file below a folder, None where there is no such file, or a name that none can have."""
    try:
        found = (folder / name).resolve()
        return found if found.is_file() and found.is_relative_to(folder.resolve()) else None
    except (OSError, RuntimeError, ValueError):  # too long a name, links that go round, a NUL
        return None
