"""Texts set side by side: paragraphs that face each other, made of beads, made of sentences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from aligner.addresses import Address, bead_token, sentence_token
from aligner.model import Bead, Bitext, Sentence, Span, Text
from aligner.report.machine import Rendered, rendered
from aligner.report.notes import Note, decided, original_marks
from aligner.report.passages import Passage, Pool
from aligner.report.pieces import Mark, MarkIndex, Piece, cut

# Beads in one row at most: a text without paragraphs still gets rows short enough to face each other.
_LONGEST = 8
# Rows in one leaf: at 5,000 pairs, boxes within boxes load faster than rows alone or leaves alone (benchmarks/page.py).
_LEAF = 20


@dataclass(frozen=True, slots=True)
class SentenceView:
    """A sentence cut into pieces; `gap` tells whether white space stands before it in its paragraph."""

    id: str
    pieces: tuple[Piece, ...]
    gap: bool


@dataclass(frozen=True, slots=True)
class BeadView:
    """The sentences of one bead in one paragraph of one side."""

    id: str
    type: str
    score: float | None
    sentences: tuple[SentenceView, ...]
    decided: str = ""


@dataclass(frozen=True, slots=True)
class Original:
    """A passage of the pool beside the French that quotes it, with the notes it answers."""

    passage: Passage
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """What stands side by side: paragraphs of beads on the left, and on the right paragraphs or originals.

    `machine` is what a machine made of the left side, where that has no English version.
    """

    left: tuple[tuple[BeadView, ...], ...]
    right: tuple[tuple[BeadView, ...], ...]
    originals: tuple[Original, ...]
    quotes: tuple[str, ...]
    size: int
    machine: tuple[Rendered, ...] = ()


@dataclass(frozen=True, slots=True)
class Leaf:
    """Rows that the browser lays out together, when they come near the screen; `size` tells their height in steps."""

    rows: tuple[Row, ...]
    size: int


def leaves(rows: Sequence[Row]) -> tuple[Leaf, ...]:
    """Group rows so that a long text is a few dozen boxes for the browser, not thousands."""
    groups = [tuple(rows[start : start + _LEAF]) for start in range(0, len(rows), _LEAF)]
    return tuple(Leaf(g, min(12, max(1, round(sum(3 + 5 * row.size for row in g) / 20)))) for g in groups)


@dataclass(frozen=True, slots=True)
class _Side:
    text: Text
    address: Address
    marks: MarkIndex

    def paragraphs(self, beads: Sequence[Bead], ids: Sequence[str], side: str) -> tuple[tuple[BeadView, ...], ...]:
        """Return the beads' sentences of this side by paragraph."""
        made: list[list[BeadView]] = []
        last = -1
        for bead, identity in zip(beads, ids, strict=True):
            span: Span = getattr(bead, side)
            score = bead.score if len(bead.source) and len(bead.target) else None
            for paragraph, sentences in _by_paragraph(self.text.sentences[span.start : span.end]):
                if paragraph != last:
                    made.append([])
                    last = paragraph
                views = tuple(self.sentence(s) for s in sentences)
                made[-1].append(BeadView(identity, bead.type, score, views, decided(bead.decision)))
        return tuple(map(tuple, made))

    def sentence(self, sentence: Sentence) -> SentenceView:
        body, span = self.text.document.text, sentence.span
        gap = span.start > 0 and body[span.start - 1].isspace()
        return SentenceView(
            self.address.id(sentence_token(sentence.index)), cut(body, span, self.marks.within(span)), gap
        )


def paired(
    bitext: Bitext, target: Text, places: tuple[Address, Address], marks: tuple[list[Mark], list[Mark]]
) -> tuple[Row, ...]:
    """Return the rows of a text and its English version: a row ends where both sides end a paragraph."""
    sides = (
        _Side(bitext.source, places[0], MarkIndex(marks[0])),
        _Side(target, places[1], MarkIndex(marks[1])),
    )
    rows = []
    for beads in _grouped(bitext):
        ids = [places[0].id(bead_token(bead)) for bead in beads]
        left, right = sides[0].paragraphs(beads, ids, "source"), sides[1].paragraphs(beads, ids, "target")
        rows.append(_row(left, right, ()))
    return tuple(rows)


