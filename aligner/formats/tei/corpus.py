"""`corpus.xml`: a header over all texts of a corpus, and the files that it includes, written in parts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice

from aligner.addresses import uri
from aligner.formats.shared.markup import Node, indent, instructions, root, serialise, written
from aligner.formats.shared.settings import Settings
from aligner.formats.shared.survey import Survey
from aligner.formats.tei.header import PEOPLE, SOURCES, Facts, bibliography, people, people_of, write_header
from aligner.xml import XI

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
        tree.children.append(Node(f"?{_FILES}"))
    yield from _filled(
        tree,
        {
            SOURCES: (bibliography(text) for text in survey.texts),
            PEOPLE: people(facts),
            _FILES: (_include(file) for file in survey.files),
        },
    )


def _include(file: str) -> Node:
    return Node("xi:include", {"xmlns:xi": XI, "href": uri(file)})


def _filled(tree: Node, entries: Mapping[str, Iterator[Node]]) -> Iterator[bytes]:
    """Yield a document in which each instruction gives way to its entries, so that few of them are there at once."""
    indent(tree)
    rest = serialise(tree)
    for name, depth in instructions(tree):
        before, _, rest = rest.partition(f"<?{name}?>".encode())
        yield before
        separator = ""
        for part in _batches(entries[name]):
            for entry in part:
                indent(entry, depth)
            line_end = "\n" + "  " * depth
            yield (separator + line_end.join(map(written, part))).encode()
            separator = line_end
    yield rest


def _batches(entries: Iterator[Node]) -> Iterator[list[Node]]:
    while part := list(islice(entries, _AT_ONCE)):
        yield part
