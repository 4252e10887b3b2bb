"""What people decide outlives runs, other writers and changed texts, or is shown as a conflict."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aligner.decisions import Entry, Store, active, apply, apply_all, find, home, parse
from aligner.decisions.beads import Side
from aligner.decisions.beads import written as beads_written
from aligner.decisions.entries import HEADER, Action, line, make
from aligner.decisions.matches import written as answer_written
from aligner.decisions.places import Place
from aligner.errors import InputError, OutputError
from aligner.model import (
    Bead,
    Bitext,
    Candidate,
    Corpus,
    Document,
    Evidence,
    Lang,
    Quote,
    QuoteMatch,
    Sentence,
    Span,
    Text,
)

FRENCH = ("Le port est fermé.", "Oui.", "« Nous restons », dit Léa.", "Oui.", "La mairie se tait.")
ENGLISH = ("The harbour is closed.", "Yes.", '"We are staying," says Léa.', "Yes.", "The town hall is silent.")
NOW = "2026-10-03T10:00:00.000Z"


def text(name: str, sentences: Sequence[str]) -> Text:
    lang: Lang = "fr" if name.startswith("fr/") else "en"
    made, whole = [], ""
    for index, words in enumerate(sentences):
        whole += " " if index else ""
        made.append(Sentence(name, index, 0, Span(len(whole), len(whole) + len(words)), words))
        whole += words
    quotes = []
    if "Nous restons" in whole and lang == "fr":
        start = whole.index("Nous restons")
        quotes.append(Quote(name, 0, Span(start, start + 12), "Nous restons", speaker="Léa"))
    return Text(Document(name, lang, name, whole), tuple(made), tuple(quotes))


def beads(*shape: tuple[int, int]) -> tuple[Bead, ...]:
    made, at = [], (0, 0)
    for left, right in shape:
        end = at[0] + left, at[1] + right
        made.append(Bead(Span(at[0], end[0]), Span(at[1], end[1]), 0.5))
        at = end
    return tuple(made)


def bitext(
    french: Sequence[str] = FRENCH, english: Sequence[str] = ENGLISH, shape: Sequence[tuple[int, int]] = ((1, 1),) * 5
) -> Bitext:
    source, target = text("fr/a.txt", french), text("en/a.txt", english)
    matches = tuple(
        QuoteMatch(quote, candidate(target, "We are staying"), "verbatim", 0.9, (Evidence("cosine", 0.8),))
        for quote in source.quotes
    )
    return Bitext(source, target, beads(*shape), matches)


def candidate(text: Text, words: str) -> Candidate:
    start = text.document.text.index(words)
    return Candidate(text.document.id, Span(start, start + len(words)), words, 0.7)


def on_beads(made: Bitext, action: Action, whole: Bead, after: Sequence[Bead] = (), by: str = "Ada") -> Entry:
    assert made.target
    sides = Side.of(made.source), Side.of(made.target)
    anchor = f"{sides[0].place(whole.source)} {sides[1].place(whole.target)}"
    ids = made.source.document.id, made.target.document.id
    return make("bead", *ids, anchor, action, beads_written(after, sides) if after else "", "…", by, NOW)


def on_match(made: Bitext, action: Action, value: str, by: str = "Ada") -> Entry:
    anchor = str(Place.of(made.source.quotes[0].span, made.source.document.text))
    return make("match", made.source.document.id, "", anchor, action, value, "…", by, NOW)


def undoing(entry: Entry, by: str = "Ada") -> Entry:
    return make("decision", entry.document, entry.target, entry.id, "undo", "", "", by, NOW)


def shape(made: Bitext) -> list[tuple[tuple[int, int], tuple[int, int], str]]:
    return [
        (
            (bead.source.start, bead.source.end),
            (bead.target.start, bead.target.end),
            bead.decision.status if bead.decision else "auto",
        )
        for bead in made.beads
    ]


def test_an_accepted_bead_keeps_its_score_and_says_who() -> None:
    made = bitext()
    got, conflicts = apply(made, [on_beads(made, "accept", made.beads[2])])
    assert not conflicts
    assert got.beads[2].score == 0.5
    assert got.beads[2].decision and (got.beads[2].decision.by, got.beads[2].decision.at) == ("Ada", NOW)
    assert [bead for i, bead in enumerate(got.beads) if i != 2] == [bead for i, bead in enumerate(made.beads) if i != 2]


def test_a_decision_holds_when_a_later_run_aligns_otherwise() -> None:
    first = bitext(shape=((1, 1), (2, 1), (0, 1), (1, 1), (1, 1)))
    right = beads((1, 1), (1, 1), (1, 1))[1:]
    entry = on_beads(first, "split", Bead(Span(1, 3), Span(1, 3), 1), right)
    assert shape(apply(first, [entry])[0])[1:3] == [((1, 2), (1, 2), "corrected"), ((2, 3), (2, 3), "corrected")]
    later = bitext(shape=((2, 2), (1, 2), (2, 1)))
    got, conflicts = apply(later, [entry])
    assert shape(got) == [
        ((0, 1), (0, 1), "auto"),
        ((1, 2), (1, 2), "corrected"),
        ((2, 3), (2, 3), "corrected"),
        ((3, 3), (3, 4), "auto"),
        ((3, 5), (4, 5), "auto"),
    ]
    assert len(conflicts) == 1 and "look at the beads beside it" in str(conflicts[0])


def test_a_sentence_without_counterpart_stays_without() -> None:
    first = bitext(shape=((1, 1), (1, 0), (1, 2), (1, 1), (1, 1)))
    entry = on_beads(first, "accept", first.beads[1])
    got, conflicts = apply(bitext(), [entry])
    assert shape(got)[:3] == [((0, 1), (0, 1), "auto"), ((1, 2), (1, 1), "accepted"), ((2, 2), (1, 2), "auto")]
    assert conflicts  # the sentence that was its counterpart is alone now, and nobody has looked at it


def test_a_rejected_bead_that_is_not_made_any_more_is_no_conflict() -> None:
    first = bitext(shape=((2, 1), (0, 1), (1, 1), (1, 1), (1, 1)))
    entry = on_beads(first, "reject", first.beads[0])
    assert shape(apply(first, [entry])[0])[0] == ((0, 2), (0, 1), "rejected")
    assert apply(bitext(), [entry]) == (bitext(), ())


def test_words_that_moved_are_found_again() -> None:
    made = bitext()
    entries = [
        on_beads(made, "reject", made.beads[4]),
        on_match(made, "accept", answer_written("verbatim", made.matches[0].original, {"en/a.txt": made.target})),
    ]
    longer = bitext(("Une phrase de plus.", *FRENCH), ("One more sentence.", *ENGLISH), ((1, 1),) * 6)
    got, conflicts = apply(longer, entries)
    assert not conflicts
    assert [bead.decision is not None for bead in got.beads] == [False] * 5 + [True]
    assert got.matches[0].decision and got.matches[0].original == longer.matches[0].original


def test_words_that_stand_twice_and_moved_are_not_guessed() -> None:
    made = bitext()
    entry = on_beads(made, "accept", made.beads[1])
    assert not apply(made, [entry])[1]
    longer = bitext(("Une phrase de plus.", *FRENCH), ("One more sentence.", *ENGLISH), ((1, 1),) * 6)
    got, (conflict,) = apply(longer, [entry])
    assert got == longer
    assert conflict.entry == entry and "has changed there" in conflict.message


@pytest.mark.parametrize("side", ["french", "english"])
def test_a_changed_text_is_a_conflict(side: str) -> None:
    made = bitext()
    entry = on_beads(made, "accept", made.beads[0])
    changed = (
        bitext(("Le port est ouvert.", *FRENCH[1:])) if side == "french" else bitext(english=("Open.", *ENGLISH[1:]))
    )
    got, (conflict,) = apply(changed, [entry])
    assert got == changed
    assert ("fr/a.txt" if side == "french" else "en/a.txt") in conflict.message


def test_a_sentence_that_is_cut_otherwise_is_a_conflict() -> None:
    made = bitext()
    entry = on_beads(made, "merge", Bead(Span(0, 2), Span(0, 2), 1), [Bead(Span(0, 2), Span(0, 2), 1)])
    other = bitext((f"{FRENCH[0]} {FRENCH[1]} {FRENCH[2]}", *FRENCH[3:]), ENGLISH, ((1, 3), (1, 1), (1, 1)))
    got, (conflict,) = apply(other, [entry])
    assert got == other and "begin or end elsewhere" in conflict.message


def test_other_documents_and_other_versions_are_conflicts() -> None:
    made = bitext()
    entry = on_beads(made, "accept", made.beads[0])
    assert "not its English version" in apply(replace(made, target=None, beads=()), [entry])[1][0].message
    gone = apply_all(Corpus((), ()), [entry])[1]
    assert "no French text" in gone[0].message


def test_a_match_is_set_and_kept_whatever_a_later_run_says() -> None:
    made = bitext()
    assert made.target
    pool = {"en/a.txt": made.target}
    other = candidate(made.target, "The town hall is silent")
    entry = on_match(made, "span", answer_written("altered", other, pool))
    later = replace(made, matches=(replace(made.matches[0], original=None, verdict="none", confidence=0.1),))
    for run in (made, later):
        (match,) = apply(run, [entry])[0].matches
        assert match.original and match.original.text == "The town hall is silent"
        assert (match.verdict, match.confidence, match.evidence) == ("altered", 1.0, ())
        assert match.decision and match.decision.status == "corrected"
    (before,) = apply(made, [entry])[0].matches
    assert before.candidates[0] == made.matches[0].original


def test_no_original_is_an_answer_and_a_rejected_one_stays_in_sight() -> None:
    made = bitext()
    assert made.target
    (match,) = apply(made, [on_match(made, "none", "none")])[0].matches
    assert (match.original, match.verdict, match.confidence) == (None, "none", 0.0)
    value = answer_written("verbatim", made.matches[0].original, {"en/a.txt": made.target})
    (match,) = apply(made, [on_match(made, "reject", value)])[0].matches
    assert match.original == made.matches[0].original
    assert match.decision and match.decision.status == "rejected"
    elsewhere = replace(made.matches[0], original=candidate(made.target, "Yes"))
    (match,) = apply(replace(made, matches=(elsewhere,)), [on_match(made, "reject", value)])[0].matches
    assert match == elsewhere


def test_a_changed_original_and_a_lost_quote_are_conflicts() -> None:
    made = bitext()
    assert made.target
    value = answer_written("verbatim", made.matches[0].original, {"en/a.txt": made.target})
    entry = on_match(made, "accept", value)
    changed = bitext(english=(*ENGLISH[:2], '"We are leaving. We are staying on," says Léa.', *ENGLISH[3:]))
    assert not apply(changed, [entry])[1]  # moved within the text, and there once
    assert (found := apply(changed, [entry])[0].matches[0].original) and found.text == "We are staying"
    gone = replace(changed, target=text("en/a.txt", ("Nothing of it.",) * 5), matches=made.matches)
    assert "en/a.txt has changed there" in apply(gone, [entry])[1][0].message
    unquoted = replace(made, matches=())
    assert "no quote" in apply(unquoted, [entry])[1][0].message


def test_undoing_is_a_decision_and_can_be_undone() -> None:
    made = bitext()
    first, second = (on_beads(made, action, made.beads[0]) for action in ("accept", "reject"))
    away = undoing(second)
    back = undoing(away)
    assert active([first, second]) == (first, second)
    assert active([first, second, away]) == (first,)
    assert active([first, second, away, back]) == (first, second)
    assert shape(apply(made, [first, second, away])[0])[0][2] == "accepted"


@pytest.mark.parametrize(
    "change",
    [
        {"anchor": "nonsense"},
        {"anchor": "- -"},
        {"action": "merge", "value": "0-18 0-22; 0-18 0-22"},
        {"action": "merge", "value": "x"},
        {"action": "merge", "value": ""},
    ],
)
def test_a_line_that_makes_no_sense_is_a_conflict(change: dict[str, str]) -> None:
    made = bitext()
    entry = replace(on_beads(made, "accept", made.beads[0]), **change)  # type: ignore[arg-type]
    got, conflicts = apply(made, [entry])
    assert got == made and len(conflicts) == 1


def _fill(steps: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Cut a list of bead types so that it holds five sentences a side, and put what is missing into one more bead."""
    made, left, right = [], 5, 5
    for one, other in steps:
        step = min(one, left), min(other, right)
        if step != (0, 0):
            made.append(step)
        left, right = left - step[0], right - step[1]
    return (*made, (left, right)) if left or right else tuple(made)


