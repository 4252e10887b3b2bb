"""The values that stages take and return: frozen, and nothing but data."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

Lang = Literal["fr", "en"]
QuoteKind = Literal["direct", "embedded", "scare", "title", "block"]
Verdict = Literal["verbatim", "altered", "paraphrase", "none"]
Status = Literal["accepted", "rejected", "corrected"]


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


@dataclass(frozen=True, slots=True)
class Document:
    """One text as it was read: `id` is its path from the corpus root, `metadata` its row of metadata.tsv."""

    id: str
    lang: Lang
    path: str
    text: str
    title: str = ""
    origin: str = ""
    metadata: tuple[tuple[str, str], ...] = ()

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
    where the mark was never closed.
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


@dataclass(frozen=True, slots=True)
class Text:
    """A document with its sentences and quotes: what segmentation and quote extraction make of it."""

    document: Document
    sentences: tuple[Sentence, ...]
    quotes: tuple[Quote, ...] = ()


@dataclass(frozen=True, slots=True)
class Translation:
    """One sentence in the other language: `source` is its span in the document, `score` a mean log-probability."""

    source: Span
    text: str
    score: float
    engine: str
    flags: tuple[str, ...] = ()


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


@dataclass(frozen=True, slots=True)
class QuoteMatch:
    """What became of one quote: its original (None where it is not in the pool), verdict, confidence and reasons.

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
