"""`corpus.xml`: a header over all texts of a corpus, and the files that it includes, written in parts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice

from lxml import etree

from aligner.export.settings import Settings
from aligner.export.survey import Survey
from aligner.export.tei_header import PEOPLE, SOURCES, Facts, bibliography, people, people_of, write_header
from aligner.export.xml import TEI, XI, Node, root, serialise, uri

_FILES = "files"
_AT_ONCE = 500


def corpus_file(survey: Survey, settings: Settings) -> Iterator[bytes]:
    """Yield the file in parts: teiCorpus, its header, and an `xi:include` for each file of the corpus."""
    facts = Facts(
        title=settings.title or "Parallel corpus with translated quotations",
        texts=survey.texts,
        signature=survey.signature,
        settings=settings,
        date=survey.date,
        prefix="",
        people=people_of(survey.texts),
        bodies=survey.bodies,
        outline=True,
    )
    tree = root("teiCorpus", version="4.3.0", id="corpus")
    write_header(tree, facts)
    if survey.files:
        tree.append(etree.ProcessingInstruction(_FILES))
    yield from _filled(
        tree,
        {
            SOURCES: (bibliography(text) for text in survey.texts),
            PEOPLE: people(facts),
            _FILES: (_include(file) for file in survey.files),
        },
    )


def _include(file: str) -> Node:
    made = etree.Element(f"{{{XI}}}include", nsmap={"xi": XI})
    made.set("href", uri(file))
    return made


def _filled(tree: Node, entries: Mapping[str, Iterator[Node]]) -> Iterator[bytes]:
    """Yield a document in which each processing instruction gives way to its entries, laid out as `etree.indent` does.

    A tree of 20,000 texts would take some hundred megabytes; this way only some hundred entries are there at once.
    """
    etree.indent(tree)
    rest = serialise(tree)
    for hole in tree.iter(etree.ProcessingInstruction):
        depth = sum(1 for _ in hole.iterancestors())
        mark = etree.tostring(hole, with_tail=False)
        before, _, rest = rest.partition(mark)
        yield before
        separator = b""
        for part in _batches(entries[mark.decode()[2:-2].strip()]):
            yield separator + b"\n".join(_written(entry, depth) for entry in part)[2 * depth :]
            separator = b"\n" + b"  " * depth
    yield rest


def _written(entry: Node, depth: int) -> bytes:
    etree.indent(entry, level=depth)
    written = etree.tostring(entry, encoding="unicode").encode()
    # The namespace is that of the whole document, and declared there.
    return b"  " * depth + written.replace(f' xmlns="{TEI}"'.encode(), b"", 1)


def _batches(entries: Iterable[Node]) -> Iterator[list[Node]]:
    entries = iter(entries)
    while part := list(islice(entries, _AT_ONCE)):
        yield part
