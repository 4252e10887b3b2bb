"""The values that stages take and return: frozen, and nothing but data."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

Lang = Literal["fr", "en"]
QuoteKind = Literal["direct", "embedded", "scare", "title", "block"]
Verdict = Literal["verbatim", "altered", "paraphrase", "none"]
Status = Literal["accepted", "rejected", "corrected"]
BlockKind = Literal["paragraph", "heading", "item", "verse", "quotation", "cell", "caption", "note", "turn", "label"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range: characters of an untouched text, or sentences of a document."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: {self.start}..{self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """Return the characters of `text` that the span covers."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two spans share at least one position."""
        return self.start < other.end and other.start < self.end


def located(span: Span, offsets: Sequence[tuple[int, int]]) -> Span:
    """Return where a span of a text stands in its source, by the text's offsets; it ends after its last character.

    >>> located(Span(2, 3), ((0, 0), (2, 5)))
    Span(start=5, end=6)
    """
    if not offsets:
        return span

    def place(at: int) -> int:
        here, there = offsets[max(0, bisect_right(offsets, at, key=lambda pair: pair[0]) - 1)]
        return max(0, there + at - here)

    start = place(span.start)
    return Span(start, max(start, place(span.end - 1) + 1) if len(span) else start)


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of running text that its source sets apart: a paragraph, a heading, a verse line, a note.

    `level` is that of a heading (1 the highest) or how deep a list or quotation is nested. `speaker` is who is said to
    speak (the label of a turn, or the source's `who`), `time` when, in seconds from the start ("12.5-15.0"), `source`
    the id of the source's element.
    """

    span: Span
    kind: BlockKind = "paragraph"
    level: int = 0
    speaker: str = ""
    source: str = ""
    time: str = ""


@dataclass(frozen=True, slots=True)
class Markup:
    """An element of the source over the running text, in TEI's terms; one with an empty `tag` stands for a block.

    A document's markup is a tree in document order: `depth` counts the elements above. Blocks come in their order.
    """

    tag: str
    span: Span
    depth: int
    attributes: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """One text as it was read: `id` is its path from the corpus root, `metadata` its row of metadata.tsv.

    `text` is running text; `blocks` part it, in order, with white space between them (none: it was not taken apart),
    and `markup` is the structure of the source, where it has one. Where the text is not the source's own characters
    one for one, `offsets` are the places (in the text, in the source) from which both go on together, and `lines` the
    places in the source where its lines begin.
    """

    id: str
    lang: Lang
    path: str
    text: str
    title: str = ""
    origin: str = ""
    metadata: tuple[tuple[str, str], ...] = ()
    blocks: tuple[Block, ...] = ()
    markup: tuple[Markup, ...] = ()
    offsets: tuple[tuple[int, int], ...] = ()
    lines: tuple[int, ...] = ()

    def located(self, span: Span) -> Span:
        """Return where a span of the text stands in the source, as `located` does."""
        return located(span, self.offsets)

    def block_at(self, at: int) -> Block | None:
        """Return the block that a character of the text stands in."""
        found = bisect_right(self.blocks, at, key=lambda block: block.span.start) - 1
        return self.blocks[found] if found >= 0 and at < self.blocks[found].span.end else None

    def line_at(self, at: int) -> int:
        """Return the number, from 1, of the source's line that a character of the text stands on."""
        if self.lines:
            return bisect_right(self.lines, self.located(Span(at, at + 1)).start)
        return 1 + self.text.count("\n", 0, at)

    def meta(self, key: str) -> str:
        """Return one metadata field, or an empty string where it is not given."""
        return dict(self.metadata).get(key, "")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a document: `text` is `document.text[span]`, `paragraph` counts from 0."""

    document_id: str
    index: int
    paragraph: int
    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Quote:
    """One quotation: `text` is `document.text[span]`, the words without their marks.

    `speaker` is the canonical name (empty: unknown), `cue` the span of the words that attribute it, `depth` 0 for a
    quote outside any other, `continued_from` the index of the quote that this one goes on with, `closed` false
    where the mark was never closed. `speaker_confidence` is the calibrated probability that the speaker is right; 0
    where nobody is named.
    """

    document_id: str
    index: int
    span: Span
    text: str
    kind: QuoteKind = "direct"
    speaker: str = ""
    cue: Span | None = None
    depth: int = 0
    continued_from: int | None = None
    closed: bool = True
    speaker_confidence: float = 0.0


@dataclass(frozen=True, slots=True)
class Text:
    """A document with its sentences and quotes: what segmentation and quote extraction make of it."""

    document: Document
    sentences: tuple[Sentence, ...]
    quotes: tuple[Quote, ...] = ()


@dataclass(frozen=True, slots=True)
class Translation:
    """One sentence in the other language: `source` is its span in the document, `score` a mean log-probability.

    `flags` name what looks wrong. `quality` is the chrF (0 to 1) that sentences with such a score and such flags reach
    on average; None where the engine is not calibrated.
    """

    source: Span
    text: str
    score: float
    engine: str
    flags: tuple[str, ...] = ()
    quality: float | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person made of a bead or match: confirmed it, denied it, or set it; who, and when (ISO 8601, UTC)."""

    status: Status
    by: str
    at: str


@dataclass(frozen=True, slots=True)
class Bead:
    """Sentences that translate each other: half-open ranges of sentence indices; either may be empty.

    `score` is the machine's, or 1 where a person set the bead; `decision` is None where nobody has looked at it.
    """

    source: Span
    target: Span
    score: float
    decision: Decision | None = None

    @property
    def type(self) -> str:
        """The bead's type, as in "2-1"."""
        return f"{len(self.source)}-{len(self.target)}"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A span of a pool document that may be the original of a quote: `score` is comparable within one query."""

    document_id: str
    span: Span
    text: str
    score: float
    speaker: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """One reason for or against a match: a name, a value, and words for a person."""

    name: str
    value: float
    detail: str = ""


CHANGES = ("number", "name", "negation", "contrary", "role", "left_out", "added", "word")
"""The evidence that speaks against "verbatim": each names words that differ; a value of one is beyond doubt."""


@dataclass(frozen=True, slots=True)
class QuoteMatch:
    """The match for one quote: its original (None where it is not in the pool), verdict, confidence and reasons.

    `confidence` is the calibrated probability that the best candidate is the original: of the matches given at 0.9,
    nine in ten are right; where it is too low to name one, the verdict is "none" and the best candidate leads
    `candidates`, the runners-up, best first. `decision` is None where nobody has looked at it; what a person set has
    confidence 1.
    """

    quote: Quote
    original: Candidate | None
    verdict: Verdict
    confidence: float
    evidence: tuple[Evidence, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    decision: Decision | None = None

    def against(self) -> tuple[Evidence, ...]:
        """Return what speaks against the original, or against the best candidate where none was found.

        That only a part of the quote is there is among it.
        """
        return tuple(one for one in self.evidence if one.name in (*CHANGES, "part") and one.detail)

    def best_candidate(self) -> Candidate | None:
        """Return what comes nearest to an original where the verdict is "none", for a person to look at."""
        return self.candidates[0] if self.verdict == "none" and self.candidates else None


@dataclass(frozen=True, slots=True)
class Bitext:
    """A source text, its target where there is one, their beads, and its quotes' matches: what exporters receive."""

    source: Text
    target: Text | None
    beads: tuple[Bead, ...] = ()
    matches: tuple[QuoteMatch, ...] = ()
    translations: tuple[Translation, ...] = ()


@dataclass(frozen=True, slots=True)
class Signature:
    """Who made a result, with what, from what: printed with every number and kept in every output."""

    version: str
    models: tuple[tuple[str, str], ...] = ()
    data: str = ""
    settings: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Corpus:
    """All that one run made: bitexts by source, the pool that quotes were looked for in, and the signature.

    Both are tuples, or sequences that read from the disk what is asked for.
    """

    bitexts: Sequence[Bitext]
    pool: Sequence[Text]
    signature: Signature = field(default_factory=lambda: Signature(""))
