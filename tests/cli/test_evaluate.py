"""`align evaluate`, in process: what is printed, as JSON and as text, and how bad use ends."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from aligner.cli import group
from aligner.errors import AlignerError

ROOT = Path(__file__).parents[2]
FRENCH = ["Le conseil s'est réuni vendredi à Paris.", "Le président a quitté la salle.", "L'entreprise a 770 salariés."]
ENGLISH = ["The board met in Paris on Friday.", "The president left the room.", "The company has 770 employees."]


def run(*arguments: object) -> str:
    result = CliRunner().invoke(group, ["evaluate", *map(str, arguments)], standalone_mode=False)
    if result.exception:
        raise result.exception
    return result.stdout


def scores(*arguments: object) -> dict[str, Any]:
    out: dict[str, Any] = json.loads(run(*arguments, "--json"))
    assert out["signature"].startswith("aligner:")
    return out


@pytest.fixture
def case(tmp_path: Path) -> Path:
    folder = tmp_path / "a"
    folder.mkdir()
    (folder / "src.txt").write_text("\n".join(FRENCH), encoding="utf-8")
    (folder / "tgt.txt").write_text("\n".join(ENGLISH), encoding="utf-8")
    (folder / "gold.txt").write_text("[0]:[0]\n[1]:[1]\n[2]:[2]\n", encoding="utf-8")
    return folder


def test_alignment_of_our_own(case: Path) -> None:
    out = scores("alignment", case)
    assert out["strict"]["f1"] == out["lax"]["f1"] == 1
    assert out["types"]["1-1"] == {
        "found": 3,
        "gold": 3,
        "strict": {"precision": 1, "recall": 1},
        "lax": {"precision": 1, "recall": 1},
    }
    assert out["strict"]["f1_interval"] == [None, None]
    assert "bilingual:" in out["signature"]


def test_alignment_of_somebody_else(case: Path) -> None:
    file = case.parent / "theirs.txt"
    file.write_text("0\t0\t1\n2\t2\t1\n3\t3\t0\n", encoding="utf-8")
    out = scores("alignment", *(case / name for name in ("src.txt", "tgt.txt", "gold.txt")), "--hypothesis", file)
    assert out["strict"]["precision"] == 0.5 and out["lax"]["recall"] == 1
    assert "bilingual:" not in out["signature"]
    text = run("alignment", case, "--hypothesis", file)
    assert "strict  0.400" in text and "2-2" in text


def test_nulls_one_by_one_are_printed_next_to_the_others(case: Path) -> None:
    (case / "gold.txt").write_text("[0]:[0]\n[1]:[]\n[2]:[]\n[]:[1]\n[]:[2]\n", encoding="utf-8")
    file = case.parent / "theirs.txt"
    file.write_text("[0]:[0]\n[1,2]:[]\n[]:[1,2]\n", encoding="utf-8")
    out = scores("alignment", case, "--hypothesis", file, "--one-by-one")
    assert out["strict"]["precision"] == pytest.approx(1 / 3)
    assert out["nulls_one_by_one"]["strict"]["f1"] == 1 and out["nulls_one_by_one"]["types"]["1-0"]["found"] == 2
    text = run("alignment", case, "--hypothesis", file, "--one-by-one")
    assert "strict, nulls one by one  1.000" in text
    assert "one by one" not in run("alignment", case, "--hypothesis", file)


def test_translation_alone_and_against_another(tmp_path: Path) -> None:
    files = {name: tmp_path / name for name in ("good", "bad[x]", "gold")}
    files["gold"].write_text("\n".join(ENGLISH * 5), encoding="utf-8")
    files["good"].write_text("\n".join(ENGLISH * 5), encoding="utf-8")
    files["bad[x]"].write_text("\n".join(["The board left.", *ENGLISH[1:]] * 5), encoding="utf-8")
    assert scores("translation", files["good"], files["gold"])["scores"][0]["value"] == pytest.approx(100)
    rows = scores("translation", files["good"], files["gold"], "--against", files["bad[x]"])["comparison"]
    assert rows[0]["p"] is None and rows[1]["value"] > rows[0]["value"] and rows[1]["p"] < 0.05
    assert "bad[x]" in run("translation", files["good"], files["gold"], "--against", files["bad[x]"])


def test_quotes_and_their_originals(tmp_path: Path) -> None:
    body = (ROOT / "corpus/fr/2023-11-30_altman-less-powerful.txt").read_bytes().decode()
    at = body.index("L’entreprise ira parfaitement bien")
    row = {
        "path": "fr/2023-11-30_altman-less-powerful.txt",
        "start": at,
        "end": body.index("»", at) - 1,
        "kind": "direct",
        "speaker": "Sam Altman",
        "original": "the company will be totally fine without me",
        "original_paths": ["en/2023-11-29_altman-verge-interview.txt"],
    }
    gold = tmp_path / "gold.jsonl"
    gold.write_text(json.dumps(row) + "\n", encoding="utf-8")
    out = scores("quotes", gold, ROOT / "corpus/fr")
    assert out["recall"]["hits"] == 1 and out["precision"]["total"] > 1 and "originals" not in out
    out = scores("quotes", gold, ROOT / "corpus/fr", ROOT / "corpus/en")
    assert out["originals found"]["value"] == 1 and out["originals"]["token_f1"] > 0.9
    gold.write_text(json.dumps(row | {"path": "fr/elsewhere.txt"}) + "\n", encoding="utf-8")
    with pytest.raises(AlignerError, match=r"fr/elsewhere\.txt is not there"):
        run("quotes", gold, ROOT / "corpus/fr")


@pytest.mark.parametrize(
    "arguments", [("alignment", "absent"), ("translation", "absent", "absent"), ("quotes", "absent", "absent")]
)
def test_what_is_not_there_is_an_error_that_says_so(arguments: tuple[str, ...]) -> None:
    with pytest.raises(AlignerError, match="absent"):
        run(*arguments)
