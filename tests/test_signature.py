"""Versions that results depend on: none that the package asks for is forgotten."""

from __future__ import annotations

import re
from configparser import ConfigParser
from pathlib import Path

from aligner.signature import LIBRARIES, libraries

# Asked for, and without a part in any result: the command line, drawing, folders, locks, scores, servers, threads.
ASIDE = {"click", "rich", "platformdirs", "portalocker", "sacrebleu", "jinja2", "starlette", "uvicorn", "distributed"}


def test_every_library_that_makes_results_is_in_the_key_of_results() -> None:
    made = ConfigParser()
    made.read(Path(__file__).parents[1] / "setup.cfg")
    extras = {
        name: text for name, text in made["options.extras_require"].items() if name not in ("test", "fuzz", "docs")
    }
    lines = "\n".join([made["options"]["install_requires"], *extras.values()]).splitlines()
    asked = {re.match(r"[\w.-]+", line)[0].lower().replace("_", "-") for line in lines if line.strip()}
    known = {name.lower().replace("_", "-") for name in LIBRARIES} | ASIDE | {"threadpoolctl"}
    assert asked <= known, f"add to aligner.signature.LIBRARIES, or say here that it makes no result: {asked - known}"


def test_versions_are_those_that_are_installed() -> None:
    found = dict(libraries())
    assert {"python", "numpy", "lxml", "regex"} <= set(found) and all(found.values())
    assert "pytest" not in found and "mypy" not in found
