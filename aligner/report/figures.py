"""The figures of the first screen: counts, and one original in many renderings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from aligner.model import Corpus, Span, Verdict
from aligner.report.notes import Note
from aligner.report.passages import Pool, Source
from aligner.report.pieces import Mark, Piece, cut
from aligner.report.words import compare

VERDICTS: tuple[Verdict, ...] = ("verbatim", "altered", "paraphrase", "none")
# Renderings of a passage and passages shown on the first screen; all others are in the texts.
_MOST_RENDERINGS = 6
_MOST_ORIGINALS = 4
# Two quotes render the same original when they share more than this of the longer one.
_SAME = 0.5


@dataclass(frozen=True, slots=True)
class Speaker:
    """A speaker's quotes by verdict, in the order of `VERDICTS`; the empty name is the unknown one."""

    name: str
    counts: tuple[int, ...]

    @property
    def total(self) -> int:
        """All the speaker's quotes."""
        return sum(self.counts)


@dataclass(frozen=True, slots=True)
class Rendering:
    """One French version of an original: its words, those that the first version has otherwise marked."""

    note: Note
    title: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Collation:
    """An original and its renderings, the first being what the others are compared with."""

    original: str
    source: Source
    renderings: tuple[Rendering, ...]
    more: int = 0


@dataclass(frozen=True, slots=True)
class Figures:
    """What the first screen counts."""

    texts: int
    versions: int
    pool: int
    sentences: int
    beads: tuple[tuple[str, int], ...]
    verdicts: tuple[tuple[Verdict, int], ...]
    confidence: tuple[tuple[int, ...], ...]
    speakers: tuple[Speaker, ...]
    collations: tuple[Collation, ...]

    @property
    def quotes(self) -> int:
        """All quotes that were searched for."""
        return sum(count for _, count in self.verdicts)

    @property
    def found(self) -> int:
        """Quotes with an original."""
        return sum(count for verdict, count in self.verdicts if verdict != "none")

    @property
    def bead_rows(self) -> tuple[tuple[str, tuple[int, ...]], ...]:
        """Bead types and how many there are."""
        return tuple((name, (count,)) for name, count in self.beads)

    @property
    def confidence_rows(self) -> tuple[tuple[str, tuple[int, ...]], ...]:
        """The tenths of confidence, and the quotes in each by verdict."""
        return tuple((f"{place / 10:.1f}", row) for place, row in enumerate(self.confidence))

    @property
    def speaker_rows(self) -> tuple[tuple[str, tuple[int, ...]], ...]:
        """The speakers, and their quotes by verdict."""
        return tuple((speaker.name or "not told", speaker.counts) for speaker in self.speakers)


def figures(corpus: Corpus, noted: Sequence[tuple[str, Sequence[Note]]], pool: Pool) -> Figures:
    """Return the figures of a corpus; `noted` holds each French text's title and notes."""
    notes = [note for _, group in noted for note in group]
    beads = Counter(bead.type for bitext in corpus.bitexts for bead in bitext.beads if bitext.target)
    counts = Counter(note.verdict for note in notes)
    return Figures(
        len({bitext.source.document.id for bitext in corpus.bitexts}),
        sum(bitext.target is not None for bitext in corpus.bitexts),
        len(corpus.pool),
        sum(len(bitext.source.sentences) for bitext in corpus.bitexts),
        tuple(sorted(beads.items(), key=lambda item: (-item[1], item[0]))),
        tuple((verdict, counts[verdict]) for verdict in VERDICTS),
        _histogram(notes),
        _speakers(notes),
        _collations(noted, pool),
    )


def _histogram(notes: Sequence[Note]) -> tuple[tuple[int, ...], ...]:
    """Count notes by tenth of confidence (rows) and verdict (columns)."""
    counts = Counter((min(9, max(0, int(note.confidence * 10))), note.verdict) for note in notes)
    return tuple(tuple(counts[bin_, verdict] for verdict in VERDICTS) for bin_ in range(10))


def _speakers(notes: Sequence[Note]) -> tuple[Speaker, ...]:
    counts = Counter((note.speaker, note.verdict) for note in notes)
    names = sorted({note.speaker for note in notes})
    made = [Speaker(name, tuple(counts[name, verdict] for verdict in VERDICTS)) for name in names]
    return tuple(sorted(made, key=lambda speaker: (not speaker.name, -speaker.total, speaker.name)))


def _collations(noted: Sequence[tuple[str, Sequence[Note]]], pool: Pool) -> tuple[Collation, ...]:
    """Return the originals with most renderings, each with its renderings in the order of the texts."""
    groups: dict[str, _Passages] = {}
    for title, notes in noted:
        for note in notes:
            if note.original is not None:
                groups.setdefault(note.original.document_id, _Passages()).add(note.original.span, (title, note))
    many = [members for passages in groups.values() for members in passages.members if _distinct(members) > 1]
    many.sort(key=lambda members: (-_distinct(members), -len(members[0][1].quote.text)))
    return tuple(_collation(members, pool) for members in many[:_MOST_ORIGINALS])


class _Passages:
    """The passages of one text that are quoted, each with its quotes; found by a grid of places and lengths.

    Two that share more than half of the longer one differ in length, and in where they begin, by less than its length.
    So they lie in cells beside each other, and no cell holds many that are not the same.
    """

    def __init__(self) -> None:
        self.members: list[list[tuple[str, Note]]] = []
        self._spans: list[Span] = []
        self._cells: dict[tuple[int, int], list[int]] = {}

    def add(self, span: Span, member: tuple[str, Note]) -> None:
        """Add a quote to the first passage that is the same as its own, else begin one."""
        near = (number for cell in _cells(span, 1) for number in self._cells.get(cell, ()))
        found = min((number for number in near if _same(self._spans[number], span)), default=None)
        if found is not None:
            self.members[found].append(member)
            return
        (own,) = _cells(span, 0)
        self._cells.setdefault(own, []).append(len(self._spans))
        self._spans.append(span)
        self.members.append([member])


def _cells(span: Span, around: int) -> Iterator[tuple[int, int]]:
    """Yield the cell of a span, with those around it: lengths by powers of two, places in steps of such a length."""
    power = len(span).bit_length()
    for level in range(power - around, power + around + 1):
        step = span.start >> max(level, 0)
        yield from ((level, place) for place in range(step - around, step + around + 1))


def _distinct(members: Sequence[tuple[str, Note]]) -> int:
    return len({note.quote.text.casefold() for _, note in members})


def _same(one: Span, other: Span) -> bool:
    shared = min(one.end, other.end) - max(one.start, other.start)
    return shared > _SAME * max(len(one), len(other))


def _collation(members: Sequence[tuple[str, Note]], pool: Pool) -> Collation:
    first = members[0][1]
    assert first.original is not None
    shown = [Rendering(n, title, _against(first, n)) for title, n in members[:_MOST_RENDERINGS]]
    source = pool.source(first.original.document_id)
    return Collation(first.original.text, source, tuple(shown), len(members) - len(shown))


def _against(first: Note, note: Note) -> tuple[Piece, ...]:
    text, whole = note.quote.text, Span(0, len(note.quote.text))
    differing = compare(first.quote.text, text)
    if differing is None:  # no word is shared in the same order: all of it differs
        return cut(text, whole, [Mark(whole, "differs")])
    return cut(text, whole, [Mark(span, "differs") for span in differing[1]])
