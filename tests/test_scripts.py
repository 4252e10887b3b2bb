"""What benchmarks, training recipes and fuzzers take from the package is there, whatever has been moved in it."""

from __future__ import annotations

import ast
import importlib
import pkgutil
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SCRIPTS = sorted(path for folder in ("benchmarks", "training", "fuzz") for path in (ROOT / folder).rglob("*.py"))


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_import_from_the_package_is_there(script: Path) -> None:
    missing = []
    for node in ast.walk(ast.parse(script.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "aligner":
            module = importlib.import_module(node.module)
            inside = {found.name for found in pkgutil.iter_modules(getattr(module, "__path__", ()))}
            missing += [name.name for name in node.names if not hasattr(module, name.name) and name.name not in inside]
    assert missing == []
