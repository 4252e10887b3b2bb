"""Dependencies go one way, and importing the package does nothing."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "aligner"
FOUNDATION = {
    "model", "errors", "addresses", "files", "xml", "protocols", "signature", "languages", "output", "cache", "text",
    "paragraphs", "doubt", "tagging", "monotone",
}  # fmt: skip
# What each room may import besides the foundation and itself.
ABOVE = {
    "cli": {
        "pipeline",
        "reading",
        "translation",
        "embed",
        "evaluate",
        "formats",
        "glossary",
        "report",
        "review",
        "match",
        "decisions",
        "distribute",
    },
    "distribute": {"pipeline"},
    "start": {"cli"},
    "__main__": {"start"},
    "": {"api"},
    "review": {"report", "formats", "decisions"},
    "pipeline": None,  # the one place where all stages meet
    "api": None,  # the same, for whoever imports the package
}


def rooms() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def room(path: Path) -> str:
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return parts[0] if parts[0] != "__init__" else ""


def imported(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            names = (
                [f"{node.module}.{alias.name}" for alias in node.names] if node.module == "aligner" else [node.module]
            )
        found |= {name.split(".")[1] for name in names if name and name.startswith("aligner.")}
    return found


def test_there_is_something_to_check() -> None:
    assert len(rooms()) > 10


@pytest.mark.parametrize("path", rooms(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_dependencies_go_one_way(path: Path) -> None:
    here = room(path)
    allowed = ABOVE.get(here, set())
    if allowed is None:
        assert "cli" not in imported(path)
        return
    lower = {"model", "errors", "files", "signature"} if here in FOUNDATION else FOUNDATION
    extra = imported(path) - lower - allowed - {here, "__version__"}
    assert not extra, f"{path.name} imports {sorted(extra)}; a stage never imports another"


# The rooms of matching, each standing upon those before it; what lies beside them (matcher.py) stands upon all.
LAYERS = ("pool", "retrieve", "span", "changes", "judge", "explain")


@pytest.mark.parametrize("layer", LAYERS)
def test_the_layers_of_matching_stand_upon_one_another(layer: str) -> None:
    lower = LAYERS[: LAYERS.index(layer) + 1]
    files = sorted((PACKAGE / "match" / layer).rglob("*.py"))
    assert files
    for path in files:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("aligner.match"):
                assert (node.module or "").split(".")[2:3] in [[one] for one in lower], f"{path}: {node.module}"


def test_importing_does_nothing() -> None:
    """No file outside the interpreter's own is opened, no connection made, no environment variable read by us."""
    modules = [".".join(("aligner", *p.relative_to(PACKAGE).with_suffix("").parts)) for p in rooms()]
    modules = [name.removesuffix(".__init__") for name in modules if not name.endswith("__main__")]
    program = f"""
import sys, importlib
import numpy, lxml.etree, click, rich.console
def hook(event, args):
    if event.startswith("socket.") or event == "open" and "/aligner" in str(args[0]) and not str(args[0]).endswith(
        (".py", ".pyc")) and "__pycache__" not in str(args[0]):
        raise SystemExit(f"import did {{event}} {{args}}")
sys.addaudithook(hook)
for name in {modules!r}:
    try:
        importlib.import_module(name)
    except ModuleNotFoundError as error:
        assert not error.name.startswith("aligner"), error
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_every_package_is_listed() -> None:
    listed = (PACKAGE.parent / "setup.cfg").read_text(encoding="utf-8")
    for folder in {path.parent for path in rooms()}:
        name = ".".join(folder.relative_to(PACKAGE.parent).parts)
        assert f"\n    {name}\n" in listed, f"{name} is not in setup.cfg: an installed aligner would lack it"
