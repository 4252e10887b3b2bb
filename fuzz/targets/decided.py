"""decisions.tsv, and what it makes of beads and matches."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from aligner.decisions import apply_all
from aligner.decisions.beads import Side
from aligner.decisions.entries import HEADER, Entry, line, make, parse
from aligner.decisions.matches import written
from aligner.decisions.places import Place
from aligner.formats.jsonl import read as jsonl
from aligner.formats.jsonl.write import NAME as JSONL_NAME
from aligner.model import Corpus, Span
from fuzz.properties import check_bitexts
from fuzz.target import WORDS, Target, refused
from fuzz.targets.exchanges import GOLDEN

_AT = "2026-01-02T03:04:05Z"


@cache
def _corpus() -> Corpus:
    return jsonl.read(GOLDEN / JSONL_NAME)


def _decisions(data: bytes) -> None:
    entries = refused(lambda: parse(data.decode("utf-8", "replace")))
    if entries is None:
        return
    text = "\n".join([HEADER, *map(line, entries), ""])
    assert parse(text) == entries, "written and read is the same"
    before = _corpus()
    after, conflicts = apply_all(before, entries)
    assert all(str(conflict) for conflict in conflicts)
    check_bitexts(after.bitexts)
    for old, new in zip(before.bitexts, after.bitexts, strict=True):
        for side in ("source", "target"):
            sentences = [[i for b in one.beads for i in range(*_ends(getattr(b, side)))] for one in (old, new)]
            assert sentences[0] == sentences[1], "every sentence stays in one bead, in order"
        assert len(old.matches) == len(new.matches), "no match is lost"
        pool = {text.document.id: text.document.text for text in after.pool}
        for match in new.matches:
            if match.original is not None and match.decision is not None:
                found = pool.get(match.original.document_id, "")
                assert match.original.span.of(found) == match.original.text, "an original is its span of its text"


def _ends(span: Span) -> tuple[int, int]:
    return span.start, span.end


def _entries() -> Iterator[Entry]:
    bitext = next(one for one in _corpus().bitexts if one.target is not None)
    target = bitext.target
    assert target is not None
    sides = Side.of(bitext.source), Side.of(target)
    names = bitext.source.document.id, target.document.id
    for bead in bitext.beads:
        anchor = f"{sides[0].place(bead.source)} {sides[1].place(bead.target)}"
        yield make("bead", *names, anchor, "accept", "", "a", "Léa", _AT)
    whole = Span(0, len(bitext.source.sentences)), Span(0, len(target.sentences))
    anchor = f"{sides[0].place(whole[0])} {sides[1].place(whole[1])}"
    spans = [side.characters(span) for side, span in zip(sides, whole, strict=True)]
    value = " ".join(f"{span.start}-{span.end}" for span in spans if span)
    yield make("bead", *names, anchor, "merge", value, "a", "Léa", _AT)
    pool = {text.document.id: text for text in _corpus().pool}
    for match in bitext.matches:
        place = str(Place.of(match.quote.span, bitext.source.document.text))
        for action in ("accept", "reject", "pick"):
            answer = written(match.verdict, match.original, pool)
            yield make("match", names[0], "", place, action, answer, "a", "Léa", _AT)


def _seeds() -> Iterator[bytes]:
    made = list(_entries())
    undo = make("decision", made[0].document, "", made[0].id, "undo", "", "", "Léa", _AT)
    for first in range(0, len(made), 3):
        yield "\n".join([HEADER, *map(line, (*made[first : first + 3], undo)), ""]).encode()
    moved = replace(made[0], id="moved", action="split", value="0-4 0-3; 5-9 -")
    yield "\n".join([HEADER, line(moved), "# non", ""]).encode()


DECISIONS = Target(
    "decisions",
    _decisions,
    _seeds,
    words=(
        *WORDS,
        "bead",
        "match",
        "undo",
        "decision",
        "accept",
        "reject",
        "merge",
        "split",
        "move",
        "none",
        "-",
        "; ",
    ),
)