shapes = st.lists(st.sampled_from([(1, 1), (2, 1), (1, 2), (1, 0), (0, 1), (2, 2)]), max_size=8).map(_fill)


@settings(max_examples=200, deadline=None)
@given(shapes, shapes, st.data())
def test_every_sentence_stays_in_one_bead_in_order(
    first: Sequence[tuple[int, int]], later: Sequence[tuple[int, int]], data: st.DataObject
) -> None:
    """Whatever a later run says, decided beads stand as decided, and the others hold the rest, once and in order."""
    names = tuple(f"Phrase {i}." for i in range(5)), tuple(f"Sentence {i}." for i in range(5))
    before, after = bitext(*names, first), bitext(*names, later)
    chosen = data.draw(st.lists(st.sampled_from(before.beads), unique=True))
    entries = [on_beads(before, "accept", bead) for bead in chosen]
    got, _ = apply(after, entries)
    for side in ("source", "target"):
        spans = [getattr(bead, side) for bead in got.beads]
        assert [i for span in spans for i in range(span.start, span.end)] == list(range(5))
        assert all(one.end <= other.start for one, other in pairwise(spans))
    kept = [(set(range(b.source.start, b.source.end)), set(range(b.target.start, b.target.end))) for b in got.beads]
    for bead in chosen:
        wanted = set(range(bead.source.start, bead.source.end)), set(range(bead.target.start, bead.target.end))
        assert wanted in kept
    assert apply(got, entries)[0] == got