def alone(bitext: Bitext, address: Address, marks: list[Mark], notes: Sequence[Note], pool: Pool) -> tuple[Row, ...]:
    """Return the rows of a text without English version: a paragraph each, beside its quotes' originals.

    What a machine makes of the paragraph follows, if the text was translated.
    """
    text, made = bitext.source, {t.source: rendered(t) for t in bitext.translations}
    side = _Side(text, address, MarkIndex(marks))
    rows = []
    for sentences in _chunks(text.sentences):
        beads = [Bead(Span(s.index, s.index + 1), Span(0, 0), 0.0) for s in sentences]
        left = side.paragraphs(beads, [address.id(bead_token(bead)) for bead in beads], "source")
        span = Span(sentences[0].span.start, sentences[-1].span.end)
        here = [note for note in notes if span.start < note.quote.span.end <= span.end]
        machine = tuple(made[s.span] for s in sentences if s.span in made)
        rows.append(replace(_row(left, (), originals(here, pool)), machine=machine))
    return tuple(rows)


def originals(notes: Sequence[Note], pool: Pool) -> tuple[Original, ...]:
    """Return the passages that answer notes, in order of the first note; passages that touch are shown once."""
    groups: list[tuple[str, Span, list[Note]]] = []
    for note in notes:
        if note.original is None:
            continue
        id_, window = note.original.document_id, pool.window(note.original)
        for place, (other, span, members) in enumerate(groups):
            if other == id_ and window.start <= span.end and span.start <= window.end:
                merged = Span(min(span.start, window.start), max(span.end, window.end))
                groups[place] = (id_, merged, [*members, note])
                break
        else:
            groups.append((id_, window, [note]))
    made = []
    for id_, span, members in groups:
        marks = [mark for note in members for mark in original_marks(note)]
        spare = members[0].original.text if members[0].original else ""
        made.append(Original(pool.passage(id_, span, marks, spare), tuple(members)))
    return tuple(made)


def _grouped(bitext: Bitext) -> Iterator[list[Bead]]:
    """Group beads so that both sides begin a paragraph together, or, in long ones, after a few beads."""
    assert bitext.target is not None
    source, target = bitext.source.sentences, bitext.target.sentences
    group: list[Bead] = []
    for bead in bitext.beads:
        if not len(bead.source) and not len(bead.target):
            continue
        opens = _opens(source, bead.source) and _opens(target, bead.target)
        if group and (opens or len(group) >= _LONGEST):
            yield group
            group = []
        group.append(bead)
    if group:
        yield group


def _opens(sentences: Sequence[Sentence], side: Span) -> bool:
    """Tell whether a bead's side begins a paragraph; an empty one does not stand in the way."""
    if not len(side) or side.start == 0:
        return True
    return sentences[side.start].paragraph != sentences[side.start - 1].paragraph


def _chunks(sentences: Sequence[Sentence]) -> Iterator[tuple[Sentence, ...]]:
    for _, paragraph in _by_paragraph(sentences):
        for start in range(0, len(paragraph), _LONGEST):
            yield paragraph[start : start + _LONGEST]


def _by_paragraph(sentences: Iterable[Sentence]) -> Iterator[tuple[int, tuple[Sentence, ...]]]:
    group: list[Sentence] = []
    for sentence in sentences:
        if group and group[-1].paragraph != sentence.paragraph:
            yield group[0].paragraph, tuple(group)
            group = []
        group.append(sentence)
    if group:
        yield group[0].paragraph, tuple(group)


def _row(
    left: tuple[tuple[BeadView, ...], ...], right: tuple[tuple[BeadView, ...], ...], found: tuple[Original, ...]
) -> Row:
    pieces = [p for side in (left, right) for para in side for b in para for s in b.sentences for p in s.pieces]
    shown = [q for piece in pieces for q in piece.quotes] + [note.quote_id for o in found for note in o.notes]
    quotes = tuple(dict.fromkeys(shown))
    characters = max(_length(left), _length(right), sum(len(p.text) for o in found for p in o.passage.pieces))
    return Row(left, right, found, quotes, min(8, characters // 150))


def _length(side: tuple[tuple[BeadView, ...], ...]) -> int:
    return sum(len(p.text) for para in side for bead in para for s in bead.sentences for p in s.pieces)
