"""What the server lets in, what it keeps, and what it answers."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from aligner.decisions import Store, apply_all
from aligner.report import render
from aligner.review.app import inject
from tests.review.conftest import PORT, TOKEN, small, visitor

BEADS = ["fr_a_s1_s1", "fr_a_s2_s2", "fr_a_s3_s3", "fr_a_s4_s4"]
QUOTE = "fr_a_q1"


def send(client: Any, action: str, id_: str = BEADS[0], what: str = "bead", **more: object) -> Any:
    return client.post("/decisions", json={"what": what, "id": id_, "action": action, **more})


def made(store: Store) -> list[tuple[str, str]]:
    """Return type and status of each bead after all that the file says."""
    corpus, conflicts = apply_all(small(), store.read())
    assert not conflicts
    return [(bead.type, bead.decision.status if bead.decision else "auto") for bead in corpus.bitexts[0].beads]


def match(store: Store) -> Any:
    return apply_all(small(), store.read())[0].bitexts[0].matches[0]


def test_only_the_address_with_the_token_opens_it(store: Store, tmp_path: Path) -> None:
    with visitor(store, "Ada", tmp_path) as client:
        for path in ("/", "/state", "/assets/review.js", "/?token=wrong", "/?token=", f"/state?token={TOKEN}"):
            assert client.get(path).status_code == 403, path
        assert client.post(f"/decisions?token={TOKEN}", json={}).status_code == 403
        answer = client.get(f"/?token={TOKEN}", follow_redirects=False)
        assert answer.status_code == 200 and 'content="0; url=/"' in answer.text
        cookie = answer.headers["set-cookie"]
        assert "HttpOnly" in cookie and "samesite=strict" in cookie.lower() and str(PORT) in cookie
        assert TOKEN not in cookie, "what lets in from now on was on no command line and in no history"
        assert client.get("/").status_code == 200
        client.cookies.clear()
        assert client.get(f"/?token={TOKEN}").status_code == 403, "a token works once"
    assert store.read() == ()


@pytest.mark.parametrize("host", ["evil.example", "evil.example:8000", "127.0.0.1", "127.0.0.1:8001", ""])
def test_another_host_is_refused_even_with_the_cookie(client: Any, host: str) -> None:
    assert client.get("/state", headers={"host": host}).status_code == 400


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "https://127.0.0.1:8000", "http://127.0.0.1:9"])
def test_other_sites_are_refused(client: Any, store: Store, origin: str) -> None:
    body = {"what": "bead", "id": BEADS[0], "action": "accept"}
    assert client.post("/decisions", json=body, headers={"origin": origin}).status_code == 403
    assert client.post("/decisions", json=body, headers={"origin": f"http://127.0.0.1:{PORT}"}).status_code == 200
    assert len(store.read()) == 1


@pytest.mark.parametrize(
    ("content", "kind", "status"),
    [
        ('{"what": "bead"}', "text/plain", 415),
        ("{", "application/json", 400),
        ("[]", "application/json", 400),
        ('{"a": "' + "x" * 70000 + '"}', "application/json", 413),
        ("{}", "application/json", 400),
    ],
)
def test_a_malformed_request_is_told_so(client: Any, content: str, kind: str, status: int) -> None:
    answer = client.post("/decisions", content=content, headers={"content-type": kind})
    assert answer.status_code == status and answer.json()["error"]


def test_the_page_runs_its_own_code_alone(client: Any) -> None:
    answer = client.get("/")
    policy = dict(part.strip().partition(" ")[::2] for part in answer.headers["content-security-policy"].split(";"))
    assert policy["default-src"] == "'none'" and policy["connect-src"] == "'self'"
    assert re.fullmatch(r"'sha256-\S+' 'self'", policy["script-src"])
    assert policy["frame-ancestors"] == "'none'" and answer.headers["x-frame-options"] == "DENY"
    assert "Content-Security-Policy" not in answer.text and answer.text.count("/assets/review.js") == 1
    assert answer.headers["cache-control"] == "no-store"
    assert client.get("/assets/app.py").status_code == 404
    assert client.get("/favicon.ico").status_code == 204  # what browsers ask for unbidden
    for name in ("review.js", "review.css"):
        content = client.get(f"/assets/{name}").text
        assert not re.search(r"https?://|innerHTML|@import|url\(", content)


def test_a_page_without_policy_is_not_served() -> None:
    with pytest.raises(ValueError, match="Content-Security-Policy"):
        inject(render(small()).replace("Content-Security-Policy", "x"))


@pytest.mark.parametrize(
    ("request_", "wanted", "left"),
    [
        ({"action": "accept"}, [("1-1", "accepted"), *[("1-1", "auto")] * 3], "fr_a_s1_s1"),
        ({"action": "reject"}, [("1-1", "rejected"), *[("1-1", "auto")] * 3], "fr_a_s1_s1"),
        ({"action": "merge"}, [("2-2", "corrected"), *[("1-1", "auto")] * 2], "fr_a_s1-2_s1-2"),
        (
            {"action": "merge", "direction": "up", "id": BEADS[3]},
            [*[("1-1", "auto")] * 2, ("2-2", "corrected")],
            "fr_a_s3-4_s3-4",
        ),
        (
            {"action": "split"},
            [("1-0", "corrected"), ("0-1", "corrected"), *[("1-1", "auto")] * 3],
            "fr_a_s1_0",
        ),
        (
            {"action": "move", "side": "source", "direction": "down"},
            [("0-1", "corrected"), ("2-1", "corrected"), *[("1-1", "auto")] * 2],
            "fr_a_0_s1",
        ),
        (
            {"action": "move", "side": "target", "direction": "up", "id": BEADS[1]},
            [("1-2", "corrected"), ("1-0", "corrected"), *[("1-1", "auto")] * 2],
            "fr_a_s2_0",
        ),
        (
            {"action": "move", "side": "target", "direction": "up"},
            [("0-1", "corrected"), ("1-0", "corrected"), *[("1-1", "auto")] * 3],
            "fr_a_s1_0",
        ),
    ],
)
def test_beads_are_decided(
    client: Any, store: Store, request_: dict[str, str], wanted: list[tuple[str, str]], left: str
) -> None:
    answer = client.post("/decisions", json={"what": "bead", "id": BEADS[0], **request_})
    assert answer.status_code == 200, answer.text
    assert made(store) == wanted
    assert answer.json()["focus"] == left
    assert f'data-id="{left}"' in client.get("/").text
    (entry,) = store.read()
    assert (entry.by, entry.action) == ("Ada", request_["action"])


def test_corrections_build_on_each_other(client: Any, store: Store) -> None:
    left = send(client, "merge").json()["focus"]
    left = send(client, "merge", left).json()["focus"]
    assert made(store) == [("3-3", "corrected"), ("1-1", "auto")]
    left = send(client, "split", left).json()["focus"]
    assert sum(int(kind[0]) for kind, _ in made(store)) == 4 and len(made(store)) == 3
    assert send(client, "accept", left).status_code == 200
    assert [status for _, status in made(store)] == ["accepted", "corrected", "auto"]


@pytest.mark.parametrize(
    ("request_", "words"),
    [
        ({"action": "merge", "direction": "up"}, "no bead to merge"),
        ({"action": "fly"}, "no action"),
        ({"what": "song", "action": "accept"}, "bead or a match"),
        ({"what": "match", "id": QUOTE, "action": "fly"}, "no action"),
        ({"what": "match", "id": QUOTE, "action": "pick"}, "no verdict"),
        ({"what": "match", "id": QUOTE, "action": "span", "verdict": "altered", "document": "en/x"}, "not among"),
        (
            {"what": "match", "id": QUOTE, "action": "span", "verdict": "altered", "document": "en/a.txt", "start": 5},
            "no span",
        ),
        (
            {
                **{"what": "match", "id": QUOTE, "action": "span", "verdict": "altered"},
                **{"document": "en/a.txt", "start": 22, "end": 23},
            },
            "white space",
        ),
    ],
)
def test_what_cannot_be_done_is_told_and_changes_nothing(
    client: Any, store: Store, request_: dict[str, object], words: str
) -> None:
    answer = client.post("/decisions", json={"what": "bead", "id": BEADS[0], **request_})
    assert answer.status_code == 400 and words in answer.json()["error"]
    assert store.read() == ()


def test_matches_are_decided(client: Any, store: Store) -> None:
    assert send(client, "accept", QUOTE, "match").status_code == 200
    assert match(store).decision.status == "accepted" and match(store).confidence == 0.9
    shown = client.get("/quote", params={"id": QUOTE}).json()
    assert [one["text"] for one in shown["candidates"]] == ["We will stay here", "She laughs."]
    seen = {"seen": shown["version"]}
    answer = send(client, "pick", QUOTE, "match", verdict="altered", **shown["candidates"][0], **seen)
    assert answer.json()["entry"]["action"] == "pick"
    assert (match(store).original.text, match(store).verdict) == ("We will stay here", "altered")
    seen = {"seen": answer.json()["state"]["version"]}
    whole = client.get("/text", params={"id": "en/a.txt"}).json()["text"]
    start = whole.index(" says Léa")
    answer = send(
        client, "pick", QUOTE, "match", verdict="paraphrase", document="en/a.txt", start=start, end=start + 9, **seen
    )
    assert answer.json()["entry"]["action"] == "span"
    assert match(store).original.text == "says Léa"
    seen = {"seen": answer.json()["state"]["version"]}
    assert send(client, "none", QUOTE, "match", **seen).status_code == 200
    assert match(store).original is None
    client.post("/undo", json={})
    assert match(store).original.text == "says Léa"


def test_undo_and_redo_go_back_and_forth(client: Any, store: Store) -> None:
    assert client.post("/undo", json={}).status_code == 400
    for id_ in BEADS[:2]:
        send(client, "accept", id_)
    both, one, none = (["accepted"] * count + ["auto"] * (4 - count) for count in (2, 1, 0))
    statuses = [both]
    for path in ("/undo", "/undo", "/redo", "/redo", "/undo"):
        assert client.post(path, json={}).status_code == 200
        statuses.append([status for _, status in made(store)])
    assert statuses == [both, one, none, one, both, one]
    send(client, "reject", BEADS[2])
    assert client.post("/redo", json={}).status_code == 400
    assert len(store.read()) == 8


def test_several_people_decide_and_undo_only_what_is_theirs(client: Any, store: Store, tmp_path: Path) -> None:
    with visitor(store, "Bob", tmp_path) as bob:
        bob.get(f"/?token={TOKEN}")
        before = bob.get("/state").json()["version"]
        send(client, "merge")
        state = bob.get("/state").json()
        assert state["version"] != before and state["decided"]["beads"]["fr_a_s1-2_s1-2"]["by"] == "Ada"
        stale = send(bob, "accept", BEADS[0])
        assert stale.status_code == 409 and "reload" in stale.json()["error"]
        assert bob.post("/undo", json={}).status_code == 400
        assert send(bob, "accept", BEADS[3]).status_code == 200
        client.post("/undo", json={})
        assert made(store) == [("1-1", "auto")] * 3 + [("1-1", "accepted")]


def test_a_match_that_somebody_changed_meanwhile_is_not_accepted(client: Any, store: Store, tmp_path: Path) -> None:
    with visitor(store, "Bob", tmp_path) as bob:
        bob.get(f"/?token={TOKEN}")
        seen = bob.get("/state").json()["version"]
        send(client, "accept", BEADS[0])
        send(client, "none", QUOTE, "match")
        assert send(bob, "accept", QUOTE, "match", seen=seen).status_code == 409
        now = bob.get("/state").json()["version"]
        assert send(bob, "accept", QUOTE, "match", seen=now).status_code == 200
        assert (match(store).decision.by, match(store).original) == ("Bob", None)


def test_conflicts_are_shown(client: Any, store: Store) -> None:
    send(client, "accept")
    content = store.path.read_text(encoding="utf-8")
    store.path.write_text(
        content.replace("~", "~0", 1).replace("~0" + content.split("~")[1][:1], "~0"), encoding="utf-8"
    )
    (conflict,) = client.get("/state").json()["conflicts"]
    assert "fr/a.txt has changed there" in conflict["message"] and "Ada" in conflict["message"]


def test_a_damaged_file_is_told_and_not_touched(client: Any, store: Store) -> None:
    store.path.write_text("nonsense\n", encoding="utf-8")
    for answer in (client.get("/"), client.get("/state"), send(client, "accept")):
        assert answer.status_code == 500 and "decisions.tsv:1" in answer.json()["error"]
    assert store.path.read_text(encoding="utf-8") == "nonsense\n"


def test_results_are_written_with_the_decisions_in(client: Any, tmp_path: Path) -> None:
    send(client, "reject")
    answer = client.post("/export", json={}).json()
    assert str(tmp_path / "out/alignment.tsv") in answer["written"]
    assert "\trejected\tAda\n" in (tmp_path / "out/alignment.tsv").read_text(encoding="utf-8")
    assert "st:rejected" in (tmp_path / "out/fr/a.xml").read_text(encoding="utf-8")
