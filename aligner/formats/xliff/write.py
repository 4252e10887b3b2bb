"""XLIFF 2.1: a file for each source text, a unit for each bead, for translation tools; sources alone too."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from aligner.formats.shared.layout import Pair, place_pair
from aligner.formats.shared.markup import Node, append_text, node, root, serialise
from aligner.formats.shared.numbers import decimals
from aligner.formats.shared.originals import Original, originals
from aligner.formats.shared.settings import Settings
from aligner.formats.shared.survey import View
from aligner.formats.xliff.names import MATCHES, META, SENTENCE, XLIFF
from aligner.model import Bead, Bitext, Sentence, Span

_NOT_XML = re.compile("([^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff])")


def piece(bitext: Bitext, view: View, settings: Settings) -> Iterator[tuple[str, bytes]]:
    """Yield `xliff/NAME.xlf` for the source text of a bitext. XLIFF Version 2.1, OASIS Standard, 13 February 2018.

    A segment holds all sentences of a bead, each in a `mrk` of type `aligner:s` where they are several; the score
    stands in the metadata module, and `cp` for what XML cannot hold. A quote's original is a match (Translation
    Candidates module) and a note of its unit. A text without sentences gives no file.
    """
    pair = place_pair(bitext, view.source, view.target)
    units = () if view.pooled else beads_of(pair)
    if units:
        yield f"xliff/{pair.source.stem}.xlf", serialise(_tree(pair, units), XLIFF)


def beads_of(pair: Pair) -> Sequence[Bead]:
    """Return the beads of a pair that hold anything; of a text without a target, one for each sentence."""
    if pair.target is not None:
        return [bead for bead in pair.bitext.beads if len(bead.source) or len(bead.target)]
    return [Bead(Span(i, i + 1), Span(0, 0), 1.0) for i in range(len(pair.source.text.sentences))]


def _tree(pair: Pair, beads: Sequence[Bead]) -> Node:
    source = pair.source.text
    tree = root("xliff", version="2.1", srcLang=source.document.lang)
    tree.set("trgLang", "en" if source.document.lang == "fr" else "fr")
    file = node(tree, "file", original=source.document.id, space="preserve")
    file.set("id", pair.source.prefix)
    if pair.target is not None:
        _meta(file, "target-document", pair.target.text.document.id)
    found = originals(pair.bitext)
    for number, bead in enumerate(beads, 1):
        unit = node(file, "unit")
        unit.tail = "\n"
        unit.set("id", f"al{number}")
        if pair.target is not None:
            _meta(unit, "score", decimals(bead.score))
        _write_originals(unit, [o for o in found if bead.source.start <= o.sentence < bead.source.end])
        segment = node(unit, "segment", state="translated" if len(bead.target) else "initial")
        segment.set("id", "segment")
        _fill(node(segment, "source"), source.sentences[bead.source.start : bead.source.end], "s")
        if pair.target is not None and len(bead.target):
            target = pair.target.text.sentences[bead.target.start : bead.target.end]
            _fill(node(segment, "target"), target, "t")
    return tree


def _write_originals(unit: Node, found: Sequence[Original]) -> None:
    if not found:
        return
    matches = node(unit, "mtc:matches")
    matches.set("xmlns:mtc", MATCHES)
    notes = node(unit, "notes")
    for original in found:
        match = node(matches, "mtc:match", ref="#segment")
        match.set("matchQuality", f"{100 * original.confidence:.1f}")
        match.set("origin", original.document)
        for name, text in (("source", original.quote), ("target", original.text)):
            _write_text(node(match, name), text)
        node(notes, "note", original.note).set("category", "original")


def _meta(parent: Node, kind: str, value: str) -> None:
    metadata = node(parent, "mda:metadata")
    metadata.set("xmlns:mda", META)
    group = node(metadata, "mda:metaGroup")
    group.set("category", "aligner")
    node(group, "mda:meta", value, type=kind)


def _fill(parent: Node, sentences: Sequence[Sentence], letter: str) -> None:
    for number, sentence in enumerate(sentences, 1):
        holder = parent
        if len(sentences) > 1:
            append_text(parent, " " if number > 1 else "")
            holder = node(parent, "mrk", type=SENTENCE)
            # The same id on both sides would say that the two are one annotation, translated.
            holder.set("id", f"{letter}{number}")
        _write_text(holder, sentence.text)


def _write_text(holder: Node, text: str) -> None:
    for position, part in enumerate(_NOT_XML.split(text)):
        if position % 2:
            node(holder, "cp", hex=f"{ord(part):04X}")
        else:
            append_text(holder, part)
