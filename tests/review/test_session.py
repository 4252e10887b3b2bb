"""A decision costs what its bitext costs, and gives what applying all decisions anew gives."""

from __future__ import annotations

import random
import stat
import time
from pathlib import Path
from typing import Any

import pytest

from aligner.decisions import Entry, Store
from aligner.errors import UsageError
from aligner.export.rebuild import bitext_of
from aligner.model import Corpus, Signature
from aligner.report import render
from aligner.review.edits import decide, redo, undo
from aligner.review.session import Session, View, view
from aligner.review.watch import Watch


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


def test_the_time_of_a_decision_does_not_grow_with_those_about_other_texts(tmp_path: Path) -> None:
    def seconds(documents: int) -> tuple[float, float]:
        made = corpus(documents)
        session = Session(made, Store(tmp_path / "decisions.tsv"), "me")
        first = session.at(())
        names = list(first.beads)[::4]
        entries = tuple(decide(first, {"what": "bead", "id": n, "action": "accept"}, "me")[0] for n in names)
        start = time.process_time()
        view(made, entries)
        whole = time.process_time() - start
        session.at(entries[:-1])
        start = time.process_time()
        session.at(entries)
        return whole, time.process_time() - start

    small, large = seconds(200), seconds(1600)
    assert large[0] / small[0] < 8**1.5, "all of them"
    assert large[1] < large[0] / 3 and large[1] < 0.15, "one more"


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
