"""The command as people call it, in its own process: what is printed, what is written, how it ends."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def align(*arguments: object, cwd: Path = ROOT, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "from aligner.start import main; main()", *map(str, arguments)]
    env = os.environ | {"COLUMNS": "200", "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"} | environment
    return subprocess.run(command, capture_output=True, text=True, cwd=cwd, env=env, timeout=120, encoding="utf-8")


@pytest.fixture(scope="module")
def main_job(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, object], Path]:
    """`align corpus/fr corpus/en`, once for all tests of this module."""
    out = tmp_path_factory.mktemp("main") / "aligned"
    done = align("corpus/fr", "corpus/en", "-o", out, "--translator", "none", "--json")
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout), out


def test_the_quote_of_the_readme_finds_its_original(main_job: tuple[dict[str, object], Path]) -> None:
    result, _ = main_job
    quotes = [quote for document in result["documents"] for quote in document["quotes"]]
    (found,) = {
        (q["original"]["text"].rstrip("."), q["original"]["document"], q["speaker"])
        for q in quotes
        if q["text"].startswith("L’entreprise ira parfaitement bien")
    }
    assert found == (
        "the company will be totally fine without me",
        "en/2023-11-29_altman-verge-interview.txt",
        "Sam Altman",
    )


def test_spans_are_those_of_the_files(main_job: tuple[dict[str, object], Path]) -> None:
    result, _ = main_job
    texts = {f"{p.parent.name}/{p.name}": p.read_bytes().decode() for p in (ROOT / "corpus").glob("*/*.txt")}
    checked = nearest = 0
    for document in result["documents"]:
        for quote in document["quotes"]:
            assert texts[document["id"]][quote["start"] : quote["end"]] == quote["text"]
            if original := quote["original"]:
                assert texts[original["document"]][original["start"] : original["end"]] == original["text"]
                checked += 1
            for found in quote["candidates"] if quote["verdict"] == "none" else ():
                assert texts[found["document"]][found["start"] : found["end"]] == found["text"]
                nearest += 1
    assert checked > 20 and nearest > 20


def test_outputs_are_there_and_listed(main_job: tuple[dict[str, object], Path]) -> None:
    result, out = main_job
    names = {str(Path(path).relative_to(out)) for path in result["written"]}
    assert {"corpus.xml", "quotes.tsv", "alignment.tsv", "manifest.json"} <= names
    assert names == {str(path.relative_to(out)) for path in out.rglob("*") if path.is_file()}


def test_two_runs_write_the_same_bytes(main_job: tuple[dict[str, object], Path], tmp_path: Path) -> None:
    _, first = main_job
    done = align("run", "corpus/fr", "corpus/en", "-o", tmp_path, "--translator", "none", "-q", PYTHONHASHSEED="7")
    assert (done.returncode, done.stdout) == (0, "")
    for path in first.rglob("*"):
        if path.is_file():
            assert path.read_bytes() == (tmp_path / path.relative_to(first)).read_bytes(), path.name


def test_bad_files_are_named_and_the_rest_goes_on(tmp_path: Path) -> None:
    (tmp_path / "fr").mkdir()
    (tmp_path / "en").mkdir()
    (tmp_path / "fr/good.txt").write_text("« Il fait beau », a dit Marie Curie.", encoding="utf-8")
    (tmp_path / "fr/empty.txt").write_text("", encoding="utf-8")
    (tmp_path / "fr/long.txt").write_bytes(b"a" * 50_000_000)
    (tmp_path / "en/pool.txt").write_text('"The weather is fine," said Marie Curie.', encoding="utf-8")
    (tmp_path / "en/binary.txt").write_bytes(b"\x00\xff" * 4000)
    done = align("fr", "en", "--translator", "none", "--json", cwd=tmp_path)
    assert done.returncode == 3
    assert "Traceback" not in done.stderr
    assert [Path(f["path"]).name for f in json.loads(done.stdout)["failures"]] == [
        "empty.txt",
        "long.txt",
        "binary.txt",
    ]
    assert (tmp_path / "aligned/corpus.xml").stat().st_size > 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("missing", "corpus/en"), "missing: no such file"),
        (("corpus/fr",), "Missing argument"),
        (("corpus/fr", "corpus/en", "--encoder", "nobody"), "nobody"),
        (("quotes", "--queries", "corpus/metadata.tsv"), "--pool"),
        (("--no-such-option",), "--no-such-option"),
        (("glossary", "check"), "give the folders FRENCH and ENGLISH"),
        (("glossary", "check", "corpus/fr"), "give the folders FRENCH and ENGLISH"),
        (
            ("glossary", "check", "corpus/fr/2024-09-27_anthropic-mocks-openai.txt", "corpus/en"),
            "no text has an English version",
        ),
    ],
)
def test_bad_use_ends_with_two_and_says_why(arguments: tuple[str, ...], said: str) -> None:
    done = align(*arguments)
    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr


@pytest.fixture(scope="module")
def spoken(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Path]:
    """The main job on a short text without an English version, as anybody would call it: what it prints, its folder."""
    top = tmp_path_factory.mktemp("spoken")
    text = "Il pleut depuis trois jours.\n\n« Nous partirons demain matin », a dit Marie Curie."
    pool = 'The chemists met in Paris in 1911. "We will leave tomorrow," said Marie Curie. Nobody else spoke.\n' * 3
    for name, content in (("fr/pluie.txt", text), ("en/pool.txt", pool)):
        (top / name).parent.mkdir()
        (top / name).write_text(content, encoding="utf-8")
    done = align("fr", "en", "-o", "aligned", "--no-cache", cwd=top)
    assert done.returncode == 0, done.stderr
    return done.stdout, top / "aligned"


def test_the_main_job_speaks_english_without_being_asked(spoken: tuple[str, Path]) -> None:
    printed, out = spoken
    assert "Without an English version: 1, translated by machine (argos:translate-fr_en-0_9_2)." in printed
    tei = (out / "fr/pluie.xml").read_text(encoding="utf-8")
    notes = [note.split("<")[0] for note in tei.split('xml:lang="en-t-fr-t0-und"')[1:]]
    assert len(notes) == 2
    assert "rain" in notes[0].casefold() and "tomorrow" in notes[1].casefold()


def test_what_a_machine_translated_is_no_original(spoken: tuple[str, Path]) -> None:
    _, out = spoken
    rows = (out / "quotes.tsv").read_text(encoding="utf-8").splitlines()
    assert {row.split("\t")[10] for row in rows[1:]} <= {"", "en/pool.txt"}
    assert not list(out.glob("en/pluie*"))


def test_one_quote_from_the_shell() -> None:
    done = align("quotes", "--quote", "L'entreprise ira parfaitement bien sans moi", "corpus/en")
    assert done.returncode == 0
    assert "the company will be totally fine without me" in done.stdout
    assert "The Verge" in done.stdout


def test_by_original_groups_the_renderings() -> None:
    done = align("quotes", "corpus/fr", "corpus/en", "--by", "original")
    block = done.stdout.split("the company will be totally fine without me")[1].split('\n"')[0]
    assert block.count("« L’entreprise ira parfaitement bien sans moi") == 2
    assert "« L’entreprise ira très bien sans moi »" in block


def test_batch_doors(tmp_path: Path) -> None:
    (tmp_path / "fr").write_text("Bonjour, monsieur.\nIl pleut.\nElle est partie hier.\n", encoding="utf-8")
    (tmp_path / "en").write_text("Good morning, sir.\nIt is raining. She left yesterday.\n", encoding="utf-8")
    done = align("beads", tmp_path / "fr", tmp_path / "en", "--lines")
    assert [line.rsplit(":", 1)[0] for line in done.stdout.splitlines()] == ["[0]:[0]", "[1, 2]:[1]"]
    (tmp_path / "q.tsv").write_text("id\ttext\nq1\tIl pleut depuis trois jours\n", encoding="utf-8")
    pool = 'id\ttext\np1\tHe said: "It has been raining for three days, and I like it."\np2\tNothing happened.\n'
    (tmp_path / "p.tsv").write_text(pool, encoding="utf-8")
    done = align("quotes", "--queries", tmp_path / "q.tsv", "--pool", tmp_path / "p.tsv")
    header, row = (line.split("\t") for line in done.stdout.splitlines())
    assert header == ["id", "verdict", "confidence", "candidate_id", "start", "end", "text"]
    assert (row[0], row[3], row[6]) == ("q1", "p1", "It has been raining for three days")
    assert pool.splitlines()[1].split("\t")[1][int(row[4]) : int(row[5])] == row[6]
    assert "verdicts are less sure" not in done.stderr
    done = align("quotes", "--queries", tmp_path / "q.tsv", "--pool", tmp_path / "p.tsv", "--translator", "none")
    alone = done.stdout.splitlines()[1].split("\t")
    assert (alone[:2], alone[3:]) == (row[:2], row[3:]) and "verdicts are less sure" in done.stderr


def test_anchors_hold_and_bad_ones_are_named(tmp_path: Path) -> None:
    (tmp_path / "fr").write_text("Il pleut.\nElle part.\n", encoding="utf-8")
    (tmp_path / "en").write_text("It rains. She leaves.\nNobody knows.\n", encoding="utf-8")
    done = align("beads", tmp_path / "fr", tmp_path / "en", "--lines", "--anchor", "1:1")
    left = {row.split(":")[0] for row in done.stdout.splitlines()}
    assert "[0, 1]" not in left, done
    assert align("beads", tmp_path / "fr", tmp_path / "en", "--lines", "--anchor", "x").returncode == 2


def test_an_index_answers_as_the_texts_do(tmp_path: Path) -> None:
    quote = "L'entreprise ira parfaitement bien sans moi"
    first = align("index", "build", tmp_path / "pool", "corpus/en")
    again = align("index", "build", tmp_path / "pool", "corpus/en")
    assert (first.stdout.split()[0], again.stdout.split()[0]) == ("26", "0"), first.stderr + again.stderr
    _, row = align("index", "query", tmp_path / "pool", "--quote", quote).stdout.splitlines()
    assert row.split("\t")[3] == "en/2023-11-29_altman-verge-interview.txt"
    assert row.split("\t")[6] == "the company will be totally fine without me"
