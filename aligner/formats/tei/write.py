"""TEI P5: a file for each source text or pair, one for each other text of the pool, and `corpus.xml` over all."""

from __future__ import annotations

from collections.abc import Iterator

from aligner.formats.shared.layout import Pair, Place, place_pair
from aligner.formats.shared.markup import Node, indent, root, serialise
from aligner.formats.shared.settings import Settings
from aligner.formats.shared.survey import Survey, View
from aligner.formats.tei.body import write_body
from aligner.formats.tei.corpus import corpus_file
from aligner.formats.tei.header import Facts, people_of, write_header, write_text_header
from aligner.formats.tei.links import counterparts, reviewers, write_stand_off
from aligner.formats.tei.marks import originals
from aligner.model import Bitext, Span

CORPUS_FILE = "corpus.xml"


def head(survey: Survey, settings: Settings) -> Iterator[tuple[str, bytes]]:
    """Yield `corpus.xml`, in parts. TEI Guidelines P5 4.3.0: 15 (corpora)."""
    for part in corpus_file(survey, settings):
        yield CORPUS_FILE, part


def piece(bitext: Bitext, view: View, settings: Settings) -> Iterator[tuple[str, bytes]]:
    """Yield the file of a pair, a `teiCorpus` of two texts, or of a text alone, a `TEI`.

    TEI Guidelines P5 4.3.0: 16 (linking), 3.3.3 (quotation), 17 (standOff).
    """
    yield view.source.file, serialise(_tree(bitext, view, settings))


def _tree(bitext: Bitext, view: View, settings: Settings) -> Node:
    pair = place_pair(bitext, view.source, view.target)
    document = bitext.source.document
    texts = view.facts
    facts = Facts(
        title=document.title or document.id,
        texts=texts,
        signature=view.signature,
        settings=settings,
        date=view.date,
        prefix=pair.source.prefix,
        people=people_of(texts),
        bodies=frozenset(view.bodies),
        beads=sorted({bead.type for bead in bitext.beads if len(bead.source) or len(bead.target)}),
        machine=[f"{'en' if document.lang == 'fr' else 'fr'}-t-{document.lang}-t0-und"] if bitext.translations else [],
        links=len(bitext.beads) + len(bitext.matches),
        reviewers=reviewers(bitext),
    )
    sides = counterparts(pair)
    if pair.target is None:
        tree = root("TEI", version="4.3.0", id=pair.source.id("text"), lang=document.lang)
        _finish(tree, facts, pair, view)
        _body(tree, pair.source, (view.marked[0], view.likely[0]), sides[0], facts)
        return tree
    tree = root("teiCorpus", version="4.3.0", id=pair.source.id("pair"))
    _finish(tree, facts, pair, view)
    for number, place in enumerate((pair.source, pair.target)):
        made = root("TEI", id=place.id("text"), lang=place.text.document.lang)
        tree.children.append(made)
        write_text_header(made, texts[number])
        indent(made, level=1)
        _body(made, place, (view.marked[number], view.likely[number]), sides[number], facts)
        made.tail = "\n"
    return tree


def _finish(tree: Node, facts: Facts, pair: Pair, view: View) -> None:
    """Write header and links, and lay them out; the texts come later, since no white space may be put into them."""
    write_header(tree, facts)
    write_stand_off(tree, pair, view.pointers, view.guides)
    indent(tree)


def _body(
    tree: Node, place: Place, found: tuple[tuple[Span, ...], tuple[Span, ...]], corresp: dict[int, str], facts: Facts
) -> None:
    """Append a text; `found` are the spans of originals in it, and of candidates."""
    here = {"original": originals(place.text, found[0]), "candidate": originals(place.text, found[1])}
    write_body(tree, place, here, corresp, lambda name: f"psn:{facts.people[name]}" if name in facts.people else "")
    tree.children[-1].tail = "\n"
