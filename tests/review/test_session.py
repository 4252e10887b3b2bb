"""A decision costs what its bitext costs, and gives what applying all decisions anew gives."""

from __future__ import annotations

import random
import stat
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from aligner import decisions
from aligner.decisions import Entry, Store
from aligner.errors import UsageError
from aligner.formats.shared.rebuild import bitext_of
from aligner.model import Candidate, Corpus, Quote, QuoteMatch, Signature
from aligner.report import render
from aligner.review.edits import decide, redo, undo
from aligner.review.session import Session, View, view
from aligner.review.watch import Watch
from aligner.signature import digest


def corpus(documents: int, sentences: int = 4) -> Corpus:
    groups = [([f"Phrase numéro {i}."], [f"Sentence number {i}."], 0.9) for i in range(sentences)]
    pairs = (bitext_of((f"fr/{n}.txt", "fr"), (f"en/{n}.txt", "en"), groups) for n in range(documents))
    return Corpus(tuple(pairs), (), Signature("0"))


def same(one: View, other: View) -> None:
    assert (one.entries, one.corpus, one.conflicts) == (other.entries, other.corpus, other.conflicts)
    assert (dict(one.beads), dict(one.quotes), one.decided()) == (
        dict(other.beads),
        dict(other.quotes),
        other.decided(),
    )


def _taken(action: str, now: View, request: dict[str, str]) -> Entry:
    if action in ("undo", "redo"):
        return (undo if action == "undo" else redo)(now, "me")
    return decide(now, request, "me")[0]


@pytest.mark.parametrize("seed", range(4))
def test_each_view_is_the_one_that_is_made_from_nothing(tmp_path: Path, seed: int) -> None:
    chance, made = random.Random(seed), corpus(5)
    session = Session(made, Store(tmp_path / "decisions.tsv"), "me")
    entries: tuple[Entry, ...] = ()
    for _ in range(25):
        now = session.at(entries)
        action = chance.choice(("accept", "reject", "merge", "split", "undo", "redo", "undo"))
        request = {"what": "bead", "id": chance.choice(list(now.beads)), "action": action, "direction": "down"}
        try:
            entry = _taken(action, now, request)
        except UsageError:  # nothing to undo, no bead beside it
            continue
        entries = (*entries, entry)
        same(session.at(entries), view(made, entries))
        assert render(session.at(entries).corpus, session._known) == render(view(made, entries).corpus)
    assert len(entries) > 10


def test_only_the_bitext_that_was_decided_about_is_another(tmp_path: Path) -> None:
    session = Session(corpus(6), Store(tmp_path / "decisions.tsv"), "me")
    before = session.at(())
    name = list(before.beads)[9]
    entry, _ = decide(before, {"what": "bead", "id": name, "action": "accept"}, "me")
    after = session.at((entry,))
    other = [one is not two for one, two in zip(before.corpus.bitexts, after.corpus.bitexts, strict=True)]
    assert other == [False, False, True, False, False, False]


def _accepted(made: Corpus) -> tuple[Entry, ...]:
    first = view(made, ())
    return tuple(decide(first, {"what": "bead", "id": n, "action": "accept"}, "me")[0] for n in first.beads)


def test_a_decision_is_applied_to_its_bitext_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = corpus(40)
    entries = _accepted(made)
    session = Session(made, Store(tmp_path / "decisions.tsv"), "me")
    asked: list[int] = []
    applied = decisions.apply
    monkeypatch.setattr(
        "aligner.review.session.apply", lambda base, about, pool: asked.append(len(about)) or applied(base, about, pool)
    )
    view(made, entries)
    assert asked == [4] * 40, "every bitext once, with its own decisions"
    session.at(entries[:-1])
    asked.clear()
    session.at(entries)
    assert asked == [4], "one more"


@pytest.mark.parametrize("moved", ["beads", "quotes"])
def test_the_work_of_moved_decisions_grows_with_their_text(monkeypatch: pytest.MonkeyPatch, moved: str) -> None:
    """Digests are counted: of the words of every place that is looked for, and of every span that may hold them."""
    digested = 0

    def counted(words: Sequence[str]) -> str:
        nonlocal digested
        digested += 1
        return digest(words)

    def work(sentences: int) -> int:
        nonlocal digested
        before, after = (one_text(sentences, first) for first in ("", "D’abord. "))
        now = view(before, ())
        what, names = ("bead", now.beads) if moved == "beads" else ("match", now.quotes)
        entries = [decide(now, {"what": what, "id": name, "action": "accept"}, "me")[0] for name in names]
        digested = 0
        (bitext,) = after.bitexts
        assert bitext.target is not None
        made, conflicts = decisions.apply(bitext, entries, {"en/a.txt": bitext.target})
        kept = [one for one in (*made.beads, *made.matches) if one.decision]
        assert len(kept) == len(entries) == sentences and not conflicts
        return digested

    monkeypatch.setattr("aligner.decisions.places.digest", counted)
    small, large = work(50), work(200)
    assert 0 < large <= 4.4 * small


