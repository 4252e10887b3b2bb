"""What other people's CI takes from here, and our own step: the command as it is typed."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import pytest

from aligner.cli import main

yaml = pytest.importorskip("yaml")
ROOT = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True)
class Done:
    returncode: int
    stdout: str
    stderr: str


class Align(Protocol):
    def __call__(self, *arguments: str, cwd: Path = ROOT) -> Done: ...


@pytest.fixture
def align(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Align:
    def call(*arguments: str, cwd: Path = ROOT) -> Done:
        monkeypatch.chdir(cwd)
        monkeypatch.setattr(sys, "argv", ["align", *arguments])
        with pytest.raises(SystemExit) as ended:
            main()
        told = capsys.readouterr()
        return Done(int(ended.value.code or 0), told.out, told.err)

    return call


def test_our_own_step_is_green_and_turns_red_when_a_term_is_broken(tmp_path: Path, align: Align) -> None:
    done = align("glossary", "check", "corpus/fr", "corpus/en")
    assert done.returncode == 0, done.stdout + done.stderr
    name = "2026-10-03_harbour-library.txt"
    for lang in ("fr", "en"):
        (tmp_path / lang).mkdir()
        (tmp_path / lang / name).write_text(
            (ROOT / "corpus" / lang / name).read_text(encoding="utf-8"), encoding="utf-8"
        )
    broken = tmp_path / "en" / name
    broken.write_text(broken.read_text(encoding="utf-8").replace("harbour master", "port captain"), encoding="utf-8")
    glossary = str(ROOT / "glossary.tsv")
    done = align("glossary", "check", "fr", "en", "-g", glossary, "--format", "json", cwd=tmp_path)
    assert done.returncode == 1, done.stdout + done.stderr
    (finding,) = json.loads(done.stdout)["findings"]
    assert (finding["rule"], finding["found"], finding["term"]) == ("forbidden", "port captain", "capitaine du port")
    assert finding["path"].endswith(name) and finding["line"] == 13


def test_baseline_max_warnings_and_bad_use(tmp_path: Path, align: Align) -> None:
    for lang, text in (("fr", "Une jeune pousse est née.\n"), ("en", "A start-up is born.\n")):
        (tmp_path / lang).mkdir()
        (tmp_path / lang / "a.txt").write_text(text, encoding="utf-8")
    (tmp_path / "glossary.tsv").write_text("source\ttarget\njeune pousse\tstartup\n", encoding="utf-8")
    assert align("glossary", "check", "fr", "en", cwd=tmp_path).returncode == 0  # a warning
    assert align("glossary", "check", "fr", "en", "--max-warnings", "0", cwd=tmp_path).returncode == 1
    assert align("glossary", "check", "fr", "en", "--write-baseline", "b.json", cwd=tmp_path).returncode == 0
    done = align("glossary", "check", "fr", "en", "--max-warnings", "0", "--baseline", "b.json", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (0, "no findings\n")
    (tmp_path / "glossary.tsv").write_text("source\ttarget\njeune pousse\n", encoding="utf-8")
    done = align("glossary", "check", "fr", "en", cwd=tmp_path)
    assert done.returncode == 2 and "glossary.tsv:2: no target term" in done.stderr and "Traceback" not in done.stderr
    assert align("glossary", "lint", cwd=tmp_path).returncode == 1


def test_import_and_export_on_the_command_line(tmp_path: Path, align: Align) -> None:
    done = align("glossary", "export", str(ROOT / "glossary.tsv"), "--to", "tbx", "-o", str(tmp_path / "g.tbx"))
    assert done.returncode == 0 and "is a regular expression and is left out" in done.stderr
    done = align("glossary", "import", str(tmp_path / "g.tbx"), "--from", "tbx")
    assert done.returncode == 0 and "conseil d'administration\tboard" in done.stdout


def test_pre_commit_hooks_name_commands_that_exist(align: Align) -> None:
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert [hook["id"] for hook in hooks] == ["align-glossary-lint", "align-glossary-check"]
    for hook in hooks:
        assert {"id", "name", "entry", "language"} <= hook.keys() and hook["language"] == "python"
        program, group, command = hook["entry"].split()
        assert (program, group) == ("align", "glossary") and align(group, command, "--help").returncode == 0


def test_the_action_runs_with_its_defaults_and_takes_inputs_as_data(tmp_path: Path) -> None:
    action = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    assert action["runs"]["using"] == "composite"
    step = action["runs"]["steps"][-1]
    assert "${{" not in step["run"]
    assert all(value == f"${{{{ inputs.{name.lower().replace('_', '-')} }}}}" for name, value in step["env"].items())
    log = tmp_path / "log"
    fake = tmp_path / "align"
    fake.write_text(f'#!/bin/sh\nfor a; do printf "%s\\n" "$a" >>{log}; done\n', encoding="utf-8")
    fake.chmod(0o755)
    given = {name: action["inputs"].get(name.lower().replace("_", "-"), {}).get("default", "") for name in step["env"]}
    given |= {"FRENCH": "fr; touch hacked", "ENGLISH": "$(touch hacked)", "MAX_WARNINGS": "3"}
    environment = {**given, "PATH": f"{tmp_path}:/usr/bin:/bin"}
    subprocess.run(["bash", "-c", step["run"]], cwd=tmp_path, env=environment, check=True)
    assert log.read_text(encoding="utf-8").split("\n") == [
        "glossary", "lint", "glossary.tsv", "glossary", "check", "--glossary", "glossary.tsv", "--format", "github",
        "--max-warnings", "3", "--", "fr; touch hacked", "$(touch hacked)", "",
    ]  # fmt: skip
    assert not (tmp_path / "hacked").exists()


def test_the_gitlab_job_uses_options_that_exist(align: Align) -> None:
    job = yaml.safe_load((ROOT / "docs" / "ci" / "gitlab.yml").read_text(encoding="utf-8"))["glossary"]
    (line,) = [line for line in job["script"] if line.startswith("align glossary check")]
    told = align("glossary", "check", "--help").stdout
    assert all(word in told for word in line.split() if word.startswith("--") and word != "--")
    assert job["artifacts"]["reports"]["junit"] == line.split()[line.split().index("--output") + 1]


def test_a_finished_run_is_checked_as_it_stands(tmp_path: Path, align: Align) -> None:
    (tmp_path / "fr.fr").write_text("Le conseil d'administration dort.\nIl pleut.\n", encoding="utf-8")
    (tmp_path / "fr.en").write_text("The committee sleeps.\nIt rains.\n", encoding="utf-8")
    (tmp_path / "glossary.tsv").write_text("source\ttarget\nconseil d'administration\tboard\n", encoding="utf-8")
    done = align("glossary", "check", "--from", "moses", "fr.fr", "--format", "github", cwd=tmp_path)
    assert done.returncode == 1 and done.stdout.startswith("::error file="), done.stderr
    assert "1 pair checked: 1 error" in done.stderr
    for wrong in (("fr",), (), ("fr", "en", "--from", "moses", "fr.fr"), ("--from", "docx", "fr.fr")):
        assert align("glossary", "check", *wrong, cwd=tmp_path).returncode == 2
