"""XCES cesAlign as OPUS has it: `xces/fr-en.xml` points to sentences of plain XML documents below `xces/`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from aligner.formats.shared.layout import Pair, Place, place_pair
from aligner.formats.shared.markup import Node, frame, indent, laid_out, node, root, serialise
from aligner.formats.shared.numbers import decimals
from aligner.formats.shared.settings import Settings
from aligner.formats.shared.survey import Survey, View
from aligner.model import Bitext, Span, Text

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
        yield f"xces/{_file(place)}", serialise(_document(place.text), "")
    yield (
        _direction(bitext.source.document.lang, pair.target.text.document.lang),
        laid_out(_group(pair, pair.target), 1),
    )


def tail(survey: Survey, settings: Settings) -> Iterator[tuple[str, bytes]]:
    """Yield the end of each alignment file."""
    yield from ((name, _frame()[1]) for name in _directions(survey))


def _file(place: Place) -> str:
    return f"{place.text.document.lang}/{place.prefix.partition('_')[2]}.xml"


def _document(text: Text) -> Node:
    tree = root("text")
    tree.set("id", text.document.id)
    for number, sentences in groupby(text.sentences, key=lambda sentence: sentence.paragraph):
        paragraph = node(tree, "p")
        paragraph.set("id", f"p{number + 1}")
        for sentence in sentences:
            node(paragraph, "s", sentence.text).set("id", f"s{sentence.index + 1}")
    indent(tree)
    return tree


def _group(pair: Pair, target: Place) -> Node:
    group = root("linkGrp", targType="s", fromDoc=_file(pair.source), toDoc=_file(target))
    beads = [bead for bead in pair.bitext.beads if len(bead.source) or len(bead.target)]
    for number, bead in enumerate(beads, 1):
        link = node(group, "link", xtargets=f"{_names(bead.source)};{_names(bead.target)}")
        link.set("id", f"SL{number}")
        link.set("certainty", decimals(bead.score))
    return group


def _frame() -> tuple[bytes, bytes]:
    tree = root("cesAlign", version="1.0")
    return frame(tree, tree, _DOCTYPE)


def _directions(survey: Survey) -> Sequence[str]:
    texts, pairs = survey.texts, [(e.source, e.target) for e in survey.bitexts if e.target is not None]
    return sorted({_direction(texts[source].lang, texts[target].lang) for source, target in pairs})


def _direction(source: str, target: str) -> str:
    return f"xces/{source}-{target}.xml"


def _names(side: Span) -> str:
    return " ".join(f"s{index + 1}" for index in range(side.start, side.end))