def one_text(sentences: int, first: str) -> Corpus:
    """Return a text of a number of sentences, every one a quote with its original; what comes `first` moves them."""
    groups = [([f"Phrase numéro {i:04}."], [f"Sentence number {i:04}."], 0.9) for i in range(sentences)]
    if first:
        groups.insert(0, ([first.strip()], [first.strip()], 0.9))
    made = bitext_of(("fr/a.txt", "fr"), ("en/a.txt", "en"), groups)
    assert made.target is not None
    pairs = list(zip(made.source.sentences, made.target.sentences, strict=True))[bool(first) :]
    matches = tuple(
        QuoteMatch(
            Quote("fr/a.txt", index, source.span, source.text),
            Candidate("en/a.txt", target.span, target.text, 0.5),
            "verbatim",
            0.9,
        )
        for index, (source, target) in enumerate(pairs)
    )
    return Corpus((replace(made, matches=matches),), (), Signature("0"))


def test_a_file_is_watched_by_its_contents(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("before")
    watch = Watch([path, tmp_path / "gone"])
    assert not watch.changed(str(path)) and not watch.changed(str(tmp_path / "gone")) and not watch.changed("other")
    path.write_text("before")
    assert not watch.changed(str(path)), "written again, the same"
    path.write_text("beforE")
    assert watch.changed(str(path)) and watch.changed(str(path))
    path.write_text("before")
    assert not watch.changed(str(path))
    path.unlink()
    assert watch.changed(str(path))


@pytest.mark.parametrize("side", ["fr", "en"])
def test_no_decision_is_written_about_a_text_that_has_changed(tmp_path: Path, side: str) -> None:
    testclient = pytest.importorskip("starlette.testclient", reason="the extra is not installed: aligner[review]")
    from aligner.review.app import application

    paths = {name: tmp_path / f"{name}.txt" for name in ("fr", "en")}
    for path in paths.values():
        path.write_text("as it was read")
    groups = [(["Phrase."], ["Sentence."], 0.9)]
    made = bitext_of((str(paths["fr"]), "fr"), (str(paths["en"]), "en"), groups)
    store = Store(tmp_path / "decisions.tsv")
    session = Session(Corpus((made,), (), Signature("0")), store, "me", watch=Watch(paths.values()))
    (name,) = session.current().beads
    with testclient.TestClient(application(session, ["t"], 8000, tmp_path), base_url="http://127.0.0.1:8000") as client:
        client.get("/?token=t")
        body = {"what": "bead", "id": name, "action": "accept"}
        assert client.post("/decisions", json=body).status_code == 200
        paths[side].write_text("as somebody left it")
        answer = client.post("/decisions", json=body)
    assert answer.status_code == 409 and "has changed since it was read; start `align review` again" in answer.text
    assert len(store.read()) == 1


def test_the_browser_is_given_a_file_that_others_cannot_read_and_no_token(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    uvicorn = pytest.importorskip("uvicorn", reason="the extra is not installed: aligner[review]")
    testclient = pytest.importorskip("starlette.testclient", reason="the extra is not installed: aligner[review]")
    from aligner.review import server

    opened: list[str] = []
    said: list[str] = []

    class Once:
        """Stands for the server: lets the browser in by its letter, then a person by the printed address."""

        def __init__(self, config: Any) -> None:
            self.app = config.app

        def run(self, sockets: Any) -> None:
            letter = Path(opened[0].removeprefix("file://"))
            assert stat.S_IMODE(letter.stat().st_mode) == 0o600
            assert stat.S_IMODE(letter.parent.stat().st_mode) == 0o700
            port = sockets[0].getsockname()[1]
            handed = letter.read_text().partition("url=http://127.0.0.1:")[2].partition('"')[0].partition("/")[2]
            assert "token" in handed and handed not in said[0] and "token" not in opened[0]
            with testclient.TestClient(self.app, base_url=f"http://127.0.0.1:{port}") as client:
                assert client.get(f"/{handed}").status_code == 200
                assert not letter.exists(), "removed once it was used"
                client.cookies.clear()
                assert client.get(f"/{handed}").status_code == 403
                assert client.get(said[0]).status_code == 200

    monkeypatch.setattr(uvicorn, "Server", Once)
    monkeypatch.setattr("webbrowser.open", opened.append)
    session = Session(corpus(1), Store(tmp_path / "decisions.tsv"), "me")
    server.serve(session, tmp_path / "out", 0, True, said.append)
    assert len(opened) == len(said) == 1
    assert not Path(opened[0].removeprefix("file://")).parent.exists()
