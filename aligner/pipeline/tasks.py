"""The tasks of a run: each a function of values that can be sent anywhere, whose result is found again by them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import msgspec
import numpy as np

from aligner import alignment, decisions, doubt, embed, pairing, translation
from aligner.errors import InputError
from aligner.formats import Settings, TextFacts, View, pieces, text_facts
from aligner.match import Matcher, Version
from aligner.match.pool import index
from aligner.model import Bead, Bitext, QuoteMatch, Text, Translation
from aligner.pipeline.texts import additive, prepare
from aligner.protocols import Encoder, Floats, Judging, Rendering, Scorer
from aligner.reading import Source, load
from aligner.signature import document_digest

# A notice says that an alignment is in doubt from so many regions and such a share of its beads; and shows so many.
_MANY_REGIONS, _MUCH, _SHOWN = 5, 0.15, 5


@dataclass(frozen=True, slots=True)
class Prepared:
    """A document made ready: its text, packed; its facts; the digest that is signed; what a person should know."""

    text: msgspec.Raw
    facts: TextFacts
    digest: str
    notices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Aligned:
    """The beads of two texts, and what a person should know of them."""

    beads: tuple[Bead, ...]
    notices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Made:
    """A translator of what was translated before, elsewhere: engines are heavy, and have threads of their own."""

    name: str
    digest: str
    renderings: Mapping[str, Rendering]

    def translate(self, sentences: Sequence[str]) -> list[Rendering]:
        return [self.renderings.get(sentence, Rendering("", 0.0)) for sentence in sentences]


@dataclass(frozen=True, slots=True)
class Parts:
    """A bitext as its parts, packed; `entries` are the decisions about it, `cited` the texts that they may name."""

    source: bytes
    target: bytes = b""
    beads: bytes = b""
    matches: bytes = b""
    translations: bytes = b""
    entries: tuple[decisions.Entry, ...] = ()
    cited: tuple[bytes, ...] = ()


def pack(value: object) -> bytes:
    """Return a value of the model as MessagePack; a number of numpy's becomes Python's."""
    return msgspec.msgpack.encode(value, enc_hook=_plain)


def _plain(value: Any) -> Any:
    if isinstance(value, np.generic):
        return value.item()
    raise TypeError(f"cannot be kept: {type(value).__name__}")


def unpack(data: bytes | msgspec.Raw, kind: Any) -> Any:
    """Return the value of a type that MessagePack holds."""
    return msgspec.msgpack.decode(data, type=kind)


@lru_cache(maxsize=2)
def encoder(name: str) -> Encoder:
    """Return an encoder, loaded once in each process."""
    return embed.load(name)


@lru_cache(maxsize=1)
def matcher(folder: str, name: str) -> Matcher:
    """Return the matcher for the index in a folder (none: an empty pool), made once in each process."""
    model = additive(encoder(name))
    if folder and not Path(folder).is_dir():
        remedy = "name a folder that all workers see: --shared"
        raise InputError("the index of English texts is not seen from here", where=folder, remedy=remedy)
    return (
        Matcher(index.with_vectors(Path(folder), model, checked=True), model)
        if folder
        else Matcher.from_texts((), model)
    )


@lru_cache(maxsize=1)
def scorer(name: str) -> Scorer | None:
    """Return what judges translations by the model of a translator, loaded once per process; None without a name."""
    translator = translation.load(name) if name else None
    return translator.scorer() if isinstance(translator, Judging) else None


def prepared(source: Source, data: bytes) -> bytes:
    """Read, segment and find the quotes of one file: Prepared."""
    document, notices = load(source, data)
    text = prepare(document)
    return pack(Prepared(msgspec.Raw(pack(text)), text_facts(text), document_digest(document), notices))


def whole(name: str, text: bytes) -> bytes:
    """Return the vector of a whole document: float32."""
    vector: Floats = pairing.profile(unpack(text, Text), encoder(name)).whole
    return vector.astype(np.float32).tobytes()


def likeness(name: str, source: bytes, targets: tuple[bytes, ...]) -> bytes:
    """Return how likely a document and each of some others are versions of each other: float64."""
    texts = [unpack(target, Text) for target in targets]
    return np.array(pairing.likeness(unpack(source, Text), texts, encoder(name)), np.float64).tobytes()


def aligned(name: str, source: bytes, target: bytes, anchors: tuple[tuple[int, int], ...] = ()) -> bytes:
    """Align two texts, where people gave anchors from one to the next: Aligned."""
    one, other, model = unpack(source, Text), unpack(target, Text), encoder(name)
    beads = alignment.align_texts(one, other, model, anchors)
    return pack(Aligned(beads, (*_reordered(one, other, beads, model), *_in_doubt(one, other, beads))))


def matched(
    name: str,
    folder: str,
    source: bytes,
    english: bytes,
    engine: str,
    judge: str = "",
    target: bytes = b"",
    beads: bytes = b"",
) -> bytes:
    """Match the quotes of a text with the pool in a folder: tuple[QuoteMatch, ...].

    `english` holds the back-translations that `engine` made: dict[str, Rendering]; empty where there are none. `judge`
    names the translator that judges originals. `target` and `beads` are the text's version and its alignment, where it
    has one in the pool.
    """
    text = unpack(source, Text)
    translator = _Made(engine, "", unpack(english, dict[str, Rendering])) if english else None
    version = Version(text.sentences, unpack(target, Text), unpack(beads, Aligned).beads) if target else None
    return pack(matcher(folder, name).match(text.quotes, text.document, translator, version, scorer(judge)))


def assemble(parts: Parts) -> tuple[Bitext, tuple[decisions.Conflict, ...]]:
    """Put a bitext together, with what people decided about it, and tell which decisions could not be kept."""
    bitext = Bitext(
        unpack(parts.source, Text),
        unpack(parts.target, Text) if parts.target else None,
        unpack(parts.beads, Aligned).beads if parts.beads else (),
        unpack(parts.matches, tuple[QuoteMatch, ...]) if parts.matches else (),
        unpack(parts.translations, tuple[Translation, ...]) if parts.translations else (),
    )
    if not parts.entries:
        return bitext, ()
    texts = [unpack(text, Text) for text in parts.cited]
    return decisions.apply(bitext, parts.entries, {text.document.id: text for text in texts})


def rendered(parts: Parts, view: View, formats: tuple[str, ...], settings: Settings) -> bytes:
    """Render a bitext in some formats: tuple[tuple[str, bytes], ...], path and content."""
    return pack(pieces(assemble(parts)[0], view, formats, settings))


def _reordered(source: Text, target: Text, beads: Sequence[Bead], model: Encoder) -> Iterator[str]:
    """Say which passages stand in another order in the translation: beads never cross, so these have none."""
    texts = [sentence.text for sentence in source.sentences], [sentence.text for sentence in target.sentences]
    for found in alignment.crossings(*texts, beads, model):
        ours, theirs = texts[0][found.source.start], texts[1][found.target.start]
        places = f"sentence {found.source.start + 1} ~ {found.target.start + 1}"
        yield f"{source.document.id}: reordered, {places} ({found.score:.2f}): {ours[:50]} ~ {theirs[:50]}"


def _in_doubt(source: Text, target: Text, beads: Sequence[Bead]) -> Iterator[str]:
    """Say where a text is worst aligned if much of it is in doubt, and which long parts have no counterpart."""
    texts = source, target
    regions = doubt.doubtful(beads)
    if len(regions) >= _MANY_REGIONS and sum(bead.score < doubt.DOUBTFUL for bead in beads) > _MUCH * len(beads):
        places = "; ".join(f"{r.source.start + 1} ~ {r.target.start + 1} ({r.score:.2f})" for r in regions[:_SHOWN])
        yield f"{source.document.id}: {len(regions)} regions in doubt, the worst at sentences {places}"
    for side, part in doubt.unmatched(beads, (len(source.sentences), len(target.sentences))):
        one, other = texts[side].document.id, texts[1 - side].document.id
        yield (
            f"{one}: sentences {part.start + 1} to {part.end} of {len(texts[side].sentences)} have no counterpart in "
            f"{other}: a text in several files, or two in one? Join or part the files"
        )