def test_the_file_is_read_as_it_was_written(tmp_path: Path) -> None:
    made = bitext()
    store = Store(tmp_path / "decisions.tsv")
    assert store.read() == ()
    entry = make("bead", "fr/é\ta.txt", "en/a.txt", "x", "accept", "", "two\nlines \ud800", "Ada\tB", NOW)
    wanted = [store.add(lambda _: on_beads(made, "accept", made.beads[0])), store.add(lambda _: entry)]
    assert list(Store(store.path).read()) == wanted == list(store.read())
    assert wanted[1].text == "two lines ?" and wanted[1].by == "Ada B"
    assert store.path.read_text(encoding="utf-8").startswith(HEADER + "\n")
    assert sorted(path.name for path in tmp_path.iterdir()) == [".decisions.tsv.lock", "decisions.tsv"]


def test_what_people_write_into_the_file_stays(tmp_path: Path) -> None:
    made = bitext()
    first, second = (on_beads(made, "accept", bead) for bead in made.beads[:2])
    path = tmp_path / "decisions.tsv"
    path.write_bytes(f"# ours\r\n{HEADER}\r\n\r\n{line(first)}".encode())
    store = Store(path)
    assert store.read() == (first,)
    store.add(lambda entries: second)
    assert store.read() == (first, second)
    assert path.read_bytes().startswith(b"# ours\r\n")
    path.write_text(f"{HEADER}\n{line(first)}\n{line(second)}\n{line(first)}\n", encoding="utf-8")
    assert store.read() == (first, second)  # a merge of two versions has a line twice


