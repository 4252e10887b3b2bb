"""What results depend on beside their inputs: files of the package by name and content, nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from aligner.cache import code_digest, environment, versions


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Return a package, which is also that of the models."""
    for name in ("a.py", "sub/b.json", "sub/c.npz", "d.tsv", "matcher/x.bin", "encoder/y.bin", "translator/z.bin"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("1")
    monkeypatch.setattr(versions, "files", lambda name: tmp_path)
    yield tmp_path
    versions.environment.cache_clear()
    versions.code_digest.cache_clear()


def digests() -> tuple[str, str]:
    versions.environment.cache_clear()
    versions.code_digest.cache_clear()
    return code_digest(), environment()


@pytest.mark.parametrize("name", ["a.py", "sub/b.json", "sub/c.npz", "d.tsv"])
def test_programs_and_data_are_in_the_digest_by_name_and_content(package: Path, name: str) -> None:
    first = digests()
    (package / name).write_text("2")
    second = digests()
    (package / name).rename(package / name.replace(".", "2."))
    found = [first, second, digests()]
    assert len({code for code, _ in found}) == len({all_of_it for _, all_of_it in found}) == 3


def test_a_file_in_another_folder_is_another(package: Path) -> None:
    first = digests()
    (package / "sub").rename(package / "sup")
    assert digests()[0] != first[0]


@pytest.mark.parametrize("name", ["note.md", "a.txt", "__pycache__/a.py"])
def test_what_makes_nothing_is_not_in_the_digest(package: Path, name: str) -> None:
    first = digests()
    (package / name).parent.mkdir(exist_ok=True)
    (package / name).write_text("2")
    assert digests()[0] == first[0]


@pytest.mark.parametrize(
    ("name", "held"), [("matcher/x.bin", True), ("encoder/y.bin", False), ("translator/z.bin", False)]
)
def test_models_without_a_digest_of_their_own_are_in_the_environment(package: Path, name: str, held: bool) -> None:
    code, all_of_it = digests()
    (package / name).write_text("2")
    assert digests()[0] == code and (digests()[1] != all_of_it) is held
