"""`aligner` on the package index is somebody else's package: nothing here may tell anybody to install it."""

from __future__ import annotations

import re
import subprocess
from configparser import ConfigParser
from pathlib import Path

from aligner.errors import DISTRIBUTION, install

ROOT = Path(__file__).parents[1]
_STRANGER = re.compile(r"""(?:pip|pipx|uv)\s+(?:tool\s+)?install\b[^\n#;]*?[\s"']aligner(?=\[|["'\s`)]|$)""")


def test_the_distribution_has_a_name_of_its_own() -> None:
    config = ConfigParser()
    config.read(ROOT / "setup.cfg", encoding="utf-8")
    assert config["metadata"]["name"] == DISTRIBUTION != "aligner"
    extras = config["options.extras_require"]
    assert install("html") == f"pip install '{DISTRIBUTION}[html]'"
    told = re.compile(r"""\binstall\(["'](\w+)["']\)""")
    named = {name for path in (ROOT / "aligner").rglob("*.py") for name in told.findall(path.read_text("utf-8"))}
    assert named and named <= set(extras), "a remedy names an extra there is none of"


def test_nothing_tells_anybody_to_install_a_strangers_package() -> None:
    assert _STRANGER.search("run: pip install --quiet aligner\n") and _STRANGER.search("`pip install 'aligner[html]'`")
    assert not _STRANGER.search("pip install 'aligner-fr-en[html]'") and not _STRANGER.search("pip install '.[html]'")
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout
    texts = {".md", ".py", ".yml", ".yaml", ".cfg", ".toml", ".txt", ".sh", ".html", ""}
    for name in filter(None, listed.decode().split("\0")):
        path = ROOT / name
        if path.suffix in texts and path.is_file() and name != "tests/test_names.py":
            content = path.read_bytes().decode("utf-8", "ignore")
            assert not _STRANGER.search(content), name
