from __future__ import annotations

import importlib.util
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from aligner.errors import ModelError
from aligner.translation import stock
from aligner.translation.argos import Argos
from aligner.translation.packages import Package, install

LINES = [
    "Il pleut.", "Je ne sais pas.", "", "Tom a acheté une nouvelle voiture.", "Où est nom_de_fichier ?",
    "Elle habite à Paris depuis dix ans, je crois.",
]  # fmt: skip
missing = importlib.util.find_spec("argostranslate") is None


@pytest.mark.skipif(not missing, reason="argostranslate is installed")
def test_where_it_is_missing_the_error_gives_the_command() -> None:
    with pytest.raises(ModelError, match=r"pip install 'aligner-fr-en\[argos\]'"):
        stock.load()


@pytest.mark.skipif(missing, reason="argostranslate is not installed: pip install 'aligner-fr-en[argos]'")
def test_both_engines_give_the_same_text_on_the_same_package(engine: Argos, toy: Package, tmp_path: Path) -> None:
    """In a process of its own: argostranslate reads its settings when imported. No connection is opened."""
    installed = install(toy.path, into=tmp_path / "packages")
    program = """
import sys, json
def hook(event, arguments):
    # A library may look whether IPv6 is there, with a socket that it binds and closes; none may go out.
    if event in ("socket.connect", "socket.getaddrinfo", "socket.sendto", "urllib.Request"):
        raise SystemExit(f"{event} {arguments}")
sys.addaudithook(hook)
from aligner import translation
engine = translation.load("stock")
out = engine.translate(json.loads(sys.argv[1]))
pivot = translation.load("stock:fr-de")
there = pivot.translate(["Il pleut."])
print(json.dumps([engine.name, engine.digest, [[r.text, r.score] for r in out], pivot.name, there[0].text]))
"""
    for source, target in (("fr", "es"), ("es", "de")):
        other = install(toy.path, into=tmp_path / source).path
        metadata = json.loads((other / "metadata.json").read_text())
        metadata |= {"from_code": source, "from_name": source, "to_code": target, "to_name": target}
        (other / "metadata.json").write_text(json.dumps(metadata))
        other.rename(installed.path.parent / f"translate-{source}_{target}")
    environment = {**os.environ, "ARGOS_PACKAGES_DIR": str(installed.path.parent)}
    done = subprocess.run(
        [sys.executable, "-c", program, json.dumps(LINES)], capture_output=True, text=True, check=False, env=environment
    )
    assert done.returncode == 0, done.stderr
    name, digest, renderings, pivot, there = json.loads(done.stdout.splitlines()[-1])
    ours = engine.translate(LINES)
    assert name == "stock:fr-en"
    assert digest == engine.digest
    assert pivot == "stock:fr-es-de"
    assert there
    assert [text for text, _ in renderings] == [r.text for r in ours]
    assert [score for _, score in renderings] == pytest.approx([r.score for r in ours], abs=0.15)