@pytest.mark.parametrize(
    ("content", "place", "words"),
    [
        ("id\twhat\n", ":1", "not a header"),
        (f"{HEADER}\n# note\na\tb\n", ":3", "2 fields"),
        (f"{HEADER}\n" + "\t".join(["x", "bead", "d", "t", "a", "undo", "", "", "me", NOW]), ":2", "bead undo"),
        (f"{HEADER}\n" + "\t".join(["", "bead", "d", "t", "a", "accept", "", "", "me", NOW]), ":2", "without id"),
    ],
)
def test_a_malformed_file_is_an_error_with_its_line_and_is_left_alone(
    tmp_path: Path, content: str, place: str, words: str
) -> None:
    path = tmp_path / "decisions.tsv"
    path.write_text(content, encoding="utf-8")
    store = Store(path)
    for act in (store.read, lambda: store.add(lambda _: on_beads(bitext(), "accept", bitext().beads[0]))):
        with pytest.raises(InputError, match=words) as error:
            act()
        assert error.value.where.endswith(place)
    assert path.read_text(encoding="utf-8") == content


def test_a_folder_that_cannot_be_written_is_an_error(tmp_path: Path) -> None:
    made = bitext()
    store = Store(tmp_path / "gone" / "decisions.tsv")
    with pytest.raises(OutputError, match="allow writing"):
        store.add(lambda _: on_beads(made, "accept", made.beads[0]))


