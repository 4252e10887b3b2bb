"""XLIFF 1.2 (OASIS Standard, 1 February 2008): a source document for translation tools, a unit for each bead."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from aligner.formats.shared.layout import Pair, place_pair
from aligner.formats.shared.markup import Node, node, root, serialise
from aligner.formats.shared.numbers import decimals
from aligner.formats.shared.originals import Original, originals
from aligner.formats.shared.settings import Settings
from aligner.formats.shared.survey import View
from aligner.formats.xliff.names import OLDER, OWN, TO_DO
from aligner.formats.xliff.write import beads_of
from aligner.model import Bead, Bitext, Sentence, Span

_STATES = {"accepted": "final", "corrected": "final", "rejected": "needs-review-translation"}


def piece(bitext: Bitext, view: View, settings: Settings) -> Iterator[tuple[str, bytes]]:
    """Yield `xliff12/NAME.xlf` for the source text of a bitext.

    A unit holds all sentences of a bead, with a space between them; our own attributes say its score and how long each
    sentence is, so that reading can part them again. A quote's original is an `alt-trans` of the unit, and a note. Of a
    text without a version, each unit's target is the source once more, to be translated.
    """
    pair = place_pair(bitext, view.source, view.target)
    units = () if view.pooled else beads_of(pair)
    if units:
        yield f"xliff12/{pair.source.stem}.xlf", serialise(_tree(pair, units), OLDER)


def _tree(pair: Pair, beads: Sequence[Bead]) -> Node:
    source = pair.source.text
    tree = root("xliff")
    tree.set("xmlns:aligner", OWN)
    tree.set("version", "1.2")
    file = node(tree, "file", original=source.document.id, datatype="plaintext", space="preserve")
    file.set("source-language", source.document.lang)
    file.set("target-language", "en" if source.document.lang == "fr" else "fr")
    if pair.target is not None:
        file.set("aligner:target-document", pair.target.text.document.id)
    body = node(file, "body")
    body.text = "\n"
    found = originals(pair.bitext)
    for number, bead in enumerate(beads, 1):
        unit = node(body, "trans-unit")
        unit.tail = "\n"
        unit.set("id", f"al{number}")
        _write_unit(unit, pair, bead)
        for original in found:
            if bead.source.start <= original.sentence < bead.source.end:
                _write_original(unit, original)
    return tree


def _write_unit(unit: Node, pair: Pair, bead: Bead) -> None:
    if bead.decision and bead.decision.status != "rejected":
        unit.set("approved", "yes")
    if pair.target is not None:
        unit.set("aligner:score", decimals(bead.score))
    source = _write_side(unit, "source", pair.source.text.sentences, bead.source)
    if pair.target is None:  # OmegaT offers for translation what stands in a target, and nothing else
        node(unit, "target", source.text, state=TO_DO)
    if pair.target is not None and len(bead.target):
        target = _write_side(unit, "target", pair.target.text.sentences, bead.target)
        target.set("state", _STATES[bead.decision.status] if bead.decision else "translated")


def _write_side(unit: Node, name: str, sentences: Sequence[Sentence], side: Span) -> Node:
    words = [sentence.text for sentence in sentences[side.start : side.end]]
    if len(words) > 1:
        unit.set(f"aligner:{name}-lengths", " ".join(str(len(sentence)) for sentence in words))
    return node(unit, name, " ".join(words))


def _write_original(unit: Node, original: Original) -> None:
    match = node(unit, "alt-trans", origin=original.document)
    match.set("match-quality", f"{100 * original.confidence:.0f}")
    node(match, "source", original.quote)
    node(match, "target", original.text, lang="en")
    node(unit, "note", original.note).set("from", "aligner")
