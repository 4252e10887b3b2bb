"""TEI P5: a file for each source text or pair, one for each other text of the pool, and `corpus.xml` over all."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from aligner.export.layout import Layout, Pair, Place, layout
from aligner.export.settings import Settings, documents, export_date
from aligner.export.tei_header import Facts, people_of, write_header, write_text_header
from aligner.export.tei_links import Originals, counterparts, find_originals, reviewers, write_stand_off
from aligner.export.tei_text import write_body
from aligner.export.xml import XI, Node, root, serialise, uri
from aligner.model import Bitext, Corpus, Text

CORPUS_FILE = "corpus.xml"


def render(corpus: Corpus, settings: Settings) -> Iterator[tuple[str, bytes]]:
    """Yield `corpus.xml`, then the other TEI files of a corpus: path and content, the same bytes every time.

    TEI Guidelines P5 4.3.0: 16 (linking), 3.3.3 (quotation), 17 (standOff), 15 (corpora).
    """
    plan = layout(corpus)
    found = find_originals(plan)
    date = export_date(corpus, settings)
    yield CORPUS_FILE, serialise(_corpus_file(corpus, plan, settings, date))
    for pair in plan.pairs:
        tree = _pair_file(pair, plan, found, corpus, settings, date)
        yield pair.source.file, serialise(tree)
    for place in plan.pool:
        alone = Pair(Bitext(place.text, None), place, None)
        yield place.file, serialise(_pair_file(alone, plan, found, corpus, settings, date))


def _pair_file(pair: Pair, plan: Layout, found: Originals, corpus: Corpus, settings: Settings, date: str) -> Node:
    """Return the tree of a pair, a `teiCorpus` of two texts, or of a text alone, a `TEI`."""
    texts = [place.text for place in (pair.source, pair.target) if place]
    people = people_of(texts)
    bitext, document = pair.bitext, pair.source.text.document
    tags = [f"{'en' if document.lang == 'fr' else 'fr'}-t-{document.lang}-t0-und"] if bitext.translations else []
    facts = Facts(
        title=document.title or document.id,
        texts=texts,
        signature=corpus.signature,
        settings=settings,
        date=date,
        prefix=pair.source.prefix,
        people=people,
        bodies=_publishers(corpus),
        beads=sorted({bead.type for bead in bitext.beads if len(bead.source) or len(bead.target)}),
        machine=tags,
        links=len(bitext.beads) + len(bitext.matches),
        reviewers=reviewers(bitext),
    )
    sides = counterparts(pair)
    if pair.target is None:
        tree = root("TEI", version="4.3.0", id=pair.source.id("text"), lang=document.lang)
        _finish(tree, facts, pair, plan, found)
        _body(tree, pair.source, found, sides[0], people)
        return tree
    tree = root("teiCorpus", version="4.3.0", id=pair.source.id("pair"))
    _finish(tree, facts, pair, plan, found)
    for place, side in zip((pair.source, pair.target), sides, strict=True):
        made = root("TEI", id=place.id("text"), lang=place.text.document.lang)
        tree.append(made)
        write_text_header(made, place.text)
        etree.indent(made, level=1)
        _body(made, place, found, side, people)
        made.tail = "\n"
    return tree


def _finish(tree: Node, facts: Facts, pair: Pair, plan: Layout, found: Originals) -> None:
    """Write header and links, and lay them out; the texts come later, since no white space may be put into them."""
    write_header(tree, facts)
    write_stand_off(tree, pair, plan, found)
    etree.indent(tree)


def _body(tree: Node, place: Place, found: Originals, corresp: dict[int, str], people: dict[str, str]) -> None:
    here = found.get(place.text.document.id, {})
    write_body(tree, place, here, corresp, lambda name: f"psn:{people[name]}")
    tree[-1].tail = "\n"


def _corpus_file(corpus: Corpus, plan: Layout, settings: Settings, date: str) -> Node:
    tree = root("teiCorpus", version="4.3.0", id="corpus")
    texts = _texts(corpus)
    facts = Facts(
        title=settings.title or "Parallel corpus with translated quotations",
        texts=texts,
        signature=corpus.signature,
        settings=settings,
        date=date,
        prefix="",
        people=people_of(texts),
        bodies=_publishers(corpus),
    )
    write_header(tree, facts)
    for file in plan.files:
        included = etree.SubElement(tree, f"{{{XI}}}include", nsmap={"xi": XI})
        included.set("href", uri(file))
    etree.indent(tree)
    return tree


def _publishers(corpus: Corpus) -> frozenset[str]:
    found = documents(corpus)
    return frozenset(d.meta("publisher") for d in found) - {d.meta("author") for d in found}


def _texts(corpus: Corpus) -> list[Text]:
    by_id = {text.document.id: text for text in corpus.pool}
    for bitext in corpus.bitexts:
        for text in (bitext.source, bitext.target):
            if text is not None:
                by_id[text.document.id] = text
    return [by_id[document.id] for document in documents(corpus)]
