"""Commands that write: nothing of the user's is written over, and nothing that they wrote is read."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from aligner.cli import main

FRENCH = "Le port a ouvert hier. « Nous sommes prêts », a dit Anne Martin. Les bateaux entrent depuis ce matin."
ENGLISH = 'The port opened yesterday. "We are ready," said Anne Martin. Ships have been entering since this morning.'
Align = Callable[..., tuple[int, str]]


@pytest.fixture
def align(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Align:
    """Return the command, at work beside the folders fr and en: exit code, and what it says."""
    for name, text in (("fr/a.txt", FRENCH), ("en/a.txt", ENGLISH)):
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str) -> tuple[int, str]:
        monkeypatch.setattr(sys, "argv", ["align", *arguments])
        with pytest.raises(SystemExit) as ended:
            main()
        said = capsys.readouterr()
        return int(ended.value.code or 0), " ".join((said.out + said.err).split())

    return run


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def job(output: str, *more: str) -> tuple[str, ...]:
    return ("fr", "en", "-o", output, "--translator", "none", *more)


@pytest.mark.parametrize("name", ["CITATION.cff", "corpus.jsonl", "manifest.json", "fr/a.xml"])
def test_a_file_of_the_users_is_named_and_kept(align: Align, tmp_path: Path, name: str) -> None:
    (tmp_path / "out/fr").mkdir(parents=True)
    (tmp_path / "out" / name).write_text("by hand")
    before = contents(tmp_path)
    code, said = align(*job("out"))
    assert code == 2 and f"{name}: in the way: align has not written it; choose another folder" in said
    assert contents(tmp_path) == before
    assert align(*job("out", "--overwrite"))[0] == 0


@pytest.mark.parametrize("overwrite", [(), ("--overwrite",)])
@pytest.mark.parametrize("output", [".", "fr/..", "link"])
def test_no_result_takes_the_place_of_a_text_that_is_read(
    align: Align, tmp_path: Path, output: str, overwrite: tuple[str, ...]
) -> None:
    edition = f"<TEI xmlns='http://www.tei-c.org/ns/1.0'><text><body><p>{FRENCH}</p></body></text></TEI>"
    (tmp_path / "fr/a.txt").unlink()
    (tmp_path / "fr/a.xml").write_text(edition, encoding="utf-8")
    (tmp_path / "link").symlink_to(tmp_path)
    before = contents(tmp_path)
    code, said = align(*job(output, *overwrite))
    assert code == 2 and "fr/a.xml: it is read by this run" in said, said
    assert contents(tmp_path) == before


@pytest.mark.parametrize("output", ["fr/aligned", "fr", ".", "fr/deep/er", "en/aligned", "en"])
def test_three_runs_into_their_own_input_give_the_same_bytes(align: Align, tmp_path: Path, output: str) -> None:
    rounds = []
    for _ in range(3):
        code, said = align(*job(output))
        assert code == 0, said
        rounds.append(contents(tmp_path))
    assert rounds[0] == rounds[1] == rounds[2]
    assert json.loads((tmp_path / output / "manifest.json").read_text())["counts"]["bitexts"] == 1
    assert "passed over" in said


def test_a_result_that_was_edited_is_kept(align: Align, tmp_path: Path) -> None:
    assert align(*job("out"))[0] == 0
    path = tmp_path / "out/quotes.tsv"
    path.write_text(path.read_text() + "a note\n")
    code, said = align(*job("out"))
    assert code == 2 and "quotes.tsv: in the way: changed since align wrote it" in said
    assert path.read_text().endswith("a note\n")


def test_an_export_into_the_folder_of_its_run_lets_the_next_run_write_there(align: Align, tmp_path: Path) -> None:
    assert align(*job("out"))[0] == 0
    assert align("export", "out", "-f", "tmx")[0] == 0
    manifest = json.loads((tmp_path / "out/manifest.json").read_text())
    assert set(manifest["files"]) == {"corpus.tmx"} and "quotes.tsv" in manifest["earlier"]
    assert align(*job("out"))[0] == 0
    assert set(json.loads((tmp_path / "out/manifest.json").read_text())["earlier"]) == {"corpus.tmx"}


def test_a_linked_folder_in_the_output_sends_nothing_elsewhere(align: Align, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "out").mkdir()
    (tmp_path / "out/fr").symlink_to(tmp_path / "elsewhere")
    code, said = align(*job("out"))
    assert code == 2 and "a link is in the way" in said
    assert not any((tmp_path / "elsewhere").iterdir())


def test_what_a_link_outside_holds_is_not_published(align: Align, tmp_path: Path) -> None:
    (tmp_path / "diary.txt").write_text(FRENCH + " Le mot de passe est hunter2.", encoding="utf-8")
    (tmp_path / "fr/notes.txt").symlink_to(tmp_path / "diary.txt")
    code, said = align(*job("out"))
    assert code == 3 and "fr/notes.txt: a link that leads out of its folder is not followed" in said
    assert b"hunter2" not in b"".join(contents(tmp_path / "out").values())


@pytest.mark.parametrize("form", ["ladder", "xliff"])
def test_an_import_follows_no_link_out_of_its_folder(align: Align, tmp_path: Path, form: str) -> None:
    (tmp_path / "there").mkdir()
    (tmp_path / "there/a.xlf").symlink_to(tmp_path / "fr/a.txt")
    code, said = align("import", "there", "-f", form, "-o", "out")
    assert code == 2 and "leads out of its folder" in said
    assert not (tmp_path / "out").exists()


def test_an_import_does_not_write_over_what_it_reads(align: Align, tmp_path: Path) -> None:
    assert align(*job("out"))[0] == 0
    before = contents(tmp_path / "out")
    code, said = align("import", "out/corpus.jsonl", "-f", "jsonl", "-o", "out", "--overwrite")
    assert code == 2 and "corpus.jsonl: it is read by this run" in said
    assert contents(tmp_path / "out") == before
    assert align("import", "out/corpus.jsonl", "-f", "jsonl", "-o", "other")[0] == 0


def test_a_page_replaces_pages_only(align: Align, tmp_path: Path) -> None:
    assert align("report", "fr", "en", "-o", "page.html", "--translator", "none")[0] == 0
    assert align("report", "fr", "en", "-o", "page.html", "--translator", "none")[0] == 0
    for name in ("fr/a.txt", "mine.html"):
        (tmp_path / "mine.html").write_text("mine")
        before = contents(tmp_path)
        code, said = align("report", "fr", "en", "-o", name, "--translator", "none")
        assert code == 2 and "in the way" in said
        assert contents(tmp_path) == before
    code, said = align("report", "fr", "en", "-o", "fr/a.txt", "--translator", "none", "--overwrite")
    assert code == 2 and "read by this run" in said


def test_decisions_behind_a_link_are_not_read(align: Align, tmp_path: Path) -> None:
    (tmp_path / "private").mkdir()
    (tmp_path / "private/d").write_text("secret")
    (tmp_path / "fr/decisions.tsv").symlink_to(tmp_path / "private/d")
    code, said = align(*job("out"))
    assert code == 2 and "leads out of its folder" in said and "secret" not in said
