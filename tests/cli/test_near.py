"""Slips of the finger, and what is said of many files in few lines."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from aligner.cli import COMMANDS, group
from aligner.cli.near import near, options_of
from aligner.cli.notices import shortened


def said(*args: str, cwd: Path | None = None) -> tuple[int, str]:
    done = subprocess.run([sys.executable, "-m", "aligner", *args], capture_output=True, text=True, cwd=cwd)
    return done.returncode, " ".join((done.stdout + done.stderr).split())


@pytest.mark.parametrize(
    ("args", "meant"),
    [
        (("glossry",), "did you mean 'glossary'?"),
        (("--verison",), "did you mean '--version'?"),
        (("reprot", "fr", "en"), "did you mean 'report'?"),
        (("glossary", "chekc"), "did you mean 'check'?"),
        (("quotes", "--fromat", "tsv", "a", "b"), "did you mean '--format'?"),
        (("quotes", "--quote", " ", "en"), "the quote is empty"),
        (("quotes", "--quote", "« … »", "en"), "the quote has no word"),
        (("models", "verify", "bilingaul"), "no model 'bilingaul'"),
        (("nowhere",), "no command 'nowhere', and no such file or folder"),
        (("import", "a.thing"), "the ending does not tell the format"),
    ],
)
def test_what_was_meant_is_named(args: tuple[str, ...], meant: str, tmp_path: Path) -> None:
    code, text = said(*args, cwd=tmp_path)
    assert code == 2 and meant in text


def test_every_command_and_option_is_found_at_two_slips() -> None:
    names = list(COMMANDS)
    for name in names:
        slip = name[:1] + name[2:1:-1] + name[3:] if len(name) > 3 else name
        assert near(slip, names) in (name, "") if slip in names else near(slip, names)
        command = group.get_command(click.Context(group), name)
        assert command is not None and command.name == name
        for option in options_of(command):
            if len(option) > 4:
                assert near(option[:-1] + "x", options_of(command))


def test_help_and_version_load_no_stage() -> None:
    program = (
        "import sys; sys.argv = ['align', {!r}]; from aligner.start import main\n"
        "try: main()\nfinally: print(sorted({{'aligner.pipeline', 'numpy', 'lxml'}} & set(sys.modules)))"
    )
    for option in ("--help", "--version"):
        done = subprocess.run([sys.executable, "-c", program.format(option)], capture_output=True, text=True)
        assert done.returncode == 0 and done.stdout.rstrip().endswith("[]"), done.stdout


def test_folders_given_the_wrong_way_round(tmp_path: Path) -> None:
    french = "La maire a dit que le port ouvrira demain à midi pour tous les bateaux qui attendent. " * 3
    english = "The mayor said that the harbour will open tomorrow at noon for all the boats that wait. " * 3
    for folder, text in (("fr", french), ("en", english)):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.txt").write_text(text, encoding="utf-8")
    code, text = said("en", "fr", "--no-cache", cwd=tmp_path)
    assert code == 2 and "FRENCH and ENGLISH seem to be swapped" in text


def test_one_pair_is_one_and_many_notices_are_one(tmp_path: Path) -> None:
    for folder, text in (("fr", "Le port ouvre demain."), ("en", "The harbour opens tomorrow.")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.txt").write_text(text, encoding="utf-8")
        for number in range(3):
            (tmp_path / folder / f"{number}.jpg").write_bytes(b"x")
    code, text = said("fr", "en", "--no-cache", "--translator", "none", "-j1", cwd=tmp_path)
    assert code == 0
    assert "Texts: 1 French, 1 English, 1 pair of versions with 1 bead. Quotes: 0." in text
    assert "6 files passed over, no reader for .jpg; -v names them" in text and "0.jpg" not in text
    assert shortened(["a: other"]) == ["a: other"]


def test_read_shows_blocks_sentences_and_quotes(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("# Titre\n\nLa maire a dit : « Nous partirons demain. »\n\n- un `code`\n", encoding="utf-8")
    done = CliRunner().invoke(group, ["read", str(path)], standalone_mode=False)
    lines = " ".join(done.output.split())
    assert "heading 1 s1 Titre paragraph s2 La maire a dit : « Nous partirons demain. » item 1 s3 un" in lines
    assert "q1 « Nous partirons demain. » (direct, La maire)" in lines
    done = CliRunner().invoke(group, ["read", "--json", str(path)], standalone_mode=False)
    assert '"start": 28' in done.output and "code" not in done.output.replace(str(path), "")
