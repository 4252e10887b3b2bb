"""What teaches is true: examples print what they say, the notebook what it holds, pages name commands that exist."""

from __future__ import annotations

import contextlib
import io
import json
import re
import runpy
import shlex
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from aligner.cli import COMMANDS, group

ROOT = Path(__file__).parents[1]
EXAMPLES = sorted((ROOT / "examples").glob("*.py"))
PAGES = sorted((ROOT / "docs").rglob("*.md"))
_SAYS = "It prints, among others:\n"
_FENCE = re.compile(r"^```(\w*)\n(.*?)^```", re.MULTILINE | re.DOTALL)


def printed(code: object) -> str:
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        assert callable(code)
        code()
    return out.getvalue()


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_an_example_prints_what_it_says(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.argv", [str(path)])
    said = runpy.run_path(str(path))["__doc__"].partition(_SAYS)[2].strip().splitlines()
    assert said, "the docstring does not say what is printed"
    out = printed(lambda: runpy.run_path(str(path), run_name="__main__"))
    assert [line for line in said if line.strip() not in out] == [], out


def test_the_notebook_gives_its_outputs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    cells = json.loads((ROOT / "examples/tour.ipynb").read_text(encoding="utf-8"))["cells"]
    names: dict[str, object] = {}
    ran = 0
    for cell in cells:
        if cell["cell_type"] == "code":
            code = compile("".join(cell["source"]), f"tour.ipynb, cell {cell['id']}", "exec")
            out = printed(lambda code=code: exec(code, names))
            assert out == "".join("".join(output["text"]) for output in cell["outputs"]), cell["id"]
            ran += 1
    assert ran > 3


def commands(page: Path) -> Iterator[list[str]]:
    """Yield the `align` command lines of a page's blocks of code, as words."""
    for language, block in _FENCE.findall(page.read_text(encoding="utf-8")):
        if language in ("sh", ""):
            for line in block.splitlines():
                if line.startswith("align "):
                    yield shlex.split(line.partition("  #")[0])[1:]


def check(words: list[str]) -> None:
    """Raise what click would for a command, option or choice that there is none of; paths need not be there."""
    name, arguments = (words[0], words[1:]) if words[0] in COMMANDS else ("run", words)
    context = click.Context(group)
    command = group.get_command(context, name)
    while isinstance(command, click.Group):
        command, arguments = command.get_command(context, arguments[0]), arguments[1:]
    assert command is not None, words
    parser = command.make_parser(click.Context(command))
    options, _, _ = parser.parse_args([word for word in arguments if word != "--help"])
    for parameter in command.params:
        values = options.get(parameter.name or "")
        if isinstance(parameter.type, click.Choice) and isinstance(values, list | str):
            for value in [values] if isinstance(values, str) else values:
                parameter.type.convert(value, parameter, None)


@pytest.mark.parametrize("page", [*PAGES, ROOT / "README.md"], ids=lambda path: path.relative_to(ROOT).as_posix())
def test_the_commands_of_a_page_are_those_there_are(page: Path) -> None:
    for words in commands(page):
        check(words)


def test_commands_are_found_and_faults_in_them_too() -> None:
    assert sum(1 for page in PAGES for _ in commands(page)) > 10
    for wrong in (["quotes", "--nothing"], ["export", "aligned", "--format", "tmz"]):
        with pytest.raises(click.UsageError):
            check(wrong)


def test_the_python_of_the_pages_runs() -> None:
    page = (ROOT / "docs/python.md").read_text(encoding="utf-8")
    blocks = [block for language, block in _FENCE.findall(page) if language == "python"]
    assert "Anna Gray verbatim four people were hurt in the fire" in printed(lambda: exec(blocks[0], {}))
    names = re.findall(r"aligner\.(\w+)\(", page)
    import aligner

    assert names and all(hasattr(aligner, name) for name in names)