PROGRAM = """
import sys
from pathlib import Path
from aligner.decisions import Store
from aligner.decisions.entries import make
print("ready", flush=True)
sys.stdin.readline()
for number in range(25):
    by = f"{sys.argv[2]}{number}"
    Store(Path(sys.argv[1])).add(lambda _: make("bead", "fr/a.txt", "en/a.txt", "x", "accept", "", "", by, "now"))
"""


def test_two_processes_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "decisions.tsv"
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    processes = [subprocess.Popen([sys.executable, "-c", PROGRAM, str(path), by], **pipes) for by in ("a", "b")]  # type: ignore[call-overload]
    for process in processes:
        assert process.stdout.readline() == "ready\n"
    for process in processes:  # both write from now on
        process.stdin.write("\n")
        process.stdin.flush()
    for process in processes:
        process.communicate(timeout=60)
        assert process.returncode == 0
    names = [entry.by for entry in parse(path.read_text(encoding="utf-8"))]
    for by in ("a", "b"):
        assert [name for name in names if name.startswith(by)] == [f"{by}{number}" for number in range(25)]


def test_the_file_lies_with_the_corpus(tmp_path: Path) -> None:
    fr, en, far = tmp_path / "c/fr", tmp_path / "c/en", tmp_path / "far/en"
    for folder in (fr, en, far):
        folder.mkdir(parents=True)
    assert find(fr) is None
    assert home(fr, en) == tmp_path / "c/decisions.tsv"
    assert home(fr, far) == fr / "decisions.tsv"
    (tmp_path / "c/metadata.tsv").touch()
    assert home(fr, far) == tmp_path / "c/decisions.tsv"
    (fr / "decisions.tsv").touch()
    assert home(fr, en) == find(fr) == fr / "decisions.tsv"


def test_the_signature_says_that_decisions_went_in() -> None:
    made = bitext()
    corpus, _ = apply_all(Corpus((made,), ()), [on_beads(made, "accept", made.beads[0])])
    assert dict(corpus.signature.settings)["decisions"].startswith("1:")
    assert apply_all(Corpus((made,), ()), [])[0].signature.settings == ()
