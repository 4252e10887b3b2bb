"""TMX 1.4b: one translation unit for each bead, for OmegaT, CWB and other translation memories."""

from __future__ import annotations

from collections.abc import Iterator

from aligner.addresses import Address
from aligner.formats.shared.markup import Node, frame, laid_out, node, root
from aligner.formats.shared.numbers import decimals
from aligner.formats.shared.settings import Settings
from aligner.formats.shared.survey import Survey, View
from aligner.model import Bitext, Lang, Span, Text

NAME = "corpus.tmx"
PROPERTIES = ("x-source-document", "x-target-document", "x-score")
# What a unit is that is no bead: a quote with its original.
KIND = "x-kind"
# The kind of units, and the origin of documents, that a machine translated.
MACHINE = "machine-translation"


def head(survey: Survey, settings: Settings) -> Iterator[tuple[str, bytes]]:
    """Yield the beginning of the file. TMX 1.4b Specification (LISA OSCAR, 2005)."""
    yield NAME, frame_of(survey)[0]


def piece(bitext: Bitext, view: View, settings: Settings) -> Iterator[tuple[str, bytes]]:
    """Yield the units of a pair, one a bead.

    A unit holds all sentences of a bead, with a space between them; `x-lengths` says how long each is, so that reading
    can part them again. A bead that is empty on a side has one language only; one that a person rejected is left out.
    What a machine translated is tagged so, after RFC 6497 (`en-t-fr-t0-und`): the versions that it made, and a unit for
    each sentence of a text without any, whose `x-kind` keeps readers from taking it for a bead.
    """
    if bitext.target is not None:
        yield NAME, b"".join(laid_out(unit, 2) for unit in _units(bitext, bitext.target, view.source))
    elif bitext.translations:
        yield NAME, b"".join(laid_out(unit, 2) for unit in _machine_units(bitext, view.source))


def tail(survey: Survey, settings: Settings) -> Iterator[tuple[str, bytes]]:
    """Yield the end of the file."""
    yield NAME, frame_of(survey)[1]


def frame_of(survey: Survey) -> tuple[bytes, bytes]:
    """Return what stands in a file before and after the units of a corpus."""
    languages = {survey.texts[entry.source].lang for entry in survey.bitexts if entry.target is not None}
    tree = root("tmx", version="1.4")
    header = node(tree, "header", creationtool="aligner", creationtoolversion=survey.signature.version or "0")
    header.attributes.update({"segtype": "block", "o-tmf": "aligner", "adminlang": "en", "datatype": "plaintext"})
    header.set("srclang", languages.pop() if len(languages) == 1 else "*all*")
    date = survey.date.replace("-", "")
    if len(date) == 8:
        header.set("creationdate", f"{date}T000000Z")
    return frame(tree, node(tree, "body"))


def _units(bitext: Bitext, target: Text, address: Address) -> Iterator[Node]:
    source = bitext.source
    beads = [bead for bead in bitext.beads if len(bead.source) or len(bead.target)]
    for number, bead in enumerate(beads, 1):
        if bead.decision and bead.decision.status == "rejected":
            continue  # no translation to be offered to anybody
        unit = root("tu", tuid=address.id(f"al{number}"), srclang=source.document.lang)
        values = (source.document.id, target.document.id, decimals(bead.score))
        for name, value in zip(PROPERTIES, values, strict=True):
            node(unit, "prop", value, type=name)
        for text, side in ((source, bead.source), (target, bead.target)):
            if len(side):
                _write_variant(unit, text, side)
        yield unit


def _machine_units(bitext: Bitext, address: Address) -> Iterator[Node]:
    document = bitext.source.document
    for number, translation in enumerate(bitext.translations, 1):
        unit = root("tu", tuid=address.id(f"bt{number}"), srclang=document.lang)
        facts = [(KIND, MACHINE), (PROPERTIES[0], document.id), ("x-engine", translation.engine)]
        if translation.quality is not None:
            facts.append(("x-expected-chrf", decimals(translation.quality)))
        if translation.flags:
            facts.append(("x-flags", " ".join(translation.flags)))
        for name, value in facts:
            node(unit, "prop", value, type=name)
        words = translation.source.of(document.text)
        for lang, text in (
            (document.lang, words),
            (_machine_tag("en" if document.lang == "fr" else "fr"), translation.text),
        ):
            node(node(unit, "tuv", lang=lang), "seg", text)
        yield unit


def _machine_tag(lang: Lang) -> str:
    """The tag of text in a language that a machine translated from the other."""
    return f"{lang}-t-{'fr' if lang == 'en' else 'en'}-t0-und"


def _write_variant(unit: Node, text: Text, side: Span) -> None:
    sentences = [sentence.text for sentence in text.sentences[side.start : side.end]]
    lang = text.document.lang
    variant = node(unit, "tuv", lang=_machine_tag(lang) if text.document.origin == MACHINE else lang)
    if len(sentences) > 1:
        node(variant, "prop", " ".join(str(len(sentence)) for sentence in sentences), type="x-lengths")
    node(variant, "seg", " ".join(sentences))
