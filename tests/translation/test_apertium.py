from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from aligner import translation
from aligner.errors import ModelError
from aligner.translation.apertium import DATA, STEPS, Apertium, as_apertium_spells

installed = shutil.which("apertium") and all((DATA / "modes" / f"{step}.mode").is_file() for step in STEPS)
needs = pytest.mark.skipif(not installed, reason="apt-get install apertium apertium-fr-es apertium-eng-spa")

HARD = (
    "Il est parti parce", "que je le voulais.", "À partir", "", "de demain [et] {x} a/b \\ ^foo$ <b>gras</b>",
    "Une *étoile, un @compte et un #mot-clé.", "«\u00a0Bonjour\u00a0», dit-il.", " \t ", "À 3,5 % ; voir https://a.fr/x?y=1",
)  # fmt: skip


@needs
def test_line_for_line_whatever_the_line_holds() -> None:
    apertium = Apertium()
    renderings = apertium.translate(HARD)
    assert [bool(r.text) for r in renderings] == [bool(line.split()) for line in HARD]
    texts = [r.text for r in renderings]
    assert "[and] {x}" in texts[4]
    assert "\\ ^foo$ <b>fat</b>" in texts[4]
    assert "*" in texts[5] and "@" in texts[5] and "#" in texts[5]
    assert "https://a.fr/x?y=1" in texts[8]
    assert [r.text for r in apertium.translate(["Il pleut.", "Elle dort."])] == [
        "It rains.",
        "It sleeps.",
    ]


@needs
def test_words_with_ligatures_and_decomposed_accents_are_translated() -> None:
    lines = [
        "Son œuvre est au cœur du débat.",
        "SA SŒUR DORT.",
        "Un rendez\u2011vous annulé.",
        "Un rendez-vous annulé.",
    ]
    lines += ["L'e\u0301te\u0301 dernier.", "L'été dernier."]
    texts = [rendering.text for rendering in Apertium().translate(lines)]
    assert texts[0] == "His work is to the heart of the debate."
    assert "sister" in texts[1].lower() and texts[2] == texts[3] and texts[4] == texts[5]


def test_the_spelling_is_apertiums_and_the_text_keeps_its_own() -> None:
    assert as_apertium_spells("Œil, ŒIL, L’Œ, un œ.") == "Oeil, OEIL, L’Oe, un oe."
    assert as_apertium_spells("ex æquo, CÆSAR") == "ex aequo, CAESAR"


@needs
def test_a_shell_s_own_marks_are_text() -> None:
    [rendering] = Apertium().translate(["`touch x` $(touch y) ; touch z | cat > w"])
    assert "touch" in rendering.text
    assert not any(Path(name).exists() for name in "xyzw")


@needs
def test_the_digest_is_of_the_language_data() -> None:
    assert Apertium().digest == Apertium().digest
    assert len(Apertium().digest) == 64


@needs
def test_it_is_the_draft_default_where_no_package_is_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("aligner.translation.packages.shipped_dir", lambda: None)
    assert translation.load().name == translation.load("apertium").name == "apertium:fr-es-en"


def test_where_it_is_missing_the_error_gives_the_command(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="apt-get install apertium"):
        Apertium("no-such-program")
    program = tmp_path / "apertium"
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    with pytest.raises(ModelError, match="no data for fr-es"):
        Apertium(str(program), tmp_path)


def fake(folder: Path, script: str) -> Apertium:
    (folder / "modes").mkdir()
    for step in STEPS:
        (folder / "modes" / f"{step}.mode").write_text("cat")
    program = folder / "apertium"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)
    return Apertium(str(program), folder)


def test_lines_that_a_step_joins_are_done_again_in_halves(tmp_path: Path) -> None:
    joining = fake(tmp_path, r"tr -s '\n' | sed 's/a/A/g' | tr '\n' ' '")
    assert [r.text for r in joining.translate(["a un", "deux", "", "a trois"])] == ["A un", "deux", "", "A trois"]


def test_a_failure_of_the_program_is_said(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="failed on fr-es: no such mode"):
        fake(tmp_path, "echo no such mode >&2; exit 1").translate(["a"])
