from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from aligner.errors import OutputError
from aligner.protocols import Rendering
from aligner.translation.cache import Cache


def test_what_is_put_is_got_by_model_settings_and_text(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "deep" / "c.sqlite3")
    cache.put("m", "beam=4", {"un": Rendering("one", -0.25), "": Rendering("", 0.0)})
    assert cache.get("m", "beam=4", ["un", "deux", ""]) == {"un": Rendering("one", -0.25), "": Rendering("", 0.0)}
    assert cache.get("m", "beam=1", ["un"]) == {}
    assert cache.get("n", "beam=4", ["un"]) == {}
    assert Cache(tmp_path / "deep" / "c.sqlite3").get("m", "beam=4", ["un"]) == {"un": Rendering("one", -0.25)}


def test_many_at_once(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "c")
    many = {f"phrase {i} \udcff": Rendering(str(i), -i) for i in range(2500)}
    cache.put("m", "", many)
    assert cache.get("m", "", list(many)) == many


def test_it_stays_small_and_keeps_what_is_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache = Cache(tmp_path / "c", most=100)
    now = 1000.0
    monkeypatch.setattr("time.time", lambda: now)
    cache.put("m", "", {str(i): Rendering("x", 0) for i in range(100)})
    now = 2000.0
    assert len(cache.get("m", "", ["0", "1"])) == 2
    cache.put("m", "", {"new": Rendering("y", 0)})
    left = cache.get("m", "", [*map(str, range(100)), "new"])
    assert {"0", "1", "new"} <= set(left)
    assert len(left) == 90


@pytest.mark.filterwarnings("ignore::ResourceWarning")
def test_a_damaged_file_is_put_aside(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    path = tmp_path / "c"
    path.write_bytes(b"this is no database, and long enough to be looked at" * 100)
    cache = Cache(path)
    cache.put("m", "", {"un": Rendering("one", 0)})
    assert cache.get("m", "", ["un"])
    assert (tmp_path / "c.damaged").is_file()
    assert "damaged" in caplog.text


def test_a_place_that_cannot_be_is_said_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError, match="cannot be used"):
        Cache(tmp_path / "file" / "c").get("m", "", ["un"])


def test_two_processes_at_once(tmp_path: Path) -> None:
    program = """
import sys; from pathlib import Path
from aligner.protocols import Rendering; from aligner.translation.cache import Cache
cache, me = Cache(Path(sys.argv[1])), sys.argv[2]
for i in range(40):
    cache.put("m", me, {str(i): Rendering(me, -i)})
    assert cache.get("m", me, [str(i)])[str(i)].text == me
"""
    command = [sys.executable, "-c", program, str(tmp_path / "c")]
    both = [subprocess.Popen([*command, name], stderr=subprocess.PIPE, text=True) for name in ("a", "b")]
    errors = [process.communicate(timeout=60)[1] for process in both]
    assert [process.returncode for process in both] == [0, 0], errors
    cache = Cache(tmp_path / "c")
    assert all(len(cache.get("m", name, [str(i) for i in range(40)])) == 40 for name in ("a", "b"))
