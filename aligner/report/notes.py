"""The apparatus: one note for each quote that was searched for, and the marks it leaves in the texts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from aligner.addresses import Address, quote_token
from aligner.model import Bead, Bitext, Candidate, Decision, Evidence, Quote, QuoteMatch, Sentence, Span, Text
from aligner.report.passages import Passage, Pool, Source
from aligner.report.pieces import Call, Mark, Piece, cut
from aligner.report.words import changes, compare, locate, named

_RUNNERS_UP = 3


@dataclass(frozen=True, slots=True)
class RunnerUp:
    """A candidate that was not taken, and where it stands."""

    text: str
    score: float
    source: Source


@dataclass(frozen=True, slots=True)
class Version:
    """What an English version of the French text makes of the quote, beside the original: `label` says whose it is."""

    label: str
    pieces: tuple[Piece, ...]
    original: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """All there is to say about one quote; `quote_id` joins it to its marks in the texts."""

    id: str
    quote_id: str
    number: int
    quote: Quote
    verdict: str
    confidence: float
    speaker: str
    pieces: tuple[Piece, ...]
    passage: Passage | None
    original: Candidate | None
    changes: tuple[Evidence, ...]
    evidence: tuple[Evidence, ...]
    runners_up: tuple[RunnerUp, ...]
    decided: str = ""
    version: Version | None = None

    @property
    def percent(self) -> str:
        """The confidence as a person reads it."""
        return percent(self.confidence)


def percent(share: float) -> str:
    """Return a share as whole per cent, never rounded up to certainty.

    >>> percent(0.996), percent(1.0), percent(0.004)
    ('99%', '100%', '1%')
    """
    whole = round(share * 100)
    if share < 1:
        whole = min(whole, 99)
    if share > 0:
        whole = max(whole, 1)
    return f"{whole}%"


def decided(decision: Decision | None) -> str:
    """Return what a person decided, who and when, in words; empty where nobody has.

    >>> decided(Decision("accepted", "Ann", "2026-11-22T06:00:00Z"))
    'accepted by Ann, 2026-11-22'
    """
    return f"{decision.status} by {decision.by}, {decision.at[:10]}" if decision else ""


def notes_of(bitext: Bitext, address: Address, pool: Pool) -> tuple[Note, ...]:
    """Return the notes of a bitext in the order of its quotes, numbered from 1; `address` is its source's."""
    versions = _Versions(bitext)
    ordered = sorted(bitext.matches, key=lambda match: (match.quote.span.start, -match.quote.span.end))
    return tuple(_note(match, number, address, pool, versions) for number, match in enumerate(ordered, 1))


def source_marks(text: Text, notes: Sequence[Note], address: Address) -> list[Mark]:
    """Return the marks of the French text: quotes with their calls, cues, and the words that differ."""
    by_index = {note.quote.index: note for note in notes}
    marks: list[Mark] = []
    for quote in text.quotes:
        note = by_index.get(quote.index)
        identity = address.id(quote_token(quote.index))
        call = Call(note.id, note.number, _label(note), note.verdict) if note else None
        marks.append(Mark(quote.span, "quote", identity, note.verdict if note else "", call))
        if quote.cue and len(quote.cue):
            marks.append(Mark(quote.cue, "cue", identity))
        if note:
            words = locate(quote.text, named(note.changes)[0], quote.span.start)
            marks += [Mark(span, "differs", identity) for span in words]
    return marks


def target_marks(target: Text, notes: Sequence[Note], address: Address) -> list[Mark]:
    """Return the marks of the English version: originals that stand in it, and its other quotes."""
    here = [n for n in notes if n.original and n.original.document_id == target.document.id]
    marks = [mark for note in here for mark in original_marks(note)]
    found = [note.original.span for note in here if note.original]
    for quote in target.quotes:
        if not any(span.overlaps(quote.span) for span in found):
            marks.append(Mark(quote.span, "quote", address.id(quote_token(quote.index))))
    return marks


def original_marks(note: Note) -> list[Mark]:
    """Return the marks of a note's original in its own document: the span, and the words that differ."""
    if note.original is None:
        return []
    span = note.original.span
    words = locate(note.original.text, named(note.changes)[1], span.start)
    differs = [Mark(word, "differs", note.quote_id) for word in words]
    return [Mark(span, "quote", note.quote_id, note.verdict), *differs]


def _note(match: QuoteMatch, number: int, address: Address, pool: Pool, versions: _Versions) -> Note:
    quote, original = match.quote, match.original
    identity = address.id(quote_token(quote.index))
    differs = changes(match.evidence)
    whole = Span(0, len(quote.text))
    ours = [Mark(span, "differs", identity) for span in locate(quote.text, named(differs)[0])]
    note = Note(
        f"note-{identity}",
        identity,
        number,
        quote,
        match.verdict,
        match.confidence,
        quote.speaker,
        cut(quote.text, whole, [Mark(whole, "quote", identity, match.verdict), *ours]),
        None,
        original,
        differs,
        tuple(item for item in match.evidence if item not in differs),
        tuple(RunnerUp(c.text, c.score, pool.source(c.document_id)) for c in match.candidates[:_RUNNERS_UP]),
        decided(match.decision),
    )
    if original is None:
        return note
    passage = pool.passage(original.document_id, pool.window(original), original_marks(note), original.text)
    return replace(note, passage=passage, version=versions.of(quote, original))


def _label(note: Note) -> str:
    found = f"confidence {note.percent}" if note.verdict != "none" else "no original found"
    return f"Note {note.number}: {note.verdict}, {found}"


class _Versions:
    """What the English version, or else the machine translation, makes of each quote."""

    def __init__(self, bitext: Bitext) -> None:
        self._target = bitext.target
        self._sentences = bitext.source.sentences
        self._beads: Mapping[int, Bead] = {
            index: bead for bead in bitext.beads for index in range(bead.source.start, bead.source.end)
        }
        self._translations = {t.source: t.text for t in bitext.translations}

    def of(self, quote: Quote, original: Candidate) -> Version | None:
        """Return the version that comes nearest to the original, None where none comes near or it is the original."""
        if self._target and original.document_id == self._target.document.id:
            return None
        sentences = [s for s in self._sentences if s.span.overlaps(quote.span)]
        best = max(
            ((shared, label, text) for label, text in self._texts(sentences) if (shared := _shared(text, original))),
            default=None,
        )
        if best is None:
            return None
        _, label, text = best
        differing = compare(text, original.text)
        assert differing is not None  # what shares no words has been left out
        return Version(label, _differing(text, differing[0]), _differing(original.text, differing[1]))

    def _texts(self, sentences: Iterable[Sentence]) -> list[tuple[str, str]]:
        found: list[tuple[str, str]] = []
        for sentence in sentences:
            bead = self._beads.get(sentence.index)
            if bead and self._target and len(bead.target):
                side = self._target.sentences[bead.target.start : bead.target.end]
                whole = Span(side[0].span.start, side[-1].span.end)
                found += [("English version", q.text) for q in self._target.quotes if q.span.overlaps(whole)]
        made = [self._translations[s.span] for s in sentences if s.span in self._translations]
        return [*found, ("machine translation of the sentence", " ".join(made))] if made else found


def _shared(text: str, original: Candidate) -> float:
    """Return the part of the original's characters that a text has too; 0 where it is no version of it."""
    differing = compare(text, original.text)
    if differing is None:
        return 0.0
    return 1 - sum(map(len, differing[1])) / max(1, len(original.text))


def _differing(text: str, spans: Iterable[Span]) -> tuple[Piece, ...]:
    return cut(text, Span(0, len(text)), [Mark(span, "differs") for span in spans])
