"""What headers, cards and tables of contents need of a text or a bitext: light, and without its words."""

from __future__ import annotations

import hashlib
import math
import re
import struct
from collections.abc import Iterable
from dataclasses import dataclass

import msgspec

from aligner.addresses import original_token, quote_token
from aligner.formats.shared.characters import illegal
from aligner.formats.shared.consistency import verify_bitext, verify_text
from aligner.model import Bitext, Candidate, Lang, Span, Text
from aligner.text import seen

# A name, how often it comes, and the sum of its scores.
Tally = tuple[str, int, float]
_QUOTE = struct.Struct("<3I")


@dataclass(frozen=True, slots=True)
class TextFacts:
    """What headers and cards tell of a text: `length` in characters, `speakers` sorted, `quotes` their number.

    `forbidden` counts the characters that XML cannot hold, by code point; `spans` holds index, start and end of each
    quote as 32-bit numbers, little-endian; `digest` tells the text, with sentences and quotes, from any other;
    `offsets` are those of the document.
    """

    id: str
    lang: Lang
    path: str
    title: str
    origin: str
    metadata: tuple[tuple[str, str], ...]
    length: int
    sentences: int
    words: int
    quotes: int
    speakers: tuple[str, ...]
    forbidden: tuple[tuple[str, int], ...]
    spans: bytes
    digest: str
    offsets: tuple[tuple[int, int], ...] = ()

    def meta(self, key: str) -> str:
        """Return one metadata field, or an empty string where it is not given."""
        return dict(self.metadata).get(key, "")

    def token(self, span: Span) -> str:
        """Return the token of the id of an original in this text: that of the quote which is just there, if any."""
        for index, start, end in _QUOTE.iter_unpack(self.spans):
            if (start, end) == (span.start, span.end):
                return quote_token(index)
        return original_token(span)


@dataclass(frozen=True, slots=True)
class BitextFacts:
    """What cards tell of a bitext, and where its originals lie: one for each match, document id and span, or None.

    `candidates` are the same of the best candidate of each match without an original.
    """

    source: TextFacts
    target: TextFacts | None
    originals: tuple[tuple[str, Span] | None, ...]
    beads: tuple[Tally, ...]
    verdicts: tuple[Tally, ...]
    candidates: tuple[tuple[str, Span] | None, ...] = ()


_RUN = re.compile(r"\w+")
_JOINT = re.compile(r"['’-](?<=\w.)(?=\w)")


def text_facts(text: Text) -> TextFacts:
    """Return the facts of a text. Raises InputError where it contradicts itself."""
    verify_text(text)
    document = text.document
    return TextFacts(
        id=document.id,
        lang=document.lang,
        path=document.path,
        title=document.title,
        origin=document.origin,
        metadata=document.metadata,
        length=len(document.text),
        sentences=len(text.sentences),
        words=count_words(document.text),
        quotes=len(text.quotes),
        speakers=tuple(sorted(_speakers(text))),
        forbidden=tuple(sorted(illegal(document.text).items())),
        spans=b"".join(_QUOTE.pack(quote.index, quote.span.start, quote.span.end) for quote in text.quotes),
        digest=_digest(text),
        offsets=document.offsets,
    )


def _speakers(text: Text) -> set[str]:
    """Return who speaks: in its quotes, and in the turns that the source itself marks."""
    marked = {value for mark in text.document.markup for name, value in mark.attributes if name == "speaker"}
    return marked | {quote.speaker for quote in text.quotes if quote.speaker}


def bitext_facts(bitext: Bitext, source: TextFacts | None = None, target: TextFacts | None = None) -> BitextFacts:
    """Return the facts of a bitext; those of its texts are made where they are not given.

    Raises InputError where it contradicts itself; what concerns several texts `survey` looks at.
    """
    verify_bitext(bitext)
    return BitextFacts(
        source=source or text_facts(bitext.source),
        target=None if bitext.target is None else target or text_facts(bitext.target),
        originals=tuple(_where(match.original) for match in bitext.matches),
        beads=tally((bead.type, 1, bead.score) for bead in bitext.beads),
        verdicts=tally((match.verdict, 1, match.confidence) for match in bitext.matches),
        candidates=tuple(_where(match.best_candidate()) for match in bitext.matches),
    )


def _where(found: Candidate | None) -> tuple[str, Span] | None:
    return (found.document_id, found.span) if found else None


def tally(parts: Iterable[Tally]) -> tuple[Tally, ...]:
    """Add up tallies of the same name, most frequent first."""
    found: dict[str, tuple[int, list[float]]] = {}
    for name, count, total in parts:
        before, totals = found.get(name, (0, []))
        totals.append(total)
        found[name] = before + count, totals
    order = sorted(found.items(), key=lambda item: (-item[1][0], item[0]))
    return tuple((name, count, math.fsum(totals)) for name, (count, totals) in order)


def count_words(text: str) -> int:
    """Count words: runs of letters and digits, with apostrophes and hyphens inside them.

    >>> count_words("L'après-midi d’un faune - 'oui'")
    4
    """
    text = seen(text)
    return len(_RUN.findall(text)) - len(_JOINT.findall(text))


def _digest(text: Text) -> str:
    try:
        data = msgspec.msgpack.encode(text)
    except UnicodeEncodeError:  # lone surrogates, which MessagePack cannot hold
        data = repr(text).encode("utf-8", "surrogatepass")
    return hashlib.sha256(data).hexdigest()
