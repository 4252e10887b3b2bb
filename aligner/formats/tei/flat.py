"""Flat TEI: sentence pairs and nothing else, for search engines as BlackLab that read text in one stream."""

from __future__ import annotations

from collections.abc import Iterator

from aligner.formats.shared.layout import Pair, place_pair
from aligner.formats.shared.markup import Node, indent, node, root, serialise
from aligner.formats.shared.numbers import decimals
from aligner.formats.shared.settings import Settings
from aligner.formats.shared.survey import View
from aligner.formats.tei.header import Facts, write_header
from aligner.formats.tei.links import status
from aligner.model import Bead, Bitext, Span


def piece(bitext: Bitext, view: View, settings: Settings) -> Iterator[tuple[str, bytes]]:
    """Yield `flat/NAME.xml` of a pair: an `ab` a bead, holding the sentences of both languages.

    Ids are those of the full TEI files, so that a hit leads back to them.
    """
    pair = place_pair(bitext, view.source, view.target)
    if pair.target is not None:
        yield f"flat/{pair.source.file}", serialise(_tree(pair, view, settings))


def _tree(pair: Pair, view: View, settings: Settings) -> Node:
    beads = [bead for bead in pair.bitext.beads if len(bead.source) or len(bead.target)]
    tree = root("TEI", version="4.3.0", id=pair.source.id("flat"))
    title = pair.source.text.document.title or pair.source.text.document.id
    kinds = sorted({bead.type for bead in beads})
    prefix = pair.source.prefix
    write_header(tree, Facts(title, view.facts, view.signature, settings, view.date, prefix, {}, beads=kinds))
    division = node(node(node(tree, "text"), "body"), "div", type="pairs")
    for number, bead in enumerate(beads, 1):
        _write_bead(division, pair, bead, number)
    if not beads:
        node(division, "p")
    indent(tree)
    return tree


def _write_bead(division: Node, pair: Pair, bead: Bead, number: int) -> None:
    block = node(division, "ab", id=pair.source.id(f"al{number}"), type="bead", n=bead.type, cert=decimals(bead.score))
    block.set("ana", f"bead:{bead.type} {status(bead.decision)}")
    sides: list[tuple[Span, int]] = [(bead.source, 0), (bead.target, 1)]
    for side, which in sides:
        place = pair.target if which else pair.source
        if place is None:
            continue
        for index in range(side.start, side.end):
            sentence = place.text.sentences[index]
            node(block, "s", sentence.text, id=place.id(f"s{index + 1}"), lang=place.text.document.lang)
